import type { Scored } from './features.ts';
import { cosine } from './similarity.ts';

/** What a repetition costs: a sentence that says the same as a chosen one loses this many points. */
const REPETITION = 4;
/** A sentence that resembles a chosen one more than this says the same, and is left out. */
const SAME = 0.6;
/** What it costs to come from a section that has a chosen sentence already. */
const SAME_SECTION = 0.25;
/** A note with this many sections for each insight is a collection of items: then each section gives one at most. */
const COLLECTION = 5;
/** Only the best are compared with what is chosen already. */
const SHORT_LIST = 200;

/**
 * Chooses up to `count` candidates that score high and repeat each other little (maximal marginal relevance), from
 * different sections where there are enough of them. Best first.
 */
export function selectDiverse(scored: readonly Scored[], count: number): Scored[] {
  const sections = new Set(scored.map(({ candidate }) => candidate.section));
  const onePerSection = sections.size >= count * COLLECTION;
  let open = [...scored].sort(byScore).slice(0, Math.max(SHORT_LIST, count * 4)).map((item) => ({ item, left: item.score, repeated: 0 }));
  const chosen: Scored[] = [];
  while (chosen.length < count && open.length > 0) {
    const { item: best, left } = open.reduce((a, b) => (b.left > a.left ? b : a));
    if (left === -Infinity) break;
    chosen.push(best);
    open = open.filter(({ item }) => item !== best && !(onePerSection && item.candidate.section === best.candidate.section));
    for (const other of open) {
      other.repeated = Math.max(other.repeated, cosine(other.item.vector, best.vector));
      const shared = chosen.some(({ candidate }) => candidate.section === other.item.candidate.section);
      other.left = other.repeated > SAME ? -Infinity : other.item.score - REPETITION * other.repeated - (shared ? SAME_SECTION : 0);
    }
  }
  return chosen;
}

function byScore(a: Scored, b: Scored): number {
  return b.score - a.score || a.candidate.start - b.candidate.start;
}
