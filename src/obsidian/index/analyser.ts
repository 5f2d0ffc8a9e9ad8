import type { NoteReading } from '../../core/read-vault-note.ts';
import type { SourceSettings } from '../../core/source/schema.ts';

/** Reads notes: what they are and what they say. */
export interface Analyser {
  /** @throws never because of what a note holds. */
  read(text: string, path: string, settings: SourceSettings): Promise<NoteReading>;
  /** Ends what is under way, for good: it is never answered. */
  stop(): void;
}
