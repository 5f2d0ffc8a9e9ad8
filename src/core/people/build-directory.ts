import type { DirectoryEntry, DirectoryOptions, PersonNoteFacts } from './directory.ts';
import { SpeakerDirectory, type ExplainedDirectory } from './speaker-directory.ts';
import { finish, type Steps } from '../text/steps.ts';

/** Builds the vault's directory of speakers, the same for any order of entries and person notes. */
export function buildDirectory(entries: readonly DirectoryEntry[], personNotes: readonly PersonNoteFacts[], options: DirectoryOptions): ExplainedDirectory {
  return finish(buildDirectorySteps(entries, personNotes, options));
}

/** The same, with a pause after each note and each part of what is then made of all of them. */
export function* buildDirectorySteps(entries: readonly DirectoryEntry[], personNotes: readonly PersonNoteFacts[], options: DirectoryOptions): Steps<ExplainedDirectory> {
  const speakers = new SpeakerDirectory(personNotes, options);
  for (const entry of entries) {
    speakers.put(entry);
    yield;
  }
  return yield* speakers.directorySteps();
}

/**
 * Makes a `buildDirectory` that remembers what it was given: only notes whose speakers are others than before are taken in
 * anew. A note counts as unchanged while its list of speakers is the same object.
 */
export function directoryKeeper(): typeof buildDirectory {
  let known: { readonly basis: string; readonly speakers: SpeakerDirectory; entries: ReadonlyMap<string, DirectoryEntry> } | null = null;
  return (entries, personNotes, options) => {
    const basis = basisOf(personNotes, options);
    if (known?.basis !== basis) known = { basis, speakers: new SpeakerDirectory(personNotes, options), entries: new Map() };
    const next = new Map(entries.map((entry) => [entry.path, entry]));
    for (const path of known.entries.keys()) if (!next.has(path)) known.speakers.remove(path);
    for (const [path, entry] of next) {
      const before = known.entries.get(path);
      if (before?.speakers !== entry.speakers || before.date !== entry.date) known.speakers.put(entry);
    }
    known.entries = next;
    return known.speakers.directory;
  };
}

function basisOf(personNotes: readonly PersonNoteFacts[], { decisions, ignoredNames }: DirectoryOptions): string {
  const notes = personNotes.map(({ path, name, aliases }) => [path, name, aliases]).sort(([a], [b]) => ((a as string) < (b as string) ? -1 : 1));
  return JSON.stringify([notes, decisions, ignoredNames]);
}
