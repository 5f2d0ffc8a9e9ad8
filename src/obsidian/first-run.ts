import { deservesNote, isRefused } from '../core/notes/quoted-speakers.ts';
import { introduction, type Introduction } from '../core/panel/introduction.ts';
import { isSaidNoPerson } from '../core/people/said-no-person.ts';
import type { SourceIndex } from './index/source-index.ts';
import { Listeners } from './listeners.ts';
import type { SettingsStore } from './settings/settings-store.ts';

/** The introduction in the panel: from the moment the user turns the plugin on until it is closed or something is done. */
export class FirstRun {
  private isShown = false;
  private readonly listeners = new Listeners();

  constructor(private readonly store: SettingsStore, private readonly index: SourceIndex) {}

  /** The user turned the plugin on. */
  begin(): void {
    this.isShown = !this.store.settings.introduced;
    this.listeners.tell();
  }

  /** The user closed the introduction or did something: it is not shown again. @throws when that cannot be stored. */
  async end(): Promise<void> {
    if (!this.isShown) return;
    this.isShown = false;
    this.listeners.tell();
    if (this.store.canSave) await this.store.update({ introduced: true });
  }

  /** What to say now; null when nothing is to be said. */
  introduction(): Introduction | null {
    if (!this.isShown) return null;
    const { index } = this;
    const { settings } = this.store;
    const directory = index.state === 'ready' ? index.latestDirectory() : null;
    const speakers = directory?.speakers ?? [];
    const isWanted = (name: string): boolean => !settings.deletedNotes.includes(name);
    return introduction({
      progress: directory !== null ? null : index.progress,
      sources: index.all.size,
      quotations: [...index.all.values()].reduce((sum, { head }) => sum + head.count, 0),
      speakers: speakers.filter((speaker) => !isSaidNoPerson(speaker, settings.decisions)).length,
      problems: index.problems().size,
      deserving: speakers.filter((speaker) => deservesNote(speaker, settings) && !isRefused(speaker, settings) && isWanted(speaker.name)).length,
      personNotes: index.personNotes.size,
      settings,
    });
  }

  /** Calls `listener` whenever it begins or ends; the result ends that. */
  onChange(listener: () => void): () => void {
    return this.listeners.add(listener);
  }
}
