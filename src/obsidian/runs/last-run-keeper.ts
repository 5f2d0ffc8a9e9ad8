import type { LastRun } from './last-run.ts';
import { DamagedRunError } from './last-run.ts';
import type { LastRunFile } from './last-run-file.ts';
import { RUN_TITLES } from './run-kind.ts';

/** The last run over the vault, in memory and in its file. A file that cannot be written or read stops no run. */
export class LastRunKeeper {
  private current: LastRun | null = null;
  private loading: Promise<unknown> = Promise.resolve();
  /** Why the run is kept only until the app is closed; null when it is kept for longer. */
  private notKept: string | null = null;

  constructor(private readonly file: LastRunFile) {}

  /** The run that can be taken back, or null. */
  get run(): LastRun | null {
    return this.current;
  }

  /** Reads what was kept, at the start. @returns what to tell the user of it, or null. */
  async load(): Promise<string | null> {
    const load = this.file.load();
    this.loading = load.catch(() => undefined);
    try {
      const run = await load;
      if (run === null || run.notes.length === 0) return null;
      this.current = run;
      if (run.isOver) return null;
      return `The last run (${RUN_TITLES[run.kind]}) was cut off. What it wrote is whole; “Undo the last run over the vault” takes it back.`;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const aside = error instanceof DamagedRunError ? ' The file was put aside as last-run.damaged.json.' : '';
      return `The last run over the vault cannot be undone any more, because last-run.json cannot be read. ${reason}${aside} No note was changed.`;
    }
  }

  /** To be called before the first note is written. @returns the run that was kept until now. */
  async begin(run: LastRun): Promise<LastRun | null> {
    await this.loading;
    const previous = this.current;
    this.notKept = null;
    if (run.notes.length === 0) return previous;
    this.current = run;
    await this.store(run);
    return previous;
  }

  /**
   * To be called when a run is over.
   * @param written paths of the notes that it wrote; when there are none, `previous` can be taken back again.
   * @returns why the run is kept for a short time only, or null.
   */
  async end(written: readonly string[], previous: LastRun | null): Promise<string | null> {
    const run = this.current;
    if (run === null || run === previous) return null;
    const paths = new Set(written);
    const notes = run.notes.filter(({ path }) => paths.has(path));
    await this.replace(notes.length > 0 ? { ...run, isOver: true, notes } : previous);
    return notes.length > 0 ? this.notKept : null;
  }

  /** Keeps another run, or none. */
  async replace(run: LastRun | null): Promise<void> {
    this.current = run;
    if (run !== null) await this.store(run);
    else await this.file.remove().catch((error: unknown) => {
      console.error(error);
    });
  }

  private async store(run: LastRun): Promise<void> {
    try {
      this.notKept = (await this.file.store(run)) ? null : 'The run is so large that it can be undone only until the app is closed.';
    } catch (error) {
      this.notKept = `The run can be undone only until the app is closed: ${error instanceof Error ? error.message : String(error)}`;
    }
  }
}
