import { isUtf8 } from 'node:buffer';
import { lstatSync, readdirSync, readFileSync, statSync, type Stats } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { patiently } from './patiently.mts';
import { reasonOf, VaultError, type Report } from './report.mts';

/** What a file or folder is that is not there because of a symbolic link. */
export const ASTRAY = 'A symbolic link leads to nothing there.';

/**
 * Reads a file. Files are read one after the other, and small ones take many times as long when each step of it waits for
 * its turn.
 * @throws an error of the file system
 */
export async function readBytes(path: string): Promise<Buffer> {
  return patiently(() => readFileSync(path));
}

/**
 * Reads a text file without losing a byte: a byte-order mark stays.
 * @throws an error of the file system, or a TypeError for a file that is not UTF-8.
 */
export async function readText(path: string): Promise<string> {
  const bytes = await readBytes(path);
  if (!isUtf8(bytes)) throw new TypeError(`${path} is no UTF-8 text.`);
  return bytes.toString('utf8');
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

/**
 * What `path` is on disk. Symbolic links are followed; one that leads to nothing just now is `astray`.
 * @throws an error of the file system when it does not say: whatever is there is not missing.
 */
export async function kindOf(path: string): Promise<'file' | 'folder' | 'missing' | 'astray' | 'other'> {
  return patiently(() => {
    const found = thereAt(path, statSync);
    if (found === null) return thereAt(path, lstatSync) === null ? 'missing' : 'astray';
    if (found.isFile()) return 'file';
    return found.isDirectory() ? 'folder' : 'other';
  });
}

function thereAt(path: string, look: typeof statSync): Stats | null {
  try {
    return look(path, { throwIfNoEntry: false }) ?? null;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Whether an error says that there is nothing at a path. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

/** The nearest path at or above `path` at which there is something, if only a symbolic link that leads to nothing. */
export async function nearestThere(path: string): Promise<{ readonly path: string; readonly isAstray: boolean }> {
  for (let at = path; ; at = dirname(at)) {
    const kind = await kindOf(at);
    if (kind !== 'missing' || dirname(at) === at) return { path: at, isAstray: kind === 'astray' };
  }
}

/** Those of the vault-relative paths at which there is nothing any more. */
export async function missingPaths(root: string, paths: readonly string[]): Promise<string[]> {
  const missing: string[] = [];
  for (const path of paths) if ((await kindOf(join(root, path)).catch(() => 'other')) === 'missing') missing.push(path);
  return missing;
}

/** @throws VaultError when `folder` is no folder. */
export async function requireFolder(folder: string): Promise<string> {
  const kind = await kindOf(folder).catch((error: unknown) => {
    throw new VaultError(`${folder}: The folder cannot be read. ${reasonOf(error)}`);
  });
  if (kind === 'missing') throw new VaultError(`${folder}: There is no such folder.`);
  if (kind === 'astray') throw new VaultError(`${folder}: ${ASTRAY}`);
  if (kind !== 'folder') throw new VaultError(`${folder}: It is not a folder.`);
  return resolve(folder);
}

/** The nearest folder at or above `path` that holds `.obsidian`, absolute; null when there is none. */
export async function vaultOf(path: string): Promise<string | null> {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if ((await kindOf(join(folder, '.obsidian')).catch(() => 'other')) === 'folder') return folder;
    if (dirname(folder) === folder) return null;
  }
}

/**
 * Paths of the Markdown files below `folder`, relative with `/`, in order. Hidden files and folders (`.obsidian`,
 * `.trash`) are left out; symbolic links are not followed, wherever they lead.
 * @param unreadable told of each folder that cannot be read, by its path; the rest goes on
 */
export async function markdownFiles(folder: string, unreadable: (path: string, error: unknown) => void): Promise<string[]> {
  const found: string[] = [];
  const waiting = [''];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const here = path;
    const below = await patiently(() => readdirSync(join(folder, here), { withFileTypes: true })).catch((error: unknown) => {
      unreadable(here, error);
      return [];
    });
    for (const entry of below) {
      if (entry.name.startsWith('.')) continue;
      const entryPath = here === '' ? entry.name : `${here}/${entry.name}`;
      if (entry.isDirectory()) waiting.push(entryPath);
      else if (entry.isFile() && /\.md$/i.test(entry.name)) found.push(entryPath);
    }
  }
  return found.sort();
}

/** How messages call what lies in a vault, by its path there: as `join` with the folder as the user wrote it. */
export function shownIn(vault: string): (path: string) => string {
  const before = join(vault, 'note').slice(0, -'note'.length);
  return (path) => before + (sep === '/' ? path : path.replaceAll('/', sep));
}

/** Reports a folder that cannot be read. @param vault the folder as the user wrote it */
export function reportFolder(vault: string, path: string, error: unknown, report: Report): void {
  report.file(join(vault, path), 'folder/unreadable', `The folder cannot be read, so its notes were left out. ${reasonOf(error)}`);
}

/** `path` relative to `folder`, with `/`. */
export function relativePath(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/');
}
