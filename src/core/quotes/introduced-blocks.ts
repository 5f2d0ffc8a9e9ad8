import { canBeGiven } from '../people/lexicon.ts';
import { isHandle } from '../people/name.ts';
import { nameStartingAt, type NamePhrase } from '../people/name-phrase.ts';
import { isPersonal } from '../people/note-names.ts';
import { introOf, nameAbove } from './block-intro.ts';
import type { Block } from './blocks.ts';
import type { Clause } from './clauses.ts';
import { startOf } from './passage.ts';
import type { QuotedSpan } from '../text/quote-marks.ts';
import { firstOverlapping, type Span } from '../text/span.ts';
import type { Token } from '../text/token.ts';
import { directCandidate, type LabelledPassage } from './candidate.ts';
import type { NoteReading } from './note-reading.ts';
import type { ReadBlock } from './read-block.ts';
import { BLOCK_RULES } from './rules/label-rules.ts';
import { wholeOrganization } from '../people/whole-organization.ts';
import { namedSubject, type Subject } from './subject-forms.ts';

/** Passages whose speaker stands in the line before them, after them, or before a colon without quotation marks. */
export function introducedBlocks(reading: NoteReading, claims: readonly Span[]): LabelledPassage[] {
  const found: LabelledPassage[] = [];
  const free = (span: Span): boolean => firstOverlapping(claims, span) === null;
  // Behind a signed quotation the same block quote may have another, up to the end of the region.
  let next = -1;
  let regionEnd = -1;
  for (let index = 0; index < reading.prose.length; index++) {
    const block = reading.prose[index];
    if (!block) continue;
    // A block quote inside somebody's turn: words of a third person.
    const claim = firstOverlapping(claims, block.content);
    const isQuoted = block.quoteDepth > 0;
    const startsRegion = isQuoted && (index === next || (reading.blocks[index - 1]?.quoteDepth ?? 0) === 0);
    const inTurn = startsRegion && claim !== null && covers(claim, block.content);
    if (claim && !inTurn) continue;
    // A region of block quotes is read once, from its first line.
    if (isQuoted && !startsRegion) continue;
    const isFree = inTurn ? () => true : free;
    if (isQuoted && (index !== next || index > regionEnd)) regionEnd = endOfRegion(reading, index, isFree);
    const made = isQuoted ? quotedRegion(reading, index, regionEnd, isFree) : ownWords(reading, block, index, free);
    if (!made) continue;
    found.push(made.clause ? { ...made.passage, clause: made.clause } : made.passage);
    index = Math.max(index, made.last);
    if (isQuoted) for (next = index + 1; reading.blocks[next]?.kind === 'blank';) next++;
  }
  return [...found, ...listedQuotes(reading, free)];
}

/** Words outside block quotes, of the one who is named before or below them. */
function ownWords(reading: NoteReading, block: ReadBlock, index: number, free: (span: Span) => boolean): Made | null {
  return unquotedText(block, index) ?? signedLine(reading, block, index) ?? signedPost(reading, block, index, free);
}

/** `From a memo by Jane Roe:` and a list whose items are quotations: each is hers. */
function listedQuotes(reading: NoteReading, free: (span: Span) => boolean): LabelledPassage[] {
  const found: LabelledPassage[] = [];
  for (let index = 1; index < reading.prose.length; index++) {
    const first = reading.prose[index];
    if (!first?.isListItem || first.passage.quotes.length !== 1 || reading.blocks[index - 1]?.isListItem) continue;
    const items = listItemsFrom(reading.blocks, index);
    index = items[items.length - 1] as number;
    const quotes = items.map((at) => onlyQuote(reading.prose[at] ?? null));
    if (quotes.length < 2 || !quotes.every((quote) => quote && isSentence(reading, quote))) continue;
    const intro = introOf(reading, items[0] as number, true);
    if (!intro) continue;
    for (const [number, quote] of quotes.entries()) {
      if (!quote || !free(quote.outer)) continue;
      const { passage } = made(BLOCK_RULES.listed.id, quote, quote.outer, intro.subject, intro.cue, items[number] as number, items[number] as number);
      found.push(number === 0 && intro.clause ? { ...passage, clause: intro.clause } : passage);
    }
  }
  return found;
}

const isSentence = ({ note }: NoteReading, { start, end }: Span): boolean => /[.!…]$/.test(note.text.slice(start, end));

/** The items of the list that starts at block `first`, single blank lines between them passed over. */
function listItemsFrom(blocks: readonly Block[], first: number): number[] {
  const items: number[] = [];
  for (let at = first; ; at++) {
    if (blocks[at]?.isListItem) items.push(at);
    else if (blocks[at]?.kind !== 'blank' || !blocks[at + 1]?.isListItem) return items;
  }
}

