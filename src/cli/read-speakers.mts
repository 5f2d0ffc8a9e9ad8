import { join } from 'node:path';
import type { DirectoryEntry, PersonNoteFacts } from '../core/people/directory.ts';
import { noteName } from '../core/source/note-path.ts';
import type { KeptNote, SourceHead } from './cache-file.mts';
import type { NoteCache } from './note-cache.mts';
import type { Report } from './report.mts';
import { showProgress } from './terminal.mts';
import { fileStamp, VaultCache } from './vault-cache.mts';
import { mayHoldSource, type VaultConfig } from './vault-config.mts';
import { markdownFiles, readNote, reportFolder } from './vault-folder.mts';

/** Who speaks in a vault, note by note. */
export interface VaultSpeakers {
  /** Of each source note that could be read and analysed. */
  readonly entries: readonly DirectoryEntry[];
  readonly personNotes: readonly PersonNoteFacts[];
}

/**
 * Reads who speaks in the notes below `root` (absolute). A file that is as it was is not opened again: what an earlier run
 * found in it is enough, for a command that writes nothing. What cannot be read is reported, and the rest goes on.
 * @param vault the folder as the user wrote it, for messages
 * @param isCached whether to use what earlier runs found, and to leave what this one finds
 */
export async function readSpeakers(root: string, vault: string, config: VaultConfig, report: Report, isCached: boolean): Promise<VaultSpeakers> {
  const entries: DirectoryEntry[] = [];
  const personNotes: PersonNoteFacts[] = [];
  let hasAll = true;
  const listed = markdownFiles(root, (path, error) => {
    hasAll = false;
    reportFolder(vault, path, error, report);
  });
  const [paths, cache] = await Promise.all([listed, VaultCache.open(root, config.settings, isCached)]);
  let byText: NoteCache | null = null;
  for (const [index, path] of paths.entries()) {
    showProgress('Reading note', index + 1, paths.length);
    const file = `${root}/${path}`;
    const stamp = cache.isKept ? await fileStamp(file) : null;
    const kept = stamp === null ? null : cache.noteAt(path, stamp);
    if (kept !== null && takeKept(path, kept)) continue;
    const shown = join(vault, path);
    const text = await readNote(file, shown, report);
    if (text === null) continue;
    const { readAnyNote, NoteCache } = await import('./with-analyser.mts');
    const notes = (byText ??= new NoteCache(cache));
    const note = readAnyNote({ path, shown, text }, config, notes, report);
    notes.putPlace(path, text, stamp);
    if (note.kind === 'person' && note.person.isPersonNote) personNotes.push(note.person.facts);
    if (note.kind === 'source' && note.analysis !== null) entries.push({ path, date: note.analysis.facts.date, speakers: note.analysis.speakers });
  }
  await cache.save(hasAll ? paths : null);
  return { entries, personNotes };

  /** @returns false for a note that has to be read after all. */
  function takeKept(path: string, { kind, head }: KeptNote): boolean {
    if (kind === 'person') personNotes.push({ path, name: noteName(path), aliases: JSON.parse(head) as string[] });
    if (kind === 'person' || kind === 'other' || !mayHoldSource(path, config)) return true;
    if (kind === 'unanalysed') return false;
    const [date, speakers, problems] = JSON.parse(head) as SourceHead;
    if (problems.length > 0) report.note(join(vault, path), problems);
    entries.push({ path, date, speakers });
    return true;
  }
}
