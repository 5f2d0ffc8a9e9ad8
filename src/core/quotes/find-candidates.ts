import { firstOverlapping, type Span } from '../text/span.ts';
import type { QuotedSpan } from '../text/quote-marks.ts';
import type { Token } from '../text/token.ts';
import { directCandidate, type Candidate } from './candidate.ts';
import type { Clause } from './clauses.ts';
import { continues, followsScene } from './continuation.ts';
import { chapterLines } from './chapter-line.ts';
import { contextOf } from './contexts.ts';
import { insideQuotation, nestedIn, type Match } from './inner-quotations.ts';
import { endOfOpenQuotation } from './open-quotation.ts';
import { labelledPassages } from './label-passages.ts';
import { looseWords, type LooseWords } from './loose-words.ts';
import type { NoteReading } from './note-reading.ts';
import type { ReadBlock } from './read-block.ts';
import { startOf, type Passage } from './passage.ts';
import { hasParaphrase, INDIRECT_RULES, paraphraseSpan } from './rules/indirect-rules.ts';
import { introducedBlocks } from './introduced-blocks.ts';
import { BLOCK_RULES } from './rules/label-rules.ts';
import type { RejectionObserver, RejectionReason } from './rejection.ts';
import type { QuoteContext, Reading } from './rules/quote-context.ts';
import { QUOTE_RULES } from './rules/quote-rules.ts';

/** All attributed passages of a note, by start; speakers not yet resolved. */
export function findCandidates(reading: NoteReading, observe?: RejectionObserver): Candidate[] {
  const labelled = labelledPassages(reading);
  const claims: Span[] = labelled.map((passage) => passage.claim);
  const found: Candidate[] = labelled.map((passage) => passage.candidate);
  const introducing = new Set<Clause>();
  const introduced = introducedBlocks(reading, claims);
  for (const passage of introduced) {
    found.push(passage.candidate);
    claims.push(passage.claim);
    if (passage.clause) introducing.add(passage.clause);
  }
  claims.sort((a, b) => a.start - b.start);
  const state: WalkState = { claims, chapters: chapterLines(reading), claimedTo: 0, lastEnd: -1, introducing, loose: [], observe };
  for (let index = 0; index < reading.prose.length; index++) {
    const block = reading.prose[index];
    if (block) for (const candidate of readProse(reading, block, index, state)) found.push(candidate);
  }
  found.sort(byStart);
  const loose = looseWords(reading, state.loose, found);
  return loose.length > 0 ? [...found, ...loose].sort(byStart) : found;
}

const byStart = (a: Candidate, b: Candidate): number => a.start - b.start || b.end - a.end;

interface WalkState {
  /** Lines of a list of chapters, by block. */
  readonly chapters: ReadonlySet<number>;
  readonly claims: readonly Span[];
  /** An open quotation that runs over several blocks claims up to here. */
  claimedTo: number;
  /** The block before, when it attributes something, else -1: a next paragraph that is one quotation goes on with its speaker. */
  lastEnd: number;
  /** Clauses that name the speaker of the block quote after them. */
  readonly introducing: ReadonlySet<Clause>;
  /** Quoted words that no rule attributed. */
  readonly loose: LooseWords[];
  readonly observe: RejectionObserver | undefined;
}

function isClaimed(state: WalkState, span: Span): boolean {
  if (span.start < state.claimedTo) return true;
  return firstOverlapping(state.claims, span) !== null;
}

/** True when the span lies in a labelled passage and is not all of it. */
function isInside(state: WalkState, span: Span): boolean {
  const claim = firstOverlapping(state.claims, span);
  return claim !== null && claim.start <= span.start && span.end < claim.end;
}

const NOTHING: readonly Candidate[] = [];

function readProse(reading: NoteReading, block: ReadBlock, index: number, state: WalkState): readonly Candidate[] {
  if (block.clauses.length === 0 && block.passage.quotes.length === 0) {
    state.lastEnd = isClaimed(state, block.content) ? index : -1;
    return NOTHING;
  }
  const used = new Set<Clause>();
  const direct = block.passage.quotes.length === 0 ? NOTHING : directIn(reading, block, index, state, used);
  const indirect = block.clauses.length === 0 || state.chapters.has(index) ? NOTHING : indirectIn(block, index, state, used);
  state.lastEnd = direct.length + indirect.length > 0 || isClaimed(state, block.content) ? index : -1;
  return [...direct, ...indirect];
}

