import type { NameIndex } from '../people/name-index.ts';
import { isHandle, nameKey, nameMatches, nameParts } from '../people/name.ts';
import type { Quotation } from '../quotes/quotation.ts';
import type { NotePlaces } from './note-places.ts';

/** Ways from a mention to the name of a speaker, by id. */
export const RESOLUTION_RULES = {
  'as-written': 'The mention is the name.',
  'same-name': 'The mention is the name but for case, accents, dots or marks.',
  'short-form': 'The mention is short for the fullest form that the note gives.',
  'other-form': 'The note ties this form to the name: a handle, a nickname or another spelling.',
  'most-recent': 'The mention fits several people; the one named last is meant.',
  'kept-apart': 'The mention fits several people, and nothing decides between them: it stays apart.',
  'stands-for': 'A pronoun or a noun stands for somebody named before.',
  'goes-on': 'No speaker is written: the one before goes on.',
  'front-matter': 'The front matter names who speaks.',
  'nobody': 'Nobody named in the note fits: the speaker stays unnamed.',
} as const satisfies Record<string, string>;

/** What led from a mention to a speaker. */
export interface Resolution {
  /** As written; '' where no speaker is. */
  readonly mention: string;
  /** Canonical name in the note; '' for nobody. */
  readonly speaker: string;
  readonly rule: keyof typeof RESOLUTION_RULES;
  /** In a sentence: names, and where they stand. */
  readonly evidence: string;
}

/**
 * The resolutions of a quotation's speakers and of those who pass it on, in order.
 * @param speakers names of the note's speakers
 */
export function resolutionsOf(quotation: Quotation, speakers: NameIndex<string>, places: NotePlaces): Resolution[] {
  const found = quotation.mentions.map(({ text, speaker, start, isName }): Resolution =>
    isName ? ofName(text, speaker, speakers, places) : ofStandIn(text, speaker, start, places));
  const named = new Set(found.map(({ speaker }) => speaker));
  for (const speaker of [...quotation.speakers, ...quotation.relayedBy]) {
    if (!named.has(speaker)) found.push(ofSilence(quotation, speaker, places));
  }
  if (found.length === 0) found.push(ofNobody(quotation.mention));
  return found;
}

function ofNobody(mention: string): Resolution {
  return { mention, speaker: '', rule: 'nobody', evidence: `Nobody fits ${mention === '' ? 'here' : `“${mention}”`}.` };
}

function ofName(text: string, speaker: string, speakers: NameIndex<string>, places: NotePlaces): Resolution {
  const base = { mention: text, speaker };
  const others = speakers.matches(text).filter((name) => name !== speaker && nameKey(name) !== nameKey(text)).map((name) => `“${name}”`);
  const isShort = nameParts(text).length < nameParts(speaker).length;
  if (others.length > 0 && nameKey(text) === nameKey(speaker)) {
    return { ...base, rule: others.length > 1 ? 'kept-apart' : 'as-written', evidence: `“${text}” could also be ${others.join(' or ')}.` };
  }
  if (text === speaker) return { ...base, rule: 'as-written', evidence: `“${text}” is written here.` };
  if (nameKey(text) === nameKey(speaker)) return { ...base, rule: 'same-name', evidence: `“${text}” and “${speaker}” have the same letters.` };
  const where = places.firstOf(speaker);
  const stands = where === '' ? '' : `, in ${where}`;
  if (others.length > 0 && isShort) return { ...base, rule: 'most-recent', evidence: `“${text}” fits “${speaker}”${stands}, and ${others.join(' and ')}.` };
  if (!nameMatches(text, speaker)) return { ...base, rule: 'other-form', evidence: `The note has “${text}” and “${speaker}”${stands} for one speaker.` };
  if (isHandle(text) || isHandle(speaker) || !isShort) return { ...base, rule: 'other-form', evidence: `“${text}” fits “${speaker}”${stands}.` };
  return { ...base, rule: 'short-form', evidence: `“${text}” fits only “${speaker}”${stands}.` };
}

function ofStandIn(text: string, speaker: string, start: number, places: NotePlaces): Resolution {
  const line = places.lastBefore(speaker, start);
  const first = places.firstOf(speaker);
  const where = line !== null ? `named last in line ${line}` : first === '' ? 'whom the note speaks of' : `named in ${first}`;
  return { mention: text, speaker, rule: 'stands-for', evidence: `“${text}” stands for “${speaker}”, ${where}.` };
}

function ofSilence(quotation: Quotation, speaker: string, places: NotePlaces): Resolution {
  const where = places.firstOf(speaker);
  if (quotation.rule === 'interview-answer') {
    return { mention: '', speaker, rule: 'front-matter', evidence: `“${speaker}” is the guest that the front matter names.` };
  }
  return { mention: '', speaker, rule: 'goes-on', evidence: `“${speaker}”${where === '' ? '' : `, in ${where},`} speaks in the quotation before.` };
}
