import type { Analysis } from '../analyse.ts';
import type { Directory, Speaker } from '../people/directory.ts';
import { nameMatches, nameParts } from '../people/name.ts';

/** More people than this are not offered for one name; all others can still be searched for. */
const MOST_CANDIDATES = 5;

/** A name of a note that is not tied to anybody of the vault, with those whom it may stand for. */
export interface UnclearName {
  readonly name: string;
  readonly candidates: readonly Speaker[];
}

const indexes = new WeakMap<Directory, ReadonlyMap<string, readonly Speaker[]>>();

/**
 * The short names of a note that stay local because nothing says who they are, where the vault has people of that name:
 * those of more quotations first. Linear in the names of the note; the directory is indexed once.
 */
export function unclearNames({ path, speakers }: Pick<Analysis, 'path' | 'speakers'>, directory: Directory): UnclearName[] {
  const unclear: UnclearName[] = [];
  for (const { name, scope, type } of speakers) {
    if (scope !== 'local' || type !== 'person' || directory.find(path, name) !== null) continue;
    const candidates = namesakes(name, directory);
    if (candidates.length > 0) unclear.push({ name, candidates });
  }
  return unclear;
}

/** People of the vault whom a short name may stand for. */
function namesakes(name: string, directory: Directory): Speaker[] {
  const index = indexes.get(directory) ?? indexOf(directory);
  indexes.set(directory, index);
  const known = new Set(nameParts(name).flatMap((part) => index.get(part) ?? []));
  return [...known].filter((speaker) => [speaker.name, ...speaker.aliases].some((full) => nameMatches(name, full))).slice(0, MOST_CANDIDATES);
}

/** People by each word of their names. */
function indexOf({ speakers }: Directory): ReadonlyMap<string, readonly Speaker[]> {
  const index = new Map<string, Speaker[]>();
  for (const speaker of speakers) {
    if (speaker.type !== 'person') continue;
    for (const part of new Set([speaker.name, ...speaker.aliases].flatMap(nameParts))) {
      const known = index.get(part);
      if (known) known.push(speaker);
      else index.set(part, [speaker]);
    }
  }
  return index;
}
