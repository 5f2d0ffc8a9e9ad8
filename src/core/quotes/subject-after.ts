import { isRoleWord } from '../people/lexicon.ts';
import { looksLikeName, nameEndingAt, nameStartingAt, stopOf, type NamePhrase } from '../people/name-phrase.ts';
import { wholeOrganization } from '../people/whole-organization.ts';
import type { Token } from '../text/token.ts';
import { nounEndingAt, PREPOSITIONS } from './noun-phrase.ts';
import { TEXT_NOUNS } from './nouns.ts';
import { PRONOUNS } from './subject.ts';
import { namedSubject, pronounSubject, type Subject } from './subject-forms.ts';

/** What goes on after a subject behind its verb. */
const AFTER_SUBJECT = /^(?:who|which|that|when|in|on|about|after|during|while|as|to|before|told|at|of|and|for|with)$/;

/**
 * Reads rightwards from the verb at `verb` for an inverted subject: `said Jane Roe, a professor`,
 * `says X research engineer Susan Doe`.
 * @param ceiling last token that may belong to it.
 */
export function subjectAfter(text: string, tokens: readonly Token[], verb: number, ceiling: number): Subject | null {
  if (verb >= ceiling) return null;
  const verbToken = tokens[verb] as Token;
  if (/[.,;:!?]/.test(verbToken.after)) return null;
  let end = verb + 1;
  while (end < ceiling && end < verb + 18) {
    const next = tokens[end + 1] as Token;
    if (next.before.includes('(')) {
      const close = closingAfter(tokens, end, Math.min(ceiling, end + 12));
      if (close < 0) break;
      end = close;
      continue;
    }
    if (next.lowercase === 'and' && end + 2 <= ceiling && joinsRoles(tokens, end)) {
      end += 2;
      continue;
    }
    if (/[.,;:!?]/.test(stopOf(tokens[end] as Token)) || AFTER_SUBJECT.test(next.lowercase)) break;
    end++;
  }
  const first = tokens[verb + 1] as Token;
  if (PRONOUNS.has(first.lowercase)) return pronounSubject(first.lowercase, first, verb + 1);
  const name = nameEndingAt(text, tokens, end, verb + 1);
  if (!name) return nounAfter(text, tokens, verb, end, ceiling);
  const whole = wholeOrganization(text, tokens, name, ceiling);
  if (whole) return namedSubject(whole, verb + 1);
  const described = name.first > verb + 1;
  const leading = tokens.slice(verb + 1, name.first).find((word) => looksLikeName(word));
  const subject: NamePhrase = { ...name, hasRole: name.hasRole || described, affiliation: name.affiliation || (leading?.text ?? '') };
  // `write Jane Roe and Jon Poe.`
  const joint = tokens[end + 1]?.lowercase === 'and' ? nameStartingAt(text, tokens, end + 2, ceiling) : null;
  if (joint?.text.includes(' ') && endsSubject(tokens, joint.last)) {
    return { kind: 'names', names: [subject, joint], first: verb + 1, last: joint.last };
  }
  return namedSubject(subject, verb + 1, end);
}

/** `founder and editor Jane Roe`, the `and` being behind token `at`. */
function joinsRoles(tokens: readonly Token[], at: number): boolean {
  return isRoleWord((tokens[at] as Token).text) && isRoleWord((tokens[at + 2] as Token).text);
}

/** `… and Jon Poe.`, `… and Jon Poe in a memo`. */
function endsSubject(tokens: readonly Token[], last: number): boolean {
  return /^[.,]/.test((tokens[last] as Token).after) || PREPOSITIONS.has(tokens[last + 1]?.lowercase ?? '');
}

/** `said its chairman`, of the words behind the verb up to `end`; `said its chairman, Jane Roe, …` by the name. */
function nounAfter(text: string, tokens: readonly Token[], verb: number, end: number, ceiling: number): Subject | null {
  const noun = nounEndingAt(text, tokens, end, verb + 1);
  if (noun?.kind !== 'noun' || TEXT_NOUNS.has(noun.head) || !(tokens[end] as Token).after.startsWith(',')) return noun;
  const apposition = nameStartingAt(text, tokens, end + 1, ceiling);
  if (apposition?.first !== end + 1 || !apposition.text.includes(' ')) return noun;
  return namedSubject({ ...apposition, hasRole: true }, verb + 1);
}

/** `Tarn's head of safety, Jane Roe,` behind token `at`: the one who holds the role. */
function holderOf(text: string, tokens: readonly Token[], at: number, ceiling: number): Subject | null {
  const owner = nameStartingAt(text, tokens, at + 1, ceiling);
  if (!owner || tokens[owner.last]?.possessive !== true) return null;
  let hasRole = false;
  for (let last = owner.last + 1; last < Math.min(owner.last + 6, ceiling); last++) {
    const { text: word, after } = tokens[last] as Token;
    hasRole ||= isRoleWord(word);
    if (after === '') continue;
    const name = hasRole && after.startsWith(',') ? nameStartingAt(text, tokens, last + 1, ceiling) : null;
    // `According to Tarn's lawyer, Jane Roe left`
    if (name?.first !== last + 1 || !name.text.includes(' ') || !/^[*_]*,/.test((tokens[name.last] as Token).after)) return null;
    return namedSubject({ ...name, hasRole: true, affiliation: name.affiliation || owner.text }, owner.first);
  }
  return null;
}

function closingAfter(tokens: readonly Token[], from: number, ceiling: number): number {
  for (let at = from + 1; at <= ceiling; at++) if ((tokens[at] as Token).after.includes(')')) return at;
  return -1;
}

/** The name right after token `at`: for `according to Name`, `per Name`. */
export function subjectFrom(text: string, tokens: readonly Token[], at: number, ceiling: number): Subject | null {
  const holder = holderOf(text, tokens, at, ceiling);
  const subject = holder ?? subjectAfter(text, tokens, at, ceiling);
  if (subject) return subject;
  const name = nameStartingAt(text, tokens, at + 1, ceiling);
  return name && namedSubject(name);
}
