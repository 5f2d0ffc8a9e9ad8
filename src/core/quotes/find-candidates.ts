import { firstEndingAfter, overlaps, type Span } from '../text/span.ts';
import type { QuotedSpan } from '../text/quote-marks.ts';
import type { Token } from '../text/tokens.ts';
import type { Candidate } from './candidate.ts';
import { findClauses, type Clause } from './clauses.ts';
import { endOfOpenQuotation } from './open-quotation.ts';
import { labelledPassages } from './label-passages.ts';
import { looseWords, type LooseWords } from './loose-words.ts';
import type { NoteReading, ReadBlock } from './note-reading.ts';
import type { Passage } from './passage.ts';
import { hasParaphrase, INDIRECT_RULES, paraphraseSpan } from './rules/indirect-rules.ts';
import { introducedBlocks } from './introduced-blocks.ts';
import { BLOCK_RULES } from './rules/label-rules.ts';
import type { RejectionObserver, RejectionReason } from './rejection.ts';
import { wordsInside, type QuoteContext, type Reading } from './rules/quote-context.ts';
import { readPassage } from './passage.ts';
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
  const state: WalkState = { claims, claimedTo: 0, lastEnd: -1, introducing, loose: [], observe };
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
  const claim = state.claims[firstEndingAfter(state.claims, span.start)];
  return claim !== undefined && overlaps(claim, span);
}

/** True when the span lies in a labelled passage and is not all of it. */
function isInside(state: WalkState, span: Span): boolean {
  const claim = state.claims[firstEndingAfter(state.claims, span.start)];
  return claim !== undefined && claim.start <= span.start && span.end < claim.end;
}

function readProse(reading: NoteReading, block: ReadBlock, index: number, state: WalkState): Candidate[] {
  const used = new Set<Clause>();
  const direct = directIn(reading, block, index, state, used);
  const indirect = indirectIn(block, index, state, used);
  state.lastEnd = direct.length + indirect.length > 0 || isClaimed(state, block.content) ? index : -1;
  return [...direct, ...indirect];
}

function contextOf(reading: NoteReading, block: ReadBlock, quote: QuotedSpan, quoteIndex: number, from: number): QuoteContext | null {
  const { passage } = block;
  // A passage of marks alone has no words.
  let firstInside = from;
  while (firstInside < passage.tokens.length && (passage.tokens[firstInside] as Token).end <= quote.start) firstInside++;
  if (passage.quoteOf[firstInside] !== quoteIndex) return null;
  let lastInside = firstInside;
  while (passage.quoteOf[lastInside + 1] === quoteIndex) lastInside++;
  const clauses = clausesAround(block.clauses, firstInside - 90, lastInside + 40);
  return { passage, quote, clauses, isNamed: (word) => reading.familyNames.has(word) || reading.givenNames.has(word), before: firstInside - 1, firstInside, lastInside, after: lastInside + 1 };
}

/** The clauses whose verb is between the two tokens. O(log n + found). */
function clausesAround(clauses: readonly Clause[], from: number, to: number): readonly Clause[] {
  let low = 0;
  let high = clauses.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((clauses[middle] as Clause).at < from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < clauses.length && (clauses[end] as Clause).at <= to) end++;
  return clauses.slice(low, end);
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
      for (const clause of context.clauses) if (clause.first > (previous.clause?.end ?? -1) && clause.end <= context.before && clause.inherited) used.add(clause);
      continue;
    }
    const made = attribute(reading, block, index, context, state, used);
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

interface Attributed {
  readonly candidate: Candidate;
  readonly clause: Clause | null;
  readonly context: QuoteContext;
}

