import { withoutLinks, writtenLinks } from '../links/link-spans.ts';
import type { Quotation } from '../quotes/quotation.ts';
import type { Span } from '../text/span.ts';
import { shownSpan } from '../text/split-quotation.ts';
import { inertLine } from './inert-text.ts';

/** Longer quotations are cut: the link to their section leads to the rest. In UTF-16 units. */
const MAXIMUM_LENGTH = 1000;
/** How far around a quotation a link is looked for that it cuts. */
const LONGEST_LINK = 500;

/**
 * Writes a quotation as lines of a block quote that shows its words and in which nothing acts.
 * @param text of the source note.
 */
export function quotationLines(text: string, quotation: Quotation): string[] {
  const words = shorten(readableText(text, quotation), MAXIMUM_LENGTH);
  const lines = words.split('\n').map(plainIndent).map(inertLine);
  if (quotation.kind === 'indirect' && lines.length > 0) lines[0] = `*Paraphrase:* ${lines[0]}`;
  return lines.map((line) => (line === '' ? '>' : `> ${line}`));
}

/** The words of a quotation: without the `>` of the block quote they stand in, and links as their text. */
function readableText(text: string, quotation: Quotation): string {
  const { start, end } = withWholeLinks(text, shownSpan(text, quotation));
  const depth = quoteDepth(text, start);
  const lines = text.slice(start, end).split(/\r?\n/);
  const bare = lines.map((line, index) => (index === 0 ? line : withoutQuoteSigns(line, depth)).trimEnd());
  return withoutLinks(bare.join('\n')).trim();
}

/** A quotation may begin or end with a name inside a link: the link is then read as a whole. */
function withWholeLinks(text: string, { start, end }: Span): Span {
  const from = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - LONGEST_LINK);
  const links = writtenLinks(text.slice(from, end + LONGEST_LINK));
  const cut = (at: number): Span | undefined => links.find((link) => from + link.start < at && at < from + link.end);
  return { start: from + (cut(start)?.start ?? start - from), end: from + (cut(end)?.end ?? end - from) };
}

function quoteDepth(text: string, offset: number): number {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const prefix = /^[\s>]{1,100}/.exec(text.slice(lineStart, Math.min(offset, lineStart + 100)))?.[0] ?? '';
  return prefix.split('>').length - 1;
}

function withoutQuoteSigns(line: string, depth: number): string {
  let rest = line;
  for (let level = 0; level < depth; level++) {
    const bare = rest.trimStart();
    if (!bare.startsWith('>')) break;
    rest = bare.slice(bare[1] === ' ' ? 2 : 1);
  }
  return rest;
}

/** Keeps the indentation of list items only: elsewhere four spaces would make code. */
function plainIndent(line: string): string {
  const content = line.trimStart();
  return /^(?:[-*+]|\d{1,9}[.)])\s/.test(content) ? line.slice(0, line.length - content.length).slice(0, 8) + content : content;
}

function shorten(text: string, maximum: number): string {
  if (text.length <= maximum) return text;
  const head = text.slice(0, maximum);
  const least = maximum * 0.6;
  let cut = -1;
  for (const match of head.matchAll(/[.!?…。！？]["'”’»)]?\s/g)) cut = match.index + match[0].length;
  if (cut < least) cut = Math.max(head.lastIndexOf(' '), head.lastIndexOf('\n'));
  if (cut < least) cut = maximum - (isLeadSurrogate(head, maximum - 1) ? 1 : 0);
  return `${head.slice(0, cut).trimEnd()} …`;
}

function isLeadSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xd800 && code <= 0xdbff;
}
