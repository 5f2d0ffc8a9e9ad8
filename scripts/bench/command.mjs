// The built command as a process of its own: with and without what it kept, and on larger vaults.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { root } from './core.mjs';
import { added, figure, median, most, of, printAsked, printAskedTime, printTable } from './measure.mjs';
import { lengthOf, multiplied, writeVault } from './vault.mjs';

const REPEATS = 5;
/** Repeats of what takes long. */
const FEWER = 3;
const TIMES = [1, 3, 10];
/** In milliseconds, after which the command knows a file by its time. */
const JUST_WRITTEN = 3500;
const COMMANDS = [['people', '--json'], ['sync', '--dry-run']];
const command = join(root, 'dist', 'who-said-what.mjs');

/** How long the command takes on a vault that it has not seen, and on one that it has. */
export async function benchWarmStart(notes, core) {
  for (const times of [1, 10]) await warmStart(multiplied(notes, times, core), times === 1 ? REPEATS : FEWER);
}

async function warmStart(notes, repeats) {
  const runs = { cold: [], warm: [], node: [], loaded: [] };
  await inFolder(async (folder) => {
    const vault = join(folder, 'vault');
    writeVault(vault, notes);
    // A file that was only just written is read again, since it may be written once more at the same time.
    await setTimeout(JUST_WRITTEN);
    for (let turn = 0; turn < repeats; turn++) {
      const people = [command, 'people', vault, '--json'];
      const pass = async (how) => {
        const env = { XDG_CACHE_HOME: join(folder, `cache-${turn}-${how.name}`) };
        return { cold: await how(people, env), warm: await how(people, env), node: await how(['-e', '0'], env), loaded: await how([command, '--version'], env) };
      };
      // Who tells what it used takes time to load, and to tell it.
      const [told, plain] = [await pass(run), await pass(clocked)];
      for (const [start, all] of Object.entries(runs)) all.push({ ...told[start], ...plain[start] });
    }
  });
  const [cold, warm, node, loaded] = Object.values(runs).map((all) => of(all, median));
  const row = (name, time) => [name, time.clock, (time.clock / cold.clock) * 100, time.processor, (time.processor / cold.processor) * 100];
  printTable(`The command on a vault that it knows: people --json, ${notes.length} notes, whole processes`,
    ['start', 'ms', '% of cold', 'of the processor: ms', '% of cold'],
    [row('cold: all is read and kept', cold), row('warm: the same again', warm), row('node alone', node), row('the command with nothing to do', loaded)]);
  console.log(`\nMedian of ${repeats}.`);
  printAskedTime(`warm start, ${notes.length} notes, process and all`, share(warm, cold), '≤', 5, ' %');
  printAskedTime(`warm start, ${notes.length} notes, without the start of Node on either side`, share(added(warm, node, -1), added(cold, node, -1)), '≤', 5, ' %');
}

function share(part, whole) {
  return { clock: (part.clock / whole.clock) * 100, processor: (part.processor / whole.processor) * 100 };
}

/** Time and memory on the vault, and on vaults of several times the size. */
export async function benchGrowth(notes, core) {
  await inFolder(async (folder) => {
    for (const times of TIMES) writeVault(join(folder, `vault-${times}`), multiplied(notes, times, core));
    // A note without a word takes all that there is to load.
    writeFileSync(join(folder, 'empty.md'), '');
    const start = of(await repeated(FEWER, () => run([command, 'quotes', join(folder, 'empty.md')])), median);
    const all = [];
    for (const words of COMMANDS) all.push({ name: words.join(' '), found: await growthOf(folder, words) });
    const rows = all.flatMap(({ name, found }) => found.map(({ times, time, memory }) => {
      const [whole, bare] = [ratio(time, found[0].time), ratio(added(time, start, -1), added(found[0].time, start, -1))];
      return [`${name}, ${times} ×`, time.clock, time.processor, whole.processor, bare.processor, memory];
    }));
    printTable(`Growth: ${notes.length} notes of ${figure(lengthOf(notes) / 1e6)} million characters, and several times as many, without a cache`,
      ['command', 'ms', 'of the processor', '× of 1 ×', 'without start', 'most MB'], rows);
    console.log(`\nMedian of ${FEWER}; memory is the most that a run had. Every other copy has speakers of its own.`);
    for (const { name, found } of all) {
      const [one, last] = [found[0], found.at(-1)];
      printAskedTime(`${name}: time on 10 times the vault, process and all`, ratio(last.time, one.time), '≤', 11, ' ×');
      printAskedTime(`${name}: without the start of the command`, ratio(added(last.time, start, -1), added(one.time, start, -1)), '≤', 11, ' ×');
      printAsked(`${name}: most memory on 10 times the vault`, last.memory, '≤', 600, ' MB');
    }
  });
}

function ratio(time, one) {
  return { clock: time.clock / one.clock, processor: time.processor / one.processor };
}

async function growthOf(folder, [verb, ...flags]) {
  const found = [];
  for (const times of TIMES) {
    const runs = await repeated(FEWER, () => run([command, verb, join(folder, `vault-${times}`), ...flags, '--no-cache']));
    found.push({ times, time: of(runs, median), memory: most(runs.map(({ memory }) => memory)) });
  }
  return found;
}

async function repeated(times, work) {
  const results = [];
  for (let turn = 0; turn < times; turn++) results.push(await work());
  return results;
}

/** Runs Node as a user does, and tells its time by the clock alone. */
async function clocked(args, env = {}) {
  const start = performance.now();
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: 'ignore' });
  const status = await new Promise((resolve, reject) => child.on('error', reject).on('exit', resolve));
  const clock = performance.now() - start;
  if (status !== 0 && status !== 1) throw new Error(`${args.join(' ')} ended with ${status}.`);
  return { clock };
}

/** Runs Node, and tells its times and the most memory that it had, in MB. */
async function run(args, env = {}) {
  const teller = pathToFileURL(join(root, 'scripts', 'bench', 'tell-use.mjs')).href;
  const start = performance.now();
  const child = spawn(process.execPath, ['--import', teller, ...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  const [told, complaints] = [child.stdio[3], child.stderr].map(gather);
  const status = await new Promise((resolve, reject) => child.on('error', reject).on('exit', resolve));
  const clock = performance.now() - start;
  if (status !== 0 && status !== 1) throw new Error(`${args.join(' ')} ended with ${status}.\n${await complaints}`);
  return { clock, ...JSON.parse(await told) };
}

async function gather(stream) {
  let text = '';
  for await (const part of stream) text += part;
  return text;
}

async function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'who-said-what-bench-'));
  try {
    mkdirSync(join(folder, 'vault'));
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
