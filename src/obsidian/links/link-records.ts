import type { LinkRecord, Settings } from '../../core/settings.ts';
import { UnreadableSettingsError, type SettingsStore } from '../settings/settings-store.ts';

/** The records of the plugin's links, kept with the settings so that they sync with the vault. */
export class LinkRecords {
  constructor(private readonly store: SettingsStore) {}

  of(path: string): readonly LinkRecord[] {
    return Object.hasOwn(this.all, path) ? (this.all[path] ?? []) : [];
  }

  get all(): Settings['links'] {
    return this.store.settings.links;
  }

  /** Links that could not be remembered could never be taken out again. @throws UnreadableSettingsError */
  requireWritable(): void {
    if (!this.store.canSave) throw new UnreadableSettingsError();
  }

  /** Stores the records of some notes; a note without any is forgotten. Nothing is written when nothing differs. */
  async set(changes: ReadonlyMap<string, readonly LinkRecord[]>): Promise<void> {
    const links = new Map(Object.entries(this.all));
    let differs = false;
    for (const [path, records] of changes) {
      if (JSON.stringify(links.get(path) ?? []) === JSON.stringify(records)) continue;
      differs = true;
      if (records.length === 0) links.delete(path);
      else links.set(path, records);
    }
    if (differs) await this.store.update({ links: Object.fromEntries(links) });
  }

  /** A note or a folder moved. */
  async renamed(from: string, to: string): Promise<void> {
    const moved = Object.entries(this.all).map(([path, records]) => {
      const isBelow = path === from || path.startsWith(`${from}/`);
      return [isBelow ? to + path.slice(from.length) : path, records] as const;
    });
    if (moved.some(([path]) => !Object.hasOwn(this.all, path))) await this.store.update({ links: Object.fromEntries(moved) });
  }
}
