import { canBeGiven, isFunctionWord, isRoleWord, wordClass } from '../people/lexicon.ts';
import { looksLikeHandle, withoutMarkup } from '../people/name-phrase.ts';
import { isPersonal } from '../people/note-names.ts';
import type { NameIndex } from '../people/name-index.ts';
import { isParticle, nameKey } from '../people/name.ts';
import { isAiSystem, ORGANIZATIONS } from '../people/known-organizations.ts';
import type { Token } from '../text/tokens.ts';
import type { Block } from './blocks.ts';
import { firstEndingAfter } from '../text/span.ts';
import { isVerbCue } from './cue-words.ts';
import { endWithLink, startOf, type Passage } from './passage.ts';
import { reportingVerb } from './reporting-verbs.ts';

/** A name before a colon at the start of a line (or glued to the sentence before it), and the text after it. */
export interface Label {
  readonly block: number;
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Where the label starts in the text, link markup before the name included. */
  readonly from: number;
  /** Offset of the text after the colon and the markup around it. */
  readonly textStart: number;
  readonly affiliation: string;
  readonly style: 'bold' | 'plain' | 'thread' | 'header';
  readonly glued: boolean;
  /** True when the name, and nothing but the name, is the text of a link. */
  readonly linked: boolean;
  /** True for `Nadia Brandt : …`: a space before the colon is left where a link around the name was lost. */
  readonly spaced: boolean;
  readonly first: number;
  readonly last: number;
}

const MAX_WORDS = 6;
const LABEL_START = /^[\p{L}@]|^\d+\p{L}/u;

const canStartLabel = ({ text }: { readonly text: string }): boolean => isAsciiLetter(text.charCodeAt(0)) || LABEL_START.test(text);
const isAsciiLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;
const isBold = (marks: string): boolean => marks.length > 1 && (marks.includes('**') || marks.includes('__'));

/** The label that starts at token `first` of a passage, or null. Looks at a dozen tokens at the most. */
export function labelAt(passage: Passage, first: number, block: number, glued: boolean): Label | null {
  const { tokens, text } = passage;
  const opening = tokens[first];
  if (!opening || (opening.before !== '' && /["“(]/.test(opening.before)) || !canStartLabel(opening.word)) return null;
  const bold = isBold(opening.before);
  let nameLast = -1;
  let affiliation = '';
  for (let at = first; at < tokens.length && at < first + 14; at++) {
    const token = tokens[at] as Token;
    const behind = tokens[at + 1]?.before ?? '';
    // Most words have nothing on either side.
    if (token.after === '' && (nameLast >= 0 || !behind.includes('('))) continue;
    const after = withoutEmphasis(token.after);
    if (nameLast < 0) {
      if (after === '' && behind.includes('(')) nameLast = at;
      else if (after.startsWith(',')) nameLast = at;
      if (nameLast >= 0) continue;
    } else if (!affiliation && (/\)/.test(after) || /:/.test(after))) {
      affiliation = withoutMarkup(text.slice((tokens[nameLast + 1] as Token).start, token.end));
    }
    if (/^[)\]]*:/.test(after)) {
      if (nameLast < 0 || isSecondName(tokens, nameLast, at)) nameLast = at;
      if (nameLast - first + 1 > MAX_WORDS || hasReportingVerb(tokens, first, nameLast)) return null;
      const textStart = textAfterColon(passage, token.end);
      const name = withoutMarkup(text.slice(opening.start, (tokens[nameLast] as Token).end));
      return { block, name, from: startOf(passage, first), start: opening.start, end: (tokens[nameLast] as Token).end, textStart, affiliation: nameLast === at ? '' : affiliation, style: bold ? 'bold' : 'plain', glued, linked: isLinkText(passage, opening.start, (tokens[nameLast] as Token).end), spaced: /\s/.test(text.charAt(endWithLink(passage, token.end))), first, last: at };
    }
    const initial = token.text.length <= 2 && after === '.';
    if (after !== '' && !initial && nameLast < 0) return null;
    if (/[.!?;]/.test(after) && !initial) return null;
    // `Jane Roe, a researcher, congratulated …:` is a sentence, not a label.
    if (nameLast >= 0 && /,/.test(after) && !/\)/.test(after)) return null;
  }
  return null;
}

const withoutEmphasis = (marks: string): string => (/[*_~]/.test(marks) ? marks.replace(/[*_~]/g, '') : marks);

/** `Ada (AJ) Roe:`: the name goes on behind a nickname in brackets. */
function isSecondName(tokens: readonly Token[], nameLast: number, at: number): boolean {
  const close = tokens.findIndex((token, index) => index > nameLast && index <= at && token.after.includes(')'));
  return close > nameLast && close < at && at - close <= 2 && tokens.slice(close, at).every((token) => token.after === '' || token.after === ')') && (tokens[close + 1] as Token).capital;
}

