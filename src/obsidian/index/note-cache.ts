import type { NoteReading } from '../../core/read-vault-note.ts';
import { checksum } from '../../core/text/checksum.ts';
import type { StoredChange } from './note-database.ts';
import type { KeptNotes } from './index-sources.ts';
import { joinRecord, readStoredNote, storeNote, type FileStamp, type StoredNote } from './stored-note.ts';

/** What a cache needs of what it is kept in. */
export interface CacheStore {
  heads(take: (heads: ReadonlyMap<string, unknown>) => Promise<void>): Promise<void>;
  find(path: string): Promise<readonly [head: unknown, body: unknown]>;
  write(changes: ReadonlyMap<string, StoredChange>): Promise<void>;
  clear(): Promise<void>;
}

export interface NoteCacheHost {
  readonly store: CacheStore;
  /** What readings depend on besides the text of their notes; '' when nothing may be kept. */
  basis(): string;
  /** The stamp of a note, or null when it is gone. */
  stamp(path: string): FileStamp | null;
  /** The text of a note, or null when it is gone. */
  read(path: string): Promise<string | null>;
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back after some milliseconds. The result cancels that. */
  after(delay: number, callback: () => void): () => void;
}

/** How coarse the times of a file system may be, in milliseconds: those of FAT, on memory cards, are the coarsest. */
const COARSEST_TIME = 2000;
/** How long what is new waits for more of it, in milliseconds. */
const WRITE_DELAY = 3000;
/** So much is written at once, and not kept any longer. */
const MOST_WAITING = 200;

interface Unsure {
  readonly reading: NoteReading;
  readonly basis: string;
}

/**
 * What earlier sessions found in the notes of the vault, by path and stamp, so that a start reads no text. It only saves
 * time: where it cannot be read or written, everything goes on without it, and nobody is told.
 *
 * A stored reading is of the text that the file has now, because a stamp is trusted only when it was older, by more than the
 * coarsest time a file system tells, than the moment before the text was read: whatever changes the file after that gives it
 * another time. A note read sooner after a change is read once more when its stamp is old enough, and is stored when the text
 * is the same.
 */
export class NoteCache implements KeptNotes {
  private readonly waiting = new Map<string, StoredChange>();
  private readonly unsure = new Map<string, Unsure>();
  private isBroken = false;
  private cancel: (() => void) | null = null;
  private writing: Promise<void> = Promise.resolve();
  private nextWrite: Promise<void> | null = null;

  constructor(private readonly host: NoteCacheHost) {}

  get isAtWork(): boolean {
    return !this.isBroken && this.host.basis() !== '';
  }

  /** Calls `take` with every note that is as it was stored; the others are dropped. Waits for `take` now and then. */
  async load(take: (notes: ReadonlyMap<string, StoredNote>) => Promise<void>): Promise<void> {
    const basis = this.host.basis();
    if (basis === '') return;
    await this.flush();
    await this.try(() => this.host.store.heads(async (heads) => {
      const notes = new Map<string, StoredNote>();
      for (const [path, head] of heads) {
        const stamp = this.host.stamp(path);
        const note = stamp === null ? null : readStoredNote(head, path, basis);
        if (note !== null && isSame(note.stamp, stamp)) notes.set(path, note);
        else if (!this.waiting.has(path)) this.waiting.set(path, null);
      }
      await take(notes);
    }));
    this.schedule();
  }

  /** The record of a source note that was stored; null when it is not there whole. */
  async record(path: string): Promise<string | null> {
    const unsure = this.unsure.get(path)?.reading;
    if (unsure !== undefined) return unsure.kind === 'source' ? unsure.record : null;
    const change = this.waiting.get(path);
    if (change !== undefined && change !== null && 'head' in change) return joinRecord(change.head, change.body);
    let found: string | null = null;
    await this.try(async () => {
      found = joinRecord(...await this.host.store.find(change?.from ?? path));
    });
    return found;
  }

