import type { Bench, BenchOptions } from '../bench.ts';
import { mark, Trace } from './trace.ts';

/** The vault has been read as far as anybody can see when this has passed, in milliseconds. */
const AFTER = 1500;
/** What the app itself does at its start is over in this time. */
const SETTLE = 1500;
const PATIENCE = { timeout: 600_000, polling: 'raf' } as const;

/** The panel is open and lists the speakers of the vault, which it can only when the directory is there. */
const OPEN: BenchOptions = { restored: { mode: 'vault' }, settle: SETTLE };

/** Starts the app; the trace has all of it, with the marks `layout-ready`, `ready` and `end`. */
export async function tracedStart(bench: Bench, options: BenchOptions): Promise<Trace> {
  return Trace.of(bench, async () => {
    await bench.start({ ...OPEN, ...options }, { wait: false });
    await untilReady(bench);
    await bench.page.waitForTimeout(AFTER);
    await mark(bench, 'end');
  });
}

export async function plainStart(bench: Bench, options: BenchOptions): Promise<void> {
  await bench.start({ ...OPEN, ...options }, { wait: false });
  await untilReady(bench);
}

/** Marks the moment in the page itself: whoever waits for it outside hears of it later. */
async function untilReady(bench: Bench): Promise<void> {
  await bench.page.waitForFunction(() => {
    const isReady = /speakers?$/.test(document.querySelector('.who-said-what-summary')?.textContent ?? '');
    if (isReady) performance.mark('ready');
    return isReady;
  }, undefined, PATIENCE);
}
