import type { Span } from './span.ts';

/** The lines of a text, broken at LF or CRLF (a lone CR is a character like any other, as in Obsidian). */
export class LineIndex {
  private readonly starts: number[] = [0];

  constructor(private readonly text: string) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1);
  }

  /** How many lines there are; an empty text has one. */
  get count(): number {
    return this.starts.length;
  }

  /** The number, from 1, of the line that holds `offset`. O(log n). */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] as number) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  /** The span of line `line` (from 1) without its line break. */
  span(line: number): Span {
    const start = this.starts[line - 1];
    if (start === undefined) throw new RangeError(`No line ${line} in a text of ${this.count}`);
    let end = line < this.count ? (this.starts[line] as number) - 1 : this.text.length;
    if (line < this.count && end > start && this.text[end - 1] === '\r') end--;
    return { start, end };
  }
}