/** The quotation that fills a line, but for a time or a source behind it; null where there is more. */
function onlyQuote(block: ReadBlock | null): QuotedSpan | null {
  const [quote, ...others] = block?.passage.quotes ?? [];
  if (!block || !quote?.closed || quote.mark !== 'double' || others.length > 0 || block.clauses.length > 0) return null;
  return quote.outer.start - block.content.start <= 2 && block.content.end - quote.outer.end <= 12 ? quote : null;
}

const covers = (claim: Span, span: Span): boolean => claim.start < span.start && span.end <= claim.end;

interface Made {
  readonly passage: LabelledPassage;
  readonly clause?: Clause | undefined;
  readonly last: number;
}

/** The last line of the block quotes that start at `first`. */
function endOfRegion(reading: NoteReading, first: number, free: (span: Span) => boolean): number {
  let last = first;
  while (last + 1 < reading.blocks.length && (reading.blocks[last + 1]?.quoteDepth ?? 0) > 0) last++;
  // A label inside speaks for itself, and for what follows it.
  for (let index = first + 1; index <= last; index++) if (!free((reading.blocks[index] as Block).content)) last = index - 1;
  while (last > first && reading.blocks[last]?.kind === 'blank') last--;
  return last;
}

/** The block quote `first`–`end`, or what of it is signed first: signed at its end, or introduced by the line before it. */
function quotedRegion(reading: NoteReading, first: number, end: number, free: (span: Span) => boolean): Made | null {
  const last = endOfSigned(reading, first, end);
  const start = (reading.blocks[first] as ReadBlock).content.start;
  const whole = { start, end: (reading.blocks[last] as ReadBlock).content.end };
  if (!free(whole)) return null;
  const signature = last > first ? signatureOf(reading, last, !reading.prose[last - 1]?.isListItem) : null;
  if (signature) {
    let lastWords = last - 1;
    while (lastWords > first && reading.blocks[lastWords]?.kind === 'blank') lastWords--;
    const span = unquote(reading, { start, end: (reading.blocks[lastWords] as ReadBlock).content.end });
    return made(BLOCK_RULES.signed.id, span, whole, signature, '—', first, last);
  }
  const intro = introOf(reading, first);
  const credit = intro ? null : creditBelow(reading, last);
  const span = unquote(reading, whole);
  if (credit) return made(BLOCK_RULES.credited.id, span, { start, end: credit.end }, credit.subject, '()', first, last);
  const above = intro ? null : nameAbove(reading, first);
  if (above) return made(BLOCK_RULES.headed.id, span, whole, above, '', first, last);
  if (!intro) return null;
  return { ...made(BLOCK_RULES.introduced.id, span, whole, intro.subject, intro.cue, first, last), clause: intro.clause };
}

