import type { QuotedSpan } from '../text/quote-marks.ts';
import type { NoteReading } from './note-reading.ts';

const MAX_BLOCKS = 40;

/**
 * Where a quotation ends whose closing mark is not in its own paragraph. Two customs: each paragraph opens with a mark again
 * and only the last one closes (Chicago Manual of Style, 13.32), or the mark is just missing until some later paragraph.
 * @returns offset before the closing mark; the end of the first paragraph when no closing mark turns up.
 */
export function endOfOpenQuotation(reading: NoteReading, index: number, quote: QuotedSpan): number {
  const { text } = reading.note;
  const ownEnd = (reading.blocks[index] as { content: { end: number } }).content.end;
  const opener = text.charAt(quote.outer.start);
  let end = ownEnd;
  for (let at = index + 1; at < Math.min(reading.blocks.length, index + MAX_BLOCKS); at++) {
    const block = reading.blocks[at];
    if (!block || block.kind === 'blank') continue;
    if (block.kind !== 'text') return repeats(end, ownEnd);
    const prose = reading.prose[at];
    if (!prose || reading.labels.some((label) => label.block === at && label.accepted)) return repeats(end, ownEnd);
    if (text.charAt(block.content.start) === opener || text.charAt(block.content.start) === '“') {
      const first = prose.passage.quotes[0];
      if (!first) return repeats(end, ownEnd);
      if (first.closed) return first.end;
      end = first.end;
      continue;
    }
    const closing = closingMark(text, block.content.start, block.content.end);
    if (closing === 'opens') return repeats(end, ownEnd);
    if (typeof closing === 'number') return closing;
  }
  return repeats(end, ownEnd);
}

const repeats = (end: number, ownEnd: number): number => Math.max(end, ownEnd);

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
