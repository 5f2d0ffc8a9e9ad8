import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { minAppVersion } = JSON.parse(readFileSync(`${root}manifest.json`, 'utf8')) as { readonly minAppVersion: string };

/** What sources use of the app's API, by name, with the version that has it. */
function used(file: string, options: ts.CompilerOptions, text: string | null = null): Map<string, string> {
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  if (text !== null) host.getSourceFile = (name, ...rest) => (name === file ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true) : read(name, ...rest));
  const program = ts.createProgram([file], options, host);
  const checker = program.getTypeChecker();
  const found = new Map<string, string>();
  const note = (symbol: ts.Symbol | undefined): void => {
    const declarations = (symbol !== undefined && (symbol.flags & ts.SymbolFlags.Alias) !== 0 ? checker.getAliasedSymbol(symbol) : symbol)?.declarations ?? [];
    for (const declaration of declarations) {
      if (!declaration.getSourceFile().fileName.endsWith('/obsidian/obsidian.d.ts')) continue;
      const tag = ts.getJSDocTags(declaration).find(({ tagName }) => tagName.text === 'since');
      const since = typeof tag?.comment === 'string' ? tag.comment.trim() : '';
      const owner = ts.isClassLike(declaration.parent) || ts.isInterfaceDeclaration(declaration.parent) ? `${declaration.parent.name?.text ?? ''}.` : '';
      if (since !== '') found.set(`${owner}${symbol?.name ?? ''}`, since);
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) note(checker.getSymbolAtLocation(node));
    // A field in an object that is made for the app is one of the type that the app expects.
    if (ts.isObjectLiteralExpression(node)) {
      const expected = checker.getContextualType(node);
      for (const property of node.properties) {
        if (property.name !== undefined && expected !== undefined) for (const type of expected.isUnion() ? expected.types : [expected]) note(type.getProperty(property.name.getText()));
      }
    }
    ts.forEachChild(node, visit);
  };
  for (const file of program.getSourceFiles()) if (!file.isDeclarationFile) visit(file);
  return found;
}

function newer(uses: ReadonlyMap<string, string>): string[] {
  const rank = (version: string): number => version.split('.').reduce((sum, part) => sum * 1000 + Number(part), 0);
  const least = rank(minAppVersion);
  return [...uses].filter(([, since]) => rank(since.padEnd(5, '.0')) > least).map(([name, since]) => `${name} (${since})`);
}

const TOO_NEW = `import { Setting, type SettingDefinitionItem } from 'obsidian';
export const items: SettingDefinitionItem[] = [{ name: 'Limit', displayValue: 'ten' }];
export const show = (setting: Setting): unknown => setting.addDisplayValue(() => undefined);
`;

describe('the API of the app', () => {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, (path) => readFileSync(path, 'utf8')) as { readonly config: object };
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root);

  it('is used only as far as the least version of the app in the manifest has it', () => {
    const uses = used(`${root}src/main.ts`, options);
    expect(uses.size).toBeGreaterThan(60);
    expect([...uses.keys()]).toEqual(expect.arrayContaining(['SettingDefinitionControl.control', 'Plugin.registerView', 'MenuItem.setChecked']));
    expect(newer(uses)).toEqual([]);
  }, 120_000);

  it('would be found out to be too new, in a field of a definition as well as in a call', () => {
    const uses = used(`${root}src/too-new.ts`, options, TOO_NEW);
    expect(newer(uses)).toEqual([expect.stringContaining('displayValue (1.13.1)'), 'Setting.addDisplayValue (1.13.1)']);
  }, 120_000);
});
