import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDirectory, directoryKeeper } from '../../../src/core/people/build-directory.ts';
import type { DirectoryEntry, DirectoryOptions, PersonNoteFacts } from '../../../src/core/people/directory.ts';
import { MERGE_RULES } from '../../../src/core/people/merge-rules.ts';
import { SpeakerDirectory, type ExplainedDirectory } from '../../../src/core/people/speaker-directory.ts';
import type { NoteSpeaker } from '../../../src/core/people/speaker.ts';
import type { Decision } from '../../../src/core/settings.ts';
import { entry, speaker } from './directory-sample.ts';
import { finish } from '../../../src/core/text/steps.ts';

const NAMES = ['Nadia Brandt', 'Nadia K. Brandt', 'Nadia L. Brandt', 'N. Brandt', 'Nadia', 'nadia brandt', 'Tomas Brandt', 'Tom Brandt', '@nbrandt', 'odo_finch', 'Odo Weil', 'Jörg Weil', 'Jorg Weil', 'رهف رو', 'Rahaf Roe'] as const;
const PATHS = ['a.md', 'b.md', 'c/d.md', 'e.md', 'f.md'] as const;

const name = fc.constantFrom(...NAMES);
const speakerIn = (given: string): fc.Arbitrary<NoteSpeaker> =>
  fc.record({ aliases: fc.uniqueArray(name, { maxLength: 2 }), type: fc.constantFrom('person', 'person', 'organization'), quotations: fc.integer({ min: 1, max: 3 }) })
    .map(({ aliases, type, quotations }) => speaker(given, { aliases: aliases.filter((alias) => alias !== given), type, quotations }));
const entryAt = (path: fc.Arbitrary<string>): fc.Arbitrary<DirectoryEntry> =>
  fc.tuple(path, fc.uniqueArray(name, { maxLength: 4 }).chain((names) => fc.tuple(...names.map(speakerIn))), fc.constantFrom('', '2026-01-02', '2026-03-04'))
    .map(([where, speakers, date]) => ({ path: where, date, speakers }));
const decision: fc.Arbitrary<Decision> = fc.oneof(
  fc.record({ kind: fc.constant('merge' as const), from: name, into: name }),
  fc.record({ kind: fc.constant('merge' as const), from: name, into: name, notes: fc.uniqueArray(fc.constantFrom(...PATHS), { maxLength: 2 }) }),
  fc.record({ kind: fc.constant('rename' as const), from: name, to: name }),
  fc.record({ kind: fc.constant('split' as const), name, from: name }),
  fc.record({ kind: fc.constant('split' as const), name: fc.constantFrom('Nadia Brandt (Tarn)', 'Nadia M. Brandt'), from: name, notes: fc.uniqueArray(fc.constantFrom(...PATHS), { minLength: 1, maxLength: 2 }) }),
  fc.record({ kind: fc.constantFrom('not-a-person' as const, 'organization' as const), name }),
);
const personNotes: fc.Arbitrary<PersonNoteFacts[]> = fc.uniqueArray(name, { maxLength: 3 }).chain((names) =>
  fc.tuple(...names.map((own) => fc.record({ path: fc.constant(`People/${own}.md`), name: fc.constant(own), aliases: fc.uniqueArray(name, { maxLength: 2 }) }))));
const options: fc.Arbitrary<DirectoryOptions> = fc.record({ decisions: fc.array(decision, { maxLength: 4 }), ignoredNames: fc.array(name, { maxLength: 1 }) });
const step = fc.oneof(
  { weight: 3, arbitrary: entryAt(fc.constantFrom(...PATHS)) },
  { weight: 1, arbitrary: fc.constantFrom(...PATHS) },
);

/** Everything that a directory says. */
function said(directory: ExplainedDirectory): unknown {
  const found = PATHS.map((path) => NAMES.map((one) => directory.find(path, one)?.name ?? null));
  return { speakers: directory.speakers, found, keptApart: directory.keptApart() };
}

function after(steps: readonly (string | DirectoryEntry)[]): DirectoryEntry[] {
  const entries = new Map<string, DirectoryEntry>();
  for (const one of steps) {
    if (typeof one === 'string') entries.delete(one);
    else entries.set(one.path, one);
  }
  return [...entries.values()];
}

