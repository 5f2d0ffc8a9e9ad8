import type { Analysis } from '../analyse.ts';
import type { Quotation } from '../quotes/quotation.ts';
import { sentences } from '../text/sentences.ts';
import { contains, overlaps, type Span } from '../text/span.ts';
import { finish, type Steps } from '../text/steps.ts';
import { exclusionOf, type Sentence } from './exclusions.ts';
import { plainText } from './plain-text.ts';
import { splitLowerCase, writesLowerCase } from './lower-case.ts';
import { holdsRecording } from './kinds-of-text.ts';
import { proseBlocks } from './prose-blocks.ts';
import { contentStems, words } from './words.ts';

/** A sentence that may become a key insight. */
export interface Candidate extends Span, Sentence {
  /** Index of its section, -1 where the note has none. */
  readonly section: number;
  /** Its number in its section, from 0, excluded sentences counted. */
  readonly place: number;
  /** True for the first sentence of its paragraph. */
  readonly opens: boolean;
  readonly stems: readonly string[];
  /** Who says it, when it is a quotation; empty for the author's own voice. */
  readonly speakers: readonly string[];
  /** True for a quotation whose speaker the note does not name. */
  readonly unnamed: boolean;
  /** True for the last sentence before a list. */
  readonly opensList: boolean;
  /** True for two sentences, the second of which leans on the first. */
  readonly joins?: boolean;
}

/** What was found in a note, and what was left out and why. */
export interface Candidates {
  readonly kept: readonly Candidate[];
  /** Sentences of the prose, those left out counted too. */
  readonly total: number;
  readonly rejected: readonly (Span & { readonly exclusion: string })[];
}

/** A longer stretch is no sentence, whatever the punctuation says; it is not worth reading. */
const LONGEST_SENTENCE = 1200;
/** A sentence and the one that it leans on are read together up to this many words. */
const MOST_WORDS_TOGETHER = 45;
/** Two short sentences in a row often make one thought; each for itself would say too little. */
const MOST_WORDS_OF_SHORT = 30;
/** Of these a reader is helped by the sentence before: it says whom or what they speak of. */
const LEANING: ReadonlySet<string> = new Set(['dangling', 'continues']);

/** The sentences of a note's prose that can stand alone. Deterministic, linear in the length of the note. */
export function findCandidates(analysis: Analysis): Candidates {
  return finish(findCandidatesSteps(analysis));
}

/** The same, with a pause after each block of prose. */
export function* findCandidatesSteps(analysis: Analysis): Steps<Candidates> {
  const { note, facts } = analysis;
  const quotations = analysis.quotations.filter((quotation) => quotation.kind === 'direct');
  const kept: Candidate[] = [];
  const rejected: (Span & { exclusion: string })[] = [];
  let section = -2;
  let place = 0;
  let total = 0;
  let nextQuotation = 0;
  const blocks = proseBlocks(note);
  const isLowerCase = writesLowerCase(note.text, blocks);
  const isTranscript = holdsRecording(facts);
  for (const [number, block] of blocks.entries()) {
    if (block.section !== section) place = 0;
    section = block.section;
    const frame: Frame = { kind: block.kind, heading: note.sections[section]?.title ?? '', isSpoken: isTranscript && block.kind === 'paragraph' };
    let before: Candidate | null = null;
    const parts = unwrapped(note.text, sentences(note.text, block));
    const lastEnd = parts[parts.length - 1]?.end ?? 0;
    const beforeList = block.kind !== 'item' && blocks[number + 1]?.kind === 'item';
    for (const [index, raw] of (isLowerCase ? splitLowerCase(note.text, parts) : parts).entries()) {
      while ((quotations[nextQuotation]?.end ?? Infinity) <= raw.start) nextQuotation++;
      total++;
      const { span, quotation } = voice(quotations, nextQuotation, withoutMarks(note.text, raw));
      const sentence = read(note.text, span, frame);
      const exclusion = sentence === null ? (frame.isSpoken ? 'unpunctuated' : 'length') : (exclusionOf(sentence)?.id ?? null);
      const from = { section, place: place++, opens: index === 0, opensList: beforeList && raw.end >= lastEnd, ...voiceOf(analysis, quotation) };
      const leansOn: Candidate | null = before;
      before = null;
      if (sentence !== null && exclusion === null) {
        before = { ...sentence, ...span, ...from, stems: contentStems(sentence.plain) };
        kept.push(before);
        if (leansOn !== null && leansOn.words.length + sentence.words.length <= MOST_WORDS_OF_SHORT) {
          const both = together(note.text, leansOn, { ...span, ...from }, frame);
          if (both) kept.push(both);
        }
        continue;
      }
      rejected.push({ ...span, exclusion: exclusion ?? 'length' });
      if (leansOn === null || !LEANING.has(exclusion ?? '')) continue;
      const both = together(note.text, leansOn, { ...span, ...from }, frame);
      if (both) kept.push(both);
    }
    yield;
  }
  return { kept, total, rejected };
}

