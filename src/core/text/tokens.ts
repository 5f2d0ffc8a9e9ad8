import { isInWord } from './quote-marks.ts';
import { firstEndingAfter, type Span } from './span.ts';
import { MutableToken, type Token, type TokenPool } from './token.ts';
import { DASH, EDGE, HALF, isEdgeAt, isEdgeBefore, kindOf, OPENING, SMALL, SPACE, STOP } from './word-characters.ts';
import { addLetter, summedWordAt, wordAt, type Word } from './words.ts';

const COLON = 58;
const AT = 64;
const UNDERSCORE = 95;

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

/** `@odo_finch_` ends in what looks like emphasis; in `_@odo_finch_` and `_said @odo_finch_` it is. */
function isCutHandle(text: string, start: number, end: number): boolean {
  if (text.charCodeAt(end) !== UNDERSCORE || text.charCodeAt(start) !== AT || text.charCodeAt(start - 1) === UNDERSCORE) return false;
  const before = text.slice(Math.max(0, start - LONGEST_EMPHASIS), start);
  return !/(?:^|\s)_[^_\n]*$/.test(before);
}

/** UTF-16 units before a handle in which emphasis may begin. */
const LONGEST_EMPHASIS = 200;

function isEmphasis(code: number): boolean {
  return code === 42 || code === 95;
}

/** Words of a text. */
export interface Words {
  readonly tokens: Token[];
  /** True when a passage in quotation marks may begin outside the spans that were passed over. */
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
    if (isPlain && !isCutHandle(text, at, wordEnd)) {
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
  if (isCutHandle(text, first, last)) while (last < end && text.charCodeAt(last) === UNDERSCORE) last++;
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
