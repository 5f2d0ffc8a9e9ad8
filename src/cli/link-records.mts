import type { LinkRecord, Settings } from '../core/settings.ts';

/** Both sets of records, so that whatever a killed run leaves in the notes is on record. */
export function joinLinks(a: Settings['links'], b: Settings['links']): Settings['links'] {
  const paths = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Object.fromEntries(paths.map((path) => {
    const records = [...(a[path] ?? []), ...(b[path] ?? [])];
    return [path, [...new Map(records.map((record) => [keyOf(record), record])).values()]] as const;
  }));
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
    const before = new Set((known[path] ?? []).map(keyOf));
    const ours = next[path] ?? [];
    if (JSON.stringify(known[path] ?? []) === JSON.stringify(ours)) continue;
    const keys = new Set(ours.map(keyOf));
    const others = (now[path] ?? []).filter((record) => !before.has(keyOf(record)) && !keys.has(keyOf(record)));
    if (ours.length + others.length > 0) merged.set(path, [...ours, ...others]);
    else merged.delete(path);
  }
  // In an order that does not tell which note was written when.
  return Object.fromEntries([...merged].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Equal for records that say the same. */
export function keyOf(record: LinkRecord): string {
  return JSON.stringify(record);
}
