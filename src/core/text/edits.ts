import { bySpan, type Span } from './span.ts';

/** Replaces the characters of the span (none when it is empty) by `text`. */
export interface TextEdit extends Span {
  readonly text: string;
}

/**
 * Applies edits that all refer to `text` as it was before any of them.
 * @throws RangeError when an edit is out of range or two edits overlap: that is a mistake of the planner.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort(bySpan);
  let result = '';
  let position = 0;
  for (const edit of ordered) {
    if (edit.start < position || edit.end < edit.start || edit.end > text.length) {
      throw new RangeError(`Edit ${edit.start}–${edit.end} overlaps another or leaves the text of ${text.length}`);
    }
    result += text.slice(position, edit.start) + edit.text;
    position = edit.end;
  }
  return result + text.slice(position);
}
