import { LineIndex } from '../text/lines.ts';
import type { TextEdit } from '../text/edits.ts';
import type { Span } from '../text/span.ts';
import type { Field, FrontMatter } from './front-matter.ts';
import { findFrontMatter, linesOf, propertiesEnd, textStart, type FrontMatterBlock } from './front-matter-block.ts';
import { readTolerantly, type Damage } from './tolerant-fields.ts';
import { readYaml, type YamlReading } from './yaml-values.ts';

/** Front matter with the means to mend it. */
export interface Examination {
  readonly frontMatter: FrontMatter;
  /** The problems of the front matter, each with the edits of the note that mend it. */
  readonly damages: readonly Damage[];
}

/**
 * Reads the front matter of a note: strictly where YAML allows, else line by line as a person would. Never throws, and
 * evaluates nothing.
 * @param text the whole file
 */
export function readFrontMatter(text: string): FrontMatter {
  return examineFrontMatter(text).frontMatter;
}

/** Reads the front matter, and tells how what is wrong with it can be mended. */
export function examineFrontMatter(text: string): Examination {
  const block = findFrontMatter(text);
  if (block !== null) return examineBlock(text, block);
  const start = textStart(text);
  return { frontMatter: { span: { start, end: start }, content: { start, end: start }, fields: new Map(), problems: [] }, damages: [] };
}

function examineBlock(text: string, found: FrontMatterBlock): Examination {
  const lines = new LineIndex(text.slice(0, found.span.end));
  if (found.language !== '' && !/^ya?ml$/i.test(found.language)) return examination(found, new Map(), [unknownLanguage(found, lines)]);
  const reading = readYaml(text.slice(found.content.start, found.content.end));
  const block = reading.error === '' ? found : withoutBody(text, found);
  const stray = readTolerantly(text, block.before, lines).fields;
  const tolerant = reading.error === '' ? null : readTolerantly(text, block.content, lines);
  const fields = tolerant === null ? fieldsOf(text, block, reading, lines) : tolerant.fields;
  const damages = [...placeDamages(text, block, lines, stray, fields), ...(tolerant?.problems ?? [])];
  if (reading.error !== '' && damages.length === 0) damages.push(invalidYaml(block, reading, lines));
  return examination(block, new Map([...stray, ...fields]), damages.sort((a, b) => a.line - b.line));
}

function examination(block: FrontMatterBlock, fields: ReadonlyMap<string, Field>, damages: readonly Damage[]): Examination {
  // Stray lines before the opening fence are no part of the body either.
  const span = { start: block.before.start, end: block.span.end };
  const problems = damages.map(({ line, code, message }) => ({ line, code, message }));
  return { frontMatter: { span, content: block.content, fields, problems }, damages };
}

function invalidYaml(block: FrontMatterBlock, reading: YamlReading, lines: LineIndex): Damage {
  return {
    line: lines.lineAt(Math.min(block.content.end, block.content.start + reading.offset)), code: 'front-matter/invalid-yaml',
    message: `The front matter is not valid YAML: ${firstLine(reading.error)}.`, repair: [],
  };
}

/** A missing closing fence makes the body up to its first rule look like front matter. */
function withoutBody(text: string, block: FrontMatterBlock): FrontMatterBlock {
  const lines = linesOf(text, block.content);
  const blank = lines.findIndex((line, index) => line.text.trim() === '' && isProse(lines[index + 1]?.text));
  if (blank < 0) return block;
  const end = propertiesEnd(text, block.content);
  if (end === block.content.start || end >= block.content.end) return block;
  return { ...block, span: { start: block.span.start, end }, content: { start: block.content.start, end }, isClosed: false };
}

function isProse(line: string | undefined): boolean {
  return line !== undefined && /^(?:#{1,6} |[^\s:#-][^:\n]{0,200}[ .!?])/.test(line) && !/^[\w-]+:(?: |$)/.test(line);
}

function placeDamages(
  text: string, block: FrontMatterBlock, lines: LineIndex, stray: ReadonlyMap<string, Field>, fields: ReadonlyMap<string, Field>,
): Damage[] {
  const damages: Damage[] = [];
  if (block.before.end > block.before.start) damages.push(misplaced(text, block, lines, stray, fields));
  if (!block.isClosed) damages.push(unclosed(text, block, lines));
  return damages;
}

function misplaced(
  text: string, block: FrontMatterBlock, lines: LineIndex, stray: ReadonlyMap<string, Field>, fields: ReadonlyMap<string, Field>,
): Damage {
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

function isPartOf(fields: ReadonlyMap<string, Field>, line: Span): boolean {
  return [...fields.values()].some((field) => field.span.start <= line.start && line.end <= field.span.end);
}

/** The edits that move stray properties inside; none when one is inside already with another value. */
function movedInside(
  text: string, block: FrontMatterBlock, removal: TextEdit, stray: ReadonlyMap<string, Field>, fields: ReadonlyMap<string, Field>,
): TextEdit[] {
  const missing: string[] = [];
  for (const field of stray.values()) {
    const inside = fields.get(field.key);
    if (inside === undefined) missing.push(text.slice(field.span.start, field.span.end));
    else if (JSON.stringify(inside.value) !== JSON.stringify(field.value)) return [];
  }
  const at = block.content.start;
  return missing.length === 0 ? [removal] : [removal, { start: at, end: at, text: missing.join('') }];
}

function unclosed(text: string, block: FrontMatterBlock, lines: LineIndex): Damage {
  const at = block.content.end;
  const lineBreak = text[text.indexOf('\n') - 1] === '\r' ? '\r\n' : '\n';
  const isAtLineStart = text[at - 1] === '\n';
  return {
    line: lines.lineAt(Math.max(block.span.start, at - 1)), code: 'front-matter/unclosed',
    message: 'The closing “---” of the front matter is missing; add it after the last property.',
    repair: [{ start: at, end: at, text: `${isAtLineStart ? '' : lineBreak}---${lineBreak}` }],
  };
}

function unknownLanguage(block: FrontMatterBlock, lines: LineIndex): Damage {
  return {
    line: lines.lineAt(block.span.start), code: 'front-matter/unknown-language',
    message: `The front matter is marked as “${block.language}”, and only YAML is read; nothing of it was run or used.`, repair: [],
  };
}

function fieldsOf(text: string, block: FrontMatterBlock, reading: YamlReading, lines: LineIndex): Map<string, Field> {
  const fields = new Map<string, Field>();
  const { start: contentStart, end: contentEnd } = block.content;
  for (const property of reading.properties) {
    const at = contentStart + property.keyStart;
    const start = text.lastIndexOf('\n', at - 1) + 1;
    const end = lineEndAfter(text, Math.max(at, contentStart + property.valueEnd), contentEnd);
    fields.set(property.key, { key: property.key, value: property.value, span: { start: Math.max(start, contentStart), end }, line: lines.lineAt(at) });
  }
  return fields;
}

/** The offset after the line break of the line that holds the last character before `offset`. */
function lineEndAfter(text: string, offset: number, limit: number): number {
  if (offset > 0 && text[offset - 1] === '\n') return Math.min(offset, limit);
  const lineBreak = text.indexOf('\n', offset);
  return lineBreak < 0 || lineBreak >= limit ? limit : lineBreak + 1;
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/[.:\s]+$/, '').slice(0, 200);
}
