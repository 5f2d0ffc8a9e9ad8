import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { analyse } from '../src/core/analyse.ts';
import { nameMatches } from '../src/core/people/name.ts';
import type { Quotation } from '../src/core/quotes/quotation.ts';
import { LineIndex } from '../src/core/text/lines.ts';
import type { Span } from '../src/core/text/span.ts';
import { parseMarked, type Mark } from './marked.ts';

/**
 * Fifty-one invented newsletters in as many styles, marked by readers who did not know the rules. They measure what the rules
 * do with habits that they were not made for; see `newsletters/README.md`. The floors only go up. Those in `reported` have
 * longer stories, roundups and transcripts, and are harder.
 */
const SETS = [
  { folder: 'newsletters', count: 39, floors: { direct: { right: 0.94, found: 0.8 }, indirect: { right: 0.93, found: 0.83 } } },
  { folder: 'newsletters/reported', count: 12, floors: { direct: { right: 0.85, found: 0.7 }, indirect: { right: 0.86, found: 0.75 } } },
] as const;

const notesIn = (folder: string): string[] => {
  const root = fileURLToPath(new URL(`${folder}/`, import.meta.url));
  return readdirSync(root).filter((file) => file.endsWith('.md') && file !== 'README.md').sort().map((file) => readFileSync(join(root, file), 'utf8'));
};

type Kind = 'direct' | 'indirect';
interface Counts { right: number; wrong: number; found: number; missed: number }
const none = (): Counts => ({ right: 0, wrong: 0, found: 0, missed: 0 });

const shared = (a: Span, b: Span): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
const speakersOf = (mark: Mark): string[] => mark.label.split(' + ');
const isSame = (quotation: Quotation, mark: Mark): boolean =>
  quotation.speakers.some((name) => speakersOf(mark).some((other) => nameMatches(name, other) || nameMatches(other, name)));

/** Direct words count where half of them lie in what the reader marked as the same speaker's, and the other way round; paraphrases by line and speaker. */
function measure(input: string): Record<Kind, Counts> {
  const { text, marks } = parseMarked(input);
  const { quotations } = analyse(text, 'Note.md');
  const lines = new LineIndex(text);
  const counts = { direct: none(), indirect: none() };
  const covered = (span: Span, others: readonly Span[]): boolean => others.reduce((sum, other) => sum + shared(span, other), 0) >= (span.end - span.start) / 2;
  const inLine = (quotation: Quotation, mark: Mark): boolean => lines.lineAt(mark.start) === quotation.line && isSame(quotation, mark);
  for (const mark of marks) {
    if (mark.kind !== 'direct' && mark.kind !== 'indirect') continue;
    const same = quotations.filter((quotation) => isSame(quotation, mark));
    const isFound = mark.kind === 'direct' ? covered(mark, same.filter(({ kind }) => kind === 'direct')) : same.some((quotation) => (quotation.kind === 'indirect' ? inLine(quotation, mark) : shared(quotation, mark) > 0));
    counts[mark.kind][isFound ? 'found' : 'missed']++;
  }
  for (const quotation of quotations) {
    if (quotation.speakers.length === 0 || marks.some((mark) => mark.kind === 'doubtful' && shared(mark, quotation) > 0)) continue;
    const same = marks.filter((mark) => mark.kind !== 'unnamed' && isSame(quotation, mark));
    const isRight = quotation.kind === 'direct' ? covered(quotation, same) : same.some((mark) => mark.kind === 'indirect' && inLine(quotation, mark));
    counts[quotation.kind][isRight ? 'right' : 'wrong']++;
  }
  return counts;
}

describe.each(SETS)('newsletters by writers that the rules were not made for: $folder', ({ folder, count, floors }) => {
  const all: Record<Kind, Counts> = { direct: none(), indirect: none() };
  const notes = notesIn(folder);
  for (const note of notes) {
    const counts = measure(note);
    for (const kind of ['direct', 'indirect'] as const) for (const key of ['right', 'wrong', 'found', 'missed'] as const) all[kind][key] += counts[kind][key];
  }

  it.each(['direct', 'indirect'] as const)('are read as well as before: %s quotations', (kind) => {
    const { right, wrong, found, missed } = all[kind];
    if (process.env.SHOW_DIFFERENCES) process.stdout.write(`${folder}, ${kind}: ${JSON.stringify(all[kind])}\n`);
    expect(notes.length).toBe(count);
    expect(right / (right + wrong)).toBeGreaterThanOrEqual(floors[kind].right);
    expect(found / (found + missed)).toBeGreaterThanOrEqual(floors[kind].found);
  });
});
