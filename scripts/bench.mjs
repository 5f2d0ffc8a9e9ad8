// npm run bench [VAULT]
// How fast notes are analysed: the built core on every source note, beside two yardsticks on the same texts in the same
// run, so that the ratios mean the same on any machine. Each figure is the median of several repeats.
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath, pathToFileURL } from 'node:url';
import nlp from 'compromise';
import esbuild from 'esbuild';

const REPEATS = 5;
/** Characters of text; a smaller vault is read several times over. */
const LEAST = 2_000_000;
/** compromise reads everything; a part of the text is enough to know its speed. */
const PART = 60_000;

const root = fileURLToPath(new URL('../', import.meta.url));
const vault = process.argv[2] ?? join(root, 'test', 'vault');
const { analyse } = await core();
const notes = readdirSync(vault, { recursive: true })
  .filter((path) => path.endsWith('.md') && !/(?:^|[\\/])\./.test(path))
  .map((path) => ({ path, text: readFileSync(join(vault, path), 'utf8') }));
const once = notes.reduce((sum, { text }) => sum + text.length, 0);
if (once === 0) {
  console.error(`${vault}: There is no Markdown in it.`);
  process.exit(2);
}
const times = Math.max(1, Math.ceil(LEAST / once));
const texts = Array.from({ length: times }, () => notes).flat();
const part = notes.map(({ text }) => text).join('\n').slice(0, PART);

let found = 0;
const rows = [
  ['bare scan of the characters', once * times, () => { for (const { text } of texts) found += scan(text); }],
  ['who-said-what, whole analysis', once * times, () => { for (const { path, text } of texts) found += analyse(text, path).quotations.length; }],
  ['compromise, people and sentences', part.length, () => { found += nlp(part).people().length; }],
].map(([name, size, work]) => ({ name, speed: size / 1e6 / median(work) }));

const own = rows[1].speed;
console.log(`${notes.length} notes of ${(once / 1e6).toFixed(2)} million characters, ${times} times over; median of ${REPEATS}\n`);
console.log(`${'reader'.padEnd(34)}  million characters a second   to who-said-what`);
for (const { name, speed } of rows) console.log(`${name.padEnd(34)}  ${speed.toFixed(2).padStart(27)}   ${(speed / own).toFixed(2).padStart(16)}`);
// What was found is used, so that no reader may be left out as useless.
if (found === 0) console.log('Nothing was found.');

/** Seconds. The first run warms up and does not count. */
function median(work) {
  work();
  const seconds = Array.from({ length: REPEATS }, () => {
    const start = performance.now();
    work();
    return (performance.now() - start) / 1000;
  });
  return seconds.sort((a, b) => a - b)[Math.floor(REPEATS / 2)];
}

function scan(text) {
  let marks = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22 || code === 0x201c) marks++;
  }
  return marks;
}

/** The core alone, built as the command is. */
async function core() {
  const folder = mkdtempSync(join(tmpdir(), 'who-said-what-bench-'));
  try {
    const outfile = join(folder, 'core.mjs');
    await esbuild.build({
      absWorkingDir: root, entryPoints: ['src/core/analyse.ts'], outfile, bundle: true, minify: true, format: 'esm',
      platform: 'node', target: 'node20', logLevel: 'error',
      banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
