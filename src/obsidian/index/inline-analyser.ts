import { readVaultNote, type NoteReading } from '../../core/read-vault-note.ts';
import type { SourceSettings } from '../../core/source/schema.ts';
import type { Analyser } from './analyser.ts';

/** Reads notes in the thread that asks, one at a time, with turns for the app between them. */
export class InlineAnalyser implements Analyser {
  private last: Promise<unknown> = Promise.resolve();

  /** @param pause lets the app draw and answer, when that is due. */
  constructor(private readonly pause: () => Promise<void>) {}

  read(text: string, path: string, settings: SourceSettings): Promise<NoteReading> {
    const reading = this.last.then(async () => {
      await this.pause();
      return readVaultNote(text, path, settings);
    });
    this.last = reading.catch(() => undefined);
    return reading;
  }

  stop(): void {
    // A note that is being read comes to its end within its turn.
  }
}
