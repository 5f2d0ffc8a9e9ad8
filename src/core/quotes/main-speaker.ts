import { nameKey } from '../people/name.ts';
import { isPersonal } from '../people/note-names.ts';
import type { AttributionRule, Candidate } from './candidate.ts';
import type { NoteReading, ReadBlock } from './note-reading.ts';
import { tokenAt, wordsInside, type QuoteContext } from './rules/quote-context.ts';
import type { Subject } from './subject.ts';

/** Quoted words that no rule's frame ties to a speaker, in a block. */
export interface LooseWords {
  readonly block: number;
  readonly context: QuoteContext;
}

export const MAIN_SPEAKER_RULE: AttributionRule = {
  id: 'main-speaker',
  form: 11,
  reason: 'The note quotes one person only; a sentence that is all quotation, without a frame of its own, goes on with their words.',
  examples: [
    '"⟦direct@Nadia Brandt: Our queue is like any other,⟧" Nadia Brandt says.\n\n"⟦direct@Nadia Brandt: Nobody looks at it,⟧" Brandt says. "⟦direct@Nadia Brandt: Until it breaks.⟧"\n\n"⟦direct@Nadia Brandt: It broke twice,⟧" says Brandt.\n\n' +
      'The team tried something else.\n\n"⟦direct@Nadia Brandt: We gave everybody the pager for one week.⟧" It helped.',
  ],
};

/** Attributions that make somebody the main speaker of a note, and their share of all. */
const LEAST = 3;
const SHARE = 0.9;
const LEAST_WORDS = 5;

/**
 * In a portrait or an interview told in prose, quotations without a frame are the portrayed person's.
 * @param found what the rules attributed
 */
export function mainSpeakerWords(reading: NoteReading, loose: readonly LooseWords[], found: readonly Candidate[]): Candidate[] {
  if (loose.length === 0) return [];
  const name = mainSpeaker(found);
  if (name === null) return [];
  const subject: Subject = { kind: 'known', name, text: '', span: null, first: 0, last: 0 };
  return loose.filter((words) => standsAlone(reading.prose[words.block] as ReadBlock, words.context)).map(({ block, context: { quote } }) =>
    ({ start: quote.start, end: quote.end, kind: 'direct', rule: MAIN_SPEAKER_RULE.id, subject, relay: null, cue: '', block }));
}

/** The person who says nearly all that the note quotes, told by family name; null when there is none. */
function mainSpeaker(found: readonly Candidate[]): string | null {
  const counts = new Map<string, { count: number; name: string }>();
  let all = 0;
  for (const { kind, subject } of found) {
    if (kind !== 'direct' || (subject?.kind !== 'names' && subject?.kind !== 'noun')) continue;
    all++;
    if (subject.kind !== 'names') continue;
    for (const { text } of subject.names) {
      const key = nameKey(text).split(' ').pop() as string;
      const known = counts.get(key);
      counts.set(key, { count: (known?.count ?? 0) + 1, name: known && known.name.length >= text.length ? known.name : text });
    }
  }
  const [first] = [...counts.values()].sort((a, b) => b.count - a.count);
  return first && first.count >= LEAST && first.count >= SHARE * all && isPersonal(first.name) ? first.name : null;
}

/** A sentence of its own in double marks, in a paragraph where the author does not speak of themselves. */
function standsAlone(block: ReadBlock, context: QuoteContext): boolean {
  const { passage, quote, before, after, firstInside } = context;
  const sentence = passage.sentenceOf[firstInside];
  if (quote.mark !== 'double' || wordsInside(context) < LEAST_WORDS) return false;
  if (!/[.!…]["”’']?$/.test(passage.text.slice(Math.max(quote.start, quote.end - 2), quote.end)) && quote.end < block.content.end - 4) return false;
  if ((before >= 0 && passage.sentenceOf[before] === sentence) || (after < passage.tokens.length && passage.sentenceOf[after] === sentence)) return false;
  return !passage.tokens.some((token, index) => passage.quoteOf[index] === -1 && /^(?:i|my|me|you|people)$/.test(token.lower)) && !tokenAt(context, firstInside).text.startsWith('#');
}
