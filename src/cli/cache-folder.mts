import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

const NAME = 'who-said-what';

/**
 * Where caches of this user belong: `XDG_CACHE_HOME` where it is set, else as the system has it. Never in a vault: a sync
 * would carry it around.
 * @returns null for a user without a home.
 */
export function cacheFolder(): string | null {
  const { XDG_CACHE_HOME: chosen, LOCALAPPDATA: local } = process.env;
  if (chosen !== undefined && isAbsolute(chosen)) return join(chosen, NAME);
  try {
    const home = homedir();
    if (!statSync(home).isDirectory()) return null;
    if (process.platform === 'win32') return join(local ?? join(home, 'AppData', 'Local'), NAME, 'Cache');
    return process.platform === 'darwin' ? join(home, 'Library', 'Caches', NAME) : join(home, '.cache', NAME);
  } catch {
    return null;
  }
}
