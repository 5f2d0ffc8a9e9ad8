import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { contents, folderWith } from './vault.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Tarball {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

describe('the npm package', () => {
  it('holds the command with its documentation and nothing else, installs without other packages, and works', () => {
    const folder = folderWith({ 'package.json': '{ "private": true }' });
    const [tarball] = JSON.parse(npm(root, 'pack', '--json', '--ignore-scripts', '--pack-destination', folder)) as [Tarball];
    const parts = readdirSync(join(root, 'dist', 'parts')).map((name) => `dist/parts/${name}`);
    expect(parts.length).toBeGreaterThan(0);
    expect(tarball.files.map(({ path }) => path).sort()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', ...parts, 'dist/who-said-what.mjs', 'package.json'].sort());

    npm(folder, 'install', '--offline', '--no-audit', '--no-fund', join(folder, tarball.filename));
    expect(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['who-said-what']);

    cpSync(join(root, 'test', 'vault'), join(folder, 'vault'), { recursive: true });
    const installed = join(folder, 'node_modules', '.bin', 'who-said-what');
    const first = spawnSync(installed, ['sync', 'vault', '--json'], { cwd: folder, encoding: 'utf8' });
    expect((JSON.parse(first.stdout) as { readonly changes: readonly unknown[] }).changes.length).toBeGreaterThan(10);
    const written = contents(join(folder, 'vault'));
    const second = spawnSync(installed, ['sync', 'vault'], { cwd: folder, encoding: 'utf8' });
    expect(second.stdout).toContain('0 created, 0 updated');
    expect(contents(join(folder, 'vault'))).toEqual(written);
  });
});

function npm(folder: string, ...args: string[]): string {
  return execFileSync('npm', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}
