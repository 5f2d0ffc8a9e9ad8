// npm run eval [-- --verbose] [-- --floor]
// Measures the built command on the annotated newsletters beside the checkout (../shared/eval), which are other
// people's texts and no part of the project. --floor fails when a figure is worse than test/eval-floor.json allows; where
// the texts are not there it measures nothing, says so, and passes.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const data = join(root, '..', 'shared', 'eval');
const vault = join(root, '..', 'shared', 'vault');
const verbose = process.argv.includes('--verbose') ? ['--verbose'] : [];

if (!existsSync(data)) {
  console.log(process.argv.includes('--floor')
    ? 'The quality floor was NOT checked: the annotated newsletters are not beside this checkout (../shared/eval).'
    : 'Nothing was measured: the annotated newsletters are not beside this checkout (../shared/eval).');
  process.exit();
}
const scratch = mkdtempSync(join(tmpdir(), 'who-said-what-eval-'));
try {
  const figures = { ...attribution(), ...traps(), ...insights() };
  if (process.argv.includes('--floor')) compare(figures);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** F1 of direct and indirect quotations and of people, in percent. */
function attribution() {
  const docs = markdownIn(join(data, 'docs'));
  const output = score('evaluate.mjs', [predict('quotes', docs), ...verbose]);
  const { direct, indirect, people } = JSON.parse(output.trimEnd().split('\n').at(-1));
  console.log(output.trimEnd().split('\n').slice(0, -1).join('\n'), '\n');
  return { 'direct F1': 100 * direct.f, 'indirect F1': 100 * indirect.f, 'people F1': 100 * people.f };
}

/** Speakers found where there are none, and where there are. */
function traps() {
  const negatives = join(data, 'negatives.json');
  const notes = Object.keys(JSON.parse(readFileSync(negatives, 'utf8'))).map((name) => join(vault, name)).filter(existsSync);
  if (notes.length === 0) return {};
  const output = score('speakers.mjs', [predict('quotes', notes), negatives, ...verbose]);
  console.log(`Notes that attribute little or nothing:\n${output}`);
  const [, notesRead, wrong, found, all] = /^(\d+) notes: (\d+) false speakers .*, (\d+) of (\d+) directly/m.exec(output).map(Number);
  return { 'false speakers a trap note': wrong / notesRead, 'speakers found in trap notes': (100 * found) / all };
}

/** ROUGE of the key insights against those that people wrote. */
function insights() {
  if (!existsSync(vault)) return {};
  const output = score('insights.mjs', [vault, predict('insights', markdownIn(vault), ['--max', '3'])]);
  console.log(`Key insights:\n${output}`);
  const row = /^who-said-what\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)/m.exec(output);
  return { 'insights ROUGE-1': Number(row[1]), 'insights ROUGE-2': Number(row[2]), 'insights ROUGE-L': Number(row[3]) };
}

function markdownIn(folder) {
  return readdirSync(folder).filter((name) => name.endsWith('.md')).sort().map((name) => join(folder, name));
}

/** Runs the built command; its status 1 says that some notes had problems, which is no failure here. */
function predict(command, notes, options = []) {
  const file = join(scratch, `${command}-${notes.length}.json`);
  const run = [join(root, 'dist', 'who-said-what.mjs'), command, '--json', ...options, ...notes];
  let output;
  try {
    output = execFileSync(process.execPath, run, { encoding: 'utf8', maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    if (error.status !== 1 || !error.stdout) throw error;
    output = error.stdout;
  }
  writeFileSync(file, output);
  return file;
}

function score(script, args) {
  return execFileSync(process.execPath, [join(data, script), ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
}

function compare(figures) {
  const { atLeast, atMost } = JSON.parse(readFileSync(join(root, 'test', 'eval-floor.json'), 'utf8'));
  const worse = [
    ...Object.entries(atLeast).filter(([name, bound]) => name in figures && !(figures[name] >= bound)),
    ...Object.entries(atMost).filter(([name, bound]) => name in figures && !(figures[name] <= bound)),
  ];
  for (const [name, bound] of worse) console.error(`${name}: ${figures[name].toFixed(2)}, where ${bound} was reached before.`);
  const missing = [...Object.keys(atLeast), ...Object.keys(atMost)].filter((name) => !(name in figures));
  if (missing.length > 0) console.log(`NOT checked, because the texts for it are not there: ${missing.join(', ')}.`);
  if (worse.length === 0) console.log('No figure that was measured is worse than test/eval-floor.json allows.');
  process.exitCode = worse.length > 0 ? 1 : 0;
}
