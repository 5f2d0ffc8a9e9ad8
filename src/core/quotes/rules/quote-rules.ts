import { isPersonal } from '../../people/note-names.ts';
import { isHandle } from '../../people/name.ts';
import { nameEndingAt, nameStartingAt, type NamePhrase } from '../../people/name-phrase.ts';
import type { Token } from '../../text/tokens.ts';
import { isFunctionWord, isRoleWord, wordClass } from '../../people/lexicon.ts';
import { reportingVerb } from '../reporting-verbs.ts';
import type { Passage } from '../passage.ts';
import { ownerOf, SPEECH_NOUNS, type Subject } from '../subject.ts';
import {
  clauseBefore, colonBefore, LEADS, rawName, readClause, sentenceStart, tokenAt, unusualRelay, unusualSubject, wordsInside, type QuoteContext, type QuoteRule, type Reading,
} from './quote-context.ts';

const nameColon: QuoteRule = {
  id: 'name-verb-colon-quote',
  form: 1,
  reason: 'A reporting verb with its subject introduces the quotation with a colon.',
  examples: [
    'Mira Solent notes: "⟦direct@Mira Solent: The tests were green before lunch.⟧"',
    'As odo_finch puts it: "⟦direct@odo_finch: ship it and see⟧"',
    'Priya N. Rao (Kestrel Labs) correctly observes: “⟦direct@Priya N. Rao: Nobody reads the appendix.⟧”',
    'Jonas Weil, head of safety at Kestrel Labs, warns: "⟦direct@Jonas Weil: We measured the wrong thing.⟧"',
    'wren asks: "⟦direct@wren: does anybody test on phones?⟧"',
    'The Tarn Letter quotes the buyer of a phone maker, Cosima Weil, as saying: "⟦direct@Cosima Weil: We used to order by the week.⟧"',
    'The full quote, which he took from a carpenter named Nadia Brandt, is something like: "⟦direct@Nadia Brandt: Measure it while it is still a tree.⟧"',
    'The sign at the door said: "No cameras beyond this point."',
  ],
  match(context) {
    if (!colonBefore(context)) return null;
    const clause = clauseBefore(context);
    const owned = speechNounBefore(context) ?? quotedFrom(context);
    // `It reminds me of a Brandt quote: "…"`: what it does is no saying.
    if (owned && (clause === null || (clause.subject?.kind === 'pronoun' && /^(?:it|i)$/.test(clause.subject.word)))) return owned;
    if (clause?.subject && (clause.subject.kind !== 'noun' || context.before - clause.end < 12)) {
      if (clause.hypothetical) return null;
      return readClause(context, clause);
    }
    if (owned) return owned;
    const unusual = unusualSubject(context.passage, context.before);
    if (!unusual) return null;
    return { subject: unusual.subject, relay: null, cue: tokenAt(context, unusual.verb).text, clause: null };
  },
};

/** `The full quote, borrowed from Brandt, is: "…"`: whoever the quoted words are from. */
function quotedFrom(context: QuoteContext): Reading | null {
  const { passage, before } = context;
  const start = sentenceStart(passage, before);
  const noun = [0, 1, 2].map((offset) => tokenAt(context, start + offset)).find((word) => word && QUOTE_NOUNS.test(word.lower));
  if (!noun) return null;
  for (let at = start + 1; at < before; at++) {
    if (!/^(?:from|by|of)$/.test(tokenAt(context, at).lower)) continue;
    for (let first = at + 1; first <= Math.min(at + 4, before); first++) {
      const name = nameStartingAt(passage.text, passage.tokens, first, before);
      if (name && name.first === first && isPersonal(name.text)) return { subject: { kind: 'names', names: [name], first: name.first, last: name.last }, relay: null, cue: noun.text, clause: null };
    }
  }
  return null;
}

const QUOTE_NOUNS = /^(?:quote|quotation|line|saying|adage|maxim|aphorism|dictum)$/;

