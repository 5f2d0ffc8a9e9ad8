import { canBeGiven, wordClass } from '../people/lexicon.ts';
import { isHandle } from '../people/name.ts';
import { endsLikeOrganization, nameStartingAt } from '../people/name-phrase.ts';
import { isPersonal } from '../people/note-names.ts';
import type { Block } from './blocks.ts';
import type { Clause } from './clauses.ts';
import { startOf } from './passage.ts';
import type { QuotedSpan } from '../text/quote-marks.ts';
import { firstOverlapping, type Span } from '../text/span.ts';
import type { Token } from '../text/token.ts';
import type { Candidate, LabelledPassage } from './candidate.ts';
import type { NoteReading } from './note-reading.ts';
import type { ReadBlock } from './read-block.ts';
import { BLOCK_RULES } from './rules/label-rules.ts';
import { afterDescription } from './rules/colon-rules.ts';
import { isNobody, LEADS, unusualSubject } from './rules/quote-context.ts';
import { SPEECH_NOUNS } from './nouns.ts';
import { ownerOf } from './subject.ts';
import { wholeOrganization } from '../people/whole-organization.ts';
import type { Subject } from './subject-forms.ts';

/** Passages whose speaker stands in the line before them, after them, or before a colon without quotation marks. */
export function introducedBlocks(reading: NoteReading, claims: readonly Span[]): LabelledPassage[] {
  const found: LabelledPassage[] = [];
  const free = (span: Span): boolean => firstOverlapping(claims, span) === null;
  for (let index = 0; index < reading.prose.length; index++) {
    const block = reading.prose[index];
    if (!block) continue;
    // A block quote inside somebody's turn: words of a third person.
    const claim = firstOverlapping(claims, block.content);
    const inTurn = block.quoteDepth > 0 && claim !== null && covers(claim, block.content) && (reading.blocks[index - 1]?.quoteDepth ?? 0) === 0;
    if (claim && !inTurn) continue;
    // A region of block quotes is read once, from its first line.
    if (block.quoteDepth > 0 && (reading.blocks[index - 1]?.quoteDepth ?? 0) > 0) continue;
    const made = block.quoteDepth > 0 ? quotedRegion(reading, index, inTurn ? () => true : free) : unquotedText(block, index) ?? signedLine(reading, block, index) ?? signedPost(reading, block, index, free);
    if (!made) continue;
    found.push(made.clause ? { ...made.passage, clause: made.clause } : made.passage);
    index = Math.max(index, made.last);
  }
  return [...found, ...listedQuotes(reading, free)];
}

