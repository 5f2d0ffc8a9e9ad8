import { describe, expect, it } from 'vitest';
import { buildDirectory } from '../../../src/core/people/build-directory.ts';
import type { DirectoryEntry, PersonNoteFacts } from '../../../src/core/people/directory.ts';
import { movedDecisions } from '../../../src/core/people/moved-decisions.ts';
import type { Decision } from '../../../src/core/settings.ts';
import { isDecision } from '../../../src/core/settings/parse-settings.ts';
import { entry, speaker } from './directory-sample.ts';

function directoryOf(entries: readonly DirectoryEntry[], decisions: readonly Decision[], notes: readonly PersonNoteFacts[] = []) {
  return buildDirectory(entries, notes, { decisions, ignoredNames: [] });
}

const names = (entries: readonly DirectoryEntry[], decisions: readonly Decision[], notes: readonly PersonNoteFacts[] = []): unknown =>
  directoryOf(entries, decisions, notes).speakers.map((one) => [one.name, one.quotations]);

const note = (name: string, ...aliases: readonly string[]): PersonNoteFacts => ({ path: `People/${name}.md`, name, aliases });

describe('a merge', () => {
  const merge: Decision = { kind: 'merge', from: 'odo_finch', into: 'Odo Weil' };

  it('still holds when a later note gives a fuller spelling', () => {
    const entries = [entry('a.md', 'odo_finch'), entry('b.md', 'Odo Weil'), entry('c.md', 'Odo K. Weil')];
    expect(names(entries, [merge])).toEqual([['Odo Weil', 3]]);
  });

  it('holds when the one that was merged has a person note and the other has none', () => {
    const directory = directoryOf([entry('a.md', 'odo_finch'), entry('b.md', 'Odo Weil')], [merge], [note('odo_finch')]);
    expect(directory.speakers.map((one) => [one.name, one.quotations, one.notePath])).toEqual([['Odo Weil', 2, 'People/odo_finch.md']]);
  });

  it('leads to the person note of the one it was merged into', () => {
    const directory = directoryOf([entry('a.md', 'odo_finch'), entry('b.md', 'Odo Weil')], [merge], [note('odo_finch'), note('Odo Weil')]);
    expect(directory.speakers.map((one) => one.notePath)).toEqual(['People/Odo Weil.md']);
  });

  it('wins over the alias of somebody else\'s person note', () => {
    expect(names([entry('a.md', 'odo_finch'), entry('b.md', 'Odo Weil')], [merge], [note('Tarn Fox', 'odo_finch')])).toEqual([['Odo Weil', 2]]);
  });

  it('is overruled by a later one the other way, and by a later split', () => {
    const entries = [entry('a.md', 'odo_finch'), entry('b.md', 'Odo Weil')];
    expect(names(entries, [merge, { kind: 'merge', from: 'Odo Weil', into: 'odo_finch' }])).toEqual([['odo_finch', 2]]);
    expect(names(entries, [merge, { kind: 'split', name: 'odo_finch', from: 'Odo Weil' }])).toEqual([['Odo Weil', 1], ['odo_finch', 1]]);
  });
});

describe('a split by name', () => {
  const split: Decision = { kind: 'split', name: 'Nadia Brandt', from: 'Nadia K. Brandt' };
  const entries = [entry('a.md', 'Nadia Brandt'), entry('b.md', 'Nadia K. Brandt')];

  it('keeps two apart that spelling would make one', () => {
    expect(names(entries, [])).toEqual([['Nadia K. Brandt', 2]]);
    expect(names(entries, [split])).toEqual([['Nadia Brandt', 1], ['Nadia K. Brandt', 1]]);
  });

  it('keeps them apart when a later note gives a fuller spelling still', () => {
    expect(names([...entries, entry('c.md', 'Nadia K. M. Brandt')], [split])).toEqual([['Nadia K. M. Brandt', 2], ['Nadia Brandt', 1]]);
  });

  it('wins over an alias of a person note, of either of them', () => {
    expect(names(entries, [split], [note('Nadia K. Brandt', 'Nadia Brandt')])).toEqual([['Nadia Brandt', 1], ['Nadia K. Brandt', 1]]);
    expect(names(entries, [split], [note('Nadia Brandt', 'Nadia K. Brandt')])).toEqual([['Nadia Brandt', 1], ['Nadia K. Brandt', 1]]);
  });

  it('leaves a form that fits both with neither', () => {
    expect(names([...entries, entry('c.md', 'N. Brandt')], [split])).toEqual([['N. Brandt', 1], ['Nadia Brandt', 1], ['Nadia K. Brandt', 1]]);
  });

  it('is overruled by a later merge', () => {
    expect(names(entries, [split, { kind: 'merge', from: 'Nadia Brandt', into: 'Nadia K. Brandt' }])).toEqual([['Nadia K. Brandt', 2]]);
  });

  it('keeps the name of the one from the aliases of the other', () => {
    const given = [entry('a.md', speaker('Nadia Brandt', { aliases: ['Nadia K. Brandt'] })), entry('b.md', 'Nadia K. Brandt')];
    expect(directoryOf(given, [split]).speakers.map((one) => [one.name, one.aliases, one.apartFrom])).toEqual([
      ['Nadia Brandt', [], ['Nadia K. Brandt']], ['Nadia K. Brandt', [], ['Nadia Brandt']],
    ]);
  });
});

