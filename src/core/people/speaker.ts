/** `other` is an AI system or a product: it may be quoted, but it is no person. */
export type SpeakerType = 'person' | 'organization' | 'other';

/**
 * How far a name reaches: a `full` name or a `handle` is one speaker across the vault; a `local` one (a bare first
 * name with no fuller form in its own note) stays in that note.
 */
export type NameScope = 'full' | 'handle' | 'local';

/** A speaker as one note knows it. */
export interface NoteSpeaker {
  /** The fullest form that the note gives. */
  readonly name: string;
  readonly type: SpeakerType;
  readonly scope: NameScope;
  /** Other forms in this note, without `name` itself, in order of appearance. */
  readonly aliases: readonly string[];
  /** Quotations of both kinds in this note. */
  readonly quotations: number;
  readonly direct: number;
  /** What the note says they belong to, such as `Tarn` of `Tomas Reyes (Tarn)`. */
  readonly affiliations: readonly string[];
}
