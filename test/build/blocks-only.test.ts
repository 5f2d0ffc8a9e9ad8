import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNote } from '../../src/core/source/parse-note.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Bundles the reading of notes with what the build leaves out of @lezer/markdown, and reads with it. */
const SCRIPT = `
  import { readFileSync } from 'node:fs';
  import { build } from 'esbuild';
  import { blocksOnly } from './scripts/build/blocks-only.mjs';
  import { tameGrayMatter } from './scripts/build/tame-gray-matter.mjs';
  const { outputFiles: [bundle] } = await build({
    entryPoints: ['src/core/source/parse-note.ts'], bundle: true, format: 'esm', platform: 'browser', write: false,
    plugins: [tameGrayMatter, blocksOnly],
    alias: { '@lezer/highlight': './scripts/build/no-highlight.mjs', 'kind-of': './scripts/build/kind-of.cjs' },
  });
  const { parseNote } = await import('data:text/javascript;base64,' + Buffer.from(bundle.contents).toString('base64'));
  console.log(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map((text) => {
    const { sections, contents, protectedSpans } = parseNote(text);
    return { text, sections, contents, protectedSpans };
  })));`;

function readAsBuilt(texts: readonly string[]): unknown {
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', SCRIPT], { cwd: root, encoding: 'utf8', input: JSON.stringify(texts), maxBuffer: 2 ** 27 }));
}

const piece = fc.constantFrom(
  'word ', 'Tides\n', '\n', '\n\n', '# Title\n', '===\n', '---\n', '> ', '- ', '1. ', '    ', '```\n', '~~~', '`code`', '**', '_', '~~', '[a](b)', '[a]', '[a][b]',
  '[ref]: https://example.org\n', '[ref]:\n', '"title"', '![x](y.png)', '![[e]]', '[[w|a]]', '<b>', '</b>', '<!-- c -->', '<https://example.org>', '&amp;', '\\*', '\\\n', '  \n',
  '| a | b |\n', '|---|---|\n', '$x$', '$$\n', '%%', '#tag ', '^id\n', '[^1]', '[^1]: note\n', '- [ ] task\n', 'https://example.org/a_b ', '(', ')', ']',
);

describe('the reading of Markdown in main.js', () => {
  it('is that of the whole package', () => {
    const texts = fc.sample(fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')), 3000);
    const expected: unknown = JSON.parse(JSON.stringify(texts.map((text) => {
      const { sections, contents, protectedSpans } = parseNote(text);
      return { text, sections, contents, protectedSpans };
    })));
    expect(readAsBuilt(texts)).toEqual(expected);
  });
});
