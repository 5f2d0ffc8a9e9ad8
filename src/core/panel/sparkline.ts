import type { Speaker } from '../people/directory.ts';

/** More steps than this cannot be told apart in a pane's width. */
const MOST_STEPS = 36;

/** The months of a vault in steps of equal length, for small charts of quotations over time. */
export interface Timeline {
  /** First month of each step, `2026-02`, oldest first; empty when no source has a date. */
  readonly steps: readonly string[];
  /** Quotations of a speaker in each step. Sources without a date are left out. */
  seriesOf(speaker: Speaker): number[];
}

/**
 * The timeline from the oldest to the newest source of the speakers: a step is a month, or as many months as it takes
 * to fit in 36 steps. It depends on the dates of the sources only, not on today's.
 */
export function timelineOf(speakers: readonly Speaker[]): Timeline {
  let first = Infinity;
  let last = -Infinity;
  for (const { sources } of speakers) {
    for (const { date } of sources) {
      const month = monthOf(date);
      if (month === null) continue;
      first = Math.min(first, month);
      last = Math.max(last, month);
    }
  }
  if (first === Infinity) return { steps: [], seriesOf: () => [] };
  const width = Math.ceil((last - first + 1) / MOST_STEPS);
  const count = Math.ceil((last - first + 1) / width);
  return {
    steps: Array.from({ length: count }, (_, index) => monthName(first + index * width)),
    seriesOf: ({ sources }) => {
      const series = new Array<number>(count).fill(0);
      for (const { date, quotations } of sources) {
        const month = monthOf(date);
        if (month === null) continue;
        const step = Math.floor((month - first) / width);
        series[step] = (series[step] ?? 0) + quotations;
      }
      return series;
    },
  };
}

/** Months since the year 0, or null when the text is no ISO date. */
function monthOf(date: string): number | null {
  const match = /^(\d{4})-(0[1-9]|1[0-2])/.exec(date);
  return match ? Number(match[1]) * 12 + Number(match[2]) - 1 : null;
}

function monthName(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
}
