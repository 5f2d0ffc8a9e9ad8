import type { Span } from '../text/span.ts';
import type { LineIndex } from '../text/lines.ts';
import type { ProtectedSpan } from '../text/protected.ts';
import type { FrontMatter } from './front-matter.ts';

/** A heading and the text below it, up to the next heading of the same or a higher level. */
export interface Section extends Span {
  /** The heading's text without `#`s, as Obsidian shows it in a link. Empty for the text before the first heading. */
  readonly title: string;
  /** 1–6; 0 for the text before the first heading, which is a section only when it holds more than blanks. */
  readonly level: number;
  /** Line of the heading, from 1. */
  readonly line: number;
  /** Span of the heading's line or lines; empty at `start` for level 0. */
  readonly heading: Span;
  /** Blurb of the contents entry of that title; `''` when there is none. */
  readonly blurb: string;
}

/** An item of the note's own table of contents. */
export interface ContentsEntry extends Span {
  readonly title: string;
  /** The one-line description after the title, `''` when there is none. */
  readonly blurb: string;
  readonly line: number;
  /** Index into `sections` of the section of that title, or -1. */
  readonly section: number;
}

/** A note's text with its structure. Everything is a span of `text`; the text itself is never changed. */
export interface ParsedNote {
  readonly text: string;
  readonly frontMatter: FrontMatter;
  /** Offset of the first character after the front matter; after a byte-order mark when there is none. */
  readonly bodyStart: number;
  readonly lines: LineIndex;
  /** Where nothing may be linked or quoted, in order, not overlapping. */
  readonly protectedSpans: readonly ProtectedSpan[];
  readonly sections: readonly Section[];
  readonly contents: readonly ContentsEntry[];
}

/** Index of the innermost section that holds `offset`, or -1. */
export function sectionAt(sections: readonly Section[], offset: number): number {
  // The last one that starts before it: a section runs at least to the next heading.
  let low = 0;
  let high = sections.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sections[middle] as Section).start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