/** What the sentences of a block share. */
type Frame = Pick<Sentence, 'kind' | 'heading' | 'isSpoken'>;

function voiceOf({ facts }: Analysis, quotation: Quotation | null): Pick<Candidate, 'speakers' | 'unnamed'> {
  const speakers = quotation?.speakers ?? [];
  const own = [facts.author, facts.creator];
  return {
    speakers: speakers.every((name) => own.includes(name)) ? [] : speakers,
    unnamed: quotation !== null && speakers.length === 0,
  };
}

/** A sentence with the one before that it leans on, or null where the two do not make one thought of one voice. */
function together(text: string, first: Candidate, second: Span & Pick<Candidate, 'speakers' | 'unnamed'>, frame: Frame): Candidate | null {
  if (first.unnamed !== second.unnamed || first.speakers.join() !== second.speakers.join()) return null;
  const span = { start: first.start, end: second.end };
  const sentence = read(text, span, frame);
  if (sentence === null || sentence.words.length > MOST_WORDS_TOGETHER || exclusionOf(sentence) !== null) return null;
  return { ...first, ...sentence, ...span, stems: contentStems(sentence.plain), joins: true };
}

const ENDS_SENTENCE = /[.!?…:;]["'”’)\]*_]{0,6}$/;

/** Joins the parts of a sentence that runs over a line break of its block. */
function unwrapped(text: string, parts: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const part of parts) {
    const last = joined[joined.length - 1];
    const runsOn = last && !ENDS_SENTENCE.test(text.slice(Math.max(last.start, last.end - 12), last.end)) &&
      text.slice(last.end, part.start).includes('\n');
    if (runsOn) joined[joined.length - 1] = { start: last.start, end: part.end };
    else joined.push(part);
  }
  return joined;
}

function read(text: string, span: Span, frame: Frame): Sentence | null {
  if (span.end - span.start > LONGEST_SENTENCE) return null;
  const source = text.slice(span.start, span.end);
  const plain = plainText(source);
  const markup = source.length === 0 ? 0 : 1 - plain.length / source.length;
  return { plain, words: words(plain), ...frame, markup };
}

/**
 * Whose voice a sentence is. A sentence that lies in a quotation, or leaves or enters one, is cut down to the quoted
 * words; one that holds a whole quotation with its attribution is the author's, and so is one in which the attribution
 * breaks into the quotation (`"Boats," she says, "are slow."`): its marks must stay where they are.
 */
function voice(quotations: readonly Quotation[], from: number, span: Span): { span: Span; quotation: Quotation | null } {
  let best: Quotation | null = null;
  for (let index = from; index < quotations.length; index++) {
    const quotation = quotations[index] as Quotation;
    if (quotation.start >= span.end) break;
    if (overlaps(quotation, span) && !within(span, quotation)) best = quotation;
  }
  if (!best || best.mentions.some((mention) => overlaps(mention, span) && contains(best, mention))) return { span, quotation: null };
  return { span: { start: Math.max(span.start, best.start), end: Math.min(span.end, best.end) }, quotation: best };
}

/** Characters around a quotation that do not make the sentence more than the quotation: its marks and a full stop. */
const SLACK = 4;

function within(sentence: Span, quotation: Span): boolean {
  return contains(sentence, quotation) && sentence.end - sentence.start > quotation.end - quotation.start + SLACK;
}

const LEADING_MARKS = /^(?:\*{1,3}|_{1,3}|~~|==|[ \t>]+)+/;
const TRAILING_MARKS = /(?:\*|_|~|=|[ \t\r\n])$/;

/** Drops emphasis marks at both ends when they do not belong to a word inside. */
function withoutMarks(text: string, span: Span): Span {
  let { start, end } = span;
  start += LEADING_MARKS.exec(text.slice(start, Math.min(end, start + 24)))?.[0].length ?? 0;
  while (end > start && TRAILING_MARKS.test(text[end - 1] as string)) end--;
  return pairedAgain(text, { start, end }, span);
}

/** Takes a mark back in whose partner stands in the middle of the sentence: `**Bold** and plain.` */
function pairedAgain(text: string, inner: Span, outer: Span): Span {
  if (outer.end - outer.start > LONGEST_SENTENCE) return inner;
  const odd = (text.slice(inner.start, inner.end).split('**').length - 1) % 2 === 1;
  return odd ? outer : inner;
}
