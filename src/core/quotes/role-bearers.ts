import type { NamePhrase } from '../people/name-phrase.ts';
import { nameKey } from '../people/name.ts';
import { isPersonal } from '../people/note-names.ts';
import { firstEndingAfter } from '../text/span.ts';
import type { Token } from '../text/token.ts';
import type { NoteReading } from './note-reading.ts';
import { words } from './nouns.ts';
import type { ReadBlock } from './read-block.ts';

/** Lines of text that somebody's role is looked for in. */
const FAR_LINES = 25;
/** The same for roles that every other text has somebody in. */
const NEAR_LINES = 3;
const COMMON_ROLES = words('founder cofounder author editor director minister president coach writer reporter analyst');
/** Names, and words, looked at in a line. */
const NEAR = 40;
const FAR_WORDS = 300;

/** Offices whose holder is an executive. */
const EXECUTIVE = /^(?:ceo|cfo|coo|cto|cmo|cpo|executive)$/;

/**
 * Who was last called by a role before an offset: `the judge` is `Judge Ada Roe`, `the historian` is `Ada Roe, who is a historian`,
 * `the executive` is `Tarn's chief executive, Ada Roe`.
 * @param role in lower case
 * @param from block in which the role stands
 * @returns the name as written there; null where nobody was, or where it may be another person by the same role
 */
export function bearerOf(role: string, before: number, from: number, { prose, blocks }: NoteReading): string | null {
  const far = COMMON_ROLES.has(role) ? NEAR_LINES : FAR_LINES;
  let found: string | null = null;
  for (let index = from, lines = 0; index >= 0 && lines < far; index--) {
    if (blocks[index]?.kind === 'heading' || blocks[index]?.kind === 'rule') break;
    const block = prose[index];
    if (!block) continue;
    lines++;
    for (const name of bearersIn(block, role, before)) {
      // `another judge`, a second one of that role: who is meant is open.
      if (name === null || (found !== null && nameKey(found) !== nameKey(name))) return null;
      found = name;
    }
    // The next lines only tell whether there are two.
    if (found !== null && lines > NEAR_LINES) break;
  }
  return found;
}

/** Those whom a line calls by the role, last first; null for one without a name. */
function bearersIn({ names, passage: { tokens, quoteOf } }: ReadBlock, role: string, before: number): (string | null)[] {
  const end = firstEndingAfter(names, before);
  const found: { readonly at: number; readonly name: string | null }[] = [];
  for (let index = end - 1; index >= Math.max(0, end - NEAR); index--) {
    const name = names[index] as NamePhrase;
    if (quoteOf[name.first] !== -1 || !isPersonal(name.text)) continue;
    if (isTitled(role, tokens, name) || isDescribed(role, tokens, name)) found.push({ at: name.first, name: isReplaced(tokens, name) ? null : name.text });
  }
  const last = Math.min(firstEndingAfter(tokens, before), tokens.length);
  for (let at = Math.max(1, last - FAR_WORDS); at < last; at++) {
    const { capital, lowercase } = tokens[at] as Token;
    if (!capital && isSame(lowercase, role) && quoteOf[at] === -1 && isIndefinite(tokens, at) && !found.some((one) => Math.abs(one.at - at) < 9)) found.push({ at, name: null });
  }
  return found.sort((a, b) => b.at - a.at).map(({ name }) => name);
}

const isSame = (word: string, role: string): boolean => word === role || (EXECUTIVE.test(word) && role === 'executive');

/** `a judge`, `another old judge`, `the culture minister`. */
function isIndefinite(tokens: readonly Token[], at: number): boolean {
  const [last, first] = [tokens[at - 1]?.lowercase ?? '', tokens[at - 2]?.lowercase ?? ''];
  return INDEFINITE.test(last) || INDEFINITE.test(first) || (first === 'the' && !/^(?:the|a|an)$/.test(last) && tokens[at - 1]?.after === '');
}

const INDEFINITE = /^(?:a|an|another|one|some|other|lower)$/;

/** `Judge Ada Roe`, `the historian Ada Roe`, `Tarn's chief executive, Ada Roe`, `a judge named Ada Roe`. */
function isTitled(role: string, tokens: readonly Token[], { start, first }: NamePhrase): boolean {
  let at = first;
  while (at < tokens.length && (tokens[at] as Token).start < start) if (isSame((tokens[at++] as Token).lowercase, role)) return true;
  const before = tokens[first - 1];
  const link = before && /^(?:named|called)$/.test(before.lowercase) ? tokens[first - 2] : before;
  return link !== undefined && isSame(link.lowercase, role) && /^[*_]*,?[*_]*$/.test(link.after) && !link.possessive;
}

/** `Ada Roe, who is a judge in Bergen,`, `Ada Roe, head teacher`; not `Ada Roe, who sued a judge`, `Ada Roe, a former judge`. */
function isDescribed(role: string, tokens: readonly Token[], { last }: NamePhrase): boolean {
  if (!/^[*_)\]]*,/.test(tokens[last]?.after ?? '')) return false;
  let at = last + 1;
  if (tokens[at]?.lowercase === 'who' && /^(?:is|was)$/.test(tokens[at + 1]?.lowercase ?? '')) at += 2;
  if (/^(?:an?|the)$/.test(tokens[at]?.lowercase ?? '')) at++;
  for (let word = at; word < Math.min(tokens.length, at + 4); word++) {
    const { lowercase, after, capital, possessive } = tokens[word] as Token;
    if (!capital && isSame(lowercase, role)) return true;
    if (after !== '' || possessive || /^(?:former|once|then|not|no|by|of|for|with|who|his|her|their|my|our)$|ed$/.test(lowercase)) return false;
  }
  return false;
}

/** `replaced chief executive Ada Roe`, `her predecessor as mayor, Ada Roe`: somebody else has the role now. */
const isReplaced = (tokens: readonly Token[], { first }: NamePhrase): boolean =>
  tokens.slice(Math.max(0, first - 4), first).some(({ lowercase }) => /^(?:replac|succe[ed]|beat|oust|unseat|defeat|predecessor|successor|former|ex-)/.test(lowercase));
