import type { Span } from '../text/span.ts';
import type { ProseBlock } from './prose-blocks.ts';

const STARTS = /^[\s"'“‘(*_@#]{0,6}(\p{L})/u;
/** Blocks of which one can tell how their author writes. */
const FEWEST_BLOCKS = 5;
const SHARE = 0.6;
/** Not after an abbreviation of one letter or two (`e.g. this`), nor after a number. */
const BOUNDARY = /\b\p{L}{3,}[.!?]+["”’)]{0,2} +(?=["“‘(]?\p{Ll})/gu;

/** True for a note whose author starts most paragraphs in lower case. Linear in the number of blocks. */
export function writesLowerCase(text: string, blocks: readonly ProseBlock[]): boolean {
  let lowercase = 0;
  let all = 0;
  for (const block of blocks) {
    const first = STARTS.exec(text.slice(block.start, block.start + 12))?.[1];
    if (first === undefined) continue;
    all++;
    if (first === first.toLowerCase() && first !== first.toUpperCase()) lowercase++;
  }
  return all >= FEWEST_BLOCKS && lowercase >= SHARE * all;
}

/** Ends a sentence at every full stop, also where the next one starts in lower case. */
export function splitLowerCase(text: string, parts: readonly Span[]): Span[] {
  return parts.flatMap((part) => {
    const cut: Span[] = [];
    let { start } = part;
    for (const match of text.slice(part.start, part.end).matchAll(BOUNDARY)) {
      const next = part.start + match.index + match[0].length;
      cut.push({ start, end: part.start + match.index + match[0].trimEnd().length });
      start = next;
    }
    return [...cut, { start, end: part.end }];
  });
}
