import type { Span } from '../text/span.ts';

/** A sentence of the source, verbatim, that carries one of its main points. */
export interface Insight extends Span {
  /** `text.slice(start, end)`, with its speaker's name before it (`Mara V. Lindt: …`) where it is a quotation. */
  readonly text: string;
  readonly section: string;
  readonly score: number;
  /** What spoke for it, strongest first. */
  readonly reasons: readonly string[];
}
