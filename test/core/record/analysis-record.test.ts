import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse, type Analysis } from '../../../src/core/analyse.ts';
import { movedAnalysis, readAnalysis, storeAnalysis } from '../../../src/core/record/analysis-record.ts';

const vault = join(import.meta.dirname, '../../vault');
const notes = readdirSync(vault).filter((name) => name.endsWith('.md')).map((path) => ({ path, text: readFileSync(join(vault, path), 'utf8') }));

/** As it comes back from where it was kept. */
const restored = (analysis: Analysis, path = analysis.path): Analysis | null => readAnalysis(storeAnalysis(analysis), analysis.note.text, path);

describe('the record of an analysis', () => {
  it('gives every note of the example vault back as it was', () => {
    expect(notes.length).toBeGreaterThan(10);
    for (const { path, text } of notes) {
      const analysis = analyse(text, path);
      expect(restored(analysis)).toEqual(analysis);
    }
  });

  it('gives any text back as it was', () => {
    const piece = fc.constantFrom(
      '---\n', 'id: a\n', 'title: "the "high" tide"\n', '# Wells\n', '- [[#Wells]]: deep\n', '> ', 'Marit Oosterlund says: ', '“A dry well.”', '"It\'s ', 'deep."\n',
      '**Sefu Adair:** ', 'she added, ', '`code`', '\r\n', '\n\n', '\ufeff', '😀', '\ud800', '[a](b)', '\t',
    );
    fc.assert(fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const analysis = analyse(pieces.join(''), 'in/a.md');
      expect(restored(analysis)).toEqual(analysis);
    }));
  });

  it('is refused for a text of another length, and where it is none', () => {
    const { path, text } = notes[1] as { path: string; text: string };
    const record = storeAnalysis(analyse(text, path));
    expect(readAnalysis(record, `${text}.`, path)).toBeNull();
    for (const other of ['', '\n', '{}\n[]', 'null\nnull', record.slice(0, 40), record.replace('\n', ' ')]) expect(readAnalysis(other, text, path)).toBeNull();
  });

  it('holds neither the text nor the path of the note', () => {
    const text = '---\nid: a\n---\nNobody in this village remembers the well.\n';
    expect(storeAnalysis(analyse(text, 'in/secret.md'))).not.toMatch(/village|secret/);
  });

  it('moves to another path without being read, and the first one stays where it was', () => {
    const analysis = analyse((notes[1] as { text: string }).text, 'in/a.md');
    const known = restored(analysis) as Analysis;
    expect(movedAnalysis(known, 'out/b.md')).toEqual({ ...analysis, path: 'out/b.md' });
    expect(known.path).toBe('in/a.md');
    expect(movedAnalysis(analysis, 'out/b.md')).toEqual({ ...analysis, path: 'out/b.md' });
  });
});
