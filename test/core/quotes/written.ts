import { expect } from 'vitest';
import { analyse } from '../../../src/core/analyse.ts';
import { parseMarked, writeMarked } from '../../marked.ts';

/** A text with what is attributed in it, in the notation of `marked.ts`. */
export function written(text: string): string {
  const named = analyse(text, 'Note.md').quotations.filter(({ speakers }) => speakers.length > 0);
  return writeMarked(text, named.map(({ start, end, kind, speakers }) => ({ start, end, kind, label: speakers.join(' + ') })));
}

/** For `it.each` of names and marked examples: the example is what is found in its text. */
export const isFound = (_: string, example: string): void => {
  expect(written(parseMarked(example).text)).toBe(example);
};
