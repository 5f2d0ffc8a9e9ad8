// npm run screenshots [NAME…]: writes every state of the panel and the dialogs as pictures, in both themes and in several
// widths, to test/workbench/screenshots/. They are there to be looked at; the best of them are copied to docs/.
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Bench, type BenchOptions } from './bench.ts';
import { launchChromium } from './chromium.ts';
import { serveWorkbench } from './server.ts';
import { STATES, type State } from './states.ts';

const folder = join(process.cwd(), 'test', 'workbench', 'screenshots');
const wanted = process.argv.slice(3);

/** The looks that each kind of state is taken in. */
const LOOKS: Readonly<Record<State['kind'], readonly { readonly name: string; readonly options: BenchOptions }[]>> = {
  panel: [
    { name: 'light-280', options: { theme: 'light', sidebar: 280 } },
    { name: 'light-600', options: { theme: 'light', sidebar: 600 } },
    { name: 'dark-280', options: { theme: 'dark', sidebar: 280 } },
    { name: 'dark-600', options: { theme: 'dark', sidebar: 600 } },
    { name: 'phone', options: { theme: 'light', phone: true } },
    { name: 'rtl', options: { theme: 'light', sidebar: 340, rtl: true } },
  ],
  dialog: [
    { name: 'light', options: { theme: 'light' } },
    { name: 'dark', options: { theme: 'dark' } },
    { name: 'phone', options: { theme: 'light', phone: true } },
    { name: 'rtl', options: { theme: 'light', rtl: true } },
  ],
  window: [
    { name: 'light', options: { theme: 'light', sidebar: 360 } },
    { name: 'dark', options: { theme: 'dark', sidebar: 360 } },
  ],
};

/** Those that the README shows. */
const IN_README: Readonly<Record<string, string>> = {
  'window-light': 'panel.png', 'panel-vault-open-dark-280': 'vault.png', 'dialog-preview-diff-light': 'preview.png',
};

const browser = await launchChromium();
const server = await serveWorkbench();
const bench = await Bench.connect(server.url, browser.wsEndpoint());
if (wanted.length === 0) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
mkdirSync(join(process.cwd(), 'docs'), { recursive: true });
for (const state of STATES) {
  const { name, kind, options } = state;
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const look of LOOKS[kind]) {
    await bench.start({ ...options, ...look.options });
    await state.prepare(bench);
    await bench.page.waitForTimeout(250);
    const path = join(folder, `${name}-${look.name}.png`);
    const isWhole = kind !== 'panel' || look.options.phone === true;
    await (isWhole ? bench.page : bench.page.locator('.mod-right-split')).screenshot({ path, animations: 'disabled' });
    console.debug(path);
    const shown = IN_README[`${name}-${look.name}`];
    if (shown !== undefined) copyFileSync(path, join(process.cwd(), 'docs', shown));
  }
  for (const error of bench.errors) console.error(`${name}: ${error}`);
}
await bench.close();
await browser.close();
await server.close();
