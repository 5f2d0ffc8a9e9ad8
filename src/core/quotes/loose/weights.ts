/** Written by scripts/train-loose-words.mts. */
export const LOOSE_THRESHOLD = 1e9;
export const LOOSE_WEIGHTS: Readonly<Record<string, number>> = {};
