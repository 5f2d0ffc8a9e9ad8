import { isOrganizationWord, isRoleWord, wordClass } from '../people/lexicon.ts';
import { endsLikeOrganization, gap, looksLikeName, nameEndingAt, stopOf, type NamePhrase } from '../people/name-phrase.ts';
import { nounEndingAt, PREPOSITIONS } from './noun-phrase.ts';
import { DOCUMENTATION, SPEECH_NOUNS, words } from './nouns.ts';
import { namedSubject, pronounSubject, type Subject } from './subject-forms.ts';
import type { Token } from '../text/token.ts';

/** Pronouns, and words without a name, that can be the subject of a reporting verb. */
export const PRONOUNS = words('he she they it i we you who one this that which everyone nobody someone anyone people somebody everybody');
const AUXILIARIES = words(
  'has have had is was were are be been being will did does do keeps kept also then later once already further again even just',
  'since still now ever never not additionally correctly rightly wrongly simply merely only always often sometimes recently',
  'similarly likewise thus therefore instead famously reportedly allegedly publicly privately repeatedly reached goes went on to',
  'liked likes loves loved tends tended made makes sure himself herself themselves itself both all each eventually long once used',
);
const MODALS = words("would might could may should can must can't won't wouldn't cannot shall couldn't shouldn't");
const NEGATIONS = words("not never didn't doesn't don't hasn't haven't isn't wasn't didn’t doesn’t don’t hasn’t wasn’t");

export interface SubjectSearch {
  readonly subject: Subject | null;
  /** True for `would say`, `might argue`: not something that was said. */
  readonly hypothetical: boolean;
  readonly negated: boolean;
  /** First token of subject and auxiliaries. */
  readonly first: number;
}

/**
 * Reads leftwards from the verb at `verb` for its subject: over adverbs and auxiliaries, brackets
 * (`Tomas Reyes (Tarn) report`), appositions (`Jane Roe, head of X, said`) and places (`Jane Roe on X wrote`).
 * @param floor first token that may belong to the subject (start of the sentence or end of a quoted passage).
 */
export function subjectBefore(text: string, tokens: readonly Token[], verb: number, floor: number): SubjectSearch {
  // So far, no more: chains of places and brackets are followed one inside the other.
  floor = Math.max(floor, verb - 99);
  let at = verb - 1;
  let hypothetical = false;
  let negated = false;
  while (at >= floor) {
    const token = tokens[at] as Token;
    // `Roe wrote to say that`
    if (token.lowercase === 'to' && at === verb - 1 && at > floor && SENDING.test((tokens[at - 1] as Token).lowercase)) {
      at -= 2;
      continue;
    }
    if (/[.;:!?]/.test(stopOf(token)) || (token.after.includes(',') && !isAside(tokens, at, floor, verb))) break;
    if (MODALS.has(token.lowercase)) hypothetical = true;
    else if (NEGATIONS.has(token.lowercase)) negated = true;
    else if (!AUXILIARIES.has(token.lowercase) && !isAdverb(token) && !isHearsay(tokens, at)) break;
    at--;
  }
  if (at >= floor && isShortenedModal(tokens[at] as Token, tokens[verb] as Token)) hypothetical = true;
  const first = Math.min(at + 1, verb);
  const subject = at >= floor ? subjectEndingAt(text, tokens, at, floor) : null;
  return { subject, hypothetical, negated, first: subject ? Math.min(subject.first, first) : first };
}

/** `Roe is said to have told them`: the `said` of those who pass it on. */
function isHearsay(tokens: readonly Token[], at: number): boolean {
  if (!/^(?:said|reported|believed|understood|rumou?red|thought|known)$/.test((tokens[at] as Token).lowercase)) return false;
  return tokens[at + 1]?.lowercase === 'to' && tokens[at + 2]?.lowercase === 'have' && /^(?:is|was|are|were)$/.test(tokens[at - 1]?.lowercase ?? '');
}

/** What one does to say something: `wrote to say`. */
export const SENDING = /^(?:wrote|writes|called|calls|emailed|phoned|rang|texted)$/;

