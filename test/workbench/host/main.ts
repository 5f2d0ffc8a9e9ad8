import * as mocks from 'obsidian-test-mocks/obsidian';
import { setup } from 'obsidian-test-mocks/setup';
import type { HostApp } from './app.ts';
import * as controls from './controls.ts';
import { showFileList } from './file-list.ts';
import { HostFileManager, HostMetadataCache, HostVault, type Write } from './files.ts';
import { showPreviews } from './hover.ts';
import { knowIcons, setIcon, type IconNodes } from './icons.ts';
import { MarkdownView } from './markdown-view.ts';
import { Menu, MenuItem } from './menu.ts';
import { Modal } from './modal.ts';
import { guard, strict } from './not-modelled.ts';
import { Notice } from './notice.ts';
import { obsidian } from './obsidian.ts';
import { canRun, CommandPalette } from './palette.ts';
import { PluginSettingTab, type Manifest, type Plugin } from './plugin.ts';
import { SettingsWindow } from './settings-window.ts';
import { HostWorkspace } from './workspace.ts';

/** What the workbench starts with. */
export interface StartOptions {
  /** Notes by path; without any, those of the example vault. */
  readonly files?: Readonly<Record<string, string>>;
  /** When notes were changed, by path, in milliseconds since 1970; an hour ago without that. */
  readonly times?: Readonly<Record<string, number>>;
  /** The vault, as the device knows it: one of its own for each start without that. */
  readonly appId?: string;
  /** What `data.json` holds. */
  readonly data?: unknown;
  /** Other files of the plugin, by path. */
  readonly pluginFiles?: Readonly<Record<string, string>>;
  /** What `.obsidian/app.json` holds: how links are written, for example. */
  readonly config?: unknown;
  readonly theme?: 'light' | 'dark';
  readonly phone?: boolean;
  readonly rtl?: boolean;
  /** Width of the right sidebar in pixels. */
  readonly sidebar?: number;
  /** The user turns the plugin on just now, instead of having it on since before. */
  readonly turnedOn?: boolean;
  /**
   * Milliseconds that the app has for itself before its layout is ready. What the page before it and the files that were
   * fetched left behind is cleared in that time, where the page can have it cleared.
   */
  readonly settle?: number;
  /** The panel was open when the app was last closed, with this state. */
  readonly restored?: Record<string, unknown>;
}

type BuiltPlugin = Omit<Plugin, 'onload'> & { onload: () => Promise<void> };

declare global {
  interface Window {
    /** The text of a file that the server has; the page defines it. */
    fileOf(name: string): Promise<string>;
    /** There in a browser that was started with `--expose-gc`. */
    gc?(options: { execution: 'async' }): Promise<void>;
  }
}

/** The app in the page. */
export class Workbench {
  readonly app: HostApp;
  /** What the plugin gets from `require('obsidian')`. */
  readonly obsidian = obsidian;
  plugin: BuiltPlugin | null = null;

  private constructor(files: Readonly<Record<string, string>>, { data, config, times = {}, appId = crypto.randomUUID() }: StartOptions) {
    const vault = HostVault.make();
    const container = document.body.createDiv({ cls: 'app-container' });
    const ribbonEl = container.createDiv({ cls: 'workspace-ribbon side-dock-ribbon mod-left' });
    const app: HostApp = strict<HostApp>({
      appId, vault, ribbonEl, commands: new Map(), hoverSources: new Map(), settingTab: null,
      metadataCache: HostMetadataCache.over(vault),
      fileManager: strict(new HostFileManager(vault), 'FileManager'),
      stored: data === undefined || data === null ? null : JSON.stringify(data),
      get workspace() {
        return workspace;
      },
    }, 'App');
    const workspace = new HostWorkspace(app, container);
    this.app = app;
    this.fill(files, config, times);
  }

