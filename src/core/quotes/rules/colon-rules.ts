import { isRoleWord } from '../../people/lexicon.ts';
import { isPersonal } from '../../people/note-names.ts';
import { looksLikeName, nameEndingAt, nameStartingAt, type NamePhrase } from '../../people/name-phrase.ts';
import type { Clause } from '../clauses.ts';
import { PREPOSITIONS } from '../noun-phrase.ts';
import { MANNERS, QUOTE_NOUNS, SPEECH_NOUNS, STATED_NOUNS, TEXT_NOUNS } from '../nouns.ts';
import { ownerOf } from '../subject.ts';
import type { Token } from '../../text/token.ts';
import {
  clauseBefore, colonBefore, isNobody, LEADS, readClause, readingOf, sentenceStart, isTitle, tokenAt, unusualSubject, wordsInside,
  type QuoteContext, type QuoteRule, type Reading,
} from './quote-context.ts';
import { namedSubject, pronounSubject } from '../subject-forms.ts';

export const nameColon: QuoteRule = {
  id: 'name-verb-colon-quote',
  form: 1,
  reason: 'A reporting verb with its subject introduces the quotation with a colon.',
  examples: [
    'Mira Solent notes: "⟦direct@Mira Solent: The tests were green before lunch.⟧"',
    'Dr. Mira Q. Solent Jr. said: "⟦direct@Mira Q. Solent Jr: The tests were green before lunch.⟧"',
    'As odo_finch puts it: "⟦direct@odo_finch: ship it and see⟧"',
    'Priya N. Rao (Kestrel Labs) correctly observes: “⟦direct@Priya N. Rao: Nobody reads the appendix.⟧”',
    'Jonas Weil, head of safety at Kestrel Labs, warns: "⟦direct@Jonas Weil: We measured the wrong thing.⟧"',
    'wren asks: "⟦direct@wren: does anybody test on phones?⟧"',
    'The Tarn Letter quotes the buyer of a phone maker, Cosima Weil, as saying: "⟦direct@Cosima Weil: We used to order by the week.⟧"',
    'The full quote, which he took from a carpenter named Nadia Brandt, is something like: "⟦direct@Nadia Brandt: Measure it while it is still a tree.⟧"',
    'The sign at the door said: "No cameras beyond this point."',
    'Nadia Brandt’s thesis: “⟦direct@Nadia Brandt: The queue is the product that nobody wants.⟧”',
    'Our thesis: “The queue is the product that nobody wants.”',
  ],
  match(context) {
    if (!colonBefore(context)) return null;
    const clause = clauseBefore(context);
    const owned = speechNounBefore(context) ?? quotedFrom(context);
    // `It reminds me of a Brandt quote: "…"`: what it does is no saying.
    if (owned && (clause === null || (clause.subject?.kind === 'pronoun' && /^(?:it|i)$/.test(clause.subject.word)))) return owned;
    if (clause?.subject && !isOpinion(clause) && (clause.subject.kind !== 'noun' || context.before - clause.end < 12)) {
      if (clause.hypothetical) return null;
      return readClause(context, clause);
    }
    if (owned) return owned;
    const unusual = unusualSubject(context.passage, context.before);
    return unusual ? readingOf(unusual.subject, tokenAt(context, unusual.verb).text) : null;
  },
};

/** `in what I think is her whole speech: "…"`: said by the way. */
const isOpinion = ({ subject, verb }: Clause): boolean =>
  subject.kind === 'pronoun' && /^(?:i|we)$/.test(subject.word) && /^(?:think|believe|guess|suspect|hope|fear)$/.test(verb.lemma);

/** `The full quote, borrowed from Brandt, is: "…"`: whoever the quoted words are from. */
function quotedFrom(context: QuoteContext): Reading | null {
  const { passage, before } = context;
  const start = sentenceStart(passage, before);
  const noun = [0, 1, 2].map((offset) => tokenAt(context, start + offset)).find((word) => word && QUOTE_NOUNS.has(word.lowercase));
  if (!noun) return null;
  for (let at = start + 1; at < before; at++) {
    if (!/^(?:from|by|of)$/.test(tokenAt(context, at).lowercase)) continue;
    for (let first = at + 1; first <= Math.min(at + 4, before); first++) {
      const name = nameStartingAt(passage.text, passage.tokens, first, before);
      if (name && name.first === first && isPersonal(name.text)) return readingOf(namedSubject(name), noun.text);
    }
  }
  return null;
}

