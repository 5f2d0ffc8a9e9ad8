import type { Analysis } from '../analyse.ts';
import { findCandidates, type Candidates } from './candidates.ts';
import { reasonsOf, scoreCandidates, type Scored } from './features.ts';
import type { Insight } from './insight.ts';
import { selectDiverse } from './select.ts';

/** A note with fewer sentences of prose, or fewer that can stand alone, is a stub: nothing in it is a main point. */
const FEWEST_SENTENCES = 8;
const FEWEST_CANDIDATES = 4;
/** A recording whose note has fewer words of prose carries its description, not what was said. */
const FEWEST_WORDS_OF_RECORDING = 150;
/** What `auto` means. */
const FEWEST_INSIGHTS = 3;
const MOST_INSIGHTS = 8;
const SENTENCES_FOR_ONE_MORE = 100;
const RECORDINGS = new Set(['youtube', 'podcast', 'vimeo', 'spotify', 'video', 'audio']);

/**
 * The sentences that carry a note's main points, verbatim, at most `count` (`auto`: three, more for long notes), in the order of the note; `score` ranks
 * them. None for a stub. The same note always gives the same ones. Near linear in the length of the note.
 */
export function rankInsights(analysis: Analysis, options: { readonly count: number | 'auto' }): Insight[] {
  const candidates = findCandidates(analysis);
  const count = options.count === 'auto' ? countFor(candidates) : options.count;
  if (count < 1 || reasonOfStub(analysis, candidates) !== null) return [];
  return selectDiverse(scoreCandidates(analysis, candidates.kept), Math.floor(count))
    .sort((a, b) => a.candidate.start - b.candidate.start)
    .map((scored) => toInsight(analysis, scored));
}

/** How many insights a note can bear: one more for every so many sentences. */
function countFor({ total }: Candidates): number {
  return Math.min(MOST_INSIGHTS, FEWEST_INSIGHTS + Math.floor(total / SENTENCES_FOR_ONE_MORE));
}

/** Why a note gives no key insights, as a sentence for the user; null when it gives some. */
export function whyNoInsights(analysis: Analysis): string | null {
  return reasonOfStub(analysis, findCandidates(analysis));
}

function reasonOfStub({ facts }: Analysis, { kept, total }: Candidates): string | null {
  if (total < FEWEST_SENTENCES) return 'The note has too little text to have main points.';
  if (kept.length < FEWEST_CANDIDATES) return 'Too few sentences of the note can stand alone.';
  const isRecording = RECORDINGS.has(facts.platform.toLowerCase());
  if (!isRecording || kept.reduce((sum, { words }) => sum + words.length, 0) >= FEWEST_WORDS_OF_RECORDING) return null;
  return 'The note describes a recording and does not hold what was said in it.';
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
