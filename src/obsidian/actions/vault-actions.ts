import { planUnlink } from '../../core/links/plan-unlink.ts';
import { joinRecords, recordKey, recordKeys } from '../../core/links/record-sets.ts';
import type { NoteChange } from '../../core/notes/plan.ts';
import type { Speaker } from '../../core/people/directory.ts';
import { withoutLinking, type LinkRecord, type Settings } from '../../core/settings.ts';
import type { Dialogs } from '../dialogs/dialogs.ts';
import type { LinkRecords } from '../links/link-records.ts';
import type { UnlinkedNotes } from '../links/unlinked-notes.ts';
import type { LastRun } from '../runs/last-run.ts';
import type { LastRunKeeper } from '../runs/last-run-keeper.ts';
import { journalOf } from '../runs/run-journal.ts';
import { RUN_TITLES, type RunKind } from '../runs/run-kind.ts';
import { summarize } from '../runs/run-summary.ts';
import type { RunPlan, VaultPlanner } from '../runs/vault-planner.ts';
import { applyChanges, undoRun, type RunProgress, type RunResult } from '../runs/vault-run.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { NoteFiles } from '../vault/note-files.ts';

/** A plan that is made sooner than this, in milliseconds, shows no progress. */
const PATIENCE = 400;

export interface VaultActionsHost {
  readonly files: NoteFiles;
  readonly records: LinkRecords;
  readonly unlinked: UnlinkedNotes;
  readonly store: SettingsStore;
  readonly dialogs: Dialogs;
  readonly planner: VaultPlanner;
  readonly last: LastRunKeeper;
  pause(): Promise<void>;
}

/** What a run did, with what the user should know of it besides. */
export interface RunReport extends RunResult {
  readonly remark: string | null;
}

/** What the plugin does to the whole vault: planned first, shown, then done, and taken back as one step. */
export class VaultActions {
  private running = false;
  private isBusyWriting = false;
  private stopped = false;

  constructor(private readonly host: VaultActionsHost) {}

  get canUndo(): boolean {
    return this.host.last.run !== null && !this.running;
  }

  /** True while a run writes: nothing else is to touch the links meanwhile. */
  get isWriting(): boolean {
    return this.isBusyWriting;
  }

  /** Ends a run that is under way after the note it is at, and lets no other begin. */
  stop(): void {
    this.stopped = true;
  }

  /**
   * Plans a run for the vault as it is now. Writes nothing.
   * @param source a source note to which the run is limited: it, or the notes of the speakers in it.
   * @throws when the plugin is disabled meanwhile.
   */
  async plan(kind: RunKind, source: string | null = null): Promise<RunPlan> {
    const plan = await this.host.planner.plan(kind, this.unseen());
    if (plan === null) throw new Error('The plugin was disabled.');
    if (source === null) return plan;
    const paths = kind === 'people' ? notesOfSpeakers(plan, source) : new Set([source]);
    return { ...without(plan, plan.changes.filter(({ path }) => paths.has(path))), remark: null, only: source };
  }

  /** Plans, shows the plan and, when the user agrees, does it. */
  async run(kind: RunKind): Promise<void> {
    await this.alone(async () => {
      const { records, planner, dialogs } = this.host;
      if (kind === 'links' || kind === 'unlink') records.requireWritable();
      const plan = await this.shown(`${RUN_TITLES[kind]}, the plan`, PATIENCE, (progress) => planner.plan(kind, progress));
      if (plan === null) {
        if (!this.stopped) dialogs.tell('Cancelled. Nothing was written.');
        return;
      }
      const picked = await dialogs.preview(RUN_TITLES[kind], plan.changes, plan.remark);
      if (picked !== null) await this.apply(kind, without(plan, picked));
    });
  }

  /** Does a plan without asking, for a caller that was told to. */
  async carryOut(kind: RunKind, plan: RunPlan): Promise<RunReport> {
    return this.alone(() => {
      if (kind === 'links' || kind === 'unlink') this.host.records.requireWritable();
      return this.apply(kind, plan);
    });
  }

