import { isInWord, isOpeningMark } from './quote-marks.ts';
import { firstEndingAfter, type Span } from './span.ts';
import { addLetter, summedWordAt, wordAt, type Word } from './words.ts';

/**
 * A word with the punctuation around it, as in `**Ruben Ahlgren:**` → `Ruben`, `Ahlgren` with `after` `:**`.
 * Nothing of the text is lost but white space and passed-over spans.
 */
export interface Token extends Span {
  /** `text.slice(start, end)`, without a possessive ending. */
  readonly text: string;
  readonly lower: string;
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
class MutableToken implements Token {
  before = '';
  after = '';
  possessive = false;
  glued = false;

  constructor(public start: number, public end: number, public word: Word) {}

  get text(): string {
    return this.word.text;
  }

  get lower(): string {
    return this.word.lower;
  }

  get capital(): boolean {
    return this.word.capital;
  }
}

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

  /** Gives all tokens free. */
  clear(): void {
    this.used = 0;
  }
}

const WORD_EDGE = /[\p{L}\p{N}\p{S}@&%\p{M}]/u;
const ASCII_EDGE = /[A-Za-z0-9@&%$]/;
const MARKUP = '*_~`=|<>^+#';
const DASHES = '—–―';
/** Marks after which a word may be glued to the next one. */
const STOPS = '.!?”):';

// What a UTF-16 unit is for words. Each is looked up once; 0 is not looked up yet.
const KNOWN = 1;
const SPACE = 2;
const DASH = 4;
const EDGE = 8;
const STOP = 16;
const HALF = 32;
/** Begins a passage in quotation marks. */
const OPENING = 64;
/** One of `a` to `z`. */
const SMALL = 128;
const COLON = 58;
const kinds = new Uint8Array(0x10000);

function kindOf(code: number): number {
  const known = kinds[code] as number;
  return known === 0 ? (kinds[code] = findKind(code)) : known;
}

function findKind(code: number): number {
  if (isSpace(code)) return KNOWN | SPACE;
  if (code >= 0xd800 && code < 0xe000) return KNOWN | HALF;
  if (code >= 97 && code <= 122) return KNOWN | EDGE | SMALL;
  const char = String.fromCharCode(code);
  return KNOWN | (isOpeningMark(code) ? OPENING : 0) | (DASHES.includes(char) ? DASH : isEdge(char) ? EDGE : STOPS.includes(char) ? STOP : 0);
}

function isEdge(char: string): boolean {
  if (char.length === 1 && char.charCodeAt(0) < 128) return ASCII_EDGE.test(char);
  return WORD_EDGE.test(char) && !MARKUP.includes(char);
}

/** True when a word can begin with the character at `at`. */
function isEdgeAt(text: string, at: number): boolean {
  const kind = kindOf(text.charCodeAt(at));
  return (kind & HALF) === 0 ? (kind & EDGE) !== 0 : isEdge(charAt(text, at));
}

/** True when a word can end with the character before `end`. */
function isEdgeBefore(text: string, end: number): boolean {
  const kind = kindOf(text.charCodeAt(end - 1));
  return (kind & HALF) === 0 ? (kind & EDGE) !== 0 : isEdge(lastChar(text, end));
}

function charAt(text: string, at: number): string {
  const code = text.charCodeAt(at);
  return code >= 0xd800 && code < 0xdc00 ? text.slice(at, at + 2) : text.charAt(at);
}

/** White space as far as words are concerned: also the no-break and zero-width kinds. */
function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x200b || code === 0x2009 || code === 0x202f ||
    code === 0xfeff || code === 0x3000 || code === 0x2060 || code === 0x200c;
}

