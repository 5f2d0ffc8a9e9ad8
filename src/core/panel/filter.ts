import type { Span } from '../text/span.ts';
import type { MarkedText } from './rows.ts';

/** A text in lower case without accents, and where each of its characters stands in the text. */
interface Folded {
  readonly text: string;
  /** Offset in the original of each character of `text`, then its length; null where both are the same. */
  readonly origin: readonly number[] | null;
}

const PLAIN = /^[\x20-\x7e\t\r\n]*$/;

function fold(text: string): Folded {
  if (PLAIN.test(text)) return { text: text.toLowerCase(), origin: null };
  let folded = '';
  const origin: number[] = [];
  let at = 0;
  for (const character of text) {
    const plain = character.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
    for (let index = 0; index < plain.length; index++) origin.push(at);
    folded += plain;
    at += character.length;
  }
  origin.push(text.length);
  return { text: folded, origin };
}

/** What the user typed into the filter box: words of which each must be found somewhere. Case and accents do not matter. */
export class PanelFilter {
  private readonly terms: readonly string[];

  constructor(readonly query: string) {
    this.terms = [...new Set(fold(query).text.split(/\s+/).filter((term) => term !== ''))];
  }

  /** True when nothing was typed: everything is shown. */
  get isEmpty(): boolean {
    return this.terms.length === 0;
  }

  /** True when each word is found in one of the texts. */
  accepts(texts: readonly string[]): boolean {
    if (this.isEmpty) return true;
    const folded = texts.map((text) => fold(text).text);
    return this.terms.every((term) => folded.some((text) => text.includes(term)));
  }

  /** Marks every place where a word is found, in order, not overlapping. */
  mark(text: string): MarkedText {
    if (this.isEmpty) return { text, matches: [] };
    const folded = fold(text);
    const found: Span[] = [];
    for (const term of this.terms) {
      for (let at = folded.text.indexOf(term); at >= 0; at = folded.text.indexOf(term, at + term.length)) {
        found.push(originalSpan(folded, at, at + term.length));
      }
    }
    return { text, matches: merged(found) };
  }
}

/** The stretch of the original that the folded one came from, combining accents after it included. */
function originalSpan({ origin }: Folded, start: number, end: number): Span {
  if (!origin) return { start, end };
  return { start: origin[start] as number, end: Math.max(origin[end] as number, (origin[end - 1] as number) + 1) };
}

function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = result[result.length - 1];
    if (last && span.start <= last.end) result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else result.push(span);
  }
  return result;
}
