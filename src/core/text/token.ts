import type { Span } from './span.ts';
import { Word } from './words.ts';

/**
 * A word with the punctuation around it, as in `**Ruben Ahlgren:**` → `Ruben`, `Ahlgren` with `after` `:**`.
 * Nothing of the text is lost but white space and passed-over spans.
 */
export interface Token extends Span {
  /** `text.slice(start, end)`, without a possessive ending. */
  readonly text: string;
  readonly lowercase: string;
  /** True when the first letter is a capital, or the script has no case. */
  readonly capital: boolean;
  /** What is the same wherever the word stands. */
  readonly word: Word;
  /** Punctuation between white space and the word. */
  readonly before: string;
  /** Punctuation between the word (and its possessive ending) and the next white space, dashes included. */
  readonly after: string;
  /** True for `Ahlgren's`, `Jonas’`. */
  readonly possessive: boolean;
  /** True when no white space parts it from the word before: `year.Nadia`. */
  readonly glued: boolean;
}

/** A token takes in the punctuation after it while the next word has not begun; in a pool it is used for one word after another. */
export class MutableToken implements Token {
  before = '';
  after = '';
  possessive = false;
  glued = false;

  constructor(public start: number, public end: number, public word: Word) {}

  get text(): string {
    return this.word.text;
  }

  get lowercase(): string {
    return this.word.lowercase;
  }

  get capital(): boolean {
    return this.word.capital;
  }
}

const NO_WORD = new Word('');

/** Tokens that a pool keeps; a note with more words makes its own for the rest. */
const MOST_POOLED = 1 << 15;

/**
 * Tokens that are used again for one text after another: most of the memory of an analysis goes to them, and clearing it
 * takes its time. Whatever was read with a pool is void once the pool was `clear`ed.
 */
export class TokenPool {
  private readonly tokens: MutableToken[] = [];
  private used = 0;

  /** A token for a word that stands there; its other properties are those of the last word that it was used for. */
  take(start: number, end: number, word: Word): MutableToken {
    const token = this.tokens[this.used] ?? new MutableToken(start, end, word);
    if (this.used < MOST_POOLED) this.tokens[this.used++] = token;
    token.start = start;
    token.end = end;
    token.word = word;
    return token;
  }

  /** Gives all tokens free. They let go of what they hold: a slice of a text keeps all of it in memory. */
  clear(): void {
    for (let at = 0; at < this.used; at++) {
      const token = this.tokens[at] as MutableToken;
      token.word = NO_WORD;
      token.before = token.after = '';
    }
    this.used = 0;
  }
}
