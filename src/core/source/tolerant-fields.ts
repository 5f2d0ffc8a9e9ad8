import type { LineIndex } from '../text/lines.ts';
import type { TextEdit } from '../text/edits.ts';
import type { Span } from '../text/span.ts';
import type { Field, FieldValue } from './front-matter.ts';
import { continuesProperty, linesOf, startsProperty, type SourceLine } from './front-matter-block.ts';
import type { Problem } from './problem.ts';
import { readScalar, type ScalarDamage } from './tolerant-scalar.ts';
import { readYaml } from './yaml-values.ts';
import { isPlainSafe, quoted } from './yaml-quoting.ts';

/** A problem of the front matter with the edits that mend it, none when a person has to. */
export interface Damage extends Problem {
  readonly repair: readonly TextEdit[];
}

/** Front matter that no YAML parser accepts, read line by line. */
export interface TolerantReading {
  readonly fields: ReadonlyMap<string, Field>;
  readonly problems: readonly Damage[];
}

const MESSAGES: Readonly<Record<ScalarDamage, string>> = {
  'unescaped-quote': 'has quotation marks inside its quotes; put the value in the other kind of quotes, or a backslash before them',
  'bad-escape': 'has a backslash that YAML takes for an escape it does not know; write it twice, or use single quotes',
  'unclosed-quote': 'opens a quotation mark and does not close it',
  'unquoted-text': 'needs quotes, because YAML reads its punctuation as structure',
  'unclosed-list': 'opens a list with “[” and does not close it',
  'unindented-line': 'goes on in lines that are not indented',
};

/** More properties than people have; the others are passed over, so that hostile front matter stays fast. */
const MOST_PROPERTIES = 1000;

/** Lines that belong to one property, or to none. */
interface Group {
  readonly key: string;
  readonly lines: readonly SourceLine[];
}

/** Reads what stands between the fences as a person would; each value alone, so that one broken line costs only itself. */
export function readTolerantly(text: string, content: Span, lines: LineIndex): TolerantReading {
  const fields = new Map<string, Field>();
  const problems: Damage[] = [];
  for (const group of groupsOf(linesOf(text, content)).slice(0, MOST_PROPERTIES)) {
    const first = group.lines[0] as SourceLine;
    const last = group.lines[group.lines.length - 1] as SourceLine;
    const line = lines.lineAt(first.start);
    if (group.key === '') {
      problems.push(strayLine(line));
      continue;
    }
    const { value, damages } = readGroup(text, group, lines);
    problems.push(...damages);
    const known = fields.get(group.key);
    const field = { key: group.key, value, span: { start: first.start, end: last.end }, line };
    if (known !== undefined) problems.push(duplicateKey(known, field));
    if (known === undefined || known.value === null) fields.set(group.key, field);
  }
  return { fields, problems };
}

function strayLine(line: number): Damage {
  return { line, code: 'front-matter/stray-line', message: 'This line belongs to no property; remove it, or indent it under the property it continues.', repair: [] };
}

function duplicateKey(first: Field, second: Field): Damage {
  const isSame = JSON.stringify(first.value) === JSON.stringify(second.value);
  return {
    line: second.line, code: 'front-matter/duplicate-key',
    message: `The property “${second.key}” is there twice (first in line ${first.line}); remove one of them.`,
    repair: isSame ? [{ ...second.span, text: '' }] : [],
  };
}

function groupsOf(lines: readonly SourceLine[]): Group[] {
  const groups: { key: string; lines: SourceLine[] }[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as SourceLine;
    if (startsProperty(line.text)) {
      const group = { key: keyOf(line.text), lines: [line] };
      groups.push(group);
      const continuation = unindentedQuotation(lines, index);
      group.lines.push(...lines.slice(index + 1, continuation));
      index = continuation - 1;
    } else if (continuesProperty(line.text)) {
      groups[groups.length - 1]?.lines.push(line);
    } else {
      groups.push({ key: '', lines: [line] });
    }
  }
  for (const group of groups) dropTrailingComments(group.lines);
  return groups;
}

/**
 * A quoted value may go on in lines that are not indented, up to the one that ends with its quote.
 * @returns index after the last such line; `index + 1` when there is none
 */
function unindentedQuotation(lines: readonly SourceLine[], index: number): number {
  const value = valueOf((lines[index] as SourceLine).text);
  const quote = value[0];
  if ((quote !== '"' && quote !== "'") || (value.length > 1 && value.endsWith(quote))) return index + 1;
  for (let next = index + 1; next < Math.min(lines.length, index + 200); next++) {
    const text = (lines[next] as SourceLine).text;
    if (startsProperty(text) || /^\s*-\s/.test(text)) break;
    if (text.trimEnd().endsWith(quote)) return next + 1;
  }
  return index + 1;
}

