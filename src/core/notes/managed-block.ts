import type { TextEdit } from '../text/edits.ts';
import type { Span } from '../text/span.ts';

/**
 * The markers of the part of a person note that the plugin writes. Obsidian comments: hidden in reading view, dimmed
 * in live preview, and each closed on its own line, so that even a lone marker hides nothing else. (An HTML comment
 * would open an HTML block, into which Obsidian's live preview draws what follows on the same line.)
 */
export const BLOCK_START = '%% who-said-what:start %%';
export const BLOCK_END = '%% who-said-what:end %%';

export type BlockState =
  | { readonly kind: 'none' }
  /** From the start of the first marker to the end of the second, without its line break. */
  | { readonly kind: 'whole'; readonly span: Span }
  | { readonly kind: 'damaged'; readonly reason: string };

/** Finds the managed block. A marker counts only when it stands alone on its line. */
export function findBlock(text: string): BlockState {
  const starts = markerLines(text, BLOCK_START);
  const ends = markerLines(text, BLOCK_END);
  const [start] = starts;
  const [end] = ends;
  if (start === undefined && end === undefined) return { kind: 'none' };
  if (start === undefined) return damaged('has an end marker but no start marker');
  if (end === undefined) return damaged('has a start marker but no end marker');
  if (starts.length > 1 || ends.length > 1) return damaged('has more than one start or end marker');
  if (end.start < start.start) return damaged('has its end marker before its start marker');
  return { kind: 'whole', span: { start: start.start, end: end.end } };
}

/**
 * Plans to put `lines` between the markers: into the block that is there, else after the end of the text.
 * @param lines without line breaks; the note's own kind of line break is used.
 */
export function blockEdits(text: string, state: Exclude<BlockState, { kind: 'damaged' }>, lines: readonly string[]): TextEdit[] {
  const lineBreak = lineBreakOf(text);
  const block = [BLOCK_START, ...lines, BLOCK_END].join(lineBreak);
  if (state.kind === 'whole') {
    const { start, end } = state.span;
    return text.slice(start, end) === block ? [] : [{ start, end, text: block }];
  }
  return [{ start: text.length, end: text.length, text: gapBefore(text, lineBreak) + block + lineBreak }];
}

/** The line break that a text uses: that of its first line. */
export function lineBreakOf(text: string): '\n' | '\r\n' {
  const first = text.indexOf('\n');
  return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n';
}

/** What sets the block apart from the text before it: one empty line. */
function gapBefore(text: string, lineBreak: string): string {
  if (text === '' || text === '\uFEFF' || text.endsWith(lineBreak + lineBreak)) return '';
  return text.endsWith('\n') ? lineBreak : lineBreak + lineBreak;
}

function damaged(what: string): BlockState {
  return { kind: 'damaged', reason: `The block of quotations ${what}. Restore the markers, or delete them to get a new block.` };
}

function markerLines(text: string, marker: string): Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf(marker); at >= 0; at = text.indexOf(marker, at + marker.length)) {
    const end = at + marker.length;
    const opensLine = at === 0 || text[at - 1] === '\n' || text[at - 1] === '\uFEFF';
    const closesLine = end === text.length || text[end] === '\n' || (text[end] === '\r' && text[end + 1] === '\n');
    if (opensLine && closesLine) spans.push({ start: at, end });
  }
  return spans;
}
