import { isNickname } from '../people/name-phrase.ts';
import { ABBREVIATED } from '../text/abbreviations.ts';
import { firstEndingAfter, type Span } from '../text/span.ts';
import { quotedSpans, type QuotedSpan } from '../text/quote-marks.ts';
import type { Token, TokenPool } from '../text/token.ts';
import { tokenize } from '../text/tokens.ts';

/** The words and quoted passages of one block, with what lies in what. */
export interface Passage {
  readonly text: string;
  readonly span: Span;
  /** Spans that are passed over: code, addresses, link markup. */
  readonly skip: readonly Span[];
  readonly tokens: readonly Token[];
  /** True when there is a colon outside `skip`. */
  readonly hasColon: boolean;
  readonly quotes: readonly QuotedSpan[];
  /** For each token the index of the quoted passage it lies in, or -1. */
  readonly quoteOf: readonly number[];
  /** For each token the number of its sentence; a whole quoted passage belongs to the sentence it stands in. */
  readonly sentenceOf: readonly number[];
}

const NO_QUOTES: readonly QuotedSpan[] = [];

// Most lines are short, quote nothing or are one sentence: lines of one length share what is the same for all of them.
const LONGEST_SHARED = 400;
const outside: (readonly number[] | undefined)[] = [];
const sentences: (readonly number[] | undefined)[] = [];

const outsideAll = (count: number): readonly number[] => shared(outside, count, -1);
const oneSentence = (count: number): readonly number[] => shared(sentences, count, 0);

function shared(known: (readonly number[] | undefined)[], count: number, value: number): readonly number[] {
  if (count > LONGEST_SHARED) return new Array<number>(count).fill(value);
  return known[count] ??= new Array<number>(count).fill(value);
}

/**
 * Reads the words of `span`. Linear in its length.
 * @param pool where the tokens are from; without it they are new
 */
export function readPassage(text: string, span: Span, skip: readonly Span[], pool: TokenPool | null = null): Passage {
  const { tokens, mayQuote, hasColon } = tokenize(text, span, skip, pool);
  const quotes = mayQuote ? withoutNicknames(quotedSpans(text, span, skip), tokens).map((quote) => withoutAddress(text, quote, skip)) : NO_QUOTES;
  if (quotes.length === 0) return { text, span, skip, tokens, hasColon, quotes, quoteOf: outsideAll(tokens.length), sentenceOf: sentencesOf(tokens, null) };
  const quoteOf = new Array<number>(tokens.length).fill(-1);
  let quote = 0;
  for (let at = 0; at < tokens.length && quote < quotes.length; at++) {
    const { start } = tokens[at] as Token;
    while (quote < quotes.length && (quotes[quote] as QuotedSpan).outer.end <= start) quote++;
    const candidate = quotes[quote];
    if (candidate && candidate.outer.start <= start) quoteOf[at] = quote;
  }
  return { text, span, skip, tokens, hasColon, quotes, quoteOf, sentenceOf: sentencesOf(tokens, quoteOf) };
}

/** `“… is English [https://…]”`: the address of a flattened link is not said. */
function withoutAddress(text: string, quote: QuotedSpan, skip: readonly Span[]): QuotedSpan {
  const last = skip[firstEndingAfter(skip, quote.end - 3)];
  if (!last || last.start <= quote.start || last.end > quote.end || !/^[[(<]?https?:/.test(text.slice(last.start, last.start + 8))) return quote;
  let end = last.start;
  while (end > quote.start && /\s/.test(text.charAt(end - 1))) end--;
  return end > quote.start ? { ...quote, end } : quote;
}

/** `Benedict “Bo” Roe`: a nickname inside a name is no quotation. */
function withoutNicknames(quotes: readonly QuotedSpan[], tokens: readonly Token[]): readonly QuotedSpan[] {
  return quotes.filter((quote) => {
    if (quote.end - quote.start > 20) return true;
    const at = firstEndingAfter(tokens, quote.start);
    const token = tokens[at];
    return !(token && token.start === quote.start && token.end === quote.end && isNickname(token) && isInsideName(tokens, at));
  });
}

/** True for a token between two parts of a name. */
function isInsideName(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (!before?.capital || before.after !== '' || before.possessive) return false;
  return after !== undefined && after.capital && after.before === '';
}

/** Where the words from token `index` on start in the text, the opening mark of a link around them included. */
export function startOf(passage: Passage, index: number): number {
  const start = (passage.tokens[index] as Token).start;
  const before = passage.skip[firstEndingAfter(passage.skip, start - 1)];
  return before && before.end === start && passage.text.charAt(before.start) === '[' ? before.start : start;
}

/** Where the words up to offset `end` end in the text, the closing mark of a link around them included. */
export function endWithLink(passage: Passage, end: number): number {
  const after = passage.skip[firstEndingAfter(passage.skip, end)];
  return after && after.start === end && passage.text.charAt(end) === ']' ? after.end : end;
}

/** True when a sentence ends with this token. */
export function endsSentence(token: Token, next: Token | undefined): boolean {
  if (token.after === '' || token.after === ',') return next === undefined;
  const stop = /[.!?…。！？]/.exec(token.after);
  if (!stop || !next) return next === undefined;
  if (stop[0] === '.' && (ABBREVIATED.test(token.text) || (token.text.length === 1 && token.capital))) return false;
  // `Roe et al. (2024)`
  if (token.lowercase === 'al' && next.before.startsWith('(')) return false;
  if (stop[0] === '…' && !next.capital) return false;
  return next.capital || /\d/.test(next.text.charAt(0)) || /["“'‘([]/.test(next.before) || next.text.startsWith('@');
}

/** @param quoteOf null where nothing is quoted */
function sentencesOf(tokens: readonly Token[], quoteOf: readonly number[] | null): readonly number[] {
  let sentenceOf: number[] | null = null;
  let sentence = 0;
  for (let index = 0; index < tokens.length; index++) {
    if (sentenceOf) sentenceOf[index] = sentence;
    if ((tokens[index] as Token).after === '') continue;
    const next = tokens[index + 1];
    const inside = quoteOf === null ? -1 : quoteOf[index] as number;
    // Inside a quoted passage nothing ends the sentence that it stands in.
    if (next && inside >= 0 && quoteOf?.[index + 1] === inside) continue;
    if (!next || !endsSentence(tokens[index] as Token, next)) continue;
    sentence++;
    sentenceOf ??= new Array<number>(tokens.length).fill(0);
  }
  return sentenceOf ?? oneSentence(tokens.length);
}
