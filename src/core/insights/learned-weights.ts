/**
 * Made by scripts/train-insights.mjs, which also cross-validates them: do not edit by hand.
 * Words: how each kind of evidence raises or lowers the likelihood (log-odds) that a word belongs to a main point.
 * Sentences: what each feature adds to the score of a sentence.
 */
export const WORD_WEIGHTS = {
  synopsis: 2.35,
  title: 0.05,
  topics: 0.74,
  headings: 0.74,
  frequency: 0.24,
  rarity: -0.49,
  length: 0.58,
  emphasised: 0.35,
  concludes: 0.29,
  central: 0.92,
  company: 1.29,
} as const;
export type WordFeature = keyof typeof WORD_WEIGHTS;
export const WORD_BIAS = -3.57;

export const SENTENCE_WEIGHTS = {
  synopsis: 0.82,
  clauses: 0.72,
  phrases: 0.75,
  central: 0.86,
  lead: 0.08,
  end: 0.03,
  summary: 0.16,
  short: -0.71,
  long: 0.05,
  fullness: 0.34,
  personal: -0.33,
  reader: -0.07,
  unfinished: -0.34,
  quoted: -0.07,
  aside: -0.24,
  cue: 0.38,
  explains: 0.17,
  states: 0.25,
  past: -0.29,
  definite: 0.37,
  commas: -0.15,
} as const;
export type SentenceFeature = keyof typeof SENTENCE_WEIGHTS;
