import type { DecidedNames } from './decided-names.ts';
import { quoted, type KeptApart, type MergeEdge } from './merge-rules.ts';
import { byFullness, nameKey, nameMatches, nameParts } from './name.ts';
import type { NameGroups } from './name-groups.ts';
import { addTo } from '../text/add-to.ts';

/** Which full names with one family name are spellings of one person, and which could be but are kept apart. */
export interface Spellings {
  readonly edges: readonly MergeEdge[];
  readonly keptApart: readonly KeptApart[];
}

/** No more names are compared each with each: a family with more of them is no family that people write of. */
const MOST_COMPARED = 120;

/**
 * Compares full names that share a family name. A form that fits two people who differ from each other (`D. Ball`) joins
 * neither; neither does one that the user set apart, nor one whose person note is another one. Of very many names only
 * those are compared that begin with the same word, which no initial is: what it fits could not be told.
 * @param names one spelling for each key
 * @param firm what is certain already
 */
export function spellingsOf(names: readonly string[], firm: NameGroups, decided: DecidedNames): Spellings {
  if (names.length > MOST_COMPARED) {
    const byFirst = new Map<string, string[]>();
    for (const name of names) {
      const first = nameParts(name)[0] as string;
      if (first.length > 1) addTo(byFirst, first, name);
    }
    const found = [...byFirst.values()].filter((same) => same.length <= MOST_COMPARED).map((same) => spellingsOf(same, firm, decided));
    return { edges: found.flatMap(({ edges }) => edges), keptApart: found.flatMap(({ keptApart }) => keptApart) };
  }
  const edges: MergeEdge[] = [];
  const keptApart: KeptApart[] = [];
  const heads: string[] = [];
  for (const form of [...names].sort(byFullness)) {
    const key = nameKey(form);
    const fitting = heads.filter((head) => nameMatches(form, head));
    const groups = new Map(fitting.map((head) => [firm.find(nameKey(head)), head]));
    if (groups.has(firm.find(key))) continue;
    const [only, ...others] = groups.values();
    const known = quoted(fitting);
    if (only !== undefined && others.length === 0) {
      const isSplit = decided.isAlone(key) || decided.isAlone(nameKey(only)) || firm.areSetApart(key, nameKey(only));
      if (!isSplit && !firm.haveTheirOwnNotes(key, nameKey(only))) {
        edges.push({ a: key, b: nameKey(only), rule: 'fuller-spelling', evidence: `“${form}” fits ${known} and nobody else of that family name.` });
        continue;
      }
      if (!isSplit) keptApart.push({ name: form, from: [only], rule: 'own-person-notes', evidence: `“${form}” fits ${known}.`, paths: [] });
    } else if (only !== undefined) {
      keptApart.push({ name: form, from: fitting, rule: 'ambiguous-spelling', evidence: `“${form}” fits ${known}.`, paths: [] });
    }
    heads.push(form);
  }
  return { edges, keptApart };
}
