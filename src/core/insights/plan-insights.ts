import type { Settings } from '../settings.ts';
import { readFrontMatter } from '../source/read-front-matter.ts';
import { setProperty } from '../source/properties.ts';
import type { TextEdit } from '../text/edits.ts';
import type { Insight } from './insight.ts';
import { plainText } from './plain-text.ts';

const PROPERTY = 'key_insights';

/**
 * Plans the edits that write insights to the property `key_insights` of a note.
 * @param text the whole note
 * @param insights those to write, in the order in which they shall stand; none plans nothing
 * @param existing `keep`: a note that has the property, even an empty one, stays as it is; `fill`: written only when the
 *   property is missing or empty; `add`: after what is there, without what is there already; `replace`: written in any case
 * @returns edits of `text`; none when the property already says the same
 * @throws when the front matter is broken, as `setProperty` does
 */
export function planInsights(text: string, insights: readonly Insight[], existing: Settings['existingInsights']): TextEdit[] {
  const frontMatter = readFrontMatter(text);
  const value = frontMatter.fields.get(PROPERTY)?.value;
  if (insights.length === 0 || !mayWrite(value, existing)) return [];
  const before = existing === 'add' ? textsOf(value) : [];
  const known = new Set(before.map((one) => one.trim()));
  const added = insights.map(propertyText).filter((one) => !isNothing(one) && !known.has(one.trim()));
  return added.length === 0 ? [] : setProperty(text, frontMatter, PROPERTY, [...before, ...added]);
}

/** The key insights that a note has in its properties. */
export function insightsInNote(text: string): readonly string[] {
  return textsOf(readFrontMatter(text).fields.get(PROPERTY)?.value);
}

/** An insight as it stands in a property, where Obsidian shows no Markdown: one line without marks. */
export function propertyText(insight: Insight): string {
  return plainText(insight.text);
}

function mayWrite(value: string | readonly string[] | null | undefined, existing: Settings['existingInsights']): boolean {
  if (existing === 'replace' || existing === 'add' || value === undefined) return true;
  if (existing === 'keep') return false;
  if (value === null) return true;
  return typeof value === 'string' ? isNothing(value) : value.every(isNothing);
}

function textsOf(value: string | readonly string[] | null | undefined): readonly string[] {
  if (value === null || value === undefined) return [];
  return (typeof value === 'string' ? [value] : value).filter((one) => !isNothing(one));
}

function isNothing(value: string): boolean {
  return value.trim() === '' || value.trim() === '[]';
}
