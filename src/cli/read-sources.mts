import { basename, dirname, join, resolve } from 'node:path';
import { analyse, type Analysis } from '../core/analyse.ts';
import { counted } from '../core/counted.ts';
import { readPersonNote } from '../core/notes/person-note.ts';
import { DEFAULT_SETTINGS, type Settings } from '../core/settings.ts';
import { hasSourceProperties, isInSourceFolder } from '../core/source/schema.ts';
import { NoteCache } from './note-cache.mts';
import { VaultCache } from './vault-cache.mts';
import { reasonOf, type Report } from './report.mts';
import { complain, showProgress } from './terminal.mts';
import { readVaultConfig, reportConfig } from './vault-config.mts';
import { ASTRAY, kindOf, markdownFiles, readNote, relativePath, reportFolder, vaultOf } from './vault-folder.mts';

/** A note that the user named, or that lies in a folder they named. */
export interface Source {
  /** How messages call it: it begins as the user wrote it. */
  readonly shown: string;
  /** Path relative to its vault, with `/`; without a vault, relative to the folder that the user named. */
  readonly path: string;
  readonly text: string;
  readonly settings: Settings;
  /** Null for a note that was named by itself: it is soon read. */
  readonly cache: NoteCache | null;
}

/** Analyses a note, or finds its analysis in the cache; a failure is reported and gives null. */
export function analyseSource({ text, path, shown, cache }: Pick<Source, 'text' | 'path' | 'shown' | 'cache'>, report: Report): Analysis | null {
  try {
    const known = cache?.find(text, path) ?? null;
    const analysis = known === null || typeof known === 'string' ? analyse(text, path) : known;
    if (analysis !== known) cache?.put(text, analysis);
    report.note(shown, analysis.problems);
    return analysis;
  } catch (error) {
    report.file(shown, 'note/not-analysed', `The note could not be analysed. ${reasonOf(error)}`);
    return null;
  }
}

/**
 * Reads what the user named: of a file the note, source note or not; of a folder its source notes, by the settings of
 * the vault that the folder belongs to. What cannot be read is reported, and the rest goes on.
 * @param isCached whether the notes of a folder come with what earlier runs found, and leave theirs to later ones
 */
export async function* readSources(paths: readonly string[], report: Report, isCached = false): AsyncGenerator<Source> {
  for (const path of paths) {
    const kind = await kindOf(path).catch((error: unknown) => {
      report.file(path, 'file/unreadable', `It cannot be read. ${reasonOf(error)}`);
      return null;
    });
    if (kind === null) continue;
    if (kind === 'missing') report.file(path, 'file/missing', 'There is no such file or folder.');
    else if (kind === 'astray') report.file(path, 'file/missing', ASTRAY);
    else if (kind === 'folder') yield* readFolder(path, report, isCached);
    else if (kind === 'other' || !/\.(?:md|markdown)$/i.test(path)) report.file(path, 'file/not-markdown', 'It is not a Markdown file.');
    else yield* readFile(path, report);
  }
}

async function* readFile(file: string, report: Report): AsyncGenerator<Source> {
  const text = await readNote(file, file, report);
  if (text === null) return;
  const root = await vaultOf(dirname(file));
  const settings = root === null ? DEFAULT_SETTINGS : (await readVaultConfig(root)).settings;
  yield { shown: file, path: root === null ? basename(file) : relativePath(root, resolve(file)), text, settings, cache: null };
}

async function* readFolder(folder: string, report: Report, isCached: boolean): AsyncGenerator<Source> {
  const root = (await vaultOf(folder)) ?? resolve(folder);
  const config = await readVaultConfig(root);
  reportConfig(root, config, report);
  const inVault = (path: string): string => relativePath(root, resolve(folder, path));
  let hasAll = true;
  const listed = await markdownFiles(folder, (path, error) => {
    hasAll = false;
    reportFolder(folder, path, error, report);
  });
  const files = listed.filter((path) => !config.app.isIgnored(inVault(path)));
  const cache = new NoteCache(await VaultCache.open(root, config.settings, isCached));
  let found = 0;
  for (const [index, file] of files.entries()) {
    showProgress('Reading note', index + 1, files.length);
    const shown = join(folder, file);
    const text = await readNote(shown, shown, report);
    if (text === null) continue;
    const path = inVault(file);
    if (!isSource({ text, path }, config.settings, cache)) continue;
    found++;
    yield { shown, path, text, settings: config.settings, cache };
  }
  await cache.vault.save(hasAll && relativePath(root, resolve(folder)) === '' ? listed : null);
  if (found === 0) complain(`${folder}: None of its ${counted(files.length, 'note')} is a source note.`);
}

/** Whether a text is that of a source note. A person note is none. */
function isSource({ text, path }: Pick<Source, 'text' | 'path'>, settings: Settings, cache: NoteCache): boolean {
  if (!isInSourceFolder(path, settings)) return false;
  const known = cache.find(text, path);
  if (known !== null) return known !== 'person' && known !== 'other';
  const person = readPersonNote({ path, text });
  const found = !person.isPersonNote && hasSourceProperties(person.frontMatter, settings);
  if (!found) cache.put(text, person.isPersonNote ? person : 'other');
  return found;
}
