import { basename, dirname, join, resolve } from 'node:path';
import { analyse, type Analysis } from '../core/analyse.ts';
import { readPersonNote } from '../core/notes/person-note.ts';
import { DEFAULT_SETTINGS, type Settings } from '../core/settings.ts';
import { isSourceNote } from '../core/source/schema.ts';
import { reasonOf, type Report } from './report.mts';
import { complain, count, showProgress } from './terminal.mts';
import { readVaultConfig } from './vault-config.mts';
import { kindOf, markdownFiles, readNote, relativePath, vaultOf } from './vault-folder.mts';

/** A note that the user named, or that lies in a folder they named. */
export interface Source {
  /** How messages call it: it begins as the user wrote it. */
  readonly shown: string;
  /** Path relative to its vault, with `/`; without a vault, relative to the folder that the user named. */
  readonly path: string;
  readonly text: string;
  readonly settings: Settings;
}

/** Analyses a note; a failure is reported and gives null. */
export function analyseSource({ text, path, shown }: Pick<Source, 'text' | 'path' | 'shown'>, report: Report): Analysis | null {
  try {
    const analysis = analyse(text, path);
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
 */
export async function* readSources(paths: readonly string[], report: Report): AsyncGenerator<Source> {
  for (const path of paths) {
    const kind = await kindOf(path);
    if (kind === 'missing') report.file(path, 'file/missing', 'There is no such file or folder.');
    else if (kind === 'folder') yield* readFolder(path, report);
    else if (kind === 'other' || !/\.(?:md|markdown)$/i.test(path)) report.file(path, 'file/not-markdown', 'It is not a Markdown file.');
    else yield* readFile(path, report);
  }
}

async function* readFile(file: string, report: Report): AsyncGenerator<Source> {
  const text = await readNote(file, file, report);
  if (text === null) return;
  const root = await vaultOf(dirname(file));
  const settings = root === null ? DEFAULT_SETTINGS : (await readVaultConfig(root)).settings;
  yield { shown: file, path: root === null ? basename(file) : relativePath(root, resolve(file)), text, settings };
}

async function* readFolder(folder: string, report: Report): AsyncGenerator<Source> {
  const root = (await vaultOf(folder)) ?? resolve(folder);
  const config = await readVaultConfig(root);
  for (const { path, message } of config.problems) report.file(join(root, path), 'vault/configuration', message);
  const inVault = (path: string): string => relativePath(root, resolve(folder, path));
  const files = (await markdownFiles(folder)).filter((path) => !config.app.isIgnored(inVault(path)));
  let found = 0;
  for (const [index, file] of files.entries()) {
    showProgress('Reading note', index + 1, files.length);
    const shown = join(folder, file);
    const text = await readNote(shown, shown, report);
    if (text === null) continue;
    const person = readPersonNote({ path: inVault(file), text });
    if (person.isPersonNote || !isSourceNote(person.frontMatter, person.path, config.settings)) continue;
    found++;
    yield { shown, path: person.path, text, settings: config.settings };
  }
  if (found === 0) complain(`${folder}: None of its ${count(files.length, 'note')} is a source note.`);
}
