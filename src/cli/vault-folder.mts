import { readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { glob } from 'tinyglobby';
import { reasonOf, VaultError, type Report } from './report.mts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads a text file without losing a byte: a byte-order mark stays.
 * @throws an error of the file system, or a TypeError for a file that is not UTF-8.
 */
export async function readText(path: string): Promise<string> {
  return utf8.decode(await readFile(path));
}

/** Reads a note; what cannot be read is reported under `shown` and gives null. */
export async function readNote(file: string, shown: string, report: Report): Promise<string | null> {
  try {
    return await readText(file);
  } catch (error) {
    if (error instanceof TypeError) report.file(shown, 'file/not-utf-8', 'The file is not UTF-8 text; it was left alone.');
    else report.file(shown, 'file/unreadable', `The file cannot be read. ${reasonOf(error)}`);
    return null;
  }
}

/** What `path` is on disk. Symbolic links named by the user are followed. */
export async function kindOf(path: string): Promise<'file' | 'folder' | 'missing' | 'other'> {
  const found = await stat(path).catch(() => null);
  if (found === null) return 'missing';
  if (found.isFile()) return 'file';
  return found.isDirectory() ? 'folder' : 'other';
}

/** Those of the vault-relative paths at which there is nothing any more. */
export async function missingPaths(root: string, paths: readonly string[]): Promise<string[]> {
  const missing: string[] = [];
  for (const path of paths) if ((await kindOf(join(root, path))) === 'missing') missing.push(path);
  return missing;
}

/** @throws VaultError when `folder` is no folder. */
export async function requireFolder(folder: string): Promise<string> {
  const kind = await kindOf(folder);
  if (kind === 'missing') throw new VaultError(`${folder}: There is no such folder.`);
  if (kind !== 'folder') throw new VaultError(`${folder}: It is not a folder.`);
  return resolve(folder);
}

/** The nearest folder at or above `path` that holds `.obsidian`, absolute; null when there is none. */
export async function vaultOf(path: string): Promise<string | null> {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if ((await kindOf(join(folder, '.obsidian'))) === 'folder') return folder;
    if (dirname(folder) === folder) return null;
  }
}

/**
 * Paths of the Markdown files below `folder`, relative with `/`, in order. Hidden files and folders (`.obsidian`,
 * `.trash`) are left out; symbolic links are not followed, wherever they lead.
 */
export async function markdownFiles(folder: string): Promise<string[]> {
  const found = await glob('**/*.md', {
    cwd: folder,
    dot: false,
    followSymbolicLinks: false,
    caseSensitiveMatch: false,
    expandDirectories: false,
  });
  return found.sort();
}

/** `path` relative to `folder`, with `/`. */
export function relativePath(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/');
}