/** Words of somebody else inside a labelled passage: only where a frame right beside them names the speaker. */
function nestedIn(index: number, context: QuoteContext): { candidate: Candidate; clause: Clause | null } | null {
  for (const rule of QUOTE_RULES) {
    const matched = rule.match(context);
    if (matched && !matched.clause && rule.id === 'name-verb-colon-quote' && matched.subject.kind === 'names' && context.quote.mark === 'double') return nestedCandidate(index, context, rule.id, matched, null);
    if (!matched?.clause || (context.quote.mark !== 'double' && wordsInside(context) < 4)) continue;
    const { subject } = matched;
    const near = context.before - matched.clause.end;
    const beside = near === 0 || (near > 0 && near <= 3 && wordsInside(context) > 3) || matched.clause.first === context.after || /:/.test((context.passage.tokens[context.before])?.after ?? '');
    // `When Tarn says "…", you can say "…"`: made up.
    const lead = context.passage.tokens[matched.clause.first - 1]?.lower ?? '';
    if (!beside || /^(?:when|if|whenever|suppose|imagine)$/.test(lead) || !(subject.kind === 'names' || (subject.kind === 'pronoun' && /^(?:he|she|it)$/.test(subject.word)))) continue;
    return nestedCandidate(index, context, rule.id, matched, matched.clause);
  }
  return null;
}

function nestedCandidate(index: number, { quote }: QuoteContext, rule: string, { subject, relay, cue }: Reading, clause: Clause | null): { candidate: Candidate; clause: Clause | null } {
  return { candidate: { start: quote.start, end: quote.end, kind: 'direct', rule, subject, relay, cue, block: index }, clause };
}

/** Words of third persons inside a quotation: `"…," Roe writes. "Poe said: 'It is late.'"`. */
function insideQuotation(reading: NoteReading, block: ReadBlock, index: number, quote: QuotedSpan): Candidate[] {
  if (quote.mark !== 'double' || quote.end - quote.start < 40 || !INNER_MARK.test(block.passage.text.slice(quote.start, quote.end))) return [];
  const passage = readPassage(block.passage.text, { start: quote.start, end: quote.end }, block.skip);
  const inner: ReadBlock = { ...block, passage, clauses: findClauses(passage), names: [] };
  const found: Candidate[] = [];
  let from = 0;
  for (const [quoteIndex, span] of passage.quotes.entries()) {
    const context = contextOf(reading, inner, span, quoteIndex, from);
    if (!context) continue;
    from = context.lastInside + 1;
    const nested = span.closed && wordsInside(context) > 3 ? nestedIn(index, context) : null;
    if (nested) found.push(nested.candidate);
  }
  return found;
}

