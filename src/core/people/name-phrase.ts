import { ABBREVIATED_IN_NAME } from '../text/abbreviations.ts';
import type { Span } from '../text/span.ts';
import type { Token } from '../text/token.ts';
import {
  COMMON, FUNCTION, GIVEN, GIVEN_CLASS, isKnownName, isNameEnd, isNameLike, isNameParticle, KNOWN_NAME, lexicalTraits, ORGANIZATION_END, ROLE, VERB,
} from './known-words.ts';
import { isOrganizationWord, wordClass } from './lexicon.ts';

/** A name as it stands in the text, with what is said about its bearer beside it. */
export interface NamePhrase extends Span {
  readonly text: string;
  /** `Tarn` of `Tarn's Nadia Brandt`, `Tomas Reyes (Tarn)`, `Jane Roe, head of research at Tarn`; '' when not given. */
  readonly affiliation: string;
  /** True when an article stands before the name (`the Tarn README`): a thing or a body rather than a person. */
  readonly hasArticle: boolean;
  /** True when a role word stands with the name (`CEO Mira Solent`): a person for sure. */
  readonly hasRole: boolean;
  /** True for a role word alone (`Bishop said`): a name only where a full name of the note ends in it. */
  readonly bareRole?: boolean;
  /** Indexes of the first and last token of the whole phrase, titles and affiliation included. */
  readonly first: number;
  readonly last: number;
}