  private async apply(kind: RunKind, plan: RunPlan): Promise<RunReport> {
    const { records, files, store, last } = this.host;
    const pause = (): Promise<void> => this.host.pause();
    const before = new Map([...plan.records.keys()].map((path) => [path, records.of(path)]));
    const previous = await last.begin({
      kind, linkOn: store.settings.linkOn, isOver: false, notes: await journalOf(plan.changes, (path) => records.of(path), pause),
    });
    // Old and new records both hold until the run is over: a link without a record could never be taken out again.
    await records.set(new Map([...plan.records].map(([path, next]) => [path, joinRecords(before.get(path) ?? [], next)])));
    const result = await this.writing(RUN_TITLES[kind], (progress) => applyChanges(plan.changes, files, progress, pause));
    await records.set(await this.recordsAfter(plan, before, pathsNotWritten(plan, result)));
    const kept = await last.end(result.written.map(({ path }) => path), previous);
    const remarks = [plan.remark, await this.settle(kind, plan, result), kept].filter((remark) => remark !== null);
    const report = { ...result, remark: remarks.length === 0 ? null : remarks.join('\n') };
    this.host.dialogs.tell(summarize(report, 'written', remarks));
    return report;
  }

  /** Whatever came to be recorded during the run stays; what the run replaced goes, and what it did not write. */
  private async recordsAfter(
    plan: RunPlan, before: ReadonlyMap<string, readonly LinkRecord[]>, unwritten: ReadonlySet<string>,
  ): Promise<Map<string, readonly LinkRecord[]>> {
    const after = new Map<string, readonly LinkRecord[]>();
    for (const [path, next] of plan.records) {
      const now = this.host.records.of(path);
      const old = recordKeys(before.get(path) ?? []);
      const planned = recordKeys(next);
      if (!unwritten.has(path)) {
        after.set(path, now.filter((record) => planned.has(recordKey(record)) || !old.has(recordKey(record))));
        continue;
      }
      // Somebody else may have written the very link that the run did not: the note tells.
      const missing = recordKeys(planUnlink((await this.host.files.read(path)) ?? '', now).missing);
      after.set(path, now.filter((record) => old.has(recordKey(record)) || !missing.has(recordKey(record))));
    }
    return after;
  }

  /** Makes linking by itself agree with what the user asked for. @returns what to tell of it. */
  private async settle(kind: RunKind, plan: RunPlan, result: RunResult): Promise<string | null> {
    const { store, unlinked } = this.host;
    if (kind === 'links') {
      const unwritten = pathsNotWritten(plan, result);
      await unlinked.remove(plan.changes.map(({ path }) => path).filter((path) => !unwritten.has(path)));
    }
    if (kind === 'unlink' && plan.only !== undefined) {
      await unlinked.add([plan.only]);
      return store.settings.linkOn === 'command' ? null : 'This note is not linked again until you ask for it.';
    }
    if (kind !== 'unlink' || result.written.length === 0 || store.settings.linkOn === 'command') return null;
    await store.update(withoutLinking(store.settings));
    return 'Speakers are linked only by command from now on; the settings can change that.';
  }

  /** Takes the last run back, note by note, where nothing was changed since. @returns what was done; null without a run. */
  async undo(): Promise<RunResult | null> {
    return this.alone(async () => {
      const { records, files, dialogs } = this.host;
      const last = this.host.last.run;
      if (last === null) return null;
      const result = await this.writing(`Undo: ${RUN_TITLES[last.kind]}`, (progress) => undoRun(last.notes, files, progress, () => this.host.pause()));
      const restored = new Set(result.asBefore);
      if (last.kind === 'links' || last.kind === 'unlink') {
        await records.set(new Map(last.notes.filter(({ path }) => restored.has(path)).map(({ path, links }) => [path, links])));
      }
      const left = last.notes.filter(({ path }) => !restored.has(path));
      await this.host.last.replace(result.cancelled && left.length > 0 ? { ...last, notes: left } : null);
      dialogs.tell(summarize(result, 'restored', [await this.settleUndone(last, [...restored])]));
      return result;
    });
  }

