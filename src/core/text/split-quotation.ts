import type { Span } from './span.ts';

const DOUBLE = /["“”„‟«»「」『』]/;
/** A single mark that closes after punctuation: no apostrophe. */
const SINGLE_CLOSES = /[,.?!…—–]['’]\s/;

/**
 * The span in which a quotation is shown to a reader. One that is split by its reporting words (`"A," she said. "B."`),
 * or has such marks inside, is shown with its outer marks, or nobody could tell whose words are whose. Of any other, the
 * comma is left out that its sentence put before the closing mark (`"Yes," she said`).
 */
export function shownSpan(text: string, { start, end }: Span): Span {
  const opening = start > 0 ? text.charAt(start - 1) : '';
  const inner = text.slice(start, end);
  const isDouble = opening !== '' && DOUBLE.test(opening);
  const isSplit = isDouble ? DOUBLE.test(inner) : (opening === "'" || opening === '‘') && SINGLE_CLOSES.test(inner);
  if (!isSplit) return { start, end: isClosedAt(text, end) && /[,،，]/.test(text.charAt(end - 1)) ? Math.max(start, end - 1) : end };
  return { start: start - 1, end: isClosedAt(text, end) ? end + 1 : end };
}

function isClosedAt(text: string, end: number): boolean {
  return /["”'’»」』]/.test(text.charAt(end));
}
