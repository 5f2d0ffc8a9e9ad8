import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isOutdated } from '../cli/build.ts';

const SOURCES = ['src/core/analyse.ts', 'scripts/build/plain-yaml.mjs', 'esbuild.config.mjs', 'package.json', 'package-lock.json'];
const BUILT = ['main.js', 'dist/who-said-what.mjs', 'dist/parts'];

/** A checkout whose files were changed at these times, in seconds since 1970. */
function checkout(times: Readonly<Record<string, number>>): string {
  const root = mkdtempSync(join(tmpdir(), 'who-said-what-build-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, time] of Object.entries(times)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), '');
    utimesSync(join(root, path), time, time);
  }
  return root;
}
const at = (paths: readonly string[], time: number) => Object.fromEntries(paths.map((path) => [path, time]));

describe('the build that tests judge', () => {
  it('is used again when it is newer than all that it is made from', () => {
    expect(isOutdated(checkout({ ...at(SOURCES, 100), ...at(BUILT, 200) }))).toBe(false);
  });

  it.each(SOURCES)('is made anew when %s was changed since', (path) => {
    expect(isOutdated(checkout({ ...at(SOURCES, 100), ...at(BUILT, 200), [path]: 300 }))).toBe(true);
  });

  it.each(BUILT)('is made anew when %s is not there or old', (path) => {
    expect(isOutdated(checkout({ ...at(SOURCES, 100), ...at(BUILT.filter((other) => other !== path), 200) }))).toBe(true);
    expect(isOutdated(checkout({ ...at(SOURCES, 100), ...at(BUILT, 200), [path]: 50 }))).toBe(true);
  });
});