  private async settleUndone({ kind, linkOn }: LastRun, restored: readonly string[]): Promise<string | null> {
    const { store, unlinked } = this.host;
    if (restored.length === 0) return null;
    if (kind === 'unlink' && store.settings.linkOn !== linkOn) {
      await store.update({ linkOn });
      return 'When speakers are linked is set as before, too.';
    }
    if (kind === 'unlink') await unlinked.remove(restored);
    if (kind !== 'links') return null;
    await unlinked.add(restored);
    return 'These notes are not linked again until you ask for it.';
  }

  /**
   * Creates or updates the notes of some speakers only, without a preview.
   * @param isWanted asked with each speaker of the vault.
   * @returns what was done; null when none of them is to have a note, or when it was cancelled.
   */
  async writePersonNotes(isWanted: (speaker: Speaker) => boolean, settings: Settings): Promise<RunReport | 'cancelled' | null> {
    return this.alone(async () => {
      const plan = await this.shown(`${RUN_TITLES.people}, the plan`, PATIENCE, (progress) => this.host.planner.planVault('people', settings, progress));
      if (plan === null) return 'cancelled';
      const paths = new Set(plan.directory.speakers.filter(isWanted).map(({ notePath }) => notePath));
      const changes = plan.changes.filter(({ path }) => paths.has(path));
      return changes.length === 0 ? null : this.apply('people', { changes, records: new Map(), remark: null, directory: plan.directory });
    });
  }

  /** Two runs at once would plan for the same texts. */
  private async alone<T>(run: () => Promise<T>): Promise<T> {
    if (this.running) throw new Error('A run over the vault is still under way.');
    this.running = true;
    try {
      return await run();
    } finally {
      this.running = false;
      this.isBusyWriting = false;
    }
  }

  /** Writes, with progress that the user sees. */
  private writing<Result>(title: string, write: (progress: RunProgress) => Promise<Result>): Promise<Result> {
    this.isBusyWriting = true;
    return this.shown(title, 0, write);
  }

  private async shown<Result>(title: string, patience: number, work: (progress: RunProgress) => Promise<Result>): Promise<Result> {
    const shown = this.host.dialogs.progress(title, patience);
    const isStopped = (): boolean => this.stopped;
    try {
      return await work({
        step: (done, total, part) => {
          shown.step(done, total, part);
        },
        get isCancelled() {
          return shown.isCancelled || isStopped();
        },
        onCancel: (listener) => {
          shown.onCancel(listener);
        },
        end: () => {
          shown.end();
        },
      });
    } finally {
      shown.end();
    }
  }

  /** For a caller that shows nothing itself. */
  private unseen(): RunProgress {
    const isStopped = (): boolean => this.stopped;
    const nothing = (): void => undefined;
    return {
      step: nothing, end: nothing, onCancel: nothing,
      get isCancelled() {
        return isStopped();
      },
    };
  }
}

function notesOfSpeakers({ directory }: RunPlan, source: string): ReadonlySet<string> {
  const speakers = directory?.speakers.filter(({ sources }) => sources.some(({ path }) => path === source)) ?? [];
  return new Set(speakers.flatMap(({ notePath }) => notePath ?? []));
}

/** The plan without the changes that the user did not pick: their links and the records of these stay what they are. */
function without(plan: RunPlan, picked: readonly NoteChange[]): RunPlan {
  const kept = new Set(picked);
  const left = new Set(plan.changes.filter((change) => !kept.has(change)).map(({ path }) => path));
  return { ...plan, changes: picked, records: new Map([...plan.records].filter(([path]) => !left.has(path))) };
}

/** Notes that were to change but did not, so that their links are what they were. */
function pathsNotWritten(plan: RunPlan, result: RunResult): ReadonlySet<string> {
  const written = new Set(result.written.map(({ path }) => path));
  return new Set(plan.changes.filter(({ kind, path }) => kind !== 'unchanged' && !written.has(path)).map(({ path }) => path));
}
