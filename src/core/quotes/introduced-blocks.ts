import { nameEndingAt, nameStartingAt } from '../people/name-phrase.ts';
import { isPersonal } from '../people/note-names.ts';
import { startOf } from './passage.ts';
import { firstEndingAfter, overlaps, type Span } from '../text/span.ts';
import type { Token } from '../text/tokens.ts';
import type { Candidate, LabelledPassage } from './candidate.ts';
import type { NoteReading, ReadBlock } from './note-reading.ts';
import { BLOCK_RULES } from './rules/label-rules.ts';
import type { Subject } from './subject.ts';

/** Passages whose speaker stands in the line before them, after them, or before a colon without quotation marks. */
export function introducedBlocks(reading: NoteReading, claims: readonly Span[]): LabelledPassage[] {
  const found: LabelledPassage[] = [];
  const free = (span: Span): boolean => {
    const claim = claims[firstEndingAfter(claims, span.start)];
    return !claim || !overlaps(claim, span);
  };
  for (let index = 0; index < reading.prose.length; index++) {
    const block = reading.prose[index];
    if (!block || !free(block.content)) continue;
    // A region of block quotes is read once, from its first line.
    if (block.quoteDepth > 0 && (reading.blocks[index - 1]?.quoteDepth ?? 0) > 0) continue;
    const made = block.quoteDepth > 0 ? quotedRegion(reading, index, free) : unquotedText(block, index);
    if (!made) continue;
    found.push(made.passage);
    index = Math.max(index, made.last);
  }
  return found;
}

interface Made {
  readonly passage: LabelledPassage;
  readonly last: number;
}

/** A block quote that starts at `first`: signed at its end, or introduced by the line before it. */
function quotedRegion(reading: NoteReading, first: number, free: (span: Span) => boolean): Made | null {
  let last = first;
  while (last + 1 < reading.blocks.length && (reading.blocks[last + 1]?.quoteDepth ?? 0) > 0) last++;
  while (last > first && reading.blocks[last]?.kind === 'blank') last--;
  const start = (reading.blocks[first] as ReadBlock).content.start;
  const whole = { start, end: (reading.blocks[last] as ReadBlock).content.end };
  if (!free(whole)) return null;
  const signature = last > first ? signatureOf(reading, last) : null;
  if (signature) {
    let end = last - 1;
    while (end > first && reading.blocks[end]?.kind === 'blank') end--;
    const span = unquote(reading, { start, end: (reading.blocks[end] as ReadBlock).content.end });
    return made(BLOCK_RULES.signed.id, span, whole, signature, '—', first, last);
  }
  const intro = introOf(reading, first);
  if (!intro) return null;
  return made(BLOCK_RULES.introduced.id, unquote(reading, whole), whole, intro.subject, intro.cue, first, last);
}

function made(rule: string, span: Span, claim: Span, subject: Subject, cue: string, block: number, last: number): Made {
  const candidate: Candidate = { ...span, kind: 'direct', rule, subject, relay: null, cue, block };
  return { passage: { candidate, claim }, last };
}

/** `> — Jane Roe, Jan 30` */
function signatureOf(reading: NoteReading, index: number): Subject | null {
  const block = reading.prose[index];
  if (!block) return null;
  const dash = /^(?:[—–―]|--?)\s*/.exec(reading.note.text.slice(block.content.start, block.content.start + 6));
  // A list mark (`> - Jane Roe`) is read as one: it signs only when it is a dash.
  if (!dash && !(block.isListItem && /[—–―]/.test(reading.note.text.slice(block.content.start - 4, block.content.start)))) return null;
  const { passage } = block;
  const first = passage.tokens.findIndex((token) => token.start >= block.content.start + (dash?.[0].length ?? 0));
  const name = first >= 0 ? nameStartingAt(passage.text, passage.tokens, first) : null;
  return name && name.first === first ? { kind: 'names', names: [name], first: name.first, last: name.last } : null;
}

/** The subject of the reporting clause at the end of the last line before block `index`, when that line ends in a colon. */
function introOf(reading: NoteReading, index: number): { subject: Subject; cue: string } | null {
  let at = index - 1;
  while (at >= 0 && reading.blocks[at]?.kind === 'blank') at--;
  const block = reading.prose[at];
  if (!block || index - at > 3 || block.quoteDepth > 0) return null;
  const { passage } = block;
  const last = passage.tokens.length - 1;
  if (last < 0 || !/:/.test((passage.tokens[last] as Token).after)) return null;
  const sentence = passage.sentenceOf[last];
  const clause = [...block.clauses].reverse().find((candidate) => candidate.sentence === sentence && candidate.subject && !candidate.hypothetical);
  if (clause?.subject) return { subject: clause.subject, cue: passage.text.slice((passage.tokens[clause.at] as Token).start, (passage.tokens[clause.last] as Token).end) };
  // `Jane Roe:` or `From Jane Roe:` alone on the line.
  const name = nameEndingAt(passage.text, passage.tokens, last);
  if (!name || name.hasArticle || last > 7 || !isPersonal(name.text)) return null;
  return { subject: { kind: 'names', names: [name], first: name.first, last: name.last }, cue: ':' };
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

/** Without the quotation marks around the whole. */
function unquote(reading: NoteReading, span: Span): Span {
  const { text } = reading.note;
  const opens = /^["“]/.test(text.charAt(span.start));
  const closes = /["”]/.test(text.charAt(span.end - 1));
  return opens && closes && span.end - span.start > 2 ? { start: span.start + 1, end: span.end - 1 } : span;
}
