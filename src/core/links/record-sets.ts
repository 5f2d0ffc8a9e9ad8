import type { LinkRecord } from '../settings.ts';

/** Equal for records that say the same. */
export function recordKey(record: LinkRecord): string {
  return JSON.stringify(record);
}

/** The keys of records. */
export function recordKeys(records: readonly LinkRecord[]): ReadonlySet<string> {
  return new Set(records.map(recordKey));
}

/**
 * What holds while a run is under way, since it may end between any two writes: its records, and those from before of
 * links that it writes anew or takes out. A link that stays has one record, or the other would be taken for one of the user's.
 */
export function joinRecords(before: readonly LinkRecord[], next: readonly LinkRecord[]): readonly LinkRecord[] {
  const known = new Set(next.flatMap(sidesOf));
  return [...before.filter((record) => !sidesOf(record).some((side) => known.has(side))), ...next];
}

/** A link with what stands on one side of it: on the other, the user may have written meanwhile. */
function sidesOf({ link, text, before, after }: LinkRecord): string[] {
  return [JSON.stringify([link, text, before]), JSON.stringify([link, text, 0, after])];
}
