/** Ways in which two names of a vault come to be one speaker, by id, with the reason. */
export const MERGE_RULES = {
  'user-merge': 'You merged the two.',
  'user-rename': 'You renamed the one to the other.',
  'user-split': 'You said that in some notes the name is another person\'s.',
  'person-note-alias': 'A person note has the name among its aliases.',
  'same-name': 'It is the same name but for case, accents, dots or marks.',
  'fuller-spelling': 'It is a shorter spelling of a full name, and of no other one with that family name in the vault.',
  'alias-in-note': 'A note gives it as the handle, or as the name in another script, of one person only.',
} as const satisfies Record<string, string>;

export type MergeRule = keyof typeof MERGE_RULES;

/** Reasons for keeping apart what could be one speaker, by id. */
export const APART_RULES = {
  'user-split': 'You said that these are two.',
  'user-decision': 'A person note has it as an alias, but you decided otherwise.',
  'ambiguous-spelling': 'It can stand for several people, so it stands for none of them.',
  'own-person-notes': 'The names fit each other, but each has a person note of its own.',
  'shared-alias': 'Several people have it as an alias.',
  'alias-of-several-notes': 'Several person notes have it as an alias, so it decides nothing.',
  'bare-alias': 'As one word of a longer name, an alias of a person note is nobody\'s alone.',
  'bare-first-name': 'A bare name without a fuller form in its note stays in that note.',
  'ignored-name': 'The settings say to ignore it.',
} as const satisfies Record<string, string>;

export type ApartRule = keyof typeof APART_RULES;

/** What shows that two names of a vault are one speaker. */
export interface MergeEdge {
  /** Keys of the two names, in the sense of `nameKey`. */
  readonly a: string;
  readonly b: string;
  readonly rule: MergeRule;
  /** In a sentence: names as written, and where. */
  readonly evidence: string;
}

/** Something that was kept apart. */
export interface KeptApart {
  readonly name: string;
  /** Whom it could have been. */
  readonly from: readonly string[];
  readonly rule: ApartRule;
  readonly evidence: string;
  /** Notes in which it is so; empty where it holds for the vault. */
  readonly paths: readonly string[];
}

export const quoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(', ');
