import { counted } from '../counted.ts';

/** Why a note gives no key insights. */
export type NoInsights = keyof typeof REASONS;

/** For each: the sentence for the one note, and what one note or several of them are said to do. */
const REASONS = {
  recording: {
    sentence: 'The note describes a recording and does not hold what was said in it.',
    one: 'describes a recording and does not hold what was said in it',
    many: 'describe a recording and do not hold what was said in it',
  },
  unpunctuated: {
    sentence: 'What was said is written without full stops, so no sentence can be taken from it.',
    one: 'is a transcript without full stops',
    many: 'are transcripts without full stops',
  },
  short: {
    sentence: 'The note has too little text to have main points.',
    one: 'has too little text to have main points',
    many: 'have too little text to have main points',
  },
  dependent: {
    sentence: 'Too few sentences of the note can stand alone.',
    one: 'has too few sentences that can stand alone',
    many: 'have too few sentences that can stand alone',
  },
} as const;

/** The reason as a sentence for the user. */
export function noInsightsSentence(reason: NoInsights): string {
  return REASONS[reason].sentence;
}

/** How many notes give none for each reason, the most frequent first; reasons of no note are left out. */
export function countNoInsights(reasons: Iterable<NoInsights>): { readonly reason: NoInsights; readonly notes: number }[] {
  const counts = new Map<NoInsights, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, notes]) => ({ reason, notes })).sort((a, b) => b.notes - a.notes || (a.reason < b.reason ? -1 : 1));
}

/** One sentence that says for how many notes of a run there are no key insights, and why; null when all have some. */
export function describeNoInsights(reasons: Iterable<NoInsights>): string | null {
  const counts = countNoInsights(reasons);
  const total = counts.reduce((sum, { notes }) => sum + notes, 0);
  if (total === 0) return null;
  const parts = counts.map(({ reason, notes }) => `${notes} ${REASONS[reason][notes === 1 ? 'one' : 'many']}`);
  return `No key insights in ${counted(total, 'note')}: ${parts.join('; ')}.`;
}
