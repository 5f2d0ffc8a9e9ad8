import { GROUPS, ODD_WORDS, PAIRS, WORDS } from './word-table.ts';

let table: Map<string, string> | null = null;

/**
 * What compromise's lexicon knows of `word` (lower case), as letters: first its class (`g`iven name, `f`amily name, `p`lace,
 * `o`rganization, `u`nclear proper noun, `c`ommon word, `-` for none), then `P` with a plural in -s, `R` role or honorific,
 * `F` function word, `V` base or -ing form of a verb, `w`/`m` given name of women or men, `s` of two word classes, `S` one
 * of them a verb, `O` ends the names of organizations.
 * Of phrases only names are kept.
 * @returns '' for a word that is not in the lexicon, and for common words that their ending shows
 */
export function wordTraits(word: string): string {
  table ??= unpack();
  return table.get(word) ?? '';
}

function unpack(): Map<string, string> {
  let words = WORDS;
  for (let at = PAIRS.length - 3; at >= 0; at -= 3) words = words.split(PAIRS.charAt(at)).join(PAIRS.slice(at + 1, at + 3));
  const unpacked = new Map<string, string>();
  const groups = GROUPS.split(' ');
  for (const [index, line] of words.split('\n').entries()) {
    let previous = '';
    for (const [entry] of line.matchAll(/[A-Z][a-z ]*/g)) {
      previous = previous.slice(0, entry.charCodeAt(0) - 65) + entry.slice(1);
      unpacked.set(previous, groups[index] ?? '');
    }
  }
  for (const entry of ODD_WORDS.split('\n')) {
    const [word = '', traits = ''] = entry.split('\t');
    unpacked.set(word, traits);
  }
  return unpacked;
}
