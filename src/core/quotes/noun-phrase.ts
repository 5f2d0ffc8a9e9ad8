import { isFunctionWord, isRoleWord, wordClass } from '../people/lexicon.ts';
import type { Token } from '../text/token.ts';
import { SPOKESPEOPLE, words } from './nouns.ts';
import type { Subject } from './subject-forms.ts';

/** Between somebody and where they are from. */
export const PREPOSITIONS = new Set(['at', 'of', 'from', 'with', 'on', 'in', 'over', 'for']);
/** Behind it stands nobody who does something. */
export const BEFORE_OBJECT = /^(?:as|of|by|with|from|for|to|at|on|in|against|about|than|like)$/;
const DETERMINERS = words(
  'the a an one some this that these those another each every its his her their my our your two three several many most few other no any',
);

/**
 * The noun phrase without a name that ends at token `last`: `the company`, `one user`, `a friend from the yard`.
 * @param floor first token that may belong to it
 */
export function nounEndingAt(text: string, tokens: readonly Token[], last: number, floor: number): Subject | null {
  const head = tokens[last] as Token;
  if (!/^\p{L}/u.test(head.text) || head.text.length < 3 || isFunctionWord(head.text)) return null;
  for (let at = last; at >= floor && at > last - 6; at--) {
    const token = tokens[at] as Token;
    if (at < last && /[.,;:!?()"“”]/.test(token.after)) break;
    if (!DETERMINERS.has(token.lowercase)) continue;
    const span = { start: token.start, end: head.end };
    // `A friend from the department said`: who speaks stands before the place.
    const link = tokens[at - 1];
    const isPlace = link && at - 2 >= floor && link.after === '' && PREPOSITIONS.has(link.lowercase);
    const whole = isPlace ? nounEndingAt(text, tokens, at - 2, Math.max(floor, at - 8)) : null;
    if (whole?.kind === 'noun' && isRoleWord(whole.head)) return { ...whole, last };
    const definite = isDefinite(token.lowercase, head.lowercase);
    return { kind: 'noun', head: head.lowercase, text: text.slice(span.start, span.end), definite, span, first: at, last };
  }
  if (wordClass(head.text) === 'common' && /s$/.test(head.lowercase)) {
    return { kind: 'noun', head: head.lowercase, text: head.text, definite: false, span: head, first: last, last };
  }
  return null;
}

/** `the company`, `this startup`: somebody in particular; but `this person` is mostly one of whom the text has spoken without a name. */
function isDefinite(determiner: string, noun: string): boolean {
  if (determiner === 'the') return !SPOKESPEOPLE.has(noun);
  return determiner === 'this' && !/^(?:person|source|employee|worker|insider|user|reader)$/.test(noun);
}
