import { isPersonal } from '../people/note-names.ts';
import { looksLikeName, nameEndingAt, nameStartingAt, type NamePhrase } from '../people/name-phrase.ts';
import type { Token } from '../text/token.ts';
import { ceilingOf, type Clause } from './clause.ts';
import { coordinatedSubject } from './coordinated-subject.ts';
import { BE, isClauseCue, isVerbCue } from './cue-words.ts';
import { DOCUMENTATION, ORGANIZATION_NOUNS, SPEECH_NOUNS, TEXT_NOUNS } from './nouns.ts';
import type { Passage } from './passage.ts';
import { phraseAt } from './phrase-clauses.ts';
import { reportingVerb, type ReportingVerb } from './reporting-verbs.ts';
import { ownerOf, SENDING, subjectBefore, type SubjectSearch } from './subject.ts';
import { subjectAfter } from './subject-after.ts';
import { namedSubject, pronounSubject, type NamesSubject, type NounSubject, type Subject } from './subject-forms.ts';

export type { Clause } from './clause.ts';

const NAMING = new Set(['call', 'dub', 'label', 'brand', 'bill', 'title']);
const LINKS = new Set(['and', 'then', 'but', 'or', 'also', 'who', 'that']);

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

function verbAt(passage: Passage, at: number, floor: number, before: readonly Clause[]): Clause | null {
  const { tokens, text } = passage;
  if (!canBeVerb(tokens, at, floor)) return null;
  const token = tokens[at] as Token;
  const verb = reportingVerb(token.lowercase, tokens[at + 1]?.lowercase ?? '');
  if (!verb) return null;
  const previous = at > floor ? tokens[at - 1] : undefined;
  if (previous && !mayFollow(tokens, at - 1, verb)) return null;
  const last = at + (verb.particle === '' ? 0 : 1);
  const sentence = passage.sentenceOf[at] as number;

  const afterQuote = at > 0 && (passage.quoteOf[at - 1] as number) >= 0;
  const afterComma = previous !== undefined && previous.after.includes(',');
  const search = subjectBefore(text, tokens, /^(?:say|tell|announce|warn)$/.test(verb.lemma) ? usedBefore(tokens, at, floor) : at, floor);
  if (verb.form === 'base' && isOneNameBefore(passage, at, search)) return null;
  const { subject, negated } = search;
  const hypothetical = search.hypothetical || isSupposed(passage, search.first, token);
  const clause = (by: Subject, inverted: boolean, first: number, end: number, inherited = false): Clause =>
    ({ verb, at, last, sentence, negated, hypothetical, subject: by, inverted, first, end, inherited });
  const written = subject?.kind === 'pronoun' && /^(?:which|that)$/.test(subject.word) ? authorOf(passage, subject.first, floor) : null;
  if (written) return clause(written, false, search.first, last);
  if (subject && !(subject.kind === 'pronoun' && subject.word === 'who')) {
    if (isBesides(tokens, subject, verb)) return null;
    return verb.nounLike && !isVerbOf(passage, subject, verb, at) ? null : clause(subject, false, search.first, last);
  }
  if (afterQuote || afterComma || at === 0) {
    const inverted = invertedSubject(passage, verb, at, last, afterQuote);
    if (inverted) return clause(inverted, true, at, inverted.last);
  }
  // From here on the verb has no subject, or `who`.
  const isRelative = subject !== null;
  const isGerund = verb.form === 'gerund';
  if (verb.form === 'base' || (verb.nounLike && !isRelative && !afterComma)) return null;
  if (!isGerund && !afterComma && !isRelative && !(previous && LINKS.has(previous.lowercase))) return null;
  const taken = inheritedSubject(passage, at, floor, before, isRelative, isGerund);
  return taken && clause(taken, false, search.first, last, true);
}

/** False for `the Reports`, `the report's` and `thanks to`. */
function canBeVerb(tokens: readonly Token[], at: number, floor: number): boolean {
  const { word, possessive, capital, lowercase } = tokens[at] as Token;
  if (!isVerbCue(word) || possessive || (capital && at > floor)) return false;
  return lowercase !== 'thanks' || tokens[at + 1]?.lowercase !== 'to';
}

/** `used a breakfast in Ghent to say`: the verb that the subject stands before; `verb` itself elsewhere. */
function usedBefore(tokens: readonly Token[], verb: number, floor: number): number {
  if (tokens[verb - 1]?.lowercase !== 'to') return verb;
  for (let at = verb - 3; at > floor && at > verb - 12; at--) {
    if (/[.,;:!?]/.test((tokens[at] as Token).after)) return verb;
    if (/^(?:used|uses)$/.test((tokens[at] as Token).lowercase)) return at;
  }
  return verb;
}

