import { nameParts, partsMatch } from './name.ts';
import { addTo } from '../text/add-to.ts';

/** No more names are compared than this: a note with more of one initial or family name is no text that people write. */
const MOST_COMPARED = 120;

interface Entry<T> {
  readonly parts: readonly string[];
  readonly value: T;
}

/** Finds the names that a form can stand for without comparing it with all of them. */
export class NameIndex<T> {
  private readonly buckets = new Map<string, Entry<T>[]>();

  constructor(entries: Iterable<readonly [name: string, value: T]> = []) {
    for (const [name, value] of entries) this.add(name, value);
  }

  add(name: string, value: T): void {
    const entry = { parts: nameParts(name), value };
    for (const key of keysOf(entry.parts)) {
      addTo(this.buckets, key, entry);
    }
  }

  /** True when `form` can stand for one of the names. */
  has(form: string): boolean {
    const parts = nameParts(form);
    return keysOf(parts).some((key) => this.compared(key, parts).some((entry) => partsMatch(parts, entry.parts)));
  }

  /** Values of the names that `form` can stand for (`nameMatches(form, name)`), each once, in order of adding. */
  matches(form: string): T[] {
    const parts = nameParts(form);
    let found: Set<T> | null = null;
    for (const key of keysOf(parts)) {
      for (const entry of this.compared(key, parts)) if (partsMatch(parts, entry.parts)) (found ??= new Set()).add(entry.value);
    }
    return found === null ? [] : [...found];
  }

  /** The names that are compared with a form because of one of its keys. */
  private compared(key: string, parts: readonly string[]): readonly Entry<T>[] {
    // By its first letter a nickname is found (`Matt`, `Matthew`): full names agree in a whole word.
    if (key.startsWith('^') && parts.length > 1) return NONE;
    const bucket = this.buckets.get(key) ?? NONE;
    return bucket.length > MOST_COMPARED ? bucket.slice(0, MOST_COMPARED) : bucket;
  }
}

const NONE: readonly never[] = [];

/** A name is found by its first letter, by its first and its last word, and by all its letters. */
function keysOf(parts: readonly string[]): readonly string[] {
  const first = parts[0] ?? '';
  const last = parts[parts.length - 1] ?? '';
  const keys = [`^${String.fromCodePoint(first.codePointAt(0) ?? 0)}`, `1${first}`];
  if (last !== first) keys.push(`1${last}`);
  keys.push(`=${parts.join('')}`);
  return keys;
}
