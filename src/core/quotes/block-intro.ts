import { wordClass } from '../people/lexicon.ts';
import { isHandle } from '../people/name.ts';
import { endsLikeOrganization, nameStartingAt, type NamePhrase } from '../people/name-phrase.ts';
import { isPersonal } from '../people/note-names.ts';
import type { Token } from '../text/token.ts';
import type { Clause } from './clauses.ts';
import { BE } from './cue-words.ts';
import type { NoteReading } from './note-reading.ts';
import { SPEECH_NOUNS } from './nouns.ts';
import type { Passage } from './passage.ts';
import type { ReadBlock } from './read-block.ts';
import { afterDescription } from './rules/colon-rules.ts';
import { isNobody, LEADS, unusualSubject } from './rules/quote-context.ts';
import { ownerOf, subjectBefore } from './subject.ts';
import { namedSubject, type Subject } from './subject-forms.ts';

/** Words of a line that introduces a block quote. */
const LONGEST_INTRO = 60;

/** Who is quoted in a block, and the word that says so. */
export interface Intro {
  readonly subject: Subject;
  readonly cue: string;
  /** The clause that says so, if one does. */
  readonly clause?: Clause;
}

/** Who the line before block `index` says is quoted there. */
export function introOf(reading: NoteReading, index: number, needsColon = false): Intro | null {
  let at = index - 1;
  while (at >= 0 && reading.blocks[at]?.kind === 'blank') at--;
  const block = reading.prose[at];
  if (!block || index - at > 3 || block.quoteDepth > 0) return null;
  const { passage } = block;
  const last = passage.tokens.length - 1;
  const end = passage.tokens[last];
  if (!end || passage.quoteOf[last] !== -1 || isOrder(passage.tokens, last)) return null;
  const clause = lastClause(block, last);
  if (!/[:：]/.test(end.after)) {
    // Without a colon only `Jane Roe writes,` or `as Jane Roe puts it` introduces the block.
    return !needsColon && clause?.end === last && !/[.!?]/.test(end.after) ? introBy(block, clause) : null;
  }
  if (clause && clause.subject.kind !== 'noun') return introBy(block, clause);
  const unusual = unusualSubject(passage, last);
  if (unusual) return { subject: unusual.subject, cue: (passage.tokens[unusual.verb] as Token).text };
  const named = namedBeforeColon(reading, block, last);
  if (named) return { subject: named, cue: ':' };
  const saying = earlierClause(block, last) ?? clause;
  return saying ? introBy(block, saying) : givenAsThis(passage, last);
}

/** `In the manual, she included this:`: whatever she did with it, the words are hers. */
function givenAsThis({ tokens, text, sentenceOf }: Passage, last: number): Intro | null {
  const verb = tokens[last - 1];
  if (tokens[last]?.lowercase !== 'this' || !verb || verb.capital || BE.has(verb.lowercase)) return null;
  let floor = last - 1;
  while (floor > 0 && sentenceOf[floor - 1] === sentenceOf[last] && last - floor < LONGEST_INTRO) floor--;
  const { subject, hypothetical, negated } = subjectBefore(text, tokens, last - 1, floor);
  if (!subject || hypothetical || negated) return null;
  return isOnePerson(subject) && tokens[subject.first - 1]?.lowercase !== 'like' ? { subject, cue: verb.text } : null;
}

/** True for `she`, and for persons by their names. */
function isOnePerson(subject: Subject): boolean {
  if (subject.kind === 'pronoun') return /^(?:he|she)$/.test(subject.word);
  return subject.kind === 'names' && subject.names.every(({ text }) => isPersonal(text));
}

