import type { LinkRecord } from '../settings.ts';
import type { FieldValue, FrontMatter } from '../source/front-matter.ts';
import { withoutExtension } from '../source/note-path.ts';
import { FrontMatterError, setProperty } from '../source/properties.ts';
import { readFrontMatter } from '../source/read-front-matter.ts';
import type { TextEdit } from '../text/edits.ts';
import type { LinkTarget } from './link-edits.ts';

/** The property that holds links to the speakers when the body is to stay as it is. */
const SPEAKERS_PROPERTY = 'speakers';

/** Begins the `link` of the record of the property; no link in a body begins so. */
const RECORD_PREFIX = `${SPEAKERS_PROPERTY}: `;

/** True for the record of the property, which is no link in the body. */
export function isPropertyRecord(record: LinkRecord): boolean {
  return record.link.startsWith(RECORD_PREFIX);
}

export interface SpeakersPropertyPlan {
  readonly edits: readonly TextEdit[];
  /** Null when the property is not ours or not there. */
  readonly record: LinkRecord | null;
}

/**
 * Plans the `speakers` property of a note. A property of that name that the plugin did not write stays as it is, and
 * so does front matter that is missing or broken.
 */
export function planSpeakersProperty(
  text: string,
  frontMatter: FrontMatter,
  targets: readonly LinkTarget[],
  record: LinkRecord | undefined,
): SpeakersPropertyPlan {
  const nothing = { edits: [], record: record ?? null };
  if (frontMatter.span.end === frontMatter.span.start || frontMatter.problems.length > 0) return nothing;
  const field = frontMatter.fields.get(SPEAKERS_PROPERTY);
  if (field === undefined && targets.length === 0) return { edits: [], record: null };
  if (field !== undefined && record === undefined) return nothing;
  const written = field === undefined ? [] : valuesOf(field.value);
  const known = record === undefined ? [] : valuesOfRecord(record);
  const wanted = targets.map(propertyLink);
  // What the user added to our list stays, after what we know of.
  const values = [...wanted, ...written.filter((value) => !wanted.includes(value) && !known.includes(value))];
  const edits = values.length === 0 && field !== undefined
    ? [{ start: field.span.start, end: field.span.end, text: '' }]
    : editsFor(text, frontMatter, values);
  if (edits === null) return nothing;
  return { edits, record: values.length === 0 ? null : recordOf(wanted) };
}

/**
 * Plans the removal of the property, or of our links in it when the user added values of their own.
 * @param records of the property: a run that was killed leaves those of the run before, too.
 * @returns null when the note holds none of our links.
 */
export function planSpeakersRemoval(text: string, records: readonly LinkRecord[]): TextEdit[] | null {
  if (records.length === 0) return [];
  const frontMatter = readFrontMatter(text);
  const field = frontMatter.fields.get(SPEAKERS_PROPERTY);
  if (field === undefined || frontMatter.problems.length > 0) return null;
  const ours = records.flatMap(valuesOfRecord);
  const written = valuesOf(field.value);
  if (!written.some((value) => ours.includes(value))) return null;
  const rest = written.filter((value) => !ours.includes(value));
  if (rest.length === 0) return [{ start: field.span.start, end: field.span.end, text: '' }];
  return editsFor(text, frontMatter, rest);
}

/** The values of the property in a note. */
export function speakersOf(text: string): readonly string[] {
  const field = readFrontMatter(text).fields.get(SPEAKERS_PROPERTY);
  return field === undefined ? [] : valuesOf(field.value);
}

/** Null when the front matter cannot be changed safely: the links are not worth more than it. */
function editsFor(text: string, frontMatter: FrontMatter, values: readonly string[]): TextEdit[] | null {
  try {
    return setProperty(text, frontMatter, SPEAKERS_PROPERTY, values);
  } catch (error) {
    if (error instanceof FrontMatterError) return null;
    throw error;
  }
}

/** Properties hold wikilinks in every link style: Obsidian follows no other links there. */
function propertyLink(target: LinkTarget): string {
  const path = withoutExtension(target.path);
  return path === target.name ? `[[${path}]]` : `[[${path}|${target.name}]]`;
}

function recordOf(links: readonly string[]): LinkRecord {
  return { link: RECORD_PREFIX + links.join(' '), text: '', before: '', after: '' };
}

/** The values that a record of the property stands for. */
export function valuesOfRecord(record: LinkRecord): string[] {
  return record.link.slice(RECORD_PREFIX.length).match(/\[\[[^\]]*\]\]/g) ?? [];
}

function valuesOf(value: FieldValue): readonly string[] {
  if (value === null) return [];
  return typeof value === 'string' ? [value] : value;
}
