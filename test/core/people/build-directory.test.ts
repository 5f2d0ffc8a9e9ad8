import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDirectory } from '../../../src/core/people/build-directory.ts';
import { entry, speaker } from './directory-sample.ts';

const OPTIONS = { decisions: [], ignoredNames: [] };

describe('the directory of speakers', () => {
  it('takes several spellings of one person for one speaker, by the fullest', () => {
    const directory = buildDirectory([entry('a.md', 'Nadia Brandt'), entry('b.md', 'Nadia K. Brandt'), entry('c.md', 'nadia brandt')], [], OPTIONS);
    expect(directory.speakers.map((one) => [one.name, one.quotations])).toEqual([['Nadia K. Brandt', 3]]);
    expect(directory.find('a.md', 'Nadia Brandt')?.name).toBe('Nadia K. Brandt');
    expect(directory.speakers[0]?.merges.length).toBeGreaterThan(0);
  });

  it('never lets a bare first name leave its note', () => {
    const directory = buildDirectory([entry('a.md', 'Nadia'), entry('b.md', 'Nadia Brandt')], [], OPTIONS);
    expect(directory.speakers.map((one) => one.name)).toEqual(['Nadia Brandt']);
    expect(directory.find('a.md', 'Nadia')).toBeNull();
  });

  it('keeps a form apart that fits two people', () => {
    const directory = buildDirectory([entry('a.md', 'Nadia K. Brandt'), entry('b.md', 'Nadia L. Brandt'), entry('c.md', 'Nadia Brandt')], [], OPTIONS);
    expect(directory.speakers.map((one) => one.name).sort()).toEqual(['Nadia Brandt', 'Nadia K. Brandt', 'Nadia L. Brandt']);
  });

  it('knows a name in another script by the note that gives both', () => {
    const directory = buildDirectory([entry('a.md', speaker('Rahaf Roe', { aliases: ['رهف رو'] })), entry('b.md', 'رهف رو')], [], OPTIONS);
    expect(directory.speakers.map((one) => [one.name, one.quotations])).toEqual([['Rahaf Roe', 2]]);
  });

  it('lets person notes decide by file name and alias', () => {
    const notes = [{ path: 'Friends/Nadia Brandt.md', name: 'Nadia Brandt', aliases: ['@nbrandt', 'Nadia Weil'] }];
    const directory = buildDirectory([entry('a.md', '@nbrandt'), entry('b.md', 'Nadia Weil'), entry('c.md', 'Nadia Brandt')], notes, OPTIONS);
    expect(directory.speakers.map((one) => [one.name, one.quotations, one.notePath])).toEqual([['Nadia Brandt', 3, 'Friends/Nadia Brandt.md']]);
  });

  it('lets decisions of the user win over everything, and follows them in turn', () => {
    const decisions = [
      { kind: 'merge', from: 'odo_finch', into: 'Odo Weil' },
      { kind: 'rename', from: 'Odo Weil', to: 'Odo K. Weil' },
      { kind: 'not-a-person', name: 'Tarn Fox' },
    ] as const;
    const directory = buildDirectory([entry('a.md', 'odo_finch'), entry('b.md', 'Odo Weil'), entry('c.md', 'Tarn Fox')], [], { ...OPTIONS, decisions });
    expect(directory.speakers.map((one) => [one.name, one.type, one.quotations])).toEqual([['Odo K. Weil', 'person', 2], ['Tarn Fox', 'other', 1]]);
  });

  it('leaves ignored names out', () => {
    expect(buildDirectory([entry('a.md', 'Nadia Brandt')], [], { ...OPTIONS, ignoredNames: ['nadia brandt'] }).speakers).toEqual([]);
  });

  it('compares of very many names of one family only those of the same first word, and ties an initial to none of them', () => {
    const many = Array.from({ length: 150 }, (_, index) => `${String.fromCharCode(66 + (index % 20))}a${'bcdfghjk'[index % 8]}o${'lmnprst'[index % 7]} Brandt`);
    const directory = buildDirectory([entry('a.md', ...new Set(many)), entry('b.md', 'Nadia K. Brandt'), entry('c.md', 'Nadia Brandt'), entry('d.md', 'N. Brandt')], [], OPTIONS);
    const names = directory.speakers.map((one) => one.name);
    expect(directory.find('c.md', 'Nadia Brandt')?.name).toBe('Nadia K. Brandt');
    expect(names).toContain('N. Brandt');
    expect(names).toHaveLength(new Set(many).size + 2);
  });

  it('is the same for any order of notes', () => {
    const names = fc.constantFrom('Nadia Brandt', 'Nadia K. Brandt', 'N. Brandt', 'Nadia', 'nadia brandt', 'Tomas Brandt', 'Tom Brandt', '@nbrandt', 'odo_finch', 'Jörg Weil', 'Jorg Weil');
    const entries = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.array(names, { maxLength: 4 })), { maxLength: 8 }).map((notes) =>
      [...new Map(notes.map(([id, list]) => [id, entry(`${id}.md`, ...new Set(list))])).values()]);
    fc.assert(fc.property(entries, fc.integer(), (notes, seed) => {
      const shuffled = [...notes].sort((a, b) => ((a.path.length * 31 + a.path.charCodeAt(0) * seed) % 7) - ((b.path.length * 31 + b.path.charCodeAt(0) * seed) % 7));
      expect(buildDirectory(shuffled, [], OPTIONS).speakers).toEqual(buildDirectory(notes, [], OPTIONS).speakers);
    }), { numRuns: 2000 });
  });
});
