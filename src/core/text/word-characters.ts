import { isOpeningMark } from './quote-marks.ts';

const WORD_EDGE = /[\p{L}\p{N}\p{S}@&%\p{M}]/u;
const ASCII_EDGE = /[A-Za-z0-9@&%$]/;
const MARKUP = '*_~`=|<>^+#';
const DASHES = '—–―';
const STOPS = '.!?”):';

// What a UTF-16 unit is for words, as bits. Each unit is looked up once; 0 is not looked up yet.
const KNOWN = 1;
/** White space, the no-break and zero-width kinds too. */
export const SPACE = 2;
export const DASH = 4;
/** A word can begin and end with it. */
export const EDGE = 8;
/** One of the marks after which a word may be glued to the next one. */
export const STOP = 16;
/** Half of a character: what that is, only both halves tell. */
export const HALF = 32;
/** Begins a passage in quotation marks. */
export const OPENING = 64;
/** One of `a` to `z`. */
export const SMALL = 128;
const kinds = new Uint8Array(0x10000);

/** Bits of a UTF-16 unit. */
export function kindOf(code: number): number {
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
export function isEdgeAt(text: string, at: number): boolean {
  const kind = kindOf(text.charCodeAt(at));
  return (kind & HALF) === 0 ? (kind & EDGE) !== 0 : isEdge(charAt(text, at));
}

/** True when a word can end with the character before `end`. */
export function isEdgeBefore(text: string, end: number): boolean {
  const kind = kindOf(text.charCodeAt(end - 1));
  return (kind & HALF) === 0 ? (kind & EDGE) !== 0 : isEdge(lastChar(text, end));
}

function lastChar(text: string, end: number): string {
  const code = text.charCodeAt(end - 1);
  return code >= 0xdc00 && code < 0xe000 && end >= 2 ? text.slice(end - 2, end) : text.charAt(end - 1);
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
