// Loaded before the command (node --import): counts what it does to files, and kills it at one of these.
//   KILL_AT=n    kill without a chance to clean up, in the middle of the nth write, or just before the nth of the others
//   COUNT_TO=f   write to the file f how many there were
//   FAIL=o:p:c:n the operation o on a path that ends with p fails with the error code c, n times or always; several with commas
//   MEANWHILE=o:p:n:f:g before the nth operation o on a path that ends with p, another program puts what is in the file f into g
//   DISK_TAKES=n the disk takes n characters of a text and is full: a bare write says so only by its count
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const killAt = Number(process.env.KILL_AT ?? 0);
const { readFileSync, writeFileSync } = fs;
let count = 0;

function reached(unfinished) {
  count++;
  if (count !== killAt) return;
  unfinished?.();
  process.kill(process.pid, 'SIGKILL');
}

function watch(module, name, unfinished) {
  const original = module[name];
  module[name] = function (...given) {
    reached(unfinished && (() => unfinished(...given)));
    return original.apply(this, given);
  };
}

/** What a kill leaves of a write: its first half. */
const half = (path, data) => writeFileSync(path, Buffer.from(data).subarray(0, Buffer.byteLength(data) >> 1));
watch(fs.promises, 'writeFile', half);
watch(fs.promises, 'mkdir');
watch(fs, 'write', (file, data) => fs.writeSync(file, Buffer.from(data).subarray(0, Buffer.byteLength(data) >> 1)));
for (const module of [fs, fs.promises]) for (const name of ['rename', 'unlink', 'chmod']) watch(module, name);

/** What is done at once; all else is promised. */
const AT_ONCE = ['readFile', 'readdir', 'stat'];

/** Lets `before` see the path of each operation, of two paths the second one, which is what is written. */
function precede(name, before) {
  const [module, key] = AT_ONCE.includes(name) ? [fs, `${name}Sync`] : [fs.promises, name];
  const original = module[key];
  const pathOf = (given) => String(name === 'rename' ? given[1] : given[0]);
  module[key] = module === fs ? (...given) => (before(pathOf(given)), original(...given)) : async (...given) => (before(pathOf(given)), original(...given));
}

for (const [name, end, code, times = 'Infinity'] of (process.env.FAIL ?? '').split(',').filter(Boolean).map((rule) => rule.split(':'))) {
  let left = Number(times);
  precede(name, (path) => {
    if (path.endsWith(end) && left-- > 0) throw Object.assign(new Error(`${code}: it was told to fail, ${name} '${path}'`), { code });
  });
}

if (process.env.MEANWHILE) {
  const [name, end, nth, from, to] = process.env.MEANWHILE.split(':');
  let left = Number(nth);
  precede(name, (path) => {
    if (path.endsWith(end) && --left === 0) writeFileSync(to, readFileSync(from));
  });
}

const takes = Number(process.env.DISK_TAKES ?? Infinity);
const { write } = fs;
fs.write = (file, data, ...rest) => write(file, data.slice(0, takes), ...rest);
const { writeFile } = fs.promises;
fs.promises.writeFile = async (path, data, ...rest) => {
  await writeFile(path, data.slice(0, takes), ...rest);
  if (data.length > takes) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
};
syncBuiltinESMExports();
if (process.env.COUNT_TO) process.on('exit', () => writeFileSync(process.env.COUNT_TO, String(count)));
