/** Words that say nothing about a note's subject. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a about above after again all also am an and any are as at back be because been before being but by can could did do does ' +
    'doing done down each even ever every few for from get gets getting go goes going got had has have having he her here hers ' +
    'him his how i if in into is it its just know let like ll lot made make makes making many may me might more most much must ' +
    'my no not now of off on once one only or other our out over own per put re really s same say says see she should so some ' +
    'still such t take than that the their them then there these they thing things this those through to too under until up us ' +
    've very via want was way we well were what when where which while who whom whose why will with without won would yes yet ' +
    'you your yours don didn doesn isn aren wasn weren can couldn wouldn shouldn haven hasn hadn'
  ).split(' '),
);

/** The words of a text in lower case: runs of letters and digits, as search engines see them. */
export function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Shorter than this, a word is its own stem. */
const SHORTEST_STEM = 4;
const SUFFIXES = [
  'ization', 'isation', 'ations', 'ation', 'ments', 'ment', 'ings', 'ing', 'edly', 'ness', 'ies', 'ied', 'ers', 'er', 'ed', 'es', 'ly',
  's', 'e', 'y',
];

/**
 * A word without its inflection, so that `agents`, `agent` and `building`, `builds` meet. It need not be a word:
 * only equality counts.
 */
export function stem(word: string): string {
  for (const suffix of SUFFIXES) {
    if (word.length - suffix.length >= SHORTEST_STEM - 1 && word.endsWith(suffix)) {
      return word.slice(0, word.length - suffix.length);
    }
  }
  return word;
}

/** The stems of a text's content words, in order, repeated as they are. */
export function contentStems(text: string): string[] {
  return words(text).filter((word) => word.length > 1 && !STOP_WORDS.has(word)).map(stem);
}
