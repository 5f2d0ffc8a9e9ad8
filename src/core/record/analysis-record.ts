import type { Analysis } from '../analyse.ts';
import type { NoteSpeaker } from '../people/speaker.ts';
import type { ParsedNote } from '../source/note.ts';
import type { Problem } from '../source/problem.ts';
import { readFrontMatter } from '../source/read-front-matter.ts';
import type { SourceFacts } from '../source/schema.ts';
import { LineIndex } from '../text/lines.ts';
import { lazily } from './lazily.ts';
import { readBody, storeBody, type NoteBody } from './note-body.ts';

/** What is needed of every note at once, and does not take its text. */
export interface AnalysisHead extends Pick<Analysis, 'facts' | 'speakers' | 'problems'> {
  /** How many quotations there are. */
  readonly count: number;
}

/** The first line of a record. The rest is read when somebody asks for it. */
type Head = readonly [
  textLength: number, bodyStart: number,
  facts: SourceFacts, speakers: readonly NoteSpeaker[], problems: readonly Problem[], count: number,
];

/**
 * The analysis of a note as one string, to be stored or sent: two lines of JSON, without the note's text and its path.
 * `readAnalysis` makes the same analysis of it again.
 */
export function storeAnalysis({ note, facts, quotations, speakers, problems }: Analysis): string {
  const head: Head = [note.text.length, note.bodyStart, facts, speakers, problems, quotations.length];
  return `${JSON.stringify(head)}\n${storeBody({ ...note, quotations })}`;
}

/**
 * Reads what `storeAnalysis` wrote. Sections, quotations and front matter are worked out when they are first asked for.
 * @param record whole, as it was stored: whoever keeps it where it can be damaged guards it with a sum of its own
 * @param text the text that was analysed; the caller knows that it is the same
 * @returns null when the record has another shape, or is of a text of another length.
 */
export function readAnalysis(record: string, text: string, path: string): Analysis | null {
  const cut = record.indexOf('\n');
  const head = cut < 0 ? null : readHead(record.slice(0, cut));
  if (head === null) return null;
  const [textLength, bodyStart, facts, speakers, problems] = head;
  if (text.length !== textLength) return null;
  let read: NoteBody | null = null;
  const body = (): NoteBody => (read ??= readBody(record.slice(cut + 1)));
  const note = lazily<{ readonly text: string; readonly bodyStart: number }, Omit<ParsedNote, 'text' | 'bodyStart'>>({ text, bodyStart }, {
    frontMatter: () => readFrontMatter(text),
    lines: () => new LineIndex(text),
    protectedSpans: () => body().protectedSpans,
    sections: () => body().sections,
    contents: () => body().contents,
  });
  return lazily<Omit<Analysis, 'quotations'>, Pick<Analysis, 'quotations'>>({ path, note, facts, speakers, problems }, {
    quotations: () => body().quotations,
  });
}

/** What a record, or the first line of one, says of the note as a whole; null when it has another shape. */
export function readAnalysisHead(record: string): AnalysisHead | null {
  const head = readHead(firstLine(record));
  return head === null ? null : { facts: head[2], speakers: head[3], problems: head[4], count: head[5] };
}

/** The same analysis under another path; nothing is worked out for that. */
export function movedAnalysis(analysis: Analysis, path: string): Analysis {
  const moved = Object.defineProperties({}, Object.getOwnPropertyDescriptors(analysis)) as Analysis;
  return Object.defineProperty(moved, 'path', { value: path, enumerable: true, configurable: true, writable: true });
}

/** The first line of a record, which is all that `readAnalysisHead` needs. */
export function firstLine(record: string): string {
  const cut = record.indexOf('\n');
  return cut < 0 ? record : record.slice(0, cut);
}

function readHead(json: string): Head | null {
  try {
    const head: unknown = JSON.parse(json);
    return Array.isArray(head) && head.length === 6 ? (head as unknown as Head) : null;
  } catch {
    return null;
  }
}
