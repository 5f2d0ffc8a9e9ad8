import type { Bench } from '../bench.ts';
import type { Time } from './trace.ts';

declare global {
  interface Window {
    /** When frames were drawn, in milliseconds since the page began. */
    frames__: number[];
  }
}

/** Has every page that is started from now on remember when it draws frames. */
export async function watchFrames(bench: Bench): Promise<void> {
  await bench.page.addInitScript(() => {
    window.frames__ = [];
    const next = (time: number): void => {
      window.frames__.push(time);
      window.requestAnimationFrame(next);
    };
    window.requestAnimationFrame(next);
  });
}

/** The longest time between two frames from one mark to another. By the clock only: a frame can be late for many reasons. */
export async function longestFrame(bench: Bench, from: string, to: string): Promise<Time> {
  const clock = await bench.page.evaluate(([first, last]) => {
    const [start, end] = [first, last].map((name) => performance.getEntriesByName(name, 'mark').at(-1)?.startTime ?? 0) as [number, number];
    const times = [start, ...window.frames__.filter((time) => time > start && time < end), end];
    return Math.max(...times.map((time, index) => time - (times[index - 1] ?? time)));
  }, [from, to] as const);
  return { clock, processor: NaN };
}
