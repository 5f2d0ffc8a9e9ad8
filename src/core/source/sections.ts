import type { Heading } from '../text/headings.ts';
import type { LineIndex } from '../text/lines.ts';
import type { Section } from './note.ts';

/**
 * Cuts a note into sections by its headings.
 * @param bodyStart offset of the first character after the front matter
 * @returns sections in order of their start, blurbs empty; a section holds the deeper ones after it
 */
export function readSections(text: string, bodyStart: number, headings: readonly Heading[], lines: LineIndex): Section[] {
  const top = headings.filter((heading) => heading.isTopLevel);
  const ends = sectionEnds(top, text.length);
  const sections: Section[] = top.map((heading, index) => ({
    title: heading.title,
    level: heading.level,
    line: lines.lineAt(heading.start),
    heading: { start: heading.start, end: heading.end },
    blurb: '',
    start: heading.start,
    end: ends[index] as number,
  }));
  const firstHeading = top[0]?.start ?? text.length;
  if (text.slice(bodyStart, firstHeading).trim() === '') return sections;
  const before: Section = {
    title: '', level: 0, line: lines.lineAt(bodyStart), heading: { start: bodyStart, end: bodyStart }, blurb: '',
    start: bodyStart, end: firstHeading,
  };
  return [before, ...sections];
}

function sectionEnds(headings: readonly Heading[], textEnd: number): number[] {
  const ends = headings.map(() => textEnd);
  const open: number[] = [];
  headings.forEach((heading, index) => {
    while (open.length > 0 && (headings[open[open.length - 1] as number] as Heading).level >= heading.level) {
      ends[open.pop() as number] = heading.start;
    }
    open.push(index);
  });
  return ends;
}
