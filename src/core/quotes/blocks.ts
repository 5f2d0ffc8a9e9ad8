import type { ParsedNote } from '../source/note.ts';
import { firstEndingAfter, type Span } from '../text/span.ts';
import type { ProtectedSpan } from '../text/protected.ts';

export type BlockKind = 'text' | 'heading' | 'rule' | 'blank' | 'code' | 'table';

/**
 * One line of the body, as far as quotations are concerned. Captured notes are flattened: a line is a paragraph more often
 * than a Markdown paragraph is, so lines are the unit.
 */
export interface Block {
  readonly kind: BlockKind;
  /** From 1. */
  readonly line: number;
  /** The line without its quote and list marks and without trailing white space. */
  readonly content: Span;
  /** Number of `>` before it. */
  readonly quoteDepth: number;
  readonly isListItem: boolean;
  /** Columns before the content, quote marks aside. */
  readonly indent: number;
  /** Spans inside `content` to pass over: code, addresses, link destinations, comments. */
  readonly skip: readonly Span[];
}

const HIDDEN: ReadonlySet<ProtectedSpan['kind']> = new Set(['code', 'url', 'math', 'comment', 'html', 'embed', 'footnote', 'block-id']);

/** Reads the lines of the body. Linear. */
export function readBlocks(note: ParsedNote): Block[] {
  const blocks: Block[] = [];
  const first = note.lines.lineAt(note.bodyStart);
  const headings = note.sections.map((section) => section.heading).filter((span) => span.end > span.start);
  for (let line = first; line <= note.lines.count; line++) {
    const whole = note.lines.span(line);
    blocks.push(readBlock(note, { start: Math.max(whole.start, note.bodyStart), end: whole.end }, line, headings));
  }
  return blocks;
}

function readBlock(note: ParsedNote, span: Span, line: number, headings: readonly Span[]): Block {
  const { text } = note;
  let at = span.start;
  let quoteDepth = 0;
  let indentFrom = at;
  const skipBlanks = (): void => {
    while (at < span.end && (text.charAt(at) === ' ' || text.charAt(at) === '\t' || text.charCodeAt(at) === 0xa0)) at++;
  };
  skipBlanks();
  while (text.charAt(at) === '>' && at < span.end) {
    quoteDepth++;
    at++;
    indentFrom = at;
    skipBlanks();
  }
  const marker = /^(?:[-*+•▪◦●–]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/.exec(text.slice(at, Math.min(span.end, at + 12)));
  if (marker) at += marker[0].length;
  skipBlanks();
  let end = span.end;
  while (end > at && /\s/.test(text.charAt(end - 1))) end--;
  const content = { start: Math.min(at, end), end };
  const skip = skipsOf(note, content);
  const kind = kindOf(note, span, content, skip, headings);
  return { kind, line, content, quoteDepth, isListItem: marker !== null, indent: at - indentFrom, skip };
}

function kindOf(note: ParsedNote, span: Span, content: Span, skip: readonly Span[], headings: readonly Span[]): BlockKind {
  if (content.end <= content.start) return 'blank';
  const heading = headings[firstEndingAfter(headings, content.start)];
  if (heading && heading.start <= content.start) return 'heading';
  const head = note.text.slice(content.start, Math.min(content.end, content.start + 200));
  if (/^(?:[-—–_*=~·•]\s*){3,}$/.test(head)) return 'rule';
  const first = skip[0];
  if (first && first.start <= content.start && first.end >= content.end) return 'code';
  if (note.text.charAt(span.start) === '|' && note.text.charAt(content.end - 1) === '|') return 'table';
  return 'text';
}

function skipsOf(note: ParsedNote, content: Span): Span[] {
  const { protectedSpans, text } = note;
  const skips: Span[] = [];
  for (let index = firstEndingAfter(protectedSpans, content.start); index < protectedSpans.length; index++) {
    const span = protectedSpans[index] as ProtectedSpan;
    if (span.start >= content.end) break;
    const part = { start: Math.max(span.start, content.start), end: Math.min(span.end, content.end) };
    if (span.kind === 'link') skips.push(...linkMarkup(text, part));
    else if (HIDDEN.has(span.kind)) skips.push(widen(text, part, content));
  }
  const description = imageDescription(text, content);
  return description ? [...skips.filter((span) => span.end <= description.start || span.start >= description.end), description].sort((a, b) => a.start - b.start) : skips;
}

/** `(Description: …)` and `![…](Description: …)`: what a capture tool says of a picture is nobody's speech. */
function imageDescription(text: string, content: Span): Span | null {
  const at = text.slice(content.start, content.end).search(/\((?:Image )?Description:/i);
  if (at < 0) return null;
  const start = content.start + at;
  return { start, end: closingBracket(text, start, content.end) };
}

/** The bracket that closes the one at `open`, inner pairs aside; `end` when none does. */
function closingBracket(text: string, open: number, end: number): number {
  let depth = 0;
  for (let at = open; at < end; at++) {
    if (text.charAt(at) === '(') depth++;
    else if (text.charAt(at) === ')' && --depth === 0) return at + 1;
  }
  return end;
}

/** `[https://…]` and `(https://…)` of a flattened link go whole. */
function widen(text: string, span: Span, content: Span): Span {
  const pair = text.charAt(span.start - 1) + text.charAt(span.end);
  const inside = span.start > content.start && span.end < content.end;
  return inside && (pair === '[]' || pair === '()' || pair === '<>') ? { start: span.start - 1, end: span.end + 1 } : span;
}

/** Of a link only its text is read: `[[target|` and `](address)` are passed over. */
function linkMarkup(text: string, span: Span): Span[] {
  const link = text.slice(span.start, span.end);
  if (link.startsWith('[[')) {
    const pipe = link.lastIndexOf('|');
    const from = span.start + (pipe >= 0 ? pipe + 1 : 2);
    return [{ start: span.start, end: from }, { start: Math.max(from, span.end - 2), end: span.end }];
  }
  // `[text](address)`, `[text][reference]`, `[text]`
  const middle = Math.max(link.lastIndexOf(']('), link.lastIndexOf(']['), link.endsWith(']') ? link.length - 1 : -1);
  const close = link.lastIndexOf('](') >= 0 ? link.lastIndexOf('](') : link.lastIndexOf('][') >= 0 ? link.lastIndexOf('][') : middle;
  if (!link.startsWith('[') || middle < 0) return [span];
  return [{ start: span.start, end: span.start + 1 }, { start: span.start + close, end: span.end }];
}