/** Whether `verb` says something after the word at `at`; not in `without saying`, `his saying`, `was told`, `wants to say`. */
function mayFollow(tokens: readonly Token[], at: number, verb: ReportingVerb): boolean {
  const { lowercase, possessive } = tokens[at] as Token;
  if (lowercase === 'without' || (lowercase === 'to' && !isWentOnTo(tokens, at) && usedBefore(tokens, at + 1, 0) === at + 1)) return false;
  if (verb.form !== 'gerund') return !BE.has(lowercase);
  // `she's saying`
  if (possessive && /^(?:he|she|it|who)$/.test(lowercase)) return true;
  return !possessive && !/^(?:his|her|its|their|my|our|your|the)$/.test(lowercase);
}

/** `a folder on your Mac called “…”`, `it sounds like Roe talking about it`: the name belongs to what stands before it. */
function isBesides(tokens: readonly Token[], subject: Subject, verb: ReportingVerb): boolean {
  if (subject.kind !== 'names') return false;
  // `says AI is now writing “much of the code”`: it does something, and says nothing.
  if (subject.names.length === 1 && /^(?:AI|AGI|LLMs?)$/.test(subject.names[0]?.text ?? '')) return true;
  const before = tokens[subject.first - 1]?.lowercase ?? '';
  if (verb.form === 'gerund') return /^(?:in|on|at|into|like|than)$/.test(before);
  return NAMING.has(verb.lemma) && /^(?:my|your|our|an?)$/.test(before);
}

/** `Roe say`: one name, right before the verb, asks for an ending. */
function isOneNameBefore(passage: Passage, at: number, { subject, first }: SubjectSearch): boolean {
  if (subject?.kind !== 'names' || subject.names.length !== 1) return false;
  // `The Quillon docs say`
  if (DOCUMENTATION.has((passage.tokens[subject.last] as Token).lowercase)) return false;
  return first === subject.first && subject.last === at - 1 && !isListed(passage, subject);
}

/** Whether a word that may be a noun (`claims`, `reports`, `calls`) is the verb of the subject before it. */
function isVerbOf(passage: Passage, subject: Subject, verb: ReportingVerb, at: number): boolean {
  if (subject.kind === 'noun') return isVerbOfNoun(passage, subject, verb, at);
  return subject.kind !== 'names' || isVerbOfNames(passage.tokens, subject, at);
}

/** `the company claims that it is`, `“…,” the group reports`; but `the company claims that were made`. */
function isVerbOfNoun({ tokens, quoteOf }: Passage, { definite, head, first }: NounSubject, verb: ReportingVerb, at: number): boolean {
  // `“…,” the document reads`
  if (definite && verb.lemma === 'read' && SPEECH_NOUNS.has(head)) return (quoteOf[first - 1] ?? -1) >= 0;
  if (!definite || !ORGANIZATION_NOUNS.has(head)) return false;
  if ((quoteOf[first - 1] ?? -1) >= 0) return true;
  const next = tokens[at + 1]?.lowercase ?? '';
  const startsObject = verb.lemma === 'call' ? /^(?:it|its|this|that|these|the)$/ : /^(?:it|they|he|she|we|there)$/;
  if (startsObject.test(next)) return true;
  return next === 'that' && !/^(?:are|were|was|is|had|have|would|could|no)$/.test(tokens[at + 2]?.lowercase ?? '');
}

/** `Roe reports`, `Roe also reports`; but `Roe and its reports`. */
function isVerbOfNames(tokens: readonly Token[], { last }: NamesSubject, at: number): boolean {
  for (let between = last + 1; between < at; between++) {
    if (!/ly$|^(?:also|then|has|had)$/.test((tokens[between] as Token).lowercase)) return false;
  }
  return true;
}

/** Who stands behind the verb: `“…,” said Jane Roe`. */
function invertedSubject(passage: Passage, verb: ReportingVerb, at: number, last: number, afterQuote: boolean): Subject | null {
  const isFinite = verb.form === 'finite';
  if (!isFinite && !(afterQuote && verb.form === 'base')) return null;
  const subject = subjectAfter(passage.text, passage.tokens, last, ceilingOf(passage, last));
  // Nobody writes `“…,” calls Jane Roe`: what stands in the quotation marks has that name, or gives it; but `“…!” called Jane Roe`.
  const isNaming = NAMING.has(verb.lemma) && !(verb.lemma === 'call' && /[!?]/.test(passage.tokens[at - 1]?.after ?? ''));
  if (!subject || isNaming || !(afterQuote || isInvertedAlone(passage, subject, at))) return null;
  // `“…,” write Jane Roe and Jon Poe`: of several the verb stands without its ending.
  return isFinite || (subject.kind === 'names' && subject.names.length > 1) ? subject : null;
}

/** Without a quotation before it: `Says Jane Roe: …`, `…, said Jane Roe`. */
function isInvertedAlone(passage: Passage, subject: Subject, at: number): boolean {
  if (subject.kind === 'noun') return false;
  return at === 0 ? colonAhead(passage, subject.last) : subject.kind === 'names';
}

