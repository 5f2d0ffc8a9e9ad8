import { firstEndingAfter, type Span } from './span.ts';

/** A passage between quotation marks: `start`–`end` without the marks. */
export interface QuotedSpan extends Span {
  /** With the marks. */
  readonly outer: Span;
  readonly mark: 'double' | 'single';
  /** False when the closing mark is missing and the passage runs to the end of the searched span. */
  readonly closed: boolean;
}

const OPENERS: Readonly<Record<string, string>> = { '“': '”', '„': '“”', '«': '»', '「': '」', '『': '』', '‟': '”' };
const LETTER = /[\p{L}\p{N}]/u;
/** What may stand before an opening straight mark: nothing, white space, an opening bracket, a dash, markup. */
const BEFORE_OPENING = /[\s([{—–\-/:*_>“‘"'=~|\u200b]/;
const ABBREVIATED = /^(?:em|tis|twas|til|cause|bout|\d\ds\b|n'?\b)/i;

/** Marks that open or close a passage. */
const MARKS = `"'‘’”${Object.entries(OPENERS).flat().join('')}`;
const markTable = new Uint8Array(0x10000);
for (const mark of MARKS) markTable[mark.charCodeAt(0)] = 1;

const isMark = (code: number): boolean => markTable[code] === 1;

/** Marks at which a passage can begin. */
const OPENING = new Set([...`"'‘${Object.keys(OPENERS).join('')}`].map((mark) => mark.charCodeAt(0)));

/** True for a UTF-16 unit at which a passage can begin. */
export const isOpeningMark = (code: number): boolean => OPENING.has(code);

/** True for an apostrophe inside a word, which opens nothing. @param start of what is read: what stands before it is not looked at */
export function isInWord(text: string, at: number, start: number): boolean {
  const code = text.charCodeAt(at);
  return (code === 39 || code === 0x2018) && at > start && isAsciiLetter(text.charCodeAt(at - 1));
}

interface OpenMark {
  readonly at: number;
  readonly closers: string;
}

/**
 * Finds the passages in quotation marks of one paragraph, outermost only, in order. Reads straight, curly, angled and
 * corner marks, a curly opening closed by a straight mark, and single marks where they cannot be apostrophes.
 * @param skip spans to pass over, in order (code, addresses). One pass and look-aheads that are bounded: linear.
 */
export function quotedSpans(text: string, span: Span, skip: readonly Span[] = []): readonly QuotedSpan[] {
  const found: QuotedSpan[] = [];
  let open: OpenMark | null = null;
  let next = firstEndingAfter(skip, span.start);
  let singleFrom = span.start;
  const singles = new SingleCloser(text, span);
  const close = (opened: OpenMark, at: number): void => {
    pushPassage(found, text, opened.at, at, true);
    open = null;
    singleFrom = at + 1;
  };
  for (let at = span.start; at < span.end; at++) {
    const over = skip[next];
    if (over && at >= over.start) {
      at = Math.max(at, over.end) - 1;
      next++;
      continue;
    }
    const code = text.charCodeAt(at);
    if (!isMark(code)) continue;
    const char = text.charAt(at);
    const current: OpenMark | null = open;
    if (current) {
      if (current.closers.includes(char) && closesHere(text, at, char, span)) close(current, at);
      else if (char === '"' && current.closers.includes('”') && !opensHere(text, at, span)) close(current, at);
      else if (char === '“' && current.closers === '"' && !LETTER.test(text.charAt(at + 1))) close(current, at);
      continue;
    }
    const closers = OPENERS[char];
    if (closers) open = { at, closers };
    else if (char === '"' && opensHere(text, at, span)) open = { at, closers: '"' };
    else if ((char === "'" || char === '‘') && at >= singleFrom) {
      const end = singleEnd(text, at, span, singles);
      if (end < 0) continue;
      pushPassage(found, text, at, end, false);
      at = end;
    }
  }
  return open ? [...found, unclosed(open, span)] : found;
}

const isAsciiLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;

function unclosed(open: OpenMark, span: Span): QuotedSpan {
  return { start: open.at + 1, end: span.end, outer: { start: open.at, end: span.end }, mark: 'double', closed: false };
}

function pushPassage(found: QuotedSpan[], text: string, open: number, close: number, double: boolean): void {
  if (close <= open + 1) return;
  if (!text.slice(open + 1, close).trim()) return;
  found.push({
    start: open + 1, end: close, outer: { start: open, end: close + 1 }, mark: double ? 'double' : 'single', closed: true,
  });
}

/** A straight mark opens before a word and after a space; a mark between two words of the same kind opens too. */
function opensHere(text: string, at: number, span: Span): boolean {
  const previous = at > span.start ? text.charAt(at - 1) : ' ';
  const following = at + 1 < span.end ? text.charAt(at + 1) : ' ';
  if (/\s/.test(following)) return false;
  return BEFORE_OPENING.test(previous) || (/[.,;!?)]/.test(previous) && /\p{Lu}/u.test(following));
}

function closesHere(text: string, at: number, char: string, span: Span): boolean {
  if (char !== '"') return true;
  const previous = at > span.start ? text.charAt(at - 1) : ' ';
  const following = at + 1 < span.end ? text.charAt(at + 1) : ' ';
  // `… " next`: a mark with a space on its left and a word on its right opens again; take it as a lost closing mark.
  return !(/\s/.test(previous) && LETTER.test(following)) || text.charAt(at + 1) === '';
}

/**
 * Finds where a single-quoted passage may end. A search that went far is not made again from the next mark on: a text full of
 * apostrophes takes one pass.
 */
class SingleCloser {
  private curlyAt = -1;
  private straightAt = -1;

  constructor(private readonly text: string, private readonly span: Span) {}

  /** The first mark at or after `from` that may close, or, for a straight one, rules out that it is one; `span.end` for none. */
  next(from: number, curly: boolean): number {
    if (curly) return this.curlyAt >= from ? this.curlyAt : (this.curlyAt = this.find(from, true));
    return this.straightAt >= from ? this.straightAt : (this.straightAt = this.find(from, false));
  }

  private find(from: number, curly: boolean): number {
    const { text, span } = this;
    for (let at = from; at < span.end; at++) {
      const code = text.charCodeAt(at);
      if (!isMark(code)) continue;
      if (!curly && (code === 0x22 || code === 0x201c || code === 0x201d)) return at;
      if ((code === 0x2019 || (code === 0x27 && !curly)) && closesSingle(text, at, span)) return at;
    }
    return span.end;
  }
}

/** True for a mark that no letter follows and no blank precedes. */
function closesSingle(text: string, at: number, span: Span): boolean {
  const after = at + 1 < span.end ? text.charAt(at + 1) : ' ';
  return !LETTER.test(after) && !/\s/.test(text.charAt(at - 1));
}

/** The closing mark of a single-quoted passage that opens at `open`, or -1 when that is an apostrophe. */
function singleEnd(text: string, open: number, span: Span, singles: SingleCloser): number {
  const curly = text.charAt(open) === '‘';
  const previous = open > span.start ? text.charAt(open - 1) : ' ';
  if (!BEFORE_OPENING.test(previous)) return -1;
  const following = text.charAt(open + 1);
  if (!/[\p{L}\p{N}[*_.…"“@#$(+-]/u.test(following)) return -1;
  if (ABBREVIATED.test(text.slice(open + 1, open + 7))) return -1;
  const limit = Math.min(span.end, open + 1200);
  let weak = -1;
  for (let at = singles.next(open + 2, curly); at < limit; at++) {
    const char = text.charAt(at);
    if (char === '"' || char === '“' || char === '”') {
      if (weak >= 0) return weak;
      if (char === '"' && !curly) return -1;
    }
    if (char !== '’' && (curly || char !== "'")) continue;
    if (!closesSingle(text, at, span)) continue;
    const after = at + 1 < span.end ? text.charAt(at + 1) : ' ';
    // `the labs' models`: a plural possessive inside; go on when a better mark follows.
    if (text.charAt(at - 1) === 's' && /\s/.test(after) && weak < 0 && /^\s\p{Ll}/u.test(text.slice(at + 1, at + 3))) {
      weak = at;
      continue;
    }
    if (weak >= 0 && isOpeningAgain(text, weak + 1, at)) return weak;
    return at;
  }
  return weak;
}

function isOpeningAgain(text: string, from: number, to: number): boolean {
  return /(?:^|[\s(])['‘][\p{L}\p{N}]/u.test(text.slice(from, Math.min(to, from + 400)));
}
