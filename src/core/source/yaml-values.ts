import matter from 'gray-matter';
import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type YAMLMap } from 'yaml';
import type { FieldValue } from './front-matter.ts';

/** A property as YAML has it; offsets into the YAML source. */
export interface YamlProperty {
  readonly key: string;
  readonly value: FieldValue;
  readonly keyStart: number;
  /** Offset after the key, before the colon. */
  readonly keyEnd: number;
  /** Offset after the value, comments not included. */
  readonly valueEnd: number;
  readonly style: YamlStyle;
  /** Items of a list as they are written, in order. */
  readonly items: readonly YamlItem[];
}

export type YamlStyle = 'plain' | 'double' | 'single' | 'block-text' | 'flow-list' | 'block-list' | 'other';

export interface YamlItem {
  readonly value: string | null;
  readonly start: number;
  readonly end: number;
}

export interface YamlReading {
  readonly properties: readonly YamlProperty[];
  /** The first thing a YAML parser objects to, `''` when it accepts the source; `offset` is where. */
  readonly error: string;
  readonly offset: number;
  /** True for `{a: 1, b: 2}` at the top level, where properties have no lines of their own. */
  readonly isFlow: boolean;
}

/** Longer front matter is read line by line only: nobody writes it, and a YAML parser takes its time over it. */
const LONGEST_YAML = 64 * 1024;
const MOST_NESTED_BRACKETS = 100;
/** Ends the source for gray-matter, which would take any line that begins with `---` for the end. */
const END = '---\u0000end';
const NULLS: ReadonlySet<string> = new Set(['', '~', 'null', 'Null', 'NULL']);

/** Reads YAML strictly. Scalars keep the text they are written with; nothing is resolved to dates or numbers. */
export function readYaml(source: string): YamlReading {
  if (isTooMuch(source)) return failure('it is too long or too deeply nested', 0);
  try {
    return fromDocument(documentOf(source), source);
  } catch (error) {
    return failure(error instanceof Error ? error.message : 'it cannot be read', 0);
  }
}

/**
 * gray-matter does the reading, with a YAML engine of our own. Options are always passed: without them it caches by
 * content and hands the same object to every caller. Its JavaScript engine evaluates the note's text, so both that one
 * and the JSON one are replaced by engines that refuse.
 */
function documentOf(source: string): Document {
  let document: Document | undefined;
  const parse = (text: string): object => {
    document = parseDocument(text, { schema: 'failsafe', resolveKnownTags: false, logLevel: 'silent', prettyErrors: false, uniqueKeys: true });
    return {};
  };
  const refuse = (): object => {
    throw new Error('only YAML is read');
  };
  matter(`---\n${source}\n${END}\n`, { language: 'yaml', delimiters: ['---', END], engines: { yaml: parse, json: refuse, javascript: refuse, js: refuse, coffee: refuse } });
  // gray-matter does not ask the engine about a block that holds nothing but comments.
  return document ?? parseDocument('');
}

function fromDocument(document: Document, source: string): YamlReading {
  const error = document.errors[0];
  // The source that the engine saw begins with the line break after the fence.
  if (error !== undefined) return failure(error.message, Math.max(0, error.pos[0] - 1));
  const contents = document.contents;
  if (contents === null || (isScalar(contents) && contents.source === '')) return { properties: [], error: '', offset: 0, isFlow: false };
  if (!isMap(contents)) return failure('it is not a list of properties', 0);
  return { properties: propertiesOf(contents, document, source), error: '', offset: 0, isFlow: contents.flow === true };
}

function propertiesOf(map: YAMLMap, document: Document, source: string): YamlProperty[] {
  const properties: YamlProperty[] = [];
  for (const { key, value } of map.items) {
    if (!isScalar(key) || !key.range) continue;
    const keyStart = key.range[0] - 1;
    const keyEnd = key.range[1] - 1;
    const range = isNode(value) ? value.range : undefined;
    properties.push({
      key: scalarText(key) ?? '', value: valueOf(value, document, source), keyStart, keyEnd,
      valueEnd: range ? range[1] - 1 : keyEnd, style: styleOf(value), items: itemsOf(value, document, source),
    });
  }
  return properties;
}

const SCALAR_STYLES: Readonly<Record<string, YamlStyle>> = {
  PLAIN: 'plain', QUOTE_DOUBLE: 'double', QUOTE_SINGLE: 'single', BLOCK_LITERAL: 'block-text', BLOCK_FOLDED: 'block-text',
};

function styleOf(value: unknown): YamlStyle {
  if (isSeq(value)) return value.flow === true ? 'flow-list' : 'block-list';
  if (value === null) return 'plain';
  return isScalar(value) ? SCALAR_STYLES[value.type ?? 'PLAIN'] ?? 'other' : 'other';
}

function itemsOf(list: unknown, document: Document, source: string): YamlItem[] {
  if (!isSeq(list)) return [];
  return list.items.flatMap((item) => {
    if (!isNode(item) || !item.range) return [];
    return [{ value: itemText(item, document, source), start: item.range[0] - 1, end: item.range[1] - 1 }];
  });
}

function isNode(value: unknown): value is { range?: [number, number, number] | null } {
  return typeof value === 'object' && value !== null && 'range' in value;
}

function valueOf(node: unknown, document: Document, source: string): FieldValue {
  const target = isAlias(node) ? node.resolve(document) : node;
  if (isScalar(target)) return scalarText(target);
  if (!isSeq(target)) return isNode(target) && target.range ? source.slice(target.range[0] - 1, target.range[1] - 1).trim() : null;
  return target.items.map((item) => itemText(item, document, source)).filter((text): text is string => text !== null);
}

function itemText(item: unknown, document: Document, source: string): string | null {
  const resolved = isAlias(item) ? item.resolve(document) : item;
  if (isScalar(resolved)) return scalarText(resolved);
  return isNode(resolved) && resolved.range ? source.slice(resolved.range[0] - 1, resolved.range[1] - 1).trim() : null;
}

function scalarText(scalar: { value: unknown; source?: string; type?: string }): string | null {
  const text = typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? '');
  const isPlain = scalar.type === undefined || scalar.type === 'PLAIN';
  return isPlain && NULLS.has(text) ? null : text;
}

function isTooMuch(source: string): boolean {
  if (source.length > LONGEST_YAML) return true;
  // gray-matter looks for comments with a pattern that is quadratic in the length of a run of blank lines.
  if (/\n[ \t\r\n]{2000}/.test(source)) return true;
  let depth = 0;
  for (const character of source.match(/[[\]{}]/g) ?? []) {
    depth += character === '[' || character === '{' ? 1 : -1;
    if (depth > MOST_NESTED_BRACKETS) return true;
  }
  return false;
}

function failure(error: string, offset: number): YamlReading {
  return { properties: [], error, offset, isFlow: false };
}