describe('a split by notes', () => {
  const split: Decision = { kind: 'split', name: 'Nadia Brandt (Tarn)', from: 'Nadia Brandt', notes: ['b.md'] };
  const entries = [entry('a.md', 'Nadia Brandt'), entry('b.md', 'Nadia Brandt', 'Odo Weil'), entry('c.md', 'Nadia Brandt')];

  it('tells two people of one name apart by the notes they speak in', () => {
    const directory = directoryOf(entries, [split]);
    expect(directory.find('a.md', 'Nadia Brandt')?.name).toBe('Nadia Brandt');
    expect(directory.find('b.md', 'Nadia Brandt')?.name).toBe('Nadia Brandt (Tarn)');
    expect(directory.speakers.map((one) => [one.name, one.quotations, one.aliases])).toEqual([
      ['Nadia Brandt', 2, []], ['Nadia Brandt (Tarn)', 1, []], ['Odo Weil', 1, []],
    ]);
  });

  it('holds whatever aliases the two person notes have', () => {
    const notes = [note('Nadia Brandt', 'Nadia Brandt (Tarn)'), note('Nadia Brandt (Tarn)', 'Nadia Brandt')];
    const directory = directoryOf(entries, [split], notes);
    expect(directory.find('a.md', 'Nadia Brandt')?.notePath).toBe('People/Nadia Brandt.md');
    expect(directory.find('b.md', 'Nadia Brandt')?.notePath).toBe('People/Nadia Brandt (Tarn).md');
    expect(directoryOf(entries, [split], notes.slice(1)).find('a.md', 'Nadia Brandt')?.notePath).toBeNull();
  });

  it('finds the one that is meant by a shorter spelling in the note', () => {
    const directory = directoryOf([entry('a.md', 'Nadia K. Brandt'), entry('b.md', 'N. Brandt')], [{ ...split, from: 'Nadia K. Brandt' }]);
    expect(directory.find('b.md', 'N. Brandt')?.name).toBe('Nadia Brandt (Tarn)');
  });

  it('can be made for further notes, renamed and taken back by later decisions', () => {
    const more: Decision = { ...split, notes: ['c.md'] };
    expect(names(entries, [split, more])).toEqual([['Nadia Brandt (Tarn)', 2], ['Nadia Brandt', 1], ['Odo Weil', 1]]);
    expect(names(entries, [split, { kind: 'rename', from: 'Nadia Brandt (Tarn)', to: 'Nadia Quill' }])).toEqual([['Nadia Brandt', 2], ['Nadia Quill', 1], ['Odo Weil', 1]]);
    expect(names(entries, [split, { kind: 'merge', from: 'Nadia Brandt (Tarn)', into: 'Nadia Brandt' }])).toEqual([['Nadia Brandt', 3], ['Odo Weil', 1]]);
  });

  it('lets a name of its own be given that spelling would take for a fuller one', () => {
    expect(names(entries, [{ ...split, name: 'Nadia L. Brandt' }])).toEqual([['Nadia Brandt', 2], ['Nadia L. Brandt', 1], ['Odo Weil', 1]]);
  });

  it('is read from the settings, with a list of notes or without one', () => {
    expect(isDecision(split)).toBe(true);
    expect(isDecision({ kind: 'split', name: 'Nadia Brandt', from: 'Nadia K. Brandt' })).toBe(true);
    expect(isDecision({ ...split, notes: 'b.md' })).toBe(false);
  });
});

