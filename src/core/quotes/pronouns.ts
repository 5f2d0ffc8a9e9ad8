import { genderOf } from '../people/lexicon.ts';
import { nameParts } from '../people/name.ts';
import type { NamePhrase } from '../people/name-phrase.ts';
import type { Token } from '../text/token.ts';
import { BEFORE_OBJECT } from './noun-phrase.ts';
import { startsSentence } from './organization-meant.ts';
import type { ReadBlock } from './read-block.ts';

/** Names looked at in a line. */
const NEAR = 40;
/** Words between a pronoun and the name after it that it stands for. */
const LONGEST_LEAD = 40;

/** `Before her talk, Roe said`: the pronoun stands for whom the sentence names next. */
export function isCataphor(word: string, { first }: NamePhrase, { passage: { tokens, sentenceOf } }: ReadBlock): boolean {
  const pronoun = word === 'he' ? /^(?:he|his|him)$/ : /^(?:she|hers?)$/;
  for (let at = first - 1; at >= Math.max(0, first - LONGEST_LEAD) && sentenceOf[at] === sentenceOf[first]; at--) {
    if (pronoun.test((tokens[at] as Token).lowercase)) return true;
  }
  return false;
}

/**
 * `The founder told me … He said I should look up Roe. He added …`: whom an earlier sentence of the line calls `he` before any
 * name stands in it is somebody else than who is named by the way after that.
 * @param before offset of the pronoun
 */
export function isNamelessFromStart({ passage: { tokens, quoteOf, sentenceOf }, names }: ReadBlock, before: number, word: string): boolean {
  const pronoun = word === 'he' ? /^(?:he|him)$/ : /^she$/;
  const firstName = names.slice(0, NEAR).find(({ first }) => quoteOf[first] === -1)?.first ?? 0;
  if (!BEFORE_OBJECT.test(tokens[firstName - 1]?.lowercase ?? '')) return false;
  for (let at = 0; at < Math.min(firstName, LONGEST_LEAD); at++) {
    const { lowercase, start } = tokens[at] as Token;
    if (start >= before) return false;
    if (quoteOf[at] === -1 && pronoun.test(lowercase)) return sentenceOf[at] !== sentenceOf[firstName];
  }
  return false;
}

/** Whether `he` or `she` can stand for the name, as far as its given name tells. */
export function fits(name: string, pronoun: string): boolean {
  const gender = genderOf(nameParts(name)[0] ?? '');
  return gender === 'unknown' || gender === (pronoun === 'he' ? 'male' : 'female');
}

/** `Nadia Brandt has it right. … she says`: whom a sentence is about before `she` is a person. */
export function isTopicOf(block: ReadBlock, name: NamePhrase): boolean {
  if (!name.text.includes(' ')) return false;
  return startsSentence(block, name) || /^[*_]*:/.test(block.passage.tokens[name.first - 1]?.after ?? '');
}
