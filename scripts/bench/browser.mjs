// The built plugin in Chromium: test/workbench/speed.ts measures, this prints.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './core.mjs';
import { figure, median, most, of as timeOf, printAsked, printAskedTime, printTable, sum } from './measure.mjs';
import { multiplied, noteOf } from './vault.mjs';

export const BROWSER_PARTS = ['load', 'panel', 'saving', 'indexing'];
const NOTES = 2000;
const SIZE = 85_000;
const NO_BROWSER = 3;

/** @param once the notes of a vault, multiplied here to so many as are indexed */
export async function benchBrowser(once, core, parts) {
  const folder = mkdtempSync(join(tmpdir(), 'who-said-what-bench-'));
  try {
    const long = { path: 'Long note.md', text: noteOf(SIZE, once).text };
    const copies = Math.ceil(NOTES / once.filter((note) => !core.readPersonNote(note).isPersonNote).length);
    const notes = [long, ...multiplied(once, copies, core).slice(0, NOTES - 1)];
    const file = join(folder, 'notes.json');
    writeFileSync(file, JSON.stringify(Object.fromEntries(notes.map(({ path, text }) => [path, text]))));
    const child = spawn(process.execPath, [join(root, 'scripts', 'workbench.mjs'), 'speed', file, long.path, ...parts], { stdio: ['ignore', 'pipe', 'inherit'] });
    const status = new Promise((resolve, reject) => child.on('error', reject).on('exit', resolve));
    for await (const line of createInterface({ input: child.stdout })) printPart(JSON.parse(line));
    const ended = await status;
    if (ended === NO_BROWSER) console.log('\nThe part in a browser was left out: there is none that starts, as told above.');
    else if (ended !== 0) throw new Error(`The part in a browser ended with ${ended}.`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function printPart({ title, figures, remarks, shares = [] }) {
  // JSON has no number for what was not measured.
  const of = (runs, key, choose) => choose(runs.map((run) => run[key] ?? NaN));
  printTable(title, ['', 'ms', 'most', 'of the processor: ms', 'most'], figures.map(({ name, runs }) => [
    name, of(runs, 'clock', median), of(runs, 'clock', most), of(runs, 'processor', median), of(runs, 'processor', most),
  ]));
  console.log(`\n${remarks.join('\n')}`);
  for (const { name, runs, limit } of figures) {
    if (limit === undefined) continue;
    const clock = of(runs, 'clock', median);
    printAsked(`${name}${Number.isNaN(clock) ? '' : ` (by the clock ${figure(clock)} ms)`}`, of(runs, 'processor', median), '≤', limit, ' ms');
  }
  const times = new Map(figures.map(({ name, runs }) => [name, timeOf(runs, median)]));
  for (const { name, part, whole, limit } of shares) {
    const [first, all] = [part, whole].map((names) => ({ clock: times.get(names[0]).clock, processor: sum(names.map((one) => times.get(one).processor)) }));
    printAskedTime(name, { clock: (first.clock / all.clock) * 100, processor: (first.processor / all.processor) * 100 }, '≤', limit, ' %');
  }
}
