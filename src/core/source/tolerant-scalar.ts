import type { FieldValue } from './front-matter.ts';
import { isPlainSafe } from './yaml-quoting.ts';
import { readYaml } from './yaml-values.ts';

/** What is wrong with a scalar, as the last part of a problem's code. */
export type ScalarDamage = 'unescaped-quote' | 'bad-escape' | 'unclosed-quote' | 'unquoted-text' | 'unclosed-list' | 'unindented-line';

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
  const strict = readYaml(`v: ${raw}`);
  const [property] = strict.properties;
  if (strict.error === '' && strict.properties.length === 1 && property?.key === 'v') return { value: property.value, damage: null };
  if (raw.startsWith('"')) return readDoubleQuoted(raw);
  if (raw.startsWith("'")) return readSingleQuoted(raw);
  if (raw.startsWith('[')) return readFlowList(raw);
  return { value: raw, damage: 'unquoted-text' };
}

function readDoubleQuoted(raw: string): ScalarReading {
  const isClosed = raw.length > 1 && raw.endsWith('"');
  if (!isClosed) return unclosed(raw, '"');
  const inner = raw.slice(1, -1);
  const hasQuote = /(?:^|[^\\])(?:\\\\)*"/.test(inner);
  const value = unescape(inner);
  return { value, damage: hasQuote ? 'unescaped-quote' : 'bad-escape' };
}

function readSingleQuoted(raw: string): ScalarReading {
  const isClosed = raw.length > 1 && raw.endsWith("'");
  return isClosed ? { value: raw.slice(1, -1).replace(/''/g, "'"), damage: 'unescaped-quote' } : unclosed(raw, "'");
}

/** `"Tea" for two` begins with a quotation; `"Tea for two` lacks its closing quote. */
function unclosed(raw: string, quote: string): ScalarReading {
  const isQuotation = raw.indexOf(quote, 1) > 0;
  return isQuotation ? { value: raw, damage: 'unescaped-quote' } : { value: raw.slice(1).trim(), damage: 'unclosed-quote' };
}

/** Whoever wrote an escape that YAML does not know wrote none at all: then only quotes and backslashes are unescaped. */
function unescape(inner: string): string {
  const hasUnknown = [...inner.matchAll(ESCAPE)].some((match) => match[4] !== undefined && !Object.hasOwn(ESCAPES, match[4]));
  return inner.replace(ESCAPE, (whole, byte?: string, short?: string, long?: string, character?: string) => {
    const code = byte ?? short ?? long;
    if (hasUnknown) return character === '"' || character === '\\' ? character : whole;
    if (code === undefined) return ESCAPES[character ?? ''] ?? whole;
    const point = parseInt(code, 16);
    return point > 0x10ffff ? whole : String.fromCodePoint(point);
  });
}

/** A quote opens at the start of an item only, and closes at its end only: `[Ada's notes, "A "great" day"]`. */
function readFlowList(raw: string): ScalarReading {
  const isClosed = raw.endsWith(']');
  const inner = isClosed ? raw.slice(1, -1) : raw.slice(1);
  const items = splitItems(inner).map((item) => (item.startsWith('[') ? item : readScalar(item).value))
    .filter((value): value is string => typeof value === 'string');
  return { value: items, damage: isClosed ? 'unescaped-quote' : 'unclosed-list' };
}

function splitItems(inner: string): string[] {
  const items: string[] = [];
  let start = 0;
  let quote = '';
  let isItemStart = true;
  for (let at = 0; at < inner.length; at++) {
    const character = inner.charAt(at);
    if (quote === '' && isItemStart && (character === '"' || character === "'")) quote = character;
    else if (quote !== '' && character === quote && /^\s*(?:,|$)/.test(inner.slice(at + 1, at + 20))) quote = '';
    else if (quote === '' && character === ',') {
      items.push(inner.slice(start, at));
      start = at + 1;
      isItemStart = true;
      continue;
    }
    if (character.trim() !== '') isItemStart = false;
  }
  items.push(inner.slice(start));
  return items.map((item) => item.trim()).filter((item) => item !== '');
}
