import type { Analysis } from '../../core/analyse.ts';
import { linkWriter, type LinkStyle } from '../../core/links/link-writer.ts';
import { planUnlink } from '../../core/links/plan-unlink.ts';
import { folderPath } from '../../core/notes/file-name.ts';
import type { NoteChange } from '../../core/notes/plan.ts';
import type { Speaker } from '../../core/people/directory.ts';
import { planUnlinkVault, planVault, type VaultPlan } from '../../core/plan-vault.ts';
import { withoutLinking, type LinkRecord, type Settings } from '../../core/settings.ts';
import type { Dialogs } from '../dialogs/dialogs.ts';
import { plural } from '../dialogs/preview-modal.ts';
import type { SourceIndex } from '../index/source-index.ts';
import type { LinkRecords } from '../links/link-records.ts';
import type { UnlinkedNotes } from '../links/unlinked-notes.ts';
import { applyChanges, undoRun, type JournalEntry, type RunProgress, type RunResult } from '../runs/vault-run.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { NoteFiles } from '../vault/note-files.ts';

/** What a run over the vault writes. */
export type RunKind = 'people' | 'links' | 'insights' | 'unlink';

const TITLES: Readonly<Record<RunKind, string>> = {
  people: 'Create or update person notes',
  links: 'Link speakers',
  insights: 'Extract key insights',
  unlink: 'Remove links',
};

export interface VaultActionsHost {
  readonly files: NoteFiles;
  readonly index: SourceIndex;
  readonly records: LinkRecords;
  readonly unlinked: UnlinkedNotes;
  readonly store: SettingsStore;
  readonly dialogs: Dialogs;
  analyse(text: string, path: string): Analysis;
  linkStyle(): Promise<LinkStyle>;
  pause(): Promise<void>;
  /** Resolves when all notes are known as they are now. @throws when the plugin is disabled before that. */
  whenReady(): Promise<void>;
}

/** What a run would write, and the records of links that would then hold. */
export interface RunPlan {
  readonly changes: readonly NoteChange[];
  readonly records: ReadonlyMap<string, readonly LinkRecord[]>;
}

/** What a run did, with what the user should know of it besides. */
export interface RunReport extends RunResult {
  readonly remark: string | null;
}

interface LastRun {
  readonly kind: RunKind;
  readonly journal: readonly JournalEntry[];
  readonly records: ReadonlyMap<string, readonly LinkRecord[]>;
  /** The setting as it was before the run changed it. */
  readonly linkOn: Settings['linkOn'];
}

/** What the plugin does to the whole vault: planned first, shown, then done, and taken back as one step. */
export class VaultActions {
  private last: LastRun | null = null;
  private running = false;
  private writing = false;
  private stopped = false;

  constructor(private readonly host: VaultActionsHost) {}

  get canUndo(): boolean {
    return this.last !== null && !this.running;
  }

  /** True while a run writes: nothing else is to touch the links meanwhile. */
  get isWriting(): boolean {
    return this.writing;
  }

  /** Ends a run that is under way after the note it is at, and lets no other begin. */
  stop(): void {
    this.stopped = true;
  }

  /** Plans a run for the vault as it is now. Writes nothing. */
  async plan(kind: RunKind): Promise<RunPlan> {
    if (kind === 'unlink') {
      const notes = await this.texts(Object.keys(this.host.records.all));
      const plan = planUnlinkVault({ notes, settings: this.host.store.settings });
      return { changes: plan.changes, records: new Map(notes.map(({ path }) => [path, plan.links[path] ?? []])) };
    }
    const { changes, links } = await this.planVault(kind, this.host.store.settings);
    return { changes, records: kind === 'links' ? new Map(Object.entries(links)) : new Map() };
  }

