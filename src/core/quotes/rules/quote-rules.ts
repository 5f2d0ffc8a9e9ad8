import {
  clauseBefore, colonBefore, isNamedTerm, readClause, tokenAt, unusualRelay, wordsInside, type QuoteContext, type QuoteRule,
} from './quote-context.ts';
import type { Token } from '../../text/token.ts';
import type { Clause } from '../clauses.ts';
import { nameColon, subjectColon } from './colon-rules.ts';
import { quoteBeforePronoun, quoteThenSpeaker, sourceAfter, trailingClause } from './following-rules.ts';
import { inTheirWords, ownedText, ownedWords } from './owned-rules.ts';

const verbThenQuote: QuoteRule = {
  id: 'verb-then-quote',
  form: 6,
  reason: 'A reporting verb with its subject governs the quoted words that follow in the same sentence.',
  examples: [
    'Ines Calder said, “⟦direct@Ines Calder: We had no plan for this.⟧”',
    'Ines Calder called the launch “⟦direct@Ines Calder: a bit of a mess⟧” and left.',
    'According to Bo Lindqvist, “⟦direct@Bo Lindqvist: the cache was never cold.⟧”',
    'Per the Tarn Institute, “⟦direct@Tarn Institute: the cache was never cold.⟧”',
    'Per the report, Ines Calder earned five million.',
    'If Ines Calder says "ship it tomorrow," we wait.',
    '⟦indirect@Ines Calder: Ines Calder says the so-called “agent” never worked.⟧',
  ],
  match(context) {
    const { quote, before } = context;
    if (before < 0 || colonBefore(context)) return null;
    const clause = clauseBefore(context, ({ verb, end }) => verb.frame !== 'quote' || NAMING_VERBS.has(verb.lemma) || end === before);
    if (!clause?.subject || clause.hypothetical) return null;
    if (/[;.!?]/.test(tokenAt(context, before).after)) return null;
    const between = before - clause.end;
    if (between > 24 || isContrasted(context, clause)) return null;
    if (between === 0) {
      if (TOPIC_VERBS.has(clause.verb.lemma) && wordsInside(context) <= LONGEST_TOPIC) return null;
      // `offers 'Queues for beginners'`: a title.
      if (quote.mark === 'single' && (wordsInside(context) < 2 || GIVING_VERBS.has(clause.verb.lemma))) return null;
      return readClause(context, clause);
    }
    if (wordsInside(context) < 2 || isTerm(context, NAMING_VERBS.has(clause.verb.lemma)) || isAside(context, clause)) return null;
    if (quote.mark === 'single' && !isComplement(context)) return null;
    return readClause(context, clause);
  },
};

/** `says it is a queue, while the sign has “…”`: another clause has begun. */
function isContrasted({ passage: { tokens }, before }: QuoteContext, { end }: Clause): boolean {
  for (let at = end + 1; at < before; at++) {
    const { lowercase } = tokens[at] as Token;
    if (/^(?:while|whereas)$/.test(lowercase) || (lowercase === 'but' && /^(?:they|it|he|she|i|we|you)$/.test(tokens[at + 1]?.lowercase ?? ''))) return true;
  }
  return false;
}

/** `added a “made by hand” badge`; `says that it ships, which makes the “quality” in it hard to see`. */
function isAside({ passage: { tokens }, before }: QuoteContext, { verb, end }: Clause): boolean {
  if (verb.lemma === 'add' && before === end + 1 && /^(?:an?|the)$/.test((tokens[before] as Token).lowercase)) return true;
  for (let at = end + 1; at < before; at++) {
    if (!hasComma(tokens[at] as Token) || tokens[at + 1]?.lowercase !== 'which') continue;
    return !tokens.slice(at + 1, before + 1).some(hasComma);
  }
  return false;
}

const hasComma = ({ after }: Token): boolean => after.startsWith(',');

