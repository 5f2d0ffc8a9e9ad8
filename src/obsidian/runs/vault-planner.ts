import type { Analysis } from '../../core/analyse.ts';
import { describeNoInsights } from '../../core/insights/no-insights.ts';
import { linkWriter, type LinkStyle } from '../../core/links/link-writer.ts';
import type { Directory } from '../../core/people/directory.ts';
import { folderPath } from '../../core/notes/file-name.ts';
import type { NoteChange } from '../../core/notes/plan.ts';
import { planUnlinkVault, planVaultSteps, type PlanStep, type VaultInput, type VaultPlan } from '../../core/plan-vault.ts';
import type { LinkRecord, Settings } from '../../core/settings.ts';
import type { SourceIndex } from '../index/source-index.ts';
import type { LinkRecords } from '../links/link-records.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { NoteFiles } from '../vault/note-files.ts';
import type { RunKind } from './run-kind.ts';
import type { RunProgress } from './vault-run.ts';

export interface VaultPlannerHost {
  readonly files: NoteFiles;
  readonly index: SourceIndex;
  readonly records: LinkRecords;
  readonly store: SettingsStore;
  analyse(text: string, path: string): Analysis;
  linkStyle(): Promise<LinkStyle>;
  /** Lets the app draw and answer, when that is due. */
  pause(): Promise<void>;
  /** Resolves when all notes are known as they are now. @throws when the plugin is disabled before that. */
  whenReady(): Promise<void>;
}

/** What a run would write, and the records of links that would then hold. */
export interface RunPlan {
  readonly changes: readonly NoteChange[];
  readonly records: ReadonlyMap<string, readonly LinkRecord[]>;
  /** What the user should know of it besides, as a sentence. */
  readonly remark: string | null;
  /** The speakers with the paths of the notes that they have or would get; null where the plan is not about speakers. */
  readonly directory: Directory | null;
  /** The source note to which it is limited. */
  readonly only?: string;
}

/** What is being done in each part of a plan. */
const PARTS: Readonly<Record<PlanStep['part'], string>> = {
  analyses: 'reading note', speakers: 'gathering speakers, note', 'person-notes': 'planning person notes, step', notes: 'planning note',
};

/** Plans what a run over the vault would write, with pauses in which the app goes on. Nothing is written. */
export class VaultPlanner {
  constructor(private readonly host: VaultPlannerHost) {}

  /** Plans a run for the vault as it is now. @returns null when it is cancelled. */
  async plan(kind: RunKind, progress: RunProgress): Promise<RunPlan | null> {
    if (kind === 'unlink') {
      const notes = await this.texts(Object.keys(this.host.records.all), progress);
      if (notes === null) return null;
      const plan = planUnlinkVault({ notes, settings: this.host.store.settings });
      return { changes: plan.changes, records: new Map(notes.map(({ path }) => [path, plan.links[path] ?? []])), remark: null, directory: null };
    }
    const plan = await this.planVault(kind, this.host.store.settings, progress);
    if (plan === null) return null;
    const { changes, links, noInsights, directory } = plan;
    return { changes, records: kind === 'links' ? new Map(Object.entries(links)) : new Map(), remark: describeNoInsights(noInsights.values()), directory };
  }

  /** @returns null when it is cancelled. */
  async planVault(kind: Exclude<RunKind, 'unlink'>, settings: Settings, progress: RunProgress): Promise<VaultPlan | null> {
    if (!(await this.notesAreRead(progress))) return null;
    const input = await this.input(kind, settings, progress);
    if (input === null) return null;
    const steps = planVaultSteps(input);
    for (;;) {
      const next = steps.next();
      if (next.done === true) return next.value;
      if (progress.isCancelled) return null;
      const { part, done, total } = next.value;
      progress.step(done, total, PARTS[part]);
      await this.host.pause();
    }
  }

  /** Waits until the index knows all notes. @returns false when that is cancelled, at once even when no note is read any more. */
  private async notesAreRead(progress: RunProgress): Promise<boolean> {
    const { index } = this.host;
    const show = (): void => {
      if (index.state !== 'ready') progress.step(index.progress.done, index.progress.total, 'indexing note');
    };
    const unfollow = index.onChange(show);
    show();
    try {
      return await Promise.race([
        this.host.whenReady().then(() => true),
        new Promise<boolean>((resolve) => {
          progress.onCancel(() => {
            resolve(false);
          });
        }),
      ]);
    } finally {
      unfollow();
    }
  }

  private async input(kind: Exclude<RunKind, 'unlink'>, settings: Settings, progress: RunProgress): Promise<VaultInput | null> {
    const { index, files } = this.host;
    const paths = files.list().map((file) => file.path);
    const folder = folderPath(settings.peopleFolder);
    const inFolder = folder === '' ? [] : paths.filter((path) => path.startsWith(`${folder}/`));
    const personPaths = new Set([...index.personNotes.keys(), ...inFolder]);
    const sourcePaths = [...index.all.keys()].filter((path) => !personPaths.has(path));
    const texts = await this.texts([...sourcePaths, ...personPaths], progress);
    if (texts === null) return null;
    const style = await this.host.linkStyle();
    const read = new Set(texts.map(({ path }) => path));
    return {
      unread: sourcePaths.filter((path) => !read.has(path)),
      notes: texts.filter(({ path }) => !personPaths.has(path)), people: texts.filter(({ path }) => personPaths.has(path)),
      settings, only: new Set([kind]), deleted: settings.deletedNotes,
      otherPaths: paths.filter((path) => !personPaths.has(path) && !index.isSource(path)),
      writer: (known) => linkWriter(style, known),
      analyseNote: (text, path) => {
        const known = index.analysis(path);
        return known !== null && known.note.text === text ? known : this.host.analyse(text, path);
      },
    };
  }

  private async texts(paths: readonly string[], progress: RunProgress): Promise<{ path: string; text: string }[] | null> {
    const notes: { path: string; text: string }[] = [];
    for (const [index, path] of paths.entries()) {
      const text = await this.host.files.read(path);
      if (text !== null) notes.push({ path, text });
      await this.host.index.wake(path);
      if (progress.isCancelled) return null;
      progress.step(index + 1, paths.length, PARTS.analyses);
      await this.host.pause();
    }
    return notes;
  }
}
