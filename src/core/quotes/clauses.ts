import { wordClass } from '../people/lexicon.ts';
import { isPersonal } from '../people/note-names.ts';
import { looksLikeName, nameEndingAt, nameStartingAt } from '../people/name-phrase.ts';
import type { Token } from '../text/token.ts';
import { ATTITUDES, isClauseCue, isVerbCue } from './cue-words.ts';
import { ORGANIZATION_NOUNS, SPEECH_NOUNS, STATED_NOUNS, TEXT_NOUNS } from './nouns.ts';
import type { Passage } from './passage.ts';
import { reportingVerb, type ReportingVerb } from './reporting-verbs.ts';
import { ownerOf, SENDING, subjectAfter, subjectBefore, subjectFrom } from './subject.ts';
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

const PHRASE_VERB = (lemma: string): ReportingVerb => ({ lemma, frame: 'clause', form: 'finite', particle: '', nounLike: false });
const BE = new Set(['is', 'was', 'were', 'are', 'be', 'been', 'being', 'get', 'got', 'gets']);
const NAMING = new Set(['call', 'dub', 'label', 'brand', 'bill', 'title']);
const LINKS = new Set(['and', 'then', 'but', 'or', 'also', 'who', 'that']);

/** `according to her` */
const OBJECTS: Readonly<Record<string, string>> = { him: 'he', her: 'she', them: 'they', it: 'it' };

const NO_CLAUSES: Clause[] = [];

/** Finds the reporting clauses outside quotation marks, in order. Linear: look-arounds are bounded. */
export function findClauses(passage: Passage): readonly Clause[] {
  const { tokens, quoteOf, sentenceOf } = passage;
  let clauses: Clause[] = NO_CLAUSES;
  let floor = 0;
  for (let at = 0; at < tokens.length; at++) {
    if ((quoteOf[at] as number) >= 0) {
      floor = at + 1;
      continue;
    }
    if (at > 0 && sentenceOf[at] !== sentenceOf[at - 1]) floor = at;
    if (!isClauseCue((tokens[at] as Token).word)) continue;
    const clause = phraseAt(passage, at) ?? verbAt(passage, at, floor, clauses);
    if (!clause) continue;
    if (clauses === NO_CLAUSES) clauses = [clause];
    else clauses.push(clause);
  }
  return clauses;
}

function ceilingOf(passage: Passage, at: number): number {
  let end = at;
  while (end + 1 < passage.tokens.length && end < at + 20 && passage.quoteOf[end + 1] === -1 && passage.sentenceOf[end + 1] === passage.sentenceOf[at]) end++;
  return end;
}

/** `according to Name`, `per Name`, `in the words of Name`. */
function phraseAt(passage: Passage, at: number): Clause | null {
  const { tokens, text } = passage;
  const token = tokens[at] as Token;
  let last = at;
  let lemma = '';
  if (token.lower === 'according' && tokens[at + 1]?.lower === 'to') [last, lemma] = [at + 1, 'according to'];
  else if (token.lower === 'per' && tokens[at + 1] && (looksLikeName(tokens[at + 1] as Token) || tokens[at + 1]?.lower === 'the') && (at === 0 || /[.,:;]/.test((tokens[at - 1] as Token).after))) lemma = 'per';
  else if (token.lower === 'words' && tokens[at + 1]?.lower === 'of') [last, lemma] = [at + 1, 'in the words of'];
  if (!lemma) return attitudeAt(passage, at) ?? viewAt(passage, at);
  // `according to a memo seen by Roe`: the memo says it.
  const ceiling = ceilingOf(passage, last);
  const isSome = /^(?:a|an|one|some|many|several|two|three)$/.test(tokens[last + 1]?.lower ?? '');
  const object = tokens[last + 1];
  const pronoun = object && object.after !== '' ? OBJECTS[object.lower] : undefined;
  const subject: Subject | null = object && pronoun !== undefined ? { kind: 'pronoun', word: pronoun, span: object, first: last + 1, last: last + 1 } : isSome ? writerOf(passage, last + 1, ceiling) : subjectFrom(text, tokens, last, ceiling);
  if (!subject) return null;
  return { verb: PHRASE_VERB(lemma), at, last, subject, inverted: true, negated: false, hypothetical: false, first: at, end: subject.last, sentence: passage.sentenceOf[at] as number, inherited: false };
}