  /** Starts the app with the built plugin in it, which was enabled before. */
  static async start(options: StartOptions = {}): Promise<Workbench> {
    const { body } = document;
    body.addClass(options.theme === 'dark' ? 'theme-dark' : 'theme-light', options.phone === true ? 'is-phone' : 'is-desktop');
    body.toggleClass('is-mobile', options.phone === true);
    body.toggleClass('mod-rtl', options.rtl === true);
    document.documentElement.dir = options.rtl === true ? 'rtl' : 'ltr';
    if (options.sidebar !== undefined) body.style.setProperty('--right-sidebar-width', `${options.sidebar}px`);
    Object.assign(obsidian.Platform, { isMobile: options.phone === true, isPhone: options.phone === true, isDesktop: options.phone !== true });
    knowIcons((await fetchJson('icons.json')) as IconNodes);
    const files = options.files ?? ((await fetchJson('vault.json')) as Record<string, string>);
    const bench = new Workbench(files, options);
    for (const [path, text] of Object.entries(options.pluginFiles ?? {})) await bench.app.vault.adapter.write(path, text);
    await bench.boot(options);
    if (options.turnedOn === true) bench.plugin?.onUserEnable();
    return bench;
  }

  private async boot({ restored, settle }: StartOptions): Promise<void> {
    const { app } = this;
    app.workspace.start();
    showFileList(app, app.workspace.leftEl);
    showPreviews(app);
    this.addButtons();
    this.listenToKeys();
    if (restored !== undefined) {
      app.workspace.getRightLeaf(false).defer('who-said-what', restored);
      app.workspace.toggleRight(true);
    }
    await this.enable();
    app.workspace.loadSeen();
    if (settle !== undefined) {
      await window.gc?.({ execution: 'async' });
      await new Promise((resolve) => window.setTimeout(resolve, settle));
    }
    performance.mark('layout-ready');
    app.workspace.layoutReady = true;
    app.workspace.trigger('layout-ready');
  }

  /** Loads main.js as the app does: a CommonJS function that gets `obsidian` and nothing of Node. */
  private async enable(): Promise<void> {
    const manifest = (await fetchJson('manifest.json')) as Manifest;
    const code = await window.fileOf('main.js');
    const module = { exports: {} as { default: new (app: HostApp, manifest: Manifest) => BuiltPlugin } };
    const require = (name: string): unknown => {
      if (name !== 'obsidian') throw new Error(`Cannot find module '${name}'`);
      return obsidian;
    };
    // The app evaluates plugins in the page; so does its stand-in.
    const script = document.createElement('script');
    const wrapper = `window.__plugin = function (module, exports, require) {${code}\n}`;
    script.textContent = wrapper;
    performance.mark('plugin-found');
    document.head.appendChild(script);
    const load = (window as unknown as { __plugin: (...args: unknown[]) => void }).__plugin;
    load(module, module.exports, require);
    performance.mark('plugin-evaluated');
    const plugin = new module.exports.default(this.app, manifest);
    this.plugin = plugin;
    // The mocks do not wait for an `onload` that takes its time; the app does.
    const loading = plugin.onload.bind(plugin);
    let done: Promise<void> = Promise.resolve();
    plugin.onload = () => (done = loading());
    plugin.load();
    await done;
    performance.mark('plugin-loaded');
  }

  disable(): void {
    this.plugin?.unload();
  }

  text(path: string): string | null {
    const file = this.app.vault.getFileByPath(path);
    return file === null ? null : this.app.vault.readSync__(file);
  }

  texts(): Record<string, string> {
    return Object.fromEntries(this.app.vault.getFiles().map((file) => [file.path, this.app.vault.readSync__(file)]));
  }

  /** When the files were changed, by path. */
  times(): Record<string, number> {
    return Object.fromEntries(this.app.vault.getFiles().map(({ path, stat }) => [path, stat.mtime]));
  }

  /** The files that the plugin keeps beside data.json, by path. */
  async pluginFiles(): Promise<Record<string, string>> {
    const { adapter } = this.app.vault;
    const folder = '.obsidian/plugins/who-said-what';
    if (!(await adapter.exists(folder))) return {};
    const { files } = await adapter.list(folder);
    return Object.fromEntries(await Promise.all(files.map(async (path) => [path, await adapter.read(path)] as const)));
  }

  get writes(): readonly Write[] {
    return this.app.vault.writes;
  }