/** `His answer: "…"`, `Brandt's framing was deliberate: "…"`: the owner of the words, and no other verb of saying. */
function speechNounBefore(context: QuoteContext): Reading | null {
  const { passage, before } = context;
  const start = sentenceStart(passage, before);
  for (let noun = before; noun > start && noun > before - 8; noun--) {
    const word = tokenAt(context, noun);
    if (noun < before && word.after !== '') return null;
    if (!SPEECH_NOUNS.has(word.lower)) continue;
    const named = QUOTE_NOUNS.test(word.lower) ? nameEndingAt(passage.text, passage.tokens, noun - 1, start) : null;
    if (named && isPersonal(named.text)) return { subject: { kind: 'names', names: [named], first: named.first, last: named.last }, relay: null, cue: word.text, clause: null };
    const owner = ownerOf(passage.text, passage.tokens, noun, start);
    return owner && !isNobody(owner) ? { subject: owner, relay: null, cue: word.text, clause: null } : null;
  }
  return null;
}

const subjectColon: QuoteRule = {
  id: 'subject-colon-quote',
  form: 1,
  reason: 'The sentence starts with a name and ends in a colon right before the quotation.',
  examples: [
    'Lena Okafor on the same chart: "⟦direct@Lena Okafor: The second bar is doing all the work here.⟧"',
    'Dario Venn, a researcher at Kestrel Labs, congratulated the new lead: “⟦direct@Dario Venn: Great news for the whole group.⟧”',
    'Another Lena, Lena Okafor of Tarn University, was not convinced: "⟦direct@Lena Okafor: The second bar is doing all the work here.⟧"',
    'The release notes had one more line: "Fixes a crash on startup."',
  ],
  match(context) {
    if (!colonBefore(context)) return null;
    const { passage } = context;
    const start = sentenceStart(passage, context.before);
    const lead = afterDescription(context, LEADS.has(tokenAt(context, start).lower) ? start + 1 : start);
    const name = nameStartingAt(passage.text, passage.tokens, lead, context.before);
    if (!name || name.first !== lead || tokenAt(context, name.last).possessive) return null;
    // A bare word at the start of a sentence is too weak: a title, a description or a full name is asked for.
    const single = !name.text.includes(' ') && context.isNamed(name.text);
    if (!name.text.startsWith('@') && !isPersonal(name.text) && !single) return null;
    if (context.before === name.last || context.before - name.last > 25) return null;
    return { subject: { kind: 'names', names: [name], first: name.first, last: name.last }, relay: null, cue: ':', clause: null };
  },
};

/** `A different Lena, Lena Okafor, …`: behind the comma of a short description. */
function afterDescription(context: QuoteContext, start: number): number {
  if (!/^(?:a|an|the|another|one)$/.test(tokenAt(context, start).lower)) return start;
  for (let at = start + 1; at < Math.min(start + 6, context.before); at++) {
    if (/^,/.test(tokenAt(context, at).after)) return at + 1;
    if (tokenAt(context, at).after !== '') return start;
  }
  return start;
}

