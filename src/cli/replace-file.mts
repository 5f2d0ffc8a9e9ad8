import { createHash } from 'node:crypto';
import { chmod, chown, lstat, mkdir, open, realpath, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { glob } from 'tinyglobby';
import { patiently } from './patiently.mts';

/** Tells the machines apart that share a vault: only this one knows whether its processes still run. */
const MACHINE = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const TEMPORARY = /^\.who-said-what-([\da-f]{8})-(\d{1,10})-\d{1,10}\.tmp$/;
/** After so many milliseconds no run is still writing one file. */
const SURELY_LEFT = 24 * 60 * 60 * 1000;
let written = 0;

/**
 * Replaces a file, or creates it: whole or not at all. Mode and owner stay; a symbolic link is followed.
 * @param isStill asked when the new text is on the disk, right before it takes its place: `false` leaves the file alone.
 * @returns false when it was left alone.
 * @throws an error of the file system; the file is then as it was.
 */
export async function replaceFile(path: string, text: string, isStill = (): Promise<boolean> => Promise.resolve(true)): Promise<boolean> {
  const file = await realpath(path).catch(async (error: unknown) => {
    // A symbolic link that leads to nothing just now is the user's: a file in its place would be the end of it.
    if ((await lstat(path).catch(() => null)) !== null) throw error;
    return path;
  });
  const before = await stat(file).catch(() => null);
  const temporary = join(dirname(file), `.who-said-what-${MACHINE}-${process.pid}-${++written}.tmp`);
  try {
    // To the end or with an error: on a disk that is nearly full, a bare write would take a part and say nothing.
    await writeFile(temporary, text, { flag: 'wx' });
    if (before !== null) {
      const now = await stat(temporary);
      if (now.uid !== before.uid || now.gid !== before.gid) await chown(temporary, before.uid, before.gid).catch(() => undefined);
      await chmod(temporary, before.mode & 0o7777);
    }
    await toDisk(temporary);
    const isReplaced = await isStill();
    await (isReplaced ? patiently(() => rename(temporary, file)) : unlink(temporary));
    return isReplaced;
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
}

/** Makes a folder, and those above it, where they are not there. */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch {
    // Node takes a read-only file system for a folder that is missing; made one by one, they fail for the true reason.
    if (dirname(path) !== path && (await lstat(dirname(path)).catch(() => null)) === null) await makeFolder(dirname(path));
    await mkdir(path);
  }
}

/** Makes sure that the text is on the disk before its name is. */
async function toDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Removes what killed runs left anywhere below `root`: files of a name that only `replaceFile` gives, of a process of this
 * machine that is gone, or a day old.
 */
export async function removeLeftovers(root: string): Promise<void> {
  const found = await glob('**/.who-said-what-*.tmp', { cwd: root, dot: true, followSymbolicLinks: false, expandDirectories: false });
  for (const path of found) {
    const [, machine, process] = TEMPORARY.exec(basename(path)) ?? [];
    if (machine === undefined) continue;
    const file = join(root, path);
    const isLeft = machine === MACHINE ? !isRunning(Number(process)) : Date.now() - (await stat(file)).mtimeMs > SURELY_LEFT;
    if (isLeft) await unlink(file);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
