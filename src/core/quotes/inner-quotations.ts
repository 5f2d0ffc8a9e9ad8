import type { QuotedSpan } from '../text/quote-marks.ts';
import type { Candidate } from './candidate.ts';
import { findClauses, type Clause } from './clauses.ts';
import { contextOf } from './contexts.ts';
import type { NoteReading } from './note-reading.ts';
import type { ReadBlock } from './read-block.ts';
import { readPassage } from './passage.ts';
import { wordsInside, type QuoteContext, type Reading } from './rules/quote-context.ts';
import { QUOTE_RULES } from './rules/quote-rules.ts';

/** An attributed quotation, and the clause that gave its speaker. */
export interface Match {
  readonly candidate: Candidate;
  readonly clause: Clause | null;
}

/** Words of somebody else inside a labelled passage: only where a frame right beside them names the speaker. */
export function nestedIn(index: number, context: QuoteContext): Match | null {
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

function nestedCandidate(index: number, { quote }: QuoteContext, rule: string, { subject, relay, cue }: Reading, clause: Clause | null): Match {
  return { candidate: { start: quote.start, end: quote.end, kind: 'direct', rule, subject, relay, cue, block: index }, clause };
}

/** Words of third persons inside a quotation: `"…," Roe writes. "Poe said: 'It is late.'"`. */
export function insideQuotation(reading: NoteReading, block: ReadBlock, index: number, quote: QuotedSpan): Candidate[] {
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
