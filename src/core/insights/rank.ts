import type { Analysis } from '../analyse.ts';
import { findCandidates, findCandidatesSteps, type Candidates } from './candidates.ts';
import { reasonsOf, scoreCandidates, type Scored } from './features.ts';
import type { Insight } from './insight.ts';
import { isPost, isRecording } from './kinds-of-text.ts';
import { noInsightsSentence, type NoInsights } from './no-insights.ts';
import { selectDiverse } from './select.ts';
import type { Span } from '../text/span.ts';
import { finish, type Steps } from '../text/steps.ts';

/** A note with fewer sentences of prose, or fewer that can stand alone, is a stub: nothing in it is a main point. */
const FEWEST_SENTENCES = 8;
const FEWEST_CANDIDATES = 4;
/** A recording whose note has fewer words of prose carries its description, not what was said. */
const FEWEST_WORDS_OF_RECORDING = 150;
/** What `auto` means. Set by hand: people write three for a note of any length, so their notes cannot teach it. */
const FEWEST_INSIGHTS = 3;
const MOST_INSIGHTS = 8;
const SENTENCES_FOR_ONE_MORE = 100;

/** What a note gives: its key insights, or why there are none. */
export interface Extracted {
  readonly insights: readonly Insight[];
  /** Null when there are some, or when none were asked for. */
  readonly why: NoInsights | null;
}

/**
 * The sentences that carry a note's main points, verbatim, at most `count` (`auto`: three, more for long notes), in the
 * order of the note; `score` ranks them. None for a stub, with the reason. The same note always gives the same ones.
 * Near linear in the length of the note.
 */
export function extractInsights(analysis: Analysis, options: { readonly count: number | 'auto' }): Extracted {
  return finish(extractInsightsSteps(analysis, options));
}

/** The same, with a pause after each part: a very long note takes a while. */
export function* extractInsightsSteps(analysis: Analysis, options: { readonly count: number | 'auto' }): Steps<Extracted> {
  const candidates = yield* findCandidatesSteps(analysis);
  const count = options.count === 'auto' ? countFor(candidates) : options.count;
  const why = reasonOfStub(analysis, candidates);
  if (count < 1 || why !== null) return { insights: [], why };
  const scored = scoreCandidates(analysis, candidates.kept);
  yield;
  const insights = selectDiverse(scored, Math.floor(count))
    .sort((a, b) => a.candidate.start - b.candidate.start)
    .map((one) => toInsight(analysis, one));
  return { insights, why };
}

/** Only the insights of `extractInsights`. */
export function rankInsights(analysis: Analysis, options: { readonly count: number | 'auto' }): Insight[] {
  return [...extractInsights(analysis, options).insights];
}

/** How many insights a note can bear: one more for every so many sentences. */
function countFor({ total }: Candidates): number {
  return Math.min(MOST_INSIGHTS, FEWEST_INSIGHTS + Math.floor(total / SENTENCES_FOR_ONE_MORE));
}

/** Why a note gives no key insights, as a sentence for the user; null when it gives some. */
export function whyNoInsights(analysis: Analysis): string | null {
  const reason = reasonOfStub(analysis, findCandidates(analysis));
  return reason === null ? null : noInsightsSentence(reason);
}

function reasonOfStub({ facts }: Analysis, candidates: Candidates): NoInsights | null {
  const { kept, total } = candidates;
  if (kept.length < FEWEST_CANDIDATES && isMostlyUnpunctuated(candidates)) return 'unpunctuated';
  if (isRecording(facts) && kept.reduce((sum, { words }) => sum + words.length, 0) < FEWEST_WORDS_OF_RECORDING) return 'recording';
  if (isPost(facts) && kept.length > 0) return null;
  if (total < FEWEST_SENTENCES) return 'short';
  return kept.length < FEWEST_CANDIDATES ? 'dependent' : null;
}

/** True when more than half of the text was left out because it has no full stops. */
function isMostlyUnpunctuated({ kept, rejected }: Candidates): boolean {
  const unpunctuated = rejected.filter(({ exclusion }) => exclusion === 'unpunctuated');
  return lengthOf(unpunctuated) > lengthOf([...kept, ...rejected]) / 2;
}

function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0);
}

function toInsight({ note }: Analysis, scored: Scored): Insight {
  const { start, end, speakers, section } = scored.candidate;
  const said = note.text.slice(start, end);
  return {
    start, end,
    text: speakers.length > 0 ? `${speakers.join(' and ')}: ${said}` : said,
    section: note.sections[section]?.title ?? '',
    score: Math.round(scored.score * 1000) / 1000,
    reasons: reasonsOf(scored),
  };
}
