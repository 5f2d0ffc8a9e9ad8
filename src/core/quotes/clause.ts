import type { Passage } from './passage.ts';
import type { ReportingVerb } from './reporting-verbs.ts';
import type { Subject } from './subject-forms.ts';

/** A reporting verb with its subject: `Brandt concludes`, `said Jane Roe`, `according to METR`. */
export interface Clause {
  readonly verb: ReportingVerb;
  /** Token of the verb, and the last token of verb and particle. */
  readonly at: number;
  readonly last: number;
  /** As written, or taken over from the sentence. */
  readonly subject: Subject;
  /** Subject after the verb. */
  readonly inverted: boolean;
  readonly negated: boolean;
  readonly hypothetical: boolean;
  /** First and last token of the whole clause: subject, auxiliaries, verb. */
  readonly first: number;
  readonly end: number;
  readonly sentence: number;
  /** `saying`, `adding`: subject taken over from the sentence. */
  readonly inherited: boolean;
}

/** Words after a verb in which its subject must end. */
const LONGEST_SUBJECT = 20;

/** The last token that may belong to the subject after token `at`: of the same sentence, and outside quotation marks. */
export function ceilingOf({ tokens, quoteOf, sentenceOf }: Passage, at: number): number {
  const far = Math.min(at + LONGEST_SUBJECT, tokens.length - 1);
  let end = at;
  while (end < far && quoteOf[end + 1] === -1 && sentenceOf[end + 1] === sentenceOf[at]) end++;
  return end;
}
