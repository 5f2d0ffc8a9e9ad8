import type { NamePhrase } from '../people/name-phrase.ts';
import type { Token } from '../text/token.ts';
import type { Clause } from './clauses.ts';
import type { ReadBlock } from './read-block.ts';

/** Behind `her` they show that it is no possessive: `asked her whether`. */
const AFTER_OBJECT = /^(?:whether|if|about|what|how|why|when|where|who|for|to|that|exactly|again|in|on|at|by|over|from|and|with)$/;
/** Clauses looked at before the pronoun. */
const NEAR = 12;
const NOBODY: readonly NamePhrase[] = [];

/**
 * Those in the block who are somebody else than the pronoun: in `Roe asked her whether it had. She answered`, Roe is not `her`,
 * and whoever asks does not answer. (Who does something to `her` is not her: principle B of Chomsky 1981, "Lectures on
 * Government and Binding".)
 * @param word `he` or `she` @param before offset of the pronoun @param cue verb of the pronoun, as written
 */
export function othersThan(word: string, before: number, { clauses, passage }: ReadBlock, cue: string): readonly NamePhrase[] {
  const isAnswer = /^(?:answer|repl|respond)/.test(cue);
  const end = clausesBefore(before, clauses, passage);
  for (let index = end - 1; index >= Math.max(0, end - NEAR); index--) {
    const { subject, last, verb } = clauses[index] as Clause;
    if (subject?.kind !== 'names') continue;
    if ((isAnswer && verb.lemma === 'ask') || hasObject(word, before, last, passage)) return subject.names;
  }
  return NOBODY;
}

/** How many clauses stand before an offset. */
function clausesBefore(before: number, clauses: readonly Clause[], { tokens }: ReadBlock['passage']): number {
  let low = 0;
  let high = clauses.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[(clauses[middle] as Clause).last] as Token).start < before) low = middle + 1;
    else high = middle;
  }
  return low;
}

function hasObject(word: string, before: number, verb: number, { tokens, quoteOf }: ReadBlock['passage']): boolean {
  const object = tokens[verb + 1];
  if (object === undefined || object.start >= before) return false;
  if (word === 'he') return object.lowercase === 'him';
  return object.lowercase === 'her' && (object.after !== '' || AFTER_OBJECT.test(tokens[verb + 2]?.lowercase ?? '') || quoteOf[verb + 2] !== -1);
}
