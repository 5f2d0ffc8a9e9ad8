import type { Token } from '../text/token.ts';
import type { ReadBlock } from './read-block.ts';

/** Words of the title of a part of a conversation. */
const LONGEST_TITLE = 8;

/**
 * True for a line that reads as a heading of which a capture has lost the marks: a few words with capitals and no stop, behind
 * a line that has one (`What Comes Next`).
 * @param before the line of text before it
 */
export function isTitleLine(block: ReadBlock | null | undefined, before: ReadBlock | null | undefined): boolean {
  const tokens = block?.passage.tokens ?? [];
  if (!block || block.isListItem || tokens.length === 0 || tokens.length > LONGEST_TITLE || block.passage.quotes.length > 0) return false;
  if (!tokens.every(isTitleWord) || (tokens[0] as Token).capital !== true) return false;
  const last = before?.passage.tokens[before.passage.tokens.length - 1];
  return last !== undefined && /[.?!…]/.test(last.after);
}

/** Small words have no capital in a title, and only commas, colons and question marks stand in one. */
const isTitleWord = ({ capital, text, after, before }: Token, index: number, { length }: readonly Token[]): boolean =>
  (capital || text.length < 5) && before === '' && (index === length - 1 ? after === '' || after === '?' : /^[,:’']?$/.test(after));
