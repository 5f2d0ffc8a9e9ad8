import type { NamePhrase } from '../people/name-phrase.ts';
import type { Span } from '../text/span.ts';

/** Who does the saying, as written beside a reporting verb. */
export type Subject =
  | NamesSubject
  | { readonly kind: 'pronoun'; readonly word: string; readonly span: Span; readonly first: number; readonly last: number }
  /** Known without being written here: the guest who answers, the moderator behind a label. */
  | { readonly kind: 'known'; readonly name: string; readonly text: string; readonly span: Span | null; readonly first: number; readonly last: number }
  /** A noun phrase such as `the company`, `one user`, `researchers`. */
  | NounSubject;

export interface NamesSubject {
  readonly kind: 'names';
  readonly names: readonly NamePhrase[];
  readonly first: number;
  readonly last: number;
}

export interface NounSubject {
  readonly kind: 'noun';
  readonly head: string;
  readonly text: string;
  readonly definite: boolean;
  readonly span: Span;
  readonly first: number;
  readonly last: number;
}

/** The subject that is one name; `first` and `last` where more words than those of the name belong to it. */
export const namedSubject = (name: NamePhrase, first = name.first, last = name.last): NamesSubject => ({ kind: 'names', names: [name], first, last });

/** Somebody known without being written here; `text` at `span` are the words that stand for them. */
export const knownSubject = (name: string, text = '', span: Span | null = null, first = 0, last = 0): Subject =>
  ({ kind: 'known', name, text, span, first, last });

/** The subject that is a pronoun, `word` in its plain form; `last` where more words than the one at `first` belong to it. */
export const pronounSubject = (word: string, span: Span, first: number, last = first): Subject => ({ kind: 'pronoun', word, span, first, last });

/** Pronouns of an object by those of a subject's: `according to her`, `quotes her as saying`. */
export const OBJECTS: Readonly<Record<string, string>> = { him: 'he', her: 'she', them: 'they', it: 'it' };
