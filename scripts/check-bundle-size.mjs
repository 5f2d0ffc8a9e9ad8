// node scripts/check-bundle-size.mjs
// Fails when main.js has grown past its budget, or holds what a phone cannot run. Raise the budget only on purpose.
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

// The attribution rules, yaml, the table of words and @lezer are most of it.
const BUDGET = 550 * 1024;

const code = await readFile(new URL('../main.js', import.meta.url), 'utf8');
const size = Buffer.byteLength(code);
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(0)} KB`;
console.log(`main.js: ${kilobytes(size)} of ${kilobytes(BUDGET)}, ${kilobytes(gzipSync(code).length)} compressed`);

const forbidden = [
  ['a Node module', /require\(["'](?:node:|fs|path|os|crypto|child_process|buffer|stream|util|worker_threads)/],
  ['eval', /\beval\(/],
  ['new Function', /new Function\(/],
  ['Buffer', /\bBuffer\s*[.([]/],
  // yaml tries one in a string and catches its failure; a literal would keep the whole file from loading.
  ['a lookbehind, which older iOS cannot read', /(?<!new RegExp\(["`][^"`]*)\(\?<[=!]/],
];
const problems = forbidden.filter(([, pattern]) => pattern.test(code)).map(([what]) => `main.js holds ${what}.`);
if (size > BUDGET) problems.push(`main.js is ${kilobytes(size - BUDGET)} over its budget.`);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