const INNER_MARK = /(?:^|[\s(])['‘“"][\p{L}\d[]/u;

function attribute(
  reading: NoteReading, block: ReadBlock, index: number, context: QuoteContext, state: WalkState, used: Set<Clause>,
): { candidate: Candidate; clause: Clause | null } | null {
  const { quote } = context;
  for (const rule of QUOTE_RULES) {
    const matched = rule.match(context);
    if (!matched) continue;
    if (matched.clause) used.add(matched.clause);
    for (const clause of context.clauses) {
      const sameSentence = matched.clause !== null && clause.sentence === matched.clause.sentence;
      if ((matched.relay && clause.subject === matched.relay) || (sameSentence && clause.subject === matched.subject)) used.add(clause);
    }
    const end = quote.closed ? quote.end : openEnd(reading, index, quote, state);
    const candidate: Candidate = { start: quote.start, end, kind: 'direct', rule: rule.id, subject: matched.subject, relay: matched.relay, cue: matched.cue, block: index };
    return { candidate, clause: matched.clause };
  }
  if (!isWholeBlock(block, quote) || state.lastEnd < 0 || !nearBy(reading, state.lastEnd, index)) return null;
  const end = quote.closed ? quote.end : openEnd(reading, index, quote, state);
  return {
    candidate: { start: quote.start, end, kind: 'direct', rule: BLOCK_RULES.continued.id, subject: null, relay: null, cue: '', block: index },
    clause: null,
  };
}

function openEnd(reading: NoteReading, index: number, quote: QuotedSpan, state: WalkState): number {
  const end = endOfOpenQuotation(reading, index, quote);
  state.claimedTo = Math.max(state.claimedTo, end);
  return end;
}

const isWholeBlock = (block: ReadBlock, quote: QuotedSpan): boolean =>
  quote.mark === 'double' && quote.outer.start - block.content.start <= 2 && block.content.end - quote.outer.end <= 2;

function nearBy(reading: NoteReading, last: number, index: number): boolean {
  for (let at = last + 1; at < index; at++) if (reading.blocks[at]?.kind !== 'blank') return false;
  return true;
}

/**
 * `"A," said Roe. "B."` and `said it was "A" and "B"`: the second passage belongs to the first when nothing else attributes
 * it: same sentence, or a sentence of its own right after the clause.
 */
function continues(before: QuoteContext, clause: Clause | null, context: QuoteContext): boolean {
  const { passage, clauses } = context;
  const between = clauses.filter((candidate) => candidate.first >= before.after && candidate.end <= context.before && candidate !== clause);
  if (between.some((candidate) => !candidate.inherited && candidate.subject?.kind !== undefined && candidate.subject !== clause?.subject)) return false;
  const following = clauses.find((candidate) => candidate.first === context.after);
  if (following && following !== clause && /[,?!]/.test(passage.text.charAt(context.quote.end - 1))) return false;
  const gap = context.quote.outer.start - before.quote.outer.end;
  if (context.quote.mark !== before.quote.mark) return false;
  const sameSentence = passage.sentenceOf[context.firstInside] === passage.sentenceOf[before.lastInside];
  // Words of the author between them end a quotation, unless they say again who speaks (`he said, adding`).
  const saysAgain = clauses.some((candidate) => candidate !== clause && candidate.first >= before.after && candidate.end <= context.before);
  if (sameSentence) return !saysAgain && gap < (clause && clause.first >= before.after ? 160 : 12) && context.quote.end - context.quote.start > 8;
  const clauseEnd = clause && clause.first >= before.after ? clause.end : before.lastInside;
  const startsSentence = context.before < 0 || passage.sentenceOf[context.before] !== passage.sentenceOf[context.firstInside];
  // Between clause and quotation only what describes the speaker: no sentence of its own.
  const sentences = (passage.sentenceOf[context.before] ?? 0) - (passage.sentenceOf[Math.max(0, clauseEnd)] ?? 0);
  return startsSentence && sentences <= 0 && gap < 400;
}

/** `Wired reported that Jane Roe said …`: the first clause passes on what the next one says. */
function relaysNext(block: ReadBlock, index: number): boolean {
  const clause = block.clauses[index];
  const next = block.clauses[index + 1];
  if (!clause || !next || next.sentence !== clause.sentence || next.subject?.kind !== 'names' || next.inherited || next.inverted || clause.inverted || next.verb.frame !== 'clause' || !hasParaphrase(block.passage, next)) return false;
  const between = block.passage.tokens.slice(clause.end + 1, next.subject.names[0]?.first ?? next.first);
  return clause.subject?.kind === 'names' && clause.subject !== next.subject && between.length <= 6 && (between.length === 0 || between[0]?.lower === 'that') && !/[,;:]/.test((block.passage.tokens[clause.end] as Token).after);
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

function indirectIn(block: ReadBlock, index: number, state: WalkState, used: ReadonlySet<Clause>): Candidate[] {
  const { passage } = block;
  const found: Candidate[] = [];
  const direct = new Set([...used].map((clause) => clause.sentence));
  for (let at = 0; at < block.clauses.length; at++) {
    const clause = block.clauses[at] as Clause;
    if (used.has(clause) || state.introducing.has(clause) || !clause.subject) continue;
    const refused = refusalOf(passage, clause, () => direct.has(clause.sentence) || (found[found.length - 1]?.end ?? -1) >= (passage.tokens[clause.at] as Token).start);
    if (refused) {
      reject(state, passage, clause, refused);
      continue;
    }
    if (relaysNext(block, at)) continue;
    const relay = relaysNext(block, at - 1) ? (block.clauses[at - 1] as Clause).subject : null;
    const span = paraphraseSpan(passage, clause);
    if (isClaimed(state, span)) {
      reject(state, passage, clause, 'inside-other-words');
      continue;
    }
    const last = found[found.length - 1];
    if (last && last.end > span.start) found[found.length - 1] = { ...last, end: Math.max(last.start + 1, Math.min(last.end, span.start)) };
    const rule = clause.verb.lemma === 'according to' || clause.verb.lemma === 'per' ? INDIRECT_RULES.accordingTo : INDIRECT_RULES.paraphrase;
    const cue = passage.text.slice((passage.tokens[clause.at] as Token).start, (passage.tokens[clause.last] as Token).end);
    found.push({ ...span, kind: 'indirect', rule: rule.id, subject: clause.subject, relay, cue, block: index });
  }
  return found;
}