describe('the directory of speakers, note by note', () => {
  it('is after any changes what a build from the notes that are left would give', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 12 }), personNotes, options, fc.array(fc.boolean()), (steps, notes, given, looks) => {
      const kept = new SpeakerDirectory(notes, given);
      steps.forEach((one, index) => {
        if (typeof one === 'string') kept.remove(one);
        else kept.put(one);
        // Being asked in between must change nothing.
        if (looks[index]) expect(said(kept.directory)).toEqual(said(buildDirectory(after(steps.slice(0, index + 1)), notes, given)));
      });
      expect(said(kept.directory)).toEqual(said(buildDirectory(after(steps), notes, given)));
    }), { numRuns: 1500 });
  }, 60_000);

  it('is the same for any order of notes and of person notes', () => {
    fc.assert(fc.property(fc.array(entryAt(fc.constantFrom(...PATHS)), { maxLength: 6 }).map(after), personNotes, options, fc.infiniteStream(fc.nat()), (entries, notes, given, numbers) => {
      const shuffled = <T>(list: readonly T[]): T[] => list.map((value) => ({ value, at: numbers.next().value as number })).sort((a, b) => a.at - b.at).map(({ value }) => value);
      expect(said(buildDirectory(shuffled(entries), shuffled(notes), given))).toEqual(said(buildDirectory(entries, notes, given)));
    }), { numRuns: 1500 });
  });

  it('counts every quotation once, at one speaker of a name of its own', () => {
    fc.assert(fc.property(fc.array(entryAt(fc.constantFrom(...PATHS)), { maxLength: 6 }).map(after), personNotes, options, (entries, notes, given) => {
      const directory = buildDirectory(entries, notes, given);
      const counted = entries.flatMap(({ path, speakers }) => speakers.filter((one) => directory.find(path, one.name) !== null));
      expect(directory.speakers.reduce((sum, one) => sum + one.quotations, 0)).toBe(counted.reduce((sum, one) => sum + one.quotations, 0));
      expect(new Set(directory.speakers.map((one) => one.name)).size).toBe(directory.speakers.length);
    }), { numRuns: 1500 });
  });

  it('gives every other spelling of a speaker a rule and its evidence', () => {
    fc.assert(fc.property(fc.array(entryAt(fc.constantFrom(...PATHS)), { maxLength: 6 }).map(after), personNotes, options, (entries, notes, given) => {
      const directory = buildDirectory(entries, notes, given);
      for (const one of directory.speakers) {
        for (const merge of one.merges) expect(MERGE_RULES[merge.rule]).toMatch(/\.$/);
        for (const merge of one.merges) expect(merge.evidence).toContain('“');
        const spelled = one.sources.map(({ nameInNote }) => nameInNote).filter((form) => form !== one.name);
        for (const form of spelled) expect(one.merges.map((merge) => merge.name)).toContain(form);
      }
    }), { numRuns: 500 });
  });

  it('leaves a directory that was handed out before as it was', () => {
    const kept = new SpeakerDirectory([], { decisions: [], ignoredNames: [] });
    kept.put(entry('a.md', 'Nadia Brandt'));
    const before = kept.directory;
    kept.put(entry('b.md', 'Nadia K. Brandt'));
    kept.remove('a.md');
    expect(before.speakers.map((one) => one.name)).toEqual(['Nadia Brandt']);
    expect(before.find('a.md', 'Nadia Brandt')?.name).toBe('Nadia Brandt');
    expect(kept.directory.find('a.md', 'Nadia Brandt')).toBeNull();
  });

  it('keeps the speakers that a change does not touch, so that nothing about them is worked out again', () => {
    const kept = new SpeakerDirectory([], { decisions: [], ignoredNames: [] });
    kept.put(entry('a.md', 'Nadia Brandt'));
    kept.put(entry('b.md', 'Odo Weil'));
    const before = kept.directory.find('a.md', 'Nadia Brandt');
    kept.put(entry('b.md', 'Odo Weil', 'Jörg Weil'));
    expect(kept.directory.find('a.md', 'Nadia Brandt')).toBe(before);
  });
});

describe('a directory that remembers what it was given', () => {
  it('says the same as one that is built anew each time', () => {
    fc.assert(fc.property(fc.array(fc.tuple(step, personNotes, options), { maxLength: 5 }), (rounds) => {
      const build = directoryKeeper();
      rounds.forEach(([, notes, given], index) => {
        const entries = after(rounds.slice(0, index + 1).map(([one]) => one)).map((one) => ({ ...one }));
        expect(said(build(entries, notes, given))).toEqual(said(buildDirectory(entries, notes, given)));
      });
    }), { numRuns: 500 });
  });

  it('says the same in steps, and after steps that were left for another question', () => {
    const left = fc.integer({ min: 0, max: 12 });
    fc.assert(fc.property(fc.array(fc.tuple(step, personNotes, options, left), { maxLength: 5 }), (rounds) => {
      const build = directoryKeeper();
      rounds.forEach(([, notes, given, made], index) => {
        const entries = after(rounds.slice(0, index + 1).map(([one]) => one)).map((one) => ({ ...one }));
        const begun = build.steps(entries, notes, given);
        for (let count = 0; count < made; count++) begun.next();
        const answer = index % 2 === 0 ? finish(build.steps(entries, notes, given)) : build(entries, notes, given);
        expect(said(answer)).toEqual(said(buildDirectory(entries, notes, given)));
      });
    }), { numRuns: 500 });
  });
});
