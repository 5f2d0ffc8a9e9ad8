import type { Analysis } from '../analyse.ts';
import type { Directory, PersonNoteFacts, Speaker } from '../people/directory.ts';
import { nameKey, nameMatches, nameParts } from '../people/name.ts';
import type { Decision } from '../settings.ts';
import { addTo } from '../text/add-to.ts';

/** More people than this are not offered for one name; all others can still be searched for. */
const MOST_CANDIDATES = 5;

/** A name of a note that is not tied to anybody of the vault, with the names of those whom it may stand for. */
export interface UnclearName {
  readonly name: string;
  readonly candidates: readonly string[];
}

/** What the user and the vault say about names, beside the directory. */
export interface NameFacts {
  readonly decisions: readonly Decision[];
  readonly personNotes: Iterable<PersonNoteFacts>;
}

const indexes = new WeakMap<Directory, ReadonlyMap<string, readonly Speaker[]>>();

/**
 * The names of a note that nothing ties to anybody: aliases that several person notes have, and short names that stay
 * local where the vault has people of that name, those of more quotations first. A name that the user decided about in
 * this note is settled. Linear in the names of the note and of the person notes; the directory is indexed once.
 */
export function unclearNames({ path, speakers }: Pick<Analysis, 'path' | 'speakers'>, directory: Directory, facts: NameFacts): UnclearName[] {
  const settled = settledNames(path, facts.decisions);
  const claims = claimants(facts.personNotes);
  const unclear: UnclearName[] = [];
  for (const { name, scope, type } of speakers) {
    if (type !== 'person' || settled.has(nameKey(name))) continue;
    const found = directory.find(path, name);
    const claimed = claims.get(nameKey(name)) ?? [];
    if (claimed.length > 1 && (found === null || found.notePath === null)) unclear.push({ name, candidates: claimed.slice(0, MOST_CANDIDATES) });
    else if (scope === 'local' && found === null) {
      const candidates = namesakes(name, directory).map((speaker) => speaker.name);
      if (candidates.length > 0) unclear.push({ name, candidates });
    }
  }
  return unclear;
}

/** Keys of the names that the user decided about, in this very note or for the whole vault. */
function settledNames(path: string, decisions: readonly Decision[]): ReadonlySet<string> {
  const names = decisions.flatMap((decision) => {
    const isHere = !('notes' in decision) || decision.notes === undefined || decision.notes.includes(path);
    return !isHere ? [] : decision.kind === 'merge' || decision.kind === 'rename' ? decision.from : decision.name;
  });
  return new Set(names.map(nameKey));
}

/** By key of an alias the names of the person notes that have it, by path; none for the name of a note. */
function claimants(personNotes: Iterable<PersonNoteFacts>): ReadonlyMap<string, readonly string[]> {
  const notes = [...personNotes].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const own = new Set(notes.map(({ name }) => nameKey(name)));
  const claims = new Map<string, string[]>();
  for (const { name, aliases } of notes) {
    for (const key of new Set(aliases.map(nameKey))) {
      if (!own.has(key)) addTo(claims, key, name);
    }
  }
  return claims;
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
      addTo(index, part, speaker);
    }
  }
  return index;
}
