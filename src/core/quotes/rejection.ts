import type { Span } from '../text/span.ts';

/** Why something that looked like an attribution is none, by id; a sentence for the user. */
export const REJECTIONS = {
  'name-not-credible': 'Nothing in the note shows the words in the subject\'s place to be a name.',
  'nobody-fits': 'Nobody named shortly before fits the words that stand for the speaker.',
  'nobody-goes-on': 'No speaker is known whose words could go on here.',
  'own-words': 'It lies in the words of the same speaker: nobody is quoted inside their own words.',
  'author': 'It is what the author, the reader or everybody says: no quotation.',
  'silent-system': 'What an AI system does is no speech: the system is nowhere quoted.',
  'hypothetical': 'The clause tells what somebody might say, not what they said.',
  'negated': 'The clause tells what somebody did not say.',
  'only-with-quotation': 'The verb reports speech only beside quotation marks.',
  'no-paraphrase': 'Nothing that was said follows the verb.',
  'says-again': 'The words belong to the clause before, in the same sentence.',
  'nobody-in-particular': 'The subject names nobody in particular.',
  'inside-other-words': 'It lies in a passage that is attributed already.',
} as const satisfies Record<string, string>;

export type RejectionReason = keyof typeof REJECTIONS;

/** Something that was considered and not attributed. Spans are UTF-16 offsets into the whole note. */
export interface Rejection extends Span {
  readonly what: 'quotation' | 'paraphrase' | 'clause';
  readonly reason: RejectionReason;
  /** Id of the rule that read it, '' where none did. */
  readonly rule: string;
  /** Who would have spoken, as written; '' when nobody is. */
  readonly mention: string;
}

/** Hears of each rejection while a note is attributed; left out, nothing is gathered. */
export type RejectionObserver = (rejection: Rejection) => void;
