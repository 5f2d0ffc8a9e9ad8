import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('../scripts/version-bump.mjs', import.meta.url));
const repository = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'who-said-what-version-'));
  mkdirSync(join(folder, 'scripts'));
  copyFileSync(script, join(folder, 'scripts/version-bump.mjs'));
  write('package.json', '{ "version": "2.1.0" }');
  write('manifest.json', '{ "id": "x", "version": "2.0.0", "minAppVersion": "1.13.0" }');
  write('versions.json', '{ "2.0.0": "1.12.0" }');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

function file(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

function bump(): { status: number | null; stderr: string } {
  return spawnSync(process.execPath, [join(folder, 'scripts/version-bump.mjs')], { encoding: 'utf8' });
}

describe('the version script', () => {
  it('gives all files the version of package.json', () => {
    write('CHANGELOG.md', '# Changelog\n\n## Unreleased\n\n- More boats.\n\n## 2.0.0\n\n- Boats.\n');
    expect(bump().status).toBe(0);
    expect(JSON.parse(file('manifest.json'))).toEqual({ id: 'x', version: '2.1.0', minAppVersion: '1.13.0' });
    expect(JSON.parse(file('versions.json'))).toEqual({ '2.0.0': '1.12.0', '2.1.0': '1.13.0' });
    expect(file('CHANGELOG.md')).toBe('# Changelog\n\n## 2.1.0\n\n- More boats.\n\n## 2.0.0\n\n- Boats.\n');
  });

  it('changes nothing the second time', () => {
    write('CHANGELOG.md', '# Changelog\n\n## Unreleased\n\n- More boats.\n');
    bump();
    const before = ['CHANGELOG.md', 'manifest.json', 'versions.json'].map(file);
    expect(bump().status).toBe(0);
    expect(['CHANGELOG.md', 'manifest.json', 'versions.json'].map(file)).toEqual(before);
  });

  it('refuses, and writes nothing, when nobody said what is new', () => {
    write('CHANGELOG.md', '# Changelog\n\n## 2.0.0\n\n- Boats.\n');
    const { status, stderr } = bump();
    expect(status).toBe(1);
    expect(stderr).toContain('2.1.0');
    expect(JSON.parse(file('manifest.json'))).toHaveProperty('version', '2.0.0');
    expect(JSON.parse(file('versions.json'))).toEqual({ '2.0.0': '1.12.0' });
  });
});

describe('npm version', () => {
  beforeEach(() => {
    const { scripts } = JSON.parse(repository('package.json')) as { scripts: Record<string, string> };
    const { preversion, version } = scripts;
    write('package.json', JSON.stringify({ name: 'x', version: '2.0.0', scripts: { preversion, version } }));
    copyFileSync(new URL('../.npmrc', import.meta.url), join(folder, '.npmrc'));
    for (const args of [['init', '--quiet'], ['config', 'user.name', 'x'], ['config', 'user.email', 'x@example.com']]) inFolder('git', args);
  });

  it('names the tag like the version, and commits every file that tells it', () => {
    write('CHANGELOG.md', '# Changelog\n\n## Unreleased\n\n- More boats.\n');
    commit();
    expect(inFolder('npm', ['version', 'minor'])).toMatchObject({ status: 0 });
    expect(inFolder('git', ['tag']).stdout.trim()).toBe('2.1.0');
    expect(inFolder('git', ['status', '--short']).stdout).toBe('');
    for (const name of ['package.json', 'manifest.json']) expect(JSON.parse(file(name))).toHaveProperty('version', '2.1.0');
    expect(file('CHANGELOG.md')).toContain('## 2.1.0\n');
  });

  it('changes no file when nobody said what is new', () => {
    write('CHANGELOG.md', '# Changelog\n\n## 2.0.0\n\n- Boats.\n');
    commit();
    const { status, stderr } = inFolder('npm', ['version', 'minor']);
    expect(status).not.toBe(0);
    expect(stderr).toContain('## Unreleased');
    expect(inFolder('git', ['status', '--short']).stdout).toBe('');
  });
});

function commit(): void {
  inFolder('git', ['add', '.']);
  inFolder('git', ['commit', '--quiet', '--message', 'Begin']);
}

function inFolder(program: string, args: readonly string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  return spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
}

describe('CHANGELOG.md', () => {
  it('says what is new in the version of package.json', () => {
    const { version } = JSON.parse(repository('package.json')) as { version: string };
    expect(repository('CHANGELOG.md').split('\n')).toContain(`## ${version}`);
  });
});