  /**
   * Keeps what was found in a note.
   * @param stamp of the note before its text was read, null when nobody knows
   * @param readAt when the text was read or later, in milliseconds since 1970: not before `stamp` was taken
   */
  put(path: string, reading: NoteReading, stamp: FileStamp | null, readAt: number): void {
    if (!this.isAtWork) return;
    const basis = this.host.basis();
    this.unsure.delete(path);
    this.waiting.delete(path);
    // Some file systems tell no times.
    if (stamp !== null && stamp.mtime > 0 && stamp.mtime + COARSEST_TIME < readAt) this.waiting.set(path, storeNote(reading, stamp, basis));
    else this.unsure.set(path, { reading, basis });
    if (this.waiting.size >= MOST_WAITING) void this.flush();
    else this.schedule();
  }

  moved(from: string, to: string): void {
    if (from === to || this.isBroken) return;
    const unsure = this.unsure.get(from);
    const change = this.waiting.get(from);
    const isTaken = this.waiting.get(to) === null;
    this.removed(from);
    if (unsure !== undefined) this.unsure.set(to, unsure);
    else if (change !== null) this.waiting.set(to, change ?? { from });
    // Another note was at this path. Should both have one stamp, a session that ends now must not leave what was found in that one.
    if (isTaken) {
      void this.flush().then(() => {
        this.schedule();
      });
    }
  }

  removed(path: string): void {
    if (this.isBroken) return;
    this.unsure.delete(path);
    this.waiting.set(path, null);
    this.schedule();
  }

  /** Forgets everything. */
  async clear(): Promise<void> {
    this.waiting.clear();
    this.unsure.clear();
    await this.writing;
    await this.try(() => this.host.store.clear());
  }

  /** Writes what waits, as far as it can be trusted. */
  async flush(): Promise<void> {
    this.cancel?.();
    this.cancel = null;
    // A write that has its turn to come takes with it what waits then: notes come faster than they can be written.
    this.nextWrite ??= this.writing.then(async () => {
      this.nextWrite = null;
      await this.write();
    });
    this.writing = this.nextWrite;
    await this.writing;
  }

  /** Writes nothing any more. */
  stop(): void {
    this.cancel?.();
    this.cancel = null;
    this.isBroken = true;
  }

  private async write(): Promise<void> {
    const changes = new Map(this.waiting);
    if (changes.size === 0) return;
    await this.try(() => this.host.store.write(changes));
    // Until it was written, it was to be found in what waits.
    for (const [path, change] of changes) if (this.waiting.get(path) === change) this.waiting.delete(path);
  }

  private schedule(): void {
    if (this.cancel !== null || this.isBroken || this.waiting.size + this.unsure.size === 0) return;
    this.cancel = this.host.after(WRITE_DELAY, () => {
      this.cancel = null;
      void this.makeSure().then(() => this.flush()).then(() => {
        this.schedule();
      });
    });
  }

  private async makeSure(): Promise<void> {
    const { host } = this;
    for (const [path, unsure] of [...this.unsure]) {
      const stamp = host.stamp(path);
      const readAt = host.now();
      if (stamp !== null && stamp.mtime + COARSEST_TIME >= readAt) continue;
      const text = stamp === null ? null : await host.read(path).catch(() => null);
      // Something newer may have been heard of the note meanwhile.
      if (this.unsure.get(path) !== unsure) continue;
      this.unsure.delete(path);
      if (text === null || stamp === null || checksum(text) !== unsure.reading.textSum) continue;
      this.waiting.set(path, storeNote(unsure.reading, stamp, unsure.basis));
    }
  }

  private async try(work: () => Promise<void>): Promise<void> {
    if (this.isBroken) return;
    try {
      await work();
    } catch {
      // What is not kept is found again.
      this.isBroken = true;
      this.waiting.clear();
      this.unsure.clear();
    }
  }
}

function isSame(one: FileStamp, other: FileStamp | null): boolean {
  return one.mtime === other?.mtime && one.size === other.size;
}

