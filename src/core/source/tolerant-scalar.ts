import type { FieldValue } from './front-matter.ts';
import { isPlainSafe, trailing } from './yaml-quoting.ts';
import { judgeYaml } from './yaml-values.ts';

/** What is wrong with a value, as the last part of a problem's code. */
export type ScalarDamage = 'unescaped-quote' | 'bad-escape' | 'unclosed-quote' | 'unquoted-text' | 'unclosed-list' | 'unindented-line' | 'unclear-value';

export interface ScalarReading {
  readonly value: FieldValue;
  /** Null when a YAML parser reads the same. */
  readonly damage: ScalarDamage | null;
}

const ESCAPES: Readonly<Record<string, string>> = {
  0: '\0', a: '\x07', b: '\b', t: '\t', '\t': '\t', n: '\n', v: '\v', f: '\f', r: '\r', e: '\x1b', ' ': ' ', '"': '"', '/': '/',
  '\\': '\\', N: '\x85', _: '\u00a0', L: '\u2028', P: '\u2029',
};
const ESCAPE = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([\s\S]))/g;

/** Reads one value, written on one line or folded into one, as a person would. */
export function readScalar(source: string): ScalarReading {
  const raw = source.trim();
  if (isPlainSafe(raw)) return { value: raw, damage: null };
  const strict = judgeYaml(`v: ${raw}`);
  const [property] = strict.properties;
  if (strict.error === '' && strict.properties.length === 1 && property?.key === 'v') return { value: property.value, damage: null };
  return readDamaged(raw);
}

/** The part of a value on one line before its comment; only where what precedes is closed, as `#` may be part of a text. */
export function withoutComment(line: string): string {
  const opening = line[0];
  const close = opening === '[' ? ']' : opening;
  if (close !== '"' && close !== "'" && close !== ']') return line;
  const last = line.lastIndexOf(close);
  return last > 0 && /^[ \t]+#/.test(line.slice(last + 1, last + 1000)) ? line.slice(0, last + 1) : line;
}

function readDamaged(raw: string): ScalarReading {
  if (raw.startsWith('"')) return readDoubleQuoted(raw);
  if (raw.startsWith("'")) return readSingleQuoted(raw);
  if (raw.startsWith('[')) return readFlowList(raw);
  // A map that is not closed, an anchor, a tag or the sign of an item: what was meant is for a person to say.
  return { value: raw, damage: /^(?:\{(?!\{)[^}]*\}?$|[&!][^\s&!]|-\s)/.test(raw) ? 'unclear-value' : 'unquoted-text' };
}

function readDoubleQuoted(raw: string): ScalarReading {
  if (raw.length < 2 || !raw.endsWith('"') || isLeftOpen(raw)) return unclosed(raw, '"');
  const inner = raw.slice(1, -1);
  const hasQuote = /(?:^|[^\\])(?:\\\\)*"/.test(inner);
  const value = unescape(inner);
  return { value, damage: hasQuote ? 'unescaped-quote' : 'bad-escape' };
}

/** `"say \"tea\"` has an escaped quote at its end; in `"C:\tea\"` the backslash was meant, and the quote closes. */
function isLeftOpen(raw: string): boolean {
  return trailing(raw.slice(0, -1), '\\') % 2 === 1 && (raw.match(/\\"/g)?.length ?? 0) % 2 === 0;
}

function readSingleQuoted(raw: string): ScalarReading {
  const isClosed = raw.length > 1 && raw.endsWith("'");
  return isClosed ? { value: raw.slice(1, -1).replace(/''/g, "'"), damage: 'unescaped-quote' } : unclosed(raw, "'");
}

/** `"Tea" for two` begins with a quotation; `"Tea for two` lacks its closing quote. */
function unclosed(raw: string, quote: string): ScalarReading {
  const inner = raw.slice(1);
  if (quote === '"' && !/(?:^|[^\\])(?:\\\\)*"/.test(inner)) return { value: unescape(inner.trim()), damage: 'unclosed-quote' };
  const isQuotation = inner.includes(quote);
  return isQuotation ? { value: raw, damage: 'unescaped-quote' } : { value: inner.trim(), damage: 'unclosed-quote' };
}

/** Whoever wrote an escape that YAML does not know wrote none at all: then only quotes and backslashes are unescaped. */
function unescape(inner: string): string {
  const hasUnknown = trailing(inner, '\\') % 2 === 1 || [...inner.matchAll(ESCAPE)].some(isUnknownEscape);
  return inner.replace(ESCAPE, (whole, byte?: string, short?: string, long?: string, character?: string) => {
    const code = byte ?? short ?? long;
    if (hasUnknown) return character === '"' || character === '\\' ? character : whole;
    if (code === undefined) return ESCAPES[character ?? ''] ?? whole;
    const point = parseInt(code, 16);
    return point > 0x10ffff ? whole : String.fromCodePoint(point);
  });
}

/** True for `\d` of `C:\data`. */
function isUnknownEscape(match: RegExpExecArray): boolean {
  const character = match[4];
  return character !== undefined && !Object.hasOwn(ESCAPES, character);
}

/** `[Ada's notes, "A "great" day"]` is a list; `[Draft] Tea` is a text that begins with a bracket. */
function readFlowList(raw: string): ScalarReading {
  const { items, end, isNested } = splitList(raw);
  const rest = raw.slice(end);
  if (rest.trim() !== '') return { value: raw, damage: /^[\s,;\]}]*$/.test(rest) ? 'unclear-value' : 'unquoted-text' };
  if (isNested) return { value: raw, damage: 'unclear-value' };
  const readings = items.map(readScalar);
  const values = readings.map(({ value }) => value).filter((value): value is string => typeof value === 'string');
  const damage = readings.find((reading) => reading.damage !== null)?.damage ?? 'unquoted-text';
  return { value: values, damage: raw.endsWith(']') ? damage : 'unclosed-list' };
}

interface ListParts {
  readonly items: readonly string[];
  /** Offset after the closing bracket, or the length of the text when it closes nowhere. */
  readonly end: number;
  readonly isNested: boolean;
}

/** A quote opens at the start of an item only, and closes at its end only. */
function splitList(raw: string): ListParts {
  const items: string[] = [];
  const last: Readonly<Record<string, number>> = { '"': raw.lastIndexOf('"'), "'": raw.lastIndexOf("'") };
  let start = 1;
  let quote = '';
  let isItemStart = true;
  let depth = 1;
  let isNested = false;
  let at = 1;
  for (; at < raw.length && depth > 0; at++) {
    const character = raw.charAt(at);
    if (quote !== '') {
      if (character === quote && (at === last[quote] || /^\s*,/.test(raw.slice(at + 1, at + 20)))) quote = '';
    } else if (isItemStart && (character === '"' || character === "'")) quote = character;
    else if (character === '[' || character === '{') {
      depth++;
      isNested = true;
    } else if (character === ']' || character === '}') depth--;
    else if (character === ',' && depth === 1) {
      items.push(raw.slice(start, at));
      start = at + 1;
      isItemStart = true;
      continue;
    }
    if (character.trim() !== '') isItemStart = false;
  }
  const isClosed = depth === 0 || raw.endsWith(']');
  items.push(raw.slice(start, isClosed ? at - 1 : at));
  return { items: items.map((item) => item.trim()).filter((item) => item !== ''), end: at, isNested };
}
