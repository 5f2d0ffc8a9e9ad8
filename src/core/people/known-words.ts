import type { Word } from '../text/words.ts';
import { canBeGiven, isFunctionWord, isOrganizationWord, isRoleWord, isVerbWord, wordClass } from './lexicon.ts';
import { AI_SYSTEMS, ORGANIZATIONS } from './known-organizations.ts';
import { isParticle, nameKey } from './name.ts';

/** What is known of a word, as bits: `traitsOf(word) & ROLE`. Most words are asked only whether they look like a name. */
const NAME_LIKE = 2;
const PARTICLE = 4;
const SEEN = 1;
/** `hAodha` of `Ó hAodha`: a capital behind a prefix. */
const PREFIXED = 2048;
const LOOKED_UP = 8;
export const FUNCTION = 16;
export const ROLE = 32;
export const VERB = 64;
export const GIVEN = 128;
export const ORGANIZATION_END = 256;
export const COMMON = 512;
export const GIVEN_CLASS = 1024;
/** The name of a well-known organization or system by itself. */
export const KNOWN_NAME = 4096;

/** True for a word that can be part of a name by its looks: a capital, a handle, a lone symbol such as `₿`. */
export function isNameLike(word: Word): boolean {
  return ((word.traits === 0 ? look(word) : word.traits) & NAME_LIKE) !== 0;
}

/** True for a word that a name can end with: one that looks like a name, or has a capital behind a prefix. */
export function isNameEnd(word: Word): boolean {
  return ((word.traits === 0 ? look(word) : word.traits) & (NAME_LIKE | PREFIXED)) !== 0;
}

/** True for a word inside names that is not capitalised: `van`, `al`. */
export function isNameParticle(word: Word): boolean {
  return ((word.traits === 0 ? look(word) : word.traits) & PARTICLE) !== 0;
}

/** What the lexicon knows of the word; it is looked up once. */
export function lexicalTraits(word: Word): number {
  return (word.traits & LOOKED_UP) !== 0 ? word.traits : lookUp(word);
}

function look(word: Word): number {
  return (word.traits = SEEN | (looksLikeName(word) ? NAME_LIKE : 0) | (isParticle(word.text) ? PARTICLE : 0) |
    (!word.capital && /^\p{Ll}\p{Lu}\p{Ll}{2,}$/u.test(word.text) ? PREFIXED : 0));
}

function looksLikeName({ text, capital }: Word): boolean {
  if (text.startsWith('@')) return text.length > 1;
  // `xAI`, `eBay`
  if (!capital) return text.length <= 2 ? /^\p{Sc}$/u.test(text) : /^\p{Ll}\p{Lu}\p{L}/u.test(text) && !/^(?:mAh|kWh|mRNA)/.test(text);
  if (/^(?:I|(?:I|You|He|She|It|We|They|That|There|Who|What|Here|Let)['’].+)$/.test(text)) return false;
  return !/[\p{Sm}]/u.test(text) && !/^\d/.test(text) && !(text.includes('_') && SETTING.test(text)) && !(text.includes('-') && MADE_BY.test(text));
}

/** `API_KEY`, `ACCESS_CODE`: the name of a setting; `LAMP_DEV` is somebody's. */
const SETTING = /^(?:[A-Z\d]+_)*(?:API|KEY|CODE|TOKEN|URL|PATH|ID|SECRET|HOST|PORT|PASSWORD|MODE|DIR|FILE|LIMIT|TIMEOUT|SIZE|MAX|MIN|ENV)(?:_[A-Z\d]+)*$/;

/** `LLM-generated`, `Quillon-backed`: an adjective made of a name; `Hsiao-hsien` is a name. */
const MADE_BY = /-(?:\p{Ll}{2,}ed|made|built|driven|written|run)$/u;

function lookUp(word: Word): number {
  const { text } = word;
  const known = wordClass(text);
  const found =
    (isFunctionWord(text) ? FUNCTION : 0) |
    (isRoleWord(text) ? ROLE : 0) |
    (isVerbWord(text) ? VERB : 0) |
    (canBeGiven(text) ? GIVEN : 0) |
    (isOrganizationWord(text) ? ORGANIZATION_END : 0) |
    (known === 'common' ? COMMON : known === 'given' ? GIVEN_CLASS : 0) |
    (isKnownName(text) ? KNOWN_NAME : 0);
  return (word.traits = (word.traits === 0 ? look(word) : word.traits) | LOOKED_UP | found);
}

/** `The Information` and such are names with their article. */
export function isKnownName(name: string): boolean {
  const key = nameKey(name);
  return ORGANIZATIONS.has(key) || AI_SYSTEMS.has(key);
}
