// node esbuild.config.mjs production   main.js (the plugin) and dist/who-said-what.mjs (the command), minified
// node esbuild.config.mjs              both again at every change, readable, with source maps
import { appendFile, chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import { minify } from 'terser';
import { globSync } from 'tinyglobby';
import { analyserVersion } from './scripts/build/analyser-version.mjs';
import { blocksOnly } from './scripts/build/blocks-only.mjs';
import { builtinModules } from './scripts/build/builtin-modules.mjs';
import { notices } from './scripts/build/notices.mjs';
import { plainYaml } from './scripts/build/plain-yaml.mjs';
import { privateNames } from './scripts/build/private-names.mjs';
import { tameGrayMatter } from './scripts/build/tame-gray-matter.mjs';
import { withoutExamples } from './scripts/build/without-examples.mjs';

const production = process.argv.includes('production');
const { version, license } = JSON.parse(await readFile(new URL('package.json', import.meta.url), 'utf8'));
const local = (path) => fileURLToPath(new URL(path, import.meta.url));
const command = 'dist/who-said-what.mjs';

const executable = {
  name: 'executable',
  setup(build) {
    build.onEnd(async ({ errors }) => {
      if (errors.length === 0) await chmod(local(command), 0o755);
    });
  },
};

const smaller = [tameGrayMatter, plainYaml, blocksOnly, withoutExamples];

/** What the sources take from the build. While they change at every moment, nothing is kept of what they found. */
async function defined(...keepers) {
  return { __VERSION__: JSON.stringify(version), __ANALYSER__: JSON.stringify(production ? await analyserVersion(smaller, ...keepers) : '') };
}

const shared = {
  absWorkingDir: local('.'),
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'inline',
  treeShaking: true,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  plugins: smaller,
  alias: { '@lezer/highlight': local('scripts/build/no-highlight.mjs'), 'kind-of': local('scripts/build/kind-of.cjs') },
};
const licence = `/*! Who Said What ${version}, ${license} licence. The readable sources are in the project's repository. */`;

const plugin = {
  ...shared,
  entryPoints: ['src/main.ts'],
  outfile: 'main.js',
  platform: 'browser',
  format: 'cjs',
  target: 'es2022',
  external: ['obsidian', 'electron', '@codemirror/*'],
  // One function, so that a worker can be given the code of the plugin (src/obsidian/index/reading-worker.ts).
  define: { ...(await defined('src/obsidian/index/stored-note.ts')), __PLUGIN__: 'whoSaidWhat' },
  banner: { js: `${licence}\n(function whoSaidWhat(require,module,exports){"use strict";` },
  footer: { js: '})(require,module,exports);' },
};

const cli = {
  ...shared,
  entryPoints: { 'who-said-what': local('src/cli/main.mts') },
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  // The analyser, which not every run needs, lies in another file.
  splitting: production,
  chunkNames: 'parts/[name]-[hash]',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  define: await defined('src/cli/note-cache.mts', 'src/cli/read-any-note.mts', 'src/cli/read-speakers.mts', 'src/core/people/build-directory.ts'),
  banner: { js: licence },
  // Commander starts subcommands that are programs of their own, of which there are none; Node takes a while to load what for.
  plugins: [...smaller, builtinModules({ unused: ['node:child_process'] }), executable],
};

/** Makes the plugin smaller than esbuild alone can: the app wraps main.js in a function, so its names are nobody's but its own. */
async function buildPlugin() {
  const { outputFiles, metafile } = await esbuild.build({ ...plugin, write: false, metafile: true });
  const sources = globSync('src/**/*.ts', { cwd: local('.') }).sort();
  const names = await privateNames(local('.'), sources, Object.keys(metafile.inputs).filter((path) => !sources.includes(path)));
  // No source reads a property for what that does alone, such as `element.offsetWidth;`: pure_getters would leave it out.
  const { code } = await minify(outputFiles[0].text, {
    ecma: 2020, toplevel: true, compress: { passes: 4, hoist_funs: true, unsafe_arrows: true, pure_getters: true }, format: { comments: /^!/ },
    mangle: { reserved: ['require'], properties: { regex: new RegExp(`^(?:${names.join('|')})$`), keep_quoted: true } },
  });
  await writeFile(local(plugin.outfile), `${code}\n/*! It holds parts of these packages:\n${await notices(local('.'), metafile)}\n*/\n`);
}

async function buildCommand() {
  // Parts have the sum of what they hold in their names: those of former builds would stay.
  await rm(local('dist'), { recursive: true, force: true });
  const { metafile } = await esbuild.build({ ...cli, metafile: true });
  await appendFile(local(command), `/*! It holds parts of these packages:\n${await notices(local('.'), metafile)}\n*/\n`);
}

if (production) {
  await Promise.all([buildPlugin(), buildCommand()]);
} else {
  const contexts = await Promise.all([esbuild.context(plugin), esbuild.context(cli)]);
  await Promise.all(contexts.map((context) => context.watch()));
  console.log('Watching. Stop with Ctrl-C.');
}
