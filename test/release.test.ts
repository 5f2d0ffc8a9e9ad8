import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint, type Linter } from 'eslint';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Workflow {
  readonly on: { readonly push: { readonly tags: readonly string[] } };
  readonly jobs: Readonly<Record<string, { readonly steps: readonly { readonly uses?: string; readonly run?: string; readonly with?: Readonly<Record<string, string>> }[] }>>;
}

const ASSETS = ['main.js', 'manifest.json', 'styles.css'];
const release = parse(read('.github/workflows/release.yml')) as Workflow;
const steps = Object.values(release.jobs).flatMap((job) => job.steps);

/** The sources of the plugin: all that main.js is built from. */
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts')).map((path) => join('src', path));

describe('a release', () => {
  it('has exactly the three files that the app installs, each attested', () => {
    const create = steps.flatMap(({ run }) => (run?.includes('gh release create') === true ? [run] : []));
    expect(create).toHaveLength(1);
    const files = create[0]?.split(/\s+/).filter((word) => /^[\w./-]+\.[a-z]+$/.test(word));
    expect(files).toEqual(ASSETS);
    expect(create[0]).toContain('--draft');
    const attested = steps.find(({ uses }) => uses?.startsWith('actions/attest-build-provenance@') === true)?.with?.['subject-path'];
    expect(attested?.trim().split(/\s+/)).toEqual(ASSETS);
  });

  it('is made of a tag that equals the version, without a letter before it', () => {
    expect(release.on.push.tags).toEqual(['[0-9]+.[0-9]+.[0-9]+']);
    expect(steps.some(({ run }) => run?.includes('test "$GITHUB_REF_NAME" = ') === true)).toBe(true);
  });

  it('is made only when the tag is right and the checks pass that every change must pass', () => {
    const done = steps.flatMap(({ run, uses }) => [run ?? uses ?? '']);
    const at = (part: string): number => done.findIndex((one) => one.includes(part));
    expect(at('"$GITHUB_REF_NAME"')).toBeGreaterThan(-1);
    expect(at('"$GITHUB_REF_NAME"')).toBeLessThan(at('npm ci'));
    expect(at('npm ci')).toBeLessThan(at('npm run check'));
    expect(at('npm run check')).toBeLessThan(at('attest-build-provenance'));
    expect(at('attest-build-provenance')).toBeLessThan(at('gh release create'));
    const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> };
    expect(scripts['check']).toBe('npm run typecheck && npm run lint && npm test && npm run size && npm run eval -- --floor');
    const ci = parse(read('.github/workflows/ci.yml')) as Workflow;
    expect(Object.values(ci.jobs).flatMap((job) => job.steps).flatMap(({ run }) => run ?? [])).toEqual(['npm ci', 'npm run check']);
  });

  it('is built by the script that the directory runs first, from what is locked; the built file is not in the repository', () => {
    const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> };
    expect(scripts['build']).toBe('node esbuild.config.mjs production');
    expect(read('.gitignore').split('\n')).toContain('main.js');
    expect(JSON.parse(read('package-lock.json'))).toHaveProperty('lockfileVersion');
    expect(read('LICENSE')).toMatch(/^MIT License\n\nCopyright \(c\) \d{4} \S/);
  });

  it('is the same to the byte wherever and whenever it is built', () => {
    const folders = ['first', 'a second, elsewhere'].map((name) => {
      const folder = join(mkdtempSync(join(tmpdir(), 'build-')), name);
      for (const path of ['src', 'scripts', 'esbuild.config.mjs', 'package.json', 'tsconfig.json', 'tsconfig.core.json']) cpSync(join(root, path), join(folder, path), { recursive: true });
      symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
      execFileSync(process.execPath, ['esbuild.config.mjs', 'production'], { cwd: folder, stdio: 'inherit' });
      return folder;
    });
    const [first, second] = folders.map((folder) => {
      const parts = readdirSync(join(folder, 'dist'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.mjs')).sort();
      return ['main.js', ...parts.map((path) => `dist/${path}`)].map((path) => `${path}\n${readFileSync(join(folder, path), 'utf8')}`);
    });
    for (const folder of folders) rmSync(join(folder, '..'), { recursive: true });
    expect(first?.[0]?.length).toBeGreaterThan(100_000);
    expect(first?.length).toBeGreaterThan(2);
    expect(first?.map((file, index) => file === second?.[index])).toEqual(first?.map(() => true));
    expect(first?.[0]).not.toContain(tmpdir());
  }, 300_000);
});