/** `a filing by Kestrel Labs`, `a new report from Nadia Brandt`: who wrote it. */
function writerOf({ tokens, text }: Passage, first: number, ceiling: number): Subject | null {
  for (let at = first + 1; at < Math.min(first + 4, ceiling - 1); at++) {
    if (tokens[at]?.after !== '') return null;
    if (!TEXT_NOUNS.has((tokens[at] as Token).lower) || !/^(?:by|from)$/.test(tokens[at + 1]?.lower ?? '')) continue;
    const lead = /^(?:the|an?)$/.test(tokens[at + 2]?.lower ?? '') ? at + 3 : at + 2;
    const name = nameStartingAt(text, tokens, lead, ceiling);
    return name?.first === lead && !tokens[name.last]?.possessive && wordClass(name.text) !== 'place' ? { kind: 'names', names: [name], first: name.first, last: name.last } : null;
  }
  return null;
}

/** `Roe is worried about “…”`, `Roe was adamant that …`: an attitude that is told in words. */
function attitudeAt(passage: Passage, at: number): Clause | null {
  const { tokens, text } = passage;
  if (!ATTITUDES.has((tokens[at] as Token).lower) || !/^(?:that|about|of)$/.test(tokens[at + 1]?.lower ?? '') || !BE.has(tokens[at - 1]?.lower ?? '')) return null;
  const { subject, negated, hypothetical, first } = subjectBefore(text, tokens, at - 1, Math.max(0, at - 14));
  if (!subject || subject.kind === 'noun') return null;
  return { verb: { lemma: 'be worried', frame: 'quote', form: 'finite', particle: '', nounLike: false }, at, last: at + 1, subject, inverted: false, negated, hypothetical, first, end: at + 1, sentence: passage.sentenceOf[at] as number, inherited: false };
}

/** `Chris Roe's view of it is that …`: the owner of a view says what it is. */
function viewAt(passage: Passage, at: number): Clause | null {
  const { tokens, text } = passage;
  const token = tokens[at] as Token;
  if ((token.lower !== 'is' && token.lower !== 'was') || !tokens.slice(at + 1, at + 8).some((word, offset) => word.lower === 'that' && passage.sentenceOf[at + 1 + offset] === passage.sentenceOf[at])) return null;
  for (let noun = at - 1; noun > 0 && noun >= at - 6; noun--) {
    const word = tokens[noun] as Token;
    if (/[.;:!?]/.test(word.after) || passage.quoteOf[noun] !== -1 || passage.sentenceOf[noun] !== passage.sentenceOf[at]) return null;
    const owner = tokens[noun - 1] as Token;
    if (!STATED_NOUNS.has(word.lower) || !owner.possessive || !looksLikeName(owner)) continue;
    const name = nameEndingAt(text, tokens, noun - 1);
    if (!name) return null;
    const subject: Subject = { kind: 'names', names: [name], first: name.first, last: noun };
    return { verb: PHRASE_VERB('view is'), at, last: at, subject, inverted: false, negated: false, hypothetical: false, first: name.first, end: at, sentence: passage.sentenceOf[at] as number, inherited: false };
  }
  return null;
}

