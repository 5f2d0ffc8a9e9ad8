import { isFunctionWord, isRoleWord, wordClass } from '../../people/lexicon.ts';
import { nameEndingAt, nameStartingAt, withoutMarkup } from '../../people/name-phrase.ts';
import { isPersonal } from '../../people/note-names.ts';
import type { QuotedSpan } from '../../text/quote-marks.ts';
import type { Token } from '../../text/token.ts';
import type { AttributionRule } from '../candidate.ts';
import type { Clause } from '../clauses.ts';
import { TEXT_NOUNS } from '../nouns.ts';
import type { Passage } from '../passage.ts';
import { reportingVerb } from '../reporting-verbs.ts';
import { namedSubject, OBJECTS, pronounSubject, type NamesSubject, type Subject } from '../subject-forms.ts';

/** A quoted passage with the words around it. */
export interface QuoteContext {
  readonly passage: Passage;
  readonly quote: QuotedSpan;
  /** The reporting clauses around it, in order. */
  readonly clauses: readonly Clause[];
  /** True for a word that ends or starts a personal name of the note: `Brandt` beside `Nadia Brandt`. */
  isNamed(word: string): boolean;
  /** Tokens: last before the opening mark (-1 for none), first and last inside, first after the closing mark. */
  readonly before: number;
  readonly firstInside: number;
  readonly lastInside: number;
  readonly after: number;
}

/** What a rule reads out of the context; the clause is marked as used. */
export interface Reading {
  readonly subject: Subject;
  readonly relay: Subject | null;
  readonly cue: string;
  readonly clause: Clause | null;
}

export interface QuoteRule extends AttributionRule {
  match(context: QuoteContext): Reading | null;
}

/** The reading of words that no clause introduces: who said them, and the word or mark that tells so. */
export const readingOf = (subject: Subject, cue: string): Reading => ({ subject, relay: null, cue, clause: null });

export const wordsInside = (context: QuoteContext): number => context.lastInside - context.firstInside + 1;
export const tokenAt = (context: QuoteContext, index: number): Token => context.passage.tokens[index] as Token;

/** Verbs whose object is the one who speaks: `Ruben relays Nadia Brandt: "…"`. */
const RELAY_VERBS = new Set(['quote', 'relay', 'cite']);

const isRelaying = ({ verb }: Clause): boolean => RELAY_VERBS.has(verb.lemma);

/** Reading of a clause; a gerund with a subject of its own after another clause is a relay. */
export function readClause(context: QuoteContext, clause: Clause): Reading | null {
  if (!clause.subject || clause.negated) return null;
  const cue = context.passage.text.slice(tokenAt(context, clause.at).start, tokenAt(context, clause.last).end);
  const relayed = isRelaying(clause) && !clause.inverted ? relayedBy(context, clause) : null;
  if (relayed) return { subject: relayed, relay: clause.subject, cue, clause };
  return { subject: clause.subject, relay: relayOf(context, clause), cue, clause };
}

/** Whose words the subject of a clause such as `Ruben relays Nadia Brandt` or `He quotes a comment by Nadia Brandt` passes on. */
function relayedBy(context: QuoteContext, { last }: Clause): Subject | null {
  const { text, tokens } = context.passage;
  const object = nameStartingAt(text, tokens, last + 1);
  // `the paper quotes her as saying`
  const pronoun = tokens[last + 1];
  const word = pronoun && tokens[last + 2]?.lowercase === 'as' ? OBJECTS[pronoun.lowercase] : undefined;
  if (pronoun && word !== undefined) return pronounSubject(word, pronoun, last + 1);
  if (object && object.first === last + 1 && object.last < context.firstInside && isPersonal(object.text)) return namedSubject(object);
  return colonBefore(context) ? writerBefore(context, last + 1) : null;
}

