import { clear, createStore, getMany, promisifyRequest, type UseStore } from 'idb-keyval';
import type { StoredStrings } from './stored-note.ts';

/** What changes in the database: strings for a path, those of another path, or nothing any more. */
export type StoredChange = StoredStrings | { readonly from: string } | null;

/** How many notes are read or written at a time: few enough that the app does not notice. */
const BATCH = 100;
const HEAD = 'head';
const BODY = 'body';

/** The strings of notes by path, in IndexedDB. Every method throws where there is none, or it fails. */
export class NoteDatabase {
  private use: UseStore | null = null;

  /** @param name tells the vaults of a device apart */
  constructor(private readonly name: string) {}

  /** Calls `take` with the heads of all notes, some at a time, by path. */
  async heads(take: (heads: ReadonlyMap<string, unknown>) => Promise<void>): Promise<void> {
    const after = (key: IDBValidKey): Promise<[IDBValidKey[], unknown[]]> => this.store('readonly', (store) => {
      const range = IDBKeyRange.bound(key, [HEAD, []], true, true);
      return Promise.all([promisifyRequest(store.getAllKeys(range, BATCH)), promisifyRequest<unknown[]>(store.getAll(range, BATCH))]);
    });
    let next: ReturnType<typeof after> | null = after([HEAD]);
    while (next !== null) {
      const [keys, values]: [IDBValidKey[], unknown[]] = await next;
      const last = keys.at(-1);
      // The next ones are fetched while these are taken in.
      next = last === undefined || keys.length < BATCH ? null : after(last);
      // It is heard of when it is waited for.
      next?.catch(() => undefined);
      await take(new Map(keys.map((key, index) => [pathOf(key), values[index]])));
    }
  }

  /** Head and body of a note. */
  async find(path: string): Promise<readonly [head: unknown, body: unknown]> {
    const [head, body] = await getMany<unknown>([[HEAD, path], [BODY, path]], this.store);
    return [head, body];
  }

  /** Makes changes, by path. What moves is moved first. */
  async write(changes: ReadonlyMap<string, StoredChange>): Promise<void> {
    const all = [...changes];
    for (let at = 0; at < all.length; at += BATCH) {
      const part = all.slice(at, at + BATCH).filter(([, change]) => change !== null);
      if (part.length === 0) continue;
      await this.store('readwrite', async (store) => {
        const moved = await Promise.all(part.map(([, change]) => stringsOf(store, change)));
        for (const [index, [path]] of part.entries()) {
          const strings = moved[index] ?? null;
          if (strings !== null) put(store, path, strings);
        }
        return promisifyRequest(store.transaction);
      });
    }
    await this.remove(all.filter(([, change]) => change === null).map(([path]) => path));
  }

  /** Forgets all notes. */
  async clear(): Promise<void> {
    await clear(this.store);
  }

  private async remove(paths: readonly string[]): Promise<void> {
    for (let at = 0; at < paths.length; at += BATCH) {
      await this.store('readwrite', (store) => {
        for (const path of paths.slice(at, at + BATCH)) {
          store.delete([HEAD, path]);
          store.delete([BODY, path]);
        }
        return promisifyRequest(store.transaction);
      });
    }
  }

  /** Opened with the first use: an app that starts has better things to do. */
  private readonly store: UseStore = (mode, callback) => {
    this.use ??= createStore(this.name, 'notes');
    return this.use(mode, callback);
  };
}

/** What a change puts into the store: the strings themselves, or those of the note that moves. */
function stringsOf(store: IDBObjectStore, change: StoredChange): Promise<StoredStrings | null> {
  return change !== null && 'from' in change ? stringsAt(store, change.from) : Promise.resolve(change);
}

async function stringsAt(store: IDBObjectStore, path: string): Promise<StoredStrings | null> {
  const [head, body] = await Promise.all([
    promisifyRequest<unknown>(store.get([HEAD, path])), promisifyRequest<unknown>(store.get([BODY, path])),
  ]);
  return typeof head === 'string' ? { head, body: typeof body === 'string' ? body : '' } : null;
}

function put(store: IDBObjectStore, path: string, { head, body }: StoredStrings): void {
  store.put(head, [HEAD, path]);
  if (body === '') store.delete([BODY, path]);
  else store.put(body, [BODY, path]);
}

function pathOf(key: IDBValidKey): string {
  return Array.isArray(key) && typeof key[1] === 'string' ? key[1] : '';
}
