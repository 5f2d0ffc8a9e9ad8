import type { Word } from '../text/words.ts';
import { isReportingVerbForm } from './reporting-verbs.ts';

/** Adjectives of an attitude that is told in words: `Roe was adamant that …`. */
export const ATTITUDES: ReadonlySet<string> = new Set(
  'worried concerned adamant convinced confident skeptical sceptical optimistic pessimistic certain'.split(' '),
);

/** Before an attitude (`was adamant`), or before a participle that is no finite verb (`got asked`). */
export const BE: ReadonlySet<string> = new Set(['is', 'was', 'were', 'are', 'be', 'been', 'being', 'get', 'got', 'gets']);

/** Words at which a phrase of attribution that has no reporting verb can stand. */
const PHRASE_WORDS = new Set(['according', 'per', 'words', 'telling', 'account', 'is', 'was', 'clear', 'plain', 'know', 'known', ...ATTITUDES]);

const SEEN = 1;
const VERB = 2;
const PHRASE = 4;

/** True for a word that can be a reporting verb, or the first word of one (`points out`). */
export function isVerbCue(word: Word): boolean {
  return ((word.cues === 0 ? look(word) : word.cues) & VERB) !== 0;
}

/** True for a word at which a clause of attribution can stand: all others need no look at what is around them. */
export function isClauseCue(word: Word): boolean {
  return ((word.cues === 0 ? look(word) : word.cues) & (VERB | PHRASE)) !== 0;
}

function look(word: Word): number {
  return (word.cues = SEEN | (isReportingVerbForm(word.lowercase) ? VERB : 0) | (PHRASE_WORDS.has(word.lowercase) ? PHRASE : 0));
}
