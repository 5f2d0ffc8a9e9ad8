import { isAiSystem } from '../people/known-organizations.ts';
import { isHandle, nameKey } from '../people/name.ts';
import { isPersonal } from '../people/note-names.ts';
import { directCandidate, type AttributionRule, type Candidate } from './candidate.ts';
import { reportingVerb } from './reporting-verbs.ts';
import type { NoteReading } from './note-reading.ts';
import type { ReadBlock } from './read-block.ts';
import { colonBefore, sentenceStart, tokenAt, wordsInside, type QuoteContext } from './rules/quote-context.ts';
import { knownSubject, type Subject } from './subject-forms.ts';
import { addTo } from '../text/add-to.ts';
import type { Token } from '../text/token.ts';

/** Quoted words that no rule's frame ties to a speaker, in a block. */
export interface LooseWords {
  readonly block: number;
  readonly context: QuoteContext;
}

export const MAIN_SPEAKER_RULE: AttributionRule = {
  id: 'main-speaker',
  form: 11,
  reason: 'The note quotes one person only; a sentence that is all quotation, without a frame of its own, goes on with their words.',
  examples: [
    '"⟦direct@Nadia Brandt: Our queue is like any other,⟧" Nadia Brandt says.\n\n' +
      '"⟦direct@Nadia Brandt: Nobody looks at it," Brandt says. "Until it breaks.⟧"\n\n' +
      '"⟦direct@Nadia Brandt: It broke twice,⟧" says Brandt.\n\n' +
      'The team tried something else.\n\n"⟦direct@Nadia Brandt: We gave everybody the pager for one week.⟧" It helped.',
  ],
};

export const SECTION_SPEAKER_RULE: AttributionRule = {
  id: 'section-speaker',
  form: 11,
  reason: 'The section quotes one person and names nobody else; quoted words without a frame of their own are that person\'s.',
  examples: [
    '## A paper on queues\n\nEconomist Nadia Brandt has written about waiting. ' +
      'Short lines are costly, because "⟦direct@Nadia Brandt: an idle server earns nothing for anybody who has paid for it⟧" in the morning.\n\n' +
      '"⟦direct@Nadia Brandt: I would rather see people wait a little,⟧" Brandt writes.\n\nShe has "a long list of reasons" for it.\n\n' +
      '## Elsewhere\n\nThe vendor sells "a completely new way of waiting" now.',
  ],
};

/** Attributions that make somebody the main speaker of a note, and their share of all. */
const LEAST = 3;
const SHARE = 0.8;
const LEAST_WORDS = 5;
/** Fewer words without a frame are as likely a phrase of the author's. */
const SECTION_WORDS = 9;

/**
 * In a portrait or an interview told in prose, quotations without a frame are the portrayed person's; in a section that
 * reports on one person's words and names nobody else, they are that person's.
 * @param found what the rules attributed
 */
export function looseWords(reading: NoteReading, loose: readonly LooseWords[], found: readonly Candidate[]): Candidate[] {
  if (loose.length === 0) return [];
  const isInterview = INTERVIEW.test(reading.facts.format) || reading.facts.guests.length === 1;
  const main = mainSpeaker(reading, found, isInterview);
  const speakerAt = sectionSpeakers(reading, found);
  return loose.flatMap((words) => {
    const { context, block } = words;
    if (main !== null && ((standsAlone(reading.prose[block] as ReadBlock, context) && !isAnnounced(reading, block)) || (isInterview && isPart(context)))) {
      return [candidateOf(words, MAIN_SPEAKER_RULE, main)];
    }
    const section = isPart(context) && wordsInside(context) >= SECTION_WORDS ? speakerAt(block) : null;
    if (!section || context.quote.start <= section.namedAt || hasOtherFrame(context, section.name)) return [];
    return [candidateOf(words, SECTION_SPEAKER_RULE, section.name)];
  });
}

function candidateOf({ block, context: { quote } }: LooseWords, rule: AttributionRule, name: string): Candidate {
  return directCandidate(quote, rule.id, knownSubject(name), '', block);
}

