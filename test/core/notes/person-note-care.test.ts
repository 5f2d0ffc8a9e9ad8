import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carriedOut, planOf, type MemoryVault } from '../../properties/memory-vault.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/core/settings.ts';
import { foreignLines } from '../../../src/core/notes/foreign-lines.ts';
import type { NoteChange } from '../../../src/core/notes/plan.ts';

const START = '%% who-said-what:start %%';
const END = '%% who-said-what:end %%';
const NOTE = 'People/Sunniva Harrow.md';
const front = (id: string) => `---\nid: SOURCE-20260407-${id}\nplatform: newsletter\nformat: article\n---\n# Locks\n\n`;
const SOURCE = `${front('001')}Sunniva Harrow says: "A lock that nobody opens is a wall with a keyhole."\n`;

const vaultOf = (notes: Readonly<Record<string, string>>, settings: Partial<Settings> = {}): MemoryVault =>
  ({ notes: new Map(Object.entries(notes)), settings: { ...DEFAULT_SETTINGS, ...settings }, useMarkdownLinks: false });
const people = new Set(['people'] as const);
const synced = (vault: MemoryVault): MemoryVault => carriedOut(vault, planOf(vault, new Set(['people', 'links'])));
const changeOf = (vault: MemoryVault, path = NOTE): NoteChange | undefined => planOf(vault, people).changes.find((change) => change.path === path);
const written = (): string => synced(vaultOf({ 'in/a.md': SOURCE })).notes.get(NOTE) ?? '';

describe('what a user writes into a person note', () => {
  const line = fc.constantFrom('Met in May.', '> mine', '## Mine', '', '- [ ] call her', '`x`', START.slice(3), '%% mine %%', 'é😀', '\tcode');
  const lines = fc.array(line, { maxLength: 6 }).map((all) => all.map((one) => `${one}\n`).join(''));

  it('stays byte for byte above and below the block, whatever becomes of the quotations', () => {
    const [head = '', block = ''] = written().split(START);
    const more = SOURCE.replace('A lock', 'Her oldest lock').replace('-001', '-002');
    fc.assert(fc.property(lines, lines, fc.boolean(), (above, below, isCrlf) => {
      const own = `${head}${above}${START}${block}${below}`;
      const text = isCrlf ? own.replaceAll('\n', '\r\n') : own;
      const after = synced(vaultOf({ 'in/a.md': SOURCE, 'in/b.md': more, [NOTE]: text })).notes.get(NOTE) ?? '';
      expect(after).toContain('Her oldest lock');
      expect(after.slice(after.indexOf(END))).toBe(text.slice(text.indexOf(END)));
      const bodyOf = (note: string): string => note.slice(note.indexOf('---', 3), note.indexOf(START));
      expect(bodyOf(after)).toBe(bodyOf(text));
    }), { numRuns: 30 });
  }, 60_000);

  it.each([
    ['a start without an end', (note: string) => note.replace(END, '')],
    ['an end without a start', (note: string) => note.replace(START, '')],
    ['a start within the block', (note: string) => note.replace('## Quotations', START)],
    ['a block within the block', (note: string) => note.replace('## Quotations', `${START}\nmine\n${END}`)],
    ['the block twice', (note: string) => `${note}\n${note.slice(note.indexOf(START))}`],
    ['the markers swapped', (note: string) => note.replace(START, '@').replace(END, START).replace('@', END)],
  ])('is not touched in a note with %s: the note is named, and what is wrong', (_what, damage) => {
    const text = damage(written());
    const vault = vaultOf({ 'in/a.md': `${SOURCE}\nHarrow says: "Count the keys, too."\n`, [NOTE]: text });
    expect(changeOf(vault)).toMatchObject({ kind: 'conflict', reason: expect.stringMatching(/marker.*Restore the markers, or delete them/) as string });
    expect(synced(vault).notes.get(NOTE)).toBe(text);
  });

  it('goes on below the block when it was written between the markers, and is moved once only', () => {
    const text = written().replace('## Quotations\n', '## Quotations\n\nMet in May.\nAnd in June.\n').replace(END, `- [ ] call her\n\n## Mine\n${END}`);
    const after = synced(vaultOf({ 'in/a.md': SOURCE, [NOTE]: text }));
    expect(after.notes.get(NOTE)).toBe(`${written().trimEnd()}\n\nMet in May.\nAnd in June.\n\n- [ ] call her\n\n## Mine\n`);
    expect(synced(after).notes).toEqual(after.notes);
  });

  it('is told from what the plugin writes, whatever sources say', () => {
    fc.assert(fc.property(fc.array(line, { maxLength: 6 }), fc.boolean(), (said, useMarkdownLinks) => {
      const source = `${SOURCE}\n> Sunniva Harrow: ${said.join('\n> ')}\n\nRolf Ekdahl reports Sunniva Harrow saying: "${said.join(' ')}"\n\n## ${said.join(' ')}\n\nSunniva Harrow and Rolf Ekdahl say: "It is shut."\n`;
      const after = carriedOut({ ...vaultOf({ 'in/a.md': source }), useMarkdownLinks }, planOf({ ...vaultOf({ 'in/a.md': source }), useMarkdownLinks }, people));
      for (const [path, text] of after.notes) if (path.startsWith('People/')) expect(foreignLines(text.slice(text.indexOf(START), text.indexOf(END)))).toEqual([]);
    }), { numRuns: 30 });
  }, 60_000);

  it('gets a new block when both markers were deleted, and keeps the old lines', () => {
    const text = written().replace(START, '').replace(END, '');
    const after = synced(vaultOf({ 'in/a.md': SOURCE, [NOTE]: text })).notes.get(NOTE) ?? '';
    expect(after.startsWith(text)).toBe(true);
    expect(after.split(START)).toHaveLength(2);
  });
});

