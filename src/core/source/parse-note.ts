import { LineIndex } from '../text/lines.ts';
import { MarkdownTree } from '../text/markdown.ts';
import { readHeadings } from '../text/headings.ts';
import { protectedSpans } from '../text/protected.ts';
import { readContents, withBlurbs } from './contents.ts';
import { readFrontMatter } from './read-front-matter.ts';
import { readSections } from './sections.ts';
import type { ParsedNote } from './note.ts';

/**
 * Reads the structure of a note: front matter, sections, contents entries, and what is not prose. Never throws.
 * @param text the whole file, front matter included; every span of the result is one of it
 */
export function parseNote(text: string): ParsedNote {
  const frontMatter = readFrontMatter(text);
  const bodyStart = frontMatter.span.end;
  const lines = new LineIndex(text);
  const tree = new MarkdownTree(text, bodyStart);
  const headings = readHeadings(text, tree);
  const sections = readSections(text, bodyStart, headings, lines);
  const contents = readContents(text, tree, sections, lines);
  return {
    text, frontMatter, bodyStart, lines,
    protectedSpans: protectedSpans(text, tree, frontMatter.span, headings),
    sections: withBlurbs(sections, contents),
    contents,
  };
}
