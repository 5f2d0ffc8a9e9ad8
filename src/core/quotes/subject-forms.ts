import type { NamePhrase } from '../people/name-phrase.ts';
import type { Span } from '../text/span.ts';

/** Who does the saying, as written beside a reporting verb. */
export type Subject =
  | { readonly kind: 'names'; readonly names: readonly NamePhrase[]; readonly first: number; readonly last: number }
  | { readonly kind: 'pronoun'; readonly word: string; readonly span: Span; readonly first: number; readonly last: number }
  /** Known without being written here: the guest who answers, the moderator behind a label. */
  | { readonly kind: 'known'; readonly name: string; readonly text: string; readonly span: Span | null; readonly first: number; readonly last: number }
  /** A noun phrase such as `the company`, `one user`, `researchers`. */
  | { readonly kind: 'noun'; readonly head: string; readonly text: string; readonly definite: boolean; readonly span: Span; readonly first: number; readonly last: number };
