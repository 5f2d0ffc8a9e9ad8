import type { QuotedSpan } from '../text/quote-marks.ts';
import { firstEndingAfter, type Span } from '../text/span.ts';
import type { Token } from '../text/token.ts';
import type { NoteReading } from './note-reading.ts';
import { endsSentence } from './passage.ts';

const MAX_BLOCKS = 40;

/**
 * Where a quotation ends whose closing mark is not in its own paragraph. Two customs: each paragraph opens with a mark again
 * and only the last one closes (Chicago Manual of Style, 13.32), or the mark is just missing until some later paragraph.
 * @returns offset before the closing mark; the end of the first sentence when no closing mark turns up.
 */
export function endOfOpenQuotation(reading: NoteReading, index: number, quote: QuotedSpan): number {
  const { text } = reading.note;
  const ownEnd = (reading.blocks[index] as { content: { end: number } }).content.end;
  const opener = text.charAt(quote.outer.start);
  let end = ownEnd;
  for (let at = index + 1; at < Math.min(reading.blocks.length, index + MAX_BLOCKS); at++) {
    const block = reading.blocks[at];
    if (!block || block.kind === 'blank') continue;
    if (block.kind !== 'text') return end > ownEnd ? end : firstSentence(reading, index, quote);
    const prose = reading.prose[at];
    if (!prose || reading.labelled.has(at)) return end > ownEnd ? end : firstSentence(reading, index, quote);
    if (text.charAt(block.content.start) === opener || text.charAt(block.content.start) === '“') {
      const first = prose.passage.quotes[0];
      if (!first) return end > ownEnd ? end : firstSentence(reading, index, quote);
      if (first.closed) return first.end;
      end = first.end;
      continue;
    }
    const closing = closingMark(text, block.content.start, block.content.end);
    if (closing === 'opens') return end > ownEnd ? end : firstSentence(reading, index, quote);
    if (typeof closing === 'number') return closing;
  }
  return end > ownEnd ? end : firstSentence(reading, index, quote);
}

/** Where the first sentence of the passage ends, an address after it left out. */
function firstSentence(reading: NoteReading, index: number, quote: QuotedSpan): number {
  const prose = reading.prose[index];
  if (!prose) return quote.end;
  const { tokens, skip } = prose.passage;
  const { text } = reading.note;
  const first = tokens.findIndex((token) => token.start >= quote.start);
  for (let at = Math.max(0, first); at < Math.min(tokens.length, first + 400); at++) {
    const token = tokens[at] as Token;
    const stop = /[.!?…]/.exec(token.after);
    const address = skip[firstEndingAfter(skip, token.end)];
    const follows = address && address.start >= token.end && address.start < (tokens[at + 1]?.start ?? quote.end);
    if (follows && !isLinkMark(text, address)) return token.end;
    if (stop && endsSentence(token, tokens[at + 1])) return token.end + stop.index + 1;
  }
  return quote.end;
}

/** True for the brackets of a link around words, which is no address after them. */
function isLinkMark(text: string, { start }: Span): boolean {
  const mark = text.charAt(start);
  return (mark === '[' && text.charAt(start + 1) !== '^') || mark === ']';
}

/** Offset of the first double mark of a paragraph when it closes; `opens` when it opens; null when there is none. */
function closingMark(text: string, start: number, end: number): number | 'opens' | null {
  for (let at = start; at < end; at++) {
    const char = text.charAt(at);
    if (char === '”') return at;
    if (char === '“') return 'opens';
    if (char !== '"') continue;
    const after = at + 1 < end ? text.charAt(at + 1) : ' ';
    return !/\s/.test(text.charAt(at - 1)) && /[\s.,;:!?)\]—–-]/.test(after) ? at : 'opens';
  }
  return null;
}
