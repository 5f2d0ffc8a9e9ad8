import { ownCopy, placeOf } from './remember.ts';

/** A word as it is written: one value for all the places where it stands. */
export class Word {
  readonly lower: string;
  /** True when the first letter is a capital, or the script has no case. */
  readonly capital: boolean;
  /** Room for what `people/` and `quotes/` find out about the word, so that each finds it out once; 0 at first. */
  traits = 0;
  cues = 0;
  /** The last note in which the word was counted, by a number of that reading. */
  countedIn = 0;

  constructor(readonly text: string) {
    this.lower = text.toLowerCase();
    this.capital = CAPITAL.test(String.fromCodePoint(text.codePointAt(0) ?? 0));
  }
}

const CAPITAL = /[\p{Lu}\p{Lt}\p{Lo}]/u;
/** Longer words are seldom the same. */
const LONGEST_KEPT = 40;
/** Places of the cache, a power of two: more than newsletters have words that come again and again. */
const PLACES = 1 << 15;

const kept: (Word | undefined)[] = new Array<Word | undefined>(PLACES);

/**
 * The word `text.slice(start, end)`. The words of a language come again and again: each is kept in one of two places that
 * its letters give, and found there without cutting it out of the text. A new word takes the place of another one, so
 * that the cache never grows, and no text can make it slow.
 */
export function wordAt(text: string, start: number, end: number): Word {
  if (end - start > LONGEST_KEPT) return new Word(text.slice(start, end));
  const place = placeOf(text, start, end, PLACES);
  const word = kept[place];
  if (word !== undefined && isAt(word.text, text, start, end)) return word;
  const second = kept[place ^ 1];
  if (second !== undefined && isAt(second.text, text, start, end)) return second;
  const made = new Word(ownCopy(text, start, end));
  kept[place ^ 1] = word;
  kept[place] = made;
  return made;
}

function isAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let at = start, index = 0; at < end; at++, index++) if (word.charCodeAt(index) !== text.charCodeAt(at)) return false;
  return true;
}
