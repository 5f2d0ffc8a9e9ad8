import type { Quotation } from './quotes/quotation.ts';
import type { NoteSpeaker } from './people/speaker.ts';
import type { ParsedNote } from './source/note.ts';
import type { Problem } from './source/problem.ts';
import type { SourceFacts } from './source/schema.ts';

/** Everything that one note says about who said what. A value: no part of it refers to the vault. */
export interface Analysis {
  readonly note: ParsedNote;
  /** What the front matter says, whether or not the note is a source note. */
  readonly facts: SourceFacts;
  /** In order of `start`. */
  readonly quotations: readonly Quotation[];
  /** In order of appearance. */
  readonly speakers: readonly NoteSpeaker[];
  readonly problems: readonly Problem[];
}
