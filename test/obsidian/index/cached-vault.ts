import { directoryKeeper } from '../../../src/core/people/build-directory.ts';
import { readVaultNote } from '../../../src/core/read-vault-note.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/core/settings.ts';
import { NoteCache } from '../../../src/obsidian/index/note-cache.ts';
import { NoteDatabase } from '../../../src/obsidian/index/note-database.ts';
import { SourceIndex } from '../../../src/obsidian/index/source-index.ts';
import type { FileStamp } from '../../../src/obsidian/index/stored-note.ts';
import { NOTHING_KEPT } from './nothing-kept.ts';

interface File extends FileStamp {
  readonly text: string;
}

/** A vault in memory whose clock the test sets, with the index as the plugin makes it, over sessions. */
export class CachedVault {
  readonly files = new Map<string, File>();
  /** Paths that were analysed since the test last emptied it. */
  readonly analysed: string[] = [];
  /** Paths whose text was read since the test last emptied it. */
  readonly read: string[] = [];
  now = 1_000_000;
  analyser = 'one';
  settings: Settings = DEFAULT_SETTINGS;
  private timers: (() => void)[] = [];

  constructor(readonly name: string, private readonly isCached = true) {}

  /** Writes a file, as anybody may, without telling the index. */
  write(path: string, text: string): void {
    this.files.set(path, { text, mtime: this.now, size: new TextEncoder().encode(text).length });
  }

  move(from: string, to: string): void {
    for (const [path, file] of [...this.files]) {
      if (path !== from && !path.startsWith(`${from}/`)) continue;
      this.files.delete(path);
      this.files.set(to + path.slice(from.length), file);
    }
  }

  /** A new session. @returns its index, which has not read anything yet. */
  start(): SourceIndex {
    this.timers = [];
    const stamp = (path: string): FileStamp | null => this.files.get(path) ?? null;
    const text = (path: string): Promise<string | null> => {
      this.read.push(path);
      return Promise.resolve(this.files.get(path)?.text ?? null);
    };
    return new SourceIndex({
      paths: () => [...this.files.keys()],
      stamp,
      read: text,
      analyse: (given, path, settings) => {
        this.analysed.push(path);
        return Promise.resolve(readVaultNote(given, path, settings));
      },
      buildDirectory: directoryKeeper(),
      settings: () => this.settings,
      kept: this.isCached ? new NoteCache({
        store: new NoteDatabase(this.name), basis: () => this.analyser, stamp, read: text, now: () => this.now,
        after: (_, callback) => {
          this.timers.push(callback);
          return () => {
            this.timers = this.timers.filter((timer) => timer !== callback);
          };
        },
      }) : NOTHING_KEPT,
      now: () => this.now,
      pause: () => Promise.resolve(),
      failed: (path, error) => {
        throw new Error(path, { cause: error });
      },
    });
  }

  /** Lets some seconds pass, so that what waits is written. */
  async rest(): Promise<void> {
    for (let times = 0; times < 2; times++) {
      this.now += 5000;
      for (const timer of this.timers.splice(0)) timer();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  forgetCounts(): void {
    this.analysed.length = 0;
    this.read.length = 0;
  }
}

/** Everything that an index knows, as plain values in one order. */
export async function knowledge(index: SourceIndex): Promise<unknown> {
  const { speakers } = index.directory();
  const analyses = [...await index.wakeAll()].sort(([a], [b]) => (a < b ? -1 : 1));
  const people = [...index.personNotes].sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.parse(JSON.stringify({ speakers, people, analyses: analyses.map(([path, { note, ...rest }]) => ({ at: path, text: note.text, sections: note.sections, ...rest })) }));
}
