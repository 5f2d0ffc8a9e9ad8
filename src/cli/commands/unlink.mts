import { join } from 'node:path';
import type { NoteText } from '../../core/notes/person-note.ts';
import { planUnlinkVault } from '../../core/plan-vault.ts';
import { writeAll } from '../apply-plan.mts';
import { Report } from '../report.mts';
import { count, print, printJson, showProgress } from '../terminal.mts';
import { writableConfig } from '../vault-config.mts';
import { kindOf, readNote, requireFolder } from '../vault-folder.mts';
import { summaryOf } from './sync.mts';

/** `who-said-what unlink VAULT`: restores the text that the plugin's links replaced. Returns the exit status. */
export async function unlink(vault: string, options: { dryRun?: boolean; json?: boolean }): Promise<number> {
  const root = await requireFolder(vault);
  const { settings } = await writableConfig(root);
  const report = new Report();
  const notes: NoteText[] = [];
  const paths = Object.keys(settings.links);
  for (const [index, path] of paths.entries()) {
    showProgress('Reading note', index + 1, paths.length);
    if ((await kindOf(join(root, path))) === 'missing') continue;
    const text = await readNote(join(root, path), join(vault, path), report);
    if (text !== null) notes.push({ path, text });
  }
  const plan = planUnlinkVault({ notes, settings });
  const isDry = options.dryRun === true;
  const done = isDry ? plan.changes : await writeAll(root, vault, plan, settings.links, report);
  const changed = done.filter((change) => change.kind === 'update');
  if (options.json) printJson({ dryRun: isDry, changes: changed.map(summaryOf), problems: report.problems });
  else {
    if (isDry) for (const { path } of changed) print(`update ${path} (unlink)`);
    print(`Links: ${isDry ? 'to be taken' : 'taken'} out of ${count(changed.length, 'note')}.`);
    const gone = [...plan.missing.values()].reduce((sum, records) => sum + records.length, 0);
    if (gone > 0) print(`${count(gone, 'recorded link')} had been changed or removed by hand; the text stays as it was found.`);
  }
  report.complain();
  return report.status;
}
