import type { Span } from '../text/span.ts';

/** `direct`: their words. `indirect`: a paraphrase with a reporting verb. */
export type QuotationKind = 'direct' | 'indirect';

/** A span of text that somebody said or wrote, tied to its speaker(s). */
export interface Quotation extends Span {
  readonly kind: QuotationKind;
  /** Line of `start`, from 1. */
  readonly line: number;
  /** Canonical names within this note; empty when the speaker is unnamed. */
  readonly speakers: readonly string[];
  /** The speaker as written at this place (`Haven`, `he`); `''` when it is not written. */
  readonly mention: string;
  /** Where `mention` stands, or null. One span per speaker for joint speakers. */
  readonly mentions: readonly Mention[];
  /** Canonical names of those who pass the words on. */
  readonly relayedBy: readonly string[];
  /** The word or sign that shows the attribution, such as `concludes` or `:`. */
  readonly cue: string;
  /** Title of the innermost section, `''` before the first heading. */
  readonly section: string;
  /** Id of the rule that made the attribution. */
  readonly rule: string;
  /** Why, in a sentence. */
  readonly reason: string;
}

/** How a speaker is written at one place. */
export interface Mention extends Span {
  /** Canonical name, one of the quotation's `speakers` or `relayedBy`. */
  readonly speaker: string;
  /** `text.slice(start, end)`. */
  readonly text: string;
  /** False for a pronoun or a noun phrase (`she`, `the company`), which is never linked. */
  readonly isName: boolean;
}
