import type { Analysis } from '../../core/analyse.ts';
import { readAnalysis } from '../../core/record/analysis-record.ts';
import { checksum } from '../../core/text/checksum.ts';
import type { IndexSources } from './index-sources.ts';
import type { KnownNotes } from './known-notes.ts';

/** What happens to a note that is woken. */
export interface WakingHandlers {
  /** Its text is another one by now, or its analysis is not at hand: takes in the text. */
  readAnew(path: string, text: string): Promise<unknown>;
  /** It is awake. */
  awake(): void;
}

/** Wakes source notes that are asleep: of these is known what they say as a whole, but neither text nor quotations. */
export class Sleepers {
  private readonly waking = new Map<string, Promise<Analysis | null>>();

  constructor(private readonly known: KnownNotes, private readonly sources: IndexSources, private readonly handlers: WakingHandlers) {}

  /** The analysis of a source note, fetched when it is not at hand; null when there is no such source note. */
  async wake(path: string): Promise<Analysis | null> {
    const source = this.known.sources.get(path);
    if (source === undefined || source.analysis !== null) return source?.analysis ?? null;
    let waking = this.waking.get(path);
    if (waking === undefined) {
      waking = this.wakeUp(path).catch((error: unknown) => {
        this.sources.failed(path, error);
        return null;
      }).finally(() => this.waking.delete(path));
      this.waking.set(path, waking);
    }
    return waking;
  }

  private async wakeUp(path: string): Promise<Analysis | null> {
    const source = this.known.sources.get(path);
    const text = await this.sources.read(path);
    if (source === undefined || text === null) return null;
    const record = checksum(text) === source.textSum ? source.record ?? (await this.sources.kept.record(path)) : null;
    const analysis = record === null ? null : readAnalysis(record, text, path);
    // It was read again, or moved.
    if (this.known.sources.get(path) !== source) return this.wakeUp(path);
    if (analysis === null) {
      await this.handlers.readAnew(path, text);
      return this.known.sources.get(path)?.analysis ?? null;
    }
    this.known.sources.set(path, { ...source, record: null, analysis });
    this.handlers.awake();
    return analysis;
  }
}
