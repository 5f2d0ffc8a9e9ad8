import { isAiSystem, ORGANIZATIONS } from '../people/known-organizations.ts';
import { canBeGiven, isFunctionWord, isRoleWord, wordClass, type WordClass } from '../people/lexicon.ts';
import { looksLikeHandle } from '../people/name-phrase.ts';
import { isParticle, nameKey } from '../people/name.ts';
import { remember } from '../text/remember.ts';
import { isRoleLabel } from './turn-roles.ts';

/** What the words of a label show by themselves, whatever stands around it. */
export interface LabelWords {
  readonly words: readonly string[];
  readonly key: string;
  readonly isRole: boolean;
  readonly isAiSystem: boolean;
  /** True for a well-known organization. */
  readonly isOutlet: boolean;
  readonly hasDigits: boolean;
  /** True for several words that all begin with small letters. */
  readonly isLowerPhrase: boolean;
  /** True for `Product Manager`: a role, whoever has it; `Stephen King` is none. */
  readonly endsInRole: boolean;
  readonly firstCanBeGiven: boolean;
  /** True for one word that is written like a handle. */
  readonly isHandle: boolean;
  /** How many words begin with a small letter, particles aside. */
  readonly lowerCount: number;
  readonly startsWithFunctionWord: boolean;
  /** True when one of the words is an ordinary one that names have no use for. */
  readonly hasCommonWord: boolean;
  /** Words that nobody knows, in small letters: each is ordinary where the note has it in its sentences. */
  readonly unknownWords: readonly string[];
  readonly startsWithGivenClass: boolean;
  readonly hasMiddleInitial: boolean;
  /** True when one of the words is (of) a place or an organization. */
  readonly isSomewhere: boolean;
  /** True for one unknown word in small letters: `wren`. */
  readonly isUnknownLower: boolean;
  /** True for one capitalized word that no lexicon has, but as a family name. */
  readonly isUnknownName: boolean;
  /** True for `Option A`. */
  readonly isEnumerated: boolean;
  /** False when nothing about the words alone can show a name. */
  readonly mayBeName: boolean;
}

/** Says what a label's words show; asked again and again about the same labels. */
export const labelWords = remember((name: string): LabelWords => {
  const words = name.split(/\s+/);
  const key = nameKey(name);
  const first = words[0] ?? '';
  const last = words[words.length - 1] ?? '';
  const isOutlet = ORGANIZATIONS.has(key);
  const classes = words.map((word): WordClass => (isParticle(word) ? 'unknown' : wordClass(word.replace(/[.,]/g, ''))));
  const isOne = words.length === 1;
  const firstCanBeGiven = canBeGiven(first);
  const isHandle = isOne && looksLikeHandle(first);
  const lowerCount = words.filter((word) => /^\p{Ll}/u.test(word) && !isParticle(word)).length;
  const startsWithGiven = firstCanBeGiven && !isOne;
  const isCommon = (word: string, index: number): boolean => classes[index] === 'common' && !isParticle(word) && !isRoleWord(word);
  const hasCommonWord = words.some((word, index) => isCommon(word, index) && !(index === 0 && startsWithGiven));
  const hasMiddleInitial = !isOne && words.slice(1, -1).some((word) => /^\p{Lu}\.?$/u.test(word));
  const isUnknownLower = isOne && lowerCount === 1 && classes[0] === 'unknown' && !first.includes('-');
  const isUnknownName = isOne && /^\p{Lu}\p{Ll}+$/u.test(last) && /^(?:unknown|family)$/.test(wordClass(last));
  const isCapitalized = !isOne && words.length <= 4 && !hasCommonWord && lowerCount === 0;
  return {
    words, key, isOutlet, firstCanBeGiven, isHandle, lowerCount, hasCommonWord, hasMiddleInitial, isUnknownLower, isUnknownName,
    isRole: isRoleLabel(name),
    isAiSystem: isAiSystem(key),
    hasDigits: words.some((word) => /\d/.test(word) && !looksLikeHandle(word)),
    isLowerPhrase: !isOne && words.every((word) => /^\p{Ll}/u.test(word)),
    endsInRole: !isOne && isRoleWord(last) && !firstCanBeGiven,
    startsWithFunctionWord: isFunctionWord(first) && !firstCanBeGiven,
    unknownWords: words.filter((word, index) => !isParticle(word) && classes[index] === 'unknown').map((word) => word.toLowerCase()),
    startsWithGivenClass: classes[0] === 'given',
    isSomewhere: classes.includes('organization') || classes.includes('place'),
    isEnumerated: !isOne && /^\p{Lu}$/u.test(last),
    mayBeName: isOutlet || isHandle || hasMiddleInitial || isCapitalized || (isOne && firstCanBeGiven) || isUnknownLower || isUnknownName,
  };
});
