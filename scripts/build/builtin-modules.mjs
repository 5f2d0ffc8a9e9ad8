import { builtinModules as names } from 'node:module';

const prefixed = (name) => name.replace(/^(?!node:)/, 'node:');
const builtins = new Set(names.map(prefixed));

/**
 * For the command: takes of Node's own modules what is used. With an `import` Node would look at all that a module exports,
 * and load what it else loads only for who asks for it, such as the streams of `node:fs`; and an ES module has no `require`.
 * @param unused modules that a package names, and that nothing of it that is used here ever asks: they stay away
 */
export const builtinModules = ({ unused }) => ({
  name: 'builtin-modules',
  setup(build) {
    build.onResolve({ filter: /^[a-z\d_:/]+$/ }, ({ path, importer }) => {
      if (!builtins.has(prefixed(path))) return null;
      return { path: prefixed(path), namespace: importer.includes('node_modules') ? 'required' : 'imported', sideEffects: false };
    });
    build.onLoad({ filter: /.*/, namespace: 'required' }, ({ path }) => ({ contents: `module.exports = ${unused.includes(path) ? '{}' : taken(path)};` }));
    build.onLoad({ filter: /.*/, namespace: 'imported' }, ({ path }) => ({ contents: exported(path).join('\n') }));
  },
});

const taken = (path) => `process.getBuiltinModule(${JSON.stringify(path)})`;

/** The exports of a module one by one, for sources that import them by name: those that nobody imports are left out. Packages may ask for all. */
function exported(path) {
  const keys = Object.keys(process.getBuiltinModule(path)).filter((key) => /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(key) && key !== 'default');
  return [`const all = ${taken(path)};`, 'const of = (key) => all[key];', ...keys.map((key) => `export const ${key} = /* @__PURE__ */ of('${key}');`), 'export default all;'];
}
