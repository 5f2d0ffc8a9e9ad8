import type { LinkRecord, Settings } from '../settings.ts';
import { shownText, writtenLinks } from './link-spans.ts';
import { contextOf } from './record-match.ts';
import { isPropertyRecord, speakersOf, valuesOfRecord } from './speakers-property.ts';

/** Around a link so much must stand, in characters, for it to be known again in another note. */
const LEAST_CONTEXT = 12;

/**
 * Gives the link records of notes that were moved to the notes that now hold those links, where that is beyond doubt:
 * at least half of the links stand word for word in exactly one note. Without this, a note that was moved while nobody
 * looked would keep its links for ever.
 * @param gone paths with records at which there is no note any more.
 * @param notes all notes that the records may belong to now.
 * @returns all records; those that fit no note, or several, stay under their old path.
 */
export function moveRecords(
  links: Settings['links'], gone: readonly string[], notes: readonly { readonly path: string; readonly text: string }[],
): Settings['links'] {
  if (gone.length === 0) return links;
  const holders = holdersOf(notes, links);
  const moved = new Map(Object.entries(links));
  for (const path of gone) {
    const records = moved.get(path) ?? [];
    const standing = new Map<string, number>();
    for (const record of records) {
      for (const holder of notesWith(record, holders)) standing.set(holder, (standing.get(holder) ?? 0) + 1);
    }
    const [holder, ...others] = [...standing].filter(([, count]) => 2 * count >= records.length);
    if (holder === undefined || others.length > 0) continue;
    moved.delete(path);
    moved.set(holder[0], [...(moved.get(holder[0]) ?? []), ...records]);
  }
  return Object.fromEntries(moved);
}

type Holders = ReadonlyMap<string, ReadonlySet<string>>;

/** Which notes hold which passages that no record of their own accounts for. */
function holdersOf(notes: readonly { readonly path: string; readonly text: string }[], links: Settings['links']): Holders {
  const holders = new Map<string, Set<string>>();
  for (const { path, text } of notes) {
    const own = links[path] ?? [];
    const taken = new Set(own.flatMap(keysOf));
    const shown = shownText(text);
    const body = writtenLinks(text).map((link) => keyOf({ link: text.slice(link.start, link.end), ...contextOf(shown, link) }));
    const property = own.some(isPropertyRecord) ? [] : speakersOf(text).map(propertyKey);
    for (const key of [...body, ...property]) {
      if (taken.has(key)) continue;
      const same = holders.get(key);
      if (same === undefined) holders.set(key, new Set([path]));
      else same.add(path);
    }
  }
  return holders;
}

function notesWith(record: LinkRecord, holders: Holders): string[] {
  if (!isPropertyRecord(record) && record.before.length + record.after.length < LEAST_CONTEXT) return [];
  const [first, ...rest] = keysOf(record).map((key) => holders.get(key) ?? new Set<string>());
  return [...(first ?? [])].filter((path) => rest.every((paths) => paths.has(path)));
}

function keysOf(record: LinkRecord): string[] {
  return isPropertyRecord(record) ? valuesOfRecord(record).map(propertyKey) : [keyOf(record)];
}

function keyOf({ before, link, after }: Pick<LinkRecord, 'before' | 'link' | 'after'>): string {
  return `body ${before}${link}${after}`;
}

function propertyKey(value: string): string {
  return `property ${value}`;
}