/** The line above block `index`, when it is nothing but a name, as a link or in bold. */
export function nameAbove({ blocks, prose, note }: NoteReading, index: number): Subject | null {
  const line = prose[blocks[index - 1]?.kind === 'blank' ? index - 2 : index - 1];
  if (!line || line.quoteDepth > 0 || line.isListItem) return null;
  const { text, tokens } = line.passage;
  const name = nameStartingAt(text, tokens, 0);
  if (name?.first !== 0 || name.last !== tokens.length - 1) return null;
  const written = note.text.slice(line.content.start, line.content.end);
  if (!/^(?:\[.*\]\(\S+\)|\*\*.*\*\*)$/.test(written)) return null;
  if (!isHandle(name.text) && !(isPersonal(name.text) && mayBePerson(name.text))) return null;
  const quoted = blocks[index]?.content;
  const opening = quoted ? note.text.slice(quoted.start, quoted.end) : '';
  return PROFILE.test(written) || /^["“]|\b(?:I|we|my|our)\b/i.test(opening) ? namedSubject(name) : null;
}

/** The address of somebody's page or post. */
const PROFILE = /\]\(https?:\/\/(?:www\.)?(?:x\.com|twitter\.com|bsky\.app|threads\.(?:net|com)|linkedin\.com\/in|instagram\.com|[^/\s]*\/@)/;

/** False for `San Francisco`, `Grace Period`. */
const mayBePerson = (name: string): boolean =>
  wordClass(name) !== 'place' && !/^(?:San|Santa|Saint|St\.?)\s/.test(name) && name.split(' ').every((part) => wordClass(part) !== 'common');

/** `Open Tarn and tell it:`: the reader is to say it. */
function isOrder(tokens: readonly Token[], last: number): boolean {
  if (!/^(?:it|him|her|them|this)$/.test((tokens[last] as Token).lowercase)) return false;
  if (!/^(?:tell|ask|prompt|instruct|give|send|paste|type|enter)$/.test(tokens[last - 1]?.lowercase ?? '')) return false;
  const lead = tokens[last - 2];
  return !lead || /^(?:and|then|just|or)$/.test(lead.lowercase);
}

/** `Jane Roe writes:`: the subject of the clause is quoted. */
function introBy({ passage: { text, tokens } }: ReadBlock, clause: Clause): Intro {
  const cue = text.slice((tokens[clause.at] as Token).start, (tokens[clause.last] as Token).end);
  return { subject: clause.subject, cue, clause };
}

function lastClause(block: ReadBlock, last: number): Clause | null {
  const sentence = block.passage.sentenceOf[last];
  for (let index = block.clauses.length - 1; index >= 0; index--) {
    const clause = block.clauses[index] as Clause;
    if (clause.sentence !== sentence) return null;
    if (clause.subject && !clause.hypothetical && !clause.negated && !isNobody(clause.subject)) return clause;
  }
  return null;
}

/** `Jane Roe explains the rule. It is the best summary so far:`: the sentence before says who speaks. */
function earlierClause({ clauses, passage }: ReadBlock, last: number): Clause | null {
  const sentence = passage.sentenceOf[last] as number;
  const clause = clauses[clauses.length - 1];
  if (!clause || clause.subject.kind !== 'names' || clause.hypothetical || clause.negated) return null;
  return sentence - clause.sentence <= 1 ? clause : null;
}

/**
 * No verb says that somebody speaks (`That comment by [Fox](…) is:`, `Tarn has a strict policy:`, `His answer:`): the owner of
 * the words, the one whom `by` or `from` names, or the one that the sentence is about.
 */
function namedBeforeColon(reading: NoteReading, block: ReadBlock, last: number): Subject | null {
  const { passage, names } = block;
  const { tokens, text } = passage;
  const sentence = passage.sentenceOf[last];
  let start = last;
  while (start > 0 && last - start < LONGEST_INTRO && passage.sentenceOf[start - 1] === sentence) start--;
  for (let at = last; at > start; at--) {
    if (!SPEECH_NOUNS.has((tokens[at] as Token).lowercase)) continue;
    const owner = ownerOf(text, tokens, at, start);
    if (owner && !(owner.kind === 'pronoun' && !/^(?:he|she|they|it)$/.test(owner.word))) return owner;
  }
  const inside = names.filter((name) => name.first >= start && name.last <= last && passage.quoteOf[name.first] === -1 && mayBeSource(tokens, name));
  const by = inside.find((name) => followsBy(tokens, name));
  const lead = afterDescription(tokens, LEADS.has((tokens[start] as Token).lowercase) ? start + 1 : start, last);
  const head = inside.find((name) => name.first === start || name.first === lead);
  const only = by ?? (head && !(tokens[head.last] as Token).possessive ? head : inside.length === 1 ? inside[0] : undefined);
  if (!only) return null;
  const isTopic = only === head && last > only.last;
  const isName = isHandle(only.text) || isPersonal(only.text) || only.hasRole || only === by || (isTopic && isNameElsewhere(reading, only.text));
  return isName ? namedSubject(only) : null;
}

/** `by Jane Roe`, `from the Tarn Institute`. */
function followsBy(tokens: readonly Token[], { first, hasArticle }: NamePhrase): boolean {
  return /^(?:by|from|via)$/.test(tokens[first - (hasArticle ? 2 : 1)]?.lowercase ?? '');
}

/** `by the Tarn Institute`; a name with an article is no speaker otherwise. */
const mayBeSource = (tokens: readonly Token[], name: NamePhrase): boolean =>
  !name.hasArticle || (followsBy(tokens, name) && endsLikeOrganization(name.text));

/** Whether the start of a sentence is a name by what the note says elsewhere: a single word has a capital inside a sentence, too. */
function isNameElsewhere(reading: NoteReading, name: string): boolean {
  const first = name.split(' ')[0] as string;
  if (first !== name && (wordClass(first) !== 'common' || reading.insideWords.has(first))) return true;
  return reading.insideWords.has(name) && !reading.lowerWords.has(name.toLowerCase());
}
