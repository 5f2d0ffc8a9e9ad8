import { addressEnd, mayBeginScheme } from './address.ts';
import { Finder } from './finder.ts';
import { normalizeLabel } from './link-definitions.ts';
import { destinationEnd, isSpace } from './link-destination.ts';
import type { Span } from './span.ts';

export type InlineKind =
  | 'InlineCode' | 'InlineMath' | 'Comment' | 'HTMLTag' | 'Link' | 'Embed' | 'URL' | 'Tag' | 'BlockId' | 'Footnote'
  | 'LinkDefinition';

/** A stretch of inline text that is not prose. */
export interface InlineSpan extends Span {
  readonly kind: InlineKind;
}

const TAG = /#[^\s\u2000-\u206F\u2E00-\u2E7F'!"#$%&()*+,.:;<=>?@^`{|}~[\]\\]+/y;
const WORD = /[\p{L}\p{N}_]/u;
const HTML_TAG = /<(?:\/[A-Za-z][\w:-]*\s*|[A-Za-z][\w:-]*(?:\s+[\w:@.-]+(?:\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'=<>`]+))?)*\s*\/?)>/y;
const BLOCK_ID = /\^[A-Za-z0-9-]+(?=[ \t\r]*(?:\n|$))/y;
const FOOTNOTE = /\[\^[^\s[\]]{1,100}\]:?/y;
/** `[label]: address`. By CommonMark's rule `[Ada]: Yes.` would be one too; here an address looks like one. */
const DEFINITION = /\[([^\]\n]{1,300})\]:[ \t]*(?:<[^<>\n]*>|(?=[^\s<>]{0,20}[/#:])[^\s<>]+)(?=\s|$)/y;
/** What most paragraphs do not have: nothing begins in them. */
const BEGINNING = /[\\`$%<![\]#^@]|:\/\/|mailto:|www\./i;
/** Marks at which something begins, with the letters that schemes begin with where there is an address. */
const MARK = /[\\`$%<![\]#^@]/g;
const MARK_OR_LETTER = /[\\`$%<![\]#^@]|\b[fhmow]/gi;
/** A start tag longer than this is not looked for; it keeps a scan for `>` short on hostile text. */
const LONGEST_HTML_TAG = 2000;

/**
 * Finds what is not prose in a paragraph, heading or table cell: code, math, comments, tags, links and the like.
 * CommonMark's emphasis is not looked for: nothing depends on it, and matching its marks costs a quadratic number of
 * steps on hostile text. Everything here is linear in the length of `text`, on a line of a megabyte too.
 * @param definitions labels of the note's link reference definitions, as `normalizeLabel` gives them
 * @returns spans of `text` in order, not overlapping
 */
export function scanInline(text: string, definitions: ReadonlySet<string> = new Set()): InlineSpan[] {
  if (!BEGINNING.test(text)) return [];
  const hasAddress = /:\/\/|mailto:|www\./i.test(text);
  return new InlineScanner(text, definitions, hasAddress).scan();
}

class InlineScanner {
  private readonly finder: Finder;
  private readonly spans: InlineSpan[] = [];
  /** Offsets of `[` (or of the `!` before it) that may yet turn out to open a link, with the number of spans before. */
  private readonly brackets: { readonly start: number; readonly open: number; readonly spans: number }[] = [];
  private backticks: Map<number, number[]> | undefined;

  constructor(private readonly text: string, private readonly definitions: ReadonlySet<string>, private readonly hasAddress: boolean) {
    this.finder = new Finder(text);
  }

  scan(): InlineSpan[] {
    const { text } = this;
    const starts = this.hasAddress ? MARK_OR_LETTER : MARK;
    starts.lastIndex = 0;
    while (starts.test(text)) {
      const at = starts.lastIndex - 1;
      starts.lastIndex = Math.max(this.at(at), at + 1);
    }
    return this.spans;
  }

  /** Reads what begins at `at`. @returns the offset after it, or `at` when it is an ordinary character. */
  private at(at: number): number {
    switch (this.text.charCodeAt(at)) {
      case 92: return at + 2; // a backslash takes the meaning of the next character away
      case 96: return this.code(at);
      case 36: return this.math(at);
      case 37: return this.comment(at);
      case 60: return this.angle(at);
      case 33: return this.bang(at);
      case 91: return this.openBracket(at, at);
      case 93: return this.closeBracket(at);
      case 35: return this.tag(at);
      case 94: return this.blockId(at);
      case 64: return this.email(at);
      case 70: case 72: case 77: case 79: case 87: case 102: case 104: case 109: case 111: case 119: return this.url(at);
      default: return at;
    }
  }

  private add(kind: InlineKind, start: number, end: number): number {
    this.spans.push({ kind, start, end });
    return end;
  }

  private matchAt(pattern: RegExp, at: number): string | null {
    pattern.lastIndex = at;
    return pattern.exec(this.text)?.[0] ?? null;
  }

  private isWordBefore(at: number): boolean {
    return at > 0 && WORD.test(this.text.charAt(at - 1));
  }

  private code(at: number): number {
    let end = at;
    while (this.text[end] === '`') end++;
    const size = end - at;
    const closing = this.closingBackticks(size, end);
    return closing < 0 ? end : this.add('InlineCode', at, closing + size);
  }

  /** Offset of the next run of exactly `size` backticks at or after `from`, or -1. */
  private closingBackticks(size: number, from: number): number {
    this.backticks ??= backtickRuns(this.text);
    const runs = this.backticks.get(size) ?? [];
    while (runs.length > 0 && (runs[runs.length - 1] as number) < from) runs.pop();
    return runs[runs.length - 1] ?? -1;
  }

  private math(at: number): number {
    const { text } = this;
    if (text[at + 1] === '$') {
      const close = this.finder.next('$$', at + 2);
      return close === Infinity || close === at + 2 ? at + 2 : this.add('InlineMath', at, close + 2);
    }
    if (isSpace(text[at + 1])) return at;
    // Money is no math: the closing sign follows a character and no digit follows it ("$5 to $10").
    const close = this.finder.next('$', at + 1);
    if (close >= this.finder.next('\n', at + 1) || isSpace(text[close - 1]) || isDigit(text[close + 1])) return at;
    return this.add('InlineMath', at, close + 1);
  }

  private comment(at: number): number {
    if (this.text[at + 1] !== '%') return at;
    const close = this.finder.next('%%', at + 2);
    return close === Infinity ? at + 2 : this.add('Comment', at, close + 2);
  }

  private angle(at: number): number {
    const { text } = this;
    if (text.startsWith('<!--', at)) {
      const close = this.finder.next('-->', at + 4);
      return close === Infinity ? at + 4 : this.add('Comment', at, close + 3);
    }
    const close = this.finder.next('>', at + 1);
    if (close - at > LONGEST_HTML_TAG || this.finder.next('<', at + 1) < close) return at;
    const inside = text.slice(at + 1, close);
    if (/^(?:[a-z][a-z0-9+.-]{1,30}:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)$/i.test(inside)) return this.add('URL', at, close + 1);
    const tag = this.matchAt(HTML_TAG, at);
    return tag === null ? at : this.add('HTMLTag', at, at + tag.length);
  }

  private bang(at: number): number {
    return this.text[at + 1] === '[' ? this.openBracket(at, at + 1) : at;
  }

  /** @param start the `!` of an image or embed, else the bracket itself */
  private openBracket(start: number, open: number): number {
    const { text } = this;
    if (text[open + 1] === '[') {
      const close = this.finder.next(']]', open + 2);
      const isOpen = close > open + 2 && close < this.finder.next('\n', open + 2) && close < this.finder.next('[[', open + 2);
      if (isOpen) return this.add(start < open ? 'Embed' : 'Link', start, close + 2);
    }
    if (text[open + 1] === '^') {
      const marker = this.matchAt(FOOTNOTE, open);
      if (marker !== null) return this.add('Footnote', open, open + this.footnoteLength(marker, open));
    }
    if (start === open && this.isLineStart(open)) {
      const definition = this.matchAt(DEFINITION, open);
      if (definition !== null) return this.add('LinkDefinition', open, open + definition.length);
    }
    this.brackets.push({ start, open, spans: this.spans.length });
    return open + 1;
  }

  /** The colon belongs to the marker only where the footnote is defined, at the start of a line. */
  private footnoteLength(marker: string, at: number): number {
    return marker.endsWith(':') && !this.isLineStart(at) ? marker.length - 1 : marker.length;
  }

  private isLineStart(at: number): boolean {
    let before = at - 1;
    while (before >= 0 && at - before <= 4 && this.text[before] === ' ') before--;
    return before < 0 || this.text[before] === '\n';
  }

  private closeBracket(at: number): number {
    const bracket = this.brackets.pop();
    if (bracket === undefined) return at;
    const end = this.linkEnd(bracket.open, at);
    if (end < 0) return at;
    this.spans.length = bracket.spans;
    return this.add(bracket.start < bracket.open ? 'Embed' : 'Link', bracket.start, end);
  }

  /** @returns the offset after the link whose text stands between `open` and `close`, or -1 when it is none */
  private linkEnd(open: number, close: number): number {
    const { text } = this;
    if (text[close + 1] === '(') return destinationEnd(text, this.finder, close + 2);
    if (this.definitions.size === 0) return -1;
    if (text[close + 1] === '[') {
      const end = this.finder.next(']', close + 2);
      const label = end - close > 302 ? '' : text.slice(close + 2, end);
      if (end !== Infinity && this.isDefined(label || this.label(open, close))) return end + 1;
    }
    return this.isDefined(this.label(open, close)) ? close + 1 : -1;
  }

  private label(open: number, close: number): string {
    return close - open > 302 ? '' : this.text.slice(open + 1, close);
  }

  private isDefined(label: string): boolean {
    return this.definitions.has(normalizeLabel(label));
  }

  private tag(at: number): number {
    const before = this.text[at - 1];
    if (before !== undefined && (WORD.test(before) || before === '/' || before === '&' || before === '#')) return at;
    const tag = this.matchAt(TAG, at);
    if (tag === null) return at;
    return /^#\d+$/.test(tag) ? at + tag.length : this.add('Tag', at, at + tag.length);
  }

  private blockId(at: number): number {
    if (at > 0 && !isSpace(this.text[at - 1])) return at;
    const id = this.matchAt(BLOCK_ID, at);
    return id === null ? at : this.add('BlockId', at, at + id.length);
  }

  private url(at: number): number {
    if (!mayBeginScheme(this.text, at) || this.isWordBefore(at)) return at;
    const end = addressEnd(this.text, at);
    return end > at ? this.add('URL', at, end) : at;
  }

  /** An address is noticed at its `@`, when what stands before it has been passed. */
  private email(at: number): number {
    const floor = Math.max(this.spans[this.spans.length - 1]?.end ?? 0, at - 64);
    let start = at;
    while (start > floor && /[\w.+-]/.test(this.text.charAt(start - 1))) start--;
    if (start === at || this.isWordBefore(start)) return at;
    const domain = this.matchAt(/[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9][A-Za-z0-9-]{0,62}){1,6}/y, at + 1);
    return domain === null ? at : this.add('URL', start, at + 1 + domain.length);
  }
}

/** Offsets of the runs of backticks in `text` by their length, the last one first. */
function backtickRuns(text: string): Map<number, number[]> {
  const runs = new Map<number, number[]>();
  for (const match of text.matchAll(/`+/g)) {
    const size = match[0].length;
    const known = runs.get(size);
    if (known === undefined) runs.set(size, [match.index]);
    else known.push(match.index);
  }
  for (const offsets of runs.values()) offsets.reverse();
  return runs;
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}
