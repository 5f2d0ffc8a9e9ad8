/** Who wants to hear of something. */
export class Listeners<News extends readonly unknown[] = []> {
  private readonly all = new Set<(...news: News) => void>();

  /** Calls `listener` at each news; the result ends that. */
  add(listener: (...news: News) => void): () => void {
    this.all.add(listener);
    return () => this.all.delete(listener);
  }

  /** Bound, so that it may be handed on. */
  readonly tell = (...news: News): void => {
    for (const listener of this.all) listener(...news);
  };

  clear(): void {
    this.all.clear();
  }
}