/** `His answer: "…"`, `Brandt's framing was deliberate: "…"`: the owner of the words, and no other verb of saying. */
function speechNounBefore(context: QuoteContext): Reading | null {
  const { passage, before } = context;
  const start = sentenceStart(passage, before);
  for (let noun = before; noun > start && noun > before - 8; noun--) {
    const word = tokenAt(context, noun);
    if (noun < before && word.after !== '') return null;
    const isQuote = QUOTE_NOUNS.has(word.lowercase);
    // `Brandt's thesis: "…"`: right before the colon any statement will do.
    if (!(noun === before && !isQuote ? STATED_NOUNS : SPEECH_NOUNS).has(word.lowercase)) continue;
    // `a Brandt quote: "…"`
    const name = isQuote ? nameEndingAt(passage.text, passage.tokens, noun - 1, start) : null;
    if (name && isPersonal(name.text)) return readingOf(namedSubject(name), word.text);
    const owner = ownerOf(passage.text, passage.tokens, noun, start);
    return owner && !isNobody(owner) ? readingOf(owner, word.text) : null;
  }
  return null;
}

export const subjectColon: QuoteRule = {
  id: 'subject-colon-quote',
  form: 1,
  reason: 'The sentence starts with a name and ends in a colon right before the quotation.',
  examples: [
    'Lena Okafor on the same chart: "⟦direct@Lena Okafor: The second bar is doing all the work here.⟧"',
    'Dario Venn, a researcher at Kestrel Labs, congratulated the new lead: “⟦direct@Dario Venn: Great news for the whole group.⟧”',
    'Another Lena, Lena Okafor of Tarn University, was not convinced: "⟦direct@Lena Okafor: The second bar is doing all the work here.⟧"',
    'The release notes had one more line: "Fixes a crash on startup."',
    'Where did they go? San Tarn: "too steep for most of us". Lena Okafor: "for all of us".',
    'What did they order? Dario Venn: "⟦direct@Dario Venn: Soup. It was always soup.⟧" Lena Okafor: "⟦direct@Lena Okafor: Bread, and nothing with it.⟧"',
    '- [The Tokenizer Tail](https://example.org/tail) by Lena Okafor: “⟦direct@Lena Okafor: Every tokenizer is a small theory of language.⟧”',
    '- A new book by Lena Okafor: “The Long Tail of Tokenizers”',
    'I asked about the invoices. Then Dario Venn: “⟦direct@Dario Venn: We never sold a single one.⟧”',
    'The maker of the lamp, Ludo Grell, took it as you would think: “⟦direct@Ludo Grell: I was told it should be bold.⟧”',
    'Chief operating officer Dario Venn, on the call: “⟦direct@Dario Venn: They have moved on to me.⟧”',
    '⟦indirect@Dario Venn: Dario Venn says it is late.⟧ About the queue he is more careful: “⟦direct@Dario Venn: Every queue has its own length.⟧”',
    '⟦indirect@Dario Venn: Dario Venn says it is late.⟧ He has a sign on his desk: “Every queue has its own length.” He met a farmer: “It has come to an end.”',
    'The song of the summer, Lake Effect, is catchy: “I do not want to go home.” Chief of staff Dario Venn, in the words of a friend: “He never sleeps.”',
  ],
  match(context) {
    if (!colonBefore(context)) return null;
    const { passage } = context;
    const start = sentenceStart(passage, context.before);
    const author = authorOfLink(context, start);
    if (author) return readingOf(namedSubject(author), ':');
    const own = LEADS.has(tokenAt(context, start).lowercase) ? start + 1 : start;
    const pronoun = pronounLead(context, own);
    if (pronoun) return pronoun;
    const lead = afterDescription(passage.tokens, afterRole(passage.tokens, own, context.before), context.before);
    const name = nameStartingAt(passage.text, passage.tokens, lead, context.before);
    if (!name || name.first !== lead || tokenAt(context, name.last).possessive) return null;
    // A bare word at the start of a sentence is too weak: a title, a description or a full name is asked for.
    const isSingle = !name.text.includes(' ') && context.isNamed(name.text);
    const isDescribed = lead > own && name.text.includes(' ') && describesPerson(passage.tokens, own, lead);
    if (lead > own && isRoleWord(tokenAt(context, own).text) && !isOnOccasion(context, name)) return null;
    if (!name.text.startsWith('@') && !isPersonal(name.text) && !isSingle && !isDescribed) return null;
    if (isLabel(context, name, lead, start) || context.before - name.last > 25) return null;
    // `Kranz was told by Dora Bell:`
    const by = nameEndingAt(passage.text, passage.tokens, context.before, name.last + 1);
    return readingOf(namedSubject(by && tokenAt(context, by.first - 1).lowercase === 'by' ? by : name), ':');
  },
};

