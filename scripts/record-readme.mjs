// node scripts/record-readme.mjs: runs npm start and puts what it prints into the README, between the two markers.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BEGIN = '<!-- Recorded by scripts/record-readme.mjs -->\n';
const END = '\n<!-- End of the recording -->';

const root = fileURLToPath(new URL('../', import.meta.url));
const file = join(root, 'README.md');
const readme = readFileSync(file, 'utf8');
const start = readme.indexOf(BEGIN) + BEGIN.length;
const end = readme.indexOf(END);
if (start < BEGIN.length || end < start) throw new Error('README.md has not both markers of the recording.');

writeFileSync(file, `${readme.slice(0, start)}\`\`\`\n$ npm start\n${record().trim()}\n\`\`\`${readme.slice(end)}`);

/** What npm start prints, standard output and standard error in the order of a terminal. */
function record() {
  const scratch = mkdtempSync(join(tmpdir(), 'who-said-what-recording-'));
  const log = join(scratch, 'log');
  const output = openSync(log, 'a');
  try {
    const { status } = spawnSync(process.execPath, [join(root, 'scripts', 'start.mjs')], { cwd: root, stdio: ['ignore', output, output] });
    if (status !== 0) throw new Error(`npm start ended with ${status}:\n${readFileSync(log, 'utf8')}`);
    return readFileSync(log, 'utf8');
  } finally {
    closeSync(output);
    rmSync(scratch, { recursive: true });
  }
}
