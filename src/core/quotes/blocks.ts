import type { ParsedNote } from '../source/note.ts';
import type { Span } from '../text/span.ts';
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
  /** True for a line that starts with `>>`, the mark of captions for another voice, outside a block quote. */
  readonly changesVoice: boolean;
  /** Columns before the content, quote marks aside. */
  readonly indent: number;
  /** Spans inside `content` to pass over: code, addresses, link destinations, comments. */
  readonly skip: readonly Span[];
}

const HIDDEN: ReadonlySet<ProtectedSpan['kind']> = new Set(['code', 'url', 'math', 'comment', 'html', 'embed', 'footnote', 'block-id']);

/** What is the same for all lines of a note, and how far they are read. */
interface Context {
  readonly note: ParsedNote;
  readonly headings: readonly Span[];
  readonly hasDescriptions: boolean;
  /** The first heading, and the first protected span, that ends behind the line. */
  heading: number;
  protected: number;
}

const DESCRIPTION = /\((?:Image )?Description:/i;
const MARKER = /^(?:[-*+•▪◦●–]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/;
const MARKER_STARTS = '-*+•▪◦●–0123456789';
const RULE = /^(?:[-—–_*=~·•]\s*){3,}$/;
const RULE_STARTS = '-—–_*=~·•';
const NOTHING: readonly Span[] = [];

/** Reads the lines of the body. Linear. */
export function readBlocks(note: ParsedNote): Block[] {
  const blocks: Block[] = [];
  const first = note.lines.lineAt(note.bodyStart);
  const context: Context = {
    note, headings: note.sections.map((section) => section.heading).filter((span) => span.end > span.start),
    hasDescriptions: DESCRIPTION.test(note.text), heading: 0, protected: 0,
  };
  for (let line = first; line <= note.lines.count; line++) {
    const { start, end } = note.lines.span(line);
    blocks.push(readBlock(Math.max(start, note.bodyStart), end, line, (blocks[blocks.length - 1]?.quoteDepth ?? 0) > 0, context));
  }
  return blocks;
}

function readBlock(lineStart: number, lineEnd: number, line: number, isQuoted: boolean, context: Context): Block {
  const { text } = context.note;
  let at = lineStart;
  let quoteDepth = 0;
  let indentFrom = at;
  at = afterBlanks(text, at, lineEnd);
  while (at < lineEnd && text.charCodeAt(at) === 62) {
    quoteDepth++;
    at++;
    indentFrom = at;
    at = afterBlanks(text, at, lineEnd);
  }
  // In a block quote, and where a space parts them, the marks are Markdown's.
  const changesVoice = quoteDepth === 2 && !isQuoted && text.startsWith('>>', lineStart);
  if (changesVoice) quoteDepth = 0;
  const marker = MARKER_STARTS.includes(text.charAt(at)) ? MARKER.exec(text.slice(at, Math.min(lineEnd, at + 12))) : null;
  if (marker) at += marker[0].length;
  at = afterBlanks(text, at, lineEnd);
  let end = lineEnd;
  while (end > at && isBlank(text.charCodeAt(end - 1))) end--;
  const content = { start: Math.min(at, end), end };
  const skip = skipsOf(context, content);
  const kind = kindOf(context, lineStart, content, skip);
  return { kind, line, content, quoteDepth, isListItem: marker !== null, changesVoice, indent: at - indentFrom, skip };
}

/** Letters and ASCII marks are no blanks; the expression knows the others. */
function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || (code >= 0xa0 && /\s/.test(String.fromCharCode(code)));
}

function afterBlanks(text: string, from: number, end: number): number {
  let at = from;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 9 && code !== 0xa0) break;
  }
  return at;
}

function kindOf(context: Context, lineStart: number, content: Span, skip: readonly Span[]): BlockKind {
  const { note, headings } = context;
  if (content.end <= content.start) return 'blank';
  while ((headings[context.heading]?.end ?? Infinity) <= content.start) context.heading++;
  const heading = headings[context.heading];
  if (heading && heading.start <= content.start) return 'heading';
  if (isRule(note.text, content)) return 'rule';
  const first = skip[0];
  if (first && first.start <= content.start && first.end >= content.end) return 'code';
  if (note.text.charAt(lineStart) === '|' && note.text.charAt(content.end - 1) === '|') return 'table';
  return 'text';
}

/** `---`, `* * *` */
function isRule(text: string, { start, end }: Span): boolean {
  return RULE_STARTS.includes(text.charAt(start)) && RULE.test(text.slice(start, Math.min(end, start + 200)));
}

function skipsOf(context: Context, content: Span): readonly Span[] {
  const { note: { protectedSpans, text }, hasDescriptions } = context;
  while ((protectedSpans[context.protected]?.end ?? Infinity) <= content.start) context.protected++;
  const first = context.protected;
  if (!hasDescriptions && (protectedSpans[first]?.start ?? Infinity) >= content.end) return NOTHING;
  const skips: Span[] = [];
  for (let index = first; index < protectedSpans.length; index++) {
    const span = protectedSpans[index] as ProtectedSpan;
    if (span.start >= content.end) break;
    const part = { start: Math.max(span.start, content.start), end: Math.min(span.end, content.end) };
    if (span.kind === 'link') skips.push(...linkMarkup(text, part));
    else if (HIDDEN.has(span.kind)) skips.push(widen(text, part, content));
  }
  const description = hasDescriptions ? imageDescription(text, content) : null;
  if (description === null) return skips.length === 0 ? NOTHING : skips;
  const others = skips.filter((span) => span.end <= description.start || span.start >= description.end);
  return [...others, description].sort((a, b) => a.start - b.start);
}

/** `(Description: …)` and `![…](Description: …)`: what a capture tool says of a picture is nobody's speech. */
function imageDescription(text: string, content: Span): Span | null {
  const at = text.slice(content.start, content.end).search(DESCRIPTION);
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
