import type { LineIndex } from '../text/lines.ts';
import type { TextEdit } from '../text/edits.ts';
import type { Span } from '../text/span.ts';
import type { Field, FieldValue } from './front-matter.ts';
import { linesOf, startsProperty, type SourceLine } from './front-matter-block.ts';
import type { Problem } from './problem.ts';
import { groupsOf, valueOf, valueOffset, type Group } from './tolerant-groups.ts';
import { readScalar, withoutComment, type ScalarDamage } from './tolerant-scalar.ts';
import { judgeYaml, readYaml, LONGEST_YAML } from './yaml-values.ts';
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
  'unclear-value': 'cannot be read as YAML, and it is not clear what is meant; mend it by hand',
};

/** More properties than people have; the others are passed over, so that hostile front matter stays fast. */
const MOST_PROPERTIES = 1000;
/** How much of the front matter is read value by value; what is longer is taken as it is written. */
const MOST_READ = 4 * LONGEST_YAML;
/** What may go on in a line that belongs to no property, so that no quote is closed before it. */
const MAY_GO_ON: ReadonlySet<string> = new Set(['front-matter/unclosed-quote', 'front-matter/unclosed-list', 'front-matter/unquoted-text']);

/** Reads what stands between the fences as a person would; each value alone, so that one broken line costs only itself. */
export function readTolerantly(text: string, content: Span, lines: LineIndex): TolerantReading {
  const fields = new Map<string, Field>();
  const problems: Damage[] = [];
  const anchors = new Anchors(text.slice(content.start, content.end));
  const groups = groupsOf(linesOf(text, content)).slice(0, MOST_PROPERTIES);
  let left = MOST_READ;
  for (const [index, group] of groups.entries()) {
    const first = group.lines[0] as SourceLine;
    const last = group.lines[group.lines.length - 1] as SourceLine;
    const line = lines.lineAt(first.start);
    if (group.key === '') {
      problems.push(strayLine(line));
      continue;
    }
    left -= last.end - first.start;
    const reading = left < 0 || last.end - first.start > LONGEST_YAML ? unread(text, first, last) : readGroup(text, group, lines);
    const source = text.slice(first.start, last.end);
    const isOdd = source.length < MOST_READ && (source.match(/"/g)?.length ?? 0) % 2 === 1;
    const goesOn = groups[index + 1]?.key === '';
    const isLeft = (damage: Damage): boolean => group.key === '<<' || (goesOn && (isOdd || MAY_GO_ON.has(damage.code)));
    for (const damage of anchors.guarded(source, reading.damages)) {
      problems.push(isLeft(damage) ? { ...damage, repair: [] } : damage);
    }
    const known = fields.get(group.key);
    const field = { key: group.key, value: anchors.valueOf(valueOf(first.text), reading.value), span: { start: first.start, end: last.end }, line };
    if (known !== undefined) problems.push(duplicateKey(known, field));
    if (known === undefined || known.value === null) fields.set(group.key, field);
  }
  return { fields, problems };
}

/** What `*name` stands for, when its property is read alone. */
class Anchors {
  private readonly names: ReadonlySet<string>;
  private readonly values = new Map<string, FieldValue>();

  constructor(source: string) {
    this.names = new Set([...source.matchAll(/(?:^|[\s,[{])&([^\s,[\]{}]{1,80})/g)].map((match) => match[1] as string));
  }

  /** The value of a property that is an alias; and the value of one with an anchor is kept for its aliases. */
  valueOf(written: string, value: FieldValue): FieldValue {
    const anchor = /^&([^\s,[\]{}]{1,80})\s/.exec(written)?.[1];
    if (anchor !== undefined) this.values.set(anchor, value);
    const alias = /^\*([^\s,[\]{}]{1,80})$/.exec(written)?.[1];
    return alias === undefined ? value : this.values.get(alias) ?? value;
  }

  /** No value that holds an alias is put in quotes: it would stand for nothing any more. */
  guarded(source: string, damages: readonly Damage[]): readonly Damage[] {
    if (damages.length === 0 || this.names.size === 0) return damages;
    const [only] = damages;
    const isAlias = [...source.matchAll(/[\s,[{]\*([^\s,[\]{}]{1,80})/g)].some((match) => this.names.has(match[1] as string));
    if (!isAlias) return damages;
    const isNothingElse = damages.length === 1 && only?.code === 'front-matter/unquoted-text' && /:[ \t]*\*[^\s]+\s*$/.test(source);
    return isNothingElse ? [] : damages.map((damage) => ({ ...damage, repair: [] }));
  }
}

function strayLine(line: number): Damage {
  return {
    line, code: 'front-matter/stray-line',
    message: 'This line belongs to no property; remove it, or indent it under the property it continues.',
    repair: [],
  };
}

function duplicateKey(first: Field, second: Field): Damage {
  const isSame = JSON.stringify(first.value) === JSON.stringify(second.value);
  return {
    line: second.line, code: 'front-matter/duplicate-key',
    message: `The property “${second.key}” is there twice (first in line ${first.line}); remove one of them.`,
    repair: isSame ? [{ ...second.span, text: '' }] : [],
  };
}

interface GroupReading {
  readonly value: FieldValue;
  readonly damages: readonly Damage[];
}

function unread(text: string, first: SourceLine, last: SourceLine): GroupReading {
  return { value: text.slice(first.start + valueOffset(first.text), last.end).trim(), damages: [] };
}

function readGroup(text: string, group: Group, lines: LineIndex): GroupReading {
  const first = group.lines[0] as SourceLine;
  const last = group.lines[group.lines.length - 1] as SourceLine;
  const head = valueOf(first.text);
  if (first === last && isPlainSafe(head)) return { value: head, damages: [] };
  const source = text.slice(first.start, last.end);
  const strict = judgeYaml(source);
  const [property] = strict.properties;
  if (strict.error === '' && strict.properties.length === 1 && property !== undefined) return { value: property.value, damages: [] };
  const tabs = tabDamages(group, lines);
  if (head === '') {
    const list = readList(group, lines);
    if (list !== null) return { value: list.value, damages: [...tabs, ...list.damages] };
  }
  if (tabs.length > 0) {
    const value = valueWithSpaces(source);
    if (value !== null) return { value, damages: tabs };
  }
  const span = { start: first.start + valueOffset(first.text), end: last.end };
  if (isStructured(head, group.lines.slice(1))) {
    const value = text.slice(span.start, span.end).trim();
    const unclear = scalarDamage('unclear-value', `“${group.key}”`, lines.lineAt(first.start), span, null);
    return { value, damages: [...tabs.map((tab) => ({ ...tab, repair: [] })), unclear] };
  }
  const isUnindented = group.lines.slice(1).some((line) => line.text !== '' && !/^\s/.test(line.text));
  return readFolded(text, group.key, span, lines, isUnindented);
}

/** Lines below that are no continued text: a text block, a list below a value, or properties of a property. */
function isStructured(head: string, below: readonly SourceLine[]): boolean {
  if (/^[|>][-+\d]{0,3}(?:\s+#.*)?$/.test(head)) return true;
  if (/^["']|^\[[^\]]*$/.test(head)) return false;
  return below.some(({ text }) => /^\s*-(?:\s|$)/.test(text) || startsProperty(text.trim()));
}

/** The value of a property whose indentation holds tabs, as it is with spaces in their place; null when that is no YAML either. */
function valueWithSpaces(source: string): FieldValue {
  const reading = readYaml(source.replace(/^[ \t]+/gm, (indentation) => indentation.replace(/\t/g, '  ')));
  return reading.properties[0]?.value ?? null;
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

interface Item extends Span {
  text: string;
  end: number;
  /** False when what is below the item is no text that goes on, but properties of their own. */
  isText: boolean;
}

/** A block list whose items are read one by one, or null when the lines are no list. */
function readList(group: Group, lines: LineIndex): GroupReading | null {
  const items = itemsOf(group);
  if (items === null) return null;
  const damages: Damage[] = [];
  const values: string[] = [];
  for (const item of items) {
    const { value, damage } = readScalar(item.text);
    const text = typeof value === 'string' ? value : value === null ? null : item.text.trim();
    if (text !== null) values.push(text);
    if (damage === null) continue;
    const kind = item.isText ? damage : 'unclear-value';
    damages.push(scalarDamage(kind, `This item of “${group.key}”`, lines.lineAt(item.start), item, value));
  }
  return { value: values, damages };
}

function itemsOf(group: Group): Item[] | null {
  const items: Item[] = [];
  for (const line of group.lines.slice(1)) {
    const sign = /^[ \t]*-(?:[ \t]+|$)/.exec(line.text);
    const current = items[items.length - 1];
    const start = line.start + (sign?.[0].length ?? 0);
    if (sign !== null) {
      const text = withoutComment(line.text.slice(sign[0].length).trimEnd());
      items.push({ start, end: start + text.length, text, isText: !/^[a-z_][\w-]*:[ \t]+["'[{]/.test(text) });
    } else if (/^\s*(?:#.*)?$/.test(line.text)) continue;
    else if (current === undefined) return null;
    else {
      current.text += ` ${line.text.trim()}`;
      current.end = line.start + line.text.trimEnd().length;
      current.isText &&= !startsProperty(line.text.trim());
    }
  }
  return items.length === 0 ? null : items;
}

/** A value on one line, or on several that are folded into one as YAML does it. */
function readFolded(text: string, key: string, span: Span, lines: LineIndex, isUnindented: boolean): GroupReading {
  const written = text.slice(span.start, span.end).trimEnd();
  const source = written.includes('\n') ? written : withoutComment(written);
  const { value, damage } = readScalar(folded(source));
  const kind = damage ?? (isUnindented ? 'unindented-line' : null);
  if (kind === null) return { value, damages: [] };
  const valueSpan = { start: span.start, end: span.start + source.length };
  return { value, damages: [scalarDamage(kind, `“${key}”`, lines.lineAt(span.start), valueSpan, value)] };
}

/** Lines become one, blank lines among them line breaks. */
function folded(source: string): string {
  let result = '';
  let blanks = 0;
  for (const [index, line] of source.split('\n').entries()) {
    const text = line.trim();
    if (text === '' && index > 0) blanks++;
    else {
      result += (index === 0 ? '' : '\n'.repeat(blanks) || ' ') + text;
      blanks = 0;
    }
  }
  return result;
}

function scalarDamage(damage: ScalarDamage, subject: string, line: number, span: Span, value: FieldValue): Damage {
  const written = typeof value === 'string' ? quoted(value) : `[${(value ?? []).map(quoted).join(', ')}]`;
  return {
    line, code: `front-matter/${damage}`, message: `${subject} ${MESSAGES[damage]}.`,
    repair: value === null || damage === 'unclear-value' ? [] : [{ start: span.start, end: span.end, text: written }],
  };
}
