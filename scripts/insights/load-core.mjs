// Makes one module of what ranks key insights and loads it.
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import esbuild from 'esbuild';

const FILES = ['analyse', 'insights/candidates', 'insights/features', 'insights/learned-weights', 'insights/plain-text', 'insights/rank', 'insights/select', 'insights/word-values', 'insights/words'];

/** @param root folder of the checkout */
export async function loadCore(root) {
  // Inside the checkout, so that the packages it uses are found.
  const folder = mkdtempSync(join(root, 'node_modules', '.who-said-what-'));
  const outfile = join(folder, 'core.mjs');
  try {
    await esbuild.build({
      stdin: { contents: FILES.map((file) => `export * from './src/core/${file}.ts';`).join('\n'), resolveDir: root, loader: 'ts' },
      bundle: true, format: 'esm', platform: 'node', packages: 'external', outfile, logLevel: 'warning',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
