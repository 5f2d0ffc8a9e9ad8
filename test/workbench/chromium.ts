import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
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
  + 'On 64-bit Linux the one that "npm ci" installs serves by itself.';

interface Candidate {
  readonly name: string;
  /** Called only when those before it did not start: what comes from npm must be unpacked first. */
  locate(): Promise<{ readonly executablePath: string; readonly env?: Readonly<Record<string, string>> }>;
}

/**
 * Starts a browser: the one that CHROME_PATH names, an installed one, or the one from npm.
 * @param flags of its command line, besides those it needs
 * @throws with what to install when there is none that starts. The tests fail then: skipping them would look like passing.
 */
export async function launchChromium(...flags: readonly string[]): Promise<BrowserServer> {
  const tried: string[] = [];
  // Chromium starts as root only without its sandbox, and containers run as root.
  const args = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...flags];
  for (const candidate of candidates()) {
    try {
      const { executablePath, env } = await candidate.locate();
      return await chromium.launchServer({ executablePath, args, headless: true, ...(env !== undefined && { env: { ...process.env, ...env } }) });
    } catch (error) {
      tried.push(`${candidate.name}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`);
    }
  }
  throw new Error([ADVICE, ...tried].join('\n'));
}

function candidates(): readonly Candidate[] {
  const chosen = process.env['CHROME_PATH'];
  const at = (name: string, executablePath: string): Candidate => ({ name, locate: () => Promise.resolve({ executablePath }) });
  if (chosen !== undefined && chosen !== '') return [at('CHROME_PATH', chosen)];
  const installed = INSTALLED.filter((path) => existsSync(path)).map((path) => at(path, path));
  if (process.platform !== 'linux' || process.arch !== 'x64') return installed;
  return [
    ...installed,
    { name: 'Chromium from npm', locate: async () => ({ executablePath: await bundled.executablePath() }) },
    {
      name: 'Chromium from npm with its own libraries',
      locate: async () => ({
        executablePath: await bundled.executablePath(),
        env: { LD_LIBRARY_PATH: unpackLibraries(), FONTCONFIG_PATH: join(tmpdir(), 'fonts') },
      }),
    },
  ];
}

/** Unpacks the libraries that the package brings for bare systems, where nss and others are not installed. @returns their folder. */
function unpackLibraries(): string {
  const folder = join(tmpdir(), 'who-said-what-chromium');
  const libraries = join(folder, 'lib');
  if (existsSync(libraries)) return libraries;
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const archive = join(main.slice(0, main.lastIndexOf('chromium') + 'chromium'.length), 'bin', 'al2023.tar.br');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'libraries.tar'), brotliDecompressSync(readFileSync(archive)));
  execFileSync('tar', ['-xf', 'libraries.tar'], { cwd: folder });
  return libraries;
}
