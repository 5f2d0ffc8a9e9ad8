/**
 * Takes changed notes in, one after the other with turns for the app: the last one heard of first, since that is what the
 * user does, while a burst of thousands, as a sync brings, has time.
 */
export class ChangeQueue {
  /** The newest text of each note that waits, by path. */
  private readonly waiting = new Map<string, string>();
  /** Paths as they were heard of; those that do not wait any more are passed over. */
  private readonly heard: string[] = [];
  private draining: Promise<void> | null = null;

  /**
   * @param take takes one note in. It must not fail.
   * @param pause lets the app draw and answer, when that is due.
   */
  constructor(private readonly take: (path: string, text: string) => Promise<void>, private readonly pause: () => Promise<void>) {}

  add(path: string, text: string): void {
    this.waiting.set(path, text);
    this.heard.push(path);
    this.draining ??= this.drain();
  }

  /** A note or a folder moved. */
  renamed(from: string, to: string): void {
    for (const [path, text] of [...this.waiting]) {
      if (!isBelow(path, from)) continue;
      this.waiting.delete(path);
      const target = to + path.slice(from.length);
      this.waiting.set(target, text);
      this.heard.push(target);
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
    for (let path = this.heard.pop(); path !== undefined; path = this.heard.pop()) {
      const text = this.waiting.get(path);
      if (text === undefined) continue;
      this.waiting.delete(path);
      await this.take(path, text);
      await this.pause();
    }
    this.draining = null;
  }
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
