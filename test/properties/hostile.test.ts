import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { harmless } from '../../src/cli/terminal.mts';
import { fileNameFor } from '../../src/core/notes/file-name.ts';
import { inertLine } from '../../src/core/notes/inert-text.ts';
import { parseNote } from '../../src/core/source/parse-note.ts';
import { oddity } from '../generate/words.ts';
import { PATIENCE, runs } from '../generate/runs.ts';
import { DEFAULT_SETTINGS } from '../../src/core/settings.ts';
import { planOf } from './memory-vault.ts';

const sign = fc.oneof(
  { weight: 3, arbitrary: oddity },
  { weight: 2, arbitrary: fc.constantFrom('<img src=x onerror=alert(1)>', '<script>', '../', '..\\', '/etc/passwd', 'C:\\', 'con', 'CON.', '\u001b[2J', '\u001b]0;x\u0007', '[x](javascript:alert(1))', '![[', '`= this`', '```dataviewjs', '<iframe', 'a'.repeat(300), 'é'.repeat(200), '\u0000', '.', ' ', '%%', '{{', ']]', '\n', '\r\n') },
  { weight: 2, arbitrary: fc.constantFrom('Ada', 'Vik', ' Brandt', ' ') },
);
const text = fc.array(sign, { maxLength: 8 }).map((parts) => parts.join(''));
const oneLine = text.map((all) => all.replace(/[\r\n\u2028]/g, ' '));

describe('whatever an attacker puts into a newsletter', () => {
  it('no note is written but Markdown files right in the people folder, by names that every file system takes', () => {
    fc.assert(fc.property(oneLine, oneLine, (name, words) => {
      const source = `---\nid: S-1\nplatform: web\nformat: article\n---\nAda ${name} Vik says: "${words} and so on."\n\n**Ola ${name} Brandt:** ${words} it is.\n`;
      const { changes } = planOf({ notes: new Map([['In/0.md', source]]), settings: DEFAULT_SETTINGS, useMarkdownLinks: false }, new Set(['people', 'links']));
      for (const change of changes) {
        if (change.path === 'In/0.md') continue;
        expect(change.path).toMatch(/^People\/[^/\\:*?"<>|#^[\]\p{Cc}]{1,240}\.md$/u);
        if (change.kind !== 'create') continue;
        const parsed = parseNote(change.text);
        const active = parsed.protectedSpans.filter(({ kind, start, end }) => ['html', 'code', 'math', 'embed', 'url'].includes(kind) || (kind === 'link' && /javascript:|\.\./i.test(change.text.slice(start, end))));
        expect(active.map(({ start, end }) => change.text.slice(start, end))).toEqual([]);
      }
    }), runs());
  }, PATIENCE);

  it('a file name stays one name, of at most 255 bytes with what a safe write adds', () => {
    fc.assert(fc.property(text, (name) => {
      const file = fileNameFor(name);
      expect(file).not.toMatch(/[/\\:*?"<>|#^[\]\p{Cc}\p{Cs}]|^[. ]|[. ]$|^$/u);
      expect(new TextEncoder().encode(file).length).toBeLessThanOrEqual(220);
      expect(fileNameFor(file)).toBe(file);
    }), runs());
  }, PATIENCE);

  it('a quotation shows and does nothing, and nothing steers the terminal', () => {
    fc.assert(fc.property(oneLine, (words) => {
      const line = `> ${inertLine(words)}\n`;
      expect(parseNote(line).protectedSpans.map(({ start, end }) => line.slice(start, end))).toEqual([]);
      expect(harmless(words)).not.toMatch(/(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
    }), runs());
  }, PATIENCE);
});
