import type { DirectoryEntry, PersonNoteFacts, Speaker } from '../core/people/directory.ts';
import type { KeptApart } from '../core/people/merge-rules.ts';
import { noteName } from '../core/source/note-path.ts';
import type { Problem } from '../core/source/problem.ts';
import type { DiskStamp, KeptNote, SourceHead } from './cache-file.mts';
import type { NoteCache } from './note-cache.mts';
import type { Report } from './report.mts';
import { showProgress } from './terminal.mts';
import { fileStamp, VaultCache } from './vault-cache.mts';
import { mayHoldSource, type VaultConfig } from './vault-config.mts';
import { markdownFiles, readNote, reportFolder, shownIn } from './vault-folder.mts';

/** Who speaks in a vault. */
export interface VaultSpeakers {
  readonly speakers: readonly Speaker[];
  /** How many source notes could be read and analysed. */
  readonly sourceNotes: number;
  /** What could be one speaker and is not, with the reasons; empty unless asked for. */
  readonly keptApart: readonly KeptApart[];
}

/** What is kept of the directory of speakers. */
interface FoundSpeakers extends Omit<VaultSpeakers, 'keptApart'> {
  readonly problems: readonly (readonly [path: string, problems: readonly Problem[]])[];
}

interface Wanted {
  /** Whether to use what earlier runs found, and to leave what this one finds. */
  readonly cached: boolean;
  /** Whether to say what was kept apart. */
  readonly explained: boolean;
}

/**
 * Reads who speaks in the notes below `root` (absolute). What an earlier run found is enough, for a command that writes
 * nothing: a file that is as it was is not opened again, and where all of them are, the directory is not built again. What
 * cannot be read is reported, and the rest goes on.
 * @param vault the folder as the user wrote it, for messages
 */
export async function readSpeakers(
  root: string, vault: string, config: VaultConfig, report: Report, wanted: Wanted,
): Promise<VaultSpeakers> {
  const shown = shownIn(vault);
  let hasAll = true;
  const listed = markdownFiles(root, (path, error) => {
    hasAll = false;
    reportFolder(vault, path, error, report);
  });
  const [paths, cache] = await Promise.all([listed, VaultCache.open(root, config.settings, wanted.cached)]);
  const files = paths.map((path): NoteFile => {
    const stamp = cache.isKept ? fileStamp(`${root}/${path}`) : null;
    return { path, stamp, kept: stamp === null ? null : cache.noteAt(path, stamp) };
  });
  const dependsOn = JSON.stringify([config.settings, config.app.ignoreFilters]);
  const isAsItWas = hasAll && !wanted.explained && files.every(({ kept }) => kept !== null);
  const known = isAsItWas ? cache.directoryOf(paths, dependsOn) : null;
  if (known !== null) {
    const { problems, ...found } = JSON.parse(known) as FoundSpeakers;
    for (const [path, all] of problems) report.note(shown(path), all);
    return { ...found, keptApart: [] };
  }
  const notes = await readNotes(files, { root, shown, config, cache, report });
  const { buildDirectory } = await import('./with-analyser.mts');
  const directory = buildDirectory(notes.entries, notes.personNotes, config.settings);
  const found = { speakers: directory.speakers, sourceNotes: notes.entries.length };
  if (hasAll && notes.areAllRead && cache.directoryOf(paths, dependsOn) === null) {
    const kept: FoundSpeakers = { ...found, problems: notes.problems };
    cache.putDirectory(paths, dependsOn, JSON.stringify(kept));
  }
  await cache.save(hasAll ? paths : null);
  return { ...found, keptApart: wanted.explained ? directory.keptApart() : [] };
}

interface NoteFile {
  readonly path: string;
  readonly stamp: DiskStamp | null;
  /** What is known of it, where it is as it was. */
  readonly kept: KeptNote | null;
}

interface Reading {
  readonly root: string;
  /** How messages call the note at a path. */
  readonly shown: (path: string) => string;
  readonly config: VaultConfig;
  readonly cache: VaultCache;
  readonly report: Report;
}

interface FoundNotes {
  readonly entries: DirectoryEntry[];
  readonly personNotes: PersonNoteFacts[];
  readonly problems: [path: string, problems: readonly Problem[]][];
  /** Whether what was reported is all in `problems`. */
  areAllRead: boolean;
}

/** Reads the notes of which not enough is known. */
async function readNotes(files: readonly NoteFile[], { root, shown, config, cache, report }: Reading): Promise<FoundNotes> {
  const found: FoundNotes = { entries: [], personNotes: [], problems: [], areAllRead: true };
  let byText: NoteCache | null = null;
  for (const [index, { path, stamp, kept }] of files.entries()) {
    showProgress('Reading note', index + 1, files.length);
    if (kept !== null && takeKept(path, kept)) continue;
    const text = await readNote(`${root}/${path}`, shown(path), report);
    if (text === null) {
      found.areAllRead = false;
      continue;
    }
    const { readAnyNote, NoteCache } = await import('./with-analyser.mts');
    const notes = (byText ??= new NoteCache(cache));
    const note = readAnyNote({ path, shown: shown(path), text }, config, notes, report);
    notes.putPlace(path, text, stamp);
    if (note.kind === 'person' && note.person.isPersonNote) found.personNotes.push(note.person.facts);
    if (note.kind !== 'source') continue;
    if (note.analysis === null) found.areAllRead = false;
    else takeSource(path, [note.analysis.facts.date, note.analysis.speakers, note.analysis.problems]);
  }
  return found;

  /** @returns false for a note that has to be read after all. */
  function takeKept(path: string, { kind, head }: KeptNote): boolean {
    const text = head();
    if (text === null) return false;
    if (kind === 'person') found.personNotes.push({ path, name: noteName(path), aliases: JSON.parse(text) as string[] });
    if (kind === 'person' || kind === 'other' || !mayHoldSource(path, config)) return true;
    if (kind === 'unanalysed') return false;
    const source = JSON.parse(text) as SourceHead;
    report.note(shown(path), source[2]);
    takeSource(path, source);
    return true;
  }

  function takeSource(path: string, [date, speakers, problems]: SourceHead): void {
    found.entries.push({ path, date, speakers });
    if (problems.length > 0) found.problems.push([path, problems]);
  }
}
