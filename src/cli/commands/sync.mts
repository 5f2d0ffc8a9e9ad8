import { join } from 'node:path';
import type { Analysis } from '../../core/analyse.ts';
import { linkWriter } from '../../core/links/link-writer.ts';
import type { ChangeReason, NoteChange } from '../../core/notes/plan.ts';
import { planVault } from '../../core/plan-vault.ts';
import { writeAll } from '../apply-plan.mts';
import { openVault } from '../open-vault.mts';
import { Report } from '../report.mts';
import { count, print, printJson } from '../terminal.mts';
import { writableConfig } from '../vault-config.mts';
import { requireFolder } from '../vault-folder.mts';

export type SyncKind = 'people' | 'links' | 'insights';

const TITLES: Readonly<Record<SyncKind, string>> = { people: 'Person notes', links: 'Links', insights: 'Key insights' };

/** `who-said-what sync VAULT`: writes person notes, links and, when asked for, insights. Returns the exit status. */
export async function sync(
  vault: string,
  options: { only?: readonly SyncKind[]; dryRun?: boolean; json?: boolean },
): Promise<number> {
  const root = await requireFolder(vault);
  const config = await writableConfig(root);
  const report = new Report();
  const opened = await openVault(root, vault, config, report);
  const only = new Set(options.only ?? (['people', 'links'] as const));
  const plan = planVault({
    notes: opened.sources,
    people: opened.people,
    settings: config.settings,
    only,
    deleted: config.settings.deletedNotes,
    otherPaths: opened.otherPaths,
    writer: (paths) => linkWriter(config.app, paths),
    analyseNote: (_text, path) => opened.analyses.get(path) as Analysis,
  });
  for (const change of plan.changes) {
    if (change.kind === 'conflict') report.file(join(vault, change.path), `${change.what}/conflict`, change.reason);
  }
  const done = options.dryRun === true
    ? plan.changes
    : await writeAll(root, vault, plan, config.settings.links, report);
  if (options.json) printJson({ dryRun: options.dryRun === true, changes: done.map(summaryOf), problems: report.problems });
  else printDone(done, only, options.dryRun === true);
  report.complain();
  return report.status;
}

/** A change without the texts of the note. */
export function summaryOf(change: NoteChange): object {
  const { kind, path, what } = change;
  return 'reason' in change ? { kind, path, what, reason: change.reason } : { kind, path, what };
}

/** What was done, or would be, of each kind of change. */
function printDone(changes: readonly NoteChange[], only: ReadonlySet<SyncKind>, isDry: boolean): void {
  if (isDry) {
    for (const { kind, path, what } of changes) if (kind === 'create' || kind === 'update') print(`${kind} ${path} (${what})`);
  }
  for (const what of only) print(`${TITLES[what]}: ${tally(changes, what, isDry)}.`);
}

function tally(changes: readonly NoteChange[], what: ChangeReason, isDry: boolean): string {
  const of = (kind: NoteChange['kind']): number => changes.filter((change) => change.what === what && change.kind === kind).length;
  const parts = [
    ...(what === 'people' ? [`${of('create')} ${isDry ? 'to create' : 'created'}`] : []),
    `${of('update')} ${isDry ? 'to update' : 'updated'}`,
    `${of('unchanged')} unchanged`,
    ...(of('preserve') > 0 ? [`${of('preserve')} left alone`] : []),
    ...(of('conflict') > 0 ? [count(of('conflict'), 'conflict')] : []),
  ];
  return parts.join(', ');
}
