import { overlaps } from '../text/span.ts';
import { COST_OF_WORD, type Scored } from './features.ts';
import { cosine } from './similarity.ts';

/** A sentence that resembles a chosen one more than this says the same, and is left out. */
const SAME = 0.4;
/** What it costs to come from a section that has chosen sentences already, for each of them. */
const SAME_SECTION = 0.1;
/** Only the best are compared with what is chosen already. */
const SHORT_LIST = 400;
/** Fewer words say too little to be kept. */
const FEWEST_WORDS = 8;
/** More words than this are no sentence to read at a glance. */
const MOST_WORDS = 45;

/**
 * Chooses up to `count` candidates that together say most of what the note is about: a word that a chosen sentence has
 * said already counts no more for the next (a greedy form of maximal coverage). Best first.
 */
export function selectDiverse(scored: readonly Scored[], count: number): Scored[] {
  const readable = scored.filter(({ candidate: { words } }) => words.length >= FEWEST_WORDS && words.length <= MOST_WORDS);
  let open = [...(readable.length >= count ? readable : scored)].sort(byScore).slice(0, Math.max(SHORT_LIST, count * 4));
  const chosen: Scored[] = [];
  const covered = new Set<string>();
  while (chosen.length < count && open.length > 0) {
    const best = open.reduce((a, b) => (gain(b, covered, chosen) > gain(a, covered, chosen) ? b : a));
    chosen.push(best);
    for (const stem of best.content.keys()) covered.add(stem);
    open = open.filter((other) => other !== best && !overlaps(other.candidate, best.candidate) && cosine(other.vector, best.vector) <= SAME);
  }
  return chosen;
}

function gain({ form, content, candidate }: Scored, covered: ReadonlySet<string>, chosen: readonly Scored[]): number {
  let points = form - COST_OF_WORD * candidate.words.length;
  for (const [stem, value] of content) if (!covered.has(stem)) points += value;
  return points - SAME_SECTION * chosen.filter((other) => other.candidate.section === candidate.section).length;
}

function byScore(a: Scored, b: Scored): number {
  return b.score - a.score || a.candidate.start - b.candidate.start;
}