const parsed = new Map<string, ts.SourceFile>();

/** Texts of all nodes of the plugin's sources that `pick` picks, with the file. */
function texts(pick: (node: ts.Node) => boolean): string[] {
  const found: string[] = [];
  for (const path of sources) {
    const file = parsed.get(path) ?? ts.createSourceFile(path, read(path), ts.ScriptTarget.ES2022, true);
    parsed.set(path, file);
    const visit = (node: ts.Node): void => {
      if (pick(node)) found.push(`${path}: ${node.getText()}`);
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return found;
}

/** How each rule of the linter is held for a file: 0 not at all, 1 as a warning, 2 as an error. */
async function rulesFor(linter: ESLint, path: string): Promise<Readonly<Record<string, number>>> {
  const { rules } = await linter.calculateConfigForFile(join(root, path)) as { readonly rules: Readonly<Record<string, readonly [number]>> };
  return Object.fromEntries(Object.entries(rules).map(([rule, [level]]) => [rule, level]));
}

describe('the sources of the plugin', { timeout: 60_000 }, () => {
  it('have no lookbehind, neither in a literal nor in a string', () => {
    const isPattern = (node: ts.Node): boolean => node.kind === ts.SyntaxKind.RegularExpressionLiteral || ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
    expect(texts((node) => node.kind === ts.SyntaxKind.RegularExpressionLiteral).length).toBeGreaterThan(100);
    expect(texts((node) => isPattern(node) && /\(\?<[=!]/.test(node.getText()))).toEqual([]);
  });

  it('are linted by every rule that the review recommends, none of them weaker', async () => {
    const { default: obsidianmd } = await import('eslint-plugin-obsidianmd');
    const recommended = [...(obsidianmd.configs?.['recommended'] as Iterable<Linter.Config>)];
    const own = new ESLint({ cwd: root });
    const review = new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: recommended });
    // One of each folder that has rules of its own.
    for (const path of ['src/main.ts', 'src/core/analyse.ts', 'src/core/text/inline.ts']) {
      const wanted = await rulesFor(review, path);
      const ours = await rulesFor(own, path);
      expect(Object.keys(wanted).length).toBeGreaterThan(100);
      expect(Object.entries(wanted).filter(([rule, level]) => (ours[rule] ?? 0) < level).map(([rule]) => `${path}: ${rule}`)).toEqual([]);
    }
  });

  it('switch off no rule of the review, and write nothing to the console but what went wrong', () => {
    expect(sources.filter((path) => /eslint-disable|@ts-(?:ignore|expect-error|nocheck)/.test(read(path)))).toEqual([]);
    expect(texts((node) => ts.isPropertyAccessExpression(node) && node.expression.getText() === 'console' && !['debug', 'warn', 'error'].includes(node.name.text))).toEqual([]);
  });

  it('name no folder of the app, and ask for nothing but the obsidian module and packages that are bundled', () => {
    expect(texts((node) => ts.isStringLiteralLike(node) && /\.obsidian\b/.test(node.text))).toEqual([]);
    const modules = new Set(texts((node) => ts.isImportDeclaration(node)).map((text) => /from '([^.'][^']*)'/.exec(text)?.[1]).filter((name) => name !== undefined));
    expect([...modules].filter((name) => name.startsWith('node:') || ['electron', 'fs', 'path', 'os', 'crypto'].includes(name))).toEqual([]);
  });
});

describe('the styles', () => {
  const styles = read('styles.css');

  it('stand under the plugin, take colours from the app, and are right in both writing directions', () => {
    const selectors = [...styles.replace(/\/\*[^]*?\*\//g, '').matchAll(/([^{}]+)\{/g)].map(([, selector]) => (selector ?? '').trim()).filter((selector) => !selector.startsWith('@'));
    expect(selectors.length).toBeGreaterThan(30);
    expect(selectors.flatMap((selector) => selector.split(',')).filter((selector) => !selector.includes('.who-said-what-'))).toEqual([]);
    expect(styles).not.toMatch(/#[\da-f]{3,8}\b|!important/i);
    expect(styles).not.toMatch(/(?:margin|padding|border)-(?:left|right)\b|(?:^|[\s;])(?:left|right):/);
  });
});
