import type { FieldValue } from './front-matter.ts';

/** A property as YAML has it; offsets into the YAML source. */
export interface YamlProperty {
  readonly key: string;
  readonly value: FieldValue;
  readonly keyStart: number;
  /** Offset after the key, before the colon. */
  readonly keyEnd: number;
  /** Offset after the value, comments not included. */
  readonly valueEnd: number;
  readonly style: YamlStyle;
  /** Items of a list as they are written, in order. */
  readonly items: readonly YamlItem[];
}

export type YamlStyle = 'plain' | 'double' | 'single' | 'block-text' | 'flow-list' | 'block-list' | 'other';

export interface YamlItem {
  readonly value: string | null;
  readonly start: number;
  readonly end: number;
}

/** Plain scalars that are no text. */
export const NULLS: ReadonlySet<string> = new Set(['', '~', 'null', 'Null', 'NULL']);
