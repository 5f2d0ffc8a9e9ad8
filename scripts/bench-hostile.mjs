// npm run bench:hostile [KIND]
// How long the analysis takes on texts that nobody writes but an attacker, of half a megabyte and of one: linear work takes
// twice the time for twice the text. Each figure is the least of several repeats, since only the work is of interest here.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath, pathToFileURL } from 'node:url';
import esbuild from 'esbuild';
import { HOSTILE_TEXTS } from './hostile-texts.mjs';

const MEGABYTE = 1 << 20;
const REPEATS = 3;

const { analyse } = await core();
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

/** The core alone, built as the command is. */
async function core() {
  const folder = mkdtempSync(join(tmpdir(), 'who-said-what-bench-'));
  try {
    const outfile = join(folder, 'core.mjs');
    await esbuild.build({
      absWorkingDir: fileURLToPath(new URL('../', import.meta.url)), entryPoints: ['src/core/analyse.ts'], outfile, bundle: true,
      minify: true, format: 'esm', platform: 'node', target: 'node20', logLevel: 'error',
      banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