/** `From a memo by Jane Roe:` and a list whose items are quotations: each is hers. */
function listedQuotes(reading: NoteReading, free: (span: Span) => boolean): LabelledPassage[] {
  const found: LabelledPassage[] = [];
  for (let index = 1; index < reading.prose.length; index++) {
    const first = reading.prose[index];
    if (!first?.isListItem || first.passage.quotes.length !== 1 || reading.blocks[index - 1]?.isListItem) continue;
    const items: number[] = [];
    for (let at = index; reading.blocks[at]?.isListItem || (reading.blocks[at]?.kind === 'blank' && reading.blocks[at + 1]?.isListItem); at++) if (reading.blocks[at]?.isListItem) items.push(at);
    index = items[items.length - 1] as number;
    const quotes = items.map((at) => onlyQuote(reading.prose[at] ?? null));
    if (quotes.length < 2 || !quotes.every((quote) => quote && /[.!…]$/.test(reading.note.text.slice(quote.start, quote.end)))) continue;
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

/** A block quote that starts at `first`: signed at its end, or introduced by the line before it. */
function quotedRegion(reading: NoteReading, first: number, free: (span: Span) => boolean): Made | null {
  let last = first;
  while (last + 1 < reading.blocks.length && (reading.blocks[last + 1]?.quoteDepth ?? 0) > 0) last++;
  // A label inside speaks for itself, and for what follows it.
  for (let index = first + 1; index <= last; index++) if (!free((reading.blocks[index] as Block).content)) last = index - 1;
  while (last > first && reading.blocks[last]?.kind === 'blank') last--;
  const start = (reading.blocks[first] as ReadBlock).content.start;
  const whole = { start, end: (reading.blocks[last] as ReadBlock).content.end };
  if (!free(whole)) return null;
  const signature = last > first ? signatureOf(reading, last, !reading.prose[last - 1]?.isListItem) : null;
  if (signature) {
    let end = last - 1;
    while (end > first && reading.blocks[end]?.kind === 'blank') end--;
    const span = unquote(reading, { start, end: (reading.blocks[end] as ReadBlock).content.end });
    return made(BLOCK_RULES.signed.id, span, whole, signature, '—', first, last);
  }
  const intro = introOf(reading, first);
  const credit = intro ? null : creditBelow(reading, last);
  if (credit) return made(BLOCK_RULES.credited.id, unquote(reading, whole), { start, end: credit.end }, credit.subject, '()', first, last);
  if (!intro) return null;
  return { ...made(BLOCK_RULES.introduced.id, unquote(reading, whole), whole, intro.subject, intro.cue, first, last), clause: intro.clause };
}

function made(rule: string, span: Span, claim: Span, subject: Subject, cue: string, block: number, last: number): Made {
  const candidate: Candidate = { ...span, kind: 'direct', rule, subject, relay: null, cue, block };
  return { passage: { candidate, claim }, last };
}

/** `([@odo_finch](https://…))`: a line that is nothing but a name in brackets, below what it is of. */
function creditBelow({ blocks, prose, note }: NoteReading, last: number): { readonly subject: Subject; readonly end: number } | null {
  const next = blocks[last + 1]?.kind === 'blank' ? last + 2 : last + 1;
  const line = prose[next];
  if (!line || line.quoteDepth > 0 || note.text.charAt(line.content.start) !== '(' || note.text.charAt(line.content.end - 1) !== ')') return null;
  const { text, tokens } = line.passage;
  const name = nameStartingAt(text, tokens, 0);
  if (name?.first !== 0 || name.last !== tokens.length - 1 || !(isHandle(name.text) || (note.text.slice(line.content.start, line.content.end).includes('](') && canBeGiven(name.text.split(' ')[0] as string) && isPersonal(name.text)))) return null;
  return { subject: { kind: 'names', names: [name], first: 0, last: name.last }, end: line.content.end };
}

/** `> — Jane Roe, Jan 30` @param hyphenSigns whether a hyphen before a name signs, too: in a list it does not */
function signatureOf(reading: NoteReading, index: number, hyphenSigns = false): Subject | null {
  const block = reading.prose[index];
  if (!block) return null;
  const dash = /^(?:[—–―]|--?)\s*/.exec(reading.note.text.slice(block.content.start, block.content.start + 6));
  // A list mark (`> - Jane Roe`) is read as one.
  if (!dash && !(block.isListItem && (hyphenSigns ? /[-—–―]/ : /[—–―]/).test(reading.note.text.slice(block.content.start - 4, block.content.start)))) return null;
  const { passage } = block;
  const first = passage.tokens.findIndex((token) => token.start >= block.content.start + (dash?.[0].length ?? 0));
  const name = first >= 0 ? nameStartingAt(passage.text, passage.tokens, first) : null;
  if (name?.first !== first || (hyphenSigns && !dash && !isPersonal(name.text))) return null;
  const whole = wholeOrganization(passage.text, passage.tokens, name, passage.tokens.length - 1) ?? name;
  return { kind: 'names', names: [whole], first, last: whole.last };
}

interface Intro {
  readonly subject: Subject;
  readonly cue: string;
  /** The clause that says so, if one does. */
  readonly clause?: Clause;
}

/** Who the line before block `index` says is quoted there. */
function introOf(reading: NoteReading, index: number, needsColon = false): Intro | null {
  let at = index - 1;
  while (at >= 0 && reading.blocks[at]?.kind === 'blank') at--;
  const block = reading.prose[at];
  if (!block || index - at > 3 || block.quoteDepth > 0) return null;
  const { passage } = block;
  const last = passage.tokens.length - 1;
  const end = passage.tokens[last];
  if (!end || passage.quoteOf[last] !== -1) return null;
  const clause = lastClause(block, last);
  // Without a colon only `Jane Roe writes,` or `as Jane Roe puts it` introduces the block.
  if (!/[:：]/.test(end.after)) return !needsColon && clause?.subject && clause.end === last && !/[.!?]/.test(end.after) ? { subject: clause.subject, cue: cueOf(block, clause), clause } : null;
  if (clause?.subject && clause.subject.kind !== 'noun') return { subject: clause.subject, cue: cueOf(block, clause), clause };
  const unusual = unusualSubject(passage, last);
  if (unusual) return { subject: unusual.subject, cue: (passage.tokens[unusual.verb] as Token).text };
  const named = namedBeforeColon(reading, block, last);
  if (named) return { subject: named, cue: ':' };
  const earlier = earlierClause(block, last);
  if (earlier?.subject) return { subject: earlier.subject, cue: cueOf(block, earlier), clause: earlier };
  return clause?.subject ? { subject: clause.subject, cue: cueOf(block, clause), clause } : null;
}

const cueOf = ({ passage }: ReadBlock, clause: Clause): string => passage.text.slice((passage.tokens[clause.at] as Token).start, (passage.tokens[clause.last] as Token).end);

function lastClause(block: ReadBlock, last: number): Clause | null {
  const sentence = block.passage.sentenceOf[last];
  for (let index = block.clauses.length - 1; index >= 0; index--) {
    const clause = block.clauses[index] as Clause;
    if (clause.sentence !== sentence) return null;
    if (clause.subject && !clause.hypothetical && !clause.negated && !isNobody(clause.subject)) return clause;
  }
  return null;
}

/** `Jane Roe explains the rule. It is the best summary so far:`: the sentence before says who speaks. */
function earlierClause({ clauses, passage }: ReadBlock, last: number): Clause | null {
  const sentence = passage.sentenceOf[last] as number;
  const clause = clauses[clauses.length - 1];
  return clause && sentence - clause.sentence <= 1 && clause.subject?.kind === 'names' && !clause.hypothetical && !clause.negated ? clause : null;
}

/**
 * No verb says that somebody speaks (`That comment by [Fox](…) is:`, `Tarn has a strict policy:`, `His answer:`): the owner of
 * the words, the one whom `by` or `from` names, or the one that the sentence is about.
 */
function namedBeforeColon(reading: NoteReading, block: ReadBlock, last: number): Subject | null {
  const { passage, names } = block;
  const { tokens, text } = passage;
  const sentence = passage.sentenceOf[last];
  let start = last;
  while (start > 0 && last - start < LONGEST_INTRO && passage.sentenceOf[start - 1] === sentence) start--;
  for (let at = last; at > start; at--) {
    if (!SPEECH_NOUNS.has((tokens[at] as Token).lower)) continue;
    const owner = ownerOf(text, tokens, at, start);
    if (owner && !(owner.kind === 'pronoun' && !/^(?:he|she|they|it)$/.test(owner.word))) return owner;
  }
  const isBy = (at: number): boolean => /^(?:by|from|via)$/.test(tokens[at]?.lower ?? '');
  const inside = names.filter((name) => name.first >= start && name.last <= last && passage.quoteOf[name.first] === -1 && (!name.hasArticle || (isBy(name.first - 2) && endsLikeOrganization(name.text))));
  const by = inside.find((name) => isBy(name.first - (name.hasArticle ? 2 : 1)));
  const lead = afterDescription(tokens, LEADS.has((tokens[start] as Token).lower) ? start + 1 : start, last);
  const head = inside.find((name) => name.first === start || name.first === lead);
  const only = by ?? (head && !(tokens[head.last] as Token).possessive ? head : inside.length === 1 ? inside[0] : undefined);
  if (!only) return null;
  // A single word at the start of a sentence is a name where it stands with a capital elsewhere too.
  const known = only === by || (only === head && last > only.last && ((only.text.includes(' ') && (wordClass(only.text.split(' ')[0] as string) !== 'common' || reading.insideWords.has(only.text.split(' ')[0] as string))) || (reading.insideWords.has(only.text) && !reading.lowerWords.has(only.text.toLowerCase()))));
  if (!isHandle(only.text) && !isPersonal(only.text) && !only.hasRole && !known) return null;
  return { kind: 'names', names: [only], first: only.first, last: only.last };
}

/** Words of a line that introduces a block quote. */
const LONGEST_INTRO = 60;

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
  const alone = name.last === passage.tokens.length - 1 && /^[*_)\]]*$/.test(end.after);
  const titled = /^[*_)\]]*,/.test((passage.tokens[name.last] as Token).after) && passage.tokens.length <= 14 && line.clauses.length === 0 && !/[.!?:]/.test(end.after);
  if (!alone && !titled) return null;
  return made(BLOCK_RULES.signedLine.id, quote, { start: block.content.start, end: line.content.end }, { kind: 'names', names: [name], first: name.first, last: name.last }, '', index, next);
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
  return subject ? made(BLOCK_RULES.signedPost.id, unquote(reading, block.content), { start: block.content.start, end: line.content.end }, subject, '—', index, next) : null;
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