/** Who passes on the words of the subject of a gerund: `Ruben` in `Ruben reports Nadia Brandt saying`; null when nobody does. */
function relayOf(context: QuoteContext, clause: Clause): Subject | null {
  if (clause.verb.form !== 'gerund') return null;
  const earlier = context.clauses[context.clauses.indexOf(clause) - 1];
  if (earlier && passesOn(earlier, clause)) return earlier.subject;
  // A gerund that takes its subject over (`said upon closing`) has nobody else to pass its words on.
  if (clause.inherited || clause.first <= 1) return null;
  return unusualSubject(context.passage, clause.first - 1)?.subject ?? null;
}

/** True for `Ruben reports` before the gerund of `Nadia Brandt saying`. */
function passesOn(earlier: Clause, gerund: Clause): boolean {
  if (earlier.sentence !== gerund.sentence || earlier.subject === gerund.subject || earlier.subject?.kind !== 'names') return false;
  return isRelaying(earlier) || (!gerund.inherited && gerund.subject.first <= earlier.last + 4);
}

/** `He quotes a comment by an engineer named Nadia Brandt: "…"`: whom the quoted words are by. */
function writerBefore({ passage: { text, tokens }, before }: QuoteContext, floor: number): Subject | null {
  const name = nameEndingAt(text, tokens, before, floor);
  if (!name || !isPersonal(name.text)) return null;
  const isBy = tokens.slice(Math.max(floor, name.first - 6), name.first).some(({ lowercase }) => lowercase === 'by' || lowercase === 'from');
  return isBy && tokens.slice(floor, name.first).some(({ lowercase }) => TEXT_NOUNS.has(lowercase)) ? namedSubject(name) : null;
}

/** The last clause before token `before` in its sentence. */
export function clauseBefore(context: QuoteContext, fits: (clause: Clause) => boolean = () => true): Clause | null {
  const sentence = context.passage.sentenceOf[context.before];
  for (let index = context.clauses.length - 1; index >= 0; index--) {
    const clause = context.clauses[index] as Clause;
    if (clause.end > context.before || !fits(clause) || isAboutThat(clause) || isInBrackets(context, clause)) continue;
    return clause.sentence === sentence ? clause : null;
  }
  return null;
}

/** `which says`, `that suggests`: its subject is what was said before. */
const isAboutThat = ({ subject }: Clause): boolean => subject?.kind === 'pronoun' && /^(?:that|this|which)$/.test(subject.word);

/** `Roe put it this way (I quote from memory): "…"`: what stands in brackets is said by the way. */
function isInBrackets(context: QuoteContext, clause: Clause): boolean {
  const { tokens } = context.passage;
  let open = -1;
  for (let at = Math.max(0, clause.first - 12); at <= clause.first; at++) {
    if ((tokens[at] as Token).before.includes('(')) open = at;
    if (open >= 0 && at < clause.first && (tokens[at] as Token).after.includes(')')) open = -1;
  }
  if (open < 0) return false;
  for (let at = clause.end; at <= Math.min(context.before, clause.end + 30); at++) if ((tokens[at] as Token).after.includes(')')) return true;
  return false;
}

export function sentenceStart(passage: Passage, at: number): number {
  let start = at;
  while (start > 0 && at - start < 80 && passage.sentenceOf[start - 1] === passage.sentenceOf[at] && passage.quoteOf[start - 1] === -1) start--;
  return start;
}

export const LEADS = new Set(['as', 'and', 'but', 'then', 'or', 'so', 'here', 'again', 'meanwhile', 'later', 'first', 'finally']);

/**
 * A speaker whose name looks like no name (`wren notes:`, `velvet lobster asks:`): up to four words between the start of
 * the sentence and a finite reporting verb right before the colon.
 */
