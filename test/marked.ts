/**
 * A notation that writes the expected spans into the text of a test, so that input and expectation are read together:
 *
 *     ⟦who@Ada Penrose: Ada⟧ says: "⟦direct@Ada Penrose: It is slow.⟧"
 *
 * A mark is `⟦kind@label: content⟧`, or `⟦kind: content⟧` without a label. The kind is made of lower-case letters,
 * digits and hyphens. The label runs to the first colon that is followed by a space; exactly that one space belongs to
 * the mark, whatever follows is content. Content may hold line breaks and further marks, but marks never cross.
 * `⟦` and `⟧` mean nothing in Markdown and cannot be written as text: no sample needs them.
 *
 * `parseMarked` gives the text without the marks and the spans of their contents; `writeMarked` goes the other way, so
 * that a failing test shows what was found in the same notation:
 *
 *     const { text, marks } = parseMarked(input);
 *     expect(writeMarked(text, find(text).map((q) => ({ ...q, kind: 'direct', label: q.speakers.join(' + ') }))))
 *       .toBe(input);
 */
import type { Span } from '../src/core/text/span.ts';

/** A span of the text without marks, in UTF-16 offsets, with what the notation says of it. */
export interface Mark extends Span {
  readonly kind: string;
  /** `''` when the mark has none. */
  readonly label: string;
}

export interface MarkedText {
  readonly text: string;
  /** By start; of two that start together the outer one first. */
  readonly marks: readonly Mark[];
}

const OPEN = '⟦';
const CLOSE = '⟧';
const HEAD = /([a-z][a-z0-9-]*)(?:@([^⟦⟧\r\n]*?))?: /y;

/** @throws SyntaxError, with the line, for a mark that is malformed, never closed or never opened. */
export function parseMarked(input: string): MarkedText {
  const marks: { start: number; end: number; kind: string; label: string }[] = [];
  const open: { mark: (typeof marks)[number]; at: number }[] = [];
  let text = '';
  let position = 0;
  while (position < input.length) {
    const character = input[position] as string;
    if (character === OPEN) {
      HEAD.lastIndex = position + 1;
      const head = HEAD.exec(input);
      if (head === null) throw failure(input, position, 'a mark is written ⟦kind: …⟧ or ⟦kind@label: …⟧');
      const mark = { start: text.length, end: -1, kind: head[1] as string, label: head[2] ?? '' };
      marks.push(mark);
      open.push({ mark, at: position });
      position = HEAD.lastIndex;
    } else if (character === CLOSE) {
      const closed = open.pop();
      if (closed === undefined) throw failure(input, position, '⟧ closes nothing');
      closed.mark.end = text.length;
      position++;
    } else {
      text += character;
      position++;
    }
  }
  const unclosed = open.pop();
  if (unclosed !== undefined) throw failure(input, unclosed.at, 'this mark is never closed');
  return { text, marks };
}

/**
 * Writes the marks into the text.
 * @throws RangeError when a mark is out of range or two marks cross, SyntaxError when the text holds `⟦` or `⟧`.
 */
export function writeMarked(text: string, marks: readonly Mark[]): string {
  const bracket = text.search(/[⟦⟧]/);
  if (bracket >= 0) throw failure(text, bracket, 'the text itself holds ⟦ or ⟧');
  // Array.prototype.sort is stable, so marks of the same span nest in the order given.
  const ordered = [...marks].sort((a, b) => a.start - b.start || b.end - a.end);
  const open: Mark[] = [];
  let result = '';
  let position = 0;
  const closeUpTo = (offset: number, keepEmpty: Mark | null): void => {
    for (let last = open.at(-1); last !== undefined && last.end <= offset; last = open.at(-1)) {
      if (keepEmpty !== null && contains(last, keepEmpty)) break;
      result += text.slice(position, last.end) + CLOSE;
      position = last.end;
      open.pop();
    }
  };
  for (const mark of ordered) {
    if (mark.start < 0 || mark.end < mark.start || mark.end > text.length) {
      throw new RangeError(`Mark ${mark.start}–${mark.end} leaves the text of ${text.length}`);
    }
    closeUpTo(mark.start, mark);
    const outer = open.at(-1);
    if (outer !== undefined && mark.end > outer.end) {
      throw new RangeError(`Mark ${mark.start}–${mark.end} crosses mark ${outer.start}–${outer.end}`);
    }
    result += text.slice(position, mark.start) + OPEN + mark.kind + (mark.label === '' ? '' : `@${mark.label}`) + ': ';
    position = mark.start;
    open.push(mark);
  }
  closeUpTo(text.length, null);
  return result + text.slice(position);
}

/** True when an empty `inner` at the very end of `outer` still counts as inside it. */
function contains(outer: Mark, inner: Mark): boolean {
  return outer.end === inner.end && outer.start <= inner.start;
}

function failure(text: string, offset: number, message: string): SyntaxError {
  return new SyntaxError(`Line ${text.slice(0, offset).split('\n').length}: ${message}`);
}
