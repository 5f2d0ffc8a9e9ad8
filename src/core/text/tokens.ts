import { firstEndingAfter, type Span } from './span.ts';

/**
 * A word with the punctuation around it, as in `**Ruben Ahlgren:**` → `Ruben`, `Ahlgren` with `after` `:**`.
 * Nothing of the text is lost but white space and passed-over spans.
 */
export interface Token extends Span {
  /** `text.slice(start, end)`, without a possessive ending. */
  readonly text: string;
  readonly lower: string;
  /** Punctuation between white space and the word. */
  readonly before: string;
  /** Punctuation between the word (and its possessive ending) and the next white space, dashes included. */
  readonly after: string;
  /** True for `Ahlgren's`, `Jonas’`. */
  readonly possessive: boolean;
  /** True when the first letter is a capital, or the script has no case. */
  readonly capital: boolean;
  /** True when no white space parts it from the word before: `year.Nadia`. */
  readonly glued: boolean;
}

const WORD_EDGE = /[\p{L}\p{N}\p{S}@&%\p{M}]/u;
const ASCII_EDGE = /[A-Za-z0-9@&%$]/;
const MARKUP = '*_~`=|<>^+#';
const DASHES = '—–―';

function isEdge(char: string): boolean {
  if (char.length === 1 && char.charCodeAt(0) < 128) return ASCII_EDGE.test(char);
  return WORD_EDGE.test(char) && !MARKUP.includes(char);
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
    while (stop > start + 1 && /[*_]/.test(text.charAt(stop))) stop--;
    const char = text.charAt(stop);
    if (char !== '.' && char !== '!' && char !== '?' && char !== '”' && char !== ')' && char !== ':') continue;
    // `”said`: a closing mark parts words of either case.
    if (char === '”' && /[.,!?…]/.test(text.charAt(stop - 1)) && /\p{L}/u.test(text.charAt(at))) return at;
    if (!/\p{Lu}/u.test(text.charAt(at)) || !/[\p{Ll}\p{Lu}]/u.test(text.charAt(at + 1))) continue;
    if (text.slice(start, stop).includes('.')) return -1;
    const left = text.slice(Math.max(start, stop - 2), stop);
    if (/^[\p{Ll}\p{N})”"’.!?]{2}$/u.test(left)) return at;
  }
  return -1;
}

function possessiveLength(word: string): number {
  return /['’]s$/i.test(word) ? 2 : 0;
}

/**
 * Cuts `span` of `text` into words.
 * @param skip spans (in order, not overlapping) to pass over, such as link markup; punctuation on both sides of one belongs
 * to the words beside it, so that a linked name reads as the bare one.
 */
export function tokenize(text: string, span: Span, skip: readonly Span[] = []): Token[] {
  const tokens: Token[] = [];
  let at = span.start;
  let next = firstEndingAfter(skip, at);
  const state: Chunks = { tokens, pending: '', spaced: true };
  while (at < span.end) {
    const over = skip[next];
    if (over && at >= over.start) {
      at = Math.max(at, over.end);
      next++;
      continue;
    }
    if (isSpace(text.charCodeAt(at))) {
      at++;
      state.spaced = true;
      continue;
    }
    const stop = over ? Math.min(over.start, span.end) : span.end;
    let end = at;
    while (end < stop && !isSpace(text.charCodeAt(end)) && !DASHES.includes(text.charAt(end))) end++;
    if (end === at || (end < stop && DASHES.includes(text.charAt(end)))) {
      while (end < stop && DASHES.includes(text.charAt(end))) end++;
    }
    pushChunk(text, at, end, state, end === over?.start);
    at = end;
  }
  return tokens;
}

interface Chunks {
  readonly tokens: Token[];
  /** Punctuation that belongs to the next word. */
  pending: string;
  /** White space stands before the next chunk. */
  spaced: boolean;
}

function pushChunk(text: string, start: number, end: number, state: Chunks, beforeSkip: boolean): void {
  const { tokens } = state;
  const previous = tokens[tokens.length - 1];
  if (previous && !state.spaced && /^['’]s(?![\p{L}\p{N}])/u.test(text.slice(start, Math.min(end, start + 4))) && previous.after === '') {
    // `[[Jane Roe]]'s`
    tokens[tokens.length - 1] = { ...previous, possessive: true, after: text.slice(start + 2, end) };
    return;
  }
  const glued = end - start < 200 ? gluedAt(text, start, end) : -1;
  if (glued > 0) {
    pushChunk(text, start, glued, state, false);
    start = glued;
  }
  let first = start;
  while (first < end && !isEdge(charAt(text, first))) first++;
  let last = end;
  while (last > first && !isEdge(lastChar(text, last))) last -= 1;
  if (first >= last) {
    const marks = text.slice(start, end);
    // `**[[Jane Roe]]**`: before a skip after a space, marks open; else they close.
    if ((beforeSkip && state.spaced) || !previous) state.pending += marks;
    else tokens[tokens.length - 1] = { ...previous, after: previous.after + marks };
    return;
  }
  let word = text.slice(first, last);
  const after = text.slice(last, end);
  const cut = possessiveLength(word);
  if (cut > 0) word = word.slice(0, -cut);
  const initial = charAt(word, 0);
  tokens.push({
    start: first,
    end: first + word.length,
    text: word,
    lower: word.toLowerCase(),
    before: state.pending + text.slice(start, first),
    after,
    possessive: cut > 0,
    capital: /[\p{Lu}\p{Lt}\p{Lo}]/u.test(initial),
    glued: !state.spaced && tokens.length > 0,
  });
  state.pending = '';
  state.spaced = false;
}

function lastChar(text: string, end: number): string {
  const code = text.charCodeAt(end - 1);
  return code >= 0xdc00 && code < 0xe000 && end >= 2 ? text.slice(end - 2, end) : text.charAt(end - 1);
}
