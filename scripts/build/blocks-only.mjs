import { readFile } from 'node:fs/promises';
import { withMembers } from './class-members.mjs';

const INLINE_PARSERS = ['Escape', 'Entity', 'InlineCode', 'HTMLTag', 'Emphasis', 'HardBreak', 'Link', 'Image', 'LinkEnd'];
/** What is replaced, and by what. The names stay, since `src/core/text/markdown.ts` removes the parsers by name. */
const REPLACED = [
  [/const markdownHighlighting = styleTags\(\{\n[^]*?\n\}\);\n/, 'const markdownHighlighting = styleTags({});\n'],
  ...['Strikethrough', 'Superscript', 'Subscript', 'Emoji', 'Autolink'].map((name) => [new RegExp(`const ${name} = \\{\\n[^]*?\\n\\};\\n`), `const ${name} = {};\n`]),
  [/const DefaultInline = \{\n[^]*?\n\};\n/, `const DefaultInline = { ${INLINE_PARSERS.map((name) => `${name}: () => -1`).join(', ')} };\n`],
  [/ {4}LinkReference\(_, leaf\) \{ return [^\n]*\},\n/, '    LinkReference() { return null; },\n'],
  // A body is read once, from beginning to end: no part of a former tree is taken over, and there are no gaps in it.
  [/this\.fragments = fragments\.length \? new FragmentCursor\(fragments, input\) : null;/, ''],
  [/ {8}if \(this\.fragments && this\.reuseFragment\(line\.basePos\)\)\n {12}return null;\n/, ''],
  [/this\.addGaps\(([^\n]*)\);\n/, '$1;\n'],
];

/** Of these classes only the members that this takes. */
const MARKDOWN_MEMBERS = {
  BlockContext: [
    'constructor', 'advance', 'depth', 'parentType', 'nextLine', 'moveRangeI', 'peekLine', 'scanLine', 'readLine', 'lineChunkAt', 'prevLineEnd', 'startContext', 'addNode', 'addElement',
    'addLeafElement', 'finishContext', 'finish', 'finishLeaf', 'elt', 'buffer',
  ],
  InlineContext: ['constructor', 'char', 'end', 'append', 'addElement', 'resolveMarkers', 'elt'],
};

/** Of a tree only its parts are asked for (`src/core/text/markdown.ts`). */
const TREE_MEMBERS = {
  NodeProp: ['constructor'],
  NodeType: ['constructor', 'define', 'prop', 'isAnonymous'],
  Tree: ['constructor', 'prop', 'propValues', 'balance', 'build'],
  TreeBuffer: ['constructor'],
};

/**
 * Leaves out of @lezer/markdown the parsers that are removed from it anyway (how inline text and link references are read), the
 * extensions that are not used, and how all of it would be coloured; and of @lezer/common how one moves through a tree.
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
      return { contents: withMembers(contents, MARKDOWN_MEMBERS) };
    });
    build.onLoad({ filter: /[\\/]@lezer[\\/]common[\\/]dist[\\/]index\.js$/ }, async ({ path }) => ({ contents: withMembers(await readFile(path, 'utf8'), TREE_MEMBERS) }));
  },
};
