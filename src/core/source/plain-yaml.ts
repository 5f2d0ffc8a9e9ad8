import { NULLS, type YamlItem, type YamlProperty, type YamlStyle } from './yaml-property.ts';

/** Longer sources are left to the parser, which has its own limits. */
const LONGEST = 10_000;
const KEY = /([A-Za-z_][\w-]{0,79}):(?: |(?=\n)|$)/y;
/** A text in marks, and a word behind it. */
const CLOSED_TOO_EARLY = /"[^"\\\n]*" *[\p{L}\p{N}]/uy;
const ITEM = /( *)- /y;
const NOTHING: readonly YamlItem[] = [];

/** A scalar or a list in one line. */
interface Value {
  readonly value: string | null;
  readonly style: YamlStyle;
}

/** What can be told of a source without a parser. */
export interface PlainReading {
  /** The same as the parser reads; null for a source that has to be parsed. */
  readonly properties: readonly YamlProperty[] | null;
  /**
   * True when a text goes on behind its closing mark, as in `title: "The "real" thing"`, and all lines before are plain: no
   * parser accepts that. False for all other sources, whether or not a parser accepts them.
   */
  readonly isSurelyBroken: boolean;
}

/**
 * Reads the front matter that nearly all notes have: properties in lines of their own, whose values are text in a line,
 * quoted without escapes or bare, or lists of such texts. It does so many times as fast as a YAML parser.
 */
export function readPlainYaml(source: string): PlainReading {
  const { properties, stop } = readLines(source);
  if (properties.length > 0 && stop >= source.length) return { properties, isSurelyBroken: false };
  return { properties: null, isSurelyBroken: isBrokenAt(source, stop) };
}

/** @param stop where the property begins that is not plain */
function isBrokenAt(source: string, stop: number): boolean {
  const key = matchAt(KEY, source, stop)?.[0];
  if (key === undefined) return false;
  if (endOfLine(source, stop) > stop + key.length) return matchAt(CLOSED_TOO_EARLY, source, stop + key.length) !== null;
  let indent: string | null = null;
  for (let at = endOfLine(source, stop) + 1; at < source.length; at = endOfLine(source, at) + 1) {
    const mark = matchAt(ITEM, source, at);
    if (mark === null || (indent !== null && mark[1] !== indent)) return false;
    indent = mark[1] as string;
    const start = at + mark[0].length;
    if (scalar(source, start, endOfLine(source, at)) === null) return matchAt(CLOSED_TOO_EARLY, source, start) !== null;
  }
  return false;
}

/** The properties up to the one that cannot be read here, which begins at `stop`; none at all of a source that is not looked at. */
function readLines(source: string): { readonly properties: YamlProperty[]; readonly stop: number } {
  const properties: YamlProperty[] = [];
  if (source.length > LONGEST || hasOddCharacters(source)) return { properties, stop: source.length };
  const keys = new Set<string>();
  let at = 0;
  while (at < source.length) {
    const key = matchAt(KEY, source, at)?.[1];
    if (key === undefined || NULLS.has(key) || keys.has(key)) break;
    keys.add(key);
    const lineEnd = endOfLine(source, at);
    const property = at + key.length + 1 === lineEnd ? emptyOrList(source, key, at, lineEnd) : inOneLine(source, key, at, lineEnd);
    if (property === null) break;
    properties.push(property);
    at = property.style === 'block-list' ? property.valueEnd : lineEnd + 1;
  }
  return { properties, stop: at };
}

function inOneLine(source: string, key: string, keyStart: number, lineEnd: number): YamlProperty | null {
  const keyEnd = keyStart + key.length;
  const start = keyEnd + 2;
  if (source.charAt(start) === '[') {
    const items = flowItems(source, start, lineEnd);
    return items && { key, value: textsOf(items), keyStart, keyEnd, valueEnd: lineEnd, style: 'flow-list', items };
  }
  const read = scalar(source, start, lineEnd);
  return read && { key, value: read.value, keyStart, keyEnd, valueEnd: lineEnd, style: read.style, items: NOTHING };
}

