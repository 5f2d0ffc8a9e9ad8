// npm start: builds, lays out a sample vault with the plugin installed, and runs the command on it.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const vault = join(root, 'example-vault');
const config = join(vault, '.obsidian');
const plugin = join(config, 'plugins', 'who-said-what');
const command = join('dist', 'who-said-what.mjs');

execFileSync(process.execPath, ['esbuild.config.mjs', 'production'], { cwd: root, stdio: 'inherit' });

if (existsSync(vault) && !existsSync(plugin)) {
  console.error('example-vault/ is there and is not the sample vault; move it away first.');
  process.exit(1);
}
// Made anew each time, so that it always shows what this checkout does.
rmSync(vault, { recursive: true, force: true });
cpSync(join(root, 'test', 'vault'), vault, { recursive: true, filter: (path) => path !== join(root, 'test', 'vault', 'README.md') });
mkdirSync(plugin, { recursive: true });
for (const file of ['main.js', 'manifest.json', 'styles.css']) cpSync(join(root, file), join(plugin, file));
writeFileSync(join(config, 'community-plugins.json'), '["who-said-what"]\n');

const speakers = run('people', '--json');
const { notes } = run('quotes', '--json');
const quotations = notes.flatMap((note) => note.quotations);
const attributed = quotations.filter((quotation) => quotation.speakers.length > 0).length;
console.log(`The sample vault has ${notes.length} source notes with ${quotations.length} quotations, ${attributed} of them attributed to ${speakers.speakers.length} speakers.`);
console.log(`\n$ node ${command} sync example-vault`);
// It says on standard error which sample notes have broken front matter, and ends with 1.
const { status } = spawnSync(process.execPath, [command, 'sync', 'example-vault'], { cwd: root, stdio: 'inherit' });
if (status !== 0 && status !== 1) process.exit(status ?? 1);
console.log(`
To see it in Obsidian: "Open folder as vault", choose the folder example-vault of this
checkout, and trust its author when asked, which turns the plugin on.`);

function run(subcommand, ...options) {
  const { status: code, stdout, stderr } = spawnSync(process.execPath, [command, subcommand, 'example-vault', ...options], {
    cwd: root, encoding: 'utf8', maxBuffer: 1 << 28,
  });
  if (code !== 0 && code !== 1) {
    console.error(stderr);
    process.exit(code ?? 1);
  }
  return JSON.parse(stdout);
}
