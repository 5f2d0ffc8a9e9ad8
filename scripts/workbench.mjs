// node scripts/workbench.mjs FILE   builds one of the TypeScript programs of test/workbench and runs it
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import esbuild from 'esbuild';

const root = fileURLToPath(new URL('../', import.meta.url));
const name = process.argv[2] ?? 'serve';
process.chdir(root);
const { outputFiles } = await esbuild.build({
  entryPoints: [join(root, 'test', 'workbench', `${name}.ts`)],
  bundle: true, platform: 'node', format: 'esm', target: 'node20', packages: 'external', write: false,
});
const folder = join(root, 'test', 'workbench', '.built');
mkdirSync(folder, { recursive: true });
const program = join(folder, `${name}.mjs`);
writeFileSync(program, outputFiles[0].text);
await import(pathToFileURL(program).href);
