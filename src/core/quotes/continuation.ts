import type { Clause } from './clauses.ts';
import type { Passage } from './passage.ts';
import { isRoleWord } from '../people/lexicon.ts';
import type { Token } from '../text/token.ts';
import { RELATION_NOUNS, words } from './nouns.ts';
import type { QuoteContext } from './rules/quote-context.ts';

/** With them somebody or something else speaks: `She called the hotline.`, `He smiled when I asked.` */
const OTHER_VOICES = words(
  'i me my we us you ask asks asked call calls called told heard hears listen listens interrupted remember remembers remembered',
  'recall recalls recalled read reads sees saw letter note email message sign text headline rule voice point only alone',
);

/** Words of a scene between two parts of a quotation. */
const LONGEST_SCENE = 16;

/**
 * `"A," said Roe. "B."` and `said it was "A" and "B"`: the second passage belongs to the first when nothing else attributes
 * it: same sentence, or a sentence of its own right after the clause.
 */
export function continues(before: QuoteContext, clause: Clause | null, context: QuoteContext): boolean {
  const { passage, clauses } = context;
  const between = clauses.filter((candidate) => candidate.first >= before.after && candidate.end <= context.before && candidate !== clause);
  if (between.some((candidate) => !candidate.inherited && candidate.subject?.kind !== undefined && candidate.subject !== clause?.subject)) return false;
  const following = clauses.find((candidate) => candidate.first === context.after);
  if (following && following !== clause && /[,?!]/.test(passage.text.charAt(context.quote.end - 1))) return false;
  const gap = context.quote.outer.start - before.quote.outer.end;
  if (context.quote.mark !== before.quote.mark) return false;
  const sameSentence = passage.sentenceOf[context.firstInside] === passage.sentenceOf[before.lastInside];
  // Words of the author between them end a quotation, unless they say again who speaks (`he said, adding`).
  const saysAgain = between.some((candidate) => !tellsWhen(passage, candidate));
  if (sameSentence) return !saysAgain && gap < (clause && clause.first >= before.after ? 160 : 12) && context.quote.end - context.quote.start > 8;
  const clauseEnd = clause && clause.first >= before.after ? clause.end : before.lastInside;
  const startsSentence = context.before < 0 || passage.sentenceOf[context.before] !== passage.sentenceOf[context.firstInside];
  // Between clause and quotation only what describes the speaker: no sentence of its own.
  const sentences = (passage.sentenceOf[context.before] ?? 0) - (passage.sentenceOf[Math.max(0, clauseEnd)] ?? 0);
  return startsSentence && sentences <= 0 && gap < 400;
}

/** `“…,” she says. She turns the cup around. “…”`: between two quotations their speaker does something, and nobody else is named. */
export function followsScene({ after, lastInside }: QuoteContext, clause: Clause | null, next: QuoteContext): boolean {
  const { passage: { text, tokens, sentenceOf }, quote, before, after: behind, clauses } = next;
  const last = clause && clause.first >= after ? clause.end : lastInside;
  if (before <= last || clauses.some(({ first }) => first === behind)) return false;
  // A title or a phrase goes on in its sentence.
  if (!/[.!?…]$/.test(text.slice(quote.start, quote.end)) || (behind < tokens.length && sentenceOf[behind] === sentenceOf[behind - 1])) return false;
  const word = clause?.subject?.kind === 'pronoun' ? clause.subject.word : '';
  const family = clause?.subject?.kind === 'names' && clause.subject.names.length === 1 ? clause.subject.names[0]?.text.split(' ').pop() : undefined;
  if (before - last > LONGEST_SCENE || quote.end - quote.start < 12) return false;
  for (let at = last + 1; at <= before; at++) {
    const token = tokens[at] as Token;
    const starts = sentenceOf[at] !== sentenceOf[at - 1];
    const isSpeaker = family === undefined ? /^(?:he|she)$/.test(word) && token.lowercase === word : token.text === family || /^(?:he|she)$/.test(token.lowercase);
    if (OTHER_VOICES.has(token.lowercase) || RELATION_NOUNS.has(token.lowercase) || (isRoleWord(token.lowercase) && !starts)) return false;
    if (starts ? !isSpeaker : token.capital && !isSpeaker) return false;
  }
  return /[.!?…]/.test((tokens[before] as Token).after);
}

/** `told him upon closing`: when it was said, in a verb that could say something. */
function tellsWhen({ tokens }: Passage, { inherited, verb, at }: Clause): boolean {
  return inherited && verb.form === 'gerund' && /^(?:upon|on|after|while|when)$/.test(tokens[at - 1]?.lowercase ?? '');
}