interface SectionSpeaker {
  readonly name: string;
  /** Where the section names the person first. */
  readonly namedAt: number;
}

/** By block: the one whom its section quotes, where it names no other person. Asked for blocks in order, it looks at each section once. */
function sectionSpeakers(reading: NoteReading, found: readonly Candidate[]): (block: number) => SectionSpeaker | null {
  const quotedIn = new Map<number, Candidate[]>();
  for (const candidate of found) if (candidate.kind === 'direct') addTo(quotedIn, candidate.block, candidate);
  const isBorder = (index: number): boolean => /^(?:heading|rule)$/.test(reading.blocks[index]?.kind ?? 'rule');
  let first = 0;
  let end = 0;
  let speaker: SectionSpeaker | null = null;
  return (block) => {
    if (block >= first && block < end) return speaker;
    for (first = block; !isBorder(first - 1);) first--;
    for (end = block + 1; !isBorder(end);) end++;
    return (speaker = sectionSpeaker(reading, first, end, quotedIn));
  };
}

/** The only person that the blocks name, when they quote somebody; else the only one they quote, when they name no person. */
function sectionSpeaker(reading: NoteReading, from: number, to: number, quotedIn: ReadonlyMap<number, readonly Candidate[]>): SectionSpeaker | null {
  let person: SectionSpeaker | null = null;
  let quoted: SectionSpeaker | null = null;
  let isQuoted = false;
  let severalQuoted = false;
  for (let index = from; index < to; index++) {
    const block = reading.prose[index];
    for (const name of block?.names ?? []) {
      if (!isPersonal(name.text) || block?.passage.quoteOf[name.first] !== -1 || isAuthor(reading, name.text)) continue;
      if (person && familyName(person.name) !== familyName(name.text)) return null;
      person ??= { name: name.text, namedAt: name.start };
    }
    for (const { subject } of quotedIn.get(index) ?? []) {
      // What an AI system answers stands beside what it was asked.
      if (subject?.kind === 'names' && subject.names.every(({ text }) => isAiSystem(nameKey(text)))) continue;
      isQuoted ||= subject?.kind === 'names' || (subject !== null && isHeOrShe(subject));
      for (const name of subject?.kind === 'names' ? subject.names : []) {
        if (quoted && nameKey(quoted.name) !== nameKey(name.text)) severalQuoted = true;
        quoted ??= { name: name.text, namedAt: firstMention(reading, from, index, name.text) ?? name.start };
      }
    }
  }
  if (person) return isQuoted && (!quoted || familyName(quoted.name) === familyName(person.name)) ? person : null;
  return severalQuoted ? null : quoted;
}

const isHeOrShe = (subject: Subject): boolean => subject.kind === 'pronoun' && /^(?:he|she)$/.test(subject.word);

/** The byline names the author, whom the note does not quote. */
function isAuthor({ facts }: NoteReading, name: string): boolean {
  return [facts.author, facts.creator].some((author) => nameKey(author) === nameKey(name));
}

/** Where the blocks name somebody first. */
function firstMention(reading: NoteReading, from: number, to: number, name: string): number | null {
  for (let index = from; index <= to; index++) {
    const mention = reading.prose[index]?.names.find(({ text }) => text === name);
    if (mention) return mention.start;
  }
  return null;
}

const familyName = (name: string): string => nameKey(name).split(' ').pop() as string;

/** A clause of the same sentence reports what somebody else says, the words are somebody else's, or a label introduces them. */
function hasOtherFrame(context: QuoteContext, name: string): boolean {
  const { clauses, passage, firstInside, before } = context;
  const { tokens, quoteOf, sentenceOf } = passage;
  const start = before < 0 ? 0 : sentenceStart(passage, before);
  if (colonBefore(context) && before - start < 5) return true;
  // `It went from “I can do it” to “I can show you”`
  // `It means “a lamp”`
  if (before >= 0 && /^(?:from|to|means?|meant)$/.test(tokenAt(context, before).lowercase)) return true;
  if (before >= 0 && /^(?:the|my|our|a|an|your)$/.test(tokenAt(context, start).lowercase)) return true;
  for (let at = start; at <= before; at++) {
    if (quoteOf[at] !== -1) continue;
    const token = tokenAt(context, at);
    if (!token.capital && isFiniteVerb(tokens, at) && !clauses.some((clause) => clause.at === at)) return true;
    if (token.possessive && familyName(name) !== nameKey(token.text)) return true;
  }
  return clauses.some((clause) => clause.sentence === sentenceOf[firstInside] && !isHeOrShe(clause.subject));
}

