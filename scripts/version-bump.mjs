// Run by `npm version`: gives manifest.json the version of package.json, notes the least app version it needs in
// versions.json, and names the section `## Unreleased` of CHANGELOG.md after it. With --check, before npm changes anything,
// it only looks whether that section is there.
import { readFile, writeFile } from 'node:fs/promises';

const changelog = await read('CHANGELOG.md');
const isUnreleased = /^## Unreleased$/m.test(changelog);
if (process.argv.includes('--check')) {
  if (!isUnreleased) refuse('the next version');
  process.exit();
}

const { version } = JSON.parse(await read('package.json'));
const manifest = JSON.parse(await read('manifest.json'));
const versions = JSON.parse(await read('versions.json'));
const heading = `## ${version}`;
const isNoted = changelog.split(/\r?\n/).includes(heading);
if (!isNoted && !isUnreleased) refuse(version);
if (!isNoted) await write('CHANGELOG.md', changelog.replace(/^## Unreleased$/m, heading));
await write('manifest.json', json({ ...manifest, version }));
await write('versions.json', json({ ...versions, [version]: manifest.minAppVersion }));

function refuse(what) {
  console.error(`CHANGELOG.md has no section “## Unreleased” that says what is new in ${what}.`);
  process.exit(1);
}

function json(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function read(name) {
  return readFile(new URL(`../${name}`, import.meta.url), 'utf8');
}

function write(name, text) {
  return writeFile(new URL(`../${name}`, import.meta.url), text);
}
