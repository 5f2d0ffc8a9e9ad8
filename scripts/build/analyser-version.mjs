import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What decides how an analysis comes out, and what its record is like. */
const ANALYSER = [
  "export { readVaultNote } from './src/core/read-vault-note.ts';",
  "export { readAnalysis, readAnalysisHead } from './src/core/record/analysis-record.ts';",
];

/** What is loaded when it is needed decides nothing, or is named for itself. */
const loadedLater = {
  name: 'loaded-later',
  setup: (build) => build.onResolve({ filter: /^\./ }, ({ path, kind }) => (kind === 'dynamic-import' ? { path, external: true } : null)),
};

/**
 * The version of the analyser: a hash of its code with all that it imports, comments and layout aside. Caches keep it, so
 * that nobody has to remember to raise a number.
 * @param plugins of esbuild, as the build uses them
 * @param keepers sources that say how a cache holds it
 */
export async function analyserVersion(plugins, ...keepers) {
  const contents = [...ANALYSER, ...keepers.map((path) => `export * from './${path}';`)].join('\n');
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root, stdin: { contents, resolveDir: root, sourcefile: 'analyser.js' },
    bundle: true, minify: true, write: false, format: 'esm', platform: 'browser', target: 'es2022', charset: 'utf8',
    legalComments: 'none', logLevel: 'warning', external: ['node:*'], plugins: [...plugins, loadedLater],
  });
  return createHash('sha256').update(outputFiles[0].contents).digest('hex').slice(0, 16);
}
