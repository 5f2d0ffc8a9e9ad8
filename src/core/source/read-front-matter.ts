import { LineIndex } from '../text/lines.ts';
import type { Field, FrontMatter } from './front-matter.ts';
import { findFrontMatter, textStart, withoutBody, type FrontMatterBlock } from './front-matter-block.ts';
import { aroundDamages, loneReturns } from './block-damages.ts';
import { readTolerantly, type Damage } from './tolerant-fields.ts';
import { BROKEN, judgeYaml, parseYaml, type YamlReading } from './yaml-values.ts';

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

function examineBlock(given: string, found: FrontMatterBlock): Examination {
  const lines = new LineIndex(given.slice(0, found.span.end));
  if (found.language !== '' && !/^ya?ml$/i.test(found.language)) return examination(found, new Map(), [unknownLanguage(found, lines)]);
  // YAML breaks lines at a lone carriage return too. All offsets stay.
  const returns = loneReturns(given, found.content, lines);
  const text = returns === null ? given : given.slice(0, found.content.end).replace(/\r(?!\n)/g, '\n') + given.slice(found.content.end);
  const source = text.slice(found.content.start, found.content.end);
  const reading = judgeYaml(source);
  const block = reading.error === '' ? found : withoutBody(text, found);
  const stray = readTolerantly(text, block.before, lines).fields;
  const tolerant = reading.error === '' ? null : readTolerantly(text, block.content, lines);
  const fields = tolerant === null ? fieldsOf(text, block, reading, lines) : tolerant.fields;
  const damages = [...(returns === null ? [] : [returns]), ...aroundDamages(text, block, found, lines, stray, fields), ...(tolerant?.problems ?? [])];
  if (reading.isTooMuch) return examination(block, new Map([...stray, ...fields]), [tooMuch(block, reading, lines)]);
  if (reading.error !== '' && damages.length === 0) damages.push(invalidYaml(block, reading === BROKEN ? parseYaml(source) : reading, lines));
  return examination(block, new Map([...stray, ...fields]), damages.sort((a, b) => a.line - b.line));
}

function examination(block: FrontMatterBlock, fields: ReadonlyMap<string, Field>, damages: readonly Damage[]): Examination {
  // Stray lines before the opening fence are no part of the body either.
  const span = { start: block.before.start, end: block.span.end };
  const problems = damages.map(({ line, code, message }) => ({ line, code, message }));
  return { frontMatter: { span, content: block.content, fields, problems }, damages };
}

function tooMuch(block: FrontMatterBlock, reading: YamlReading, lines: LineIndex): Damage {
  return {
    line: lines.lineAt(block.span.start), code: 'front-matter/too-much',
    message: `The front matter is ${reading.error}; it was read line by line, and nothing will be written to it.`, repair: [],
  };
}

function invalidYaml(block: FrontMatterBlock, reading: YamlReading, lines: LineIndex): Damage {
  return {
    line: lines.lineAt(Math.min(block.content.end, block.content.start + reading.offset)), code: 'front-matter/invalid-yaml',
    message: `The front matter is not valid YAML: ${firstLine(reading.error)}.`, repair: [],
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
    const valueEnd = lineEndAfter(text, Math.max(at, contentStart + property.valueEnd), contentEnd);
    const end = property.style === 'block-text' ? valueEnd : withoutTrailingComments(text, at, valueEnd);
    fields.set(property.key, { key: property.key, value: property.value, span: { start: Math.max(start, contentStart), end }, line: lines.lineAt(at) });
  }
  return fields;
}

/** Comments below a list are no part of it, however far they are indented. */
function withoutTrailingComments(text: string, start: number, end: number): number {
  for (let at = end; at > start;) {
    const lineStart = text.lastIndexOf('\n', at - 2) + 1;
    if (lineStart <= start || !/^\s*(?:#.*)?$/.test(text.slice(lineStart, at).trimEnd())) return at;
    at = lineStart;
  }
  return end;
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
