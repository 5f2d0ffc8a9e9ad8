import { nameMatches, nameParts } from './name.ts';

/** No more names are compared than this: a note with more of one initial or family name is no text that people write. */
const MOST_COMPARED = 400;

/** Finds the names that a form can stand for without comparing it with all of them. */
export class NameIndex<T> {
  private readonly buckets = new Map<string, { name: string; value: T }[]>();

  constructor(entries: Iterable<readonly [name: string, value: T]> = []) {
    for (const [name, value] of entries) this.add(name, value);
  }

  add(name: string, value: T): void {
    for (const key of keysOf(nameParts(name))) {
      const bucket = this.buckets.get(key);
      if (bucket) bucket.push({ name, value });
      else this.buckets.set(key, [{ name, value }]);
    }
  }

  /** Values of the names that `form` can stand for (`nameMatches(form, name)`), each once, in order of adding. */
  matches(form: string): T[] {
    const found = new Set<T>();
    const parts = nameParts(form);
    for (const key of keysOf(parts)) {
      for (const { name, value } of (this.buckets.get(key) ?? []).slice(0, MOST_COMPARED)) if (nameMatches(form, name)) found.add(value);
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
