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
  const found = unclearNames({ path: 'c.md', speakers: ENTRIES[2]?.speakers ?? [] }, directory);

  it('is offered with the people of the vault who bear it, the most quoted first, and nothing is offered where nobody does', () => {
    expect(found.map(({ name, candidates }) => [name, candidates.map((speaker) => speaker.name)])).toEqual([['Oda', ['Oda Marrow', 'Oda Lindqvist']]]);
  });

  it('is offered no more once the user said who it is', () => {
    const decided = buildDirectory(ENTRIES, [], { decisions: [{ kind: 'merge', from: 'Oda', into: 'Oda Lindqvist' }], ignoredNames: [] });
    expect(unclearNames({ path: 'c.md', speakers: ENTRIES[2]?.speakers ?? [] }, decided)).toEqual([]);
  });
});
