import { join } from 'node:path';
import type { Analysis } from '../core/analyse.ts';
import { pointsTo, writtenLinks } from '../core/links/link-spans.ts';
import type { NoteText, PersonNote } from '../core/notes/person-note.ts';
import { NoteCache } from './note-cache.mts';
import { readAnyNote } from './read-any-note.mts';
import type { Report } from './report.mts';
import { showProgress } from './terminal.mts';
import { VaultCache } from './vault-cache.mts';
import type { VaultConfig } from './vault-config.mts';
import { markdownFiles, readNote, reportFolder } from './vault-folder.mts';

/** The notes of a vault as a command over all of it needs them. */
export interface OpenVault {
  /** The source notes that could be read and analysed. */
  readonly sources: readonly NoteText[];
  /** By path of the source note. */
  readonly analyses: ReadonlyMap<string, Analysis>;
  /** Notes in the people folder, and person notes elsewhere. */
  readonly people: readonly PersonNote[];
  /** Paths of all other notes, of those that could not be read too. */
  readonly otherPaths: readonly string[];
  /** Those of them that could not be read or analysed, folders that could not be read, and what may lie in these. */
  readonly unread: readonly string[];
}

/**
 * Reads every note below `root` (absolute). What cannot be read is reported, and the rest goes on.
 * @param vault the folder as the user wrote it, for messages
 * @param isCached whether to use what earlier runs found, and to leave what this one finds
 */
export async function openVault(root: string, vault: string, config: VaultConfig, report: Report, isCached: boolean): Promise<OpenVault> {
  const sources: NoteText[] = [];
  const people: PersonNote[] = [];
  const otherPaths: string[] = [];
  const unread: string[] = [];
  const analyses = new Map<string, Analysis>();
  const listed = markdownFiles(root, (path, error) => {
    reportFolder(vault, path, error, report);
    unread.push(path);
  });
  const [paths, stored] = await Promise.all([listed, VaultCache.open(root, config.settings, isCached)]);
  const cache = new NoteCache(stored);
  const hasAll = unread.length === 0;
  for (const [index, path] of paths.entries()) {
    showProgress('Reading note', index + 1, paths.length);
    const shown = join(vault, path);
    const text = await readNote(join(root, path), shown, report);
    if (text === null) {
      otherPaths.push(path);
      unread.push(path);
      continue;
    }
    const note = readAnyNote({ path, shown, text }, config, cache, report);
    if (note.kind === 'person') {
      people.push(note.person);
    } else if (note.kind === 'source' && note.analysis !== null) {
      sources.push({ path, text });
      analyses.set(path, note.analysis);
    } else {
      otherPaths.push(path);
      if (note.kind === 'source') unread.push(path);
    }
  }
  await stored.save(hasAll ? paths : null);
  if (!hasAll) unread.push(...quotedElsewhere(people, paths));
  return { sources, analyses, people, otherPaths, unread };
}

/** Notes that person notes quote and that are not among `paths`: they may lie in a folder that could not be read. */
function quotedElsewhere(people: readonly PersonNote[], paths: readonly string[]): string[] {
  const quoted = people.flatMap(({ text, block }) => (block.kind === 'whole' ? writtenLinks(text.slice(block.span.start, block.span.end)) : []));
  const targets = [...new Set(quoted.map(({ target }) => target))];
  return targets.filter((target) => !paths.some((path) => pointsTo(target, path))).map((target) => `${target}.md`);
}
