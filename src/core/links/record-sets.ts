import type { LinkRecord } from '../settings.ts';

/** Equal for records that say the same. */
export function recordKey(record: LinkRecord): string {
  return JSON.stringify(record);
}

/** The keys of records. */
export function recordKeys(records: readonly LinkRecord[]): ReadonlySet<string> {
  return new Set(records.map(recordKey));
}

/** All records of both lists, each once: what holds while a run is under way, since it may end between any two writes. */
export function joinRecords(first: readonly LinkRecord[], second: readonly LinkRecord[]): readonly LinkRecord[] {
  return [...new Map([...first, ...second].map((record) => [recordKey(record), record])).values()];
}