/** True when `start`–`end` is all of a link's text. */
function isLinkText({ skip, text }: Passage, start: number, end: number): boolean {
  const before = skip[firstEndingAfter(skip, start - 1)];
  const after = skip[firstEndingAfter(skip, end)];
  return before?.end === start && text.charAt(before.start) === '[' && after !== undefined && after.start - end <= 3 && /^[*_~]{0,3}$/.test(text.slice(end, after.start)) && text.charAt(after.start) === ']';
}

/** `Kevin Roe notes:` is a clause, not a label. */
function hasReportingVerb(tokens: readonly Token[], first: number, last: number): boolean {
  for (let at = first + 1; at <= last; at++) {
    const token = tokens[at] as Token;
    if (!token.capital && isVerbCue(token.word) && reportingVerb(token.lower, [tokens[at + 1]?.lower ?? '', tokens[at + 2]?.lower ?? ''])) return true;
  }
  return false;
}

function textAfterColon(passage: Passage, from: number): number {
  let at = endWithLink(passage, from);
  while (at < passage.span.end && /[:*_)\]\s~]/.test(passage.text.charAt(at))) at++;
  return at;
}

const NOWHERE: readonly number[] = [];

/** Tokens that follow a full stop without a space, as in `…a year.Nadia Brandt (Kestrel): …`. */
export function gluedStarts(passage: Passage, inQuote: boolean): readonly number[] {
  let starts: number[] | null = null;
  for (let at = 1; at < passage.tokens.length; at++) {
    const token = passage.tokens[at] as Token;
    const previous = passage.tokens[at - 1] as Token;
    if (!(token.glued || inQuote) || previous.after === '' || token.before !== '' || !token.capital) continue;
    const glued = token.glued || (previous.text.length > 2 && colonFollows(passage, at));
    if (glued && /[.!?”)…"]$/.test(previous.after)) (starts ??= []).push(at);
  }
  return starts ?? NOWHERE;
}

/** In a flattened block quote a space is left of the break: `… at all? Nadia Brandt: I have …`. */
function colonFollows({ tokens }: Passage, at: number): boolean {
  for (let index = at; index < Math.min(tokens.length, at + 4); index++) {
    const token = tokens[index] as Token;
    if (/^:/.test(token.after)) return index > at;
    if (!token.capital || !/^\.?$/.test(token.after)) return false;
  }
  return false;
}

/** What the whole note says about its labels; made once. */
export interface LabelEvidence {
  /** By `nameKey` of the label. */
  readonly counts: ReadonlyMap<string, number>;
  /** Names that the front matter gives, or that a reporting verb attributes words to. */
  readonly knownNames: NameIndex<string>;
  /** Kinds of labels of which at least two others are speakers. */
  readonly companions: ReadonlySet<string>;
  /** Initials of full names that are labels themselves: `KG` beside `Kamel Grant:`. */
  readonly initials: ReadonlyMap<string, string>;
  /** Labels whose initials are labels too. */
  readonly abbreviated: ReadonlySet<string>;
  /** Keys of headings and contents entries. */
  readonly titles: ReadonlySet<string>;
  /** Lower-case words that stand inside sentences: a label of such words is no name. They are collected when first asked for. */
  readonly words: { readonly lowerWords: ReadonlySet<string> };
}

/** One thing that speaks for or against reading a label as a speaker. */
export interface Evidence {
  readonly id: string;
  readonly weight: number;
}

const TURN_ROLES = /^(?:host|co-?host|interviewer|moderator|q|question|questioner|audience(?: member)?|caller|narrator|announcer|speaker \d+|voice ?over)$/i;
const ROLES_OF_LABELS = /^(?:q|a|question|answer|ans|host|co-?host|interviewer|moderator|speaker|user|assistant|system|human|ai|prompt|output|input|note|update|edit|source|via|credits?|photo|image|caption|disclaimer|example|sponsor|ps|tl;?dr)(?:\s*\d+)?$/i;
/** True for `Moderator:` and such: a turn of a transcript, whoever holds the role. */
export function isTurnRole(name: string): boolean {
  return TURN_ROLES.test(name);
}

/** True for `Host`, `Q`, `Note` and such, which name a part rather than a person. */
export function isRoleLabel(name: string): boolean {
  return ROLES_OF_LABELS.test(name);
}

const THRESHOLD = 2.5;

/**
 * Everything that bears on whether `label` names a speaker. A text without evidence yields an empty list.
 * @param startsQuote true at the start of a block quote
 * @param headsQuote true when nothing but a block quote follows the label
 */
export function weighLabel(label: Label, block: Block, text: string, evidence: LabelEvidence, headsQuote = false, startsQuote = false): Evidence[] {
  const words = label.name.split(/\s+/);
  const key = nameKey(label.name);
  const found: Evidence[] = [];
  const add = (id: string, weight: number): void => void found.push({ id, weight });
  if (isRoleLabel(label.name)) add('role-label', -4);
  if (isAiSystem(key)) add('ai-system', -2);
  const isOutlet = ORGANIZATIONS.has(key);
  if (!isOutlet && words.some((word) => /\d/.test(word) && !looksLikeHandle(word))) add('has-digits', -3);
  if (evidence.titles.has(key)) add('is-title', -3);
  const isLowerPhrase = words.length > 1 && words.every((word) => /^\p{Ll}/u.test(word));
  const known = !isLowerPhrase && evidence.knownNames.matches(label.name).length > 0;
  if (known) add('known-name', 3);
  else if (evidence.initials.has(label.name) || evidence.abbreviated.has(label.name)) add('initials', 4);
  else if (!isOutlet) weighWords(words, evidence, block.quoteDepth > 0 || headsQuote || label.spaced, add);
  // `Product Manager:` names a role, whoever has it; `Stephen King:` does not.
  const last = words[words.length - 1] as string;
  if (words.length > 1 && isRoleWord(last) && !canBeGiven(words[0] as string)) add('role-words', -5);
  const count = evidence.counts.get(key) ?? 1;
  if (count >= 4) add('recurs-often', 2.5);
  else if (count >= 2) add('recurs', 1.5);
  if (label.affiliation && label.affiliation.length < 60) add('affiliation', /^[\p{Lu}@]/u.test(label.affiliation) ? 1.5 : 1);
  if (evidence.companions.size > 0 && evidence.companions.has(label.style + String(label.glued) + String(block.quoteDepth > 0) + String(block.isListItem)) && (words.length > 1 || (canBeGiven(words[0] as string) && !block.isListItem))) add('companions', words.length > 1 ? 1 : 1.5);
  const body = text.slice(label.textStart, Math.min(block.content.end, label.textStart + 400));
  if (/^["“‘']/.test(body)) add('quoted-text', 2);
  if (/\b(?:I|I['’](?:m|ve|d|ll)|[Ww]e|[Ww]e['’]re|[Mm]y|me|[Oo]urs?)\b/.test(body.slice(0, 200))) add('first-person', 1);
  if (block.quoteDepth > 0) add('block-quote', 1.5);
  if (startsQuote && words.length === 1 && /^\p{Lu}\p{Ll}+$/u.test(words[0] ?? '') && wordClass(words[0] ?? '') === 'unknown' && !evidence.words.lowerWords.has(key)) add('unknown-name', 1);
  if (label.spaced && evidence.companions.has('spaced')) add('spaced-colon', 3.5);
  if (label.linked && (block.quoteDepth > 0 || headsQuote)) add('linked-name', 4);
  if (headsQuote && (words.length === 1 || words.every((word) => !/^\p{Ll}/u.test(word)))) add('heads-block-quote', 2);
  if (block.isListItem) add('list-item', -1.5);
  if (isOutlet) add('organization', -0.5);
  if (body.length < 15 && !headsQuote) add('short-text', -0.5);
  if (label.glued) add('glued', -0.5);
  return found;
}

function weighWords(words: readonly string[], evidence: LabelEvidence, inQuote: boolean, add: (id: string, weight: number) => void): void {
  const first = words[0] ?? '';
  const classes = words.map((word) => (isParticle(word) ? 'unknown' : wordClass(word.replace(/[.,]/g, ''))));
  if (words.length === 1 && looksLikeHandle(first)) {
    add('handle', 3);
    return;
  }
  const lower = words.filter((word) => /^\p{Ll}/u.test(word) && !isParticle(word));
  if (lower.length > 0) add('lower-case-words', -2.5);
  if (isFunctionWord(first) && !canBeGiven(first)) add('function-word', -3);
  const common = words.filter((word, index) => !isParticle(word) && ((classes[index] === 'common' && !isRoleWord(word) && !(index === 0 && canBeGiven(word) && words.length > 1)) ||
    (classes[index] === 'unknown' && evidence.words.lowerWords.has(word.toLowerCase()))));
  if (common.length > 0 && lower.length === 0) add('common-words', classes[0] === 'given' && words.length > 1 ? -1 : -3);
  if (words.length > 1 && words.slice(1, -1).some((word) => /^\p{Lu}\.?$/u.test(word))) add('middle-initial', 1.5);
  if (words.length > 1 && words.length <= 4 && common.length === 0 && lower.length === 0) {
    if (canBeGiven(first)) add('given-name', 2.5);
    else if (!classes.includes('organization') && !classes.includes('place')) add('capitalized-name', 2);
  } else if (words.length === 1 && canBeGiven(first)) add('single-given-name', 1);
  // `> odo_finch: …`: an unknown lower-case word before a colon is a handle rather than a label.
  if (words.length === 1 && lower.length === 1 && inQuote && classes[0] === 'unknown' && !first.includes('-') && !evidence.words.lowerWords.has(first)) add('unknown-word', 3.5);
  if (words.length > 1 && /^\p{Lu}$/u.test(words[words.length - 1] as string)) add('enumerator', -3);
}

/** Evidence that the words are a name. Where and how the label stands does not make one of them. */
const NAME_EVIDENCE = /^(?:known-name|initials|linked-name|spaced-colon|heads-block-quote|thread-header|turn-header|recurs|recurs-often|affiliation|handle|middle-initial|given-name|capitalized-name|single-given-name|unknown-word|unknown-name|quoted-text|organization)$/;

/** True when the evidence is enough. */
export function isSpeakerLabel(found: readonly Evidence[]): boolean {
  return found.some(({ id }) => NAME_EVIDENCE.test(id)) && found.reduce((sum, evidence) => sum + evidence.weight, 0) >= THRESHOLD;
}

/** `**Name** The words…`: a bold name before a sentence, without a colon. */
export function boldName(passage: Passage, block: number): Label | null {
  const { tokens, text } = passage;
  const first = tokens[0];
  if (!first || (first.before !== '**' && first.before !== '__')) return null;
  const last = tokens.slice(0, 5).findIndex((token) => /^(?:\*\*|__)$/.test(token.after));
  const next = tokens[last + 1];
  if (last < 1 || !next || !(next.capital || /["“]/.test(next.before))) return null;
  if (tokens.slice(0, last).some((token) => /[.,:;!?]/.test(token.after) && token.text.length > 1)) return null;
  const end = (tokens[last] as Token).end;
  const name = withoutMarkup(text.slice(first.start, end));
  if (!isPersonal(name)) return null;
  return { block, name, from: startOf(passage, 0), start: first.start, end, textStart: next.start - next.before.length, affiliation: '', style: 'bold', glued: false, linked: false, spaced: false, first: 0, last };
}

/** `**Name** @handle · date` heads a post of a thread. */
export function threadLabel(passage: Passage, block: number): Label | null {
  const { tokens, text } = passage;
  if (tokens.length > 14) return null;
  const first = tokens[0];
  if (!first || !isBold(first.before)) return null;
  const at = tokens.slice(0, 8).findIndex((token) => /^@\w{2,30}$/.test(token.text));
  if (at < 1) return null;
  const words = tokens.slice(0, at);
  const name = withoutMarkup(text.slice(first.start, (words[at - 1] as Token).end));
  if (!isBold((words[at - 1] as Token).after)) return null;
  if (words.some((word) => /[:;.]/.test(word.after) && word.text.length > 1)) return null;
  if (words.every((word) => wordClass(word.text) === 'common')) return null;
  const rest = text.slice((tokens[at] as Token).end, passage.span.end);
  if (!/[·•|]|\d/.test(rest) && rest.replace(/[)*_:\s]/g, '') !== '') return null;
  return {
    block, name, from: startOf(passage, 0), start: first.start, end: (tokens[at - 1] as Token).end, textStart: passage.span.end, affiliation: (tokens[at] as Token).text,
    style: 'thread', glued: false, linked: false, spaced: false, first: 0, last: at,
  };
}

const TIMESTAMP = /^[[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?$/;

/** `[00:03] **Nadia Brandt**`, `Nadia Brandt (12:40)`: a line with nothing but a name and a time heads a turn. */
export function headerLabel(passage: Passage, block: number): Label | null {
  const { tokens, text } = passage;
  if (tokens.length > 7 || tokens.length < 2) return null;
  const isTime = (token: Token): boolean => token.text.includes(':') && TIMESTAMP.test(token.text) && !/[.,;]/.test(token.after);
  if (!tokens.some(isTime)) return null;
  const words = tokens.filter((token) => !isTime(token));
  const first = words[0];
  const last = words[words.length - 1];
  if (!first || !last || words.length === tokens.length || words.length > 5) return null;
  if (words.some((word, index) => !/^[*_~[\](]*:?[*_~[\](]*$/.test(word.after + (index > 0 ? word.before : '')) || (word !== last && word.after.includes(':'))) || !/^\p{L}|^@/u.test(first.text)) return null;
  if (words.some((word) => isFunctionWord(word.text)) || !words.some((word) => word.capital) && words.length > 1) return null;
  const name = withoutMarkup(text.slice(first.start, last.end));
  const at = tokens.indexOf(first);
  return { block, name, from: startOf(passage, 0), start: first.start, end: last.end, textStart: passage.span.end, affiliation: '', style: 'header', glued: false, linked: false, spaced: false, first: at, last: tokens.indexOf(last) };
}
