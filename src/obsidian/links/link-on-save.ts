import type { Settings } from '../../core/settings.ts';

/** What linking a note came to: `waiting` when lines were left because somebody is at work in them. */
export type LinkOutcome = 'done' | 'waiting' | 'changed';

/** The few things that linking on save needs. */
export interface LinkOnSaveHost {
  settings(): Pick<Settings, 'linkOn' | 'restDelay'>;
  /** Links the note quietly: never on a line with a cursor, never while somebody composes a character. */
  link(path: string): Promise<LinkOutcome>;
  /** True when the plugin itself wrote the text. */
  isOwn(path: string, text: string): boolean;
  /** True when the user does not want the note linked: they took its links out. */
  isLeftAlone(path: string, text: string): boolean;
  /** False while the index is built or a run over the vault writes: what is due then waits. */
  canLink(): boolean;
  /** True while the note is the one looked at. */
  isLookedAt(path: string): boolean;
  /** Calls back after `delay` milliseconds; the result cancels that. */
  after(delay: number, callback: () => void): () => void;
  failed(path: string, error: unknown): void;
}

/** How long a note waits at least when it cannot be linked just then, in milliseconds. */
const RETRY_DELAY = 1000;

/**
 * Decides when a source note is linked: once it was saved and has been at rest, or when it is left, or never but by
 * command. Notes are linked one after another, so that a sync of thousands does not hold up the app.
 */
export class LinkOnSave {
  private readonly timers = new Map<string, () => void>();
  private readonly unlinked = new Set<string>();
  private queue: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(private readonly host: LinkOnSaveHost) {}

  /** A source note was written, by whomever. */
  saved(path: string, text: string): void {
    const { linkOn, restDelay } = this.host.settings();
    if (linkOn === 'command' || this.stopped || this.host.isOwn(path, text)) return;
    if (this.host.isLeftAlone(path, text)) {
      this.unlinked.delete(path);
      this.cancel(path);
      return;
    }
    this.unlinked.add(path);
    // A note closed at once is saved only then; others change without being looked at, by a sync for example.
    if (linkOn === 'save' || !this.host.isLookedAt(path)) this.start(path, restDelay);
  }

  /** Somebody types in a note: it is not at rest. */
  typed(path: string): void {
    if (this.timers.has(path)) this.start(path, this.host.settings().restDelay);
  }

  /** A note is no longer the one looked at: what was left in it can be done now. */
  left(path: string): void {
    const { linkOn } = this.host.settings();
    if (linkOn === 'command' || !this.unlinked.has(path)) return;
    this.start(path, 0);
  }

  renamed(from: string, to: string): void {
    if (this.unlinked.delete(from)) this.unlinked.add(to);
    if (this.timers.has(from)) {
      this.cancel(from);
      this.start(to, this.host.settings().restDelay);
    }
  }

  removed(path: string): void {
    this.unlinked.delete(path);
    this.cancel(path);
  }

  /** Forgets everything that waits. */
  stop(): void {
    this.stopped = true;
    for (const cancel of this.timers.values()) cancel();
    this.timers.clear();
    this.unlinked.clear();
  }

  /** Resolves when everything that was due is done. */
  async settled(): Promise<void> {
    await this.queue;
  }

  private start(path: string, delay: number): void {
    this.cancel(path);
    this.timers.set(path, this.host.after(delay, () => {
      this.timers.delete(path);
      this.queue = this.queue.then(() => this.link(path));
    }));
  }

  private cancel(path: string): void {
    this.timers.get(path)?.();
    this.timers.delete(path);
  }

  private async link(path: string): Promise<void> {
    const { linkOn, restDelay } = this.host.settings();
    if (this.stopped || !this.unlinked.has(path) || linkOn === 'command') return;
    if (linkOn === 'leave' && this.host.isLookedAt(path)) return;
    if (!this.host.canLink()) {
      this.start(path, Math.max(restDelay, RETRY_DELAY));
      return;
    }
    try {
      const outcome = await this.host.link(path);
      if (outcome === 'done') this.unlinked.delete(path);
      else if (outcome === 'changed' && linkOn === 'save') this.start(path, restDelay);
    } catch (error) {
      this.unlinked.delete(path);
      this.host.failed(path, error);
    }
  }
}
