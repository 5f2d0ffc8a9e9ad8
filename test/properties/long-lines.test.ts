import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/core/analyse.ts';
import { planRepair } from '../../src/core/source/repair.ts';
import { DEFAULT_SETTINGS } from '../../src/core/settings.ts';
import { PATIENCE, runs } from '../generate/runs.ts';
import { oddity, ownLink, said } from '../generate/words.ts';
import { carriedOut, planOf, unlinkPlanOf, type MemoryVault } from './memory-vault.ts';

const MEGABYTE = 1 << 20;
const HEAD = '---\nid: S-1\nplatform: web\nformat: article\n---\n';

/** A line of a megabyte, of a few pieces again and again. */
const longLine = fc.array(fc.oneof({ weight: 3, arbitrary: said }, { weight: 1, arbitrary: ownLink }, { weight: 2, arbitrary: oddity }), { minLength: 1, maxLength: 3 })
  .map((parts) => `${parts.join(' ').replace(/[\r\n]/g, ' ')} `).map((piece) => piece.repeat(Math.ceil(MEGABYTE / piece.length)));

// Few cases: each takes as long as thousands of small notes.
describe('a line of a megabyte', () => {
  it('is analysed with spans in range, linked, and restored byte for byte', () => {
    fc.assert(fc.property(longLine, fc.constantFrom('', '> ', '- ', '| '), (line, prefix) => {
      const text = `${HEAD}${prefix}${line}\n\nAda Penrose says: "It is slow, and nobody measures it."\n`;
      const { quotations, note } = analyse(text, 'In/0.md');
      expect(note.text).toBe(text);
      for (const { start, end } of [...quotations, ...note.protectedSpans]) expect(start >= 0 && start < end && end <= text.length).toBe(true);
      const vault: MemoryVault = { notes: new Map([['In/0.md', text]]), settings: DEFAULT_SETTINGS, useMarkdownLinks: false };
      const after = carriedOut(vault, planOf(vault, new Set(['people', 'links'])));
      expect(carriedOut(after, unlinkPlanOf(after)).notes.get('In/0.md')).toBe(text);
    }), runs(4));
  }, PATIENCE);

  it('is kept when the front matter holds it', () => {
    fc.assert(fc.property(longLine, fc.constantFrom('title: ', 'title: "', "- '", 'x: [', ''), (line, prefix) => {
      const text = `---\nid: S-1\nstatus: raw\n${prefix}${line}\n---\nKelp grows.\n`;
      expect(analyse(text, 'In/0.md').note.text).toBe(text);
      expect(planRepair(text).text.endsWith('Kelp grows.\n')).toBe(true);
    }), runs(8));
  }, PATIENCE);
});
