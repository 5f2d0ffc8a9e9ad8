import { access, constants, realpath, stat } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import type { NoteChange } from '../core/notes/plan.ts';
import { makeFolder, replaceFile } from './replace-file.mts';
import { reasonOf, type Report } from './report.mts';
import { ASTRAY, kindOf, nearestThere, readText } from './vault-folder.mts';

/**
 * Does one planned change below the folder `root` (absolute): a note is replaced whole or not at all, and only when it
 * still is what it was when the change was planned.
 * @param shown how messages call the note
 * @returns true when the note is now as planned; what stands against it is reported.
 */
export async function writeChange(root: string, change: NoteChange, shown: string, report: Report): Promise<boolean> {
  if (change.kind !== 'create' && change.kind !== 'update') return true;
  const file = resolve(root, change.path);
  try {
    const nearest = await nearestThere(file);
    if (nearest.isAstray) {
      report.file(shown, 'file/astray', `${ASTRAY} Nothing was written.`);
      return false;
    }
    if (!(await isInside(root, file, nearest.path))) {
      report.file(shown, 'file/outside', 'The path leads out of the vault; nothing was written.');
      return false;
    }
    // Another machine that syncs the same vault may have done the same: then there is nothing left to do.
    if ((await kindOf(file)) === 'file' && (await readText(file).catch(() => null)) === change.text) return true;
    const isAsPlanned = async (): Promise<boolean> =>
      change.kind === 'create' ? (await kindOf(file)) === 'missing' : (await readText(file)) === change.before;
    const leaveAlone = (): false => {
      if (change.kind === 'create') report.file(shown, 'file/exists', 'The note was created by something else meanwhile; it was left alone. Run again.');
      else report.file(shown, 'file/changed', 'The note was changed by something else meanwhile; it was left alone. Run again.');
      return false;
    };
    if (!(await isAsPlanned())) return leaveAlone();
    if (change.kind === 'update' && (await isReadOnly(file))) {
      report.file(shown, 'file/read-only', 'The note is read-only; it was left alone.');
      return false;
    }
    if (change.kind === 'create') await makeFolder(dirname(file));
    // Bringing a text to the disk takes its time, so the note is looked at again.
    return (await replaceFile(file, change.text, isAsPlanned)) || leaveAlone();
  } catch (error) {
    report.file(shown, 'file/not-written', `The note cannot be written. ${reasonOf(error)}`);
    return false;
  }
}

/** A rename would replace a read-only file, and an administrator may write any: its mode says what the user wants. */
async function isReadOnly(file: string): Promise<boolean> {
  if (((await stat(file)).mode & 0o222) === 0) return true;
  return access(file, constants.W_OK).then(() => false, () => true);
}

/**
 * True when `file` lies below `root`, also after symbolic links are followed: its own and those of its folders.
 * @param present the nearest path at or above `file` at which there is something
 */
async function isInside(root: string, file: string, present: string): Promise<boolean> {
  if (!file.startsWith(root.endsWith(sep) ? root : root + sep)) return false;
  const [realRoot, real] = await Promise.all([realpath(root), realpath(present)]);
  return real === realRoot || real.startsWith(realRoot.endsWith(sep) ? realRoot : realRoot + sep);
}
