import type { DecidedNames } from './decided-names.ts';
import type { PersonNoteFacts } from './directory.ts';
import { quoted, type KeptApart } from './merge-rules.ts';
import { nameKey, nameParts } from './name.ts';
import { NameGroups } from './name-groups.ts';

/** The groups of names that user and person notes have made, before anything is guessed. */
export interface FirmGroups {
  readonly groups: NameGroups;
  /** By path. */
  readonly notes: ReadonlyMap<string, PersonNoteFacts>;
  /** Keys of names that a person note claims, by file name or alias. */
  readonly claimed: ReadonlySet<string>;
  readonly keptApart: readonly KeptApart[];
}

/**
 * Ties names together by the user's decisions, then by the file names and aliases of person notes. File names win over
 * aliases; an alias that two notes have decides nothing; a decision wins over both.
 */
export function firmGroups(personNotes: readonly PersonNoteFacts[], decided: DecidedNames): FirmGroups {
  const groups = new NameGroups(decided.allSplits().map(({ name, from }) => [nameKey(name), nameKey(from)] as const));
  for (const { from, into, kind } of decided.allTies()) {
    const evidence = kind === 'merge' ? `You merged “${from}” into “${into}”.` : `You renamed “${from}” to “${into}”.`;
    groups.join({ a: nameKey(from), b: nameKey(into), rule: kind === 'merge' ? 'user-merge' : 'user-rename', evidence });
  }
  const notes = [...personNotes].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const byName = new Map<string, PersonNoteFacts>();
  for (const note of notes) if (!byName.has(nameKey(note.name))) byName.set(nameKey(note.name), note);
  for (const [key, note] of byName) groups.own(key, note.path);
  const { claims, keptApart } = aliasClaims(notes, byName);
  const claimed = new Set(byName.keys());
  for (const { key, alias, note } of claims) {
    const own = nameKey(note.name);
    if (isDecidedOtherwise(groups, decided, key, own)) {
      keptApart.push({ name: alias, from: [note.name], rule: 'user-decision', evidence: `“${alias}” is an alias in ${note.path}.`, paths: [] });
      continue;
    }
    groups.join({ a: key, b: own, rule: 'person-note-alias', evidence: `“${alias}” is an alias in ${note.path}.` });
    claimed.add(key);
  }
  return { groups, notes: new Map(notes.map((note) => [note.path, note])), claimed, keptApart };
}

/** True when the user's decisions, or notes of their own, keep the names of two keys apart. */
function isDecidedOtherwise(groups: NameGroups, decided: DecidedNames, key: string, own: string): boolean {
  if (groups.find(key) === groups.find(own)) return false;
  return decided.isTied(key) || decided.isAlone(key) || groups.areSetApart(key, own) || groups.haveTheirOwnNotes(key, own);
}

interface AliasClaim {
  readonly key: string;
  readonly alias: string;
  readonly note: PersonNoteFacts;
}

function aliasClaims(notes: readonly PersonNoteFacts[], byName: ReadonlyMap<string, PersonNoteFacts>): { claims: AliasClaim[]; keptApart: KeptApart[] } {
  const byAlias = new Map<string, AliasClaim[]>();
  for (const note of notes) {
    // Of two notes with one name only the first is known by it.
    if (byName.get(nameKey(note.name)) !== note) continue;
    for (const alias of note.aliases) {
      const key = nameKey(alias);
      const same = byAlias.get(key) ?? [];
      if (key !== '' && same[same.length - 1]?.note !== note) byAlias.set(key, [...same, { key, alias, note }]);
    }
  }
  const claims: AliasClaim[] = [];
  const keptApart: KeptApart[] = [];
  for (const [key, found] of [...byAlias].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const first = found[0] as AliasClaim;
    if (byName.has(key)) continue;
    if (found.length > 1) keptApart.push(keptAlias(first.alias, found, 'alias-of-several-notes'));
    else if (isPartOfName(key, first.note)) keptApart.push(keptAlias(first.alias, found, 'bare-alias'));
    else claims.push(first);
  }
  return { claims, keptApart };
}

/** An alias that ties nobody to the notes that have it. */
function keptAlias(alias: string, found: readonly AliasClaim[], rule: KeptApart['rule']): KeptApart {
  const from = found.map(({ note }) => note.name);
  const paths = found.map(({ note }) => note.path);
  return { name: alias, from, rule, evidence: `${quoted([alias])} is an alias in ${paths.join(' and ')}.`, paths: [] };
}

/** A bare first name as an alias links nobody across the vault: it is local to the notes that use it. */
function isPartOfName(key: string, note: PersonNoteFacts): boolean {
  return nameParts(key).length <= 1 && nameParts(note.name).includes(key);
}
