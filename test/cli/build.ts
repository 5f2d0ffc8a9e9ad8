import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What `npm run build` makes, and all that it makes it from. */
const BUILT = ['main.js', 'dist/who-said-what.mjs', 'dist/parts'];
const SOURCES = ['src', 'scripts/build', 'esbuild.config.mjs', 'package.json', 'package-lock.json'];

/** Builds both when one is missing or older than a source, so that the tests never judge an old build. */
export default function build(): void {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  if (isOutdated(root)) execFileSync(process.execPath, ['esbuild.config.mjs', 'production'], { cwd: root, stdio: 'inherit' });
}

/** Whether a checkout has to be built, or built anew. @param root its folder */
export function isOutdated(root: string): boolean {
  const built = BUILT.map((path) => statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0);
  return Math.min(...built) <= Math.max(...SOURCES.map((path) => newest(join(root, path))));
}

/** When a file, or the newest file of a folder, was changed, in milliseconds since 1970. */
function newest(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}
