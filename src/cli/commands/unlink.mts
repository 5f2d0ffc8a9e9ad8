import { join } from 'node:path';
import { counted } from '../../core/counted.ts';
import { moveRecords } from '../../core/links/moved-records.ts';
import type { NoteText } from '../../core/notes/person-note.ts';
import { planUnlinkVault, type UnlinkVaultPlan } from '../../core/plan-vault.ts';
import { withoutLinking } from '../../core/settings.ts';
import { writeAll } from '../apply-plan.mts';
import { removeLeftovers } from '../replace-file.mts';
import { Report } from '../report.mts';
import { storeSettings } from '../store-settings.mts';
import { print, printJson, showProgress } from '../terminal.mts';
import { reportConfig, writableConfig } from '../vault-config.mts';
import { markdownFiles, missingPaths, readNote, reportFolder, requireFolder } from '../vault-folder.mts';
import { summaryOf } from './sync.mts';

/** `who-said-what unlink VAULT`: restores the text that the plugin's links replaced. Returns the exit status. */
export async function unlink(vault: string, options: { dryRun?: boolean; json?: boolean }): Promise<number> {
  const root = await requireFolder(vault);
  // What stands in the way of removing them stands in the way of writing too, and is told there.
  if (options.dryRun !== true) await removeLeftovers(root).catch(() => undefined);
  const config = await writableConfig(root);
  const { settings } = config;
  const stored = settings.links;
  const report = new Report();
  reportConfig(vault, config, report);
  const recorded = Object.keys(stored);
  const gone = await missingPaths(root, recorded);
  const there = recorded.filter((path) => !gone.includes(path));
  // Where a note is gone, any other may be the one that it became.
  const all = gone.length === 0 ? [] : await markdownFiles(root, (path, error) => { reportFolder(vault, path, error, report); });
  const paths = [...new Set([...there, ...all])];
  const notes: NoteText[] = [];
  for (const [index, path] of paths.entries()) {
    showProgress('Reading note', index + 1, paths.length);
    const text = await readNote(join(root, path), join(vault, path), report);
    if (text !== null) notes.push({ path, text });
  }
  const before = moveRecords(stored, gone, notes);
  const plan = planUnlinkVault({ notes, settings: { links: before } });
  reportLeft(vault, plan, gone, report);
  const isDry = options.dryRun === true;
  const done = isDry ? plan.changes : await writeAll(root, vault, plan, { stored, before }, report);
  const changed = done.filter((change) => change.kind === 'update');
  const settled = changed.length > 0 ? withoutLinking(settings) : {};
  const endsLinking = Object.keys(settled).length > 0 &&
    (isDry || await storeSettings(root, vault, settled, 'The links are out, but the app will link notes again when they are saved.', report));
  if (options.json) printJson({ dryRun: isDry, changes: changed.map(summaryOf), problems: report.problems });
  else {
    if (isDry) for (const { path } of changed) print(`update ${path} (unlink)`);
    print(`Links: ${isDry ? 'to be taken' : 'taken'} out of ${counted(changed.length, 'note')}.`);
    const lost = [...plan.missing.values()].reduce((sum, records) => sum + records.length, 0);
    if (lost > 0) print(`${counted(lost, 'recorded link')} had been removed by hand already.`);
    if (endsLinking) print(`In the app, speakers ${isDry ? 'would be' : 'are'} linked only by command from now on; its settings can change that.`);
  }
  report.complain();
  return report.status;
}

/** Links that stay, with their records: the user is to know, and the next run tries again. */
function reportLeft(vault: string, { links, uncertain }: UnlinkVaultPlan, gone: readonly string[], report: Report): void {
  for (const [path, records] of uncertain) {
    const names = [...new Set(records.map(({ link }) => link))].join(', ');
    report.file(join(vault, path), 'links/uncertain',
      `${counted(records.length, 'link')} (${names}) can no longer be told from your own, because the words around changed; take out by hand what is to go.`);
  }
  for (const path of gone) {
    const left = links[path]?.length ?? 0;
    if (left === 0) continue;
    report.file(join(vault, path), 'links/note-gone',
      `The note is gone, and no other note holds its ${counted(left, 'link')} for certain; put it back and run again.`);
  }
}
