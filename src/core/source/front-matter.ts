import type { Span } from '../text/span.ts';
import type { Problem } from './problem.ts';

/** A value as written: text of scalars keeps its spelling (`0012`, `2026-02-13`), quotes and escapes resolved. */
export type FieldValue = string | readonly string[] | null;

/** One top-level property of the front matter. */
export interface Field {
  readonly key: string;
  /** `null` for an empty value, `~` and `null`; nested maps are given as their source text. */
  readonly value: FieldValue;
  /** All lines of the property, from the key to the line break after its last line. */
  readonly span: Span;
  readonly line: number;
}

/** The front matter of a note, read strictly where YAML allows and tolerantly where it does not. */
export interface FrontMatter {
  /** The whole block with both fences and the line break after the closing one; empty when the note has none. */
  readonly span: Span;
  /** What stands between the fences. */
  readonly content: Span;
  readonly fields: ReadonlyMap<string, Field>;
  /** Empty when a YAML parser accepts the block. */
  readonly problems: readonly Problem[];
}