describe('a copy of a person note', () => {
  it.each(['Sunniva Harrow (conflicted copy 2026-04-07).md', 'Sunniva Harrow.sync-conflict-20260407-101112-ABCDEFG.md', 'Sunniva Harrow 1.md', 'Sunniva Harrow (Kopie).md'])(
    'that a sync made as %s is left alone, with the reason, and changes nothing elsewhere', (name) => {
      const before = synced(vaultOf({ 'in/a.md': SOURCE }));
      const vault = { ...before, notes: new Map([...before.notes, [`People/${name}`, `${before.notes.get(NOTE) ?? ''}\nmine\n`]]) };
      expect(changeOf(vault, `People/${name}`)).toMatchObject({ kind: 'preserve', reason: `The quotations are kept in ${NOTE}; this note is like a copy of it.` });
      expect(synced(vault).notes).toEqual(vault.notes);
    });
});

describe('names that some file system takes for one', () => {
  it.each([['Zo\u00eb Harrow', 'Zoe\u0308 Harrow'], ['Sunniva Harrow', 'SUNNIVA HARROW'], ['Greta Stra\u00dfe', 'Greta STRASSE'], ['\u0391\u03bd\u03bd\u03b1 \u03a3\u03b1\u03c3', '\u0391\u03bd\u03bd\u03b1 \u03a3\u03b1\u03c2']])(
    'never share a path: %j and %j', (one, other) => {
      const source = (name: string, id: string) => `${front(id)}${name} says: "Every lock was once somebody's secret."\n`;
      const vault = vaultOf({ 'in/a.md': source(one, '001'), 'in/b.md': source(other, '002') });
      const after = synced(vault);
      const keys = [...after.notes.keys()].map((path) => path.normalize('NFKD').toUpperCase());
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys.length).toBeGreaterThan(2);
      expect(synced(after).notes).toEqual(after.notes);
    });
});

describe('a name of 100,000 characters', () => {
  it('gets no note and is no conflict, and the others get theirs', () => {
    const vault = vaultOf({ 'in/a.md': `${SOURCE}\n**Sunniva ${'Vik'.repeat(33_000)}:** The river rose again, and nobody wrote it down.\n` });
    const changes = planOf(vault, people).changes;
    expect(changes.map(({ kind, path }) => [kind, path])).toEqual([['create', NOTE]]);
    expect(synced(synced(vault)).notes).toEqual(synced(vault).notes);
  });
});

describe('a speaker quoted 5,000 times', () => {
  const vault = vaultOf(Object.fromEntries(Array.from({ length: 100 }, (_, index) => [
    `in/${index}.md`,
    front(String(index)) + Array.from({ length: 50 }, (_unused, number) => `Sunniva Harrow says: "Lock ${number} of canal ${index} was opened by hand."\n`).join('\n'),
  ])));

  it('has a note that says so, stays small, and is unchanged by the next run', () => {
    const after = carriedOut(vault, planOf(vault, people));
    const text = after.notes.get(NOTE) ?? '';
    expect(text).toContain('quotations: 5000\n');
    expect(text).toContain('5000 quotations in 100 sources.');
    expect(text.length).toBeLessThan(40_000);
    expect(planOf(after, people).changes.map(({ kind }) => kind)).toEqual(['unchanged']);
  });
});
