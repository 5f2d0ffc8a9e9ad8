import type { AttributionRule } from '../candidate.ts';
import type { Clause } from '../clauses.ts';
import { endWithLink, startOf, type Passage } from '../passage.ts';
import type { Token } from '../../text/token.ts';
import type { Span } from '../../text/span.ts';

/** Speech without quotation marks: a reporting verb, its subject and what was said. */
export const INDIRECT_RULES = {
  paraphrase: {
    id: 'paraphrase',
    form: 9,
    reason: 'A reporting verb with its subject governs a paraphrase of what they said.',
    examples: [
      '⟦indirect@Nadia Brandt: Nadia Brandt points out that the queue was full.⟧',
      '⟦indirect@Nadia Brandt: Nadia Brandt notes that the queue was full.⟧',
      'As ⟦indirect@Nadia Brandt: Nadia Brandt notes, the queue was full.⟧',
      'Nadia Brandt visited the lab on Monday.',
      'Nadia Brandt wrote that down, and nobody knows who said that.',
      'Kestrel Labs maintains the queue and its tools.',
      'An LLM reads the queue. It says that the queue is full, and you move on.',
      'We use an LLM for that. LLM answers that nobody reads are cheap, and the API asks that you pay. The LLM decides what it needs.',
    ],
  },
  accordingTo: {
    id: 'according-to',
    form: 6,
    reason: 'The sentence names its source with "according to".',
    examples: ['⟦indirect@Nadia Brandt: The queue was full, according to Nadia Brandt.⟧'],
  },
} as const satisfies Record<string, AttributionRule>;

/** Words of a paraphrase on either side of its verb, so that a text without full stops takes linear time. */
const LONGEST = 200;

const COMPLEMENT = /^(?:that|how|why|what|whether|if|when|where|he|she|it|they|there|we|i|you|no|yes|nobody|everyone|every|all|most|many|some|more|less|us|me|them|people|readers)$/;

/** True when a paraphrase follows the verb (or stands before it, as in `…, METR warned.`). */
export function hasParaphrase(passage: Passage, clause: Clause): boolean {
  const { tokens, sentenceOf } = passage;
  if (clause.verb.frame === 'quote' || clause.hypothetical || clause.negated) return false;
  if (clause.verb.lemma === 'according to' || clause.verb.lemma === 'per') return true;
  const next = tokens[clause.end + 1];
  const follows = next !== undefined && sentenceOf[clause.end + 1] === clause.sentence;
  if (/^(?:dis)?agree$/.test(clause.verb.lemma) && /^[,.]/.test((tokens[clause.end] as Token).after)) return true;
  if (clause.inverted || !follows) return precededByStatement(passage, clause);
  if (next.lowercase !== 'that' && isHabit(tokens, clause)) return false;
  if (clause.verb.lemma === 'put it') return true;
  if (/[)]/.test((tokens[clause.end] as Token).after)) return false;
  if (isOnlyThat(tokens, clause) || isWithoutWhat(passage, clause) || isAct(tokens, clause)) return false;
  if (clause.verb.frame === 'claim') return COMPLEMENT.test(next.lowercase) || isToldIn(passage, clause.end + 1) || isUrged(passage, clause);
  return true;
}

/** `as she likes to say, a reader`: what she often says. */
const isHabit = (tokens: readonly Token[], { at }: Clause): boolean =>
  tokens[at - 1]?.lowercase === 'to' && /^(?:like|love|tend)/.test(tokens[at - 2]?.lowercase ?? '');

/** `wrote that down`, `said that.`: nothing but a word for what was said. */
function isOnlyThat(tokens: readonly Token[], { verb, end }: Clause): boolean {
  const next = tokens[end + 1] as Token;
  if (!/^(?:say|write|ask|tell)$/.test(verb.lemma) || !/^(?:that|it|this)$/.test(next.lowercase)) return false;
  return /[.!?:]/.test(next.after) || MANNER.test(tokens[end + 2]?.lowercase ?? '');
}

const MANNER = /^(?:down|up|off|out|differently|quietly|loudly|softly|plainly|aloud)$/;

/** `asked 9,000 people`, `reported on Tuesday.`: whom or when, but not what. */
function isWithoutWhat({ tokens, sentenceOf }: Passage, { verb, end, sentence }: Clause): boolean {
  const next = tokens[end + 1] as Token;
  if (verb.lemma === 'ask' && /^(?:\d|around$)/.test(next.text)) return true;
  return sentenceOf[end + 4] !== sentence && /^(?:on|yesterday|today|earlier)$/.test(next.lowercase);
}

