import { readFile } from 'node:fs/promises';
import ts from 'typescript';

/** Names of what rules carry for readers and tests alone. */
const EXAMPLES = new Set(['example', 'examples']);
/** Nobody is told why a rule with a single `example` exists. */
const EXPLAINED = new Set(['example', 'reason']);

/** Leaves the examples of rules out: tests run them, the plugin never does. */
export const withoutExamples = {
  name: 'without-examples',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/]core[\\/].*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      if (!/^\s*examples?:/m.test(source)) return undefined;
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
    const left = visited.properties.some((property) => named(property) === 'example') ? EXPLAINED : EXAMPLES;
    return context.factory.updateObjectLiteralExpression(visited, visited.properties.filter((property) => !left.has(named(property))));
  };
  return (file) => ts.visitNode(file, visit);
}