/** `Roe, however, says`: an adverb between commas. */
function isAside(tokens: readonly Token[], at: number, floor: number, verb: number): boolean {
  return at < verb && at > floor && /^(?:however|though|too|meanwhile|also)$/.test((tokens[at] as Token).lowercase);
}

function isAdverb(token: Token): boolean {
  return /ly$/.test(token.lowercase) && !token.capital && token.lowercase.length > 4 && !/^(?:family|reply|supply|ally|bully|only)$/.test(token.lowercase);
}

/** `she’d`, `they’ll`: most words have no apostrophe. */
const isShortened = ({ lowercase }: Token): boolean => lowercase.length > 2 && (lowercase.includes('’') || lowercase.includes("'"));

/** `she’d say`, but `she’d called it`. */
function isShortenedModal(token: Token, verb: Token): boolean {
  return isShortened(token) && /['’](?:ll|d)$/.test(token.lowercase) && !/(?:ed|aid|ught|told|id|en|ne|put|ing|ade)$/.test(verb.lowercase);
}

/** `Roe,` and `**Roe**,`. */
const hasComma = ({ after }: Token): boolean => after !== '' && (after.startsWith(',') || /^[*_]+,/.test(after));

/** The subject whose last word is token `last`. */
export function subjectEndingAt(text: string, tokens: readonly Token[], last: number, floor: number): Subject | null {
  const token = tokens[last] as Token;
  if (token.after.includes(')')) return bracketed(text, tokens, last, floor);
  if (hasComma(token)) return apposed(text, tokens, last, floor);
  // `she’d called it`
  const contracted = isShortened(token) ? /^(he|she|they|it|we|i|you|who)['’](?:d|ve|ll)$/.exec(token.lowercase)?.[1] : undefined;
  if (contracted !== undefined) return pronounSubject(contracted, token, last);
  if (token.possessive && /^(?:he|she|it|who|that)$/.test(token.lowercase)) return pronounSubject(token.lowercase, token, last);
  if (token.possessive || /^['’]$/.test(token.after)) return null;
  if (isAndOthers(tokens, last) && last - 2 >= floor) {
    const leading = nameEndingAt(text, tokens, last - 2, floor);
    if (leading) {
      const names = withJoint(text, tokens, leading, floor, true);
      return { kind: 'names', names, first: (names[0] as NamePhrase).first, last };
    }
  }
  if (SPEECH_NOUNS.has(token.lowercase) || DOCUMENTATION.has(token.lowercase)) {
    const whose = DOCUMENTATION.has(token.lowercase) ? documentedBy : ownerOf;
    const owner = whose(text, tokens, last, floor);
    if (owner) return owner;
  }
  if (PRONOUNS.has(token.lowercase) && !endsName(tokens, last)) return pronounSubject(token.lowercase, token, last);
  const name = nameEndingAt(text, tokens, last, floor);
  if (name) return placed(text, tokens, withJoint(text, tokens, name, floor), floor);
  const noun = nounEndingAt(text, tokens, last, floor);
  // `Kestrel and the record labels said`: whoever else speaks, the named one does.
  if (!noun || noun.first - 2 < floor || tokens[noun.first - 1]?.lowercase !== 'and') return noun;
  const joint = nameEndingAt(text, tokens, noun.first - 2, floor);
  return joint && !(tokens[joint.last] as Token).possessive ? namedSubject(joint, joint.first, noun.last) : noun;
}

/** `Roe and others`, `Roe et al.` */
function isAndOthers(tokens: readonly Token[], last: number): boolean {
  const { lowercase } = tokens[last] as Token;
  return (lowercase === 'others' && tokens[last - 1]?.lowercase === 'and') || (lowercase === 'al' && tokens[last - 1]?.lowercase === 'et');
}

/** `Jane It`: what looks like a pronoun is the end of a name. */
function endsName(tokens: readonly Token[], last: number): boolean {
  const token = tokens[last] as Token;
  const before = tokens[last - 1];
  return token.capital && before !== undefined && looksLikeName(before) && gap(before, token) === '';
}

/** `the Quillon docs`, `Quillon's documentation`: whose they are by name. */
function documentedBy(text: string, tokens: readonly Token[], last: number, floor: number): Subject | null {
  const before = tokens[last - 1];
  if (!before || last - 1 < floor || before.after !== '') return null;
  if (OWNERS[before.lowercase] !== undefined) return pronounSubject(OWNERS[before.lowercase] as string, before, last - 1, last);
  const name = nameEndingAt(text, tokens, last - 1, floor);
  return name && wordClass(name.text) !== 'place' ? namedSubject(name, name.first, last) : null;
}

const OWNERS: Readonly<Record<string, string>> = { his: 'he', her: 'she', its: 'it', their: 'they', my: 'i', our: 'we' };

/** The one whose words the speech noun at `last` names: a possessive name or pronoun up to three words before it. */
export function ownerOf(text: string, tokens: readonly Token[], last: number, floor: number): Subject | null {
  for (let at = last - 1; at >= floor && at >= last - 5; at--) {
    const token = tokens[at] as Token;
    if (/[.,;:!?]/.test(token.after)) return null;
    const owner = OWNERS[token.lowercase];
    if (owner) return pronounSubject(owner, token, at, last);
    if (!token.possessive) continue;
    const name = nameEndingAt(text, tokens, at, floor);
    return name && namedSubject(name, name.first, last);
  }
  return null;
}

function bracketed(text: string, tokens: readonly Token[], last: number, floor: number): Subject | null {
  for (let at = last; at >= floor && at > last - 12; at--) {
    const token = tokens[at] as Token;
    if (!token.before.includes('(')) continue;
    if (at - 1 < floor || /[.,;:!?]/.test(stopOf(tokens[at - 1] as Token))) return null;
    const subject = subjectEndingAt(text, tokens, at - 1, floor);
    if (!subject) return null;
    return { ...affiliate(subject, text.slice(token.start, (tokens[last] as Token).end)), last };
  }
  return null;
}

/** `Jane Roe, head of research at X, said`: back to the comma that opens the apposition. */
function apposed(text: string, tokens: readonly Token[], last: number, floor: number): Subject | null {
  let place: Subject | null = null;
  for (let at = last - 1; at >= floor && at > last - 18; at--) {
    const token = tokens[at] as Token;
    if (/[.;:!?]/.test(token.after) && token.after !== '.') return place;
    if (!hasComma(token)) continue;
    const inner = tokens[at + 1] as Token;
    if (/^(?:and|but|when|while|because|so)$/.test(inner.lowercase)) return place;
    // A list (`Roe, Doe and Poe said`) is no apposition: an apposition has a lower-case word in it.
    const described = tokens.slice(at + 1, last + 1).some((word) => !word.capital);
    // `The head of Tarn, a man named Jane Roe, said`
    const named = described ? nameEndingAt(text, tokens, last, at + 1) : null;
    if (named && /^(?:named|called)$/.test(tokens[named.first - 1]?.lowercase ?? '')) return namedSubject({ ...named, hasRole: true }, at + 1, last);
    if (!described) return place ?? namedByNoun(text, tokens, at, last, floor);
    const name = looksLikeName(token) ? nameEndingAt(text, tokens, at, floor) : null;
    const subject = name ? describedName(text, tokens, name, { inner: at + 1, last }, floor) : null;
    // `Jane Roe, a professor at Tarn, University of Wexmoor, said`: a name after a preposition may be part of the apposition.
    if (!name || !PREPOSITIONS.has(tokens[name.first - 1]?.lowercase ?? '')) return subject ?? place;
    place ??= subject;
  }
  return place;
}

/** `Roe & Poe`, of which `end` is the last part. */
function firmName(text: string, tokens: readonly Token[], end: NamePhrase, floor: number): NamePhrase | null {
  const before = tokens[end.first - 1]?.text === '&' ? nameEndingAt(text, tokens, end.first - 2, floor) : null;
  return before && { ...end, start: before.start, first: before.first, text: text.slice(before.start, end.end) };
}

/** `The host, Jane Roe, asked`: the apposition is the name. */
function namedByNoun(text: string, tokens: readonly Token[], comma: number, last: number, floor: number): Subject | null {
  const first = nounEndingAt(text, tokens, comma, floor)?.first ?? ownedRole(tokens, comma, floor);
  const end = first === -1 ? null : nameEndingAt(text, tokens, last, comma + 1);
  const name = end && end.first > comma + 1 ? firmName(text, tokens, end, comma + 1) : end;
  return name && name.first === comma + 1 ? namedSubject({ ...name, hasRole: true }, first, last) : null;
}

/** `Tarn's head of policy,`: where a role that somebody has begins, which ends with token `last`; -1 for none. */
function ownedRole(tokens: readonly Token[], last: number, floor: number): number {
  let hasRole = false;
  for (let at = last; at >= floor && at > last - 7; at--) {
    const { text, possessive, after } = tokens[at] as Token;
    if (possessive) return hasRole ? at : -1;
    if (at < last && after !== '') return -1;
    hasRole ||= isRoleWord(text);
  }
  return -1;
}

/** `Jane Roe, a professor at Tarn,`: the name with what the apposition `inner`–`last` tells of it. */
function describedName(
  text: string, tokens: readonly Token[], name: NamePhrase, { inner, last }: { inner: number; last: number }, floor: number,
): Subject | null {
  const head = placed(text, tokens, [name], floor);
  if (head.kind !== 'names') return null;
  const place = /\b(?:at|of|for|with|from)\s+(?:the\s+)?(\p{Lu}.*)$/u.exec(text.slice((tokens[inner] as Token).start, (tokens[last] as Token).end));
  const subject: Subject = { ...head, names: head.names.map((one) => ({ ...one, hasRole: true })), last };
  return place?.[1] ? affiliate(subject, place[1]) : subject;
}

function affiliate(subject: Subject, affiliation: string): Subject {
  if (subject.kind !== 'names') return subject;
  const names = subject.names.map((name) => (name.affiliation ? name : { ...name, affiliation }));
  return { ...subject, names };
}

/** `A and B report`, `A, B and C say`. */
function withJoint(text: string, tokens: readonly Token[], last: NamePhrase, floor: number, listed = false): NamePhrase[] {
  const names = [last];
  let first = last.first;
  for (let guard = 0; guard < 4; guard++) {
    const link = tokens[first - 1];
    if (!link || first - 2 < floor) break;
    const and = link.lowercase === 'and' || link.text === '&';
    const previous = and ? first - 2 : first - 1;
    const comma = (tokens[previous] as Token).after.startsWith(',');
    if (!and && !(comma && (listed || names.length > 1))) break;
    const name = nameEndingAt(text, tokens, previous, floor);
    if (!name || (tokens[previous] as Token).possessive) break;
    names.unshift(name);
    first = name.first;
  }
  return names;
}

/** `Jane Roe of MIT said`, `Kim Doe on X wrote`: the person is before the preposition, the place after it. */
function placed(text: string, tokens: readonly Token[], names: readonly NamePhrase[], floor: number): Subject {
  const head = names[0] as NamePhrase;
  const tail = names[names.length - 1] as NamePhrase;
  const plain: Subject = { kind: 'names', names, first: head.first, last: tail.last };
  const linkAt = tokens[head.first - 1]?.lowercase === 'the' ? head.first - 2 : head.first - 1;
  const link = tokens[linkAt];
  if (head.hasRole || !link || linkAt - 1 < floor || !PREPOSITIONS.has(link.lowercase) || link.after !== '') return plain;
  const before = nameEndingAt(text, tokens, linkAt - 1, floor);
  if (!before) {
    // `the head of MIT said`, `a spokesperson for X said`: the noun phrase speaks, not the place.
    const noun = nounEndingAt(text, tokens, linkAt - 1, floor);
    if (noun) return { ...noun, last: tail.last };
    // `somebody from MIT said`
    const who = tokens[linkAt - 1] as Token;
    return /(?:one|body)$|^people$/.test(who.lowercase) ? pronounSubject(who.lowercase, who, linkAt - 1, tail.last) : plain;
  }
  if (isOrganizationWord(before.text) || endsLikeOrganization(before.text) || wordClass(before.text) === 'organization') {
    const whole = { ...before, hasRole: false, end: tail.end, text: text.slice(before.start, tail.end), last: tail.last };
    // `Roe of the Center for Tarn said`
    return placed(text, tokens, [whole], floor);
  }
  return namedSubject({ ...before, affiliation: before.affiliation || tail.text, last: tail.last });
}
