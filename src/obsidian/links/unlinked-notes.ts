import type { SettingsStore } from '../settings/settings-store.ts';

/** The notes whose links the user took out: they are linked by command only. Kept with the settings, so that it lasts. */
export class UnlinkedNotes {
  constructor(private readonly store: SettingsStore) {}

  has(path: string): boolean {
    return this.paths.includes(path);
  }

  async add(paths: readonly string[]): Promise<void> {
    await this.set([...this.paths, ...paths]);
  }

  /** Linked by command: they may be linked on save again. */
  async remove(paths: readonly string[]): Promise<void> {
    const gone = new Set(paths);
    await this.set(this.paths.filter((path) => !gone.has(path)));
  }

  /** A note or a folder moved. */
  async renamed(from: string, to: string): Promise<void> {
    await this.set(this.paths.map((path) => (isBelow(path, from) ? to + path.slice(from.length) : path)));
  }

  /** A note or a folder is gone. */
  async removed(path: string): Promise<void> {
    await this.set(this.paths.filter((known) => !isBelow(known, path)));
  }

  private get paths(): readonly string[] {
    return this.store.settings.unlinkedNotes;
  }

  private async set(paths: readonly string[]): Promise<void> {
    const unlinkedNotes = [...new Set(paths)];
    if (unlinkedNotes.join('\n') !== this.paths.join('\n')) await this.store.update({ unlinkedNotes });
  }
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
