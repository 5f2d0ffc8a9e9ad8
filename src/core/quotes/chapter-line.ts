import type { Token } from '../text/token.ts';
import { TIMESTAMP } from './labels.ts';
import type { NoteReading } from './note-reading.ts';
import type { ReadBlock } from './read-block.ts';

/** Words of the title of a chapter. */
const LONGEST_TITLE = 14;

/**
 * `00:00 Opening`, `04:07 Brandt explains the queue`: a line of the list of a video's chapters, which begins with nothing on the
 * clock; nobody is reported there. A ticker (`10:05 Brandt says …`) has other times.
 */
export function isChapterLine({ prose }: NoteReading, index: number): boolean {
  if (!isTimedTitle(prose[index])) return false;
  let first = index;
  while (isTimedTitle(prose[first - 1])) first--;
  return /^0{1,2}:/.test(prose[first]?.passage.tokens[0]?.text ?? '') && (first < index || isTimedTitle(prose[index + 1]));
}

/** A time without brackets, and a title without a full stop. */
function isTimedTitle(block: ReadBlock | null | undefined): boolean {
  const [time, next] = block?.passage.tokens ?? [];
  if (!block || !time || !next?.capital || !time.text.includes(':') || time.before !== '' || !TIMESTAMP.test(time.text)) return false;
  const { tokens } = block.passage;
  return tokens.length <= LONGEST_TITLE && !/[.!?…:]/.test((tokens[tokens.length - 1] as Token).after);
}
