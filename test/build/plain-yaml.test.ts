import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readYaml } from '../../src/core/source/yaml-values.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Bundles the reading of front matter with what the build puts in place of parts of yaml and gray-matter, and reads with it. */
const SCRIPT = `
  import { readFileSync } from 'node:fs';
  import { build } from 'esbuild';
  import { plainYaml } from './scripts/build/plain-yaml.mjs';
  import { tameGrayMatter } from './scripts/build/tame-gray-matter.mjs';
  const { outputFiles: [bundle] } = await build({
    entryPoints: ['src/core/source/yaml-values.ts'], bundle: true, format: 'esm', platform: 'browser', write: false,
    alias: { 'kind-of': './scripts/build/kind-of.cjs' }, plugins: [tameGrayMatter, plainYaml],
  });
  const { readYaml } = await import('data:text/javascript;base64,' + Buffer.from(bundle.contents).toString('base64'));
  console.log(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map((source) => [source, readYaml(source)])));`;

function readAsBuilt(sources: readonly string[]): unknown {
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', SCRIPT], { cwd: root, encoding: 'utf8', input: JSON.stringify(sources), maxBuffer: 2 ** 27 }));
}

const SOURCES = [
  '', '# nothing\n', 'title: Tides\n', 'title: "The "high" tides"\n', 'a: 1\na: 2\n', '- one\n- two\n', '{a: 1, b: [x, y]}\n',
  'list:\n  - one\n  - two: deep\n    three: deeper\n', 'list: [one, "two", {k: v}, [x]]\n', 'text: |-\n  one\n\n  two\nfolded: >+\n  a\n  b\n\n',
  'base: &b {x: 1}\nmore:\n  <<: *b\n  y: 2\n', '? complex\n: value\n? [a, b]\n: c\n', 'tag: !!int 12\nother: !mine x\nset: !!set {a, b}\n',
  '%YAML 1.1\n---\na: yes\n', 'a: "\\x41\\u00e9\\q"\n', "a: 'it''s'\n", 'a: *nowhere\n', 'a: &x\nb: *x\n', 'a: b: c\n', '\ta: 1\n', 'date: 2026-02-13\nid: 0012\nnone: ~\n',
  'a: 1 # note\n# between\nb: 2\n...\nc: 3\n', 'a: "left open\n', '[a, b\n', 'a:\n- x\n -y\n', '"quoted key": 1\n\'other\': 2\n: none\n',
];
const piece = fc.constantFrom('a', 'key', ': ', ':', '\n', '\n  ', '- ', '"', "'", '[', ']', '{', '}', ', ', '&x ', '*x', '!!str ', '!t ', '|', '>-', '#', ' # ', '<<', '? ', '%', '---\n', '...\n', '\t', '~', '2026-02-13', '\\', 'é');

describe('the reading of front matter in main.js', () => {
  it('is that of the whole packages', () => {
    const sources = [...SOURCES, ...fc.sample(fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')), 3000)];
    const expected: unknown = JSON.parse(JSON.stringify(sources.map((source) => [source, readYaml(source)])));
    expect(readAsBuilt(sources)).toEqual(expected);
  });
});
