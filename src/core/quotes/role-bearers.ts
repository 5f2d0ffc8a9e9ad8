import { isRoleWord } from '../people/lexicon.ts';
import type { NamePhrase } from '../people/name-phrase.ts';
import { isPersonal } from '../people/note-names.ts';
import { firstEndingAfter } from '../text/span.ts';
import type { Token } from '../text/token.ts';
import type { ReadBlock } from './read-block.ts';

/** Lines of text that somebody's role is looked for in. */
const FAR_LINES = 60;
/** Names looked at in a line. */
const NEAR = 40;
/** Words of a description behind a name. */
const LONGEST_DESCRIPTION = 12;

/** Offices whose holder is an executive. */
const EXECUTIVE = /^(?:ceo|cfo|coo|cto|cmo|cpo|executive)$/;

/**
 * Who was last called by a role before an offset: `the judge` is `Judge Ada Roe`, `the historian` is `Ada Roe, who is a historian`,
 * `the executive` is `Tarn's chief executive, Ada Roe`.
 * @param role in lower case @param from block in which the role stands
 * @returns the name as written there, or null where nobody was, or where it may be another person by the same role
 */
export function bearerOf(role: string, before: number, from: number, prose: readonly (ReadBlock | null)[]): string | null {
  for (let index = from, lines = 0; index >= 0 && lines < FAR_LINES; index--) {
    const block = prose[index];
    if (!block) continue;
    lines++;
    const { names, passage: { tokens, quoteOf } } = block;
    const end = firstEndingAfter(names, before);
    for (let at = end - 1; at >= Math.max(0, end - NEAR); at--) {
      const name = names[at] as NamePhrase;
      if (quoteOf[name.first] === -1 && isPersonal(name.text) && isCalled(role, tokens, name)) return name.text;
    }
  }
  return null;
}

const isCalled = (role: string, tokens: readonly Token[], name: NamePhrase): boolean =>
  isTitled(role, tokens, name) || isDescribed(role, tokens, name);

const isSame = (word: string, role: string): boolean => word === role || (EXECUTIVE.test(word) && role === 'executive');

/** `Judge Ada Roe`, `the historian Ada Roe`, `Tarn's chief executive, Ada Roe`, `a judge named Ada Roe`. */
function isTitled(role: string, tokens: readonly Token[], { start, first }: NamePhrase): boolean {
  let at = first;
  while (at < tokens.length && (tokens[at] as Token).start < start) if (isSame((tokens[at++] as Token).lower, role)) return true;
  const before = tokens[first - 1];
  const link = before && /^(?:named|called)$/.test(before.lower) ? tokens[first - 2] : before;
  return link !== undefined && isSame(link.lower, role) && /^[*_]*,?[*_]*$/.test(link.after) && !link.possessive;
}

/** `Ada Roe, who is a judge in Bergen,`: in the description behind the name. */
function isDescribed(role: string, tokens: readonly Token[], { last }: NamePhrase): boolean {
  if (!/^[*_)\]]*,/.test(tokens[last]?.after ?? '')) return false;
  for (let at = last + 1; at < Math.min(tokens.length, last + LONGEST_DESCRIPTION); at++) {
    const { lower, after, capital } = tokens[at] as Token;
    if (!capital && isSame(lower, role)) return true;
    // `Ada Roe, a lawyer for the judge`
    if (/[.,;:!?)]/.test(after) || (isRoleWord(lower) && !capital && after === '' && /^(?:of|for|to|at|who|and)$/.test(tokens[at + 1]?.lower ?? ''))) return false;
  }
  return false;
}
