/**
 * Made by scripts/train-insights.mjs, which also cross-validates them: do not edit by hand.
 * Words: how each kind of evidence raises or lowers the likelihood (log-odds) that a word belongs to a main point.
 * Sentences: what each feature adds to the score of a sentence.
 */
export const WORD_WEIGHTS = {
  synopsis: 2.21,
  title: 0.22,
  topics: 0.5,
  headings: 0.52,
  frequency: 0.41,
  rarity: -0.69,
  length: 0.05,
  emphasised: 0.31,
  concludes: 0.25,
  central: 0.38,
  company: 1.13,
} as const;
export type WordFeature = keyof typeof WORD_WEIGHTS;
export const WORD_BIAS = -2.71;

export const SENTENCE_WEIGHTS = {
  synopsis: 0.93,
  clauses: 0.83,
  phrases: 0.86,
  central: 1,
  lead: 0.1,
  end: 0.04,
  summary: 0.18,
  short: -0.8,
  long: 0.05,
  fullness: 0.38,
  personal: -0.38,
  reader: -0.08,
  unfinished: -0.4,
  quoted: -0.08,
  aside: -0.28,
  cue: 0.43,
  explains: 0.19,
  states: 0.29,
  past: -0.33,
  definite: 0.42,
  commas: -0.17,
} as const;
export type SentenceFeature = keyof typeof SENTENCE_WEIGHTS;
