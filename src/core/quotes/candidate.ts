import type { Span } from '../text/span.ts';
import type { QuotationKind } from './quotation.ts';
import type { Clause } from './clauses.ts';
import type { Subject } from './subject-forms.ts';

/** A passage with the words that show who said it, before those words are resolved to a speaker. */
export interface Candidate extends Span {
  readonly kind: QuotationKind;
  /** Id of the rule that found it. */
  readonly rule: string;
  /** Null when the passage goes on with the speaker of the one before it. */
  readonly subject: Subject | null;
  /** Who passes the words on, or null. */
  readonly relay: Subject | null;
  readonly cue: string;
  /** Number of the block it starts in. */
  readonly block: number;
}

/** A passage of somebody's own words. */
export function directCandidate(
  { start, end }: Span, rule: string, subject: Subject | null, cue: string, block: number, relay: Subject | null = null,
): Candidate {
  return { start, end, kind: 'direct', rule, subject, relay, cue, block };
}

/**
 * A way in which texts tie words to a speaker. The matching code lives beside the rule; reason and examples are data:
 * the examples are its tests and its documentation.
 */
export interface AttributionRule {
  /** Stable id, kebab case. */
  readonly id: string;
  /** Number of the form in the design document's list, 1–11. */
  readonly form: number;
  /** Why this reading is right, in a sentence for the user. */
  readonly reason: string;
  /**
   * Texts in which the expected passages are marked `⟦direct@Speaker: passage⟧` or `⟦indirect@Speaker: …⟧`, joint speakers
   * with ` + `; a text without marks must yield no attribution.
   */
  readonly examples: readonly string[];
}

/** A labelled passage, and the stretch of text that no other rule may read. */
export interface LabelledPassage {
  readonly candidate: Candidate;
  readonly claim: Span;
  /** The clause outside the claim that names the speaker: it reports nothing else. */
  readonly clause?: Clause;
}
