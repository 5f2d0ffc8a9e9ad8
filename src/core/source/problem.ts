/** Something wrong with a note that its owner should know. */
export interface Problem {
  /** Line of the note, from 1. */
  readonly line: number;
  /** Stable id, such as `front-matter/unescaped-quote`. */
  readonly code: string;
  /** One sentence for the reader: what is wrong and what to do. */
  readonly message: string;
}
