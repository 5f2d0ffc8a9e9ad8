import { withoutExtension } from '../source/note-path.ts';
import { firstEndingAfter, type Span } from '../text/span.ts';

/** A wikilink or Markdown link as it stands in a text. */
export interface WrittenLink extends Span {
  /** What it points to, without extension, heading, and percent-encoding. */
  readonly target: string;
  /** What the reader sees, with escapes resolved. */
  readonly display: string;
}

/** Finds all wikilinks and inline Markdown links of a text in order; embeds are passed over. O(n). */
export function writtenLinks(text: string): WrittenLink[] {
  const links: WrittenLink[] = [];
  // The classes exclude the sign that opens the next candidate, so that no stretch of text is read twice.
  const pattern = /\[\[([^[\]\r\n]{1,1000})\]\]|\[((?:[^[\]\\\r\n]|\\.){1,1000})\]\(([^()\s]{1,2000})\)/g;
  for (const match of text.matchAll(pattern)) {
    const start = match.index;
    if (text[start - 1] === '!' || text[start - 1] === '\\') continue;
    const parts = match[1] === undefined ? markdownParts(match[2] ?? '', match[3] ?? '') : wikiParts(match[1]);
    links.push({ start, end: start + match[0].length, ...parts });
  }
  return links;
}

function wikiParts(inner: string): { target: string; display: string } {
  const bar = inner.indexOf('|');
  if (bar < 0) return { target: cleanTarget(inner), display: inner };
  const tableEscape = inner[bar - 1] === '\\' ? 1 : 0;
  return { target: cleanTarget(inner.slice(0, bar - tableEscape)), display: inner.slice(bar + 1) };
}

function markdownParts(text: string, destination: string): { target: string; display: string } {
  return { target: cleanTarget(decode(destination)), display: text.replace(/\\([!-/:-@[-`{-~])/g, '$1') };
}

function decode(destination: string): string {
  try {
    return decodeURIComponent(destination);
  } catch {
    return destination;
  }
}

function cleanTarget(target: string): string {
  const hash = target.indexOf('#');
  const path = (hash < 0 ? target : target.slice(0, hash)).trim().replace(/^(?:\.{0,2}\/)+/, '');
  return withoutExtension(path);
}

/** True when a link to `target` (see `WrittenLink`) can mean the note at `path`. */
export function pointsTo(target: string, path: string): boolean {
  const wanted = withoutExtension(path).toLowerCase();
  const written = target.toLowerCase();
  return written !== '' && (wanted === written || wanted.endsWith(`/${written}`));
}

/** A text with every link replaced by what the reader sees of it. */
export interface ShownText {
  readonly text: string;
  /** What is shown of the links, in order, each with the link as it is written. */
  readonly links: readonly (Span & { readonly written: string })[];
  /** Where an offset of the written text lies in this one. O(log n). */
  readonly at: (offset: number) => number;
}

export function shownText(text: string): ShownText {
  const written = writtenLinks(text);
  const links: (Span & { written: string })[] = [];
  let shown = '';
  let position = 0;
  for (const link of written) {
    shown += text.slice(position, link.start);
    links.push({ start: shown.length, end: shown.length + link.display.length, written: text.slice(link.start, link.end) });
    shown += link.display;
    position = link.end;
  }
  const at = (offset: number): number => {
    const index = firstEndingAfter(written, offset);
    const last = written[index - 1]?.end ?? 0;
    return (links[index - 1]?.end ?? 0) + Math.min(offset, written[index]?.start ?? offset) - last;
  };
  return { text: shown + text.slice(position), links, at };
}

export function withoutLinks(text: string): string {
  return shownText(text).text;
}
