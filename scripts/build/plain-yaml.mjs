/** What yaml exports from the files that nothing here runs: all that writes, all that builds documents or values of them. */
const UNUSED = {
  'stringify/stringify': ['createStringifyContext', 'stringify'],
  'stringify/stringifyCollection': ['stringifyCollection'],
  'stringify/stringifyDocument': ['stringifyDocument'],
  'stringify/stringifyNumber': ['stringifyNumber'],
  'stringify/stringifyPair': ['stringifyPair'],
  'stringify/stringifyString': ['stringifyString'],
  'visit': ['visit', 'visitAsync'],
  'parse/cst-visit': ['visit'],
  'doc/createNode': ['createNode'],
  'doc/anchors': ['anchorIsValid', 'anchorNames', 'createNodeAnchors', 'findNewAnchor'],
  'doc/applyReviver': ['applyReviver'],
  'nodes/addPairToJSMap': ['addPairToJSMap'],
  'nodes/toJS': ['toJS'],
  'schema/yaml-1.1/merge': ['addMergeToJSMap', 'isMergeKey', 'merge'],
};

/**
 * Leaves out of yaml the schemas by which text becomes numbers, dates and sets (front matter is read by the plainest), and
 * all that writes YAML or makes values of it: properties are read off its nodes, and changed by edits of their own lines.
 */
export const plainYaml = {
  name: 'plain-yaml',
  setup(build) {
    build.onLoad({ filter: /[\\/]yaml[\\/]browser[\\/]dist[\\/]schema[\\/]tags\.js$/ }, () => ({
      contents: [
        "import { map } from './common/map.js';", "import { seq } from './common/seq.js';", "import { string } from './common/string.js';",
        'export const coreKnownTags = {};', 'export const getTags = () => [map, seq, string];',
      ].join('\n'),
    }));
    build.onLoad({ filter: /[\\/]yaml[\\/]browser[\\/]dist[\\/].*\.js$/ }, ({ path }) => {
      const names = UNUSED[/browser[\\/]dist[\\/](.*)\.js$/.exec(path)[1].replaceAll('\\', '/')];
      return names === undefined ? undefined : {
        contents: [
          "const refuse = () => { throw new Error('YAML is only read.'); };",
          `export { ${names.map((name) => `refuse as ${name}`).join(', ')} };`,
        ].join('\n'),
      };
    });
  },
};
