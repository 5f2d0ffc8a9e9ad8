import type { LinkRecord } from '../settings.ts';
import type { TextEdit } from '../text/edits.ts';
import { matchRecords } from './record-match.ts';
import { isPropertyRecord, planSpeakersRemoval } from './speakers-property.ts';

export interface UnlinkPlan {
  readonly edits: readonly TextEdit[];
  /** Records whose link is not in the note any more, or no longer to be told from the user's. */
  readonly missing: readonly LinkRecord[];
}

/**
 * Plans to take the plugin's links out of a note again, so that its former text is restored.
 * @param records of the links in this note, as `planLinks` gave them.
 */
export function planUnlink(text: string, records: readonly LinkRecord[]): UnlinkPlan {
  const { found, missing } = matchRecords(text, records.filter((record) => !isPropertyRecord(record)));
  const edits: TextEdit[] = found.map(({ start, end, record }) => ({ start, end, text: record.text }));
  const lost = [...missing];
  for (const record of records.filter(isPropertyRecord)) {
    const removal = planSpeakersRemoval(text, record);
    if (removal === null) lost.push(record);
    else edits.unshift(...removal);
  }
  return { edits, missing: lost };
}