/** Verbs whose object is a matter, and not what was said of it: `discussing “the lamp internet”`. */
const TOPIC_VERBS = new Set(['discuss', 'address']);
const LONGEST_TOPIC = 5;

/** Verbs whose object may be a piece of writing by its title. */
const GIVING_VERBS = new Set(['offer', 'share', 'post', 'present', 'introduce', 'plug', 'pitch', 'read']);

/** Verbs whose object is named by the quoted words: `called it "a mess"`. */
const NAMING_VERBS = new Set(['call', 'dub', 'label', 'brand', 'hail', 'describe', 'define', 'characterize', 'frame', 'go on']);

/** `her famous 'town of queues' is`: quoted words used as a noun inside a sentence of somebody else. */
function isTerm(context: QuoteContext, isNaming: boolean): boolean {
  if (!goesOn(context) || wordsInside(context) > 5) return false;
  // `told me this was a “propaganda piece of some kind” whose …`: several words in double marks are somebody's.
  if (context.quote.mark === 'double' && wordsInside(context) > 1 && !isNamedTerm(context) && !isCapitalized(context)) return false;
  const previous = tokenAt(context, context.before).lowercase;
  if (TERM_LEADS.test(previous)) return true;
  if (isNaming) return false;
  const earlier = context.before > 0 ? tokenAt(context, context.before - 1).lowercase : '';
  return /^an?$/.test(previous) || /^(?:a|an|the|this|his|her|its|their)$/.test(earlier);
}

/** `the “agent” never worked`: the sentence goes on behind the quotation without a mark. */
function goesOn(context: QuoteContext): boolean {
  const next = context.passage.tokens[context.after];
  if (next === undefined) return false;
  return !/[,.;:!?]/.test(lastInQuote(context) + tokenAt(context, context.lastInside).after + next.before);
}

/** The last character between the marks. */
const lastInQuote = ({ passage, quote }: QuoteContext): string => passage.text.charAt(quote.end - 1);

/** `the “Late Hours” level`: a name of something. */
const isCapitalized = ({ passage, firstInside, lastInside }: QuoteContext): boolean =>
  passage.tokens.slice(firstInside, lastInside + 1).every((word) => word.capital);

const TERM_LEADS = /^(?:the|this|that|these|those|his|her|its|their|so-called|called|named|titled|term|word|phrase|of)$/;

/** Single marks are quotation marks only where the whole complement stands in them. */
function isComplement(context: QuoteContext): boolean {
  const { passage: { tokens, sentenceOf }, before, after } = context;
  if (sentenceOf[after] !== sentenceOf[before] || after >= tokens.length || /[.!?]/.test(lastInQuote(context))) return true;
  if (/^(?:that|as|was|is|them|it|again|only|about)$/.test(tokenAt(context, before).lowercase)) return true;
  return lastInQuote(context) === ',' && wordsInside(context) > 3;
}

const relayed: QuoteRule = {
  id: 'relayed-words',
  form: 10,
  reason: 'Somebody passes on the words of another, who is named right before or after the verb: the other one speaks.',
  examples: [
    'Ruben Ahlgren reports Nadia Brandt saying: "⟦direct@Nadia Brandt: The queue is the product.⟧"',
    'odo_finch relays Nadia Brandt, overheard at lunch: "⟦direct@Nadia Brandt: The queue is the product.⟧"',
    'Nadia Brandt and Tomas Reyes (Tarn) report: "⟦direct@Nadia Brandt + Tomas Reyes: The queue is the product.⟧"',
  ],
  match(context) {
    const reading = nameColon.match(context) ?? verbThenQuote.match(context);
    return reading?.relay ? reading : unusualRelay(context);
  },
};

/** In this order: the first reading wins. */
export const QUOTE_RULES: readonly QuoteRule[] = [
  quoteThenSpeaker, relayed, nameColon, subjectColon, sourceAfter, inTheirWords, ownedWords, verbThenQuote, trailingClause, ownedText,
  quoteBeforePronoun,
];
