import { describe, expect, it } from 'vitest';
import { unclearNames } from '../../../src/core/panel/unclear-names.ts';
import { buildDirectory } from '../../../src/core/people/build-directory.ts';
import type { NoteSpeaker } from '../../../src/core/people/speaker.ts';

function said(name: string, scope: NoteSpeaker['scope'], quotations = 1): NoteSpeaker {
  return { name, type: 'person', scope, aliases: [], quotations, direct: quotations, affiliations: [] };
}

const ENTRIES = [
  { path: 'a.md', date: '2026-01-01', speakers: [said('Oda Lindqvist', 'full'), said('Piet Abara', 'full')] },
  { path: 'b.md', date: '2026-01-02', speakers: [said('Oda Marrow', 'full', 3)] },
  { path: 'c.md', date: '2026-01-03', speakers: [said('Oda', 'local'), said('Ulla', 'local'), said('Piet Abara', 'full')] },
];

describe('a short name that nothing ties to anybody', () => {
  const directory = buildDirectory(ENTRIES, [], { decisions: [], ignoredNames: [] });
  const found = unclearNames({ path: 'c.md', speakers: ENTRIES[2]?.speakers ?? [] }, directory, { decisions: [], personNotes: [] });

  it('is offered with the people of the vault who bear it, the most quoted first, and nothing is offered where nobody does', () => {
    expect(found.map(({ name, candidates }) => [name, candidates])).toEqual([['Oda', ['Oda Marrow', 'Oda Lindqvist']]]);
  });

  it('is offered no more once the user said who it is', () => {
    for (const decision of [
      { kind: 'merge', from: 'Oda', into: 'Oda Lindqvist' }, { kind: 'merge', from: 'Oda', into: 'Oda Lindqvist', notes: ['c.md'] },
      { kind: 'not-a-person', name: 'Oda', notes: ['c.md'] },
    ] as const) {
      const decisions = [decision];
      const decided = buildDirectory(ENTRIES, [], { decisions, ignoredNames: [] });
      expect(unclearNames({ path: 'c.md', speakers: ENTRIES[2]?.speakers ?? [] }, decided, { decisions, personNotes: [] })).toEqual([]);
    }
  });

  it('is still offered in a note of which the user said nothing', () => {
    const decisions = [{ kind: 'merge', from: 'Oda', into: 'Oda Lindqvist', notes: ['other.md'] }] as const;
    const decided = buildDirectory(ENTRIES, [], { decisions, ignoredNames: [] });
    expect(unclearNames({ path: 'c.md', speakers: ENTRIES[2]?.speakers ?? [] }, decided, { decisions, personNotes: [] })).toHaveLength(1);
  });
});

describe('an alias that two person notes have', () => {
  const personNotes = [{ path: 'People/Oda Marrow.md', name: 'Oda Marrow', aliases: ['O. M.', 'Odalys'] }, { path: 'People/Odalys Brand.md', name: 'Odalys Brand', aliases: ['Odalys'] }];
  const entries = [{ path: 'd.md', date: '2026-01-04', speakers: [said('Odalys', 'local'), said('O. M.', 'local')] }];
  const speakers = entries[0]?.speakers ?? [];

  it('is offered with both, where an alias of one is not', () => {
    const directory = buildDirectory(entries, personNotes, { decisions: [], ignoredNames: [] });
    expect(unclearNames({ path: 'd.md', speakers }, directory, { decisions: [], personNotes })).toEqual([{ name: 'Odalys', candidates: ['Oda Marrow', 'Odalys Brand'] }]);
  });

  it('is somebody\'s in a note once the user said so of it', () => {
    const decisions = [{ kind: 'merge', from: 'Odalys', into: 'Odalys Brand', notes: ['d.md'] }] as const;
    const directory = buildDirectory(entries, personNotes, { decisions, ignoredNames: [] });
    expect(unclearNames({ path: 'd.md', speakers }, directory, { decisions, personNotes })).toEqual([]);
    expect(directory.find('d.md', 'Odalys')?.notePath).toBe('People/Odalys Brand.md');
  });
});
