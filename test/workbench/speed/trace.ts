import type { Bench } from '../bench.ts';

/** Milliseconds, by the clock and of the processor: the latter is what other work on the machine touches less. */
export interface Time {
  readonly clock: number;
  readonly processor: number;
}

interface TraceEvent {
  readonly name: string;
  readonly cat: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds, as all times of a trace: beginning and length, by the clock and of the thread. */
  readonly ts: number;
  readonly tts?: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

const CATEGORIES = ['toplevel', 'blink.user_timing', 'disabled-by-default-devtools.timeline', '__metadata'];

/** What Chromium tells of everything that ran while something was done. */
export class Trace {
  private constructor(private readonly events: readonly TraceEvent[]) {}

  static async of(bench: Bench, work: () => Promise<void>): Promise<Trace> {
    const browser = bench.page.context().browser();
    if (browser === null) throw new Error('The browser is gone.');
    await browser.startTracing(bench.page, { categories: CATEGORIES });
    await work();
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: readonly TraceEvent[] };
    return new Trace(traceEvents);
  }

  /** From one mark to another that comes after it. */
  between(from: string, to: string): Time {
    const [first, last] = this.marks(from, to);
    return { clock: (last.ts - first.ts) / 1000, processor: ((last.tts ?? 0) - (first.tts ?? 0)) / 1000 };
  }

  /** The longest task of the main thread between two marks: of that thread, nothing else could be done meanwhile. */
  longest(from: string, to: string): Time {
    const tasks = this.tasks(from, to);
    return { clock: Math.max(0, ...tasks.map(({ clock }) => clock)), processor: Math.max(0, ...tasks.map(({ processor }) => processor)) };
  }

  /** How many tasks of the main thread were longer, by the time of the processor. */
  longerThan(limit: number, from: string, to: string): number {
    return this.tasks(from, to).filter(({ processor }) => processor > limit).length;
  }

  /** All that ran in workers of the page between two marks. */
  inWorkers(from: string, to: string): Time {
    const [first, last] = this.marks(from, to);
    const workers = new Set(this.events.filter(({ name, pid, args }) => name === 'thread_name' && pid === first.pid && args?.name?.startsWith('DedicatedWorker') === true).map(({ tid }) => tid));
    const tasks = this.events.filter(({ name, ph, pid, tid, ts }) => name === 'RunTask' && ph === 'X' && pid === first.pid && workers.has(tid) && ts >= first.ts && ts <= last.ts);
    return tasks.map(timeOf).reduce((sum, time) => ({ clock: sum.clock + time.clock, processor: sum.processor + time.processor }), { clock: 0, processor: 0 });
  }

  /** A task that the first mark lies in belongs to what was before it, but for a task that the mark begins. */
  private tasks(from: string, to: string): Time[] {
    const [first, last] = this.marks(from, to);
    const tasks = this.events.filter(({ name, ph, pid, tid }) => name === 'RunTask' && ph === 'X' && pid === first.pid && tid === first.tid);
    return tasks.flatMap((task) => {
      const start = Math.max(task.ts, first.ts);
      const end = Math.min(task.ts + (task.dur ?? 0), last.ts);
      if (start >= end) return [];
      // A task that is cut is as long as what is left of it; of its time on the processor it has a share.
      const { clock, processor } = timeOf(task);
      const share = clock === 0 ? 0 : (end - start) / 1000 / clock;
      return [{ clock: (end - start) / 1000, processor: processor * share }];
    });
  }

  private marks(from: string, to: string): [TraceEvent, TraceEvent] {
    const [first, last] = [from, to].map((wanted) => this.events.filter(({ name, cat }) => name === wanted && cat.includes('blink.user_timing')).at(-1));
    if (first === undefined || last === undefined) throw new Error(`The trace lacks ${first === undefined ? from : to}.`);
    return [first, last];
  }
}

function timeOf({ dur = 0, tdur = 0 }: TraceEvent): Time {
  return { clock: dur / 1000, processor: tdur / 1000 };
}

/** Sets a mark in the page. */
export async function mark(bench: Bench, name: string): Promise<void> {
  await bench.page.evaluate((given) => {
    performance.mark(given);
  }, name);
}
