import { mkdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ANALYSER_VERSION } from '../core/record/analyser-version.ts';
import type { Settings } from '../core/settings.ts';
import { checksum } from '../core/text/checksum.ts';
import { cacheFolder } from './cache-folder.mts';
import { readCache, writeCache, type CacheBasis, type CacheContent, type DiskStamp, type KeptDirectory, type KeptNote } from './cache-file.mts';
import { readBytes } from './vault-folder.mts';

/**
 * A file that was touched less than so many milliseconds ago may be written again without another time: some file systems
 * count in steps of two seconds. What it held is not known by its stamp. (Git's index calls such files racily clean.)
 */
const STEP = 3000;

/**
 * What earlier runs found in the notes of a vault: of each text, and which file held it. It only saves time: where it
 * cannot be read or written, everything goes on without it.
 */
export class VaultCache {
  private readonly seen = new Set<string>();
  private isNew = false;
  private directory: KeptDirectory | null;

  private constructor(private readonly file: string | null, private readonly basis: CacheBasis, private readonly content: CacheContent) {
    this.directory = content.directory;
  }

  /**
   * @param root the folder of the vault, absolute
   * @param isWanted false for a run that neither reads nor writes a cache
   */
  static async open(root: string, { requiredProperties }: Settings, isWanted: boolean): Promise<VaultCache> {
    // What a letter is depends on the engine's Unicode.
    const basis = { analyser: `${ANALYSER_VERSION} ${process.versions.unicode ?? ''}`, requiredProperties };
    const empty = { notes: new Map<string, KeptNote>(), places: new Map(), directory: null };
    const folder = isWanted && ANALYSER_VERSION !== '' ? cacheFolder() : null;
    if (folder === null) return new VaultCache(null, basis, empty);
    const file = join(folder, `${checksum(realPath(root))}.cache`);
    const stored = await readBytes(file).catch(() => null);
    return new VaultCache(file, basis, (stored === null ? null : readCache(stored, basis)) ?? empty);
  }

  /** False where nothing is known, and nothing will be. */
  get isKept(): boolean {
    return this.file !== null;
  }

  /** What is known of a text. */
  note(mark: string): KeptNote | null {
    const note = this.content.notes.get(mark) ?? null;
    if (note !== null) this.seen.add(mark);
    return note;
  }

  /** What is known of the text of a file that is as it was when this text was read from it. */
  noteAt(path: string, stamp: DiskStamp): KeptNote | null {
    const place = this.content.places.get(path);
    if (place === undefined) return null;
    if (isSameStamp(place, stamp)) return this.note(place.mark);
    this.content.places.delete(path);
    this.directory = null;
    return null;
  }

  /** Keeps what was found in a text. */
  put(mark: string, note: KeptNote): void {
    this.content.notes.set(mark, note);
    this.seen.add(mark);
    this.isNew = true;
  }

  /** Keeps that a file held a text. @param stamp of the file before it was read */
  putPlace(path: string, mark: string, stamp: DiskStamp): void {
    if (Math.max(stamp.changed, stamp.touched) > Date.now() - STEP || !this.content.notes.has(mark)) return;
    this.content.places.set(path, { mark, ...stamp });
    this.directory = null;
    this.isNew = true;
  }

  /**
   * What `putDirectory` was given, while every note is as it was then: null unless `noteAt` found each of them.
   * @param paths of all notes of the vault
   */
  directoryOf(paths: readonly string[], settings: string): string | null {
    if (this.directory?.settings !== settings || !this.hasPlaces(paths)) return null;
    return this.directory.found();
  }

  /**
   * Keeps what is known of all notes together, where each of them can be known again by its place.
   * @param paths of all notes of the vault
   * @param settings all that it depends on beside them
   */
  putDirectory(paths: readonly string[], settings: string, found: string): void {
    const { places } = this.content;
    const there = new Set(paths);
    for (const path of places.keys()) if (!there.has(path)) places.delete(path);
    if (!this.isKept || !this.hasPlaces(paths)) return;
    this.directory = { settings, found: () => found };
    this.isNew = true;
  }

  /** Whether the places are those of the notes at `paths`, and of no others. Two names of files that are no UTF-8 can be read as one. */
  private hasPlaces(paths: readonly string[]): boolean {
    const { places } = this.content;
    return places.size === paths.length && new Set(paths).size === paths.length && paths.every((path) => places.has(path));
  }

  /**
   * Stores what is new. Never throws: a cache that cannot be written is no failure.
   * @param paths of all notes of the vault, where all folders were read: what is neither seen nor known by its place is gone; else null
   */
  async save(paths: readonly string[] | null): Promise<void> {
    const { notes, places } = this.content;
    const there = paths === null ? null : new Set(paths);
    const keptPlaces = there === null ? places : only(places, (path) => there.has(path));
    // A run may pass over notes that another one asks for, such as those of an ignored folder.
    const placed = new Set([...keptPlaces.values()].map(({ mark }) => mark));
    const keptNotes = there === null ? notes : only(notes, (mark) => this.seen.has(mark) || placed.has(mark));
    const kept = { notes: keptNotes, places: keptPlaces, directory: keptPlaces.size === places.size ? this.directory : null };
    const isAll = kept.notes.size === notes.size && kept.places.size === places.size;
    if (this.file === null || (!this.isNew && isAll)) return;
    try {
      const { removeLeftovers, replaceFile } = await import('./replace-file.mts');
      // It says whom somebody quotes: nobody else's business.
      mkdirSync(dirname(this.file), { recursive: true, mode: 0o700 });
      await removeLeftovers(dirname(this.file));
      await replaceFile(this.file, writeCache(this.basis, kept));
    } catch {
      // The next run will be as slow as this one, that is all.
    }
  }
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function only<Value>(all: ReadonlyMap<string, Value>, isKept: (key: string, value: Value) => boolean): Map<string, Value> {
  return new Map([...all].filter(([key, value]) => isKept(key, value)));
}

/** The stamp of a file; null where it cannot be had. */
export function fileStamp(path: string): DiskStamp | null {
  try {
    const { size, mtimeMs, ctimeMs, ino } = statSync(path);
    return { size, changed: mtimeMs, touched: ctimeMs, inode: ino };
  } catch {
    return null;
  }
}

function isSameStamp(a: DiskStamp, b: DiskStamp): boolean {
  return a.size === b.size && a.changed === b.changed && a.touched === b.touched && a.inode === b.inode;
}
