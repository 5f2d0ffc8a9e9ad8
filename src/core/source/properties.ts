import { applyEdits, type TextEdit } from '../text/edits.ts';
import { lineBreakOf } from './block-damages.ts';
import type { Field, FrontMatter } from './front-matter.ts';
import { textStart } from './front-matter-block.ts';
import { readFrontMatter } from './read-front-matter.ts';
import { doubleQuoted, isPlainSafe, quoted, singleQuoted } from './yaml-quoting.ts';
import type { YamlProperty, YamlStyle } from './yaml-property.ts';
import { readYaml } from './yaml-values.ts';
import { addTo } from '../text/add-to.ts';

export type PropertyValue = string | number | readonly string[];

/** Says why a property cannot be set: the front matter is broken, or written in a way that has no line for it. */
export class FrontMatterError extends Error {
  override readonly name = 'FrontMatterError';

  /** @param line where the note is broken, from 1 */
  constructor(message: string, readonly line: number) {
    super(message);
  }
}

/** The front matter as it is written, for writing more of it in the same way. */
interface Source {
  readonly text: string;
  readonly contentStart: number;
  readonly properties: readonly YamlProperty[];
  readonly lineBreak: string;
}

const DEFAULT_ITEM_SIGN = '  - ';

/**
 * Plans the edit that gives a property its value: of that property's own lines only, in the note's own style (block or
 * flow list, quotes, line breaks, comments). A note without front matter gets one; a new property goes after the last.
 * @param frontMatter that of `text`
 * @returns no edit when the property has the value already
 * @throws FrontMatterError when the front matter is broken, or written so that no property has lines of its own
 */
export function setProperty(text: string, frontMatter: FrontMatter, key: string, value: PropertyValue): TextEdit[] {
  const source = sourceOf(text, frontMatter);
  const field = frontMatter.fields.get(key);
  if (field !== undefined && hasValue(field, value)) return [];
  const property = source.properties.find((each) => each.key === key);
  const edit = field !== undefined && property !== undefined
    ? replacement(source, field, property, value)
    : addition(source, frontMatter, key, value);
  verify(text, frontMatter, edit, key, value);
  return [edit];
}

function sourceOf(text: string, frontMatter: FrontMatter): Source {
  const problem = frontMatter.problems[0];
  if (problem !== undefined) throw new FrontMatterError(problem.message, problem.line);
  const reading = readYaml(text.slice(frontMatter.content.start, frontMatter.content.end));
  if (reading.error !== '') throw new FrontMatterError(`The front matter is not valid YAML: ${reading.error}`, 1);
  if (reading.isFlow) throw new FrontMatterError('The properties are written as one “{…}”; write each on its own line first.', 2);
  return { text, contentStart: frontMatter.content.start, properties: reading.properties, lineBreak: lineBreakOf(text) };
}

function hasValue(field: Field, value: PropertyValue): boolean {
  if (typeof value === 'string' || typeof value === 'number') return field.value === String(value);
  const current = field.value;
  return current !== null && typeof current !== 'string' && current.length === value.length && value.every((item, index) => item === current[index]);
}

/**
 * An edit of one property can spoil another where YAML ties them together (an anchor here, its alias there). So what
 * the edit leads to is read again, and everything else must be as it was.
 */
function verify(text: string, before: FrontMatter, edit: TextEdit, key: string, value: PropertyValue): void {
  const after = readFrontMatter(applyEdits(text, [edit]));
  const field = after.fields.get(key);
  const isSet = field !== undefined && hasValue(field, value) && after.problems.length === 0;
  const others = [...before.fields.values()].filter((each) => each.key !== key);
  const isElseSame = others.length === after.fields.size - 1
    && others.every((each) => JSON.stringify(after.fields.get(each.key)?.value) === JSON.stringify(each.value));
  if (!isSet || !isElseSame) {
    throw new FrontMatterError(`“${key}” cannot be changed without changing other properties; edit it by hand.`, before.fields.get(key)?.line ?? 1);
  }
}

function addition(source: Source, frontMatter: FrontMatter, key: string, value: PropertyValue): TextEdit {
  const { lineBreak } = source;
  const indentation = /^[ \t]*/.exec(source.text.slice(lineStart(source, 0)))?.[0] ?? '';
  const isPlainKey = isPlainSafe(key);
  const head = `${source.properties.length > 0 ? indentation : ''}${isPlainKey ? key : doubleQuoted(key)}:`;
  const written = freshProperty(source, head, value, '', 'plain') + lineBreak;
  if (frontMatter.span.end > frontMatter.span.start) return { start: frontMatter.content.end, end: frontMatter.content.end, text: written };
  const start = textStart(source.text);
  return { start, end: start, text: `---${lineBreak}${written}---${lineBreak}` };
}

/** Offset of the line on which the property of that index begins. */
function lineStart(source: Source, index: number): number {
  const property = source.properties[index];
  if (property === undefined) return source.contentStart;
  return Math.max(source.contentStart, source.text.lastIndexOf('\n', source.contentStart + property.keyStart - 1) + 1);
}

function replacement(source: Source, field: Field, property: YamlProperty, value: PropertyValue): TextEdit {
  const { text, contentStart } = source;
  const colon = text.indexOf(':', contentStart + property.keyEnd);
  const head = text.slice(field.span.start, colon + 1);
  const ending = /\r?\n$/.exec(text.slice(field.span.start, field.span.end))?.[0] ?? '';
  return { start: field.span.start, end: field.span.end, text: rewritten(source, field, property, head, value) + ending };
}

