import type { MarkdownNode, MarkdownTree } from './markdown.ts';
import type { Span } from './span.ts';

/** A heading of the note, ATX (`## Title`) or Setext (underlined). */
export interface Heading extends Span {
  /** 1–6. */
  readonly level: number;
  /** As Obsidian shows it: without `#`s and spaces around, with its own emphasis and links as written. */
  readonly title: string;
  /** False inside a quotation or a list, where a heading begins no section. */
  readonly isTopLevel: boolean;
}

const NAME = /^(ATX|Setext)Heading([1-6])$/;
/** An underlined "heading" longer than this is a paragraph with a rule under it, as captured newsletters have them. */
const LONGEST_UNDERLINED_TITLE = 120;

/** Headings of the note in order. */
export function readHeadings(text: string, tree: MarkdownTree): Heading[] {
  const headings: Heading[] = [];
  tree.walk((node) => {
    const match = NAME.exec(node.name);
    if (match === null) return !node.name.endsWith('Paragraph');
    const title = match[1] === 'ATX' ? atxTitle(text, node) : underlinedTitle(text, node);
    if (title !== null) {
      headings.push({ level: Number(match[2]), title, isTopLevel: node.depth === 1, start: node.start, end: trimmedEnd(text, node) });
    }
    return false;
  });
  return headings;
}

function trimmedEnd(text: string, node: MarkdownNode): number {
  let end = node.end;
  while (end > node.start && /\s/.test(text.charAt(end - 1))) end--;
  return end;
}

function atxTitle(text: string, node: MarkdownNode): string {
  const content = text.slice(node.start, node.end).trim().replace(/^#{1,6}/, '').trim();
  let end = content.length;
  while (end > 0 && content[end - 1] === '#') end--;
  const isClosed = end < content.length && (end === 0 || /\s/.test(content.charAt(end - 1)));
  return isClosed ? content.slice(0, end).trim() : content;
}

function underlinedTitle(text: string, node: MarkdownNode): string | null {
  const [first = '', ...rest] = text.slice(node.start, node.end).split('\n');
  const title = first.trim();
  const isTitle = rest.length === 1 && title.length <= LONGEST_UNDERLINED_TITLE && !/[.:;,!?]["'”’]?$/.test(title);
  return isTitle ? title : null;
}
