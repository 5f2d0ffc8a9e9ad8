import type { QuotedSpan } from '../text/quote-marks.ts';
import { directCandidate, type Candidate } from './candidate.ts';
import { findClauses, type Clause } from './clauses.ts';
import { contextOf } from './contexts.ts';
import type { NoteReading } from './note-reading.ts';
import type { ReadBlock } from './read-block.ts';
import { readPassage } from './passage.ts';
import { wordsInside, type QuoteContext } from './rules/quote-context.ts';
import { QUOTE_RULES } from './rules/quote-rules.ts';
import type { Subject } from './subject-forms.ts';

/** An attributed quotation, and the clause that gave its speaker. */
export interface Match {
  readonly candidate: Candidate;
  readonly clause: Clause | null;
}

/** Words of somebody else inside a labelled passage: only where a frame right beside them names the speaker. */
export function nestedIn(index: number, context: QuoteContext): Match | null {
  for (const rule of QUOTE_RULES) {
    const matched = rule.match(context);
    if (!matched) continue;
    const { subject, relay, cue, clause } = matched;
    const fits = clause ? fitsInside(context, clause, subject) : rule.id === 'name-verb-colon-quote' && subject.kind === 'names' && isDouble(context);
    if (fits) return { candidate: directCandidate(context.quote, rule.id, subject, cue, index, relay), clause };
  }
  return null;
}

const isDouble = ({ quote }: QuoteContext): boolean => quote.mark === 'double';

/** Whether the clause stands right beside the quoted words, and its subject is somebody; but `When Tarn says "…", you can say "…"` is made up. */
function fitsInside(context: QuoteContext, clause: Clause, subject: Subject): boolean {
  if (!isDouble(context) && wordsInside(context) < 4) return false;
  const lead = context.passage.tokens[clause.first - 1]?.lowercase ?? '';
  if (!isBeside(context, clause) || /^(?:when|if|whenever|suppose|imagine)$/.test(lead)) return false;
  return subject.kind === 'names' || (subject.kind === 'pronoun' && /^(?:he|she|it)$/.test(subject.word));
}

/** `Poe said: "…"`, `Poe said of it "…"`, `"…" said Poe`. */
function isBeside(context: QuoteContext, clause: Clause): boolean {
  const near = context.before - clause.end;
  if (near === 0 || clause.first === context.after) return true;
  return (near > 0 && near <= 3 && wordsInside(context) > 3) || /:/.test(context.passage.tokens[context.before]?.after ?? '');
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
