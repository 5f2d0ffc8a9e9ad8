import type { QuotedSpan } from '../text/quote-marks.ts';
import type { Token } from '../text/token.ts';
import type { Clause } from './clauses.ts';
import type { NoteReading } from './note-reading.ts';
import type { ReadBlock } from './read-block.ts';
import type { QuoteContext } from './rules/quote-context.ts';

/**
 * What the rules see of one quotation of a block.
 * @param from token at which to look for its first word: the one after the quotation before it.
 * @returns null for quotation marks without words.
 */
export function contextOf(reading: NoteReading, block: ReadBlock, quote: QuotedSpan, quoteIndex: number, from: number): QuoteContext | null {
  const { passage } = block;
  // A passage of marks alone has no words.
  let firstInside = from;
  while (firstInside < passage.tokens.length && (passage.tokens[firstInside] as Token).end <= quote.start) firstInside++;
  if (passage.quoteOf[firstInside] !== quoteIndex) return null;
  let lastInside = firstInside;
  while (passage.quoteOf[lastInside + 1] === quoteIndex) lastInside++;
  const clauses = clausesAround(block.clauses, firstInside - 90, lastInside + 40);
  return {
    passage, quote, clauses, firstInside, lastInside,
    isNamed: (word) => reading.familyNames.has(word) || reading.givenNames.has(word),
    before: firstInside - 1,
    after: lastInside + 1,
  };
}

/** The clauses whose verb is between the two tokens. O(log n + found). */
function clausesAround(clauses: readonly Clause[], from: number, to: number): readonly Clause[] {
  let low = 0;
  let high = clauses.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((clauses[middle] as Clause).at < from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < clauses.length && (clauses[end] as Clause).at <= to) end++;
  return clauses.slice(low, end);
}
