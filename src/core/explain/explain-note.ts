import type { Analysis } from '../analyse.ts';
import { NameIndex } from '../people/name-index.ts';
import { attribute } from '../quotes/attribute.ts';
import type { Evidence } from '../quotes/label-evidence.ts';
import type { Label } from '../quotes/labels.ts';
import { readNote, type NoteReading } from '../quotes/note-reading.ts';
import type { Quotation } from '../quotes/quotation.ts';
import { REJECTIONS, type Rejection } from '../quotes/rejection.ts';
import { firstEndingAfter, overlaps, type Span } from '../text/span.ts';
import { NotePlaces } from './note-places.ts';
import { resolutionsOf, type Resolution } from './resolution.ts';

/** Why a quotation is attributed as it is. The quotation itself has the id of the rule, its reason and the cue. */
export interface AttributionExplanation {
  /** What spoke for and against its label being a speaker, with weights; empty where no label is. */
  readonly evidence: readonly Evidence[];
  readonly resolutions: readonly Resolution[];
}

/** Reasons of this module, beside those of `REJECTIONS`. */
const MORE_REJECTIONS = {
  'no-speaker-label': 'What speaks for the label being a speaker does not outweigh what speaks against it.',
  'own-voice': 'The subject is the author or the reader, who are not quoted.',
  'not-governed': 'A reporting verb stands in the sentence, but not so that it introduces these words.',
  'term': 'A few quoted words inside a sentence are a term or a title, unless a reporting verb or a source stands beside them.',
  'no-cue': 'No reporting verb, label or source stands beside the quoted words.',
} as const satisfies Record<string, string>;

/** Something in a note that was considered and not attributed. */
export interface RejectedCandidate extends Span {
  readonly what: Rejection['what'] | 'label';
  /** From 1. */
  readonly line: number;
  /** The words themselves: `text.slice(start, end)`. */
  readonly words: string;
  /** Who would have spoken, as written; '' when nobody is. */
  readonly mention: string;
  /** Id of the attribution rule that read it, '' where none did. */
  readonly rule: string;
  /** Id of the reason for the rejection. */
  readonly reason: keyof typeof REJECTIONS | keyof typeof MORE_REJECTIONS;
  /** The reason in a sentence. */
  readonly why: string;
  /** With weights; empty but for labels. */
  readonly evidence: readonly Evidence[];
}

/** Why a note is attributed as it is. */
export interface NoteExplanation {
  /** One for each quotation of the analysis, in their order. */
  readonly attributions: readonly AttributionExplanation[];
  /** By start. */
  readonly rejected: readonly RejectedCandidate[];
}

/** Explains an analysis: reads the note once more, with an observer. The analysis itself costs nothing extra. */
export function explainNote({ note, facts, quotations, speakers }: Analysis): NoteExplanation {
  const reading = readNote(note, facts);
  const rejections: Rejection[] = [];
  attribute(reading, (rejection) => rejections.push(rejection));
  const places = new NotePlaces(reading, speakers);
  const names = new NameIndex(speakers.map(({ name }) => [name, name] as const));
  const labels = new Map(reading.speakerLabels.map((label) => [label.start, label]));
  const evidenceOf = ({ mentions: [first] }: Quotation): readonly Evidence[] => {
    const label = first && labels.get(first.start);
    return label ? reading.evidenceOf(label) : [];
  };
  const attributions = quotations.map((quotation): AttributionExplanation => ({
    evidence: evidenceOf(quotation),
    resolutions: resolutionsOf(quotation, names, places),
  }));
  const rejected = [...rejectedLabels(reading, quotations), ...rejections.map(explained), ...silentQuotes(reading, quotations, rejections)];
  return {
    attributions,
    rejected: rejected.map((one): RejectedCandidate => ({ ...one, line: note.lines.lineAt(one.start), words: note.text.slice(one.start, one.end) }))
      .sort((a, b) => a.start - b.start || a.end - b.end || (a.reason < b.reason ? -1 : 1)),
  };
}

type Unplaced = Omit<RejectedCandidate, 'line' | 'words'>;

function explained(rejection: Rejection): Unplaced {
  if (/^(?:i|we|you)$/i.test(rejection.mention)) return { ...rejection, reason: 'own-voice', why: MORE_REJECTIONS['own-voice'], evidence: [] };
  return { ...rejection, why: REJECTIONS[rejection.reason], evidence: [] };
}

/** Labels that were weighed and found to be no speaker's, unless another rule found a speaker there. */
function rejectedLabels(reading: NoteReading, quotations: readonly Quotation[]): Unplaced[] {
  const named = new Set(quotations.flatMap(({ mentions }) => mentions.map(({ start }) => start)));
  // Where a line begins right behind a mark, two labels may begin at one place.
  const placeOf = ({ start, glued }: Label): number => start * 2 + Number(glued);
  const speakers = new Set(reading.speakerLabels.map(placeOf));
  return reading.labels.filter((label) => !named.has(label.start) && !speakers.has(placeOf(label))).map((label) => ({
    start: label.start, end: label.end, what: 'label', mention: label.name, rule: '', reason: 'no-speaker-label', why: MORE_REJECTIONS['no-speaker-label'],
    evidence: reading.evidenceOf(label),
  }));
}

/** Quoted words that no rule tied to anybody. */
function silentQuotes({ prose }: NoteReading, quotations: readonly Quotation[], rejections: readonly Rejection[]): Unplaced[] {
  const taken = disjoint([...quotations, ...rejections.filter(({ what }) => what === 'quotation')]);
  const silent: Unplaced[] = [];
  for (const block of prose) {
    if (!block) continue;
    const { quotes, quoteOf, sentenceOf, tokens } = block.passage;
    const governed = new Set(block.clauses.map(({ sentence }) => sentence));
    const words = new Map<number, number>();
    const sentences = new Map<number, number>();
    quoteOf.forEach((quote, token) => {
      words.set(quote, (words.get(quote) ?? 0) + 1);
      if (!sentences.has(quote)) sentences.set(quote, sentenceOf[token] as number);
    });
    quotes.forEach(({ start, end }, index) => {
      const over = taken[firstEndingAfter(taken, start)];
      if ((over && overlaps(over, { start, end })) || !words.has(index)) return;
      const isShort = (words.get(index) ?? 0) <= 4 && (words.get(index) ?? 0) < tokens.length;
      const reason = governed.has(sentences.get(index) ?? -1) ? 'not-governed' : isShort ? 'term' : 'no-cue';
      silent.push({ start, end, what: 'quotation', mention: '', rule: '', reason, why: MORE_REJECTIONS[reason], evidence: [] });
    });
  }
  return silent;
}

/** The stretches that the spans cover, in order, none overlapping another. */
function disjoint(spans: readonly Span[]): Span[] {
  const covered: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = covered[covered.length - 1];
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else covered.push({ start, end });
  }
  return covered;
}
