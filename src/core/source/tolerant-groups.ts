import { continuesProperty, startsProperty, type SourceLine } from './front-matter-block.ts';
import { readYaml } from './yaml-values.ts';

/** Lines that belong to one property, or to none: then `key` is `''`. */
export interface Group {
  readonly key: string;
  readonly lines: readonly SourceLine[];
}

/** Lines that a quoted value, or a list in brackets, may go on for without being indented. */
const MOST_UNINDENTED = 200;

/** Puts the lines of the front matter together by property. */
export function groupsOf(lines: readonly SourceLine[]): Group[] {
  const groups: { key: string; lines: SourceLine[] }[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as SourceLine;
    if (continuesProperty(line.text)) {
      groups[groups.length - 1]?.lines.push(line);
      continue;
    }
    const key = startsProperty(line.text) ? keyOf(line.text) : strictKey(line.text);
    const end = key === '' ? index + 1 : unindentedEnd(lines, index);
    groups.push({ key, lines: lines.slice(index, end) });
    index = end - 1;
  }
  for (const group of groups) dropTrailingComments(group.lines);
  return groups;
}

/** Where the value begins in the line `key: value`. */
export function valueOffset(line: string): number {
  const quote = line[0];
  const from = quote === '"' || quote === "'" ? line.indexOf(quote, 1) + 1 : 0;
  const colon = startsProperty(line) ? line.indexOf(':', from) : line.search(/:(?:[ \t]|$)/);
  let at = colon + 1;
  while (at < line.length && /\s/.test(line.charAt(at))) at++;
  return at;
}

/** The value in the line `key: value`, `''` when only a comment follows. */
export function valueOf(line: string): string {
  const value = line.slice(valueOffset(line)).trim();
  return value.startsWith('#') ? '' : value;
}

/**
 * A quoted value or a list in brackets may go on in lines that are not indented, up to the one that closes it.
 * @returns index after the last such line; `index + 1` when there is none
 */
function unindentedEnd(lines: readonly SourceLine[], index: number): number {
  const value = valueOf((lines[index] as SourceLine).text);
  const close = value.startsWith('[') ? ']' : value[0];
  if ((close !== '"' && close !== "'" && close !== ']') || (value.length > 1 && value.endsWith(close)) || value.includes(']')) return index + 1;
  for (let next = index + 1; next < Math.min(lines.length, index + MOST_UNINDENTED); next++) {
    const text = (lines[next] as SourceLine).text;
    if (startsProperty(text) || /^\s*-\s/.test(text)) break;
    if (text.trimEnd().endsWith(close)) return next + 1;
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

/** The key of a line that a YAML parser reads as a property, however odd the key (`🎯 goal (2026): tea`); else `''`. */
function strictKey(line: string): string {
  const colon = line.slice(0, 200).search(/:(?:[ \t]|$)/);
  if (colon <= 0) return '';
  const { properties, error } = readYaml(line.slice(0, colon + 1));
  return error === '' && properties.length === 1 ? properties[0]?.key ?? '' : '';
}