const MARKUP = /[*_~`=]/g;

/** What stands between two neighbouring words, without emphasis marks. */
export function gap(left: Token, right: Token): string {
  return left.after === '' && right.before === '' ? '' : (left.after + right.before).replace(MARKUP, '');
}

/** `Jr` of `Jane Roe Jr.`: part of the name, and no role. */
const SUFFIX = /^(?:jr|sr|i{2,3}|iv|ph\.?d|md|esq)$/i;

/** What follows the word, without the full stop of an initial, a title or a suffix (`Rep.`, `Jr.`, `et al.`). */
export function stopOf({ text, after }: Token): string {
  return after.startsWith('.') && (text.length === 1 || ABBREVIATED_IN_NAME.test(text)) ? after.slice(1) : after;
}

/** The word between marks of `Benedict “Bo” Roe`. */
export function isNickname(token: Token): boolean {
  return token.before.length === 1 && token.after.length === 1 && token.capital && '“"\'‘'.includes(token.before) && '”"\'’'.includes(token.after);
}

function joins(left: Token, right: Token): boolean {
  // A handle is a name of its own: `Kris @krisb`.
  if (left.possessive || left.text.startsWith('@') || right.text.startsWith('@')) return false;
  if (isNickname(right) ? left.after === '' && left.capital : isNickname(left) && right.before === '' && right.capital) return true;
  const between = gap(left, right);
  return between === '' || (between === '.' && (/^(?:\p{Lu}\.)*\p{Lu}$/u.test(left.text) || ABBREVIATED_IN_NAME.test(left.text)));
}

/** True for a word that can be part of a name by its looks: a capital, a handle, a lone symbol such as `₿`. */
export function looksLikeName(token: Token): boolean {
  return isNameLike(token.word);
}

/** A single lower-case word that is written like a handle: `m⧉rrow`, `ib_x`, `usr42`. */
export function looksLikeHandle(word: string): boolean {
  return word.startsWith('@') || /\p{L}[\p{S}_\d]|[\p{S}_]\p{L}|^\d+x?\p{Lu}|^\p{Ll}+\.\p{Ll}+$/u.test(word);
}

/** Longer runs of capitalized words are headlines, not names. */
const MOST_WORDS = 9;

/** Index of the first token of the run of name-like words that ends at `last`. */
function runStart(tokens: readonly Token[], last: number, floor: number): number {
  let first = last;
  while (first > floor && last - first < MOST_WORDS) {
    const previous = tokens[first - 1] as Token;
    if (!joins(previous, tokens[first] as Token) && !ownsTogether(tokens, first - 1, last)) break;
    if (looksLikeName(previous)) {
      first--;
      continue;
    }
    const particles = particlesBefore(tokens, first, floor);
    if (particles === 0) break;
    first -= particles + 1;
  }
  return first;
}

/** How many particles tie token `first` to the name before them: 1 in `Ada van Roe`, 2 in `Ada van der Roe`, 0 where none do. */
function particlesBefore(tokens: readonly Token[], first: number, floor: number): number {
  const previous = tokens[first - 1] as Token;
  const beyond = tokens[first - 2];
  if (!isNameParticle(previous.word) || !beyond || first - 2 < floor) return 0;
  if (looksLikeName(beyond) && joins(beyond, previous)) return 1;
  const name = tokens[first - 3];
  return isNameParticle(beyond.word) && name && looksLikeName(name) ? 2 : 0;
}

/** Index of the last token of the run of name-like words that starts at `first`. */
function runEnd(tokens: readonly Token[], first: number, ceiling: number): number {
  let last = first;
  while (last < ceiling && last - first < MOST_WORDS) {
    const next = tokens[last + 1] as Token;
    if (!joins(tokens[last] as Token, next) && !ownsTogether(tokens, last, ceiling)) break;
    if (!isNameEnd(next.word) && !(last + 2 <= ceiling && leadsOn(next, tokens[last + 2]))) break;
    last++;
  }
  while (last > first && (!isNameEnd((tokens[last] as Token).word) || isNickname(tokens[last] as Token))) last--;
  return last;
}

/** `Drivers’` of `Drivers’ Federation`, `Tenants’ Data League`: an apostrophe inside the name of an organization. */
function ownsTogether(tokens: readonly Token[], at: number, ceiling: number): boolean {
  const { capital, lowercase, after } = tokens[at] as Token;
  if (!capital || !/^['’]$/.test(after) || !lowercase.endsWith('s')) return false;
  const [next, beyond] = [tokens[at + 1], tokens[at + 2]];
  if (at + 1 > ceiling || !next?.capital || next.before !== '') return false;
  return has(tokens, at + 1, ORGANIZATION_END) || (at + 2 <= ceiling && beyond !== undefined && next.after === '' && beyond.capital && has(tokens, at + 2, ORGANIZATION_END));
}

/** True for the particle of `van Roe`, and for the first of `van der Roe`. */
const leadsOn = (particle: Token, next: Token | undefined): boolean =>
  isNameParticle(particle.word) && next !== undefined && joins(particle, next) && (looksLikeName(next) || isNameParticle(next.word));

const textOf = (text: string, tokens: readonly Token[], first: number, last: number): string =>
  first > last ? '' : withoutMarkup(text.slice((tokens[first] as Token).start, (tokens[last] as Token).end));

/** `[[Mara V. Lindt|Mara]] Lindt`, `**Mara** Lindt`: a name without links and emphasis. */
export function withoutMarkup(name: string): string {
  if (!/[[\]*_]/.test(name)) return name;
  return name.replace(/\[\[(?:[^\]|]*\|)?|\]\]|\]\([^)]*\)|[[*]/gu, '');
}

const ARTICLES = new Set(['the', 'a', 'an', 'this', 'our', 'its', 'their']);

/** True when token `at` has the trait (a bit of `known-words.ts`). */
const has = (tokens: readonly Token[], at: number, trait: number): boolean => (lexicalTraits((tokens[at] as Token).word) & trait) !== 0;

/** The name in the run `runFirst`–`runLast`, of which the last word may be the same name in another script (`Shen Roe 沈若`). */
function refine(text: string, tokens: readonly Token[], runFirst: number, runLast: number): NamePhrase | null {
  const isTwice = runLast > runFirst && (tokens[runLast] as Token).text.charCodeAt(0) > LAST_OF_LATIN && isOtherScript((tokens[runLast] as Token).text) && !isOtherScript((tokens[runLast - 1] as Token).text);
  const name = withoutLeads(text, tokens, runFirst, isTwice ? runLast - 1 : runLast);
  return name && isTwice ? { ...name, last: runLast } : name;
}

/** Cuts leading sentence words, titles and outlets off the run `first`–`last`. Null when no name is left. */
function withoutLeads(text: string, tokens: readonly Token[], runFirst: number, last: number): NamePhrase | null {
  // A word such as `The` at the start of a sentence.
  if (runFirst === last && has(tokens, last, FUNCTION) && !has(tokens, last, KNOWN_NAME)) return null;
  let first = runFirst;
  while (first <= last && has(tokens, first, FUNCTION) && !isKnownName(textOf(text, tokens, first, last)) &&
    !isInitialOf(tokens, first, last) && !isGivenBefore(text, tokens, first, last)) first++;
  if (first > last) return null;
  if (first < last && has(tokens, first, VERB) && has(tokens, first, COMMON) && startsSentence(tokens, first) &&
    !(first + 1 === last && has(tokens, last, COMMON)) && !isGivenBefore(text, tokens, first, last)) first++;
  if (first < last && (isSentenceAdverb(tokens, first) || isDate(tokens, first))) first++;
  const core = last > first && SUFFIX.test((tokens[last] as Token).text) ? last - 1 : last;
  let nameFirst = first;
  let roleAt = -1;
  for (let index = first; index < core; index++) {
    if (!has(tokens, index, ROLE)) continue;
    // `Stephen King said`: a role word after a given name that ends the run is a family name; inside it is a role.
    roleAt = roleAt < 0 ? index : roleAt;
    nameFirst = index + 1;
  }
  // `Pessimists Archive`, `Economist Group`; but `President Church`, `Dr. Church`
  if (roleAt >= 0 && nameFirst === last && has(tokens, last, ORGANIZATION_END) && /(?:ist|s)$/.test((tokens[roleAt] as Token).lowercase)) {
    nameFirst = first;
    roleAt = -1;
  }
  const lastToken = tokens[last] as Token;
  const isRole = has(tokens, core, ROLE);
  if (isRole && nameFirst === core && roleAt >= 0) return null;
  const bareRole = first === core && isRole && !has(tokens, core, GIVEN_CLASS);
  if (bareRole ? isDetermined(tokens, first) : isRole && !has(tokens, core, GIVEN_CLASS) && !has(tokens, core - 1, GIVEN)) return null;
  const given = roleAt < 0 ? givenAfterPlace(tokens, first, last) : -1;
  if (given > 0) nameFirst = given;
  else if (roleAt < 0 && last - first >= 2 && has(tokens, first, COMMON) && followsRole(tokens, first)) nameFirst = first + 1;
  let affiliation = roleAt > first ? textOf(text, tokens, first, roleAt - 1) : given > 0 ? placeBefore(text, tokens, first, given) : '';
  let phraseFirst = first;
  const before = tokens[first - 1];
  if (!affiliation && before?.possessive && looksLikeName(before) && !/[.,;:!?]/.test(gap(before, tokens[first] as Token))) {
    phraseFirst = runStart(tokens, first - 1, Math.max(0, first - 5));
    affiliation = textOf(text, tokens, phraseFirst, first - 1);
  }
  return {
    start: (tokens[nameFirst] as Token).start,
    end: lastToken.end,
    text: textOf(text, tokens, nameFirst, last),
    affiliation,
    hasRole: roleAt >= 0 || given > 0,
    bareRole,
    hasArticle: ARTICLES.has(tokens[nameFirst - 1]?.lowercase ?? '') && gap(tokens[nameFirst - 1] as Token, tokens[nameFirst] as Token) === '',
    first: phraseFirst,
    last,
  };
}

/** `Gardens` of `head of Gardens Ada Roe`, whose given name is token `given`; '' where it is no name of a place or a body. */
function placeBefore(text: string, tokens: readonly Token[], first: number, given: number): string {
  const isCommon = tokens.slice(first, given).every((token) => (lexicalTraits(token.word) & COMMON) !== 0);
  return isCommon ? '' : textOf(text, tokens, first, given - 1);
}

const DETERMINERS =
  /^(?:a|an|the|this|that|his|her|its|their|our|my|your|one|each|every|no|some|any|former|senior|chief|deputy|vice)$/;

/** `the bishop`, `a former bishop`: a role and not a name. */
const isDetermined = (tokens: readonly Token[], first: number): boolean => first > 0 && DETERMINERS.test((tokens[first - 1] as Token).lowercase);

/** `A. J. Roe`: a letter with a full stop is no article. */
const isInitialOf = (tokens: readonly Token[], first: number, last: number): boolean =>
  first < last && (tokens[first] as Token).text.length === 1 && (tokens[first] as Token).after.startsWith('.');

/** `Will Achterberg`: a function word that is a given name, before a word that can be a family name. */
function isGivenBefore(text: string, tokens: readonly Token[], first: number, last: number): boolean {
  return first < last && has(tokens, first, GIVEN) && !isKnownName(textOf(text, tokens, first + 1, last)) &&
    !has(tokens, first + 1, COMMON);
}

/** `Eventually Roe said`; but `Kelly Roe`. */
function isSentenceAdverb(tokens: readonly Token[], at: number): boolean {
  const { lowercase } = tokens[at] as Token;
  return lowercase.endsWith('ly') && ADVERB.test(lowercase) && startsSentence(tokens, at) && !has(tokens, at, GIVEN) && !/^(?:given|family)$/.test(wordClass(lowercase));
}

const ADVERB = /[a-z]{2}(?:ally|[^aeiouly]ly|ely)$/;

/** `In January Roe said`, `On 3 November Roe said`. */
function isDate(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.lowercase ?? '';
  return MONTHS.has((tokens[at] as Token).lowercase) && /^(?:\d{1,2}|in|since|until)$/.test(before);
}

const MONTHS = new Set('january february march april may june july august september october november december'.split(' '));

const startsSentence = (tokens: readonly Token[], at: number): boolean => at === 0 || /[.!?:]/.test((tokens[at - 1] as Token).after);

/** `CEO of Gardens`, `head of the`: a role and its preposition right before token `first`. */
function followsRole(tokens: readonly Token[], first: number): boolean {
  const link = tokens[first - 1]?.lowercase;
  return (link === 'of' || link === 'for' || link === 'at') && first > 1 && has(tokens, first - 2, ROLE);
}

/** `keeper of the Keys Ada Roe`, `head of Gardens Ada Roe`: the given name starts the person. -1 when there is none. */
function givenAfterPlace(tokens: readonly Token[], first: number, last: number): number {
  for (let at = first + 1; at < last; at++) {
    if (!has(tokens, at, GIVEN_CLASS) || (tokens[at] as Token).text.length < 3) continue;
    const before = tokens.slice(first, at).map((token) => wordClass(token.text));
    return before.every((one) => one === 'common' || one === 'organization' || one === 'place') ? at : -1;
  }
  return -1;
}

/** The name that ends at token `last`, reading leftwards down to `floor`. */
export function nameEndingAt(text: string, tokens: readonly Token[], last: number, floor = 0): NamePhrase | null {
  const token = tokens[last];
  if (!token || last < floor || !looksLikeName(token)) return null;
  return refine(text, tokens, runStart(tokens, last, floor), last);
}

/** The name that starts at token `first`, reading rightwards up to `ceiling`. */
export function nameStartingAt(text: string, tokens: readonly Token[], first: number, ceiling = tokens.length - 1): NamePhrase | null {
  const token = tokens[first];
  if (!token || first > ceiling || !looksLikeName(token)) return null;
  return refine(text, tokens, first, runEnd(tokens, first, ceiling));
}

/** True when the words name an organization by their form: `Redwood Labs`, `University of Chicago`. */
export function endsLikeOrganization(name: string): boolean {
  const words = name.split(/\s+/);
  const last = words[words.length - 1] ?? '';
  return words.length > 1 && isOrganizationWord(last);
}

/** The last UTF-16 unit of Latin letters and marks. */
const LAST_OF_LATIN = 0x36f;

/** True for a name in another script beside the first: `Rahaf Roe (رهف)`, `Shen Roe (沈若)`. */
export function isOtherScript(affiliation: string): boolean {
  return affiliation.length <= 40 && /^[\p{Lo}\p{M}\s·]+$/u.test(affiliation);
}

const NO_NAMES: readonly NamePhrase[] = [];

/** The names of a passage by their looks, in order; handles included. */
export function namesIn(passage: { readonly text: string; readonly tokens: readonly Token[] }): readonly NamePhrase[] {
  let names: NamePhrase[] | null = null;
  for (let at = 0; at < passage.tokens.length; at++) {
    if (!looksLikeName(passage.tokens[at] as Token)) continue;
    const name = nameStartingAt(passage.text, passage.tokens, at);
    if (!name) continue;
    if (names === null) names = [name];
    else names.push(name);
    at = Math.max(at, name.last);
  }
  return names ?? NO_NAMES;
}
