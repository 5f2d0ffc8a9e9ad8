import type { Token } from '../text/token.ts';
import { isFunctionWord, isRoleWord, wordClass } from './lexicon.ts';
import type { NamePhrase } from './name-phrase.ts';

/**
 * What is said to be somebody's affiliation, cleaned: without the role before it (`CEO of Tarn`). '' when it is none: a time
 * (`23 hours ago`), a bare role, a nationality.
 */
export function cleanAffiliation(affiliation: string): string {
  const words = affiliation.trim().split(/\s+/);
  if (/\d|\b(?:ago|reply|edited|pinned)\b/i.test(affiliation) || words.length > 8) return '';
  const place = words.findIndex((word) => /^(?:at|of|for)$/i.test(word));
  const rest = place >= 0 ? words.slice(place + 1) : words;
  while (rest.length > 0 && (isRoleWord(rest[0] as string) || isFunctionWord(rest[0] as string))) rest.shift();
  const first = rest[0] ?? '';
  if (!/^\p{Lu}/u.test(first)) return '';
  return rest.length === 1 && wordClass(first) === 'common' ? '' : rest.join(' ');
}

/** True when the words after the name say who it is: `Emeka Roe, a professor`, `Emeka Roe, who teaches`, `Emeka Roe, head of`. */
export function isIntroduced(tokens: readonly Token[], name: NamePhrase): boolean {
  const last = tokens[name.last];
  if (!last || !/^,/.test(last.after)) return false;
  const next = tokens.slice(name.last + 1, name.last + 4);
  return next.some((word, index) => !word.capital && (isRoleWord(word.text) || (index === 0 && OPENS_DESCRIPTION.test(word.lowercase))));
}

const OPENS_DESCRIPTION = /^(?:who|a|an|the|then|now|my|our|his|her|its|their)$/;
