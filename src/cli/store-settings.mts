import { dirname, join } from 'node:path';
import type { Settings } from '../core/settings.ts';
import { parseSettings } from '../core/settings/parse-settings.ts';
import { makeFolder, replaceFile } from './replace-file.mts';
import { reasonOf, type Report } from './report.mts';
import { DATA, readJson } from './vault-config.mts';

/**
 * Stores settings beside everything else that `data.json` holds. The file is read again first, so that what the plugin
 * stored meanwhile stays. When it cannot be understood or written, it is left as it is, which is reported: the rest of the
 * work goes on.
 * @param vault the folder as the user wrote it, for messages
 * @param change the settings that change, or how they follow from what is stored now.
 * @param otherwise what did not happen, when they cannot be stored; as a sentence.
 * @returns whether they are stored.
 */
export async function storeSettings(
  root: string, vault: string, change: Partial<Settings> | ((now: Settings) => Partial<Settings>), otherwise: string, report: Report,
): Promise<boolean> {
  const path = join(root, DATA);
  try {
    const data = (await readJson(root, DATA)) ?? {};
    if (typeof data !== 'object' || data === null || Array.isArray(data)) throw new Error('It does not hold an object.');
    await makeFolder(dirname(path));
    const changed = typeof change === 'function' ? change(parseSettings(data).settings) : change;
    return await replaceFile(path, `${JSON.stringify({ ...data, ...changed }, null, 2)}\n`);
  } catch (error) {
    report.file(join(vault, DATA), 'vault/not-stored', `${otherwise} ${reasonOf(error)}`);
    return false;
  }
}
