import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

function newest(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((time, entry) => Math.max(time, statSync(`${entry.parentPath}/${entry.name}`).mtimeMs), 0);
}

/** Builds the command when it is missing or older than its sources, so that the tests never judge an old build. */
export default function build(): void {
  const built = statSync(`${root}dist/who-said-what.mjs`, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (built > newest(`${root}src`)) return;
  execFileSync(process.execPath, ['esbuild.config.mjs', 'production'], { cwd: root, stdio: 'inherit' });
}
