import { DEFAULT_SETTINGS, type Settings } from '../../core/settings.ts';
import { describeProblems, isDecision, parseSettings } from '../../core/settings/parse-settings.ts';
import { Listeners } from '../listeners.ts';

/** The part of a plugin that stores its data. */
export interface DataFile {
  /** @throws when the stored data cannot be read. */
  loadData(): Promise<unknown>;
  saveData(data: unknown): Promise<void>;
}

/** The stored data could not be read, so nothing is written over it. */
export class UnreadableSettingsError extends Error {
  constructor() {
    super('The stored settings could not be read, so nothing is saved until they can. Repair data.json and reload.');
    this.name = 'UnreadableSettingsError';
  }
}

/**
 * The plugin's settings in memory and in `data.json`. What this version does not understand stays in the file: only
 * the keys that change are written, over what was read.
 */
export class SettingsStore {
  private raw: Readonly<Record<string, unknown>> = {};
  private current: Settings = DEFAULT_SETTINGS;
  private readable = false;
  private saving: Promise<void> = Promise.resolve();
  private readonly listeners = new Listeners<[settings: Settings, before: Settings]>();

  constructor(private readonly file: DataFile) {}

  get settings(): Settings {
    return this.current;
  }

  /** False after a read failed: then nothing may be changed that has to be remembered. */
  get canSave(): boolean {
    return this.readable;
  }

  /**
   * Reads the settings, at the start and whenever the file was changed from outside. When the file cannot be read, the
   * last good settings stay, and nothing is saved until a later read succeeds.
   * @returns a sentence for each thing that could not be read.
   */
  async load(): Promise<readonly string[]> {
    let data: unknown;
    try {
      data = await this.readWhenSaved();
    } catch (error) {
      this.readable = false;
      return [`The stored settings could not be read: ${error instanceof Error ? error.message : String(error)}`];
    }
    const isObject = typeof data === 'object' && data !== null && !Array.isArray(data);
    const parsed = parseSettings(data);
    const problems = describeProblems(parsed);
    this.readable = isObject || data === null || data === undefined;
    if (!this.readable) return problems;
    this.raw = isObject ? (data as Record<string, unknown>) : {};
    this.replace(parsed.settings);
    return problems;
  }

  /**
   * Changes settings and stores them.
   * @throws UnreadableSettingsError when the stored data could not be read; the change then lasts until the restart.
   */
  async update(change: Partial<Settings>): Promise<void> {
    this.replace({ ...this.current, ...change });
    if (!this.readable) throw new UnreadableSettingsError();
    const stored: Record<string, unknown> = { ...change };
    if (change.decisions !== undefined) stored['decisions'] = [...change.decisions, ...this.unknownDecisions()];
    this.raw = { ...this.raw, ...stored };
    const data = this.raw;
    const write = this.saving.then(() => this.file.saveData(data));
    this.saving = write.catch(() => undefined);
    await write;
  }

  /** Calls `listener` after each change; the result ends that. */
  onChange(listener: (settings: Settings, before: Settings) => void): () => void {
    return this.listeners.add(listener);
  }

  /** What was stored before a save that is under way would put the settings back to what they were. */
  private async readWhenSaved(): Promise<unknown> {
    for (;;) {
      const saved = this.saving;
      await saved;
      const data = await this.file.loadData();
      if (saved === this.saving) return data;
    }
  }

  /** Decisions that a newer version of the plugin wrote in a synced vault. */
  private unknownDecisions(): readonly unknown[] {
    const stored = this.raw['decisions'];
    return Array.isArray(stored) ? stored.filter((decision) => !isDecision(decision)) : [];
  }

  private replace(settings: Settings): void {
    const before = this.current;
    this.current = settings;
    this.listeners.tell(settings, before);
  }
}
