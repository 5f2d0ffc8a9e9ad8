import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import ts from 'typescript';

/** Members of what the app and its editor give and take have names that are not ours to change. */
const APP = ['obsidian/obsidian.d.ts', '@codemirror/view/dist/index.d.ts', '@codemirror/state/dist/index.d.ts'];
/** What reads a note. Of what it tells others, and what is kept, all names stand in other files too, or in `TOLD`. */
const READING = /^src\/core\/(?:explain|insights|links|panel|people|quotes|source|text)\//;
const TOLD = /^src\/core\/(?:quotes\/(?:quotation|rejection)|people\/(?:speaker|directory)|source\/(?:note|problem|schema))\.ts$/;
/** Whose inner names nobody outside them uses. */
const CLOSED_PACKAGES = /(?:^|[\\/])node_modules[\\/](?:yaml|@lezer[\\/]\w+)[\\/]/;

/**
 * Names of properties that nothing outside the bundle can know, so that they may be shortened: private members of our
 * classes, members of what only the reading of a note has, and inner ones of packages that our sources never name. Left out
 * is any name that stands in a string or in what the app declares, and of private members any that stands in a type or in an
 * object, and those of classes that extend the app's.
 * @param folder of the checkout
 * @param sources paths of our TypeScript files, from that folder
 * @param packages paths of all other bundled files
 * @returns {Promise<string[]>} sorted, the same for the same sources
 */
export async function privateNames(folder, sources, packages) {
  const ours = new Names();
  const reading = new Names();
  const others = new Names();
  const theirs = new Names();
  const app = new Names();
  for (const path of sources) {
    const file = await parse(resolve(folder, path));
    ours.read(file);
    (READING.test(path) && !TOLD.test(path) ? reading : others).read(file);
  }
  for (const path of packages) (CLOSED_PACKAGES.test(path) ? theirs : app).read(await parse(resolve(folder, path)));
  for (const path of APP) app.read(await parse(resolve(folder, 'node_modules', path)));
  const isOurs = (name) => !ours.open.has(name) && !theirs.all.has(name);
  const isOfReading = (name) => !others.properties.has(name) && !theirs.properties.has(name);
  const isTheirs = (name) => !ours.all.has(name) && /^[a-z_]/.test(name);
  const isFree = (name) => name.length > 2 && !app.properties.has(name) && !app.strings.has(name) && !ours.strings.has(name) && !theirs.strings.has(name);
  return [...new Set([...[...ours.closed].filter(isOurs), ...[...reading.declared].filter(isOfReading), ...[...theirs.members].filter(isTheirs)])].filter(isFree).sort();
}

/** The names in some files, by how they are used. */
class Names {
  all = new Set();
  /** Those that are a property's; the rest are names of variables and types. */
  properties = new Set();
  strings = new Set();
  /** Private members of classes. */
  closed = new Set();
  /** Members that anybody may use, or that an object or a type has. */
  open = new Set();
  /** Members of types and classes. */
  declared = new Set();
  members = new Set();

  read(file) {
    const visit = (node) => {
      if (ts.isIdentifier(node)) this.all.add(node.text);
      if (ts.isStringLiteralLike(node)) this.strings.add(node.text);
      if (isDictionary(node)) for (const { name } of node.initializer.properties) this.strings.add(name?.text ?? '');
      this.readMember(node);
      ts.forEachChild(node, visit);
    };
    visit(file);
  }

  readMember(node) {
    if (ts.isPropertyAccessExpression(node)) this.properties.add(node.name.text);
    if ((ts.isBindingElement(node) || ts.isShorthandPropertyAssignment(node)) && ts.isIdentifier(node.propertyName ?? node.name)) this.properties.add((node.propertyName ?? node.name).text);
    if (ts.isPropertyAccessExpression(node) && node.expression.kind === ts.SyntaxKind.ThisKeyword) this.members.add(node.name.text);
    const isMember = ts.isClassElement(node) || ts.isTypeElement(node) || ts.isObjectLiteralElementLike(node)
      || ts.isBindingElement(node) || (ts.isParameter(node) && (node.modifiers?.length ?? 0) > 0);
    const name = isMember ? (node.propertyName ?? node.name) : undefined;
    if (name === undefined || !ts.isIdentifier(name)) return;
    this.properties.add(name.text);
    if (!ts.isBindingElement(node)) this.members.add(name.text);
    if (ts.isClassElement(node) || ts.isTypeElement(node)) this.declared.add(name.text);
    (isPrivate(node) ? this.closed : this.open).add(name.text);
  }
}

/** `const OWNERS: Readonly<Record<string, string>> = { his: 'he' }`: its keys are words that are looked up. */
function isDictionary(node) {
  return ts.isVariableDeclaration(node) && /\bRecord</.test(node.type?.getText() ?? '') && node.initializer !== undefined && ts.isObjectLiteralExpression(node.initializer);
}

function isPrivate(member) {
  if (!(member.modifiers ?? []).some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword)) return false;
  // A parameter that is a property stands in the constructor.
  const owner = ts.isParameter(member) ? member.parent.parent : member.parent;
  return !(owner.heritageClauses ?? []).some(({ token }) => token === ts.SyntaxKind.ExtendsKeyword);
}

async function parse(path) {
  return ts.createSourceFile(path, await readFile(path, 'utf8'), ts.ScriptTarget.ESNext, true);
}
