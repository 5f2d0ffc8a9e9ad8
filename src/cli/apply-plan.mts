import { join } from 'node:path';
import { writesOf, type NoteChange } from '../core/notes/plan.ts';
import type { Settings } from '../core/settings.ts';
import type { Report } from './report.mts';
import { showProgress } from './terminal.mts';
import { joinLinks, storeSettings } from './vault-config.mts';
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
 * leaves no link that could not be taken out again. A note that cannot be written keeps its old records.
 * @param vault the folder as the user wrote it, for messages
 * @returns the changes without those that failed; these are reported.
 */
export async function writeAll(
  root: string, vault: string, { changes, links }: Writable, records: LinksBefore, report: Report,
): Promise<NoteChange[]> {
  const { before } = records;
  let { stored } = records;
  const store = async (next: Settings['links']): Promise<void> => {
    if (JSON.stringify(next) !== JSON.stringify(stored)) await storeSettings(root, { links: next }, 'The links could not be recorded, so none were written.');
    stored = next;
  };
  await store(joinLinks(before, links));
  const failed = new Set<string>();
  const writes = writesOf(changes);
  for (const [index, write] of writes.entries()) {
    showProgress('Writing note', index + 1, writes.length);
    if (!(await writeChange(root, write, join(vault, write.path), report))) failed.add(write.path);
  }
  const done = changes.filter(({ kind, path }) => !failed.has(path) || (kind !== 'create' && kind !== 'update'));
  const paths = [...new Set([...Object.keys(before), ...Object.keys(links)])];
  const after = paths.map((path) => [path, (failed.has(path) ? before : links)[path]] as const);
  await store(Object.fromEntries(after.filter((entry): entry is [string, NonNullable<typeof entry[1]>] => entry[1] !== undefined)));
  return done;
}
