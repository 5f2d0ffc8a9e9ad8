// Run by `npm version`: gives manifest.json the version of package.json, and notes the least app version it needs.
import { readFile, writeFile } from 'node:fs/promises';

const { version } = await read('package.json');
const manifest = await read('manifest.json');
const versions = await read('versions.json');

await write('manifest.json', { ...manifest, version });
await write('versions.json', { ...versions, [version]: manifest.minAppVersion });

async function read(name) {
  return JSON.parse(await readFile(new URL(`../${name}`, import.meta.url), 'utf8'));
}

async function write(name, value) {
  await writeFile(new URL(`../${name}`, import.meta.url), `${JSON.stringify(value, null, 2)}\n`);
}
