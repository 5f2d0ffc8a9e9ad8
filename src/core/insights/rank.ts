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
const RECORDINGS = new Set(['youtube', 'podcast', 'vimeo', 'spotify', 'video', 'audio']);

/**
 * The sentences that carry a note's main points, verbatim, at most `count`, in the order of the note; `score` ranks
 * them. None for a stub. The same note always gives the same ones. Near linear in the length of the note.
 */
export function rankInsights(analysis: Analysis, options: { readonly count: number }): Insight[] {
  const candidates = findCandidates(analysis);
  if (options.count < 1 || isStub(analysis, candidates)) return [];
  return selectDiverse(scoreCandidates(analysis, candidates.kept), Math.floor(options.count))
    .sort((a, b) => a.candidate.start - b.candidate.start)
    .map((scored) => toInsight(analysis, scored));
}

function isStub({ facts }: Analysis, { kept, total }: Candidates): boolean {
  if (total < FEWEST_SENTENCES || kept.length < FEWEST_CANDIDATES) return true;
  if (!RECORDINGS.has(facts.platform.toLowerCase())) return false;
  return kept.reduce((sum, { words }) => sum + words.length, 0) < FEWEST_WORDS_OF_RECORDING;
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
