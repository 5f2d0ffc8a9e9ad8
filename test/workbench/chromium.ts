import { existsSync } from 'node:fs';
import { chromium, type BrowserServer } from 'playwright-core';
import bundled from '@sparticuz/chromium';

/** Where an installed Chrome or Chromium lies. */
const INSTALLED = [
  '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe', 'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** What to do on a machine without any browser that can be used. */
const ADVICE = 'The browser tests need Chrome or Chromium. Install one, or set CHROME_PATH to its program. '
  + 'On 64-bit Linux the one that "npm ci" installs serves too, when nspr and nss are there (libnspr4, libnss3).';

interface Candidate {
  readonly name: string;
  readonly executablePath: string;
  readonly args: string[];
}

/**
 * Starts a browser: the one that CHROME_PATH names, an installed one, or the one from npm.
 * @throws with what to install when there is none that starts. The tests fail then: skipping them would look like passing.
 */
export async function launchChromium(): Promise<BrowserServer> {
  const tried: string[] = [];
  for (const { name, executablePath, args } of await candidates()) {
    try {
      return await chromium.launchServer({ executablePath, args, headless: true });
    } catch (error) {
      tried.push(`${name}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`);
    }
  }
  throw new Error([ADVICE, ...tried].join('\n'));
}

async function candidates(): Promise<Candidate[]> {
  const chosen = process.env['CHROME_PATH'];
  // Chromium starts as root only without its sandbox, and containers run as root.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  if (chosen !== undefined && chosen !== '') return [{ name: 'CHROME_PATH', executablePath: chosen, args }];
  const installed = INSTALLED.filter((path) => existsSync(path)).map((path) => ({ name: path, executablePath: path, args }));
  if (process.platform !== 'linux' || process.arch !== 'x64') return installed;
  return [...installed, { name: 'Chromium from npm', executablePath: await bundled.executablePath(), args: bundled.args }];
}
