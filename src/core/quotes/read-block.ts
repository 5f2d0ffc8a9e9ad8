import type { NamePhrase } from '../people/name-phrase.ts';
import type { Block } from './blocks.ts';
import type { Clause } from './clauses.ts';
import type { Passage } from './passage.ts';

/** A line of prose with everything that the rules look at. */
export interface ReadBlock extends Block {
  readonly passage: Passage;
  readonly clauses: readonly Clause[];
  /** Names by their looks, in order. */
  readonly names: readonly NamePhrase[];
}
