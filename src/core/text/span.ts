/** A stretch of a text: UTF-16 offsets into the whole file, `end` exclusive, as in `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** True when the two spans share at least one character. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** True when `inner` lies wholly in `outer`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Orders spans by start, then by end. */
export function bySpan(a: Span, b: Span): number {
  return a.start - b.start || a.end - b.end;
}

/**
 * Finds the first of `spans` (in order, not overlapping) that ends after `offset`.
 * @returns its index, or `spans.length` when there is none. O(log n).
 */
export function firstEndingAfter(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as Span).end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first of `spans` (in order, not overlapping) that shares a character with `span`; null when there is none. O(log n). */
export function firstOverlapping(spans: readonly Span[], span: Span): Span | null {
  const first = spans[firstEndingAfter(spans, span.start)];
  return first && overlaps(first, span) ? first : null;
}
