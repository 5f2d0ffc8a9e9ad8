import { LineIndex } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import type { Field, FrontMatter } from './front-matter.ts';
import { findFrontMatter, linesOf, propertiesEnd, textStart, type FrontMatterBlock } from './front-matter-block.ts';
import { readTolerantly } from './tolerant-fields.ts';
import type { Problem } from './problem.ts';
import { readYaml, type YamlReading } from './yaml-values.ts';

/**
 * Reads the front matter of a note: strictly where YAML allows, else line by line as a person would. Never throws, and
 * evaluates nothing.
 * @param text the whole file
 */
export function readFrontMatter(text: string): FrontMatter {
  const block = findFrontMatter(text);
  if (block === null) {
    const start = textStart(text);
    return { span: { start, end: start }, content: { start, end: start }, fields: new Map(), problems: [] };
  }
  return readBlock(text, block);
}

function readBlock(text: string, found: FrontMatterBlock): FrontMatter {
  const lines = new LineIndex(text.slice(0, found.span.end));
  if (found.language !== '' && !/^ya?ml$/i.test(found.language)) {
    return { span: found.span, content: found.content, fields: new Map(), problems: [unknownLanguage(found, lines)] };
  }
  const reading = readYaml(text.slice(found.content.start, found.content.end));
  const block = reading.error === '' ? found : withoutBody(text, found);
  const problems = placeProblems(text, block, lines);
  if (reading.error === '') {
    const fields = fieldsOf(text, block, reading, lines);
    const stray = strayFields(text, block, lines);
    return { span: spanOf(block), content: block.content, fields: new Map([...stray, ...fields]), problems };
  }
  const tolerant = readTolerantly(text, block.content, lines);
  if (tolerant.problems.length === 0 && problems.length === 0) {
    problems.push({
      line: lines.lineAt(Math.min(block.content.end, block.content.start + reading.offset)),
      code: 'front-matter/invalid-yaml',
      message: `The front matter is not valid YAML: ${firstLine(reading.error)}.`,
    });
  }
  const stray = strayFields(text, block, lines);
  return {
    span: spanOf(block), content: block.content, fields: new Map([...stray, ...tolerant.fields]),
    problems: [...problems, ...tolerant.problems].sort((a, b) => a.line - b.line),
  };
}

/** The block with the stray lines before it, which are no part of the body either. */
function spanOf(block: FrontMatterBlock): Span {
  return { start: block.before.start, end: block.span.end };
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

function placeProblems(text: string, block: FrontMatterBlock, lines: LineIndex): Problem[] {
  const problems: Problem[] = [];
  const before = text.slice(block.before.start, block.before.end);
  if (before !== '') {
    const first = before.trim().split(/\r?\n/)[0] ?? '';
    const key = /^([\w-]+):/.exec(first)?.[1];
    const message = first === ''
      ? 'There are blank lines before the opening “---”, so Obsidian does not see the properties; remove them.'
      : key !== undefined
        ? `The property “${key}” stands before the opening “---”, so Obsidian does not see the properties; move it below.`
        : 'There is text before the opening “---”, so Obsidian does not see the properties; move it below the front matter.';
    const code = first === '' ? 'front-matter/blank-before-fence' : key !== undefined ? 'front-matter/stray-key' : 'front-matter/stray-text';
    problems.push({ line: 1, code, message });
  }
  if (!block.isClosed) {
    problems.push({
      line: lines.lineAt(Math.max(block.span.start, block.content.end - 1)), code: 'front-matter/unclosed',
      message: 'The closing “---” of the front matter is missing; add it after the last property.',
    });
  }
  return problems;
}

function strayFields(text: string, block: FrontMatterBlock, lines: LineIndex): Map<string, Field> {
  if (block.before.end === block.before.start) return new Map();
  return new Map(readTolerantly(text, block.before, lines).fields);
}

function unknownLanguage(block: FrontMatterBlock, lines: LineIndex): Problem {
  return {
    line: lines.lineAt(block.span.start), code: 'front-matter/unknown-language',
    message: `The front matter is marked as “${block.language}”, and only YAML is read; nothing of it was run or used.`,
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
