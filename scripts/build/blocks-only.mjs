import { readFile } from 'node:fs/promises';

const INLINE_PARSERS = ['Escape', 'Entity', 'InlineCode', 'HTMLTag', 'Emphasis', 'HardBreak', 'Link', 'Image', 'LinkEnd'];
/** What is replaced, and by what. The names stay, since `src/core/text/markdown.ts` removes the parsers by name. */
const REPLACED = [
  [/const markdownHighlighting = styleTags\(\{\n[^]*?\n\}\);\n/, 'const markdownHighlighting = styleTags({});\n'],
  ...['Strikethrough', 'Superscript', 'Subscript', 'Emoji', 'Autolink'].map((name) => [new RegExp(`const ${name} = \\{\\n[^]*?\\n\\};\\n`), `const ${name} = {};\n`]),
  [/const DefaultInline = \{\n[^]*?\n\};\n/, `const DefaultInline = { ${INLINE_PARSERS.map((name) => `${name}: () => -1`).join(', ')} };\n`],
  [/ {4}LinkReference\(_, leaf\) \{ return [^\n]*\},\n/, '    LinkReference() { return null; },\n'],
];

/**
 * Leaves out of @lezer/markdown the parsers that are removed from it anyway (how inline text and link references are read), the
 * extensions that are not used, and how all of it would be coloured.
 */
export const blocksOnly = {
  name: 'blocks-only',
  setup(build) {
    build.onLoad({ filter: /[\\/]@lezer[\\/]markdown[\\/]dist[\\/]index\.js$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8');
      for (const [pattern, replacement] of REPLACED) {
        if (!pattern.test(contents)) throw new Error(`${path} is not as it was: ${String(pattern)} is not in it.`);
        contents = contents.replace(pattern, replacement);
      }
      return { contents };
    });
  },
};
