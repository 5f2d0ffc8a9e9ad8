import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The names that may be shortened in a checkout with these files. */
function namesIn(files: Readonly<Record<string, string>>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'names-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  if (!('node_modules/obsidian/obsidian.d.ts' in files)) symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const paths = Object.keys(files);
  const script = `
    import { privateNames } from ${JSON.stringify(new URL('../../scripts/build/private-names.mjs', import.meta.url).href)};
    const [folder, sources, packages] = JSON.parse(process.argv[1]);
    console.log(JSON.stringify(await privateNames(folder, sources, packages)));`;
  const given = [folder, paths.filter((path) => path.startsWith('src/')), paths.filter((path) => path.startsWith('packages/') || path.includes('node_modules/yaml/'))];
  const names = JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script, JSON.stringify(given)], { cwd: root, encoding: 'utf8' })) as string[];
  rmSync(folder, { recursive: true });
  return names;
}

describe('names that main.js has shortened', () => {
  it('are private members of our classes', () => {
    const shelf = "export class Shelf { private readonly dusty = 1; constructor(private readonly tallness: number) {} private wipe() { return this.dusty + this.tallness; } open() {} }";
    expect(namesIn({ "src/shelf.ts": shelf })).toEqual(["dusty", "tallness", "wipe"]);
  });

  it.each([
    ['a type has it', 'export interface Stored { dusty: number }'], ['an object has it', 'export const stored = { dusty: 1 };'],
    ['it is taken out of an object', 'export const read = ({ dusty }: Record<string, number>) => dusty;'], ['a string holds it', "export const key = 'dusty';"],
    ['another class shows it', 'export class Open { dusty = 1; }'], ['a class that extends another one has it', 'class Base {} export class Sub extends Base { private dusty = 1; }'],
  ])('are not those of which %s', (_, other) => {
    expect(namesIn({ 'src/shelf.ts': 'export class Shelf { private dusty = 1; private wiped = 2; }', 'src/other.ts': other })).toEqual(['wiped']);
  });

  it('are not those that the app or another package uses', () => {
    const files = {
      'src/shelf.ts': 'export class Shelf { private containerEl = 1; private dusty = 2; private wiped = 3; }',
      'packages/other.js': 'export function dust(shelf) { return shelf.dusty; }',
    };
    expect(namesIn(files)).toEqual(['wiped']);
  });

  it('are members of types that only the reading of a note has', () => {
    const reading = 'export interface Passage { readonly tokenCount: number; readonly startOfLine: number }\nexport const his: Readonly<Record<string, string>> = { hers: "she" };';
    const told = 'export interface Quotation { readonly startOfLine: number }';
    expect(namesIn({ 'src/core/quotes/passage.ts': reading, 'src/core/quotes/quotation.ts': told })).toEqual(['tokenCount']);
    expect(namesIn({ 'src/core/quotes/passage.ts': reading, 'src/cli/show.ts': told })).toEqual(['tokenCount']);
  });

  it('are no words that are looked up', () => {
    const reading = 'export interface Owner { readonly hers: number; readonly theirs: number }\nconst OWNERS: Readonly<Record<string, string>> = { hers: "she" };';
    expect(namesIn({ 'src/core/quotes/owner.ts': reading })).toEqual(['theirs']);
  });

  it('are inner members of yaml that our sources never name', () => {
    const app = { 'node_modules/obsidian/obsidian.d.ts': '', 'node_modules/@codemirror/view/dist/index.d.ts': '', 'node_modules/@codemirror/state/dist/index.d.ts': '' };
    const yaml = 'class Lexer { indentValue = 0; source = ""; next() { this.flowDepth = 1; return this["rawIndent"]; } rawIndent = 2; }';
    expect(namesIn({ ...app, 'node_modules/yaml/lexer.js': yaml, 'src/read.ts': 'export const of = (lexer: { next(): void }) => lexer.next();' }))
      .toEqual(['flowDepth', 'indentValue', 'source']);
  });
});
