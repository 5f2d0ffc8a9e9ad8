import type { Token } from '../text/token.ts';
import { TIMESTAMP } from './labels.ts';
import type { ReadBlock } from './read-block.ts';

/** Words of the title of a chapter. */
const LONGEST_TITLE = 14;

/** `04:07 Brandt explains the queue`: a time and a title without a full stop, as a video's chapters are listed; nobody is reported there. */
export function isChapterLine({ passage: { tokens } }: ReadBlock): boolean {
  const [time, next] = tokens;
  if (!time || !next || !time.text.includes(':') || !TIMESTAMP.test(time.text)) return false;
  return next.capital && tokens.length <= LONGEST_TITLE && !/[.!?…:]/.test((tokens[tokens.length - 1] as Token).after);
}