function rewritten(source: Source, field: Field, property: YamlProperty, head: string, value: PropertyValue): string {
  const isList = typeof value !== 'string' && typeof value !== 'number';
  if (isList && value.length > 0 && property.items.length > 0) {
    if (property.style === 'block-list') return blockList(source, field, property, value);
    if (property.style === 'flow-list') return head + flowList(source, property, value, field.line) + commentAfter(source, property.valueEnd);
  }
  const isOneLine = property.style !== 'block-list' && property.style !== 'block-text';
  // An empty value has no end of its own, nor has one that goes on over lines: there the comment stands after the key.
  const afterKey = commentAfter(source, field.span.start + head.length - source.contentStart);
  const comment = isOneLine ? afterKey || commentAfter(source, property.valueEnd) : afterKey;
  return freshProperty(source, head, value, comment, property.style);
}

/** The comment at the end of a line, with the blanks before it; `''` when there is none. */
function commentAfter(source: Source, offset: number): string {
  return /^[ \t]+#[^\r\n]*/.exec(source.text.slice(source.contentStart + offset, source.contentStart + offset + 2000))?.[0] ?? '';
}

function freshProperty(source: Source, head: string, value: PropertyValue, comment: string, style: YamlStyle): string {
  if (typeof value === 'string' || typeof value === 'number') return `${head} ${scalar(value, style)}${comment}`;
  if (value.length === 0) return `${head} []${comment}`;
  const model = source.properties.find((each) => each.items.length > 0);
  if (model?.style === 'flow-list') return `${head} [${value.map((item) => scalar(item, 'plain')).join(', ')}]${comment}`;
  const sign = model === undefined ? DEFAULT_ITEM_SIGN : itemSign(source, model);
  return head + comment + value.map((item) => `${source.lineBreak}${sign}${scalar(item, 'plain')}`).join('');
}

/** What stands before an item of a block list, such as `  - `. */
function itemSign(source: Source, list: YamlProperty): string {
  const start = source.contentStart + (list.items[0]?.start ?? 0);
  const line = source.text.slice(source.text.lastIndexOf('\n', start - 1) + 1, start);
  return /^[ \t]*-[ \t]+$/.test(line) ? line : DEFAULT_ITEM_SIGN;
}

/** Lines of items that stay are kept as they are, with their quotes and the comments around them. */
function blockList(source: Source, field: Field, list: YamlProperty, value: readonly string[]): string {
  const { text, contentStart, lineBreak } = source;
  const keyLineEnd = text.indexOf('\n', contentStart + list.keyEnd) + 1;
  const chunks = new Map<string, string[]>();
  // Comments above the first item are about the list, whichever items it has.
  const opening = /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*/.exec(text.slice(keyLineEnd, field.span.end))?.[0] ?? '';
  let from = keyLineEnd + opening.length;
  for (const item of list.items) {
    const lineBreakAt = text.indexOf('\n', contentStart + Math.max(item.start, item.end - 1));
    const end = lineBreakAt < 0 ? field.span.end : lineBreakAt + 1;
    if (item.value !== null) addTo(chunks, item.value, text.slice(from, end).replace(/\r?\n$/, ''));
    from = end;
  }
  const style = commonStyle(source, list);
  const sign = itemSign(source, list);
  const items = value.map((item) => chunks.get(item)?.shift() ?? sign + scalar(item, style));
  return text.slice(field.span.start, keyLineEnd) + opening + items.join(lineBreak);
}

function flowList(source: Source, list: YamlProperty, value: readonly string[], line: number): string {
  const { text, contentStart } = source;
  const written = new Map<string, string>();
  for (const item of list.items) if (item.value !== null) written.set(item.value, text.slice(contentStart + item.start, contentStart + item.end));
  if (holdsComments(source, list)) throw new FrontMatterError(`“${list.key}” has comments between its brackets; edit it by hand.`, line);
  const style = commonStyle(source, list);
  const isPadded = /^\[[ \t]/.test(text.slice(contentStart + (list.items[0]?.start ?? 0) - 2));
  const items = value.map((item) => written.get(item) ?? scalar(item, style)).join(', ');
  return isPadded ? ` [ ${items} ]` : ` [${items}]`;
}

/** True when something between the items of a list on several lines is said to the reader: rewritten, it would be gone. */
function holdsComments({ text, contentStart }: Source, { keyEnd, items, valueEnd }: YamlProperty): boolean {
  let from = keyEnd;
  for (const { start, end } of [...items, { start: valueEnd, end: valueEnd }]) {
    if (text.slice(contentStart + from, contentStart + start).includes('#')) return true;
    from = end;
  }
  return false;
}

/** The quotes that the items of a list wear. */
function commonStyle(source: Source, list: YamlProperty): YamlStyle {
  const first = source.text.charAt(source.contentStart + (list.items[0]?.start ?? 0));
  return first === '"' ? 'double' : first === "'" ? 'single' : 'plain';
}

function scalar(value: string | number, style: YamlStyle): string {
  const text = String(value);
  if (style === 'double') return doubleQuoted(text);
  if (style === 'single') return singleQuoted(text);
  const isNumberOrDate = typeof value === 'number' || /^\d{4}-\d{2}-\d{2}$/.test(text);
  return isNumberOrDate || isPlainSafe(text) ? text : quoted(text);
}
