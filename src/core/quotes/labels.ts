import { canBeGiven, isFunctionWord, wordClass } from '../people/lexicon.ts';
import { isHandle } from '../people/name.ts';
import { withoutMarkup } from '../people/name-phrase.ts';
import { isPersonal } from '../people/note-names.ts';
import type { Token } from '../text/token.ts';
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
  /** True for `Sen. Roe:`, whose name is `Roe`. */
  readonly hasHonorific?: boolean;
  readonly style: 'bold' | 'plain' | 'thread' | 'header';
  readonly glued: boolean;
  /** True when the name, and nothing but the name, is the text of a link. */
  readonly linked: boolean;
  /** True for `Nadia Brandt : …`: a space before the colon is left where a link around the name was lost. */
  readonly spaced: boolean;
  /** Where a time stands: `before` in `[00:03] Nadia Brandt: …`, `after` in `Nadia Brandt (00:03): …`. */
  readonly time: 'none' | 'before' | 'after';
  readonly first: number;
  readonly last: number;
}

const MAX_WORDS = 6;
/** `Sen. Roe:`, `Ms Roe:`: it goes before a name, and is no part of it. */
const HONORIFIC = /^(?:(?:Dr|Mrs?|Ms|Mx|Prof|Sen)\.?|(?:Rep|Gov|Gen|Rev|Col|Lt|Sgt|Capt|Hon)\.|Sir|Dame|MP)$/;
const isHonorific = ({ text, after }: Token): boolean => HONORIFIC.test(text + after);
const LABEL_START = /^[\p{L}@]|^\d+\p{L}/u;

const canStartLabel = ({ text }: { readonly text: string }): boolean => isAsciiLetter(text.charCodeAt(0)) || LABEL_START.test(text);
const isAsciiLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;
const isBold = (marks: string): boolean => marks.length > 1 && (marks.includes('**') || marks.includes('__'));

