/**
 * Rules of dependency-cruiser, run by test/architecture.test.ts.
 * Which folder may import which: imports point down, type-only imports count. ARCHITECTURE.md tells why.
 * Each layer may import itself, those below and the leaves; names are paths below src without their ending.
 */
const LEAVES = ['core/settings', 'core/counted'];
const LAYERS = [
  ...LEAVES.map((leaf) => [leaf, []]),
  ['core/text', []],
  ['core/source', ['core/text']],
  ['core/people', ['core/text']],
  ['core/quotes', ['core/people', 'core/source', 'core/text']],
  ['core/analyse', ['core/quotes', 'core/people', 'core/source', 'core/text']],
  ['core/record', ['core/analyse', 'core/quotes', 'core/people', 'core/source', 'core/text']],
  ['core/explain', ['core/analyse', 'core/quotes', 'core/people', 'core/source', 'core/text']],
  ['core/links', ['core/analyse', 'core/quotes', 'core/people', 'core/source', 'core/text']],
  ['core/insights', ['core/analyse', 'core/quotes', 'core/people', 'core/source', 'core/text']],
  ['core/notes', ['core/links', 'core/analyse', 'core/quotes', 'core/people', 'core/source', 'core/text']],
  ['core/panel', ['core/insights', 'core/analyse', 'core/quotes', 'core/people', 'core/source', 'core/text']],
  ['core/plan-vault', ['core/notes', 'core/links', 'core/insights', 'core/analyse', 'core/quotes', 'core/people', 'core/source', 'core/text']],
  ['core/read-vault-note', ['core/notes', 'core/links', 'core/record', 'core/analyse', 'core/quotes', 'core/people', 'core/source', 'core/text']],
  ['core/note-json', ['core/explain', 'core/insights', 'core/analyse', 'core/quotes', 'core/people', 'core/source', 'core/text']],
  ['obsidian', ['core']],
  ['cli', ['core']],
  ['main', ['obsidian', 'core']],
];

const inside = (layer) => `^src/${layer}(?:/|[.]m?ts$)`;

export default {
  forbidden: [
    {
      name: 'no-cycle',
      severity: 'error',
      comment: 'Two files that need each other are one thing, or hide a third.',
      from: {},
      to: { circular: true },
    },
    ...LAYERS.map(([layer, below]) => ({
      name: `${layer}-imports-down`,
      severity: 'error',
      comment: `${layer} may import ${['itself', ...LEAVES, ...below].join(', ')}.`,
      from: { path: inside(layer) },
      to: { path: '^src/', pathNot: [layer, ...LEAVES, ...below].map(inside) },
    })),
    {
      name: 'core-is-pure',
      severity: 'error',
      comment: 'The core takes text and gives values: it knows neither the app nor a file system.',
      from: { path: '^src/core/' },
      to: { path: 'node_modules/(?:@codemirror|commander|tinyglobby)/' },
    },
    {
      name: 'no-node-on-a-phone',
      severity: 'error',
      comment: 'main.js runs on Obsidian mobile, where Node has no modules.',
      from: { path: '^src/(?:core|obsidian|main)' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-the-plugin-knows-obsidian',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(?:obsidian/|main[.]ts$)' },
      to: { path: '^obsidian$|node_modules/obsidian/' },
    },
    {
      name: 'every-import-is-found',
      severity: 'error',
      from: {},
      // The obsidian package holds types only.
      to: { couldNotResolve: true, pathNot: '^obsidian$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.mts', '.mjs', '.js'], conditionNames: ['import', 'types', 'default'] },
  },
};
