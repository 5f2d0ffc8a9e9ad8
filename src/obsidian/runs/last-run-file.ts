import type { DataAdapter } from 'obsidian';
import { DamagedRunError, readLastRun, writeLastRun, type LastRun } from './last-run.ts';

/** The file operations that it takes. */
export type Disk = Pick<DataAdapter, 'exists' | 'read' | 'write' | 'remove' | 'rename'>;

/** A file of more characters than this would hold up the start of the app. About 25,000 notes of a common run fit. */
const MOST_CHARACTERS = 10_000_000;

/** The last run, kept beside the settings, so that it can be taken back after a restart or a crash, too. */
export class LastRunFile {
  private readonly path: string;
  /** Written whole before it takes the place of the other one, so that no crash leaves half a file. */
  private readonly next: string;
  private readonly damaged: string;

  /** @param folder where the plugin's own files lie. */
  constructor(private readonly disk: Disk, folder: string) {
    this.path = `${folder}/last-run.json`;
    this.next = `${folder}/last-run.new.json`;
    this.damaged = `${folder}/last-run.damaged.json`;
  }

  /**
   * What is stored; null when there is nothing.
   * @throws DamagedRunError when it cannot be understood. It is put aside then, so that it is told once only.
   */
  async load(): Promise<LastRun | null> {
    const path = (await this.disk.exists(this.path)) ? this.path : this.next;
    if (!(await this.disk.exists(path))) return null;
    try {
      return readLastRun(await this.disk.read(path));
    } catch (error) {
      if (error instanceof DamagedRunError) await this.move(path, this.damaged);
      throw error;
    }
  }

  /** Keeps a run in place of what was kept. @returns false when it is too large to be kept. @throws when it cannot be written. */
  async store(run: LastRun): Promise<boolean> {
    const text = writeLastRun(run);
    if (text.length > MOST_CHARACTERS) {
      await this.remove();
      return false;
    }
    await this.disk.write(this.next, text);
    await this.move(this.next, this.path);
    return true;
  }

  async remove(): Promise<void> {
    for (const path of [this.path, this.next]) if (await this.disk.exists(path)) await this.disk.remove(path);
  }

  private async move(from: string, to: string): Promise<void> {
    if (await this.disk.exists(to)) await this.disk.remove(to);
    await this.disk.rename(from, to);
  }
}