/** The label that starts at token `first` of a passage, or null. Looks at a dozen tokens at the most. */
export function labelAt(passage: Passage, first: number, block: number, glued: boolean): Label | null {
  const { tokens, text } = passage;
  const opening = tokens[first];
  if (!opening || (opening.before !== '' && /["“(]/.test(opening.before)) || !canStartLabel(opening.word)) return null;
  let nameLast = -1;
  let affiliation = '';
  for (let at = first; at < tokens.length && at < first + 14; at++) {
    const token = tokens[at] as Token;
    const behind = tokens[at + 1]?.before ?? '';
    // Most words have nothing on either side.
    if (token.after === '' && (nameLast >= 0 || !behind.includes('('))) continue;
    const after = withoutEmphasis(token.after);
    if (nameLast < 0) {
      if (after === '' && /[([]/.test(behind)) nameLast = at;
      else if (after.startsWith(',')) nameLast = at;
      if (nameLast >= 0) continue;
    } else if (!affiliation && (/\)/.test(after) || /:/.test(after))) {
      affiliation = withoutMarkup(text.slice((tokens[nameLast + 1] as Token).start, token.end));
    }
    if (/^[)\]]*:/.test(after)) {
      if (nameLast < 0 || isSecondName(tokens, nameLast, at)) nameLast = at;
      if (nameLast - first + 1 > MAX_WORDS || hasReportingVerb(tokens, first, nameLast)) return null;
      return labelBefore(passage, { first, nameLast, colon: at, affiliation, block, glued });
    }
    const initial = (token.text.length <= 2 || isHonorific(token)) && after === '.';
    if (after !== '' && !initial && nameLast < 0) return null;
    if (/[.!?;]/.test(after) && !initial) return null;
    // `Jane Roe, a researcher, congratulated …:` is a sentence; `@tarn (reply, 2 hours ago):` is a label.
    if (nameLast >= 0 && /,/.test(after) && !/\)/.test(after) && !isHandle((tokens[nameLast] as Token).text)) return null;
  }
  return null;
}

/** Where a label stands: its first token, the last of its name, and the one before the colon. */
interface LabelPlace {
  readonly first: number;
  readonly nameLast: number;
  readonly colon: number;
  readonly affiliation: string;
  readonly block: number;
  readonly glued: boolean;
}

/** The label of the words before a colon. */
function labelBefore(passage: Passage, { first, nameLast, colon, affiliation, block, glued }: LabelPlace): Label {
  const { tokens, text } = passage;
  const opening = tokens[first] as Token;
  const closing = tokens[colon] as Token;
  const { end } = tokens[nameLast] as Token;
  const nameFrom = (at: number): string => withoutMarkup(text.slice((tokens[at] as Token).start, end));
  let head = first;
  const style = isBold(opening.before) ? 'bold' : 'plain';
  if (style === 'bold' && opening.lowercase === 'from' && head < nameLast && isSender(nameFrom(head + 1))) head++;
  while (head < nameLast && isHonorific(tokens[head] as Token)) head++;
  const { start } = tokens[head] as Token;
  const isTimed = nameLast === colon - 1 && TIMESTAMP.test(closing.text);
  return {
    block, glued, start, end, first,
    last: colon,
    name: nameFrom(head),
    from: startOf(passage, first),
    textStart: textAfterColon(passage, closing.end),
    affiliation: nameLast === colon || isTimed ? '' : affiliation,
    hasHonorific: head > first,
    style,
    linked: isLinkText(passage, opening.start, end),
    spaced: /\s/.test(text.charAt(endWithLink(passage, closing.end))),
    time: isTimed ? 'after' : 'none',
  };
}

/** `**From @tarn:** “…”`, `**From Jane Roe:** “…”`; but `**From Berlin:**`. */
const isSender = (name: string): boolean => isHandle(name) || (isPersonal(name) && canBeGiven(name.split(' ')[0] as string));

const withoutEmphasis = (marks: string): string => (/[*_~]/.test(marks) ? marks.replace(/[*_~]/g, '') : marks);

/** `Ada (AJ) Roe:`: the name goes on behind a nickname in brackets. */
function isSecondName(tokens: readonly Token[], nameLast: number, at: number): boolean {
  const close = tokens.findIndex((token, index) => index > nameLast && index <= at && token.after.includes(')'));
  if (close <= nameLast || close >= at || at - close > 2) return false;
  return tokens.slice(close, at).every(({ after }) => after === '' || after === ')') && (tokens[close + 1] as Token).capital;
}

/** True when `start`–`end` is all of a link's text. */
function isLinkText({ skip, text }: Passage, start: number, end: number): boolean {
  const before = skip[firstEndingAfter(skip, start - 1)];
  const after = skip[firstEndingAfter(skip, end)];
  if (before?.end !== start || text.charAt(before.start) !== '[' || after === undefined || after.start - end > 3) return false;
  return /^[*_~]{0,3}$/.test(text.slice(end, after.start)) && text.charAt(after.start) === ']';
}

/** `Kevin Roe notes:` is a clause, not a label. */
function hasReportingVerb(tokens: readonly Token[], first: number, last: number): boolean {
  for (let at = first + 1; at <= last; at++) {
    const token = tokens[at] as Token;
    if (!token.capital && isVerbCue(token.word) && reportingVerb(token.lowercase, tokens[at + 1]?.lowercase ?? '')) return true;
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

/** What only labels with a colon have more of. */
const UNMARKED = { affiliation: '', glued: false, linked: false, spaced: false, time: 'none' } as const;

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
  return {
    ...UNMARKED, block, name, style: 'bold', first: 0, last,
    from: startOf(passage, 0), start: first.start, end, textStart: next.start - next.before.length,
  };
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
    ...UNMARKED, block, name, style: 'thread', first: 0, last: at, affiliation: (tokens[at] as Token).text,
    from: startOf(passage, 0), start: first.start, end: (tokens[at - 1] as Token).end, textStart: passage.span.end,
  };
}

/** A time in a recording. */
export const TIMESTAMP = /^[[(]?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d{1,3})?[\])]?$/;

/** `[00:03] Nadia Brandt: …`: a label behind the time at the start of the line, which belongs to the turn. */
export function timedLabel(passage: Passage, block: number): Label | null {
  const time = passage.tokens[0];
  if (!time || time.capital || !time.text.includes(':') || !TIMESTAMP.test(time.text)) return null;
  const label = labelAt(passage, 1, block, false);
  return label && { ...label, from: passage.span.start, time: 'before' };
}

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
  if (!words.every((word) => isJoined(word, word === first, word === last)) || !/^\p{L}|^@/u.test(first.text)) return null;
  if (words.some((word) => isFunctionWord(word.text)) || (words.length > 1 && !words.some((word) => word.capital))) return null;
  const name = withoutMarkup(text.slice(first.start, last.end));
  const at = tokens.indexOf(first);
  return {
    ...UNMARKED, block, name, style: 'header', first: at, last: tokens.indexOf(last),
    from: startOf(passage, 0), start: first.start, end: last.end, textStart: passage.span.end,
  };
}

/** Whether a word of `**Nadia Brandt**: (12:40)` has only marks around it that may stand in such a line; a colon ends the name. */
function isJoined({ before, after }: Token, isFirst: boolean, isLast: boolean): boolean {
  if (!isLast && after.includes(':')) return false;
  return /^[*_~[\](]*:?[*_~[\](]*$/.test(isFirst ? after : after + before);
}
