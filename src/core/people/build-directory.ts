import type { DirectoryEntry, DirectoryOptions, PersonNoteFacts } from './directory.ts';
import { SpeakerDirectory, type ExplainedDirectory } from './speaker-directory.ts';
import { finish, type Steps } from '../text/steps.ts';

/** Builds the vault's directory of speakers, the same for any order of entries and person notes. */
export function buildDirectory(entries: readonly DirectoryEntry[], personNotes: readonly PersonNoteFacts[], options: DirectoryOptions): ExplainedDirectory {
  return finish(buildDirectorySteps(entries, personNotes, options));
}

/** The same, with a pause after each note and each part of what is then made of all of them. */
export function* buildDirectorySteps(
  entries: readonly DirectoryEntry[],
  personNotes: readonly PersonNoteFacts[],
  options: DirectoryOptions,
): Steps<ExplainedDirectory> {
  const speakers = new SpeakerDirectory(personNotes, options);
  for (const entry of entries) {
    speakers.put(entry);
    yield;
  }
  return yield* speakers.directorySteps();
}

/** A `buildDirectory` that remembers what it was given. */
export interface DirectoryKeeper {
  (...given: Parameters<typeof buildDirectory>): ExplainedDirectory;
  /** The same, with pauses. Once somebody asks anew before it is done, what was begun is worth nothing and must be left. */
  steps(...given: Parameters<typeof buildDirectory>): Steps<ExplainedDirectory>;
}

/**
 * Makes a `buildDirectory` that remembers what it was given: only notes whose speakers are others than before are taken in
 * anew. A note counts as unchanged while its list of speakers is the same object.
 */
export function directoryKeeper(): DirectoryKeeper {
  let known: { readonly basis: string; readonly speakers: SpeakerDirectory; readonly entries: Map<string, DirectoryEntry> } | null = null;
  function* steps(...[entries, personNotes, options]: Parameters<typeof buildDirectory>): Steps<ExplainedDirectory> {
    const basis = basisOf(personNotes, options);
    if (known?.basis !== basis) known = { basis, speakers: new SpeakerDirectory(personNotes, options), entries: new Map() };
    const { speakers, entries: taken } = known;
    const next = new Map(entries.map((entry) => [entry.path, entry]));
    for (const path of [...taken.keys()]) {
      if (next.has(path)) continue;
      speakers.remove(path);
      taken.delete(path);
    }
    for (const [path, entry] of next) {
      const before = taken.get(path);
      if (before?.speakers === entry.speakers && before.date === entry.date) continue;
      speakers.put(entry);
      taken.set(path, entry);
      yield;
    }
    return yield* speakers.directorySteps();
  }
  return Object.assign((...given: Parameters<typeof buildDirectory>) => finish(steps(...given)), { steps });
}

function basisOf(personNotes: readonly PersonNoteFacts[], { decisions, ignoredNames }: DirectoryOptions): string {
  const notes = personNotes.map(({ path, name, aliases }) => [path, name, aliases]).sort(([a], [b]) => ((a as string) < (b as string) ? -1 : 1));
  return JSON.stringify([notes, decisions, ignoredNames]);
}
