import { canBeGiven } from '../people/lexicon.ts';
import { nameEndingAt, nameStartingAt } from '../people/name-phrase.ts';
import { isPersonal } from '../people/note-names.ts';
import type { SourceFacts } from '../source/schema.ts';
import type { Token } from '../text/token.ts';
import type { ReadBlock } from './read-block.ts';

/** Which side of a conversation a label without a name stands for. */
export type TurnRole = 'host' | 'guest' | 'other';

/** Labels that stand for whoever holds a role in a conversation, by side; `said` finds its holder in the text, by what the holder does. */
const TURN_ROLES: readonly { readonly role: TurnRole; readonly label: RegExp; readonly said?: RegExp }[] = [
  { role: 'host', label: /^(?:co-?)?host$/i, said: /^host(?:s|ed)?$/ },
  { role: 'host', label: /^(?:interviewer|moderator)$/i, said: /^(?:moderat(?:es|ed|or)|interview(?:s|ed|er))$/ },
  { role: 'host', label: /^(?:q|question)$/i },
  { role: 'guest', label: /^(?:guest|interviewee|a|answer)$/i },
  { role: 'other', label: /^(?:questioner|audience(?: member)?|caller|narrator|announcer|(?:speaker|guest) \d+|voice ?over)$/i },
];
/** Labels that name a part of the text, or one of a chat with a machine. */
const RUBRICS = /^(?:q|a|question|answer|ans|speaker|user|assistant|system|human|ai|prompt|output|input|note|update|edit|source|via|credits?|photo|image|caption|disclaimer|example|sponsor|ps|tl;?dr)(?:\s*\d+)?$/i;

/** The role behind `Moderator:` and such: a turn of a transcript, whoever holds it. Null for any other label. */
export function turnRole(name: string): TurnRole | null {
  return TURN_ROLES.find(({ label }) => label.test(name))?.role ?? null;
}

/** True for `Host`, `Q`, `Note` and such, which name a role or a part of the text rather than a person. */
export function isRoleLabel(name: string): boolean {
  return turnRole(name) !== null || RUBRICS.test(name);
}

const LEAST_TURNS = 3;

/** The creator of a podcast is its channel as often as a person (`Vessa Forum`): a given name is asked for. */
const isPerson = (name: string): boolean => isPersonal(name) && canBeGiven(name.split(' ')[0] as string);

/** True when the labels of roles are the turns of an interview by themselves: both sides speak, and the front matter names one. */
export function showRoles(names: readonly string[], facts: SourceFacts): boolean {
  if (facts.guests.length !== 1 && !isPerson(facts.creator)) return false;
  const roles = names.map(turnRole).filter((role) => role !== null);
  return roles.length >= LEAST_TURNS && roles.includes('host') && roles.includes('guest');
}

/**
 * Who holds the role of a label: as the text says (`Jane Roe moderates`, `hosted by Jane Roe`), else as the front matter does,
 * whose only guest answers and whose creator, when that is a person, asks. Null when neither tells.
 */
export function roleHolder(name: string, prose: readonly (ReadBlock | null)[], facts: SourceFacts): string | null {
  const found = TURN_ROLES.find(({ label }) => label.test(name));
  const told = found?.said ? holderInText(found.said, prose) : null;
  if (told !== null) return told;
  if (found?.role === 'guest') return facts.guests.length === 1 ? facts.guests[0] ?? null : null;
  return found?.role === 'host' && isPerson(facts.creator) && !facts.guests.includes(facts.creator) ? facts.creator : null;
}

function holderInText(said: RegExp, prose: readonly (ReadBlock | null)[]): string | null {
  for (const block of prose) {
    if (!block) continue;
    const { tokens, text } = block.passage;
    for (let at = 0; at < tokens.length; at++) {
      if (!said.test((tokens[at] as Token).lowercase)) continue;
      const by = tokens[at + 1]?.lowercase === 'by';
      const name = by ? nameStartingAt(text, tokens, at + 2) : nameEndingAt(text, tokens, at - 1);
      if (name && isPersonal(name.text)) return name.text;
    }
  }
  return null;
}
