import { nameParts, partsMatch } from './name.ts';

/** No more names are compared than this: a note with more of one initial or family name is no text that people write. */
const MOST_COMPARED = 120;

/** Finds the names that a form can stand for without comparing it with all of them. */
export class NameIndex<T> {
  private readonly buckets = new Map<string, { parts: readonly string[]; value: T }[]>();

  constructor(entries: Iterable<readonly [name: string, value: T]> = []) {
    for (const [name, value] of entries) this.add(name, value);
  }

  add(name: string, value: T): void {
    const entry = { parts: nameParts(name), value };
    for (const key of keysOf(entry.parts)) {
      const bucket = this.buckets.get(key);
      if (bucket) bucket.push(entry);
      else this.buckets.set(key, [entry]);
    }
  }

  /** True when `form` can stand for one of the names. */
  has(form: string): boolean {
    return this.matches(form).length > 0;
  }

  /** Values of the names that `form` can stand for (`nameMatches(form, name)`), each once, in order of adding. */
  matches(form: string): T[] {
    const found = new Set<T>();
    const parts = nameParts(form);
    for (const key of keysOf(parts)) {
      // By its first letter a nickname is found (`Matt`, `Matthew`): full names agree in a whole word.
      if (key.startsWith('^') && parts.length > 1) continue;
      const bucket = this.buckets.get(key) ?? [];
      for (let index = 0; index < Math.min(bucket.length, MOST_COMPARED); index++) {
        const entry = bucket[index] as { parts: readonly string[]; value: T };
        if (partsMatch(parts, entry.parts)) found.add(entry.value);
      }
    }
    return [...found];
  }
}

/** A name is found by its first letter, by its first and its last word, and by all its letters. */
function keysOf(parts: readonly string[]): Set<string> {
  const first = parts[0] ?? '';
  const last = parts[parts.length - 1] ?? '';
  return new Set([`^${[...first][0] ?? ''}`, `1${first}`, `1${last}`, `=${parts.join('')}`]);
}