  /** Plans, shows the plan and, when the user agrees, does it. */
  async run(kind: RunKind): Promise<void> {
    await this.alone(async () => {
      if (kind === 'links' || kind === 'unlink') this.host.records.requireWritable();
      const plan = await this.plan(kind);
      const picked = await this.host.dialogs.preview(TITLES[kind], plan.changes);
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
    const { records, files, store } = this.host;
    const before = new Map([...plan.records.keys()].map((path) => [path, records.of(path)]));
    const { linkOn } = store.settings;
    // Old and new records both hold until the run is over: a link without a record could never be taken out again.
    await records.set(new Map([...plan.records].map(([path, next]) => [path, union(before.get(path) ?? [], next)])));
    const result = await applyChanges(plan.changes, files, this.progress(TITLES[kind]), () => this.host.pause());
    await records.set(await this.recordsAfter(plan, before, pathsNotWritten(plan, result)));
    if (result.journal.length > 0) this.last = { kind, journal: result.journal, records: before, linkOn };
    const report = { ...result, remark: await this.settle(kind, plan, result) };
    this.summarize(report);
    return report;
  }

  /** Whatever came to be recorded during the run stays; what the run replaced goes, and what it did not write. */
  private async recordsAfter(
    plan: RunPlan, before: ReadonlyMap<string, readonly LinkRecord[]>, unwritten: ReadonlySet<string>,
  ): Promise<Map<string, readonly LinkRecord[]>> {
    const after = new Map<string, readonly LinkRecord[]>();
    for (const [path, next] of plan.records) {
      const now = this.host.records.of(path);
      const old = keysOf(before.get(path) ?? []);
      const planned = keysOf(next);
      if (!unwritten.has(path)) {
        after.set(path, now.filter((record) => planned.has(keyOf(record)) || !old.has(keyOf(record))));
        continue;
      }
      // Somebody else may have written the very link that the run did not: the note tells.
      const missing = keysOf(planUnlink((await this.host.files.read(path)) ?? '', now).missing);
      after.set(path, now.filter((record) => old.has(keyOf(record)) || !missing.has(keyOf(record))));
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
    if (kind !== 'unlink' || result.journal.length === 0 || store.settings.linkOn === 'command') return null;
    await store.update(withoutLinking(store.settings));
    return 'Speakers are linked only by command from now on; the settings can change that.';
  }

  /** Takes the last run back, note by note, where nothing was changed since. */
  async undo(): Promise<void> {
    await this.alone(async () => {
      const last = this.last;
      if (last === null) return;
      const result = await undoRun(last.journal, this.host.files, this.progress(`Undo: ${TITLES[last.kind]}`), () => this.host.pause());
      const restored = new Set(result.journal.map(({ path }) => path));
      await this.host.records.set(new Map([...last.records].filter(([path]) => restored.has(path))));
      const left = last.journal.filter(({ path }) => !restored.has(path));
      this.last = result.cancelled && left.length > 0 ? { ...last, journal: left } : null;
      this.summarize({ ...result, remark: await this.settleUndone(last, [...restored]) });
    });
  }

  private async settleUndone({ kind, linkOn }: LastRun, restored: readonly string[]): Promise<string | null> {
    const { store, unlinked } = this.host;
    if (restored.length === 0) return null;
    if (kind === 'unlink' && store.settings.linkOn !== linkOn) {
      await store.update({ linkOn });
      return 'When speakers are linked is set as before, too.';
    }
    if (kind !== 'links') return null;
    await unlinked.add(restored);
    return 'These notes are not linked again until you ask for it.';
  }

  /**
   * Creates or updates the notes of some speakers only, without a preview.
   * @param isWanted asked with each speaker of the vault.
   * @returns what was done; null when none of them is to have a note.
   */
  async writePersonNotes(isWanted: (speaker: Speaker) => boolean, settings: Settings): Promise<RunReport | null> {
    return this.alone(async () => {
      const { changes, directory } = await this.planVault('people', settings);
      const paths = new Set(directory.speakers.filter(isWanted).map(({ notePath }) => notePath));
      const wanted = changes.filter(({ path }) => paths.has(path));
      return wanted.length === 0 ? null : this.apply('people', { changes: wanted, records: new Map() });
    });
  }

  private async planVault(kind: Exclude<RunKind, 'unlink'>, settings: Settings): Promise<VaultPlan> {
    const { index, files, dialogs } = this.host;
    if (index.state !== 'ready') dialogs.tell('The notes are still being read. It goes on when they are.');
    await this.host.whenReady();
    const paths = files.list().map((file) => file.path);
    const folder = folderPath(settings.peopleFolder);
    const inFolder = folder === '' ? [] : paths.filter((path) => path.startsWith(`${folder}/`));
    const personPaths = new Set([...index.personNotes.keys(), ...inFolder]);
    const sourcePaths = [...index.all.keys()].filter((path) => !personPaths.has(path));
    const [notes, people, style] = await Promise.all([this.texts(sourcePaths), this.texts([...personPaths]), this.host.linkStyle()]);
    const read = new Set(notes.map(({ path }) => path));
    return planVault({
      unread: sourcePaths.filter((path) => !read.has(path)),
      notes, people, settings, only: new Set([kind]), deleted: settings.deletedNotes,
      otherPaths: paths.filter((path) => !personPaths.has(path) && index.analysis(path) === null),
      writer: (known) => linkWriter(style, known),
      analyseNote: (text, path) => {
        const known = index.analysis(path);
        return known !== null && known.note.text === text ? known : this.host.analyse(text, path);
      },
    });
  }

  private async texts(paths: readonly string[]): Promise<{ path: string; text: string }[]> {
    const notes: { path: string; text: string }[] = [];
    for (const path of paths) {
      const text = await this.host.files.read(path);
      if (text !== null) notes.push({ path, text });
      if (this.stopped) break;
      await this.host.pause();
    }
    return notes;
  }

  /** Two runs at once would plan for the same texts. */
  private async alone<T>(run: () => Promise<T>): Promise<T> {
    if (this.running) throw new Error('A run over the vault is still under way.');
    this.running = true;
    try {
      return await run();
    } finally {
      this.running = false;
      this.writing = false;
    }
  }

  /** The progress that the user sees, of a run that begins to write. */
  private progress(title: string): RunProgress {
    const shown = this.host.dialogs.progress(title);
    const isStopped = (): boolean => this.stopped;
    this.writing = true;
    return {
      step: (done, total) => {
        shown.step(done, total);
      },
      get isCancelled() {
        return shown.isCancelled || isStopped();
      },
      end: () => {
        shown.end();
      },
    };
  }

  private summarize({ journal, skipped, cancelled, remark }: RunReport): void {
    const parts = [`${plural(journal.length, 'note')} written`];
    if (skipped.length > 0) parts.push(`${skipped.length} left as they are`);
    const lines = [`${cancelled ? 'Cancelled: ' : ''}${parts.join(', ')}.`, ...skipped.slice(0, 5).map(({ path, reason }) => `${path}: ${reason}`)];
    if (skipped.length > 5) lines.push(`and ${skipped.length - 5} more`);
    if (remark !== null) lines.push(remark);
    this.host.dialogs.tell(lines.join('\n'));
  }
}

/** The plan without the changes that the user did not pick: their links and the records of these stay what they are. */
function without(plan: RunPlan, picked: readonly NoteChange[]): RunPlan {
  const kept = new Set(picked);
  const left = new Set(plan.changes.filter((change) => !kept.has(change)).map(({ path }) => path));
  return { changes: picked, records: new Map([...plan.records].filter(([path]) => !left.has(path))) };
}

function union(before: readonly LinkRecord[], next: readonly LinkRecord[]): readonly LinkRecord[] {
  const known = keysOf(next);
  return [...next, ...before.filter((record) => !known.has(keyOf(record)))];
}

function keysOf(records: readonly LinkRecord[]): ReadonlySet<string> {
  return new Set(records.map(keyOf));
}

function keyOf(record: LinkRecord): string {
  return JSON.stringify(record);
}

/** Notes that were to change but did not, so that their links are what they were. */
function pathsNotWritten(plan: RunPlan, result: RunResult): ReadonlySet<string> {
  const written = new Set(result.journal.map(({ path }) => path));
  return new Set(plan.changes.filter(({ kind, path }) => kind !== 'unchanged' && !written.has(path)).map(({ path }) => path));
}
