import type { LineIndex } from '../text/lines.ts';
import type { MarkdownNode, MarkdownTree } from '../text/markdown.ts';
import type { Span } from '../text/span.ts';
import type { ContentsEntry, Section } from './note.ts';

const CONTENTS_TITLE = /^(?:table of contents|contents|toc|outline|index|overview of contents|(?:in|inside) (?:this|today s|todays) (?:issue|edition|newsletter|post|episode|week|letter|article|essay|email)|what s (?:inside|in this issue|in this edition)|on this page|today s (?:topics|agenda|menu))$/;
/** More text than this is no title. */
const LONGEST_TITLE = 200;
/** What follows in an item or a heading is not looked at. */
const LONGEST_ITEM = 1000;

/** Finds the note's own table of contents and ties each of its entries to the section of that title. */
export function readContents(text: string, tree: MarkdownTree, sections: readonly Section[], lines: LineIndex): ContentsEntry[] {
  const items = contentsItems(text, tree);
  if (items.length === 0) return [];
  const byTitle = sectionsByTitle(sections);
  return items.map((item) => {
    const { title, blurb, section } = readEntry(text.slice(item.start, item.end), byTitle);
    return { title, blurb, line: lines.lineAt(item.start), section, start: item.start, end: item.end };
  }).filter((entry) => entry.title !== '');
}

/** Sections with the blurbs of their contents entries. */
export function withBlurbs(sections: readonly Section[], contents: readonly ContentsEntry[]): Section[] {
  const blurbs = new Map<number, string>();
  for (const entry of contents) {
    if (entry.section >= 0 && entry.blurb !== '' && !blurbs.has(entry.section)) blurbs.set(entry.section, entry.blurb);
  }
  return sections.map((section, index) => ({ ...section, blurb: blurbs.get(index) ?? '' }));
}

