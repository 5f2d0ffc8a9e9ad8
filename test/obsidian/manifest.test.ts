import { readFileSync } from 'node:fs';
import { ESLint, type Linter } from 'eslint';
import obsidianmd from 'eslint-plugin-obsidianmd';
import { parser } from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

const read = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')) as Record<string, unknown>;

const manifest = read('manifest.json');

/** What the review's linter says of a manifest, once it is told to look at it. */
async function found(text: string): Promise<string[]> {
  const plugin = obsidianmd as unknown as ESLint.Plugin;
  const config: Linter.Config = {
    files: ['manifest.json'], plugins: { obsidianmd: plugin }, languageOptions: { parser }, rules: { 'obsidianmd/validate-manifest': 'error' },
  };
  const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: config });
  const results = await eslint.lintText(text, { filePath: 'manifest.json' });
  return results.flatMap(({ messages }) => messages.map(({ message }) => message));
}

/** The rules of the community directory, which its linter does not apply to this file. */
describe('the manifest', () => {
  it('has every required key with its type, and no other', () => {
    const types = Object.fromEntries(Object.entries(manifest).map(([key, value]) => [key, typeof value]));
    expect(types).toEqual({
      id: 'string', name: 'string', version: 'string', minAppVersion: 'string', description: 'string', author: 'string',
      isDesktopOnly: 'boolean',
    });
  });

  it('names the plugin as the directory allows', () => {
    expect(manifest['id']).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(manifest['id']).not.toMatch(/plugin$|obsidian/);
    for (const key of ['id', 'name', 'description']) expect(manifest[key]).not.toMatch(/obsidian|plugin/i);
  });

  it('describes the plugin in 10 to 250 plain characters that end with a full stop', () => {
    expect(manifest['description']).toMatch(/^[A-Z][A-Za-z0-9 .,!?'"-]{8,248}\.$/);
  });

  it('passes the rule of the review itself, which finds what is wrong', async () => {
    expect(await found(JSON.stringify(manifest))).toEqual([]);
    const wrong = { ...manifest, id: 'obsidian-quotes', description: 'quotes & more' };
    expect(await found(JSON.stringify(wrong))).toEqual([expect.stringContaining("'id'"), expect.stringContaining("'description'")]);
  });

  it('runs on mobile, from the version that the code needs', () => {
    expect(manifest['isDesktopOnly']).toBe(false);
    expect(manifest['minAppVersion']).toBe('1.13.0');
  });

  it('has the version of the package, with its least app version in versions.json', () => {
    expect(manifest['version']).toMatch(/^\d+\.\d+\.\d+$/);
    expect(manifest['version']).toBe(read('package.json')['version']);
    expect(read('versions.json')[String(manifest['version'])]).toBe(manifest['minAppVersion']);
  });
});
