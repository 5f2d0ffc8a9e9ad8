// node scripts/crash.mjs VAULT [--every N] [--random N] [--seed S]: kills `sync` on a copy of a vault
//   at every (or every Nth) step of its writing, in the middle of it, and
//   at N random times: half of them of the whole run, half of the part that writes; the seed chooses them.
// After each kill every file must be as before or as after, whole; `unlink` must give every source note back as it was;
// the next `sync` must lead to the same bytes as a run that nothing disturbed, and leave no unfinished file behind.
// Ends with 1, and says what differed, when that does not hold.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('../', import.meta.url));
const { values, positionals: [vault] } = parseArgs({
  allowPositionals: true,
  options: { every: { type: 'string', default: '1' }, random: { type: 'string', default: '0' }, seed: { type: 'string', default: String(Date.now() % 1e6) } },
});
if (vault === undefined) throw new Error('Which vault? It is copied, never written to.');
const command = join(root, 'dist/who-said-what.mjs');
const failpoint = pathToFileURL(join(root, 'scripts/failpoint.mjs')).href;
const DATA = '.obsidian/plugins/who-said-what/data.json';
const WORKERS = 2;
const started = performance.now();
const work = mkdtempSync(join(tmpdir(), 'who-said-what-crash-'));
const failures = [];

/** Every file below a folder, by path. */
function files(folder) {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(found.map((entry) => join(entry.parentPath, entry.name)).map((path) => [relative(folder, path), readFileSync(path, 'latin1')]));
}

/** Makes the files below a folder those that are wanted; only what differs is touched. */
function put(folder, wanted) {
  const found = files(folder);
  for (const path of found.keys()) if (!wanted.has(path)) remove(folder, path);
  for (const [path, text] of wanted) {
    if (found.get(path) === text) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, 'latin1');
  }
}

/** Removes a file, and the folders above it that it leaves empty. */
function remove(folder, path) {
  rmSync(join(folder, path));
  for (let above = dirname(path); above !== '.' && readdirSync(join(folder, above)).length === 0; above = dirname(above)) rmdirSync(join(folder, above));
}

const isTemporary = (path) => /(?:^|\/)\.who-said-what-[^/]*\.tmp$/.test(path);
const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A copy of the vault with a cache of its own, on which one run after the other is killed. */
class Copy {
  constructor(name) {
    this.folder = join(work, name);
    this.cache = join(work, `${name}-cache`);
    mkdirSync(this.folder);
    mkdirSync(this.cache);
  }

  /** Starts the command, with the failpoint when there is something to tell it. */
  start(subcommand, env = {}) {
    const given = [...(Object.keys(env).length > 0 ? ['--import', failpoint] : []), command, subcommand, this.folder];
    const child = spawn(process.execPath, given, { env: { ...process.env, XDG_CACHE_HOME: this.cache, ...env }, stdio: 'ignore' });
    const end = new Promise((resolve) => { child.on('exit', (status, signal) => resolve(signal ?? status)); });
    return { child, end };
  }

  async run(subcommand, env) {
    const end = await this.start(subcommand, env).end;
    // 1 is for notes with problems, which the vault may hold.
    if (end !== 0 && end !== 1) failures.push(`${subcommand} ended with ${end}`);
  }

  /** Lets the cache know the notes as they are before and after, so that each run is fast. */
  async warm({ before, after }) {
    const below = (name, all) => [...all].filter(([path]) => path.endsWith('.md')).map(([path, text]) => [`${name}/${path}`, text]);
    put(this.folder, new Map([...below('before', before), ...below('after', after)]));
    await this.run('people');
    this.known = files(this.cache);
  }

  /** Makes the vault what it was before; the cache knows all notes again, and is otherwise as the last run left it. */
  reset(vault) {
    put(this.folder, vault);
    for (const [path, text] of this.known) writeFileSync(join(this.cache, path), text, 'latin1');
  }
}

function compare(what, found, expected, isRight) {
  for (const path of new Set([...found.keys(), ...expected.keys()])) if (!isRight(path, found.get(path))) failures.push(`${what}: ${path}`);
}

const isPersonNote = (text) => text?.includes('%% who-said-what:start %%') === true;