/** `says`, `points out`. */
const isFiniteVerb = (tokens: readonly Token[], at: number): boolean =>
  reportingVerb((tokens[at] as Token).lowercase, tokens[at + 1]?.lowercase ?? '')?.form === 'finite';

/** The person who says nearly all that the note quotes, told by family name; null when there is none. */
function mainSpeaker(reading: NoteReading, found: readonly Candidate[], isInterview: boolean): string | null {
  const counts = new Map<string, { count: number; name: string }>();
  let all = 0;
  for (const { kind, subject } of found) {
    if (kind !== 'direct' || subject?.kind !== 'names') continue;
    // In an interview only persons count: what else looks like a speaker there is noise.
    if (isInterview && !subject.names.some(({ text }) => isHandle(text) || isPersonal(text) || reading.familyNames.has(text))) continue;
    all++;
    for (const { text } of subject.names) {
      const key = familyName(text);
      const known = counts.get(key);
      counts.set(key, { count: (known?.count ?? 0) + 1, name: known && known.name.length >= text.length ? known.name : text });
    }
  }
  const [first] = [...counts.values()].sort((a, b) => b.count - a.count);
  if (!first || first.count < SHARE * all) return null;
  const family = first.name.split(' ').pop() as string;
  if (!isPersonal(first.name) && !reading.familyNames.has(family)) return null;
  // Fewer attributions do where the note names nobody else.
  return first.count >= LEAST || (reading.familyNames.size === 1 && reading.familyNames.has(family)) ? first.name : null;
}

/** Formats in which one person's words are what the note is about. */
const INTERVIEW = /^(?:interview|podcast|lecture|talk|transcript|keynote|speech)$/i;

/** Several words in double marks, as a digest of an interview quotes them; no title. */
function isPart(context: QuoteContext): boolean {
  const { passage, quote, firstInside, lastInside } = context;
  if (quote.mark !== 'double' || wordsInside(context) < 4 || passage.text.charAt(quote.end - 1) === '?') return false;
  const opening = passage.tokens.slice(firstInside, Math.min(lastInside + 1, firstInside + 12));
  return opening.some((token, index) => index > 0 && !token.capital && token.text.length > 3);
}

/** `In the manual, they included this:` above a block quote: somebody's words, but not whose the rest is. */
function isAnnounced({ blocks, note }: NoteReading, block: number): boolean {
  if ((blocks[block]?.quoteDepth ?? 0) === 0) return false;
  const line = blocks[blocks[block - 1]?.kind === 'blank' ? block - 2 : block - 1];
  return line?.quoteDepth === 0 && note.text.charAt(line.content.end - 1) === ':';
}

/** A sentence of its own in double marks, in a paragraph where the author does not speak of themselves. */
function standsAlone(block: ReadBlock, context: QuoteContext): boolean {
  const { passage, quote, before, after, firstInside } = context;
  const { text, tokens, quoteOf, sentenceOf } = passage;
  const sentence = sentenceOf[firstInside];
  if (quote.mark !== 'double' || wordsInside(context) < LEAST_WORDS) return false;
  if (!/[.!…]["”’']?$/.test(text.slice(Math.max(quote.start, quote.end - 2), quote.end)) && quote.end < block.content.end - 4) return false;
  if ((before >= 0 && sentenceOf[before] === sentence) || (after < tokens.length && sentenceOf[after] === sentence)) return false;
  if (tokenAt(context, firstInside).text.startsWith('#')) return false;
  return !tokens.some((token, index) => quoteOf[index] === -1 && /^(?:i|my|me|you|people)$/.test(token.lowercase));
}