function directIn(reading: NoteReading, block: ReadBlock, index: number, state: WalkState, used: Set<Clause>): Candidate[] {
  const found: Candidate[] = [];
  let previous: Attributed | null = null;
  // Somebody else's words inside a labelled passage.
  let inner: Attributed | null = null;
  const nested: Candidate[] = [];
  let from = 0;
  for (const [quoteIndex, quote] of block.passage.quotes.entries()) {
    const context = contextOf(reading, block, quote, quoteIndex, from);
    if (!context) continue;
    from = context.lastInside + 1;
    if (isClaimed(state, quote)) {
      const within = quote.start >= state.claimedTo && isInside(state, quote.outer) ? nestedIn(index, context) : null;
      if (within) {
        found.push(within.candidate);
        inner = { ...within, context };
      } else if (inner && continues(inner.context, inner.clause, context)) {
        const merged: Candidate = { ...inner.candidate, end: quote.end };
        found[found.length - 1] = merged;
        inner = { candidate: merged, clause: inner.clause, context };
      } else inner = null;
      continue;
    }
    const goesOn = previous && continues(previous.context, previous.clause, context);
    if (previous && goesOn) {
      const merged: Candidate = { ...previous.candidate, end: quote.closed ? quote.end : openEnd(reading, index, quote, state) };
      found[found.length - 1] = merged;
      previous = { candidate: merged, clause: previous.clause, context };
      const since = previous.clause?.end ?? -1;
      for (const clause of context.clauses) if (clause.first > since && clause.end <= context.before && clause.inherited) used.add(clause);
      continue;
    }
    const made: Match | null = attribute(reading, block, index, context, state, used) ?? (previous && afterScene(previous, context));
    if (!made) {
      if (quote.closed) state.loose.push({ block: index, context });
      continue;
    }
    found.push(made.candidate);
    nested.push(...insideQuotation(reading, block, index, quote));
    previous = { ...made, context };
  }
  return [...found, ...nested];
}

function afterScene({ candidate, clause, context }: Attributed, next: QuoteContext): Match | null {
  if (!next.quote.closed || !followsScene(context, clause, next)) return null;
  return { candidate: directCandidate(next.quote, BLOCK_RULES.scene.id, null, '', candidate.block), clause };
}

interface Attributed extends Match {
  readonly context: QuoteContext;
}

function attribute(
  reading: NoteReading, block: ReadBlock, index: number, context: QuoteContext, state: WalkState, used: Set<Clause>,
): Match | null {
  const { quote } = context;
  for (const rule of QUOTE_RULES) {
    const matched = rule.match(context);
    if (!matched) continue;
    if (matched.clause) used.add(matched.clause);
    for (const clause of context.clauses) if (isTakenUp(context.passage, clause, matched)) used.add(clause);
    const end = quote.closed ? quote.end : openEnd(reading, index, quote, state);
    const { subject, relay, cue, clause } = matched;
    return { candidate: directCandidate({ start: quote.start, end }, rule.id, subject, cue, index, relay), clause };
  }
  if (!isWholeBlock(block, quote) || state.lastEnd < 0 || !nearBy(reading, state.lastEnd, index) || isSignedBelow(reading, index)) return null;
  const end = quote.closed ? quote.end : openEnd(reading, index, quote, state);
  return { candidate: directCandidate({ start: quote.start, end }, BLOCK_RULES.continued.id, null, '', index), clause: null };
}

/** Whether a clause tells of no words beside the quoted ones that `matched` reads: of the same sentence and subject, or of who passes them on. */
function isTakenUp(passage: Passage, clause: Clause, matched: Reading): boolean {
  if (matched.clause && saysMore(passage, clause, matched.clause)) return false;
  if (matched.relay && clause.subject === matched.relay) return true;
  return clause.sentence === matched.clause?.sentence && clause.subject === matched.subject;
}

/** `Roe said that it works, calling it “a toy”` says two things: whether `clause` has words of its own beside those of `quoting`. */
function saysMore(passage: Passage, clause: Clause, quoting: Clause): boolean {
  if (!quoting.inherited || clause.inherited || clause === quoting || clause.end >= quoting.first - 4) return false;
  return passage.tokens.slice(clause.end + 1, clause.end + 8).some(({ lowercase }) => lowercase === 'that') && hasParaphrase(passage, clause);
}

function openEnd(reading: NoteReading, index: number, quote: QuotedSpan, state: WalkState): number {
  const end = endOfOpenQuotation(reading, index, quote);
  state.claimedTo = Math.max(state.claimedTo, end);
  return end;
}

const isWholeBlock = (block: ReadBlock, quote: QuotedSpan): boolean =>
  quote.mark === 'double' && quote.outer.start - block.content.start <= 2 && block.content.end - quote.outer.end <= 2;

/** `> — proverb`: the line below says whose words these are. */
function isSignedBelow({ blocks, note }: NoteReading, index: number): boolean {
  const next = blocks[index + 1];
  return next !== undefined && next.kind !== 'blank' && /^\s*(?:[—–―]|--)/.test(note.text.slice(next.content.start, next.content.start + 8));
}

function nearBy(reading: NoteReading, last: number, index: number): boolean {
  for (let at = last + 1; at < index; at++) if (reading.blocks[at]?.kind !== 'blank') return false;
  return true;
}

