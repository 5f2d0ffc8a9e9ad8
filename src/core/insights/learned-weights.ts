/**
 * Made by scripts/train-insights.mjs, which also cross-validates them: do not edit by hand.
 * Words: how each kind of evidence raises or lowers the likelihood (log-odds) that a word belongs to a main point.
 * Sentences: what each feature adds to the score of a sentence.
 */
export const WORD_WEIGHTS = {
  synopsis: 2.21,
  title: 0.24,
  topics: 0.5,
  headings: 0.52,
  frequency: 0.46,
  rarity: -0.69,
  length: 0.05,
  emphasised: 0.33,
  concludes: 0.27,
  central: 0.1,
  company: 1.2,
} as const;
export type WordFeature = keyof typeof WORD_WEIGHTS;
export const WORD_BIAS = -2.52;

export const SENTENCE_WEIGHTS = {
  synopsis: 0.86,
  clauses: 0.72,
  phrases: 0.99,
  central: 0.62,
  lead: 0.21,
  end: 0.16,
  summary: 0.13,
  short: -0.76,
  long: 0.14,
  fullness: 0.37,
  personal: -0.38,
  reader: -0.08,
  unfinished: -0.28,
  quoted: 0.04,
  aside: -0.29,
  cue: 0.41,
  explains: 0.11,
  states: 0.28,
  past: -0.4,
  definite: 0.39,
  commas: -0.09,
} as const;
export type SentenceFeature = keyof typeof SENTENCE_WEIGHTS;