function verbAt(passage: Passage, at: number, floor: number, before: readonly Clause[]): Clause | null {
  const { tokens, text } = passage;
  const token = tokens[at] as Token;
  if (!isVerbCue(token.word) || token.possessive || (token.capital && at > floor) || (token.lower === 'thanks' && tokens[at + 1]?.lower === 'to')) return null;
  const verb = reportingVerb(token.lower, [tokens[at + 1]?.lower ?? '', tokens[at + 2]?.lower ?? '']);
  if (!verb) return null;
  const previous = at > floor ? tokens[at - 1] : undefined;
  if (previous && (previous.lower === 'without' || (previous.lower === 'to' && !isWentOnTo(tokens, at - 1)))) return null;
  if (previous && verb.form === 'gerund' && (previous.possessive || /^(?:his|her|its|their|my|our|your|the)$/.test(previous.lower))) return null;
  if (previous && BE.has(previous.lower) && verb.form !== 'gerund') return null;
  const last = at + (verb.particle ? verb.particle.split(' ').length : 0);
  const sentence = passage.sentenceOf[at] as number;

  const afterQuote = at > 0 && (passage.quoteOf[at - 1] as number) >= 0;
  const afterComma = previous !== undefined && previous.after.includes(',');
  const search = subjectBefore(text, tokens, at, floor);
  if (verb.form === 'base' && search.subject?.kind === 'names' && search.subject.names.length === 1 && search.first === search.subject.first && search.subject.last === at - 1 && !isListed(passage, search.subject)) return null;
  const { subject, negated } = search;
  const hypothetical = search.hypothetical || isSupposed(passage, search.first, token);
  const clause = (by: Subject, inverted: boolean, first: number, end: number, inherited = false): Clause =>
    ({ verb, at, last, sentence, negated, hypothetical, subject: by, inverted, first, end, inherited });
  const written = subject?.kind === 'pronoun' && /^(?:which|that)$/.test(subject.word) ? authorOf(passage, subject.first, floor) : null;
  if (written) return clause(written, false, search.first, last);
  if (subject && !(subject.kind === 'pronoun' && subject.word === 'who')) {
    // `the company claims that it is`, `“…,” the group reports`; but `the company claims that were made`
    const isVerb = subject.kind === 'noun' && subject.definite && ORGANIZATION_NOUNS.has(subject.head) && ((passage.quoteOf[subject.first - 1] ?? -1) >= 0 || (verb.lemma === 'call' ? /^(?:it|its|this|that|these|the)$/ : /^(?:it|they|he|she|we|there)$/).test(tokens[at + 1]?.lower ?? '') || (tokens[at + 1]?.lower === 'that' && !/^(?:are|were|was|is|had|have|would|could|no)$/.test(tokens[at + 2]?.lower ?? '')));
    if (verb.nounLike && subject.kind === 'noun' && !isVerb) return null;
    if (verb.nounLike && subject.last < at - 1 && subject.kind === 'names' && !tokens.slice(subject.last + 1, at).every((word) => /ly$|^(?:also|then|has|had)$/.test(word.lower))) return null;
    return clause(subject, false, search.first, last);
  }
  // `“…,” write Jane Roe and Jon Poe`: of several the verb stands without its ending.
  if ((afterQuote || afterComma || at === 0) && (verb.form === 'finite' || (afterQuote && verb.form === 'base'))) {
    const inverted = subjectAfter(text, tokens, last, ceilingOf(passage, last));
    // `the tool, called Kestrel, counts`
    const fits = inverted && (afterQuote || !NAMING.has(verb.lemma)) && (inverted.kind !== 'noun' || afterQuote) && (afterQuote || (at === 0 ? colonAhead(passage, inverted.last) : inverted.kind === 'names'));
    if (fits && (verb.form === 'finite' || (inverted.kind === 'names' && inverted.names.length > 1))) return clause(inverted, true, at, inverted.last);
  }
  if (verb.nounLike && !(subject?.kind === 'pronoun') && !afterComma) return null;
  const taken = inheritedSubject(passage, at, floor, before, subject?.kind === 'pronoun', verb.form === 'gerund');
  if (!taken || verb.form === 'base' || !(verb.form === 'gerund' || afterComma || subject || (previous && LINKS.has(previous.lower)))) return null;
  return clause(taken, false, search.first, last, true);
}

/** `Roe has written a paper which says`, `Roe's memo, which says`: whoever wrote what `which` stands for. */
function authorOf(passage: Passage, which: number, floor: number): Subject | null {
  const { tokens, text } = passage;
  const noun = tokens[which - 1];
  if (!noun || which - 1 <= floor || !SPEECH_NOUNS.has(noun.lower)) return null;
  const owner = ownerOf(text, tokens, which - 1, floor);
  if (owner) return owner;
  for (let at = which - 2; at >= floor && at > which - 14; at--) {
    if (!/^(?:wrote|written|published|posted|released|penned|has|have)$/.test((tokens[at] as Token).lower)) continue;
    const { subject } = subjectBefore(text, tokens, at, floor);
    return subject?.kind === 'names' ? subject : null;
  }
  return null;
}

