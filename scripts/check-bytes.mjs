// node scripts/check-bytes.mjs VAULT: copies a vault, runs `sync`, `sync` and `unlink` of the built command on the copy, and
// compares bytes. Uses none of the project's code. It ends with 1, and says where, unless
//   after sync    each note differs from its original only by link signs around words that were there before,
//   second sync   writes nothing: content and modification time of every file stay,
//   after unlink  each note is its original again, byte for byte.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const [given] = process.argv.slice(2);
if (given === undefined) throw new Error('Which vault? It is copied, never written to.');
const vault = resolve(given);
const command = fileURLToPath(new URL('../dist/who-said-what.mjs', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'who-said-what-bytes-'));
const copy = join(work, 'vault');
const failures = [];

function entries(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => ({ entry, path: join(entry.parentPath, entry.name) }));
}

function files(folder) {
  return new Map(entries(folder).filter(({ entry }) => entry.isFile()).map(({ path }) => [relative(folder, path), readFileSync(path)]));
}

/** What a second run must not change: content and time of every file. */
function state(folder) {
  return new Map(entries(folder).filter(({ entry }) => entry.isFile()).map(({ path }) => {
    const hash = createHash('sha256').update(readFileSync(path)).digest('hex');
    return [relative(folder, path), `${hash} ${statSync(path, { bigint: true }).mtimeNs}`];
  }));
}

function run(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
  // 1 is for notes with problems, which the vault may hold: they are left alone.
  if (status !== 0 && status !== 1) failures.push(`${args[0]} ended with ${status}: ${stderr.slice(0, 500)}`);
  return stdout.trim().split('\n').join(' ');
}

/** Reads a link that begins at `at`: its words, and where it ends. Null when none begins there. */
function linkAt(bytes, at) {
  const text = bytes.subarray(at, at + 2000).toString('latin1');
  if (text.startsWith('[[')) {
    const end = text.indexOf(']]');
    if (end < 0) return null;
    const inner = text.slice(2, end);
    return { words: inner.slice(inner.lastIndexOf('|') + 1), end: at + end + 2 };
  }
  const middle = text.indexOf('](');
  const end = middle < 0 ? -1 : text.indexOf(')', middle);
  if (!text.startsWith('[') || end < 0) return null;
  return { words: text.slice(1, middle), end: at + end + 1 };
}

/** Walks both notes byte by byte. @returns how many links were put in, or the place of another difference. */
function compare(before, after) {
  let at = 0;
  let now = 0;
  let links = 0;
  while (now < after.length) {
    if (at < before.length && before[at] === after[now]) {
      at++;
      now++;
      continue;
    }
    const link = linkAt(after, now);
    const isHere = link !== null && link.words !== '' && before.subarray(at, at + link.words.length).toString('latin1') === link.words;
    if (!isHere) return { links, wrong: `byte ${at}: “${before.subarray(at, at + 40)}” became “${after.subarray(now, now + 40)}”` };
    at += link.words.length;
    now = link.end;
    links++;
  }
  return { links, wrong: at === before.length ? null : `the end from byte ${at} on is gone` };
}

try {
  cpSync(vault, copy, { recursive: true });
  chmodSync(copy, 0o755);
  for (const { entry, path } of entries(copy)) chmodSync(path, entry.isDirectory() ? 0o755 : 0o644);
  const before = files(copy);
  const isOwn = (path) => path.startsWith('.obsidian');
  // A person note that is there may be written on; only its text outside the block and the properties is the user's.
  const isPerson = (text) => /^type: (?:person|organization)\s*$/m.test(text) || text.includes('%% who-said-what:start %%');

  console.log(`sync: ${run('sync', copy)}`);
  const after = files(copy);
  let links = 0;
  let linked = 0;
  let compared = 0;
  for (const [path, bytes] of before) {
    if (isOwn(path)) continue;
    const now = after.get(path);
    if (now === undefined) failures.push(`${path} is gone`);
    else if (!now.equals(bytes) && !isPerson(now.toString('latin1'))) {
      const found = compare(bytes, now);
      links += found.links;
      linked++;
      if (found.wrong !== null) failures.push(`${path}, after sync: ${found.wrong}`);
    }
    compared++;
  }
  const first = state(copy);
  console.log(`sync again: ${run('sync', copy)}`);
  const second = state(copy);
  for (const path of new Set([...first.keys(), ...second.keys()])) if (first.get(path) !== second.get(path)) failures.push(`${path}: the second sync wrote it`);

  console.log(`unlink: ${run('unlink', copy)}`);
  const restored = files(copy);
  let same = 0;
  for (const [path, bytes] of before) {
    if (isOwn(path) || isPerson(restored.get(path)?.toString('latin1') ?? '')) continue;
    if (restored.get(path)?.equals(bytes)) same++;
    else failures.push(`${path}: not as it was after unlink`);
  }
  console.log(`${compared} files compared: ${links} links in ${linked} notes and no other byte, ${first.size} files not written again, ${same} notes byte for byte as they were after unlink.`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
for (const failure of failures) console.error(failure);
process.exitCode = failures.length > 0 ? 1 : 0;
