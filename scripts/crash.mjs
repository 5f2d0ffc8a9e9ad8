// node scripts/crash.mjs VAULT [--every N]: kills `sync` on copies of a vault at every (or every Nth) step of its
// writing. Each file must then be as before or as after, whole, and the next run must lead to the same vault as a run
// that nothing disturbed. Ends with 1, and says what differed, when that does not hold.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('../', import.meta.url));
const { values, positionals: [vault] } = parseArgs({ allowPositionals: true, options: { every: { type: 'string', default: '1' } } });
if (vault === undefined) throw new Error('Which vault? It is copied, never written to.');
const work = mkdtempSync(join(tmpdir(), 'who-said-what-crash-'));
const failures = [];

function sync(folder, env = {}) {
  const given = ['--import', pathToFileURL(join(root, 'scripts/failpoint.mjs')).href, join(root, 'dist/who-said-what.mjs'), 'sync', folder];
  return new Promise((done) => {
    const child = spawn(process.execPath, given, { env: { ...process.env, ...env }, stdio: 'ignore' });
    child.on('exit', (status, signal) => done(signal ?? status));
  });
}

function files(folder) {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(found.map((entry) => join(entry.parentPath, entry.name)).map((path) => [relative(folder, path), readFileSync(path, 'latin1')]));
}

const isTemporary = (path) => /(?:^|\/)\.who-said-what-[^/]*\.tmp$/.test(path);
const isSettings = (path) => path.endsWith('data.json');

function compare(step, when, found, isRight, expected) {
  for (const path of new Set([...found.keys(), ...expected.keys()])) {
    if (!(when === 'killed' && isTemporary(path)) && !isRight(path, found.get(path))) failures.push(`step ${step}, ${when}: ${path}`);
  }
}

async function crash(step, before, after) {
  const folder = join(work, String(step));
  cpSync(vault, folder, { recursive: true });
  const end = await sync(folder, { KILL_AT: String(step) });
  if (end !== 'SIGKILL') failures.push(`step ${step}: it was not killed but ended with ${end}`);
  const isWhole = (path, text) => {
    // The records are stored in several steps, each of them whole.
    if (isSettings(path) && text !== undefined) return typeof JSON.parse(text) === 'object';
    return text === before.get(path) || text === after.get(path);
  };
  compare(step, 'killed', files(folder), isWhole, after);
  await sync(folder);
  compare(step, 'run again', files(folder), (path, text) => text === after.get(path), after);
  rmSync(folder, { recursive: true });
}

try {
  const before = files(vault);
  const whole = join(work, 'whole');
  cpSync(vault, whole, { recursive: true });
  await sync(whole, { COUNT_TO: join(work, 'count') });
  const after = files(whole);
  const steps = Number(readFileSync(join(work, 'count'), 'utf8'));
  const chosen = Array.from({ length: steps }, (_, index) => index + 1).filter((step) => step % Number(values.every) === 0);
  const waiting = [...chosen];
  const worker = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) await crash(step, before, after);
  };
  await Promise.all([worker(), worker()]);
  console.log(`Killed ${chosen.length} times, of ${steps} steps of writing.`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
for (const failure of failures) console.error(failure);
process.exitCode = failures.length > 0 ? 1 : 0;