/** Comments and blank lines between two properties belong to neither. */
function dropTrailingComments(lines: SourceLine[]): void {
  while (lines.length > 1 && /^\s*(?:#.*)?$/.test((lines[lines.length - 1] as SourceLine).text)) lines.pop();
}

function keyOf(line: string): string {
  const quote = line[0];
  if (quote === '"' || quote === "'") return line.slice(1, line.indexOf(quote, 1));
  return line.slice(0, line.indexOf(':')).trim();
}

/** Where the value begins in the line `key: value`. */
function valueOffset(line: string): number {
  const quote = line[0];
  const from = quote === '"' || quote === "'" ? line.indexOf(quote, 1) + 1 : 0;
  let at = line.indexOf(':', from) + 1;
  while (at < line.length && /\s/.test(line.charAt(at))) at++;
  return at;
}

function valueOf(line: string): string {
  return line.slice(valueOffset(line)).trim();
}

interface GroupReading {
  readonly value: FieldValue;
  readonly damages: readonly Damage[];
}

function readGroup(text: string, group: Group, lines: LineIndex): GroupReading {
  const first = group.lines[0] as SourceLine;
  const last = group.lines[group.lines.length - 1] as SourceLine;
  if (first === last && isPlainSafe(valueOf(first.text))) return { value: valueOf(first.text), damages: [] };
  const source = text.slice(first.start, last.end);
  const strict = readYaml(source);
  const [property] = strict.properties;
  if (strict.error === '' && strict.properties.length === 1 && property !== undefined) return { value: property.value, damages: [] };
  const tabs = tabDamages(group, lines);
  if (valueOf(first.text) === '') {
    const list = readList(group, lines);
    if (list !== null) return { value: list.value, damages: [...tabs, ...list.damages] };
  }
  if (tabs.length > 0) return { value: withSpaces(source), damages: tabs };
  const isUnindented = group.lines.slice(1).some((line) => line.text !== '' && !/^\s/.test(line.text));
  return readFolded(text, group.key, { start: first.start + valueOffset(first.text), end: last.end }, lines, isUnindented);
}

/** The value of a property whose indentation holds tabs, as it is with spaces in their place. */
function withSpaces(source: string): FieldValue {
  const reading = readYaml(source.replace(/^[ \t]+/gm, (indentation) => indentation.replace(/\t/g, '  ')));
  return reading.properties[0]?.value ?? source.slice(source.indexOf(':') + 1).trim();
}

function tabDamages(group: Group, lines: LineIndex): Damage[] {
  const damages: Damage[] = [];
  for (const line of group.lines) {
    const indentation = /^[ \t]*/.exec(line.text)?.[0] ?? '';
    if (!indentation.includes('\t') || line.text.trim() === '') continue;
    damages.push({
      line: lines.lineAt(line.start), code: 'front-matter/tab', message: 'This line is indented with a tab, which YAML does not allow; use spaces.',
      repair: [{ start: line.start, end: line.start + indentation.length, text: indentation.replace(/\t/g, '  ') }],
    });
  }
  return damages;
}

/** A block list whose items are read one by one, or null when the lines are no list. */
function readList(group: Group, lines: LineIndex): GroupReading | null {
  const items: { start: number; end: number; text: string }[] = [];
  for (const line of group.lines.slice(1)) {
    const item = /^[ \t]*-(?:[ \t]+|$)/.exec(line.text);
    const current = items[items.length - 1];
    if (item !== null) items.push({ start: line.start + item[0].length, end: line.start + line.text.trimEnd().length, text: line.text.slice(item[0].length) });
    else if (/^\s*(?:#.*)?$/.test(line.text)) continue;
    else if (current === undefined) return null;
    else {
      current.text += ` ${line.text.trim()}`;
      current.end = line.start + line.text.trimEnd().length;
    }
  }
  if (items.length === 0) return null;
  const damages: Damage[] = [];
  const values: string[] = [];
  for (const item of items) {
    const { value, damage } = readScalar(item.text);
    const text = typeof value === 'string' ? value : value === null ? null : item.text.trim();
    if (text !== null) values.push(text);
    if (damage !== null) damages.push(scalarDamage(damage, `This item of “${group.key}”`, lines.lineAt(item.start), item, value));
  }
  return { value: values, damages };
}

/** A value on one line, or on several that are folded into one as YAML does it. */
function readFolded(text: string, key: string, span: Span, lines: LineIndex, isUnindented: boolean): GroupReading {
  const source = text.slice(span.start, span.end);
  const folded = source.trim().replace(/[ \t]*\r?\n[ \t]*((?:\r?\n[ \t]*)*)/g, (_break, blanks: string) => '\n'.repeat(blanks.split('\n').length - 1) || ' ');
  const { value, damage } = readScalar(folded);
  const end = span.start + source.trimEnd().length;
  const kind = damage ?? (isUnindented ? 'unindented-line' : null);
  if (kind !== null) return { value, damages: [scalarDamage(kind, `“${key}”`, lines.lineAt(span.start), { start: span.start, end }, value)] };
  return { value, damages: [] };
}

function scalarDamage(damage: ScalarDamage, subject: string, line: number, span: Span, value: FieldValue): Damage {
  const written = typeof value === 'string' ? quoted(value) : `[${(value ?? []).map(quoted).join(', ')}]`;
  return {
    line, code: `front-matter/${damage}`, message: `${subject} ${MESSAGES[damage]}.`,
    repair: value === null ? [] : [{ start: span.start, end: span.end, text: written }],
  };
}
