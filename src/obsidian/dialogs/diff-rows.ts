import { diffArrays } from 'diff';
import type { Span } from '../../core/text/span.ts';

/** A line of a diff. `gap` stands for lines that are the same and not shown; `mark` is the part that differs. */
export interface DiffRow {
  readonly kind: 'added' | 'removed' | 'same' | 'gap';
  readonly text: string;
  readonly mark: Span | null;
}

/** Lines around a change that are shown with it. */
const CONTEXT = 1;

/** More edits than this are shown as one: nobody reads them one by one, and the search for them takes too long. */
const MOST_EDITS = 2000;

/** What changes between two texts, line by line, with a line of what is around it. */
export function diffRows(before: string, after: string): readonly DiffRow[] {
  const old = linesOf(before);
  const fresh = linesOf(after);
  const parts = diffArrays(old, fresh, { maxEditLength: MOST_EDITS }) ?? [
    { value: old, removed: true, added: false }, { value: fresh, removed: false, added: true },
  ];
  const rows: DiffRow[] = [];
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1];
    if (part.removed && next?.added === true && next.value.length === part.value.length) {
      pushPairs(rows, part.value, next.value);
    } else if (part.removed) rows.push(...part.value.map((text) => row('removed', text)));
    else if (part.added) {
      const before = parts[index - 1];
      if (before?.removed !== true || before.value.length !== part.value.length) rows.push(...part.value.map((text) => row('added', text)));
    } else pushSame(rows, part.value, index === 0, index === parts.length - 1);
  }
  return rows;
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split(/\r?\n/);
}

/** Lines that stand for each other: the part of each that differs is marked. */
function pushPairs(rows: DiffRow[], old: readonly string[], fresh: readonly string[]): void {
  const pairs = old.map((text, index) => differing(text, fresh[index] ?? ''));
  rows.push(...old.map((text, index): DiffRow => ({ kind: 'removed', text, mark: pairs[index]?.[0] ?? null })));
  rows.push(...fresh.map((text, index): DiffRow => ({ kind: 'added', text, mark: pairs[index]?.[1] ?? null })));
}

function pushSame(rows: DiffRow[], lines: readonly string[], isFirst: boolean, isLast: boolean): void {
  const head = isFirst ? 0 : CONTEXT;
  const tail = isLast ? 0 : CONTEXT;
  if (lines.length <= head + tail) {
    rows.push(...lines.map((text) => row('same', text)));
    return;
  }
  rows.push(...lines.slice(0, head).map((text) => row('same', text)));
  if (!isFirst && !isLast) rows.push(row('gap', ''));
  if (tail > 0) rows.push(...lines.slice(-tail).map((text) => row('same', text)));
}

function row(kind: DiffRow['kind'], text: string): DiffRow {
  return { kind, text, mark: null };
}

/** The stretches between the common start and the common end of two lines. */
function differing(a: string, b: string): [Span, Span] {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return [{ start, end: a.length - end }, { start, end: b.length - end }];
}
