import type { LineIndex } from '../text/lines.ts';
import type { TextEdit } from '../text/edits.ts';
import type { Span } from '../text/span.ts';
import type { Field } from './front-matter.ts';
import { linesOf, startsProperty, type FrontMatterBlock } from './front-matter-block.ts';
import type { Damage } from './tolerant-fields.ts';

type Fields = ReadonlyMap<string, Field>;

/** More lone carriage returns are no slip, and replacing them is no repair. */
const MOST_RETURNS = 10_000;

/** The line break of a text: that of its first line. */
export function lineBreakOf(text: string): '\n' | '\r\n' {
  const first = text.indexOf('\n');
  return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n';
}

/** Carriage returns without a line feed: to YAML they are line breaks, to Obsidian they are not. Null when there are none. */
export function loneReturns(text: string, content: Span, lines: LineIndex): Damage | null {
  const lineBreak = lineBreakOf(text);
  const repair: TextEdit[] = [];
  let first = -1;
  for (let at = text.indexOf('\r', content.start); at >= 0 && at < content.end; at = text.indexOf('\r', at + 1)) {
    if (text[at + 1] === '\n') continue;
    if (first < 0) first = at;
    if (repair.length <= MOST_RETURNS) repair.push({ start: at, end: at + 1, text: lineBreak });
  }
  if (first < 0) return null;
  return {
    line: lines.lineAt(first), code: 'front-matter/carriage-return', repair: repair.length > MOST_RETURNS ? [] : repair,
    message: 'A line ends with a carriage return alone, which YAML takes for a line break and Obsidian does not; put a line break there.',
  };
}

/** What is wrong before the front matter and at its end. `found` is the block as its fences say, `block` as it was read. */
export function aroundDamages(text: string, block: FrontMatterBlock, found: FrontMatterBlock, lines: LineIndex, stray: Fields, fields: Fields): Damage[] {
  const damages: Damage[] = [];
  if (block.before.end > block.before.start) damages.push(misplaced(text, block, lines, stray, fields));
  if (!block.isClosed) damages.push(unclosed(text, block, found, lines));
  return damages;
}

function misplaced(text: string, block: FrontMatterBlock, lines: LineIndex, stray: Fields, fields: Fields): Damage {
  const unseen = 'so Obsidian does not see the properties';
  const before = text.slice(block.before.start, block.before.end);
  const blanks = before.trim() === '' ? 0 : before.length - before.trimStart().length;
  const line = lines.lineAt(block.before.start + blanks);
  const removal: TextEdit = { ...block.before, text: '' };
  if (before.trim() === '') {
    const message = `There are blank lines before the opening “---”, ${unseen}; remove them.`;
    return { line, code: 'front-matter/blank-before-fence', message, repair: [removal] };
  }
  const [key] = stray.keys();
  const isOnlyProperties = linesOf(text, block.before).every((each) => each.text.trim() === '' || isPartOf(stray, each));
  if (key === undefined || !isOnlyProperties) {
    const message = `There is text before the opening “---”, ${unseen}; move it below the front matter.`;
    return { line, code: 'front-matter/stray-text', message, repair: [] };
  }
  const message = `The property “${key}” stands before the opening “---”, ${unseen}; move it below.`;
  return { line, code: 'front-matter/stray-key', message, repair: movedInside(text, block, removal, stray, fields) };
}

function isPartOf(fields: Fields, line: Span): boolean {
  return [...fields.values()].some((field) => field.span.start <= line.start && line.end <= field.span.end);
}

/** The edits that move stray properties inside; none when one is inside already with another value. */
function movedInside(text: string, block: FrontMatterBlock, removal: TextEdit, stray: Fields, fields: Fields): TextEdit[] {
  const missing: string[] = [];
  for (const field of stray.values()) {
    const inside = fields.get(field.key);
    if (inside === undefined) missing.push(text.slice(field.span.start, field.span.end));
    else if (JSON.stringify(inside.value) !== JSON.stringify(field.value)) return [];
  }
  const at = block.content.start;
  return missing.length === 0 ? [removal] : [removal, { start: at, end: at, text: missing.join('') }];
}

function unclosed(text: string, block: FrontMatterBlock, found: FrontMatterBlock, lines: LineIndex): Damage {
  const at = block.content.end;
  const lineBreak = lineBreakOf(text);
  const isAtLineStart = text[at - 1] === '\n';
  if (block.span.end > at) {
    return {
      line: lines.lineAt(at), code: 'front-matter/dots-at-end', repair: [{ start: at, end: at + 3, text: '---' }],
      message: 'The front matter ends with “...”, which Obsidian does not take for its end; write “---”.',
    };
  }
  return {
    line: lines.lineAt(Math.max(block.span.start, at - 1)), code: 'front-matter/unclosed',
    message: 'The closing “---” of the front matter is missing; add it after the last property.',
    repair: isDoubtful(text, block, found) ? [] : [{ start: at, end: at, text: `${isAtLineStart ? '' : lineBreak}---${lineBreak}` }],
  };
}

/** A `---` further down that follows on properties may be the closing fence after all. */
function isDoubtful(text: string, block: FrontMatterBlock, found: FrontMatterBlock): boolean {
  if (!found.isClosed) return false;
  const last = linesOf(text, { start: block.content.end, end: found.content.end }).filter((line) => line.text.trim() !== '').at(-1);
  return last !== undefined && startsProperty(last.text);
}
