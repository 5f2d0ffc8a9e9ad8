import { isFunctionWord, isRoleWord, wordClass } from '../../people/lexicon.ts';
import { isPersonal } from '../../people/note-names.ts';
import { nameStartingAt, type NamePhrase } from '../../people/name-phrase.ts';
import { TEXT_NOUNS } from '../nouns.ts';
import type { Token } from '../../text/token.ts';
import type { Clause } from '../clauses.ts';
import { reportingVerb } from '../reporting-verbs.ts';
import type { Passage } from '../passage.ts';
import { hasParaphrase } from './indirect-rules.ts';
import {
  colonBefore, isInscription, isTitle, isNamedTerm, isNobody, rawName, readClause, readingOf, runsIntoQuote, tokenAt, wordsInside,
  type QuoteContext, type QuoteRule, type Reading,
} from './quote-context.ts';
import { namedSubject } from '../subject-forms.ts';

export const quoteThenSpeaker: QuoteRule = {
  id: 'quote-then-speaker',
  form: 6,
  reason: 'The quotation ends in a comma, question or exclamation mark, and a reporting verb with its subject follows.',
  examples: [
    '“⟦direct@Ines Calder: We had no plan for this,⟧” Ines Calder said.',
    '"⟦direct@Ines Calder: We waited,⟧" said Rep. Ines Calder, who left.',
    '"⟦direct@Ines Calder: Well done," Ines Calder told him upon closing, "you are the last in the queue.⟧"',
    '“⟦direct@Ines Calder: Who signed that off?⟧” asked Ines Calder, a professor at Tarn University.',
    '"⟦direct@Bo Lindqvist: It broke twice,⟧" said Kestrel research engineer Bo Lindqvist.',
    '"⟦direct@Ines Calder: It never was,⟧" Ines Calder answered. "So why ship?" I asked.',
    'In "The Long Queue," Ines Calder describes a town.',
    '“⟦direct@Ines Calder + Bo Lindqvist: We had no plan for this, and nobody asked us,⟧” write Ines Calder and Bo Lindqvist in a new paper.',
    'Ines Calder said, “⟦direct@Ines Calder: We had no plan for this.⟧” An engineer left. “Nobody asked me,” that engineer said.',
    'Kestrel Labs is hiring. “We had no plan for this,” somebody from Kestrel Labs said. “Nobody asked me,” said a young woman from the company.',
  ],
  match(context) {
    const { passage, after, quote } = context;
    if (after >= passage.tokens.length || isInscription(context)) return null;
    // `‘…,’”`: the words of a third person may end together with the quotation.
    const mark = passage.text.slice(Math.max(quote.start, quote.end - 3), quote.end).replace(/[’'”"]+$/, '').slice(-1);
    const outside = tokenAt(context, context.lastInside).after.replace(/^.*["”»’'」]/, '');
    if (!/[,?!—–…-]/.test(mark) && !/^[,—–-]/.test(outside) && !inverted(context)) return null;
    const clause = clauseFrom(context, tokenAt(context, after).lowercase === 'as' ? after + 1 : after);
    if (!clause && /[,?!]/.test(mark)) return lowerCaseSpeaker(context);
    if (!clause?.subject || clause.negated || clause.inherited || isNobody(clause.subject)) return null;
    // `under “similar products,” with Tarn starting at $50`; `in “architect mode” — it can observe`
    if (clause.verb.form === 'gerund' && passage.tokens[clause.subject.first - 1]?.lowercase === 'with') return null;
    if (clause.hypothetical && !/[,?!]/.test(mark) && !SAYING.test(clause.verb.lemma)) return null;
    // `In "The Long Queue," Ostrow describes a town`: a title.
    if (mark === ',' && isTitle(context) && !SAYING.test(clause.verb.lemma)) return null;
    if (colonBefore(context) && mark !== ',') return null;
    if (/[?!]/.test(mark) && startsSentence(context, clause)) return null;
    // `"Why?" Roe adds: "…"`: that clause belongs to the quotation after it.
    if (/:/.test(tokenAt(context, clause.end).after) && !/,/.test(mark)) return null;
    return readClause(context, clause);
  },
};

/** The clause that starts at token `lead`, or behind a short description of its subject. */
function clauseFrom({ clauses, passage }: QuoteContext, lead: number): Clause | undefined {
  return clauses.find((candidate) => {
    if (candidate.first === lead || candidate.at === lead) return true;
    return candidate.first > lead && candidate.subject?.kind === 'names' && isDescription(passage, lead, candidate.first);
  });
}

/** `They need something like “Why?” Roe says this works.`: the sentence before ends in the quotation, and the clause starts the next. */
function startsSentence(context: QuoteContext, clause: Clause): boolean {
  const { passage, before } = context;
  return !clause.inverted && runsIntoQuote(context) && passage.quoteOf[before] === -1 && hasParaphrase(passage, clause);
}

/** Verbs that take no title. */
const SAYING = /^(?:say|tell|ask|reply|respond|answer|add|shout|exclaim|joke|quip)$/;

/** `"…," odo_finch said.`: an unknown lower-case word before a finite reporting verb that ends the clause. */
function lowerCaseSpeaker(context: QuoteContext): Reading | null {
  const { passage, after } = context;
  const word = tokenAt(context, after);
  const verb = passage.tokens[after + 1];
  if (!verb || word.capital || word.after !== '' || isFunctionWord(word.text) || wordClass(word.text) !== 'unknown') return null;
  const found = reportingVerb(verb.lowercase, passage.tokens[after + 2]?.lowercase ?? '');
  if (found?.form !== 'finite' || found.frame === 'quote') return null;
  const { names, ...subject } = rawName(passage, after, after);
  return readingOf({ ...subject, names: names.map((name) => ({ ...name, hasRole: true })) }, verb.text);
}

/** `as the composer Ada Roe wrote`: up to four lower-case words between the quotation and the name. */
function isDescription(passage: Passage, from: number, to: number): boolean {
  if (to - from > 5 || passage.quoteOf[to] !== -1) return false;
  const words = passage.tokens.slice(from, to);
  // `Kestrel+ blogger Nadia Brandt said`
  if (isRoleWord((passage.tokens[to - 1] as Token).text) && words.every((word) => /^[+)\]]*$/.test(word.after))) return true;
  return to - from <= 4 && words.every(describes);
}

/** `composer` in `as the composer Ada Roe wrote`, but not `while` in `while Ada Roe wrote`. */
const describes = (word: Token): boolean =>
  !word.capital && word.after === '' && !word.possessive && !/^(?:and|but|or|while|when|if|that|which|who)$/.test(word.lowercase);

/** Without punctuation only `"…" said Roe` is an attribution. */
function inverted(context: QuoteContext): boolean {
  const clause = context.clauses.find((candidate) => candidate.at === context.after);
  if (!clause?.inverted || clause.subject?.kind !== 'names' || clause.verb.frame === 'quote') return false;
  return context.passage.text.charAt(context.quote.end - 1) !== '.';
}

export const trailingClause: QuoteRule = {
  id: 'trailing-clause',
  form: 6,
  reason: 'A reporting clause at the end of the sentence covers all that the sentence quotes.',
  examples: [
    'When a queue is long, it can “⟦direct@Ines Calder: turn into a place of its own⟧” and draw more people, Ines Calder says.',
    '“⟦direct@Ines Calder: We had to ask the queue itself⟧” which was her word for the crowd, Calder said. ' +
      '⟦indirect@Ines Calder: Ines Calder agreed that it helped.⟧',
    'A queue “of its own kind” formed, and Ines Calder left.',
  ],
  match(context) {
    const { passage, after, quote, firstInside } = context;
    if (wordsInside(context) < 2 || (quote.mark === 'single' && wordsInside(context) < 5) || isNamedTerm(context)) return null;
    const sentence = passage.sentenceOf[firstInside];
    const later = context.clauses.filter((clause) => clause.sentence === sentence && clause.first > after && clause.subject);
    const clause = later[later.length - 1];
    if (!clause || !coversSentence(clause)) return null;
    if (later.length > 1 && later.some((other) => other !== clause && other.subject?.kind === 'names')) return null;
    if (!(closesSentence(context, clause) || isAside(context, clause)) || !/^[^\p{L}]*,/u.test(tokenAt(context, clause.first - 1).after)) return null;
    return clause.first - after < 40 ? readClause(context, clause) : null;
  },
};

/** True for a clause that says of somebody that they did say it: `Calder said`, but not `if Calder said` or `the report said`. */
function coversSentence({ subject, inherited, negated, hypothetical, verb }: Clause): boolean {
  if (!subject || inherited || negated || hypothetical || verb.frame === 'quote') return false;
  return subject.kind !== 'noun' && !isNobody(subject);
}

/** `…, Calder said.`, `…, she told the Tarn Review.`: a few words may say to whom or where. */
function closesSentence(context: QuoteContext, { end, sentence, inverted }: Clause): boolean {
  const { tokens, sentenceOf } = context.passage;
  let last = end;
  while (last < end + 6 && sentenceOf[last + 1] === sentence && tokenAt(context, last).after === '') last++;
  return last + 1 >= tokens.length || sentenceOf[last + 1] !== sentence || (inverted && tokenAt(context, end).after.startsWith(','));
}

/** Words looked at before a quotation. */
const LONGEST_LEAD = 40;

/** `There was “no place to hide” in it, she said, whereas …`; not where the quoted words are a text's or a title. */
function isAside({ passage: { tokens, sentenceOf }, before, after }: QuoteContext, { verb, at, end, sentence }: Clause): boolean {
  if (verb.lemma !== 'say' || at !== end || !(tokens[end] as Token).after.startsWith(',') || before < 0 || sentenceOf[before] !== sentence) return false;
  for (let word = before; word >= Math.max(0, before - LONGEST_LEAD) && sentenceOf[word] === sentence; word--) {
    const { lowercase, possessive } = tokens[word] as Token;
    if (possessive || TEXT_NOUNS.has(lowercase) || /^(?:text|title|book|novel|song|play|film|sign|slogan|called)$/.test(lowercase)) return false;
  }
  return /^(?:[a-z]+)$/.test(tokens[after]?.text ?? '');
}

export const quoteBeforePronoun: QuoteRule = {
  id: 'quote-before-pronoun',
  form: 11,
  reason: 'A sentence that is a quotation is followed by one that goes on about what he or she says.',
  examples: [
    '⟦indirect@Nadia Brandt: Nadia Brandt says the queue was full.⟧\n\n' +
      '**Why wait?** "⟦direct@Nadia Brandt: We had nobody on the night shift that week.⟧" ' +
      '⟦indirect@Nadia Brandt: She says they had nobody in spring either.⟧',
  ],
  match(context) {
    const { passage, quote, before, after } = context;
    if (quote.mark !== 'double' || wordsInside(context) < 5 || !/[.!?…]/.test(passage.text.charAt(quote.end - 1))) return null;
    const starts = before < 0 || passage.sentenceOf[before] !== passage.sentenceOf[context.firstInside];
    const clause = context.clauses.find((candidate) => candidate.first === after);
    if (!starts || clause?.subject?.kind !== 'pronoun' || !/^(?:he|she)$/.test(clause.subject.word)) return null;
    return /:/.test(tokenAt(context, clause.end).after) ? null : readingOf(clause.subject, clause.subject.word);
  },
};

export const sourceAfter: QuoteRule = {
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
    const isLast = name.last === passage.tokens.length - 1;
    const closed = bracket ? /\)|^,/.test(follows) : isLast || /^[,()\]*_]|^\s*$/.test(follows);
    if (!closed || (!handle && words < 2 && bracket)) return null;
    if (dash && !handle && !isByline(context, name)) return null;
    return readingOf(namedSubject(name), dash ? '—' : '()');
  },
};

/** After a dash a name ends the line, or is followed by an outlet, a date, brackets or `on <subject>`. */
function isByline(context: QuoteContext, name: NamePhrase): boolean {
  const { tokens } = context.passage;
  const next = tokens[name.last + 1];
  if (!next) return true;
  const gap = (tokens[name.last] as Token).after + next.before;
  return /[,()[\]]/.test(gap) || /^(?:on|in|at|via|to)$/.test(next.lowercase);
}
