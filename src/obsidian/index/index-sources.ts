import type { Directory, DirectoryEntry, DirectoryOptions, PersonNoteFacts } from '../../core/people/directory.ts';
import type { NoteReading } from '../../core/read-vault-note.ts';
import type { SourceSettings } from '../../core/source/schema.ts';
import type { Settings } from '../../core/settings.ts';
import type { Steps } from '../../core/text/steps.ts';
import type { FileStamp, StoredNote } from './stored-note.ts';

/** What the index keeps between sessions; see `NoteCache`. */
export interface KeptNotes {
  /** False where nothing can be kept. */
  readonly isAtWork: boolean;
  load(take: (notes: ReadonlyMap<string, StoredNote>) => Promise<void>): Promise<void>;
  record(path: string): Promise<string | null>;
  put(path: string, reading: NoteReading, stamp: FileStamp | null, readAt: number): void;
  moved(from: string, to: string): void;
  removed(path: string): void;
  clear(): Promise<void>;
  flush(): Promise<void>;
  stop(): void;
}

/** Builds the directory of speakers, at once or, where it can, in steps. */
export interface DirectoryBuilder {
  (entries: readonly DirectoryEntry[], people: readonly PersonNoteFacts[], options: DirectoryOptions): Directory;
  steps?(entries: readonly DirectoryEntry[], people: readonly PersonNoteFacts[], options: DirectoryOptions): Steps<Directory>;
}

/** The few things the index needs of the vault and of the core. */
export interface IndexSources {
  /** Paths of all Markdown notes, those first that the user most likely looks at. */
  paths(): readonly string[];
  /** The stamp of a note, or null when it is gone. */
  stamp(path: string): FileStamp | null;
  /** The text of a note, or null when it is gone. @throws when it cannot be read. */
  read(path: string): Promise<string | null>;
  /** Reads what a note is and says. */
  analyse(text: string, path: string, settings: SourceSettings): Promise<NoteReading>;
  readonly buildDirectory: DirectoryBuilder;
  settings(): Settings;
  readonly kept: KeptNotes;
  /** Milliseconds since 1970. */
  now(): number;
  /** Called after each note of a build, to let the app draw and answer when that is due. */
  pause(): Promise<void>;
  /** Called with the path of a note that could not be read; the index goes on without it. */
  failed(path: string, error: unknown): void;
}
