import type { TextEdit } from '../../core/text/edits.ts';

/**
 * Edits that turn `before` into `after`, as small as is cheap to tell: line by line where both have as many lines, else
 * one edit of the lines between the first and the last that differ. Both texts have LF line ends. O(length).
 */
export function changedLines(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const old = before.split('\n');
  const fresh = after.split('\n');
  let first = 0;
  let offset = 0;
  while (first < old.length && first < fresh.length && old[first] === fresh[first]) {
    offset += (old[first] as string).length + 1;
    first++;
  }
  let last = 0;
  while (last < Math.min(old.length, fresh.length) - first && old[old.length - 1 - last] === fresh[fresh.length - 1 - last]) last++;
  const oldLines = old.slice(first, old.length - last);
  const freshLines = fresh.slice(first, fresh.length - last);
  if (oldLines.length !== freshLines.length) return [unlike(before, after, offset, last === 0 ? 0 : tailLength(old, last))];
  const edits: TextEdit[] = [];
  for (const [index, line] of oldLines.entries()) {
    const replacement = freshLines[index] as string;
    if (line !== replacement) edits.push(changedPart(line, replacement, offset));
    offset += line.length + 1;
  }
  return edits;
}

/** The length of the last `count` lines with the line break before them. */
function tailLength(lines: readonly string[], count: number): number {
  let length = 0;
  for (let index = lines.length - count; index < lines.length; index++) length += (lines[index] as string).length + 1;
  return length;
}

/** One edit of everything between a common start and a common end. */
function unlike(before: string, after: string, head: number, tail: number): TextEdit {
  const start = Math.min(head, before.length, after.length);
  const end = Math.min(tail, before.length - start, after.length - start);
  return { start, end: before.length - end, text: after.slice(start, after.length - end) };
}

function changedPart(line: string, replacement: string, offset: number): TextEdit {
  let start = 0;
  const shorter = Math.min(line.length, replacement.length);
  while (start < shorter && line[start] === replacement[start]) start++;
  let end = 0;
  while (end < shorter - start && line[line.length - 1 - end] === replacement[replacement.length - 1 - end]) end++;
  return { start: offset + start, end: offset + line.length - end, text: replacement.slice(start, replacement.length - end) };
}
