import type { LinkRecord } from '../settings.ts';
import type { TextEdit } from '../text/edits.ts';
import { bySpan } from '../text/span.ts';
import { shownText } from './link-spans.ts';
import { matchRecords, occurrences, standsUnlinked, type MatchedRecord } from './record-match.ts';
import { isPropertyRecord, planSpeakersRemoval } from './speakers-property.ts';

export interface UnlinkPlan {
  readonly edits: readonly TextEdit[];
  /** Records whose link is not in the note any more, or no longer to be told from the user's. */
  readonly missing: readonly LinkRecord[];
  /** Those of the missing whose link still stands somewhere in the note: it may be the plugin's or the user's. */
  readonly uncertain: readonly LinkRecord[];
}

/**
 * Plans to take the plugin's links out of a note again, so that its former text is restored.
 * @param records of the links in this note, as `planLinks` gave them.
 * @param options `takesEdited`: a link with other words around it is taken for ours too, when the note holds no more
 *   links of its kind than there are records. To be left out where a record may be of a link that was never written.
 */
export function planUnlink(text: string, records: readonly LinkRecord[], options: { takesEdited?: boolean } = {}): UnlinkPlan {
  const bodyRecords = records.filter((record) => !isPropertyRecord(record));
  const { found, missing } = matchRecords(text, bodyRecords);
  const shown = shownText(text);
  const unlinked = new Set(missing.filter((record) => standsUnlinked(shown, record)));
  const edited = options.takesEdited === true ? placesAmidEdits(text, found, missing.filter((record) => !unlinked.has(record))) : [];
  const taken = [...found, ...edited].sort(bySpan);
  const edits: TextEdit[] = taken.map(({ start, end, record }) => ({ start, end, text: record.text }));
  const lost = missing.filter((record) => !edited.some((place) => place.record === record));
  const uncertain = lost.filter((record) => !unlinked.has(record) && freePlaces(text, record.link, taken).length > 0);
  const property = records.filter(isPropertyRecord);
  const removal = planSpeakersRemoval(text, property);
  if (removal === null) lost.push(...property);
  else edits.unshift(...removal);
  return { edits, missing: lost, uncertain };
}

/** Places of missing links, where all links of their kind in the note are accounted for by records. */
function placesAmidEdits(text: string, found: readonly MatchedRecord[], missing: readonly LinkRecord[]): MatchedRecord[] {
  return [...new Set(missing.map(({ link }) => link))].flatMap((link) => {
    const records = missing.filter((record) => record.link === link);
    const free = freePlaces(text, link, found);
    const isSure = free.length === records.length || (free.length < records.length && new Set(records.map((record) => record.text)).size === 1);
    return isSure ? free.map((place, index) => ({ ...place, record: records[index] as LinkRecord })) : [];
  });
}

function freePlaces(text: string, link: string, taken: readonly MatchedRecord[]): { start: number; end: number }[] {
  const starts = new Set(taken.map(({ start }) => start));
  return occurrences(text, link).filter(({ start }) => !starts.has(start));
}
