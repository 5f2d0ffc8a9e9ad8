// npm run bench -- --browser: how fast the built plugin is in Chromium, on the workbench's host. Prints what it measured as JSON.
// node scripts/workbench.mjs speed NOTES LONG [PART…]   NOTES: a file with notes by path, as JSON; LONG: the path of a long one
import { readFileSync } from 'node:fs';
import { Bench } from './bench.ts';
import { launchChromium } from './chromium.ts';
import { serveWorkbench } from './server.ts';
import { watchFrames } from './speed/frames.ts';
import type { Part } from './speed/figures.ts';
import { measureIndexing } from './speed/indexing.ts';
import { measureLoad } from './speed/load.ts';
import { measurePanel } from './speed/panel.ts';
import { measureSaving } from './speed/saving.ts';

/** Ends with this where there is no browser. */
const NO_BROWSER = 3;

const [file = '', long = '', ...wanted] = process.argv.slice(3);
const notes = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
const parts: Readonly<Record<string, (bench: Bench) => Promise<Part>>> = {
  load: measureLoad,
  panel: measurePanel,
  saving: (bench) => measureSaving(bench, long),
  indexing: (bench) => measureIndexing(bench, Object.keys(notes)),
};

// The host has the page clear what the bench itself leaves behind before anything is measured.
const browser = await launchChromium('--js-flags=--expose-gc').catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(NO_BROWSER);
});
const server = await serveWorkbench(0, () => notes);
const bench = await Bench.connect(server.url, browser.wsEndpoint());
await watchFrames(bench);
for (const [name, measure] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  // One line for each part, as soon as it is there.
  process.stdout.write(`${JSON.stringify(await measure(bench))}\n`);
}
for (const error of bench.errors) console.error(error);
await bench.close();
await browser.close();
await server.close();
