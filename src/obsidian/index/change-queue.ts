/**
 * Takes changed notes in: one by itself at once, a burst of them, as a sync brings, note by note with turns for the app.
 */
export class ChangeQueue {
  /** The newest text of each note that waits, by path. */
  private readonly waiting = new Map<string, string>();
  private draining: Promise<void> | null = null;

  /**
   * @param take takes one note in.
   * @param pause lets the app draw and answer, when that is due.
   */
  constructor(private readonly take: (path: string, text: string) => void, private readonly pause: () => Promise<void>) {}

  add(path: string, text: string): void {
    if (this.draining !== null) {
      this.waiting.set(path, text);
      return;
    }
    this.take(path, text);
    this.draining = this.drain();
  }

  /** A note or a folder moved. */
  renamed(from: string, to: string): void {
    for (const [path, text] of [...this.waiting]) {
      if (!isBelow(path, from)) continue;
      this.waiting.delete(path);
      this.waiting.set(to + path.slice(from.length), text);
    }
  }

  /** A note or a folder is gone. */
  removed(path: string): void {
    for (const known of [...this.waiting.keys()]) if (isBelow(known, path)) this.waiting.delete(known);
  }

  /** Forgets what waits. */
  stop(): void {
    this.waiting.clear();
  }

  /** Resolves when nothing waits any more. */
  async settled(): Promise<void> {
    await this.draining;
  }

  private async drain(): Promise<void> {
    await this.pause();
    for (;;) {
      const [next] = this.waiting;
      if (next === undefined) break;
      this.waiting.delete(next[0]);
      this.take(...next);
      await this.pause();
    }
    this.draining = null;
  }
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
