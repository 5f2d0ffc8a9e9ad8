import { join } from 'node:path';
import { recordKey, recordKeys } from '../core/links/record-sets.ts';
import { planUnlink } from '../core/links/plan-unlink.ts';
import { writesOf, type NoteChange } from '../core/notes/plan.ts';
import type { LinkRecord, Settings } from '../core/settings.ts';
import type { Report } from './report.mts';
import { showProgress } from './terminal.mts';
import { joinLinks, mergeLinks } from './link-records.mts';
import { storeSettings } from './store-settings.mts';
import { readText } from './vault-folder.mts';
import { writeChange } from './write-notes.mts';

/** Changes with the link records that hold when they are made. */
export interface Writable {
  readonly changes: readonly NoteChange[];
  readonly links: Settings['links'];
}

/** The link records that hold before a run. */
export interface LinksBefore {
  /** As the settings have them. */
  readonly stored: Settings['links'];
  /** The same, by the paths that the notes have now. */
  readonly before: Settings['links'];
}

/**
 * Writes a plan. Old and new link records are both stored before the first note is: a run that is killed in between
 * leaves no link that could not be taken out again. Where they cannot be stored, no note is written. A note that cannot
 * be written keeps its old records.
 * @param vault the folder as the user wrote it, for messages
 * @returns the changes without those that were not made; why is reported.
 */
export async function writeAll(
  root: string, vault: string, { changes, links }: Writable, records: LinksBefore, report: Report,
): Promise<NoteChange[]> {
  const { before } = records;
  let { stored } = records;
  const store = async (next: Settings['links'], otherwise: string): Promise<boolean> => {
    const known = stored;
    stored = next;
    if (JSON.stringify(next) === JSON.stringify(known)) return true;
    return storeSettings(root, vault, (now) => ({ links: mergeLinks(now.links, known, next) }), otherwise, report);
  };
  const both = joinLinks(before, links);
  if (!(await store(both, 'The links could not be recorded, so none were written.'))) return changes.filter((change) => !isWrite(change));
  const failed = new Set<string>();
  const writes = writesOf(changes);
  for (const [index, write] of writes.entries()) {
    showProgress('Writing note', index + 1, writes.length);
    if (!(await writeChange(root, write, join(vault, write.path), report))) failed.add(write.path);
  }
  const done = changes.filter((change) => !failed.has(change.path) || !isWrite(change));
  const after = new Map(Object.entries(links));
  for (const path of failed) after.set(path, await recordsInNote(join(root, path), before[path] ?? [], both[path] ?? []));
  await store(Object.fromEntries([...after].filter(([, records]) => records.length > 0)), 'Records of links that are gone were left in it.');
  return done;
}

const isWrite = ({ kind }: NoteChange): boolean => kind === 'create' || kind === 'update';

/** The records of a note that was not written: somebody else may have put in the very links meanwhile, and the note tells. */
async function recordsInNote(file: string, before: readonly LinkRecord[], both: readonly LinkRecord[]): Promise<readonly LinkRecord[]> {
  const text = await readText(file).catch(() => '');
  const missing = new Set(planUnlink(text, both).missing);
  const old = recordKeys(before);
  return both.filter((record) => old.has(recordKey(record)) || !missing.has(record));
}