export function unusualSubject(passage: Passage, colon: number): { subject: Subject; verb: number } | null {
  let start = sentenceStart(passage, colon);
  if (LEADS.has((passage.tokens[start] as Token).lowercase) && start < colon - 1) start++;
  for (let verb = colon; verb > start && verb > colon - 3; verb--) {
    const token = passage.tokens[verb] as Token;
    const found = reportingVerb(token.lowercase, passage.tokens[verb + 1]?.lowercase ?? '');
    if (!found || found.form !== 'finite' || verb - start > 4) continue;
    const words = passage.tokens.slice(start, verb);
    const first = words[0] as Token;
    const last = words[words.length - 1] as Token;
    if (words.some((word) => /[.;:!?,()]/.test(word.after)) || last.possessive) return null;
    if (words.length > 1 && words.some((word) => isFunctionWord(word.text) || word.possessive || /\d/.test(word.text))) return null;
    if (words.length > 1 && wordClass(first.text) === 'common' && !isRoleWord(first.text)) return null;
    if (words.length === 1 && isFunctionWord(first.text) && !/^will$/i.test(first.text)) return null;
    return { subject: rawName(passage, start, verb - 1), verb };
  }
  return null;
}

export const colonBefore = (context: QuoteContext): boolean =>
  context.before >= 0 && context.passage.quoteOf[context.before] === -1 && /[:：]/.test(tokenAt(context, context.before).after);

/** `odo_finch relays Nadia Brandt, …:`: an unusual name before a verb of passing on, whose object speaks. */
export function unusualRelay(context: QuoteContext): Reading | null {
  if (!colonBefore(context)) return null;
  const { passage } = context;
  const start = sentenceStart(passage, context.before);
  const verb = tokenAt(context, start + 1);
  const found = reportingVerb(verb.lowercase, '');
  if (found?.form !== 'finite' || !RELAY_VERBS.has(found.lemma) || isFunctionWord(tokenAt(context, start).text)) return null;
  const name = nameStartingAt(passage.text, passage.tokens, start + 2, context.before);
  if (!name || name.first !== start + 2 || !isPersonal(name.text)) return null;
  return { subject: namedSubject(name), relay: rawName(passage, start, start), cue: verb.text, clause: null };
}

/** The words `first`–`last` as a name, whatever they look like. */
export function rawName(passage: Passage, first: number, last: number): NamesSubject {
  const start = (passage.tokens[first] as Token).start;
  const end = (passage.tokens[last] as Token).end;
  const text = withoutMarkup(passage.text.slice(start, end));
  return namedSubject({ start, end, text, affiliation: '', hasRole: false, hasArticle: false, first, last });
}

/** True for a pronoun that stands for nobody in particular. */
export const isNobody = (subject: Subject): boolean => subject.kind === 'pronoun' && !/^(?:he|she|it|they|who)$/.test(subject.word);

/** `called “the last mile”`: a term rather than somebody's words. */
export const isNamedTerm = (context: QuoteContext): boolean =>
  context.before >= 0 && /^(?:so-called|called|named|titled|term|word|words|phrase|known|dubbed)$/.test(tokenAt(context, context.before).lowercase);

/** `something like “Why?”`: the sentence runs into the quotation without a mark. */
export const runsIntoQuote = ({ before, firstInside, passage: { tokens, sentenceOf } }: QuoteContext): boolean =>
  before >= 0 && tokens[before]?.after === '' && sentenceOf[before] === sentenceOf[firstInside];

/** `two lamps marked “out of order,” she replied`: what stands on something. */
export const isInscription = (context: QuoteContext): boolean =>
  runsIntoQuote(context) && /^(?:marked|labelled|labeled|stamped|titled|entitled|headlined|dubbed)$/.test(tokenAt(context, context.before).lowercase);

/** True when all words of weight have capitals: a title. */
export function isTitle(context: QuoteContext): boolean {
  const words = context.passage.tokens.slice(context.firstInside, Math.min(context.lastInside + 1, context.firstInside + 12));
  return words.length < 2 || words.every((word) => word.capital || word.text.length < 5);
}
