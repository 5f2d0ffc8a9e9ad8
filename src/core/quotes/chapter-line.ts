import type { Token } from '../text/token.ts';
import { TIMESTAMP } from './labels.ts';
import type { NoteReading } from './note-reading.ts';
import type { ReadBlock } from './read-block.ts';

/** Words of the title of a chapter. */
const LONGEST_TITLE = 14;

const NONE: ReadonlySet<number> = new Set();

/**
 * The lines of the lists of a video's chapters (`00:00 Opening`, `04:07 Brandt explains the queue`), by block; nobody is
 * reported there. Such a list begins with nothing on the clock; a ticker (`10:05 Brandt says …`) has other times.
 */
export function chapterLines({ prose }: NoteReading): ReadonlySet<number> {
  let found: Set<number> | null = null;
  for (let first = 0, end = 0; first < prose.length; first = end + 1) {
    end = first;
    if (!isTimedTitle(prose[first])) continue;
    while (isTimedTitle(prose[end + 1])) end++;
    if (end === first || !/^0{1,2}:/.test(prose[first]?.passage.tokens[0]?.text ?? '')) continue;
    found ??= new Set();
    for (let index = first; index <= end; index++) found.add(index);
  }
  return found ?? NONE;
}

/** A time without brackets, and a title without a full stop. */
function isTimedTitle(block: ReadBlock | null | undefined): boolean {
  const [time, next] = block?.passage.tokens ?? [];
  if (!block || !time || !next?.capital || !time.text.includes(':') || time.before !== '' || !TIMESTAMP.test(time.text)) return false;
  const { tokens } = block.passage;
  return tokens.length <= LONGEST_TITLE && !/[.!?…:]/.test((tokens[tokens.length - 1] as Token).after);
}