/** A property with nothing behind its colon: a list in the lines below, or nothing. */
function emptyOrList(source: string, key: string, keyStart: number, lineEnd: number): YamlProperty | null {
  const keyEnd = keyStart + key.length;
  const items: YamlItem[] = [];
  let at = lineEnd + 1;
  let indent: string | null = null;
  while (at < source.length) {
    const mark = matchAt(ITEM, source, at);
    if (mark === null) break;
    if (indent !== null && mark[1] !== indent) return null;
    indent = mark[1] as string;
    const end = endOfLine(source, at);
    const start = at + mark[0].length;
    const read = scalar(source, start, end);
    if (read === null) return null;
    items.push({ value: read.value, start, end });
    at = end + 1;
  }
  if (items.length === 0) return { key, value: null, keyStart, keyEnd, valueEnd: lineEnd, style: 'plain', items: NOTHING };
  return { key, value: textsOf(items), keyStart, keyEnd, valueEnd: Math.min(at, source.length), style: 'block-list', items };
}

/** `[one, "two"]` from `start` to `end`. */
function flowItems(source: string, start: number, end: number): readonly YamlItem[] | null {
  const last = end - 1;
  if (last <= start || source.charAt(last) !== ']') return null;
  const items: YamlItem[] = [];
  let at = afterSpaces(source, start + 1);
  while (at < last) {
    const mark = source.charAt(at);
    const isQuoted = mark === '"' || mark === "'";
    const close = isQuoted ? source.indexOf(mark, at + 1) + 1 : 0;
    const comma = source.indexOf(',', Math.max(at, close));
    let itemEnd = comma < 0 || comma > last ? last : comma;
    const next = itemEnd + 1;
    while (itemEnd > at && source.charAt(itemEnd - 1) === ' ') itemEnd--;
    const read = scalar(source, at, itemEnd);
    if (read === null || (!isQuoted && /[[\]{}:#"']/.test(source.slice(at, itemEnd)))) return null;
    items.push({ value: read.value, start: at, end: itemEnd });
    at = afterSpaces(source, next);
    // A comma before the bracket.
    if (next <= last && at >= last) return null;
  }
  return items;
}

/** The text from `start` to `end`, quoted or bare, when it is no more than that. */
function scalar(source: string, start: number, end: number): Value | null {
  const mark = source.charAt(start);
  if (mark === '"' || mark === "'") {
    const isWhole = end - start >= 2 && source.indexOf(mark, start + 1) === end - 1;
    const value = source.slice(start + 1, end - 1);
    return isWhole && !(mark === '"' && value.includes('\\')) ? { value, style: mark === '"' ? 'double' : 'single' } : null;
  }
  const value = source.slice(start, end);
  if (value !== '~' && !/^[\p{L}\p{N}]/u.test(value)) return null;
  if (value.endsWith(':') || value.includes(': ') || value.includes(' #') || /\s$/.test(value)) return null;
  return { value: NULLS.has(value) ? null : value, style: 'plain' };
}

function textsOf(items: readonly YamlItem[]): string[] {
  return items.map(({ value }) => value).filter((value): value is string => value !== null);
}

function endOfLine(source: string, at: number): number {
  const end = source.indexOf('\n', at);
  return end < 0 ? source.length : end;
}

function afterSpaces(source: string, from: number): number {
  let at = from;
  while (source.charCodeAt(at) === 32) at++;
  return at;
}

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

/** Characters that YAML forbids, takes for line breaks or may trim: controls but line feeds, and separators. */
function hasOddCharacters(source: string): boolean {
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code < 32 ? code !== 10 : code >= 127 && (code <= 0x9f || code === 0x2028 || code === 0x2029 || code === 0xfeff || code >= 0xfffe)) return true;
  }
  return false;
}
