/**
 * Made by scripts/train-insights.mjs, which also cross-validates them: do not edit by hand.
 * Words: how each kind of evidence raises or lowers the likelihood (log-odds) that a word belongs to a main point.
 * Sentences: what each feature adds to the score of a sentence.
 */
export const WORD_WEIGHTS = {
  synopsis: 2.36,
  title: 0.06,
  topics: 0.71,
  headings: 0.72,
  frequency: 0.3,
  rarity: -0.48,
  length: 0.54,
  emphasised: 0.32,
  concludes: 0.28,
  central: 0.96,
  company: 1.24,
} as const;
export type WordFeature = keyof typeof WORD_WEIGHTS;
export const WORD_BIAS = -3.58;

export const SENTENCE_WEIGHTS = {
  synopsis: 0.78,
  clauses: 0.72,
  phrases: 0.76,
  central: 0.88,
  lead: 0.07,
  end: 0.01,
  summary: 0.18,
  short: -0.7,
  long: 0.05,
  fullness: 0.34,
  personal: -0.32,
  reader: -0.07,
  unfinished: -0.33,
  quoted: -0.07,
  aside: -0.25,
  cue: 0.37,
  explains: 0.17,
  states: 0.26,
  past: -0.29,
  definite: 0.37,
  commas: -0.16,
} as const;
export type SentenceFeature = keyof typeof SENTENCE_WEIGHTS;