/** `Roe has written a paper which says`, `Roe's memo, which says`: whoever wrote what `which` stands for. */
function authorOf(passage: Passage, which: number, floor: number): Subject | null {
  const { tokens, text } = passage;
  const noun = tokens[which - 1];
  if (!noun || which - 1 <= floor || !SPEECH_NOUNS.has(noun.lowercase)) return null;
  const owner = ownerOf(text, tokens, which - 1, floor);
  if (owner) return owner;
  for (let at = which - 2; at >= floor && at > which - 14; at--) {
    if (!/^(?:wrote|written|published|posted|released|penned|has|have)$/.test((tokens[at] as Token).lowercase)) continue;
    const { subject } = subjectBefore(text, tokens, at, floor);
    return subject?.kind === 'names' ? subject : null;
  }
  return null;
}

/** `If Roe says "…"`, `whether she said "…"`, `when Roe says "…"`: nobody has said it. */
function isSupposed({ tokens, sentenceOf }: Passage, first: number, verb: Token): boolean {
  const lead = tokens[first - 1];
  if (!lead || lead.after !== '' || sentenceOf[first - 1] !== sentenceOf[first]) return false;
  return /^(?:if|unless|whether|suppose|imagine)$/.test(lead.lowercase) || (/^when(?:ever)?$/.test(lead.lowercase) && /s$/.test(verb.lowercase));
}

/** `A, B and others report`, `Roe et al. report`: more speakers than names. */
function isListed(passage: Passage, subject: NamesSubject): boolean {
  return passage.tokens.slice(subject.first, subject.last + 1).some((token) => token.lowercase === 'and' || token.text === '&' || token.lowercase === 'al');
}

function isWentOnTo(tokens: readonly Token[], to: number): boolean {
  const before = tokens[to - 1]?.lowercase ?? '';
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
  const asSaying = gerund && tokens[at - 1]?.lowercase === 'as';
  if (!relative && !asSaying) {
    for (let index = before.length - 1; index >= 0; index--) {
      const clause = before[index] as Clause;
      if (clause.sentence !== sentence) break;
      if (!isByTheWay(tokens, clause)) return clause.subject;
    }
  }
  let start = floor;
  while (start > 0 && at - start < FAR && passage.sentenceOf[start - 1] === sentence) start--;
  if (relative || asSaying) return nearestName(passage, at, start);
  if (!gerund) return coordinatedSubject(passage, at, start);
  let own = false;
  for (let index = start; index < at; index++) {
    const token = tokens[index] as Token;
    if (token.lowercase === 'he' || token.lowercase === 'she') return pronounSubject(token.lowercase, token, index);
    // `I learned a lot about Tarn, dismissing the rest`: the author does; `As I wrote, Roe has left, citing it`: Roe does.
    if (/^(?:i|we|you)$/.test(token.lowercase) && passage.quoteOf[index] === -1) own = true;
    else if (own && /[,:]/.test((tokens[index - 1] as Token).after)) own = false;
    if ((passage.quoteOf[index] as number) >= 0 || !looksLikeName(token)) continue;
    // `asking Roe to wait, telling her why`
    if (/^(?:on|in|at|of|from|for|to|with|by)$|.ing$/.test(tokens[index - 1]?.lowercase ?? '')) continue;
    const name = nameStartingAt(text, tokens, index, at - 1);
    if (!name) continue;
    if (!(tokens[name.last] as Token).possessive) return isOfText(tokens, name) || own ? null : namedSubject(name);
    index = name.last;
  }
  return null;
}

/** `…, with Tarn starting at $50`: a clause beside the sentence, whose subject does nothing else in it. */
const isByTheWay = (tokens: readonly Token[], { verb, subject }: Clause): boolean =>
  verb.form === 'gerund' && tokens[subject.first - 1]?.lowercase === 'with';

/** `A recent Tarn video`: the name tells where it is from. */
function isOfText(tokens: readonly Token[], { last }: NamePhrase): boolean {
  const noun = tokens[last + 1]?.lowercase ?? '';
  return (tokens[last] as Token).after === '' && (TEXT_NOUNS.has(noun) || /^(?:video|clip|walkthrough|podcast|page)$/.test(noun));
}

function nearestName(passage: Passage, at: number, start: number): Subject | null {
  const { tokens, text } = passage;
  for (let index = at - 1; index >= Math.max(start, at - 14); index--) {
    if ((passage.quoteOf[index] as number) >= 0 || !looksLikeName(tokens[index] as Token)) continue;
    const name = nameEndingAt(text, tokens, index, start);
    if (!name) continue;
    const link = tokens[name.first - 1];
    // `Jane Roe of Tarn, who said`: the place is no speaker; `wisdom from Jane Roe, who said`: the person is.
    if (link && /^(?:on|in|at|of|from|for)$/.test(link.lowercase) && !isPersonal(name.text)) {
      index = name.first;
      continue;
    }
    return namedSubject(name);
  }
  return null;
}
