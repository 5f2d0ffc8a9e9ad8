import { join } from 'node:path';
import { analyse } from '../../core/analyse.ts';
import { counted } from '../../core/counted.ts';
import { describeNoInsights, noInsightsSentence } from '../../core/insights/no-insights.ts';
import { linkWriter } from '../../core/links/link-writer.ts';
import { moveRecords } from '../../core/links/moved-records.ts';
import type { ChangeReason, NoteChange } from '../../core/notes/plan.ts';
import { planVault, type VaultInput, type VaultPlan } from '../../core/plan-vault.ts';
import type { Settings } from '../../core/settings.ts';
import { writeAll, type LinksBefore, type Writable } from '../apply-plan.mts';
import { deletedNotes, nextDeleted, notRecreated, printGone } from '../deleted-notes.mts';
import { openVault, type OpenVault } from '../open-vault.mts';
import { removeLeftovers } from '../replace-file.mts';
import { Report } from '../report.mts';
import { storeSettings } from '../store-settings.mts';
import { print, printJson } from '../terminal.mts';
import { reportConfig, writableConfig, type VaultConfig } from '../vault-config.mts';
import { missingPaths, requireFolder } from '../vault-folder.mts';

export type SyncKind = 'people' | 'links' | 'insights';

const TITLES: Readonly<Record<SyncKind, string>> = { people: 'Person notes', links: 'Links', insights: 'Key insights' };

/** `who-said-what sync VAULT`: writes person notes, links and, when asked for, insights. Returns the exit status. */
export async function sync(
  vault: string,
  options: { only?: readonly SyncKind[]; recreate?: readonly string[]; dryRun?: boolean; json?: boolean; cache?: boolean },
): Promise<number> {
  const root = await requireFolder(vault);
  // What stands in the way of removing them stands in the way of writing too, and is told there.
  if (options.dryRun !== true) await removeLeftovers(root).catch(() => undefined);
  const config = await writableConfig(root);
  const report = new Report();
  reportConfig(vault, config, report);
  const opened = await openVault(root, vault, config, report, options.cache !== false);
  const only = new Set(options.only ?? (['people', 'links'] as const));
  const stored = config.settings.links;
  const before = moveRecords(stored, await missingPaths(root, Object.keys(stored)), opened.sources);
  const deleted = await deletedNotes(root, config.settings, options.recreate ?? []);
  const input = inputFor(opened, config, only, before, deleted.names);
  const plan = planVault(input);
  if (only.has('people')) {
    const planned = plan.changes.filter(({ kind, what }) => what === 'people' && kind !== 'preserve');
    const notes = new Set([...input.people, ...planned].map(({ path }) => path));
    for (const message of notRecreated(options.recreate ?? [], plan.directory, notes)) report.file(vault, 'people/not-recreated', message);
  }
  for (const change of plan.changes) {
    if (change.kind === 'conflict') report.file(join(vault, change.path), `${change.what}/conflict`, change.reason);
  }
  const write = (part: Writable, records: LinksBefore): Promise<NoteChange[]> => writeAll(root, vault, part, records, report);
  const done = options.dryRun === true ? plan.changes : await carryOut(input, plan, stored, write);
  const people = new Set([...input.people, ...done.filter(({ kind }) => kind === 'create')].map(({ path }) => path));
  const { change, newlyGone } = nextDeleted(config.settings, deleted, plan.directory, people, opened.unread.length === 0);
  if (options.dryRun !== true && change !== null) await storeSettings(root, vault, change, 'It could not be recorded which notes are there.', report);
  if (options.json) {
    const noInsights = [...plan.noInsights].map(([path, reason]) => ({ path, reason: noInsightsSentence(reason) }));
    printJson({ dryRun: options.dryRun === true, changes: done.map(summaryOf), ...(only.has('insights') && { noInsights }), problems: report.problems });
  } else {
    printDone(done, only, options.dryRun === true);
    printGone(newlyGone);
    printNoInsights(plan.noInsights, options.dryRun === true);
  }
  report.complain();
  return report.status;
}

/** What is planned for: the vault as it was read, with the link records by the paths that the notes have now. */
function inputFor(
  opened: OpenVault,
  { app, settings }: VaultConfig,
  only: ReadonlySet<SyncKind>,
  links: Settings['links'],
  deleted: readonly string[],
): VaultInput {
  return {
    notes: opened.sources,
    people: opened.people,
    settings: { ...settings, links },
    only,
    deleted,
    otherPaths: opened.otherPaths,
    unread: opened.unread,
    leaveUnlinked: new Set(settings.unlinkedNotes),
    writer: (paths) => linkWriter(app, paths),
    analyseNote: (text, path) => {
      const known = opened.analyses.get(path);
      return known?.note.text === text ? known : analyse(text, path);
    },
  };
}

/**
 * Writes person notes first: where one could not be created, everything else is planned again, so that nothing links to
 * a note that is not there.
 */
async function carryOut(
  input: VaultInput,
  plan: VaultPlan,
  stored: Settings['links'],
  write: (part: Writable, records: LinksBefore) => Promise<NoteChange[]>,
): Promise<NoteChange[]> {
  const before = input.settings.links;
  const people = plan.changes.filter(({ what }) => what === 'people');
  const written = await write({ changes: people, links: before }, { stored, before });
  const isMissing = people.some((change) => change.kind === 'create' && !written.includes(change));
  const { changes, links } = isMissing ? planVault(withoutPeople(input, written)) : plan;
  const rest = await write({ changes: changes.filter(({ what }) => what !== 'people'), links }, { stored: before, before });
  return [...written, ...rest];
}

/** What is left to plan after person notes were written. */
function withoutPeople(input: VaultInput, written: readonly NoteChange[]): VaultInput {
  const people = new Map(input.people.map((note) => [note.path, note]));
  for (const change of written) if (change.kind === 'create' || change.kind === 'update') people.set(change.path, change);
  return { ...input, people: [...people.values()], only: new Set([...input.only].filter((kind) => kind !== 'people')) };
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

/** Which notes gave no key insights and why: one by one before anything is written, else how many. */
function printNoInsights(reasons: VaultPlan['noInsights'], isDry: boolean): void {
  if (isDry) for (const [path, reason] of reasons) print(`none ${path} (insights). ${noInsightsSentence(reason)}`);
  const none = describeNoInsights(reasons.values());
  if (none !== null) print(none);
}

function tally(changes: readonly NoteChange[], what: ChangeReason, isDry: boolean): string {
  const of = (kind: NoteChange['kind']): number => changes.filter((change) => change.what === what && change.kind === kind).length;
  const parts = [
    ...(what === 'people' ? [`${of('create')} ${isDry ? 'to create' : 'created'}`] : []),
    `${of('update')} ${isDry ? 'to update' : 'updated'}`,
    `${of('unchanged')} unchanged`,
    ...(of('preserve') > 0 ? [`${of('preserve')} left alone`] : []),
    ...(of('conflict') > 0 ? [counted(of('conflict'), 'conflict')] : []),
  ];
  return parts.join(', ');
}