/** `Wired reported that Jane Roe said …`: the first clause passes on what the next one says. */
function relaysNext({ clauses, passage }: ReadBlock, index: number): boolean {
  const clause = clauses[index];
  const next = clauses[index + 1];
  if (!clause || !next || next.sentence !== clause.sentence || clause.subject.kind !== 'names' || next.subject.kind !== 'names') return false;
  if (clause.inverted || next.inverted || next.inherited || clause.subject === next.subject) return false;
  if (next.verb.frame !== 'clause' || !hasParaphrase(passage, next)) return false;
  const { tokens } = passage;
  const first = clause.end + 1;
  const between = (next.subject.names[0]?.first ?? next.first) - first;
  if (between > 6 || (between > 0 && tokens[first]?.lowercase !== 'that')) return false;
  return !/[,;:]/.test((tokens[clause.end] as Token).after);
}

/** `According to the Tarn Post, he told investors that …`: what the source passes on is what the next clause says. */
function passesOnNext({ clauses, passage }: ReadBlock, index: number): boolean {
  const clause = clauses[index];
  const next = clauses[index + 1];
  if (!clause || !next || !/^(?:according to|per)$/.test(clause.verb.lemma) || next.first !== clause.end + 1) return false;
  if (next.subject.kind === 'noun' || (next.subject.kind === 'pronoun' && !/^s?he$/.test(next.subject.word))) return false;
  return next.sentence === clause.sentence && hasParaphrase(passage, next) && passage.tokens[clause.end]?.after.includes(',') === true;
}

/** Why a clause governs no paraphrase; null when it does. */
function refusalOf(passage: Passage, clause: Clause, isSaid: () => boolean): RejectionReason | null {
  if (!hasParaphrase(passage, clause)) {
    if (clause.hypothetical) return 'hypothetical';
    if (clause.negated) return 'negated';
    return clause.verb.frame === 'quote' ? 'only-with-quotation' : 'no-paraphrase';
  }
  if (clause.inherited && isSaid()) return 'says-again';
  return clause.subject?.kind === 'noun' && !clause.subject.definite ? 'nobody-in-particular' : null;
}

function reject({ observe }: WalkState, { text, tokens }: Passage, { first, end, subject }: Clause, reason: RejectionReason): void {
  if (!observe || !subject) return;
  const written = { start: (tokens[subject.first] as Token).start, end: (tokens[subject.last] as Token).end };
  const mention = text.slice(written.start, written.end);
  observe({ start: (tokens[first] as Token).start, end: (tokens[end] as Token).end, what: 'clause', reason, rule: '', mention });
}

/** A paraphrase ends where a quotation of the same sentence is introduced. */
function upTo(next: Clause | undefined, span: Span, { tokens }: Passage): Span {
  let last = next ? next.first - 1 : -1;
  while (last > 0 && /^(?:and|but|then|while)$/.test((tokens[last] as Token).lowercase)) last--;
  const end = last >= 0 ? (tokens[last] as Token).end : span.end;
  return end > span.start && end < span.end ? { start: span.start, end } : span;
}

function indirectIn(block: ReadBlock, index: number, state: WalkState, used: ReadonlySet<Clause>): Candidate[] {
  const { passage } = block;
  const found: Candidate[] = [];
  let direct: ReadonlySet<number> | null = null;
  for (let at = 0; at < block.clauses.length; at++) {
    const clause = block.clauses[at] as Clause;
    // `Roe notes that it was slow:` says it, and introduces a block quote.
    if (used.has(clause) || (state.introducing.has(clause) && passage.tokens[clause.end + 1]?.lowercase !== 'that')) continue;
    const isSaid = (): boolean => {
      direct ??= new Set([...used].map(({ sentence }) => sentence));
      return direct.has(clause.sentence) || (found[found.length - 1]?.end ?? -1) >= (passage.tokens[clause.at] as Token).start;
    };
    const refused = refusalOf(passage, clause, isSaid);
    if (refused) {
      reject(state, passage, clause, refused);
      continue;
    }
    if (relaysNext(block, at) || passesOnNext(block, at)) continue;
    const relay = relaysNext(block, at - 1) || passesOnNext(block, at - 1) ? (block.clauses[at - 1] as Clause).subject : null;
    const quoting = block.clauses.slice(at + 1, at + 6).find((next) => next.inherited && next.sentence === clause.sentence && used.has(next));
    const span = upTo(quoting, paraphraseSpan(passage, clause), passage);
    if (isClaimed(state, span)) {
      reject(state, passage, clause, 'inside-other-words');
      continue;
    }
    const last = found[found.length - 1];
    if (last && last.end > span.start) {
      // One that is reported as a whole keeps its words, up to who reports it.
      const end = Math.min(last.end, span.start > last.start ? span.start : startOf(passage, clause.first));
      if (end > last.start) found[found.length - 1] = { ...last, end };
      else found.pop();
    }
    const rule = clause.verb.lemma === 'according to' || clause.verb.lemma === 'per' ? INDIRECT_RULES.accordingTo : INDIRECT_RULES.paraphrase;
    const cue = passage.text.slice((passage.tokens[clause.at] as Token).start, (passage.tokens[clause.last] as Token).end);
    found.push({ ...span, kind: 'indirect', rule: rule.id, subject: clause.subject, relay, cue, block: index });
  }
  return found;
}
