import type { Token } from '../text/token.ts';
import { isOrganizationWord, isRoleWord } from './lexicon.ts';
import { endsLikeOrganization, gap, looksLikeName, nameStartingAt, type NamePhrase } from './name-phrase.ts';

/**
 * `Ministry of Commerce`, `Bureau for the Coast`, where the name phrase ends before the preposition.
 * @param ceiling last token that may belong to it @returns null where it is no such name, or describes somebody behind it
 */
export function wholeOrganization(text: string, tokens: readonly Token[], name: NamePhrase, ceiling: number): NamePhrase | null {
  const link = tokens[name.last + 1];
  if (!link || !/^(?:of|for)$/.test(link.lowercase)) return null;
  if (link.before !== '' || link.after !== '' || (tokens[name.last] as Token).after !== '') return null;
  if (!isOrganizationWord(name.text) && !endsLikeOrganization(name.text)) return null;
  const lead = tokens[name.last + 2]?.lowercase === 'the' ? name.last + 3 : name.last + 2;
  const rest = nameStartingAt(text, tokens, lead, ceiling);
  if (rest?.first !== lead || rest.hasRole || (tokens[rest.last] as Token).possessive) return null;
  // `University of Tarn economist Jane Roe`
  const next = tokens[rest.last + 1];
  if (next && gap(tokens[rest.last] as Token, next) === '' && (isRoleWord(next.text) || looksLikeName(next))) return null;
  return { ...name, hasRole: false, end: rest.end, text: text.slice(name.start, rest.end), last: rest.last };
}
