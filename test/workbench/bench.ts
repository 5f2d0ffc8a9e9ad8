import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import type { StartOptions, Workbench } from './host/main.ts';

declare global {
  interface Window {
    bench: Workbench;
    Workbench: typeof Workbench;
  }
}

export interface BenchOptions extends StartOptions {
  readonly viewport?: { readonly width: number; readonly height: number };
}

const DESKTOP = { width: 1200, height: 800 };
/** Milliseconds. A step that takes longer than this will not come. */
const LONGEST_STEP = 15_000;
const PHONE = { width: 390, height: 844 };

/** A user at the workbench. The page is used again for each start. */
export class Bench {
  /** What went wrong in the page. */
  readonly errors: string[] = [];

  private constructor(private readonly browser: Browser, private readonly context: BrowserContext, readonly page: Page, private readonly url: string) {
    page.on('pageerror', (error) => this.errors.push(error.stack ?? error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
  }

  static async connect(url: string, endpoint: string): Promise<Bench> {
    const browser = await chromium.connect(endpoint);
    const context = await browser.newContext({ viewport: DESKTOP, permissions: ['clipboard-read', 'clipboard-write'] });
    context.setDefaultTimeout(LONGEST_STEP);
    return new Bench(browser, context, await context.newPage(), url);
  }

  async close(): Promise<void> {
    await this.context.close();
    await this.browser.close();
  }

  /** Starts the app anew with the plugin enabled, and waits until the vault was read. */
  async start({ viewport, ...options }: BenchOptions = {}, { wait = true } = {}): Promise<void> {
    this.errors.length = 0;
    await this.page.setViewportSize(viewport ?? (options.phone === true ? PHONE : DESKTOP));
    await this.page.goto(`${this.url}?wait`);
    await this.page.evaluate(async (given) => {
      window.bench = await window.Workbench.start(given);
    }, options);
    if (wait) await this.until(async () => (await window.bench.cli('who-said-what')).startsWith('ready'), null);
  }

  /** Waits until the page promises that it is so. (`waitForFunction` takes the promise itself for a yes.) @throws when that does not come. */
  async until<Given>(isSo: (given: Given) => Promise<boolean>, given: Given): Promise<void> {
    const end = Date.now() + LONGEST_STEP;
    while (!(await this.page.evaluate(isSo as (given: unknown) => Promise<boolean>, given))) {
      if (Date.now() > end) throw new Error(`It did not come: ${isSo.toString()}`);
      await this.page.waitForTimeout(20);
    }
  }

  /** Closes the app and starts it again, with everything that was on the disk. */
  async restart(): Promise<void> {
    const disk = await this.page.evaluate(async () => ({
      files: window.bench.texts(), times: window.bench.times(), appId: window.bench.app.appId, data: window.bench.data,
      pluginFiles: await window.bench.pluginFiles(),
    }));
    await this.start(disk);
  }

  get panel(): Locator {
    return this.page.locator('.who-said-what-panel');
  }

  get tree(): Locator {
    return this.panel.getByRole('tree');
  }

  rows(kind?: string): Locator {
    return this.tree.locator(kind === undefined ? '[role=treeitem]' : `.mod-${kind}`);
  }

  get modal(): Locator {
    return this.page.locator('.modal, .prompt').last();
  }

  get editor(): Locator {
    return this.page.locator('.workspace-leaf:visible .cm-content').first();
  }

  /** Picks a command in the palette, as soon as the app offers it: the palette lists what can be done when it opens. */
  async command(name: string): Promise<void> {
    await this.until((wanted) => Promise.resolve(window.bench.offered().some((offered) => offered.endsWith(wanted))), name);
    await this.page.keyboard.press('Control+p');
    await this.page.keyboard.type(name);
    await this.page.locator('.suggestion-item.is-selected', { hasText: name }).click();
  }

  async openNote(path: string): Promise<void> {
    await this.page.locator(`.nav-file-title[data-path="${path}"]`).click();
    await this.page.locator('.cm-content:visible').first().waitFor();
  }

  async openPanel(): Promise<void> {
    await this.page.getByRole('button', { name: 'Open who said what' }).click();
    await this.panel.waitFor();
  }

  async text(path: string): Promise<string | null> {
    return this.page.evaluate((at) => window.bench.text(at), path);
  }

  async texts(): Promise<Record<string, string>> {
    return this.page.evaluate(() => window.bench.texts());
  }

  async notices(): Promise<readonly string[]> {
    return this.page.evaluate(() => [...window.bench.notices]);
  }

  async notice(text: string | RegExp): Promise<void> {
    await this.page.locator('.notice', { hasText: text }).first().waitFor();
  }

  async writes(): Promise<readonly { readonly path: string; readonly text: string }[]> {
    return this.page.evaluate(() => [...window.bench.writes]);
  }

  async data(): Promise<Record<string, unknown>> {
    return this.page.evaluate(() => (window.bench.data ?? {}) as Record<string, unknown>);
  }

  async cli(command: string, params: Record<string, string> = {}): Promise<string> {
    return this.page.evaluate(([name, given]) => window.bench.cli(name, given), [command, params] as const);
  }

  /** Cursor and selections of the editor that shows the note, as [anchor, head] offsets. */
  async selections(path: string, pane = 0): Promise<readonly (readonly [number, number])[]> {
    return this.page.evaluate(([at, which]) => {
      const view = window.bench.views(at)[which];
      if (view === undefined) throw new Error(`${at} is not open`);
      return view.editor.cm.state.selection.ranges.map(({ anchor, head }) => [anchor, head] as const);
    }, [path, pane] as const);
  }

  /** What the editor of a note shows, which may not be saved yet. */
  async shown(path: string, pane = 0): Promise<string> {
    return this.page.evaluate(([at, which]) => window.bench.views(at)[which]?.editor.getValue() ?? '', [path, pane] as const);
  }
}
