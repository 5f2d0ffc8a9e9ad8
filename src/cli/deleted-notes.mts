import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { counted } from '../core/counted.ts';
import { fileNameKey, folderPath } from '../core/notes/file-name.ts';
import type { Directory, Speaker } from '../core/people/directory.ts';
import type { Settings } from '../core/settings.ts';
import { print } from './terminal.mts';
import { isMissing } from './vault-folder.mts';

/** So many are named one by one. */
const MOST_NAMED = 10;

/** Whose notes are not written, because the user deleted them. */
export interface DeletedNotes {
  /** Names of speakers: where one has no note, it was deleted. */
  readonly names: readonly string[];
  /** Those of them that only the last run tells of. */
  readonly gone: readonly string[];
}

/**
 * Nobody tells the command when a note is deleted: whoever had a note when it last ran, and has none now, lost it on
 * purpose. Without any people folder, all notes are written anew instead, and behind a symbolic link nobody looked.
 * @param recreate names of speakers whose note the user asks for again
 */
export async function deletedNotes(root: string, settings: Settings, recreate: readonly string[]): Promise<DeletedNotes> {
  const isThere = await wasLookedInto(root, folderPath(settings.peopleFolder));
  const asked = new Set(recreate.map(fileNameKey));
  const left = (names: readonly string[]): string[] => names.filter((name) => !asked.has(fileNameKey(name)));
  const gone = isThere ? left(settings.notedSpeakers) : [];
  return { names: [...left(settings.deletedNotes), ...gone], gone };
}

/** Whether a folder of the vault is there and, as it is on no symbolic link, was gone through. */
async function wasLookedInto(root: string, folder: string): Promise<boolean> {
  const parts = folder === '' ? [] : folder.split('/');
  for (let depth = 1; depth <= parts.length; depth++) {
    const isReal = await lstat(join(root, ...parts.slice(0, depth))).then((found) => !found.isSymbolicLink(), (error: unknown) => !isMissing(error));
    if (!isReal) return false;
  }
  return true;
}

/**
 * What the next run is to know of deleted notes.
 * @param people paths of the person notes that are there after the run
 * @param isWhole whether all notes could be read: one that could not is not deleted
 * @returns what to store, given what is stored by then; null for nothing. And the names that count as deleted from now on.
 */
export function nextDeleted(
  settings: Settings, { names, gone }: DeletedNotes, directory: Directory, people: ReadonlySet<string>, isWhole: boolean,
): { readonly change: ((now: Settings) => Partial<Settings>) | null; readonly newlyGone: readonly string[] } {
  const hasNote = (speaker: Speaker): boolean => speaker.notePath !== null && people.has(speaker.notePath);
  const noted = new Set(directory.speakers.filter(hasNote).flatMap(namesOf));
  const byName = speakersByName(directory);
  const newlyGone: string[] = [];
  for (const name of gone) {
    const speaker = byName.get(fileNameKey(name));
    if (speaker === undefined || !isWhole) noted.add(name);
    else if (!hasNote(speaker)) newlyGone.push(name);
  }
  const kept = settings.deletedNotes.filter((name) => names.includes(name));
  const next = { deletedNotes: [...kept, ...newlyGone], notedSpeakers: [...noted].sort() };
  const keys = (['deletedNotes', 'notedSpeakers'] as const).filter((key) => JSON.stringify(settings[key]) !== JSON.stringify(next[key]));
  // The app or another machine may have stored names of its own meanwhile.
  const change = (now: Settings): Partial<Settings> => Object.fromEntries(keys.map((key) => [key, mergeNames(now[key], settings[key], next[key])]));
  return { change: keys.length > 0 ? change : null, newlyGone };
}

/** What is stored now, without what the run took out of what it knew, and with what it added. */
function mergeNames(now: readonly string[], known: readonly string[], next: readonly string[]): readonly string[] {
  if (JSON.stringify(now) === JSON.stringify(known)) return next;
  const others = now.filter((name) => !known.includes(name) && !next.includes(name));
  return [...next.filter((name) => now.includes(name) || !known.includes(name)), ...others];
}

/**
 * What became of names given with `--recreate` that bring no note back, as sentences.
 * @param notes paths of the person notes that are there, or were to be written
 */
export function notRecreated(recreate: readonly string[], directory: Directory, notes: ReadonlySet<string>): readonly string[] {
  const byName = speakersByName(directory);
  return recreate.flatMap((asked) => {
    const speaker = byName.get(fileNameKey(asked));
    if (speaker === undefined) return [`--recreate: nobody here is called “${asked}”.`];
    if (speaker.notePath !== null && notes.has(speaker.notePath)) return [];
    if (fileNameKey(speaker.name) !== fileNameKey(asked)) return [`--recreate: “${asked}” is ${speaker.name}; ask for the note by that name.`];
    return [`--recreate: ${speaker.name} is to have no note, by the settings of the vault.`];
  });
}

/** By name and alias, as the names of their notes are compared. */
function speakersByName({ speakers }: Directory): ReadonlyMap<string, Speaker> {
  return new Map(speakers.flatMap((speaker) => [...speaker.aliases, speaker.name].map((name) => [fileNameKey(name), speaker] as const)));
}

/** The name of a speaker, and those in the sources where none of them has it, because the user renamed the note. */
function namesOf({ name, sources }: Speaker): string[] {
  const inSources = new Set(sources.map(({ nameInNote }) => nameInNote));
  return inSources.size === 0 || inSources.has(name) ? [name] : [name, ...inSources];
}

/** Says whose notes count as deleted from now on, and how they come back. */
export function printGone(names: readonly string[]): void {
  if (names.length === 0) return;
  const rest = names.length > MOST_NAMED ? ` and ${counted(names.length - MOST_NAMED, 'other')}` : '';
  print(`Deleted since the last run, and not written again: ${names.slice(0, MOST_NAMED).join(', ')}${rest}. To have a note again: --recreate NAME.`);
}