describe('a merge in certain notes', () => {
  const merge: Decision = { kind: 'merge', from: 'Nadia', into: 'Nadia Brandt', notes: ['a.md'] };

  it('makes a bare first name somebody\'s there, and nowhere else', () => {
    const directory = directoryOf([entry('a.md', 'Nadia'), entry('b.md', 'Nadia'), entry('c.md', 'Nadia Brandt')], [merge]);
    expect(directory.speakers.map((one) => [one.name, one.quotations])).toEqual([['Nadia Brandt', 2]]);
    expect(directory.find('a.md', 'Nadia')?.name).toBe('Nadia Brandt');
    expect(directory.find('b.md', 'Nadia')).toBeNull();
    expect(directory.speakers[0]?.merges).toEqual([{ name: 'Nadia', rule: 'user-merge', evidence: 'You said that “Nadia” in a.md is “Nadia Brandt”.' }]);
  });

  it('holds when the one it stands for is known by a fuller spelling later', () => {
    expect(names([entry('a.md', 'Nadia'), entry('c.md', 'Nadia K. Brandt')], [merge])).toEqual([['Nadia K. Brandt', 2]]);
  });

  it('follows the note when it or its folder moves', () => {
    const moved = movedDecisions([{ ...merge, notes: ['in/a.md', 'inner.md'] }, { kind: 'not-a-person', name: 'Tarn Fox' }], 'in', 'done/in');
    expect(moved).toEqual([{ ...merge, notes: ['done/in/a.md', 'inner.md'] }, { kind: 'not-a-person', name: 'Tarn Fox' }]);
    expect(movedDecisions(moved, 'elsewhere.md', 'b.md')).toBe(moved);
  });
});

describe('a type that the user decided', () => {
  it('still holds when a later note gives a fuller spelling, and until it is decided otherwise', () => {
    const decisions: Decision[] = [{ kind: 'not-a-person', name: 'Tarn Fox' }];
    const entries = [entry('a.md', 'Tarn Fox'), entry('b.md', 'Tarn B. Fox')];
    expect(directoryOf(entries, decisions).speakers.map((one) => [one.name, one.type])).toEqual([['Tarn B. Fox', 'other']]);
    expect(directoryOf(entries, [...decisions, { kind: 'organization', name: 'Tarn B. Fox' }]).speakers[0]?.type).toBe('organization');
  });
});

describe('what is kept apart', () => {
  it('is told with the reason, and with whom it could have been', () => {
    const entries = [entry('a.md', 'Nadia', 'Nadia K. Brandt'), entry('b.md', 'Nadia L. Brandt'), entry('c.md', 'N. Brandt'), entry('d.md', 'Odo Weil'), entry('e.md', 'Odo K. Weil')];
    const split: Decision = { kind: 'split', name: 'Odo Weil', from: 'Odo K. Weil' };
    expect(directoryOf(entries, [split]).keptApart().map(({ name, from, rule, paths }) => ({ name, from, rule, paths }))).toEqual([
      { name: 'N. Brandt', from: ['Nadia K. Brandt', 'Nadia L. Brandt'], rule: 'ambiguous-spelling', paths: [] },
      { name: 'Nadia', from: ['Nadia K. Brandt', 'Nadia L. Brandt'], rule: 'bare-first-name', paths: ['a.md'] },
      { name: 'Odo Weil', from: ['Odo K. Weil'], rule: 'user-split', paths: [] },
    ]);
  });

  it('names the person notes that a guess would have made one', () => {
    const directory = directoryOf([entry('a.md', 'Nadia Brandt'), entry('b.md', 'Nadia K. Brandt')], [], [note('Nadia Brandt'), note('Nadia K. Brandt')]);
    expect(directory.speakers.map((one) => one.notePath)).toEqual(['People/Nadia Brandt.md', 'People/Nadia K. Brandt.md']);
    expect(directory.keptApart().map(({ name, rule }) => [name, rule])).toEqual([['Nadia Brandt', 'own-person-notes']]);
  });
});