/** Looks at what a kill left in a copy, and lets the next runs go over it. @returns whether it had written anything. */
async function judge(copy, what, { before, after }) {
  const killed = files(copy.folder);
  const whole = new Map([...killed].filter(([path]) => !isTemporary(path)));
  // Records of links are stored in several steps, each of them whole.
  const isSettings = (path, text) => path === DATA && text !== undefined && typeof JSON.parse(text) === 'object';
  compare(`${what}, killed`, whole, after, (path, text) => text === before.get(path) || text === after.get(path) || isSettings(path, text));
  const sources = [...before].filter(([path]) => path !== DATA && !isPersonNote(after.get(path)));
  if (sources.some(([path, text]) => whole.get(path) !== text)) {
    await copy.run('unlink');
    const restored = files(copy.folder);
    for (const [path, text] of sources) if (restored.get(path) !== text) failures.push(`${what}, links taken out: ${path}`);
  }
  copy.reset(killed);
  await copy.run('sync');
  compare(`${what}, run again`, files(copy.folder), after, (path, text) => text === after.get(path));
  for (const path of [...files(copy.cache).keys()].filter(isTemporary)) {
    failures.push(`${what}, run again: ${path} in the cache`);
    rmSync(join(copy.cache, path));
  }
  return [...after.keys()].some((path) => killed.get(path) !== before.get(path)) || killed.size !== whole.size;
}

/** Kills at one step of writing. */
async function killAt(copy, step, vaults) {
  copy.reset(vaults.before);
  const end = await copy.start('sync', { KILL_AT: String(step) }).end;
  if (end !== 'SIGKILL') failures.push(`step ${step}: it was not killed but ended with ${end}`);
  await judge(copy, `step ${step}`, vaults);
}

/** Kills after a part of the time that a run takes, or of the time that its writing takes. @returns whether it was writing. */
async function killAfter(copy, part, ofWriting, vaults) {
  copy.reset(vaults.before);
  const { child, end } = copy.start('sync');
  const isOver = end.then(() => true);
  if (ofWriting) await firstWrite(copy.folder, isOver);
  await Promise.race([isOver, wait(part * (ofWriting ? vaults.writing : vaults.running))]);
  child.kill('SIGKILL');
  const wasKilled = (await end) === 'SIGKILL';
  return (await judge(copy, `after ${part.toFixed(4)} of the ${ofWriting ? 'writing' : 'run'}`, vaults)) && wasKilled;
}

/** Waits for the first file in the people folder or the records of links, or for the end. */
async function firstWrite(folder, isOver) {
  const now = () => [join(folder, 'People'), dirname(join(folder, DATA))].map((path) => (existsSync(path) ? readdirSync(path).length : 0)).join();
  const before = now();
  while (now() === before && !(await Promise.race([isOver, wait(2)]))) continue;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function* numbersFrom(seed) {
  for (let state = seed | 0; ;) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    yield ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}

/** Does the work with every copy at once, each taking the next one that waits. */
async function share(copies, jobs, work) {
  const waiting = [...jobs];
  await Promise.all(copies.map(async (copy) => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) await work(copy, job);
  }));
}

/** One run that nothing disturbs. @returns what is right afterwards, and how long a run takes and its writing, in ms. */
async function undisturbed(copy, before) {
  put(copy.folder, before);
  await copy.run('sync');
  const after = files(copy.folder);
  await copy.warm({ before, after });
  copy.reset(before);
  const from = performance.now();
  const { end } = copy.start('sync');
  await firstWrite(copy.folder, end.then(() => true));
  const first = performance.now();
  await end;
  return { before, after, running: performance.now() - from, writing: performance.now() - first };
}

/** How many steps of writing a run has when the cache knows all notes. */
async function countSteps(copy, before) {
  copy.reset(before);
  await copy.run('sync', { COUNT_TO: join(work, 'count') });
  return Number(readFileSync(join(work, 'count'), 'utf8'));
}

try {
  const copies = Array.from({ length: WORKERS }, (_, index) => new Copy(`copy-${index}`));
  const vaults = await undisturbed(copies[0], files(vault));
  for (const copy of copies.slice(1)) await copy.warm(vaults);
  const every = Number(values.every);
  const steps = await countSteps(copies[0], vaults.before);
  const chosen = Array.from({ length: steps }, (_, index) => index + 1).filter((step) => every > 0 && step % every === 0);
  await share(copies, chosen, (copy, step) => killAt(copy, step, vaults));
  console.log(`Killed ${chosen.length} times, of ${steps} steps of writing.`);
  const numbers = numbersFrom(Number(values.seed));
  const times = Array.from({ length: Number(values.random) }, (_, index) => ({ part: numbers.next().value, ofWriting: index % 2 === 1 }));
  let writing = 0;
  await share(copies, times, async (copy, { part, ofWriting }) => { if (await killAfter(copy, part, ofWriting, vaults)) writing++; });
  if (times.length > 0) console.log(`Killed ${times.length} times at random, ${writing} of them while notes were written. Seed ${values.seed}.`);
  console.log(`${((performance.now() - started) / 60_000).toFixed(1)} minutes.`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
for (const failure of failures) console.error(failure);
process.exitCode = failures.length > 0 ? 1 : 0;
