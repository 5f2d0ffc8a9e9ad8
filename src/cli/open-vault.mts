import { join } from 'node:path';
import type { Analysis } from '../core/analyse.ts';
import { folderPath } from '../core/notes/file-name.ts';
import { readPersonNote, type NoteText, type PersonNote } from '../core/notes/person-note.ts';
import { isSourceNote } from '../core/source/schema.ts';
import { analyseSource } from './read-sources.mts';
import type { Report } from './report.mts';
import { showProgress } from './terminal.mts';
import type { VaultConfig } from './vault-config.mts';
import { markdownFiles, readNote } from './vault-folder.mts';

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
  /** Those of them that could not be read or analysed. */
  readonly unread: readonly string[];
}

/**
 * Reads every note below `root` (absolute). What cannot be read is reported, and the rest goes on.
 * @param vault the folder as the user wrote it, for messages
 */
export async function openVault(root: string, vault: string, { settings, app }: VaultConfig, report: Report): Promise<OpenVault> {
  const peopleFolder = folderPath(settings.peopleFolder);
  const sources: NoteText[] = [];
  const people: PersonNote[] = [];
  const otherPaths: string[] = [];
  const unread: string[] = [];
  const analyses = new Map<string, Analysis>();
  const paths = await markdownFiles(root);
  for (const [index, path] of paths.entries()) {
    showProgress('Reading note', index + 1, paths.length);
    const shown = join(vault, path);
    const text = await readNote(join(root, path), shown, report);
    if (text === null) {
      otherPaths.push(path);
      unread.push(path);
      continue;
    }
    const person = readPersonNote({ path, text });
    if (person.isPersonNote || (peopleFolder !== '' && path.startsWith(`${peopleFolder}/`))) {
      people.push(person);
      continue;
    }
    const isSource = !app.isIgnored(path) && isSourceNote(person.frontMatter, path, settings);
    const analysis = isSource ? analyseSource({ text, path, shown }, report) : null;
    if (analysis === null) {
      otherPaths.push(path);
      if (isSource) unread.push(path);
      continue;
    }
    sources.push({ path, text });
    analyses.set(path, analysis);
  }
  return { sources, analyses, people, otherPaths, unread };
}
