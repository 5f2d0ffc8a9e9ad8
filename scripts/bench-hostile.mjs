// npm run bench:hostile [KIND]
// How long the analysis takes on texts that nobody writes but an attacker, of half a megabyte and of one: linear work takes
// twice the time for twice the text. Each figure is the least of several repeats, since only the work is of interest here.
import { performance } from 'node:perf_hooks';
import { buildCore } from './bench/core.mjs';
import { HOSTILE_TEXTS } from './hostile-texts.mjs';

const MEGABYTE = 1 << 20;
const REPEATS = 3;

const { analyse } = await buildCore('analyse.ts');
const only = process.argv[2];
console.log(`${'text'.padEnd(32)}  0.5 MB     1 MB   times`);
let found = 0;
for (const [kind, make] of Object.entries(HOSTILE_TEXTS)) {
  if (only !== undefined && kind !== only) continue;
  const [half, whole] = [MEGABYTE / 2, MEGABYTE].map((size) => least(make(size)));
  console.log(`${kind.padEnd(32)} ${half.toFixed(0).padStart(7)}  ${whole.toFixed(0).padStart(7)}   ${(whole / half).toFixed(1).padStart(5)}`);
}
// What was found is used, so that no reading may be left out as useless.
if (found < 0) console.log('Nothing was found.');

/** Milliseconds. */
function least(text) {
  let best = Infinity;
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    const start = performance.now();
    found += analyse(text, 'hostile.md').quotations.length;
    best = Math.min(best, performance.now() - start);
    // A text that takes seconds is slow enough once.
    if (best > 5000) break;
  }
  return best;
}