const quoteThenSpeaker: QuoteRule = {
  id: 'quote-then-speaker',
  form: 6,
  reason: 'The quotation ends in a comma, question or exclamation mark, and a reporting verb with its subject follows.',
  examples: [
    '“⟦direct@Ines Calder: We had no plan for this,⟧” Ines Calder said.',
    '“⟦direct@Ines Calder: Who signed that off?⟧” asked Ines Calder, a professor at Tarn University.',
    '"⟦direct@Bo Lindqvist: It broke twice,⟧" said Kestrel research engineer Bo Lindqvist.',
  ],
  match(context) {
    const { passage, after, quote } = context;
    if (after >= passage.tokens.length) return null;
    // `‘…,’”`: the words of a third person may end together with the quotation.
    const mark = passage.text.slice(Math.max(quote.start, quote.end - 3), quote.end).replace(/[’'”"]+$/, '').slice(-1);
    const outside = tokenAt(context, context.lastInside).after.replace(/^.*["”»’'」]/, '');
    if (!/[,?!—–…-]/.test(mark) && !/^[,—–-]/.test(outside)) {
      if (!inverted(context)) return null;
    }
    const lead = tokenAt(context, after).lower === 'as' ? after + 1 : after;
    const clause = context.clauses.find((candidate) => candidate.first === lead || candidate.at === lead || (candidate.first > lead && candidate.subject?.kind === 'names' && isDescription(passage, lead, candidate.first)));
    if (!clause && /[,?!]/.test(mark)) return lowerCaseSpeaker(context);
    if (!clause?.subject || clause.negated || clause.inherited || isNobody(clause.subject)) return null;
    if (colonBefore(context) && mark !== ',') return null;
    // `"Why?" Roe adds: "…"`: that clause belongs to the quotation after it.
    if (/:/.test(tokenAt(context, clause.end).after) && !/,/.test(mark)) return null;
    return readClause(context, clause);
  },
};

/** `"…," odo_finch said.`: an unknown lower-case word before a finite reporting verb that ends the clause. */
function lowerCaseSpeaker(context: QuoteContext): Reading | null {
  const { passage, after } = context;
  const word = tokenAt(context, after);
  const verb = passage.tokens[after + 1];
  if (!verb || word.capital || word.after !== '' || isFunctionWord(word.text) || wordClass(word.text) !== 'unknown') return null;
  const found = reportingVerb(verb.lower, [passage.tokens[after + 2]?.lower ?? '', '']);
  if (found?.form !== 'finite' || found.frame === 'quote') return null;
  return { subject: rawName(passage, after, after), relay: null, cue: verb.text, clause: null };
}

const isNobody = (subject: Subject): boolean => subject.kind === 'pronoun' && !/^(?:he|she|it|they|who)$/.test(subject.word);

/** `as the composer Ada Roe wrote`: up to four lower-case words between the quotation and the name. */
function isDescription(passage: Passage, from: number, to: number): boolean {
  if (to - from > 5 || passage.quoteOf[to] !== -1) return false;
  // `Kestrel+ blogger Nadia Brandt said`
  if (isRoleWord((passage.tokens[to - 1] as Token).text) && passage.tokens.slice(from, to).every((word) => /^[+)\]]*$/.test(word.after))) return true;
  return to - from <= 4 && passage.tokens.slice(from, to).every((word) => !word.capital && word.after === '' && !word.possessive && !/^(?:and|but|or|while|when|if|that|which|who)$/.test(word.lower));
}

/** Without punctuation only `"…" said Roe` is an attribution. */
function inverted(context: QuoteContext): boolean {
  const clause = context.clauses.find((candidate) => candidate.at === context.after);
  return clause?.inverted === true && clause.subject?.kind === 'names' && clause.verb.frame !== 'quote' && context.passage.text.charAt(context.quote.end - 1) !== '.';
}

const trailingClause: QuoteRule = {
  id: 'trailing-clause',
  form: 6,
  reason: 'A reporting clause at the end of the sentence covers all that the sentence quotes.',
  examples: [
    'When a queue is long, it can “⟦direct@Ines Calder: turn into a place of its own⟧” and draw more people, Ines Calder says.',
    '“⟦direct@Ines Calder: We had to ask the queue itself⟧” which was her word for the crowd, Calder said. ⟦indirect@Ines Calder: Ines Calder agreed that it helped.⟧',
    'A queue “of its own kind” formed, and Ines Calder left.',
  ],
  match(context) {
    const { passage, after, quote, firstInside } = context;
    if (wordsInside(context) < 2 || (quote.mark === 'single' && wordsInside(context) < 5) || isNamed(context)) return null;
    const sentence = passage.sentenceOf[firstInside];
    const later = context.clauses.filter((clause) => clause.sentence === sentence && clause.first > after && clause.subject);
    const clause = later[later.length - 1];
    if (!clause?.subject || clause.inherited || clause.negated || clause.hypothetical || clause.verb.frame === 'quote' || isNobody(clause.subject) || clause.subject.kind === 'noun') return null;
    if (later.length > 1 && later.some((other) => other !== clause && other.subject?.kind === 'names')) return null;
    const next = passage.tokens[clause.end + 1];
    const ends = next === undefined || passage.sentenceOf[clause.end + 1] !== sentence || (clause.inverted && /^,/.test(tokenAt(context, clause.end).after));
    return ends && /^[^\p{L}]*,/u.test(tokenAt(context, clause.first - 1).after) && clause.first - after < 40 ? readClause(context, clause) : null;
  },
};

/** `called “the last mile”`: a term rather than words of the speaker. */
const isNamed = (context: QuoteContext): boolean => context.before >= 0 && NAMED_LEADS.test(tokenAt(context, context.before).lower);

const ownedWords: QuoteRule = {
  id: 'owned-words',
  form: 9,
  reason: 'The quoted words are somebody\'s claim, line or prediction: a possessive name before the noun.',
  examples: [
    "Nobody forgot Nadia Brandt's line that “⟦direct@Nadia Brandt: a queue is a promise to somebody⟧” in the years after.",
    'I keep coming back to Nadia Brandt’s prediction, from two years ago, of "⟦direct@Nadia Brandt: a year in which nobody reads the logs⟧" now.',
  ],
  match(context) {
    const { passage } = context;
    if (context.before < 1 || wordsInside(context) < (tokenAt(context, context.before).lower === 'that' ? 3 : 4) || !/^(?:that|of|is|was)$/.test(tokenAt(context, context.before).lower)) return null;
    for (let noun = context.before - 1; noun > 0 && noun > context.before - 9; noun--) {
      const word = tokenAt(context, noun);
      if (/[.;:!?]/.test(word.after) || passage.quoteOf[noun] !== -1) return null;
      if (!OWNED_NOUNS.has(word.lower)) continue;
      const start = sentenceStart(passage, noun);
      const owner = ownerOf(passage.text, passage.tokens, noun, start);
      // `Roe pulls out the take that …`: whoever the sentence is about has it.
      const subject = owner && !isNobody(owner) ? owner : owner === null && noun === context.before - 1 ? topicPerson(context, start) : null;
      return subject ? { subject, relay: null, cue: word.text, clause: null } : null;
    }
    return null;
  },
};

/** The person that the sentence starts with. */
function topicPerson(context: QuoteContext, start: number): Subject | null {
  const { passage } = context;
  const name = nameStartingAt(passage.text, passage.tokens, start, context.before);
  if (!name || name.first !== start || tokenAt(context, name.last).possessive || !(isPersonal(name.text) || context.isNamed(name.text) || isHandle(name.text))) return null;
  return { kind: 'names', names: [name], first: name.first, last: name.last };
}

/** `Roe's paper is long, but it boils down to “…”`: a sentence about somebody's text quotes that text. */
const ownedText: QuoteRule = {
  id: 'owned-text',
  form: 9,
  reason: 'The sentence is about something that somebody wrote or said; the words that it quotes are from there.',
  examples: [
    'Nadia Brandt’s paper is long, but it boils down to the point that every line is “⟦direct@Nadia Brandt: a debt that somebody else pays⟧” in the end.',
    'Nadia Brandt’s paper, “A Short History of Waiting in Line,” is out.',
  ],
  match(context) {
    const { passage, quote } = context;
    if (context.before < 2 || quote.mark !== 'double' || isTitle(context)) return null;
    const start = sentenceStart(passage, context.before);
    for (let noun = start + 1; noun < Math.min(start + 6, context.before); noun++) {
      if (!SPEECH_NOUNS.has(tokenAt(context, noun).lower)) continue;
      const owner = ownerOf(passage.text, passage.tokens, noun, start);
      const others = context.clauses.some((clause) => clause.first > noun && clause.end <= context.before && clause.sentence === passage.sentenceOf[context.before] && clause.subject?.kind === 'names' && !clause.inherited && clause.subject.first > noun);
      return owner?.kind === 'names' && owner.first === start && !others ? { subject: owner, relay: null, cue: tokenAt(context, noun).text, clause: null } : null;
    }
    return null;
  },
};

/** All words of weight with capitals. */
function isTitle(context: QuoteContext): boolean {
  const words = context.passage.tokens.slice(context.firstInside, Math.min(context.lastInside + 1, context.firstInside + 12));
  return words.length < 2 || words.every((word) => word.capital || word.text.length < 5);
}

/** Nouns for what somebody said, beside those for pieces of writing. */
const OWNED_NOUNS = new Set([...SPEECH_NOUNS, ...'claim prediction line view argument point thesis contention conclusion insistence suggestion phrase dictum maxim observation complaint'.split(' ')]);

const quoteBeforePronoun: QuoteRule = {
  id: 'quote-before-pronoun',
  form: 11,
  reason: 'A sentence that is a quotation is followed by one that goes on about what he or she says.',
  examples: ['⟦indirect@Nadia Brandt: Nadia Brandt says the queue was full.⟧\n\n**Why wait?** "⟦direct@Nadia Brandt: We had nobody on the night shift that week.⟧" ⟦indirect@Nadia Brandt: She says they had nobody in spring either.⟧'],
  match(context) {
    const { passage, quote, before, after } = context;
    if (quote.mark !== 'double' || wordsInside(context) < 5 || !/[.!?…]/.test(passage.text.charAt(quote.end - 1))) return null;
    const starts = before < 0 || passage.sentenceOf[before] !== passage.sentenceOf[context.firstInside];
    const clause = context.clauses.find((candidate) => candidate.first === after);
    if (!starts || clause?.subject?.kind !== 'pronoun' || !/^(?:he|she)$/.test(clause.subject.word) || /:/.test(tokenAt(context, clause.end).after)) return null;
    return { subject: clause.subject, relay: null, cue: clause.subject.word, clause: null };
  },
};

const verbThenQuote: QuoteRule = {
  id: 'verb-then-quote',
  form: 6,
  reason: 'A reporting verb with its subject governs the quoted words that follow in the same sentence.',
  examples: [
    'Ines Calder said, “⟦direct@Ines Calder: We had no plan for this.⟧”',
    'Ines Calder called the launch “⟦direct@Ines Calder: a bit of a mess⟧” and left.',
    'According to Bo Lindqvist, “⟦direct@Bo Lindqvist: the cache was never cold.⟧”',
    '⟦indirect@Ines Calder: Ines Calder says the so-called “agent” never worked.⟧',
  ],
  match(context) {
    const { quote } = context;
    if (context.before < 0 || colonBefore(context)) return null;
    const clause = clauseBefore(context, (candidate) => candidate.verb.frame !== 'quote' || NAMING_VERBS.has(candidate.verb.lemma) || candidate.end === context.before);
    if (!clause?.subject || clause.hypothetical) return null;
    if (/[;.!?]/.test(tokenAt(context, context.before).after)) return null;
    const between = context.before - clause.end;
    if (between > 24) return null;
    if (between === 0) {
      // `offers 'Queues for beginners'`: a title.
      if (quote.mark === 'single' && (wordsInside(context) < 2 || GIVING_VERBS.has(clause.verb.lemma))) return null;
      return readClause(context, clause);
    }
    if (wordsInside(context) < 2 || isTerm(context, NAMING_VERBS.has(clause.verb.lemma))) return null;
    if (quote.mark === 'single' && !isComplement(context)) return null;
    return readClause(context, clause);
  },
};

/** Verbs whose object may be a piece of writing by its title. */
const GIVING_VERBS = new Set(['offer', 'share', 'post', 'present', 'introduce', 'plug', 'pitch', 'read']);

/** Verbs whose object is named by the quoted words: `called it "a mess"`. */
const NAMING_VERBS = new Set(['call', 'dub', 'label', 'brand', 'hail', 'describe', 'define', 'characterize', 'frame', 'go on']);

/** `his famous 'country of geniuses' is`: quoted words used as a noun inside a sentence of somebody else. */
function isTerm(context: QuoteContext, named: boolean): boolean {
  const previous = tokenAt(context, context.before).lower;
  const next = context.passage.tokens[context.after];
  const goesOn = next !== undefined && !/[,.;:!?]/.test(context.passage.text.charAt(context.quote.end - 1) + tokenAt(context, context.lastInside).after + next.before);
  if (!goesOn || wordsInside(context) > 5) return false;
  // `told me this was a “propaganda piece of some kind” whose …`: several words in double marks are somebody's.
  if (context.quote.mark === 'double' && wordsInside(context) > 1 && !NAMED_LEADS.test(previous) && !isCapitalized(context)) return false;
  const earlier = context.before > 0 ? tokenAt(context, context.before - 1).lower : '';
  return TERM_LEADS.test(previous) || !named && /^an?$/.test(previous) || !named && /^(?:a|an|the|this|his|her|its|their)$/.test(earlier);
}

/** `the “Late Hours” level`: a name of something. */
const isCapitalized = (context: QuoteContext): boolean => context.passage.tokens.slice(context.firstInside, context.lastInside + 1).every((word) => word.capital);

const NAMED_LEADS = /^(?:so-called|called|named|titled|term|word|words|phrase|known|dubbed)$/;
const TERM_LEADS = /^(?:the|this|that|these|those|his|her|its|their|so-called|called|named|titled|term|word|phrase|of)$/;

/** Single marks are quotation marks only where the whole complement stands in them. */
function isComplement(context: QuoteContext): boolean {
  const previous = tokenAt(context, context.before).lower;
  const ends = context.passage.sentenceOf[context.after] !== context.passage.sentenceOf[context.before] || context.after >= context.passage.tokens.length ||
    /[.!?]/.test(context.passage.text.charAt(context.quote.end - 1));
  return ends || /^(?:that|as|was|is|them|it|again|only|about)$/.test(previous) || /,/.test(context.passage.text.charAt(context.quote.end - 1)) && wordsInside(context) > 3;
}

const sourceAfter: QuoteRule = {
  id: 'quote-then-source',
  form: 7,
  reason: 'A dash or brackets with a name follow the quotation.',
  examples: [
    '"⟦direct@Ines Calder: Measure before you cut.⟧" — Ines Calder',
    '“⟦direct@Ines Calder: Measure before you cut.⟧” – [Ines Calder, The Tarn Review](https://example.org/cut)',
    '"⟦direct@@odo_finch: it was fine yesterday⟧" (@odo_finch)',
    '"Measure twice" — a rule that nobody follows.',
  ],
  match(context) {
    const { passage, after, lastInside } = context;
    const next = passage.tokens[after];
    if (!next || wordsInside(context) < 2) return null;
    const between = tokenAt(context, lastInside).after.replace(/^.*["”»’'」]/, '') + next.before;
    const dash = /^[.,]?(?:[—–―]|-{1,2})[[*_(]*$/.test(between);
    const bracket = /^[.,]?\($/.test(between);
    if (!dash && !bracket) return null;
    const name = nameStartingAt(passage.text, passage.tokens, after);
    if (!name || name.first !== after || lastInside < 0) return null;
    const handle = name.text.startsWith('@');
    const words = name.text.split(/\s+/).length;
    if (!handle && words > 1 && !isPersonal(name.text)) return null;
    const follows = tokenAt(context, name.last).after;
    const closed = bracket ? /\)/.test(follows) || /^,/.test(follows) : name.last === passage.tokens.length - 1 || /^[,()\]*_]|^\s*$/.test(follows);
    if (!closed || (!handle && words < 2 && bracket)) return null;
    if (dash && !handle && !isByline(context, name)) return null;
    return { subject: { kind: 'names', names: [name], first: name.first, last: name.last }, relay: null, cue: dash ? '—' : '()', clause: null };
  },
};

/** After a dash a name ends the line, or is followed by an outlet, a date, brackets or `on <subject>`. */
function isByline(context: QuoteContext, name: NamePhrase): boolean {
  const { tokens } = context.passage;
  const next = tokens[name.last + 1];
  if (!next) return true;
  const gap = (tokens[name.last] as Token).after + next.before;
  return /[,()[\]]/.test(gap) || /^(?:on|in|at|via|to)$/.test(next.lower);
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
export const QUOTE_RULES: readonly QuoteRule[] = [quoteThenSpeaker, relayed, nameColon, subjectColon, sourceAfter, ownedWords, verbThenQuote, trailingClause, ownedText, quoteBeforePronoun];
