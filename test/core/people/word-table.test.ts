import nlp from 'compromise/two';
import { describe, expect, it } from 'vitest';
import { canBeGiven, genderOf, isFunctionWord, isOrganizationWord, isRoleWord, isVerbWord, wordClass } from '../../../src/core/people/lexicon.ts';
import { isDerived } from '../../../src/core/people/word-rules.ts';
import { tokenize } from '../../../src/core/text/tokens.ts';

interface Model {
  one: { lexicon: Record<string, string | string[]> };
  two: { switches: Record<string, string>; orgWords: Record<string, unknown> };
}
const { one, two } = nlp.model() as unknown as Model;
const lexicon = new Map(Object.entries(one.lexicon).map(([word, tag]) => [word, [tag].flat().join('+')]));
const switches = new Map(Object.entries(two.switches));
const words = [...new Set([...lexicon.keys(), ...switches.keys(), ...Object.keys(two.orgWords)])];
/** A sign such as `:-)` is no word of a text: none begins or ends with such a mark. */
const isSign = (word: string): boolean => tokenize(word, { start: 0, end: word.length }).tokens.every(({ start, end, possessive }) => start > 0 || (end < word.length && !possessive));
const single = words.filter((word) => !word.includes(' ') && !isSign(word));
const plain = (word: string): string => word.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');

/** What compromise's own tags say, without the table. */
function classByTags(word: string): string {
  const lowercase = plain(word);
  if (/^\p{L}$/u.test(lowercase)) return 'unknown';
  const tag = lexicon.get(lowercase);
  if (tag === undefined) {
    if (switches.has(lowercase) || isDerived(lowercase)) return 'common';
    const stem = /[a-z]s$/.test(lowercase) ? lowercase.slice(0, -1) : '';
    const stemTag = lexicon.get(stem) ?? '';
    return switches.has(stem) || (/Singular|Actor|Noun|Infinitive/.test(stemTag) && !/Name|Place|City/.test(stemTag)) ? 'common' : 'unknown';
  }
  if (/MaleName|FemaleName|FirstName|^Person$/.test(tag)) return 'given';
  if (/LastName/.test(tag)) return 'family';
  if (/City|Country|Place|Region/.test(tag)) return 'place';
  if (/Organization|SportsTeam/.test(tag)) return 'organization';
  return /ProperNoun/.test(tag) ? 'unknown' : 'common';
}

/** Those for which the two answers are not the same. */
const apart = (list: readonly string[], ours: (word: string) => unknown, theirs: (word: string) => unknown): string[] =>
  list.filter((word) => ours(word) !== theirs(word));

describe('the table of words that stands for compromise’s lexicon', () => {
  it('gives every word of the lexicon the class that compromise’s tags give it', () => {
    expect(single.length).toBeGreaterThan(15_000);
    expect(apart(single, wordClass, classByTags)).toEqual([]);
  });

  it('gives plurals and misspellings of these words, which are not in the lexicon, the same class as well', () => {
    const near = single.flatMap((word) => [`${word}s`, `${word}q`, word.slice(0, -1), word.slice(1)]).filter((word) => word !== '');
    expect(apart(near, wordClass, classByTags)).toEqual([]);
  });

  it('knows the names of several words that compromise knows', () => {
    const isName = (name: string): boolean => /given|family|place|organization/.test(name);
    const names = words.filter((word) => word.includes(' ') && isName(classByTags(word)));
    expect(names.length).toBeGreaterThan(400);
    expect(apart(names, wordClass, classByTags)).toEqual([]);
    expect(words.filter((word) => word.includes(' ') && !isName(classByTags(word)) && isName(wordClass(word)))).toEqual([]);
  });

  it('tells verbs and the gender of given names as compromise’s tags do', () => {
    expect(apart(single, isVerbWord, (word) => /Infinitive|Gerund/.test(lexicon.get(word) ?? '') || (/Verb/.test(switches.get(word) ?? '') && classByTags(word) === 'common'))).toEqual([]);
    expect(apart(single, genderOf, (word) => /FemaleName/.test(lexicon.get(word) ?? '') ? 'female' : /MaleName/.test(lexicon.get(word) ?? '') ? 'male' : 'unknown')).toEqual([]);
  });

  it('takes for roles, function words and organizations’ words all that compromise does, and else only words of our own lists', () => {
    const isRole = (word: string): boolean => /Actor|Honorific/.test(lexicon.get(word) ?? '') && !/Name/.test(lexicon.get(word) ?? '');
    const isFunction = (word: string): boolean => /Determiner|Pronoun|Preposition|Conjunction|QuestionWord|Modal|Reflexive|Adverb|Auxiliary|Copula/.test(lexicon.get(word) ?? '');
    const isOrganization = (word: string): boolean => Object.hasOwn(two.orgWords, word);
    expect(single.filter((word) => isRole(word) && !isRoleWord(word))).toEqual([]);
    expect(single.filter((word) => isFunction(word) && !isFunctionWord(word))).toEqual([]);
    expect(single.filter((word) => isOrganization(word) && !isOrganizationWord(word))).toEqual([]);
    expect(apart(['teapot', 'walked', 'lisbon', 'blue'], isRoleWord, isRole)).toEqual([]);
    expect(apart(['teapot', 'walked', 'lisbon', 'blue'], isFunctionWord, isFunction)).toEqual([]);
    expect(apart(['teapot', 'walked', 'lisbon', 'blue'], isOrganizationWord, isOrganization)).toEqual([]);
  });

  it('reads capitals and accents as the plain letters, and no property that every object has', () => {
    expect(wordClass('José')).toBe(wordClass('jose'));
    expect(wordClass('LISBON')).toBe('place');
    expect(canBeGiven('Grace')).toBe(true);
    for (const word of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) expect(wordClass(word)).toBe(classByTags(word));
  });
});
