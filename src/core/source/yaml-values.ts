import matter from 'gray-matter';
import { isMap, isNode, isScalar, isSeq, parseDocument, type Document, type YAMLMap } from 'yaml';
import type { FieldValue } from './front-matter.ts';
import { readPlainYaml } from './plain-yaml.ts';
import { NULLS, type YamlItem, type YamlProperty, type YamlStyle } from './yaml-property.ts';
import { walkNodes, type NodeWalk } from './yaml-nodes.ts';

export interface YamlReading {
  readonly properties: readonly YamlProperty[];
  /** The first thing a YAML parser objects to, `''` when it accepts the source; `offset` is where. */
  readonly error: string;
  readonly offset: number;
  /** True when the source is not given to the parser at all, as that would take too long; `error` says why. */
  readonly isTooMuch: boolean;
  /** True for `{a: 1, b: 2}` at the top level, where properties have no lines of their own. */
  readonly isFlow: boolean;
}

/** Longer front matter is read line by line only: nobody writes it, and a YAML parser takes its time over it. */
export const LONGEST_YAML = 64 * 1024;
const MOST_NESTED_BRACKETS = 100;
const MOST_SIGNS = 10_000;
/** Of brackets that are not closed right away, whose closing ones may stand in a quotation or a comment. */
const MOST_OPEN = 300;
/** A pair of brackets with nothing in it that could hide a bracket. */
const PAIR = /\[[^[\]{}"'#\n]*\]|\{[^[\]{}"'#\n]*\}/g;
/** Ends the source for gray-matter, which would take any line that begins with `---` for the end. */
const END = '---\u0000end';

/** Reads YAML strictly. Scalars keep the text they are written with; nothing is resolved to dates or numbers. */
export function readYaml(source: string): YamlReading {
  const { properties } = readPlainYaml(source);
  return properties === null ? parseYaml(source) : accepted(properties);
}

/** What `judgeYaml` says of a source that no parser accepts. */
export const BROKEN: YamlReading = failure('a text goes on behind its closing quotation mark', 0);

/** The same as `readYaml` for whoever need not know what is wrong: for a source that surely is, `BROKEN` is given at once. */
export function judgeYaml(source: string): YamlReading {
  const { properties, isSurelyBroken } = readPlainYaml(source);
  if (properties !== null) return accepted(properties);
  return isSurelyBroken && whatIsTooMuch(source) === '' ? BROKEN : parseYaml(source);
}

/** The same for any source, by a YAML parser. */
export function parseYaml(source: string): YamlReading {
  const tooMuch = whatIsTooMuch(source);
  if (tooMuch !== '') return { ...failure(tooMuch, 0), isTooMuch: true };
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
    document = parseDocument(text, { schema: 'failsafe', resolveKnownTags: false, logLevel: 'error', prettyErrors: false, uniqueKeys: false });
    return {};
  };
  const refuse = (): object => {
    throw new Error('only YAML is read');
  };
  matter(`---\n${source}\n${END}\n`, {
    language: 'yaml',
    delimiters: ['---', END],
    engines: { yaml: parse, json: refuse, javascript: refuse, js: refuse, coffee: refuse },
  });
  // gray-matter does not ask the engine about a block that holds nothing but comments.
  return document ?? parseDocument('');
}

function fromDocument(document: Document, source: string): YamlReading {
  const error = document.errors[0];
  // The source that the engine saw begins with the line break after the fence.
  if (error !== undefined) return failure(error.message, Math.max(0, error.pos[0] - 1));
  const contents = document.contents;
  if (contents === null || (isScalar(contents) && contents.source === '')) return accepted([]);
  if (!isMap(contents)) return failure('it is not a list of properties', 0);
  const walk = walkNodes(document, `\n${source}`);
  if (walk.error !== '') return failure(walk.error, Math.max(0, walk.offset - 1));
  return { ...accepted(propertiesOf(contents, walk, source)), isFlow: contents.flow === true };
}

function propertiesOf(map: YAMLMap, walk: NodeWalk, source: string): YamlProperty[] {
  const properties: YamlProperty[] = [];
  for (const { key, value } of map.items) {
    if (!isScalar(key) || !key.range) continue;
    const keyStart = key.range[0] - 1;
    const keyEnd = key.range[1] - 1;
    const range = isNode(value) ? value.range : undefined;
    properties.push({
      key: scalarText(key) ?? '', value: valueOf(value, walk, source), keyStart, keyEnd,
      valueEnd: range ? range[1] - 1 : keyEnd, style: styleOf(value), items: itemsOf(value, walk, source),
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

function itemsOf(list: unknown, walk: NodeWalk, source: string): YamlItem[] {
  if (!isSeq(list)) return [];
  return list.items.flatMap((item) => {
    if (!isNode(item) || !item.range) return [];
    return [{ value: itemText(item, walk, source), start: item.range[0] - 1, end: item.range[1] - 1 }];
  });
}

function valueOf(node: unknown, walk: NodeWalk, source: string): FieldValue {
  const target = walk.resolved(node);
  if (isScalar(target)) return scalarText(target);
  if (!isSeq(target)) return isNode(target) && target.range ? source.slice(target.range[0] - 1, target.range[1] - 1).trim() : null;
  return target.items.map((item) => itemText(item, walk, source)).filter((text): text is string => text !== null);
}

function itemText(item: unknown, walk: NodeWalk, source: string): string | null {
  const resolved = walk.resolved(item);
  if (isScalar(resolved)) return scalarText(resolved);
  return isNode(resolved) && resolved.range ? source.slice(resolved.range[0] - 1, resolved.range[1] - 1).trim() : null;
}

function scalarText(scalar: { value: unknown; source?: string; type?: string }): string | null {
  const text = typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? '');
  const isPlain = scalar.type === undefined || scalar.type === 'PLAIN';
  return isPlain && NULLS.has(text) ? null : text;
}

/** Why the parser should not see the source, `''` when it may: it takes its time over length, depth, and each error. */
function whatIsTooMuch(source: string): string {
  if (source.length > LONGEST_YAML) return 'longer than 64 KB';
  // gray-matter looks for comments with a pattern that is quadratic in the length of a run of blank lines.
  if (/\n[ \t\r\n]{2000}/.test(source)) return 'full of blank lines';
  let depth = 0;
  let signs = 0;
  for (const character of source.match(/[[\]{},"']/g) ?? []) {
    depth += character === '[' || character === '{' ? 1 : character === ']' || character === '}' ? -1 : 0;
    signs++;
    if (depth > MOST_NESTED_BRACKETS) return 'too deeply nested';
    if (signs > MOST_SIGNS) return 'too full of quotation marks and brackets';
  }
  // The parser goes down a level at a time: where its stack ends, the whole app may.
  const isDeep = times(/[-?:][ \t]+(?=[-?:][ \t])/g, source) > MOST_NESTED_BRACKETS || times(/[[{]/g, source.replace(PAIR, '').replace(PAIR, '')) > MOST_OPEN;
  return isDeep ? 'too deeply nested' : '';
}

function times(pattern: RegExp, text: string): number {
  return text.match(pattern)?.length ?? 0;
}

function accepted(properties: readonly YamlProperty[]): YamlReading {
  return { properties, error: '', offset: 0, isTooMuch: false, isFlow: false };
}

function failure(error: string, offset: number): YamlReading {
  return { properties: [], error, offset, isTooMuch: false, isFlow: false };
}