  get data(): unknown {
    return this.app.stored === null ? null : (JSON.parse(this.app.stored) as unknown);
  }

  get notices(): readonly string[] {
    return Notice.shown;
  }

  /** Names of the commands that the palette offers now. */
  offered(): string[] {
    return [...this.app.commands.values()].filter((command) => canRun(this.app, command)).map(({ name }) => name);
  }

  async cli(command: string, params: Record<string, string> = {}): Promise<string> {
    return String(await this.plugin?.cli(command, params));
  }

  async open(path: string, pane: 'tab' | 'split' | false = false): Promise<void> {
    const file = this.app.vault.getFileByPath(path);
    if (file === null) throw new Error(`No note ${path}`);
    await this.app.workspace.getLeaf(pane).openFile(file);
  }

  /** Writes a note as a sync does. */
  async writeOutside(path: string, text: string): Promise<void> {
    const file = this.app.vault.getFileByPath(path);
    if (file === null) await this.app.vault.create(path, text);
    else await this.app.vault.modify(file, text);
  }

  async rename(from: string, to: string): Promise<void> {
    const file = this.app.vault.getAbstractFileByPath(from);
    if (file !== null) await this.app.vault.rename(file, to);
  }

  async storeOutside(data: unknown): Promise<void> {
    this.app.stored = JSON.stringify(data);
    await this.plugin?.onExternalSettingsChange();
  }

  /** Views of a note that are open, in the order of the tabs. */
  views(path: string): MarkdownView[] {
    return this.app.workspace.getLeavesOfType('markdown').flatMap(({ view }) => (view instanceof MarkdownView && view.file?.path === path ? [view] : []));
  }

  openSettings(): void {
    if (this.app.settingTab !== null) new SettingsWindow(this.app, this.app.settingTab).open();
  }

  private fill(files: Readonly<Record<string, string>>, config: unknown, times: Readonly<Record<string, number>>): void {
    const { vault } = this.app;
    const anHourAgo = Date.now() - 3_600_000;
    for (const [path, text] of Object.entries(files)) vault.place(path, text, times[path] ?? anHourAgo);
    if (config !== undefined && vault.adapter instanceof mocks.FileSystemAdapter) vault.adapter.writeSync__('.obsidian/app.json', JSON.stringify(config));
  }

  private addButtons(): void {
    const add = (icon: string, label: string, run: () => unknown): void => {
      const button = this.app.ribbonEl.createEl('button', { cls: 'clickable-icon side-dock-ribbon-action', attr: { 'aria-label': label, type: 'button' } });
      setIcon(button, icon);
      button.addEventListener('click', () => void run());
    };
    add('terminal', 'Open command palette', () => {
      new CommandPalette(this.app).open();
    });
    add('settings', 'Open settings', () => {
      this.openSettings();
    });
    add('panel-right', 'Toggle right sidebar', () => {
      this.app.workspace.toggleRight();
    });
    add('sun-moon', 'Toggle light and dark', () => {
      document.body.classList.toggle('theme-dark');
      document.body.classList.toggle('theme-light');
    });
  }

  private listenToKeys(): void {
    const keys: Record<string, () => unknown> = {
      p: () => {
        new CommandPalette(this.app).open();
      },
      ',': () => {
        this.openSettings();
      },
      s: () => this.app.workspace.getActiveViewOfType(MarkdownView)?.save(),
      e: () => {
        const view = this.app.workspace.getActiveViewOfType(MarkdownView);
        view?.setMode(view.getMode() === 'source' ? 'preview' : 'source');
      },
    };
    document.addEventListener('keydown', (event) => {
      const run = event.ctrlKey && !event.shiftKey && !event.altKey ? keys[event.key] : undefined;
      if (run === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      void run();
    }, true);
  }
}

async function fetchJson(name: string): Promise<unknown> {
  return JSON.parse(await window.fileOf(name)) as unknown;
}

setup();
guard([PluginSettingTab, Modal, Menu, MenuItem, Notice, controls.BaseComponent, controls.Setting]);
Object.assign(window, { Workbench });