/** `He is more careful: “…”`, `About the queue she is more careful: “…”`: how he or she speaks. */
function pronounLead(context: QuoteContext, start: number): Reading | null {
  const { passage: { text, tokens }, quote, before } = context;
  const opens = PREPOSITIONS.has(tokenAt(context, start).lowercase) || tokenAt(context, start).lowercase === 'about';
  for (let at = start; at <= (opens ? Math.min(start + 6, before) : start); at++) {
    const { lowercase, after } = tokenAt(context, at);
    if (/[.,;:!?]/.test(after)) return null;
    if (lowercase !== 'he' && lowercase !== 'she') continue;
    if (before - at > 15 || wordsInside(context) < 3 || !/[.!?…]/.test(text.charAt(quote.end - 1)) || isTitle(context)) return null;
    const between = tokens.slice(at + 1, before + 1);
    // `She is blunt with Roe: “…”`: whose words these are is open.
    const isOfManner = between.some((word) => MANNERS.has(word.lowercase)) && !between.some((word) => looksLikeName(word) || word.lowercase === 'by');
    return isOfManner ? readingOf(pronounSubject(lowercase, tokenAt(context, at), at), ':') : null;
  }
  return null;
}

/** `The maker of the lamp,`, `Our host,`: what the words up to `end` describe is somebody; not `The song of the summer,`. */
function describesPerson(tokens: readonly Token[], start: number, end: number): boolean {
  let last = start;
  while (last + 1 < end && tokens[last + 1]?.lowercase !== 'of') last++;
  const { text, lowercase } = tokens[last] as Token;
  return isRoleWord(text) || (AGENT.test(lowercase) && !TEXT_NOUNS.has(lowercase) && !THING.test(lowercase));
}

const AGENT = /(?:[^aeiou]er|or|ist|ian|man|woman)$/;
const THING = /^(?:chapter|number|river|harbou?r|tower|corner|computer|theater|quarter|summer|winter|newsletter|order|poster|sticker|banner|matter|answer|color|error|motor|tractor)$/;

/** `Chief executive Ada Roe, on the call: “…”`; not `…, in the words of a friend`, `… on the cover`. */
function isOnOccasion({ passage: { tokens }, before }: QuoteContext, { last }: NamePhrase): boolean {
  if (last === before) return true;
  return /^[*_]*,/.test((tokens[last] as Token).after) && /^(?:on|at|in|to|during|via)$/.test(tokens[last + 1]?.lowercase ?? '') &&
    !tokens.slice(last + 1, before + 1).some(({ lowercase }) => /^(?:words?|cover|poster|view|eyes|opinion)$/.test(lowercase));
}

/** `Chief operating officer Ada Roe`: behind a role of several words. */
function afterRole(tokens: readonly Token[], start: number, end: number): number {
  if (!(tokens[start] as Token).capital || !isRoleWord((tokens[start] as Token).text)) return start;
  for (let at = start; at < Math.min(start + 5, end); at++) {
    const { after } = tokens[at] as Token;
    if (after !== '') return start;
    const next = tokens[at + 1] as Token;
    if (next.capital) return at > start && isRoleWord((tokens[at] as Token).text) ? at + 1 : start;
  }
  return start;
}

/** `[The Long Queue](https://…) by Ines Calder: “…”`: whoever the text behind the link is by. */
function authorOfLink(context: QuoteContext, start: number): NamePhrase | null {
  const { text, tokens } = context.passage;
  const author = nameEndingAt(text, tokens, context.before, start);
  const by = author ? tokens[author.first - 1] : undefined;
  if (!author || by?.lowercase !== 'by' || !/\)\s*$/.test(text.slice(Math.max(0, by.start - 2), by.start))) return null;
  return isPersonal(author.text) && wordsInside(context) > 2 && !isTitle(context) ? author : null;
}

/** `Brandt: "…"` at the start of a line is for the labels, and so is `Nadia Brandt: "…",` at the start of a sentence. */
function isLabel({ before, passage, quote }: QuoteContext, name: NamePhrase, lead: number, start: number): boolean {
  if (before !== name.last) return false;
  return lead === 0 || (lead === start && name.text.includes(' ') && /[.,;]/.test(passage.text.charAt(quote.outer.end)));
}

/** `A different Lena, Lena Okafor, …`: behind the comma of a short description. */
export function afterDescription(tokens: readonly Token[], start: number, end: number): number {
  if (!/^(?:a|an|the|another|one|his|her|its|their|our|my)$/.test((tokens[start] as Token).lowercase)) return start;
  for (let at = start + 1; at < Math.min(start + 7, end); at++) {
    const { after } = tokens[at] as Token;
    if (after.startsWith(',')) return at + 1;
    if (after !== '') return start;
  }
  return start;
}
