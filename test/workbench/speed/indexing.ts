import type { Bench } from '../bench.ts';
import { Figures, type Part } from './figures.ts';
import { longestFrame } from './frames.ts';
import { tracedStart } from './start.ts';
import { mark, Trace } from './trace.ts';

const REPEATS = 3;
const IDLE = 3000;
const LIMIT = 50;
const untilKnown = (kind: string): string => `${kind}: main thread, until all is known`;
const inWorkers = (kind: string): string => `${kind}: workers, all that they did`;

/** A start on a vault that the plugin has never seen, then one on the same vault, each with nothing else to compare. */
export async function measureIndexing(bench: Bench, paths: readonly string[]): Promise<Part> {
  const figures = new Figures();
  const remarks = [`Median of ${REPEATS}. The panel is open and lists the speakers of the vault. Workers are watched for a second and a half longer than the main thread. Memory that the page before left behind is cleared first.`];
  // The cache trusts only files that are as old as they were.
  const anHourAgo = Date.now() - 3_600_000;
  const times = Object.fromEntries(paths.map((path) => [path, anHourAgo]));
  for (let turn = 0; turn < REPEATS; turn++) {
    const appId = `speed-${turn}`;
    await add(figures, bench, 'cold', await tracedStart(bench, { appId, times }));
    // What was found is stored in the background.
    await bench.page.waitForTimeout(5000);
    await addIdle(figures, bench);
    await add(figures, bench, 'warm', await tracedStart(bench, { appId, times }));
    const reads = await bench.page.evaluate(() => window.bench.app.vault.reads.length);
    if (reads > 0) remarks.push(`A warm start read ${reads} notes, which it should not.`);
  }
  const shares = [{ name: 'warm start in the app', part: [untilKnown('warm'), inWorkers('warm')], whole: [untilKnown('cold'), inWorkers('cold')], limit: 5 }];
  return { title: `A start in a vault of ${paths.length} notes`, figures: figures.all, remarks, shares };
}

async function add(figures: Figures, bench: Bench, kind: string, trace: Trace): Promise<void> {
  figures.add(`${kind}: longest task of the main thread`, trace.longest('layout-ready', 'end'), LIMIT);
  figures.add(`${kind}: longest time between two frames`, await longestFrame(bench, 'layout-ready', 'end'));
  figures.add(untilKnown(kind), trace.between('layout-ready', 'ready'));
  figures.add(inWorkers(kind), trace.inWorkers('layout-ready', 'end'));
}

async function addIdle(figures: Figures, bench: Bench): Promise<void> {
  const trace = await Trace.of(bench, async () => {
    await mark(bench, 'idle');
    await bench.page.waitForTimeout(IDLE);
    await mark(bench, 'idle-end');
  });
  figures.add('idle: longest task of the main thread', trace.longest('idle', 'idle-end'));
  figures.add('idle: longest time between two frames', await longestFrame(bench, 'idle', 'idle-end'));
}
