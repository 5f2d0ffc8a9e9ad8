import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));

interface Cruise {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly { readonly rule: { readonly name: string }; readonly from: string; readonly to: string }[];
    readonly ruleSetUsed: { readonly forbidden: readonly { readonly from: { readonly path?: string } }[] };
  };
}

async function cruise(): Promise<Cruise> {
  const program = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [program, 'src', '--config', '.dependency-cruiser.mjs', '--output-type', 'json', '--no-cache'], {
    cwd: root, maxBuffer: 1 << 28,
  }).catch((error: { stdout?: string }) => {
    // It ends with the number of violations; what it found is what counts.
    if (typeof error.stdout === 'string' && error.stdout.startsWith('{')) return { stdout: error.stdout };
    throw error;
  });
  return JSON.parse(stdout) as Cruise;
}

describe('the imports', () => {
  let found: Cruise;
  beforeAll(async () => { found = await cruise(); }, 120_000);

  it('point down the layers, without a cycle, and keep the core pure', () => {
    expect(found.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  });

  it('are looked at in every source file', () => {
    const sources = found.modules.map(({ source }) => source);
    for (const file of ['src/main.ts', 'src/cli/main.mts', 'src/core/analyse.ts']) expect(sources).toContain(file);
  });

  it('belong to a layer in every source file, so that a new folder does not go unruled', () => {
    const layers = found.summary.ruleSetUsed.forbidden.flatMap(({ from }) => (from.path?.startsWith('^src/') && from.path.endsWith('$)') ? [new RegExp(from.path)] : []));
    const sources = found.modules.map(({ source }) => source).filter((source) => source.startsWith('src/'));
    expect(sources.filter((source) => !layers.some((layer) => layer.test(source)))).toEqual([]);
  });
});

describe('ARCHITECTURE.md', () => {
  it('names only paths that exist', () => {
    const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
    const paths = [...text.matchAll(/`((?:src|test|scripts|\.github)\/[^`\s*…]*|[a-z.-]+\.(?:mjs|mts|json|md))`/g)].map((match) => match[1] as string);
    expect(paths.length).toBeGreaterThan(10);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});
