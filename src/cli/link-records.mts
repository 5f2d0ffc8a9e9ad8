import { joinRecords, recordKey, recordKeys } from '../core/links/record-sets.ts';
import type { Settings } from '../core/settings.ts';

/** The records of before a run and those of the run, so that whatever it leaves in the notes when it is killed is on record. */
export function joinLinks(a: Settings['links'], b: Settings['links']): Settings['links'] {
  const paths = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Object.fromEntries(paths.map((path) => [path, joinRecords(a[path] ?? [], b[path] ?? [])] as const));
}

/**
 * Changes the stored records as a run did, and nothing else: what another machine recorded since stays.
 * @param now as they are stored
 * @param known as they were stored when the run looked last
 * @param next as the run has them
 */
export function mergeLinks(now: Settings['links'], known: Settings['links'], next: Settings['links']): Settings['links'] {
  const merged = new Map(Object.entries(now));
  for (const path of new Set([...Object.keys(known), ...Object.keys(next)])) {
    const before = recordKeys(known[path] ?? []);
    const ours = next[path] ?? [];
    if (JSON.stringify(known[path] ?? []) === JSON.stringify(ours)) continue;
    const keys = recordKeys(ours);
    const others = (now[path] ?? []).filter((record) => !before.has(recordKey(record)) && !keys.has(recordKey(record)));
    if (ours.length + others.length > 0) merged.set(path, [...ours, ...others]);
    else merged.delete(path);
  }
  // In an order that does not tell which note was written when.
  return Object.fromEntries([...merged].sort(([a], [b]) => (a < b ? -1 : 1)));
}