/** A title as titles are compared: case, punctuation, emphasis, links and accents aside. */
function comparableTitle(title: string): string {
  return plainText(title.slice(0, LONGEST_ITEM)).normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase()
    .replace(/&/g, ' and ').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** The paragraphs of the list items of the first list after a heading or a line that announces contents. */
function contentsItems(text: string, tree: MarkdownTree): Span[] {
  const items: Span[] = [];
  let state: 'before' | 'inside' | 'after' = 'before';
  let previous: MarkdownNode | null = null;
  let beforeThat: MarkdownNode | null = null;
  tree.walk((node) => {
    if (state === 'after') return false;
    if (node.depth > 1) {
      if (state === 'inside' && (node.name === 'Paragraph' || node.name === 'Task')) items.push(trimmed(text, node));
      return state === 'inside' && node.name !== 'Paragraph';
    }
    // Two lists in a row are one table of contents (a blank line or another bullet sign between them).
    if (state === 'inside') state = node.name.endsWith('List') ? 'inside' : 'after';
    else if (node.name.endsWith('List') && isAnnounced(text, previous, beforeThat)) state = 'inside';
    [beforeThat, previous] = [previous, node];
    return state === 'inside';
  });
  return items;
}

/** Whether one of the two nodes before a list says that it is the contents; no heading stands between. */
function isAnnounced(text: string, previous: MarkdownNode | null, beforeThat: MarkdownNode | null): boolean {
  if (previous === null) return false;
  return announcesContents(text, previous) || (beforeThat !== null && !previous.name.includes('Heading') && announcesContents(text, beforeThat));
}

function announcesContents(text: string, node: MarkdownNode): boolean {
  if (!node.name.includes('Heading') && node.name !== 'Paragraph') return false;
  if (node.end - node.start > 80) return false;
  const line = text.slice(node.start, node.end);
  return (ANNOUNCING_WORD.test(line.replace(MARKUP, '')) || HIDING.test(line)) && CONTENTS_TITLE.test(comparableTitle(line));
}

const MARKUP = /[*`~_]+/g;
/** A link, or letters beyond those of ASCII: what the text says is seen only when it is made comparable. */
const HIDING = /[[\u0080-\u200f\u2028-\uffff]/;
/** Every title of a table of contents has one of these words. */
const ANNOUNCING_WORD = /contents|toc|outline|index|issue|edition|newsletter|post|episode|week|letter|article|essay|email|inside|page|topics|agenda|menu/i;

function trimmed(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  return { start, end };
}

function sectionsByTitle(sections: readonly Section[]): Map<string, number> {
  const byTitle = new Map<string, number>();
  sections.forEach((section, index) => {
    const title = comparableTitle(section.title);
    if (title !== '' && !byTitle.has(title)) byTitle.set(title, index);
  });
  return byTitle;
}

interface Entry {
  readonly title: string;
  readonly blurb: string;
  readonly section: number;
}

/**
 * Splits an item into title and blurb. Of all places where the title may end, the last one wins at which a section has
 * that title ("Mr. Fox Goes Home. A tale."); without such a section, the first one.
 */
function readEntry(source: string, byTitle: ReadonlyMap<string, number>): Entry {
  const item = source.slice(0, LONGEST_ITEM).replace(/^\[[ xX]\]\s+/, '');
  let first: Entry | null = null;
  let matched: Entry | null = null;
  for (const [titleEnd, blurbStart] of titleEnds(item)) {
    const title = plainText(item.slice(0, titleEnd)).replace(/[\s:–—.-]+$/u, '').trim();
    const section = sectionOf(item.slice(0, titleEnd), byTitle);
    const entry = { title, blurb: plainText(item.slice(blurbStart)).replace(/^[\s:–—-]+/u, '').trim(), section };
    // A link names its section at once; what follows it is no part of the title.
    if (section >= 0 && matched?.section !== section) matched = entry;
    first ??= entry;
  }
  return matched ?? first ?? { title: '', blurb: '', section: -1 };
}

/** Pairs of where the title may end and where its blurb then begins, in order. */
function titleEnds(item: string): [number, number][] {
  const ends: [number, number][] = [];
  const limit = item.slice(0, LONGEST_TITLE);
  const link = /^(?:\*\*|__)?(?:\[\[[^\]\n]*\]\]|\[(?:[^[\]\n]|\[[^[\]\n]*\])*\]\([^)\n]*\))(?:\*\*|__)?[.:]?/.exec(item);
  const bold = /^(\*\*|__)[^*_\n]+\1[.:]?/.exec(limit);
  const marked = link?.[0].length ?? bold?.[0].length ?? 0;
  if (marked > 0) ends.push([marked, marked]);
  for (const match of limit.matchAll(/[.?!…](?=\s)|:(?=\s)|\s[–—-](?=\s)|[–—]|\n/g)) {
    if (match.index < marked) continue;
    const keepsMark = /[?!…]/.test(match[0]);
    ends.push([match.index + (keepsMark ? 1 : 0), match.index + match[0].length]);
  }
  ends.push([item.length, item.length]);
  return ends;
}

function sectionOf(title: string, byTitle: ReadonlyMap<string, number>): number {
  const target = /^\W*\[\[#([^\]|\n]*)/.exec(title)?.[1];
  const byTarget = target === undefined ? undefined : byTitle.get(comparableTitle(target.slice(target.lastIndexOf('#') + 1)));
  return byTarget ?? byTitle.get(comparableTitle(title)) ?? -1;
}

/** Text as a reader sees it: links by their display text, without emphasis marks. */
function plainText(source: string): string {
  return source
    .replace(/!?\[\[([^\]|\n]*)(?:\|([^\]\n]*))?\]\]/g, (_whole, target: string, display: string | undefined) => display ?? target.replace(/^#/, ''))
    .replace(/!?\[((?:[^[\]\n]|\[[^[\]\n]*\])*)\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)/g, '$1')
    .replace(/[*`~]+|(^|[^\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '$1')
    .replace(/\s+/g, ' ').trim();
}
