// The core as the command has it: built, minified, and nothing of it in the way of being called by itself.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import esbuild from 'esbuild';
import { tameGrayMatter } from '../build/tame-gray-matter.mjs';
import { withoutExamples } from '../build/without-examples.mjs';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** @param modules paths below src/core, all of whose exports are wanted */
export async function buildCore(...modules) {
  const folder = mkdtempSync(join(tmpdir(), 'who-said-what-bench-'));
  try {
    const outfile = join(folder, 'core.mjs');
    await esbuild.build({
      absWorkingDir: root, outfile, bundle: true, minify: true, format: 'esm', platform: 'node', target: 'node20', logLevel: 'error',
      stdin: { contents: modules.map((path) => `export * from './src/core/${path}';`).join('\n'), resolveDir: root, loader: 'ts' },
      banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
      plugins: [tameGrayMatter, withoutExamples],
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
