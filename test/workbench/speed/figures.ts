import type { Time } from './trace.ts';

/** What was measured several times. */
export interface Figure {
  readonly name: string;
  readonly runs: readonly Time[];
  /** Milliseconds that are asked of it at most, where they are. */
  readonly limit?: number;
}

export interface Part {
  readonly title: string;
  readonly figures: readonly Figure[];
  readonly remarks: readonly string[];
  readonly shares?: readonly Share[];
}

/** What is asked of the time of one thing, as a part of that of another. Each may be the sum of several figures of the processor; the first is the one of the clock. */
export interface Share {
  readonly name: string;
  readonly part: readonly string[];
  readonly whole: readonly string[];
  /** Per cent. */
  readonly limit: number;
}

/** Gathers figures as they come, run by run. */
export class Figures {
  private readonly runs = new Map<string, { readonly limit: number | undefined; readonly times: Time[] }>();

  add(name: string, time: Time, limit?: number): void {
    const known = this.runs.get(name) ?? { limit, times: [] };
    this.runs.set(name, known);
    known.times.push(time);
  }

  get all(): Figure[] {
    return [...this.runs].map(([name, { limit, times }]) => ({ name, runs: times, ...(limit !== undefined && { limit }) }));
  }
}
