// node scripts/check-repair.mjs VAULT: runs `check` and `check --repair` of the built command on a copy of a vault, and reads
// what came out with two YAML parsers, js-yaml and yaml, and with none of the project's code. It ends with 1, and says
// where, unless
//   check alone       writes nothing,
//   a sound note      (one that both parsers accept) keeps every byte,
//   a repaired note   is accepted by both, keeps its body byte for byte, and each line `key: "text"` or `- "text"` that
//                     was broken now says the text between its outermost quotes,
//   a note left       as it was is named by `check`, with a line and a reason,
//   a second repair   writes nothing.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const [given] = process.argv.slice(2);
if (given === undefined) throw new Error('Which vault? It is copied, never written to.');
// It comes with gray-matter; the project itself reads with another.
const jsYaml = createRequire(createRequire(import.meta.url).resolve('gray-matter'))('js-yaml');
const command = fileURLToPath(new URL('../dist/who-said-what.mjs', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'who-said-what-repair-'));
const copy = join(work, 'vault');
const failures = [];

function notes() {
  return new Map(readdirSync(copy, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => [join(entry.parentPath, entry.name), readFileSync(join(entry.parentPath, entry.name), 'utf8')]));
}

/** The front matter between the first two fences, and the rest. Null when the note does not begin with a fence. */
function parts(text) {
  const match = /^\uFEFF?---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)??---[ \t]*(?:\r?\n|$)/.exec(text);
  return match === null ? null : { yaml: match[1] ?? '', body: text.slice(match[0].length) };
}

/** The properties by js-yaml, all of them as text; null when one of the two parsers refuses. */
function properties(yaml) {
  try {
    parse(yaml, { schema: 'failsafe', logLevel: 'error' });
    const value = jsYaml.safeLoad(yaml, { schema: jsYaml.FAILSAFE_SCHEMA }) ?? {};
    return typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** What a person reads in `key: "text"` and `- "text"`, line by line: the text between the outermost quotes. */
function readByEye(yaml) {
  const values = new Map();
  let key = '';
  for (const line of yaml.split(/\r?\n/)) {
    key = /^([A-Za-z_]\w*):/.exec(line)?.[1] ?? key;
    const text = /^(?:[A-Za-z_]\w*:|[ \t]+-) +"(.*)"[ \t]*$/.exec(line)?.[1];
    if (text !== undefined) values.set(key, [...(values.get(key) ?? []), text.replace(/\\(["\\])/g, '$1')]);
  }
  return values;
}

function compare(path, before, after, isNamed) {
  const now = parts(after);
  const was = parts(before);
  const isSound = was !== null && properties(was.yaml) !== null;
  if (before === after) {
    if (!isSound && was !== null && properties(was.yaml) === null && !isNamed) failures.push(`${path}: broken, and not named`);
    return 'same';
  }
  if (isSound) failures.push(`${path}: was sound and was written`);
  const values = now === null ? null : properties(now.yaml);
  if (values === null) failures.push(`${path}: repaired, and still refused by a YAML parser`);
  else {
    if (!before.endsWith(now.body)) failures.push(`${path}: the body changed`);
    for (const [key, texts] of readByEye(before.slice(0, before.length - now.body.length))) {
      const found = [values[key] ?? []].flat();
      for (const text of texts) if (!found.includes(text)) failures.push(`${path}: “${key}” does not say ${JSON.stringify(text.slice(0, 120))}`);
    }
  }
  return 'repaired';
}

function check(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, 'check', copy, '--json', ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0 && status !== 1) throw new Error(`check ended with ${status}: ${stderr.slice(0, 500)}`);
  return new Map(JSON.parse(stdout).notes.map((note) => [resolve(note.path), note.problems]));
}

try {
  cpSync(resolve(given), copy, { recursive: true });
  for (const entry of readdirSync(copy, { recursive: true, withFileTypes: true })) chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
  const before = notes();
  const found = check();
  for (const [path, text] of notes()) if (before.get(path) !== text) failures.push(`${basename(path)}: written without --repair`);
  for (const [path, problems] of found) {
    for (const { line, message } of problems) if (!(line >= 1 && message.length > 20)) failures.push(`${basename(path)}: a problem without line or reason`);
  }
  const left = check('--repair');
  const after = notes();
  const counts = { same: 0, repaired: 0 };
  for (const [path, text] of before) counts[compare(basename(path), text, after.get(path), (left.get(path) ?? []).length > 0)]++;
  check('--repair');
  for (const [path, text] of notes()) if (after.get(path) !== text) failures.push(`${basename(path)}: repaired a second time`);
  const named = [...found.values()].filter((problems) => problems.length > 0).length;
  const remaining = [...left.values()].filter((problems) => problems.length > 0).length;
  console.log(`${before.size} notes: ${named} with problems, ${counts.repaired} repaired, ${remaining} left with a reason, ${counts.same} byte for byte as they were.`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
for (const failure of failures) console.error(failure);
process.exitCode = failures.length > 0 ? 1 : 0;
