import { readFile } from 'node:fs/promises';
import { withMembers } from './class-members.mjs';

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

/** Of these classes only the members that reading takes; the others change, copy or write what was read. */
const READING = {
  'doc/Document': { Document: ['constructor', 'setSchema'] },
  'doc/directives': { Directives: ['constructor', 'add', 'atDocument', 'tagName'] },
  'nodes/Alias': { Alias: ['constructor'] },
  'nodes/Collection': { Collection: ['constructor'] },
  'nodes/Node': { NodeBase: ['constructor'] },
  'nodes/Pair': { Pair: ['constructor'] },
  'nodes/Scalar': { Scalar: ['constructor'] },
  'nodes/YAMLMap': { YAMLMap: ['constructor', 'tagName'] },
  'nodes/YAMLSeq': { YAMLSeq: ['constructor', 'tagName'] },
  'schema/Schema': { Schema: ['constructor'] },
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
    build.onLoad({ filter: /[\\/]yaml[\\/]browser[\\/]dist[\\/].*\.js$/ }, async ({ path }) => {
      const file = /browser[\\/]dist[\\/](.*)\.js$/.exec(path)[1].replaceAll('\\', '/');
      if (file in UNUSED) return { contents: refusing(UNUSED[file]) };
      if (file in READING) return { contents: withMembers(await readFile(path, 'utf8'), READING[file]) };
    });
  },
};

/** A module whose exports fail when they are called. */
function refusing(names) {
  return [
    "const refuse = () => { throw new Error('YAML is only read.'); };",
    `export { ${names.map((name) => `refuse as ${name}`).join(', ')} };`,
  ].join('\n');
}
