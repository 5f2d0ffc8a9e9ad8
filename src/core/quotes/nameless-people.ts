import { isRoleWord, wordClass } from '../people/lexicon.ts';
import { isPersonal } from '../people/note-names.ts';
import type { NamePhrase } from '../people/name-phrase.ts';
import { firstEndingAfter } from '../text/span.ts';
import type { Token } from '../text/token.ts';
import { BEFORE_OBJECT } from './noun-phrase.ts';
import { MEN, RELATION_NOUNS, WOMEN } from './nouns.ts';
import type { ReadBlock } from './read-block.ts';

/** Words looked at before a pronoun. */
const NEAR = 40;
const INDEFINITE = /^(?:an?|one|another|my|our)$/;
/**
 * Whether somebody without a name stands nearer before the pronoun than any name and the last speaker: `My daughter
 * looked up. “But why?” she asked.`
 * @param before offset of the pronoun
 * @param word `he` or `she`
 * @param since offset of the last words of a speaker in the block, -1 for none
 */
export function isNamelessNearer({ passage: { tokens, quoteOf, sentenceOf }, names }: ReadBlock, before: number, word: string, since: number): boolean {
  const end = Math.min(firstEndingAfter(tokens, before), tokens.length);
  let name = firstEndingAfter(names, before) - 1;
  // `A former lawyer of Tarn left. He said`
  while (name >= 0 && isPlaceOf(tokens, names[name] as NamePhrase)) name--;
  const nearest = names[name]?.last ?? -1;
  for (let at = end - 1; at > nearest && at > end - NEAR; at--) {
    const { lowercase, start, after } = tokens[at] as Token;
    if (start <= since) break;
    if (quoteOf[at] === -1 && isOneOf(tokens, at, sentenceOf)) return true;
    if (quoteOf[at] !== -1 || after.startsWith(',') || (word === 'he' ? WOMEN : MEN).has(lowercase) || !isPersonNoun(lowercase)) continue;
    const lead = [at - 1, at - 2, at - 3].find((back) => back > nearest && INDEFINITE.test(tokens[back]?.lowercase ?? ''));
    if (lead === undefined) continue;
    // `Brandt is a writer`, `She hired a writer` have somebody else.
    let first = lead;
    while (first > 0 && sentenceOf[first - 1] === sentenceOf[lead] && tokens[first - 1]?.lowercase !== word) first--;
    if (first > nearest && tokens[first - 1]?.lowercase !== word && !BEFORE_OBJECT.test(tokens[lead - 1]?.lowercase ?? '')) return true;
  }
  return false;
}

/** `One of the two, who has left, laughed.` */
const isOneOf = (tokens: readonly Token[], at: number, sentenceOf: readonly number[]): boolean =>
  (tokens[at] as Token).lowercase === 'one' && tokens[at + 1]?.lowercase === 'of' && isSeveral(tokens[at + 2]?.lowercase ?? '', tokens[at + 3]?.lowercase ?? '') &&
  (at === 0 || sentenceOf[at - 1] !== sentenceOf[at]);

/** `them`, `the two`, `her colleagues`; not `his regrets`. */
const isSeveral = (word: string, next: string): boolean =>
  word === 'them' || (/^(?:the|his|her|their|its)$/.test(word) && (/^(?:two|three|four|five)$/.test(next) || (next.endsWith('s') && isRoleWord(next.slice(0, -1)))));

/** `of Tarn`: a name behind a preposition that is no person's. */
const isPlaceOf = (tokens: readonly Token[], { first, text, hasRole }: NamePhrase): boolean =>
  BEFORE_OBJECT.test(tokens[first - 1]?.lowercase ?? '') && !hasRole && !isPersonal(text) && !/^(?:given|family)$/.test(wordClass(text));

const isPersonNoun = (word: string): boolean => RELATION_NOUNS.has(word) || (isRoleWord(word) && word.length > 4 && !word.endsWith('body'));

/** `her friend Nadia`; `the engineer who built it, Nadia Brandt, and`. */
export function isRelated(tokens: readonly Token[], { first, last, text }: NamePhrase): boolean {
  const before = tokens[first - 1];
  if (before === undefined) return false;
  if (before.after === '') return !before.possessive && isPersonNoun(before.lowercase);
  return text.includes(' ') && before.after.startsWith(',') && (tokens[last]?.after.startsWith(',') ?? false);
}
