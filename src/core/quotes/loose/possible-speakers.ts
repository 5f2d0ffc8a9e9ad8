import { looksLikeName, nameStartingAt, type NamePhrase } from '../../people/name-phrase.ts';
import { firstEndingAfter } from '../../text/span.ts';
import type { Token } from '../../text/tokens.ts';
import type { Clause } from '../clauses.ts';
import type { ReadBlock } from '../note-reading.ts';
import { LEADS, tokenAt, type QuoteContext } from '../rules/quote-context.ts';
import { ORGANIZATION_NOUNS, type Subject } from '../subject.ts';

/**
 * Somebody near loose words who may have said them.
 * `clause`: subject of the last reporting clause before them in the sentence; `later-clause`: of the first one after them;
 * `sentence`: what the sentence is about; `owner`: a possessive before them; `name-before`, `name-after`: a name in the
 * sentence; `previous`: whoever was quoted last.
 */
export interface PossibleSpeaker {
  readonly how: 'clause' | 'later-clause' | 'sentence' | 'owner' | 'name-before' | 'name-after' | 'previous';
  /** Null for `previous`. */
  readonly subject: Subject | null;
  /** Words between the two. */
  readonly distance: number;
  readonly clause: Clause | null;
}

/** Words looked at on either side. */
const FAR = 60;

/** Who may have said the words, each once; in the order of the kinds above. Bounded look-around. */
export function possibleSpeakers(block: ReadBlock, context: QuoteContext): PossibleSpeaker[] {
  const found: PossibleSpeaker[] = [];
  const add = (how: PossibleSpeaker['how'], subject: Subject | null, distance: number, clause: Clause | null = null): void => {
    if (subject?.kind === 'pronoun' && !/^(?:he|she|it|they)$/.test(subject.word)) return;
    if (subject && found.some((other) => other.subject?.first === subject.first)) return;
    found.push({ how, subject, distance, clause });
  };
  const sentence = context.passage.sentenceOf[context.firstInside] as number;
  const before = lastOf(context.clauses, (clause) => clause.sentence === sentence && clause.end <= context.before && clause.subject !== null);
  if (before) add('clause', before.subject, context.before - before.end, before);
  const after = context.clauses.find((clause) => clause.sentence === sentence && clause.first >= context.after && clause.subject !== null && !clause.inherited);
  if (after) add('later-clause', after.subject, after.first - context.after, after);
  const start = startOfSentence(context);
  const topic = topicOf(context, start);
  if (topic) add('sentence', topic, context.before - topic.last);
  const names = namesOf(block, context, sentence, start);
  const owner = lastOf(names.before, (name) => tokenAt(context, name.last).possessive);
  if (owner) add('owner', asSubject(owner), context.before - owner.last);
  const near = names.before[names.before.length - 1];
  if (near) add('name-before', asSubject(near), context.before - near.last);
  if (names.after) add('name-after', asSubject(names.after), names.after.first - context.after);
  add('previous', null, 0);
  return found;
}

function lastOf<T>(items: readonly T[], fits: (item: T) => boolean): T | null {
  for (let index = items.length - 1; index >= 0; index--) if (fits(items[index] as T)) return items[index] as T;
  return null;
}

const asSubject = (name: NamePhrase): Subject => ({ kind: 'names', names: [name], first: name.first, last: name.last });

/** First token of the sentence that the words stand in, quoted passages before them included. */
export function startOfSentence(context: QuoteContext): number {
  const { sentenceOf } = context.passage;
  let start = context.firstInside;
  while (start > 0 && context.firstInside - start < FAR && sentenceOf[start - 1] === sentenceOf[context.firstInside]) start--;
  return start;
}

/** The name, pronoun or organization at the start of the sentence, behind a short opening phrase. */
function topicOf(context: QuoteContext, start: number): Subject | null {
  const { passage } = context;
  let at = start;
  if (LEADS.has(tokenAt(context, at).lower)) at++;
  if (/^(?:in|on|at|after|during|for|to|from|with|when|while|by|since|later|last|this|over)$/.test(tokenAt(context, at)?.lower ?? '')) {
    for (let comma = at; comma < Math.min(at + 14, context.before); comma++) {
      if (/^[”"’')]*,/.test(tokenAt(context, comma).after)) {
        at = comma + 1;
        break;
      }
    }
  }
  if (at > context.before || passage.quoteOf[at] !== -1) return null;
  const token = tokenAt(context, at);
  if (/^(?:he|she|it|they)$/.test(token.lower)) return { kind: 'pronoun', word: token.lower, span: token, first: at, last: at };
  if (/^(?:the|this|that)$/.test(token.lower)) return nounFrom(context, at);
  if (!looksLikeName(token) || token.possessive) return null;
  const name = nameStartingAt(passage.text, passage.tokens, at, context.before);
  return name && name.last <= context.before && !tokenAt(context, name.last).possessive ? asSubject(name) : null;
}

/** `The company`, `The new report`. */
function nounFrom(context: QuoteContext, at: number): Subject | null {
  for (let head = at + 1; head <= Math.min(at + 3, context.before); head++) {
    const token = tokenAt(context, head);
    if (ORGANIZATION_NOUNS.has(token.lower) && !token.possessive) {
      const span = { start: tokenAt(context, at).start, end: token.end };
      return { kind: 'noun', head: token.lower, text: context.passage.text.slice(span.start, span.end), definite: true, span, first: at, last: head };
    }
    if (token.after !== '') return null;
  }
  return null;
}

function namesOf(block: ReadBlock, context: QuoteContext, sentence: number, start: number): { before: NamePhrase[]; after: NamePhrase | null } {
  const { names, passage } = block;
  const outside = (name: NamePhrase): boolean => passage.quoteOf[name.first] === -1 && passage.sentenceOf[name.first] === sentence;
  const middle = firstEndingAfter(names, context.quote.outer.start);
  const before: NamePhrase[] = [];
  for (let index = middle - 1; index >= 0 && (names[index] as NamePhrase).first >= start; index--) {
    const name = names[index] as NamePhrase;
    if (outside(name)) before.unshift(name);
  }
  let after: NamePhrase | null = null;
  for (let index = middle; index < names.length && (names[index] as NamePhrase).first <= context.after + 14; index++) {
    const name = names[index] as NamePhrase;
    if (name.first < context.after || !outside(name)) continue;
    after = name;
    break;
  }
  return { before, after };
}

/** Words between two places of a sentence, quoted ones left out. */
export function wordsBetween(context: QuoteContext, from: number, to: number): Token[] {
  const words: Token[] = [];
  for (let at = Math.max(0, from + 1); at < to && words.length < FAR; at++) {
    if (context.passage.quoteOf[at] === -1) words.push(tokenAt(context, at));
  }
  return words;
}
