import type { LineIndex } from '../text/lines.ts';
import type { Span } from '../text/span.ts';

const DELIMITER_ROW = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$/;

/**
 * Finds the lines that belong to tables, where the bar of a link must be escaped.
 * @returns one span for each table, from its header row to its last row, in order.
 */
export function tableSpans(text: string, lines: LineIndex): Span[] {
  const tables: Span[] = [];
  for (let line = 2; line <= lines.count; line++) {
    const row = lines.span(line);
    if (!isDelimiterRow(text, row)) continue;
    const header = lines.span(line - 1);
    if (!text.slice(header.start, header.end).includes('|')) continue;
    let last = line;
    while (last < lines.count && !isBlank(text, lines.span(last + 1))) last++;
    tables.push({ start: header.start, end: lines.span(last).end });
    line = last;
  }
  return tables;
}

function isDelimiterRow(text: string, row: Span): boolean {
  // No table is so wide that its delimiter row is longer; this keeps the pattern away from long lines of prose.
  if (row.end - row.start > 5000) return false;
  const content = text.slice(row.start, row.end).replace(/^[\s>]+/, '').trimEnd();
  return content.includes('|') && content.includes('-') && DELIMITER_ROW.test(content);
}

function isBlank(text: string, row: Span): boolean {
  return row.end - row.start < 200 && /^[\s>]*$/.test(text.slice(row.start, row.end));
}