/** `decides it is late`, `challenges identity`, `tells you what to fix`: what a program does, too. `decided that …`, `challenges the idea` are told. */
function isAct(tokens: readonly Token[], { verb, at, end }: Clause): boolean {
  const next = tokens[end + 1] as Token;
  if (verb.lemma === 'decide') return !/^(?:that|he|she|they)$/.test(next.lowercase);
  // `granted that motion`
  if (tokens[at]?.lowercase === 'granted') return !/^(?:s?he|they|it|there|we|i)$/.test(tokens[end + 2]?.lowercase ?? '');
  if (tokens[at]?.lowercase === 'tells' && next.lowercase === 'you') return tokens[end + 2]?.lowercase !== 'that';
  if (verb.lemma !== 'challenge' || next.capital || COMPLEMENT.test(next.lowercase) || tokens[end + 2]?.lowercase === 'to') return false;
  return !/^(?:an?|the|th(?:is|at|[eo]se)|its|his|her|their|my|our|your|any)$/.test(next.lowercase);
}

/** `urged provinces to pause`, `reminded the board to meet`: whoever is to do it stands before what. */
function isUrged({ tokens, sentenceOf, quoteOf }: Passage, { verb, end, sentence }: Clause): boolean {
  if (!/^(?:urge|remind)$/.test(verb.lemma)) return false;
  for (let at = end + 2; at < Math.min(end + 6, tokens.length - 1); at++) {
    if (sentenceOf[at] !== sentence || quoteOf[at] !== -1 || (tokens[at - 1] as Token).after !== '') return false;
    if ((tokens[at] as Token).lowercase === 'to') return true;
  }
  return false;
}

/** `wrote in a post about the deal that …`, `announced on Monday that …`: where and when stands before what. */
function isToldIn({ tokens, sentenceOf, quoteOf }: Passage, first: number): boolean {
  if (!WHERE_OR_WHEN.test(tokens[first]?.lowercase ?? '') && tokens[first - 1]?.lowercase !== 'in') return false;
  for (let at = first; at < Math.min(first + 14, tokens.length - 1); at++) {
    if (sentenceOf[at] !== sentenceOf[first] || quoteOf[at] !== -1) return false;
    if ((tokens[at] as Token).lowercase === 'that' && at > first) return opensStatement(tokens, at);
    if (/[,;:]/.test((tokens[at] as Token).after)) return false;
  }
  return false;
}

const WHERE_OR_WHEN = /^(?:in|on|at|via|under|during|last|this|yesterday|today)$/;

/** True for the `that` of `in a post that the queue …`, not of `in a post that was …`. */
const opensStatement = (tokens: readonly Token[], that: number): boolean =>
  !/^(?:was|is|are|were|had|has|have|will|would|i|we)$/.test(tokens[that + 1]?.lowercase ?? '') && /^[*_)\]]*$/.test((tokens[that - 1] as Token).after);

/** `The queue was full again, Brandt says`: a few words and a comma before the clause. */
function precededByStatement({ tokens, quoteOf, sentenceOf }: Passage, { first, sentence }: Clause): boolean {
  const previous = tokens[first - 1];
  // Quoted words are no paraphrase.
  if (previous === undefined || quoteOf[first - 1] !== -1 || sentenceOf[first - 1] !== sentence) return false;
  return previous.after.includes(',') && first >= 5;
}

/** From the subject (or the statement before it) to the end of the sentence, without closing marks of emphasis. */
export function paraphraseSpan(passage: Passage, clause: Clause): Span {
  const { tokens, sentenceOf } = passage;
  let first = clause.first;
  let last = clause.end;
  const whole = clause.inverted || clause.verb.lemma === 'according to' || sentenceOf[clause.end + 1] !== clause.sentence;
  if (whole) while (first > 0 && clause.first - first < LONGEST && sentenceOf[first - 1] === clause.sentence) first--;
  while (last + 1 < tokens.length && last - clause.end < LONGEST && sentenceOf[last + 1] === clause.sentence) last++;
  const token = tokens[last] as Token;
  const end = endWithLink(passage, token.end + (token.possessive ? 2 : 0));
  const stop = /^[^\s*_)\]]*[.!?…]/.exec(token.after);
  return { start: startOf(passage, first), end: end + (stop ? stop[0].length : 0) };
}
