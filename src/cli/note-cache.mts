import { mkdir, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Analysis } from '../core/analyse.ts';
import { readAnalysis, storeAnalysis } from '../core/record/analysis-record.ts';
import { ANALYSER_VERSION } from '../core/record/analyser-version.ts';
import type { Settings } from '../core/settings.ts';
import { cacheFolder } from './cache-folder.mts';
import { readCache, sumOf, writeCache, type CacheBasis } from './cache-file.mts';
import { removeLeftovers, replaceFile } from './replace-file.mts';
import { readText } from './vault-folder.mts';

/**
 * What earlier runs found in the notes of a vault. Notes are known by their text and not by path and time, since a run
 * reads every text anyway: so nothing in it is ever out of date, and a note that moved is known again. It only saves
 * time: where it cannot be read or written, everything goes on without it.
 */
export class NoteCache {
  private readonly seen = new Set<string>();
  private isNew = false;
  private last = { text: '', mark: '' };
  /** What `find` said last: of each note it is asked twice. */
  private answer: { readonly text: string; readonly path: string; readonly found: Analysis | 'other' } | null = null;

  private constructor(private readonly file: string | null, private readonly basis: CacheBasis, private readonly records: Map<string, string>) {}

  /**
   * @param root the folder of the vault, absolute
   * @param isWanted false for a run that neither reads nor writes a cache
   */
  static async open(root: string, { requiredProperties }: Settings, isWanted: boolean): Promise<NoteCache> {
    const basis = { analyser: ANALYSER_VERSION, requiredProperties };
    const folder = isWanted && ANALYSER_VERSION !== '' ? await cacheFolder() : null;
    if (folder === null) return new NoteCache(null, basis, new Map());
    const name = sumOf(await realpath(root).catch(() => root)).replace(/\W/g, '_');
    const file = join(folder, `${name}.cache`);
    const stored = await readText(file).catch(() => '');
    return new NoteCache(file, basis, readCache(stored, basis) ?? new Map<string, string>());
  }

  /** The analysis of a source note with this text; 'other' for a text that is no source note, wherever it lies; null for a new one. */
  find(text: string, path: string): Analysis | 'other' | null {
    if (this.file === null) return null;
    if (this.answer !== null && this.answer.path === path && this.answer.text === text) return this.answer.found;
    const mark = this.markOf(text);
    const record = this.records.get(mark);
    if (record === undefined) return null;
    this.seen.add(mark);
    const found = record === '' ? 'other' : readAnalysis(record, text, path);
    this.answer = found === null ? null : { text, path, found };
    return found;
  }

  /** Keeps what was found in a text. */
  put(text: string, found: Analysis | 'other'): void {
    if (this.file === null) return;
    const mark = this.markOf(text);
    this.records.set(mark, found === 'other' ? '' : storeAnalysis(found));
    this.seen.add(mark);
    this.answer = null;
    this.isNew = true;
  }

  /**
   * Stores what is new. Never throws: a cache that cannot be written is no failure.
   * @param isWhole whether all notes of the vault were read, so that texts not seen are gone
   */
  async save(isWhole: boolean): Promise<void> {
    const kept = isWhole ? [...this.records].filter(([mark]) => this.seen.has(mark)) : [...this.records];
    if (this.file === null || (!this.isNew && kept.length === this.records.size)) return;
    try {
      // It says whom somebody quotes: nobody else's business.
      await mkdir(dirname(this.file), { recursive: true, mode: 0o700 });
      await removeLeftovers(dirname(this.file));
      await replaceFile(this.file, writeCache(this.basis, new Map(kept)));
    } catch {
      // The next run will be as slow as this one, that is all.
    }
  }

  private markOf(text: string): string {
    if (text !== this.last.text || this.last.mark === '') this.last = { text, mark: sumOf(text) };
    return this.last.mark;
  }
}