/** In `a year.Nadia Brandt` a flattened line has lost its break: where the second word starts, else -1. */
function gluedAt(text: string, start: number, end: number): number {
  for (let at = start + 3; at < end - 1; at++) {
    let stop = at - 1;
    // `**Credits:**Nadia`: marks of emphasis may stand between.
    while (stop > start + 1 && isEmphasis(text.charCodeAt(stop))) stop--;
    const char = text.charCodeAt(stop);
    if ((kindOf(char) & STOP) === 0) continue;
    // `”said`: a closing mark parts words of either case.
    if (char === 0x201d && /[.,!?…]/.test(text.charAt(stop - 1)) && /\p{L}/u.test(text.charAt(at))) return at;
    if (!/\p{Lu}/u.test(text.charAt(at)) || !/[\p{Ll}\p{Lu}]/u.test(text.charAt(at + 1))) continue;
    if (text.slice(start, stop).includes('.')) return -1;
    const left = text.slice(Math.max(start, stop - 2), stop);
    if (/^[\p{Ll}\p{N})”"’.!?]{2}$/u.test(left)) return at;
  }
  return -1;
}

/** `[[Nadia Brandt]]:Nadia` is read as `Nadia Brandt:Nadia` is: where the second word starts, else `start`. */
function gluedBehindSkip(text: string, start: number, end: number, { text: left, after }: Token): number {
  let at = start;
  while (at < end && ((kindOf(text.charCodeAt(at)) & STOP) !== 0 || isEmphasis(text.charCodeAt(at)))) at++;
  const isGlued = after === '' && at > start && /\p{Lu}/u.test(text.charAt(at)) && /\p{L}/u.test(text.charAt(at + 1)) && /[\p{Ll}\p{N}]{2}$/u.test(left);
  return isGlued ? at : start;
}

function isEmphasis(code: number): boolean {
  return code === 42 || code === 95;
}

/** Words of a text. */
export interface Words {
  readonly tokens: Token[];
  /** False when no passage in quotation marks can begin outside the spans that were passed over. */
  readonly mayQuote: boolean;
  /** True when there is a colon outside them. */
  readonly hasColon: boolean;
}

/**
 * Cuts `span` of `text` into words.
 * @param skip spans (in order, not overlapping) to pass over, such as link markup; punctuation on both sides of one belongs
 * to the words beside it, so that a linked name reads as the bare one.
 * @param pool where the tokens are from; without it they are new
 */
export function tokenize(text: string, span: Span, skip: readonly Span[] = [], pool: TokenPool | null = null): Words {
  const state: Chunks = { count: 0, pending: '', spaced: true, mayQuote: false, hasColon: false, pool };
  let at = span.start;
  let next = skip.length === 0 ? 0 : firstEndingAfter(skip, at);
  while (at < span.end) {
    const over = skip[next];
    if (over && at >= over.start) {
      at = Math.max(at, over.end);
      next++;
      continue;
    }
    if ((kindOf(text.charCodeAt(at)) & SPACE) !== 0) {
      at++;
      state.spaced = true;
      continue;
    }
    const stop = over ? Math.min(over.start, span.end) : span.end;
    let end = at;
    let code = 0;
    let sum = 0;
    let common = SMALL;
    for (; end < stop; end++) {
      code = text.charCodeAt(end);
      const kind = kindOf(code);
      if ((kind & EDGE) === 0) break;
      common &= kind;
      sum = addLetter(sum, code);
    }
    const wordEnd = end;
    // Most words stand before a space.
    if (wordEnd > at && wordEnd < stop && code === 32) {
      push(state, at, wordEnd, summedWordAt(text, at, wordEnd, sum, common !== 0), state.pending, '', false);
      state.spaced = true;
      at = wordEnd + 1;
      continue;
    }
    let firstStop = stop;
    let isPlain = wordEnd > at;
    for (; end < stop; end++) {
      const kind = kindOf(text.charCodeAt(end));
      if ((kind & (SPACE | DASH)) !== 0) break;
      if ((kind & STOP) !== 0 && firstStop === stop) firstStop = end;
      if ((kind & (EDGE | HALF)) !== 0) isPlain = false;
      if (text.charCodeAt(end) === COLON) state.hasColon = true;
      else if ((kind & OPENING) !== 0 && !isInWord(text, end, span.start)) state.mayQuote = true;
    }
    while (end < stop && (kindOf(text.charCodeAt(end)) & DASH) !== 0) end++;
    if (isPlain) {
      push(state, at, wordEnd, summedWordAt(text, at, wordEnd, sum, common !== 0), state.pending, wordEnd === end ? '' : text.slice(wordEnd, end), false);
    // A mark at the very end of the chunk glues nothing.
    } else if (firstStop < end - 2 && end - at < 200) pushGlued(text, at, end, state, end === over?.start);
    else pushChunk(text, at, end, state, end === over?.start);
    at = end;
  }
  const tokens = scratch.slice(0, state.count);
  if (scratch.length > MOST_KEPT) scratch.length = MOST_KEPT;
  return { tokens, mayQuote: state.mayQuote, hasColon: state.hasColon };
}

/** Words are collected here, so that no list grows and is copied for each line; what is left of another line is passed over. */
const scratch: MutableToken[] = [];
const MOST_KEPT = 1024;

/** The word before, if any. */
function lastOf({ count }: Chunks): MutableToken | undefined {
  return count === 0 ? undefined : scratch[count - 1];
}

interface Chunks {
  /** How many words there are in `scratch`. */
  count: number;
  /** Punctuation that belongs to the next word. */
  pending: string;
  /** White space stands before the next chunk. */
  spaced: boolean;
  mayQuote: boolean;
  hasColon: boolean;
  readonly pool: TokenPool | null;
}

function pushGlued(text: string, start: number, end: number, state: Chunks, beforeSkip: boolean): void {
  if (isPossessiveEnding(text, start, end, state)) return pushChunk(text, start, end, state, beforeSkip);
  const glued = gluedAt(text, start, end);
  if (glued <= 0) return pushChunk(text, start, end, state, beforeSkip);
  pushGlued(text, start, glued, state, false);
  pushChunk(text, glued, end, state, beforeSkip, false);
}

/** `’s` right after a link: `[[Jane Roe]]'s`. */
function isPossessiveEnding(text: string, start: number, end: number, state: Chunks): boolean {
  if (state.spaced || !isApostrophe(text.charCodeAt(start))) return false;
  const previous = lastOf(state);
  return previous !== undefined && previous.after === '' && /^['’]s(?![\p{L}\p{N}])/u.test(text.slice(start, Math.min(end, start + 4)));
}

/** @param mayEnd false when the chunk was cut off another one: it begins a word of its own. */
function pushChunk(text: string, start: number, end: number, state: Chunks, beforeSkip: boolean, mayEnd = true): void {
  const previous = lastOf(state);
  if (mayEnd && previous && isPossessiveEnding(text, start, end, state)) {
    previous.possessive = true;
    previous.after = text.slice(start + 2, end);
    return;
  }
  const glued = previous && mayEnd && !state.spaced ? gluedBehindSkip(text, start, end, previous) : start;
  if (previous && glued > start) {
    previous.after += text.slice(start, glued);
    pushChunk(text, glued, end, state, beforeSkip, false);
    return;
  }
  let first = start;
  while (first < end && !isEdgeAt(text, first)) first++;
  let last = end;
  while (last > first && !isEdgeBefore(text, last)) last -= 1;
  if (first >= last) {
    const marks = text.slice(start, end);
    // `**[[Jane Roe]]**`: before a skip after a space, marks open; else they close.
    if ((beforeSkip && state.spaced) || !previous) state.pending += marks;
    else previous.after += marks;
    return;
  }
  const possessive = last - first >= 2 && (text.charCodeAt(last - 1) | 32) === 115 && isApostrophe(text.charCodeAt(last - 2));
  const wordEnd = possessive ? last - 2 : last;
  const before = first === start ? state.pending : state.pending + text.slice(start, first);
  const after = last === end ? '' : text.slice(last, end);
  push(state, first, wordEnd, wordAt(text, first, wordEnd), before, after, possessive);
}

function push(state: Chunks, start: number, end: number, word: Word, before: string, after: string, possessive: boolean): void {
  const token = state.pool === null ? new MutableToken(start, end, word) : state.pool.take(start, end, word);
  token.before = before;
  token.after = after;
  token.possessive = possessive;
  token.glued = !state.spaced && state.count > 0;
  scratch[state.count++] = token;
  state.pending = '';
  state.spaced = false;
}

function isApostrophe(code: number): boolean {
  return code === 39 || code === 0x2019;
}

function lastChar(text: string, end: number): string {
  const code = text.charCodeAt(end - 1);
  return code >= 0xdc00 && code < 0xe000 && end >= 2 ? text.slice(end - 2, end) : text.charAt(end - 1);
}
