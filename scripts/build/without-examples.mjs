import { readFile } from 'node:fs/promises';
import ts from 'typescript';

/** Names of what rules carry for readers and tests alone. */
const EXAMPLES = new Set(['example', 'examples']);
/** Nobody is told why a rule with a single `example`, or one that is a pattern and has no name, exists. */
const EXPLAINED = new Set(['example', 'reason']);

/** Leaves out of rules what only readers and tests need. */
export const withoutExamples = {
  name: 'without-examples',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/]core[\\/].*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      if (!/^\s*(?:examples?:|\{ pattern:)/m.test(source)) return undefined;
      const { outputText } = ts.transpileModule(source, {
        fileName: path,
        compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true },
        transformers: { before: [dropExamples] },
      });
      return { contents: outputText, loader: 'js' };
    });
  },
};

/** @type {import('typescript').TransformerFactory<import('typescript').SourceFile>} */
function dropExamples(context) {
  const named = (node) => (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) ? node.name.text : '');
  const visit = (node) => {
    const visited = ts.visitEachChild(node, visit, context);
    if (!ts.isObjectLiteralExpression(visited)) return visited;
    const names = visited.properties.map(named);
    const left = names.includes('example') || (names.includes('pattern') && !names.includes('id')) ? EXPLAINED : EXAMPLES;
    return context.factory.updateObjectLiteralExpression(visited, visited.properties.filter((property) => !left.has(named(property))));
  };
  return (file) => ts.visitNode(file, visit);
}