/** `If Roe says "…"`, `whether she said "…"`, `when Roe says "…"`: nobody has said it. */
function isSupposed({ tokens, sentenceOf }: Passage, first: number, verb: Token): boolean {
  const lead = tokens[first - 1];
  if (!lead || lead.after !== '' || sentenceOf[first - 1] !== sentenceOf[first]) return false;
  return /^(?:if|unless|whether|suppose|imagine)$/.test(lead.lower) || (/^when(?:ever)?$/.test(lead.lower) && /s$/.test(verb.lower));
}

/** `A, B and others report`, `Roe et al. report`: more speakers than names. */
function isListed(passage: Passage, subject: Subject): boolean {
  return passage.tokens.slice(subject.first, subject.last + 1).some((token) => token.lower === 'and' || token.text === '&' || token.lower === 'al');
}

function isWentOnTo(tokens: readonly Token[], to: number): boolean {
  const before = tokens[to - 1]?.lower ?? '';
  return SENDING.test(before) || /^(?:on|continued|continues|wanted|like[sd]?|loves?|loved|tend(?:s|ed)|had|used|sure)$/.test(before);
}

/** Words that a look back over a sentence takes in: beyond that nothing is tied to a verb. */
const FAR = 80;

function colonAhead(passage: Passage, from: number): boolean {
  const token = passage.tokens[from];
  return token !== undefined && /[:,]/.test(token.after);
}

/** Subject of a verb that has none of its own: for `who` the name before it, else that of the sentence so far. */
function inheritedSubject(passage: Passage, at: number, floor: number, before: readonly Clause[], relative: boolean, gerund: boolean): Subject | null {
  const { tokens, text } = passage;
  const sentence = passage.sentenceOf[at] as number;
  const asSaying = gerund && tokens[at - 1]?.lower === 'as';
  if (!relative && !asSaying) {
    for (let index = before.length - 1; index >= 0; index--) {
      const clause = before[index] as Clause;
      if (clause.sentence !== sentence) break;
      if (clause.subject) return clause.subject;
    }
  }
  let start = floor;
  while (start > 0 && at - start < FAR && passage.sentenceOf[start - 1] === sentence) start--;
  if (relative || asSaying) return nearestName(passage, at, start);
  if (!gerund) return null;
  for (let index = start; index < at; index++) {
    const token = tokens[index] as Token;
    if (token.lower === 'he' || token.lower === 'she') return { kind: 'pronoun', word: token.lower, span: token, first: index, last: index };
    if ((passage.quoteOf[index] as number) >= 0 || !looksLikeName(token) || /^(?:on|in|at|of|from|for|to|with|by)$/.test(tokens[index - 1]?.lower ?? '')) continue;
    const name = nameStartingAt(text, tokens, index, at - 1);
    if (name && !(tokens[name.last] as Token).possessive) return { kind: 'names', names: [name], first: name.first, last: name.last };
    if (name) index = name.last;
  }
  return null;
}

function nearestName(passage: Passage, at: number, start: number): Subject | null {
  const { tokens, text } = passage;
  for (let index = at - 1; index >= Math.max(start, at - 14); index--) {
    if ((passage.quoteOf[index] as number) >= 0 || !looksLikeName(tokens[index] as Token)) continue;
    const name = nameEndingAt(text, tokens, index, start);
    if (!name) continue;
    const link = tokens[name.first - 1];
    // `Jane Roe of Tarn, who said`: the place is no speaker; `wisdom from Jane Roe, who said`: the person is.
    if (link && /^(?:on|in|at|of|from|for)$/.test(link.lower) && !isPersonal(name.text)) {
      index = name.first;
      continue;
    }
    return { kind: 'names', names: [name], first: name.first, last: name.last };
  }
  return null;
}
