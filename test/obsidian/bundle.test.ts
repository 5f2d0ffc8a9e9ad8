import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const bundle = readFileSync(new URL('../../main.js', import.meta.url), 'utf8');
const source = ts.createSourceFile('main.js', bundle, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
const nodes: ts.Node[] = [];
(function collect(node: ts.Node): void {
  nodes.push(node);
  ts.forEachChild(node, collect);
})(source);

/** What stands around a node, so that a failure says where to look. */
const place = (node: ts.Node): string => bundle.slice(Math.max(0, node.getStart() - 40), node.getStart() + 60);

/** Uses of a global: no property, no key, no name in a declaration. */
function uses(name: string): string[] {
  return nodes.filter((node): node is ts.Identifier => ts.isIdentifier(node) && node.text === name)
    .filter(({ parent, ...node }) => !(ts.isPropertyAccessExpression(parent) && parent.name.pos === node.pos))
    .filter(({ parent }) => !ts.isPropertyAssignment(parent) && !ts.isMethodDeclaration(parent) && !ts.isPropertyDeclaration(parent))
    .map(place);
}

function isInTry(node: ts.Node): boolean {
  for (let at: ts.Node = node; at.parent !== undefined; at = at.parent) {
    if (ts.isTryStatement(at.parent) && at.parent.tryBlock === at) return true;
  }
  return false;
}

/** What Obsidian on a phone, and the scan of the community directory, must not find in the built plugin. */
describe('main.js', () => {
  it.each([
    ['main.js', '@lezer/markdown (MIT), Copyright (C) 2020 by Marijn Haverbeke'], ['main.js', 'yaml (ISC), Copyright Eemeli Aro'],
    ['main.js', 'compromise (MIT), Copyright (c) 2019 Spencer Kelly'], ['dist/who-said-what.mjs', 'commander (MIT), Copyright (c) 2011 TJ Holowaychuk'],
  ])('is published with the licences of what it holds: %s, %s', (file, notice) => {
    const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
    expect(text).toContain(notice);
    expect(text).toContain('The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.');
  });

  it('asks for nothing but the obsidian module', () => {
    const calls = nodes.filter(ts.isCallExpression);
    const asked = calls.filter(({ expression }) => ts.isIdentifier(expression) && expression.text === 'require');
    expect(new Set(asked.map((call) => call.arguments[0]?.getText()))).toEqual(new Set(['"obsidian"']));
    expect(calls.filter(({ expression }) => expression.kind === ts.SyntaxKind.ImportKeyword).map(place)).toEqual([]);
  });

  it('has no lookbehind, which iOS before 16.4 cannot read, but where its failure is caught', () => {
    const literals = nodes.filter((node) => node.kind === ts.SyntaxKind.RegularExpressionLiteral);
    expect(literals.length).toBeGreaterThan(100);
    expect(literals.filter((node) => /\(\?<[=!]/.test(node.getText())).map(place)).toEqual([]);
    const strings = nodes.filter((node) => ts.isStringLiteralLike(node) && /\(\?<[=!]/.test(node.text));
    expect(strings.filter((node) => !isInTry(node)).map(place)).toEqual([]);
  });

  it('uses nothing of Node', () => {
    for (const name of ['process', 'Buffer', '__dirname', '__filename', 'global']) expect([name, uses(name)]).toEqual([name, []]);
  });

  it('never makes code of text', () => {
    for (const name of ['eval', 'Function']) expect([name, uses(name)]).toEqual([name, []]);
  });

  it('never makes markup of text, and talks to no network', () => {
    const named = nodes.filter(ts.isPropertyAccessExpression).filter(({ name }) =>
      ['innerHTML', 'outerHTML', 'insertAdjacentHTML'].includes(name.text));
    expect(named.map(place)).toEqual([]);
    for (const name of ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'requestUrl']) expect([name, uses(name)]).toEqual([name, []]);
  });
});
