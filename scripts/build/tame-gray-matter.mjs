import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const local = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Leaves out of gray-matter what a phone does not have (`fs`), what no note may reach (its `eval`), and what nothing calls. */
export const tameGrayMatter = {
  name: 'tame-gray-matter',
  setup(build) {
    build.onResolve({ filter: /^fs$|^section-matter$|\/(?:engines|stringify)$/ }, ({ path, importer }) => {
      if (!/[\\/]gray-matter[\\/]/.test(importer)) return undefined;
      if (path === 'fs') return { path: local('./no-files.mjs') };
      return { path: local(path.endsWith('engines') ? './gray-matter-engines.mjs' : './not-called.cjs') };
    });
    // A string serves as well as a `Buffer` for the original text. What is injected would be asked for by each module.
    build.onLoad({ filter: /[\\/]gray-matter[\\/]lib[\\/]utils\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace('Buffer.from(input)', 'input'),
    }));
  },
};