/** Of `> “…”`, `> — Jane Roe`, `> “…”`, `> — Jon Poe` the line that signs the first; `last` where only the end is signed. */
function endOfSigned(reading: NoteReading, first: number, last: number): number {
  const { text } = reading.note;
  if (!/^["“]/.test(text.charAt((reading.blocks[first] as Block).content.start))) return last;
  for (let index = first + 1; index < last; index++) {
    let before = index - 1;
    while (before > first && reading.blocks[before]?.kind === 'blank') before--;
    const closes = /["”]/.test(text.charAt((reading.blocks[before] as Block).content.end - 1));
    if (closes && signatureOf(reading, index, !reading.prose[before]?.isListItem)) return index;
  }
  return last;
}

function made(rule: string, span: Span, claim: Span, subject: Subject, cue: string, block: number, last: number): Made {
  return { passage: { candidate: directCandidate(span, rule, subject, cue, block), claim }, last };
}

/** `([@odo_finch](https://…))`: a line that is nothing but a name in brackets, below what it is of. */
function creditBelow({ blocks, prose, note }: NoteReading, last: number): { readonly subject: Subject; readonly end: number } | null {
  const next = blocks[last + 1]?.kind === 'blank' ? last + 2 : last + 1;
  const line = prose[next];
  if (!line || line.quoteDepth > 0) return null;
  const { start, end } = line.content;
  if (note.text.charAt(start) !== '(' || note.text.charAt(end - 1) !== ')') return null;
  const { text, tokens } = line.passage;
  const name = nameStartingAt(text, tokens, 0);
  if (name?.first !== 0 || name.last !== tokens.length - 1) return null;
  if (isHandle(name.text)) return { subject: namedSubject(name), end };
  const isLinked = note.text.slice(start, end).includes('](');
  return isLinked && canBeGiven(name.text.split(' ')[0] as string) && isPersonal(name.text) ? { subject: namedSubject(name), end } : null;
}

/** `> — Jane Roe, Jan 30` @param hyphenSigns whether a hyphen before a name signs, too: in a list it does not */
function signatureOf(reading: NoteReading, index: number, hyphenSigns = false): Subject | null {
  const block = reading.prose[index];
  if (!block) return null;
  const { passage, content: { start } } = block;
  const dash = /^(?:[—–―]|--?)\s*/.exec(reading.note.text.slice(start, start + 6));
  // A list mark (`> - Jane Roe`) is read as one.
  const isListMark = hyphenSigns ? /[-—–―]/ : /[—–―]/;
  if (!dash && !(block.isListItem && isListMark.test(reading.note.text.slice(start - 4, start)))) return null;
  const first = passage.tokens.findIndex((token) => token.start >= start + (dash?.[0].length ?? 0));
  const name = first >= 0 ? nameStartingAt(passage.text, passage.tokens, first) : null;
  if (name?.first !== first || (hyphenSigns && !dash && !isPersonal(name.text))) return null;
  const whole = wholeOrganization(passage.text, passage.tokens, name, passage.tokens.length - 1) ?? name;
  return namedSubject(whole, first);
}

/** True when the block is a quotation that the next line signs. */
export const isSignedQuotation = (reading: NoteReading, index: number): boolean => {
  const block = reading.prose[index];
  return block !== null && block !== undefined && signedLine(reading, block, index) !== null;
};

/** A paragraph that is one quotation, with its speaker alone in the next line: `"…"`, `Jane Roe`, `Head of Research`. */
function signedLine(reading: NoteReading, block: ReadBlock, index: number): Made | null {
  const quote = block.passage.quotes[0];
  if (!quote?.closed || quote.mark !== 'double' || quote.outer.start - block.content.start > 2 || block.content.end - quote.outer.end > 2) return null;
  let next = index + 1;
  while (next <= index + 2 && reading.blocks[next]?.kind === 'blank') next++;
  const line = reading.prose[next];
  if (!line || line.quoteDepth > 0 || line.isListItem) return null;
  const { passage } = line;
  const name = nameStartingAt(passage.text, passage.tokens, 0);
  const end = passage.tokens[passage.tokens.length - 1];
  if (!name || name.first !== 0 || !isPersonal(name.text) || !end) return null;
  const isAlone = name.last === passage.tokens.length - 1 && /^[*_)\]]*$/.test(end.after);
  if (!isAlone && !isTitled(line, name, end)) return null;
  return made(BLOCK_RULES.signedLine.id, quote, { start: block.content.start, end: line.content.end }, namedSubject(name), '', index, next);
}

/** `Jane Roe, Head of Research`: name and title fill the line, whose last token is `end`. */
function isTitled({ passage: { tokens }, clauses }: ReadBlock, { last }: NamePhrase, end: Token): boolean {
  if (!/^[*_)\]]*,/.test((tokens[last] as Token).after)) return false;
  return tokens.length <= 14 && clauses.length === 0 && !/[.!?:]/.test(end.after);
}

/** `Jane Roe writes: The queue is the product.` without quotation marks, at the start of a line. */
function unquotedText(block: ReadBlock, index: number): Made | null {
  const { passage } = block;
  const clause = block.clauses[0];
  if (!clause?.subject || clause.subject.kind !== 'names' || clause.first > 1 || clause.inverted || clause.hypothetical || clause.negated) return null;
  const end = passage.tokens[clause.end] as Token;
  const next = passage.tokens[clause.end + 1];
  if (!next || !/^[*_)]*:/.test(end.after) || (passage.quoteOf[clause.end + 1] as number) >= 0) return null;
  if (passage.tokens.length - clause.end < 6 || clause.verb.form !== 'finite') return null;
  const span = { start: startOf(passage, clause.end + 1) - next.before.length, end: block.content.end };
  return made(BLOCK_RULES.unquoted.id, span, span, clause.subject, end.text, index, index);
}

/** `How long until queues are free` / `— Nadia Brandt (@nbrandt) December 6`: a post that was pasted with its signature. */
function signedPost(reading: NoteReading, block: ReadBlock, index: number, free: (span: Span) => boolean): Made | null {
  let next = index + 1;
  while (next <= index + 2 && reading.blocks[next]?.kind === 'blank') next++;
  const line = reading.prose[next];
  if (!line || line.quoteDepth > 0 || !free(line.content)) return null;
  const { passage } = line;
  if (passage.tokens.length > 12) return null;
  if (!hasHandle(passage.tokens) || block.clauses.some((clause) => clause.subject?.kind === 'names')) return null;
  const subject = signatureOf(reading, next);
  const claim = { start: block.content.start, end: line.content.end };
  return subject && made(BLOCK_RULES.signedPost.id, unquote(reading, block.content), claim, subject, '—', index, next);
}

/** True when one of the first words is a handle in brackets. */
function hasHandle(tokens: readonly Token[]): boolean {
  for (let at = 0; at < tokens.length && at < 8; at++) {
    const { text, before } = tokens[at] as Token;
    if (before.includes('(') && text.startsWith('@')) return true;
  }
  return false;
}

/** Without the quotation marks around the whole. */
function unquote(reading: NoteReading, span: Span): Span {
  const { text } = reading.note;
  const opens = /^["“]/.test(text.charAt(span.start));
  const closes = /["”]/.test(text.charAt(span.end - 1));
  return opens && closes && span.end - span.start > 2 ? { start: span.start + 1, end: span.end - 1 } : span;
}
