import type { Span } from '../text/span.ts';

/** Where the front matter of a note stands, before anything of it is read. */
export interface FrontMatterBlock {
  /** From the opening fence to the line break after the closing one. */
  readonly span: Span;
  readonly content: Span;
  /** What follows the opening dashes, such as `js`; `''` for plain front matter. */
  readonly language: string;
  /** Lines before the opening fence, where Obsidian allows none; empty when there are none. */
  readonly before: Span;
  /** False when the closing fence is missing. */
  readonly isClosed: boolean;
}

/** One line with its break: `text` is without it, `end` after it. */
export interface SourceLine extends Span {
  readonly text: string;
}

const FENCE = /^---[ \t]*([A-Za-z][\w+-]*)?[ \t]*$/;
const CLOSING_FENCE = /^---[ \t]*$/;
const DOTS = /^\.\.\.[ \t]*$/;
const PROPERTY = /^(?:[\p{L}\p{N}_$][\p{L}\p{N}_ ./$-]{0,79}|"[^"\n]{1,80}"|'[^'\n]{1,80}')[ \t]*:(?=[ \t]|$)/u;
/** Lines that a pipeline may have left before the opening fence; further down, `---` is a rule of the body. */
const MOST_LINES_BEFORE = 8;

/** Where the text begins, after a byte-order mark. */
export function textStart(text: string): number {
  return text.startsWith('\uFEFF') ? 1 : 0;
}

/** The lines of `span`, broken at LF or CRLF. */
export function linesOf(text: string, span: Span): SourceLine[] {
  const lines: SourceLine[] = [];
  for (let start = span.start; start < span.end;) {
    const line = lineFrom(text, start, span.end);
    lines.push(line);
    start = line.end;
  }
  return lines;
}

/** True when the line begins a top-level property (`key:`). */
export function startsProperty(line: string): boolean {
  return PROPERTY.test(line);
}

/** True for the lines that YAML allows between a property and the next: items, indented lines, comments, blanks. */
export function continuesProperty(line: string): boolean {
  return line.trim() === '' || /^(?:[ \t]|-(?:[ \t]|$)|#)/.test(line) || /^[\]}]/.test(line);
}

/** Finds the front matter of a note, or null when it has none. */
export function findFrontMatter(text: string): FrontMatterBlock | null {
  const start = textStart(text);
  const first = lineFrom(text, start, text.length);
  const fence = FENCE.exec(first.text);
  if (fence !== null) return blockFrom(text, first, fence[1] ?? '', start);
  return misplacedBlock(text, start);
}

function lineFrom(text: string, start: number, limit: number): SourceLine {
  const lineBreak = text.indexOf('\n', start);
  const end = lineBreak < 0 || lineBreak >= limit ? limit : lineBreak + 1;
  let contentEnd = end > start && text[end - 1] === '\n' ? end - 1 : end;
  if (contentEnd < end && contentEnd > start && text[contentEnd - 1] === '\r') contentEnd--;
  return { text: text.slice(start, contentEnd), start, end };
}

/** A block whose opening fence stands below a few stray lines: only when what it holds can be nothing else. */
function misplacedBlock(text: string, start: number): FrontMatterBlock | null {
  let at = start;
  for (let count = 0; count < MOST_LINES_BEFORE && at < text.length; count++) {
    const line = lineFrom(text, at, text.length);
    if (CLOSING_FENCE.test(line.text)) {
      const block = blockFrom(text, line, '', start);
      if (block === null || !block.isClosed) return null;
      const keys = linesOf(text, block.content).filter((each) => startsProperty(each.text)).length;
      return keys >= 2 ? block : null;
    }
    if (line.text.startsWith('#')) return null;
    at = line.end;
  }
  return null;
}

function blockFrom(text: string, fence: SourceLine, language: string, textBegin: number): FrontMatterBlock | null {
  const before = { start: textBegin, end: fence.start };
  const closing = closingFence(text, fence.end);
  if (closing !== null) {
    return { span: { start: fence.start, end: closing.end }, content: { start: fence.end, end: closing.start }, language, before, isClosed: true };
  }
  if (language !== '') return null;
  return unclosedBlock(text, fence, before);
}

function closingFence(text: string, from: number): SourceLine | null {
  for (let at = from; at >= 0 && at < text.length;) {
    if (text.startsWith('---', at)) {
      const line = lineFrom(text, at, text.length);
      if (CLOSING_FENCE.test(line.text)) return line;
    }
    const next = text.indexOf('\n---', at);
    if (next < 0) return null;
    at = next + 1;
  }
  return null;
}

/** Without a closing fence, the front matter ends where its lines stop looking like properties. */
function unclosedBlock(text: string, fence: SourceLine, before: Span): FrontMatterBlock | null {
  const end = propertiesEnd(text, { start: fence.end, end: text.length });
  if (end === fence.end) return null;
  return openBlock(text, { span: { start: fence.start, end }, content: { start: fence.end, end }, language: '', before, isClosed: false }, end);
}

/** The block up to `end`, with the line of dots that YAML ends a document with, when there is one. */
function openBlock(text: string, block: FrontMatterBlock, end: number): FrontMatterBlock {
  const next = lineFrom(text, end, text.length);
  const spanEnd = DOTS.test(next.text) ? next.end : end;
  return { ...block, span: { start: block.span.start, end: spanEnd }, content: { start: block.content.start, end }, isClosed: false };
}

/**
 * A missing closing fence makes the body up to its first rule look like front matter: the block without that body, or
 * the same block when nothing in it looks like a body.
 */
export function withoutBody(text: string, block: FrontMatterBlock): FrontMatterBlock {
  const end = propertiesEnd(text, block.content);
  if (end === block.content.start || end >= block.content.end) return block;
  const lines = linesOf(text, { start: end, end: block.content.end });
  const isDotted = DOTS.test(lines[0]?.text ?? '');
  const blank = lines.findIndex((line, index) => line.text.trim() === '' && isProse(lines[index + 1]?.text));
  if (isDotted ? lines.slice(1).some((line) => startsProperty(line.text)) : blank < 0) return block;
  return openBlock(text, block, end);
}

function isProse(line: string | undefined): boolean {
  return line !== undefined && /^(?:#{1,6} |[^\s:#-][^:\n]{0,200}[ .!?])/.test(line) && !/^[\w-]+:(?: |$)/.test(line);
}

/** Offset after the last line, from the start of `content`, that still belongs to a list of properties. */
function propertiesEnd(text: string, content: Span): number {
  let end = content.start;
  for (let at = content.start; at < content.end;) {
    const line = lineFrom(text, at, content.end);
    if (line.text.trim() === '') break;
    const belongs = at === content.start ? startsProperty(line.text) : startsProperty(line.text) || continuesProperty(line.text);
    if (!belongs) break;
    at = line.end;
    end = at;
  }
  return end;
}
