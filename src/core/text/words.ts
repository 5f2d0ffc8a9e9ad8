import { ownCopy } from './remember.ts';

/** A word as it is written: one value for all the places where it stands. */
export class Word {
  readonly lowercase: string;
  /** True when the first letter is a capital, or the script has no case. */
  readonly capital: boolean;
  /** Room for what `people/` and `quotes/` find out about the word, so that each finds it out once; 0 at first. */
  traits = 0;
  cues = 0;
  /** The last note in which the word was counted, by a number of that reading. */
  countedIn = 0;

  constructor(readonly text: string) {
    const isPlain = isAsciiLower(text);
    this.lowercase = isPlain ? text : text.toLowerCase();
    this.capital = !isPlain && CAPITAL.test(String.fromCodePoint(text.codePointAt(0) ?? 0));
  }
}

function isAsciiLower(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 97 || code > 122) return false;
  }
  return true;
}

const CAPITAL = /[\p{Lu}\p{Lt}\p{Lo}]/u;
/** Longer words are seldom the same. */
const LONGEST_KEPT = 40;
/** Places where a word is looked for first, so many that few words share one; a power of two, as all of them. */
const FIRST_PLACES = 1 << 17;
/** Places where it is kept, in one of two. */
const PLACES = 1 << 16;

const firstWords: (Word | undefined)[] = new Array<Word | undefined>(FIRST_PLACES);
const kept: (Word | undefined)[] = new Array<Word | undefined>(PLACES);
/** By place, what the letters of its word add up to. */
const firstSums = new Int32Array(FIRST_PLACES);
const sums = new Int32Array(PLACES);

/**
 * Words of so many small letters at most are told apart by what their letters add up to, which saves looking at them: the
 * letters are digits 1 to 26 of a number to the base of 31, and 31 to the power of 6 is below 2 to the power of 32.
 */
const LONGEST_SHORT = 6;
const SHORT_PLACES = 1 << 14;
const shortWords: (Word | undefined)[] = new Array<Word | undefined>(SHORT_PLACES);
const shortSums = new Int32Array(SHORT_PLACES);

/** The same for longer words, told apart by what is beyond those letters too: both sums of a place stand side by side. */
const LONGEST_MIDDLE = 2 * LONGEST_SHORT;
const MIDDLE_PLACES = 1 << 15;
const middleWords: (Word | undefined)[] = new Array<Word | undefined>(MIDDLE_PLACES);
const middleSums = new Int32Array(2 * MIDDLE_PLACES);

/** What the letters of a word add up to, one after the other, beginning with 0. */
export function addLetter(sum: number, code: number): number {
  return (Math.imul(sum, 31) + code - 96) | 0;
}

/** The word `text.slice(start, end)`. */
export function wordAt(text: string, start: number, end: number): Word {
  let sum = 0;
  for (let at = start; at < end; at++) sum = addLetter(sum, text.charCodeAt(at));
  return summedWordAt(text, start, end, sum);
}

/**
 * The word `text.slice(start, end)`. The words of a language come again and again: each is kept in one of two places that
 * its letters give, and found there without cutting it out of the text. A new word takes the place of another one, so
 * that the cache never grows, and no text can make it slow.
 * @param sum what its letters add up to by `addLetter`
 * @param isSmall true when all of them are of `a` to `z`
 */
export function summedWordAt(text: string, start: number, end: number, sum: number, isSmall = false): Word {
  if (!isSmall || end - start > LONGEST_MIDDLE) return longWordAt(text, start, end, sum);
  if (end - start > LONGEST_SHORT) return middleWordAt(text, start, end, sum);
  const place = (sum ^ (sum >>> 14)) & (SHORT_PLACES - 1);
  const known = shortWords[place];
  if (known !== undefined && shortSums[place] === sum) return known;
  const word = longWordAt(text, start, end, sum);
  shortWords[place] = word;
  shortSums[place] = sum;
  return word;
}

/** The sum of all letters, that of those beyond the first six, and their number, leave no choice for the first six: 31 is odd. */
function middleWordAt(text: string, start: number, end: number, sum: number): Word {
  let rest = 0;
  for (let at = start + LONGEST_SHORT; at < end; at++) rest = addLetter(rest, text.charCodeAt(at));
  const place = (sum ^ (sum >>> 15)) & (MIDDLE_PLACES - 1);
  if (middleSums[2 * place] === sum && middleSums[2 * place + 1] === rest) return middleWords[place] as Word;
  const word = longWordAt(text, start, end, sum);
  middleWords[place] = word;
  middleSums[2 * place] = sum;
  middleSums[2 * place + 1] = rest;
  return word;
}

function longWordAt(text: string, start: number, end: number, sum: number): Word {
  if (end - start > LONGEST_KEPT) return new Word(text.slice(start, end));
  const mixed = sum ^ (sum >>> 15);
  const place = mixed & (FIRST_PLACES - 1);
  if (firstSums[place] === sum) {
    const word = firstWords[place];
    if (word !== undefined && isAt(word.text, text, start, end)) return word;
  }
  const word = keptWord(text, start, end, sum, mixed & (PLACES - 1));
  firstWords[place] = word;
  firstSums[place] = sum;
  return word;
}

function keptWord(text: string, start: number, end: number, sum: number, place: number): Word {
  const second = place ^ 1;
  if (sums[place] === sum) {
    const word = kept[place];
    if (word !== undefined && isAt(word.text, text, start, end)) return word;
  }
  if (sums[second] === sum) {
    const word = kept[second];
    if (word !== undefined && isAt(word.text, text, start, end)) return word;
  }
  const made = new Word(ownCopy(text, start, end));
  kept[second] = kept[place];
  sums[second] = sums[place] as number;
  kept[place] = made;
  sums[place] = sum;
  return made;
}

function isAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let at = start, index = 0; at < end; at++, index++) if (word.charCodeAt(index) !== text.charCodeAt(at)) return false;
  return true;
}
