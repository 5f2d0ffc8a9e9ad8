import type { Mention, Quotation } from '../quotes/quotation.ts';
import type { ContentsEntry, ParsedNote, Section } from '../source/note.ts';
import type { ProtectedKind, ProtectedSpan } from '../text/protected.ts';

/** What a note holds between its beginning and its end: everything with a span. */
export interface NoteBody extends Pick<ParsedNote, 'sections' | 'contents' | 'protectedSpans'> {
  readonly quotations: readonly Quotation[];
}

/** Texts by number: the same name, rule or reason is stored once for each note. */
class Texts {
  readonly all: string[] = [];
  private readonly numbers = new Map<string, number>();

  number(text: string): number {
    let number = this.numbers.get(text);
    if (number === undefined) this.numbers.set(text, (number = this.all.push(text) - 1));
    return number;
  }
}

/** Numbers only, but for the texts, which come last: JSON reads such lists fastest. */
type Stored = readonly [
  sections: readonly (readonly number[])[],
  contents: readonly (readonly number[])[],
  protectedSpans: readonly number[],
  quotations: readonly StoredQuotation[],
  texts: readonly string[],
];
type StoredQuotation = readonly [
  fixed: readonly number[], speakers: readonly number[], relayedBy: readonly number[], mentions: readonly (readonly number[])[],
];

/** The body as JSON; `readBody` reads it. */
export function storeBody({ sections, contents, protectedSpans, quotations }: NoteBody): string {
  const texts = new Texts();
  const of = (text: string): number => texts.number(text);
  const stored: Stored = [
    sections.map((one) => [of(one.title), one.level, one.start, one.end, one.line, one.heading.start, one.heading.end, of(one.blurb)]),
    contents.map((one) => [of(one.title), of(one.blurb), one.line, one.section, one.start, one.end]),
    protectedSpans.flatMap(({ kind, start, end }) => [of(kind), start, end]),
    quotations.map((one) => [
      [one.start, one.end, of(one.kind), one.line, of(one.mention), of(one.cue), of(one.section), of(one.rule), of(one.reason)],
      one.speakers.map(of), one.relayedBy.map(of),
      one.mentions.map((mention) => [mention.start, mention.end, of(mention.speaker), of(mention.text), mention.isName ? 1 : 0]),
    ]),
    texts.all,
  ];
  return JSON.stringify(stored);
}

/** @param json of `storeBody`, whole. */
export function readBody(json: string): NoteBody {
  const [sections, contents, protectedSpans, quotations, texts] = JSON.parse(json) as Stored;
  const of = (number: number): string => texts[number] as string;
  return {
    sections: (sections as readonly Eight[]).map(([title, level, start, end, line, headingStart, headingEnd, blurb]): Section => ({
      title: of(title), level, line, heading: { start: headingStart, end: headingEnd }, blurb: of(blurb), start, end,
    })),
    contents: (contents as readonly Six[]).map(([title, blurb, line, section, start, end]): ContentsEntry => ({
      title: of(title), blurb: of(blurb), line, section, start, end,
    })),
    protectedSpans: triples(protectedSpans).map(([kind, start, end]): ProtectedSpan => ({ kind: of(kind) as ProtectedKind, start, end })),
    quotations: quotations.map((one) => readQuotation(one, of)),
  };
}

type Six = readonly [number, number, number, number, number, number];
type Eight = readonly [...Six, number, number];
type Nine = readonly [...Eight, number];

function readQuotation([fixed, speakers, relayedBy, mentions]: StoredQuotation, of: (number: number) => string): Quotation {
  const [start, end, kind, line, mention, cue, section, rule, reason] = fixed as Nine;
  return {
    start, end, kind: of(kind) as Quotation['kind'], line, speakers: speakers.map(of), mention: of(mention),
    mentions: (mentions as readonly Six[]).map(([from, to, speaker, text, isName]): Mention => ({
      start: from, end: to, speaker: of(speaker), text: of(text), isName: isName === 1,
    })),
    relayedBy: relayedBy.map(of), cue: of(cue), section: of(section), rule: of(rule), reason: of(reason),
  };
}

function triples(numbers: readonly number[]): [number, number, number][] {
  const found: [number, number, number][] = [];
  for (let at = 0; at + 2 < numbers.length; at += 3) found.push(numbers.slice(at, at + 3) as [number, number, number]);
  return found;
}
