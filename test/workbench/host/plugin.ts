import * as mocks from 'obsidian-test-mocks/obsidian';
import type { HostApp } from './app.ts';
import type { HostEditor } from './editor.ts';
import { setIcon } from './icons.ts';
import type { HostLeaf } from './leaf.ts';
import { renderSettings } from './settings-window.ts';
import type { View } from './views.ts';

export interface Command {
  readonly id: string;
  readonly name: string;
  readonly callback?: () => unknown;
  readonly checkCallback?: (checking: boolean) => boolean | void;
  readonly editorCallback?: (editor: HostEditor, info: unknown) => unknown;
  readonly editorCheckCallback?: (checking: boolean, editor: HostEditor, info: unknown) => boolean | void;
}

export interface Manifest {
  readonly id: string;
  readonly name: string;
}

/** A plugin of the app: what it registers ends when it is disabled. */
export class Plugin extends mocks.Component {
  private readonly handlers = new Map<string, (params: Record<string, string>) => unknown>();
  /** What the app's help says of each command. */
  readonly cliHelp: { readonly command: string; readonly description: string; readonly flags: unknown }[] = [];

  constructor(readonly app: HostApp, readonly manifest: Manifest) {
    super();
  }

  addCommand(command: Command): Command {
    const own = { ...command, id: `${this.manifest.id}:${command.id}`, name: `${this.manifest.name}: ${command.name}` };
    this.app.commands.set(own.id, own);
    this.register(() => this.app.commands.delete(own.id));
    return own;
  }

  addRibbonIcon(icon: string, title: string, callback: (event: MouseEvent) => unknown): HTMLElement {
    const el = this.app.ribbonEl.createEl('button', { cls: 'clickable-icon side-dock-ribbon-action', attr: { 'aria-label': title, type: 'button' } });
    setIcon(el, icon);
    el.addEventListener('click', (event) => void callback(event));
    this.register(() => {
      el.remove();
    });
    return el;
  }

  addSettingTab(tab: PluginSettingTab): void {
    this.app.settingTab = tab;
  }

  registerView(type: string, maker: (leaf: HostLeaf) => View): void {
    this.app.workspace.registerMaker(type, maker);
  }

  registerHoverLinkSource(id: string, info: { readonly display: string; readonly defaultMod: boolean }): void {
    this.app.hoverSources.set(id, info);
  }

  registerCliHandler(command: string, description: string, flags: unknown, handler: (params: Record<string, string>) => unknown): void {
    if (this.handlers.has(command)) throw new Error(`The command ${command} is registered already.`);
    this.cliHelp.push({ command, description, flags });
    this.handlers.set(command, handler);
  }

  /** Answers as the app's command line. */
  async cli(command: string, params: Record<string, string>): Promise<unknown> {
    const handler = this.handlers.get(command);
    if (handler === undefined) throw new Error(`No CLI command ${command}`);
    return handler(params);
  }

  loadData(): Promise<unknown> {
    const { stored } = this.app;
    return Promise.resolve(stored === null ? null : (JSON.parse(stored) as unknown));
  }

  saveData(data: unknown): Promise<void> {
    this.app.stored = JSON.stringify(data);
    return Promise.resolve();
  }

  onExternalSettingsChange(): unknown {
    return undefined;
  }

  onUserEnable(): unknown {
    return undefined;
  }
}

/** The page of a plugin in the settings, shown from its definitions. */
export abstract class PluginSettingTab {
  icon = 'puzzle';
  readonly containerEl = createDiv({ cls: 'vertical-tab-content' });

  constructor(readonly app: HostApp, readonly plugin: Plugin) {}

  abstract getSettingDefinitions(): unknown[];
  abstract getControlValue(key: string): unknown;
  abstract setControlValue(key: string, value: unknown): void | Promise<void>;

  update(): void {
    renderSettings(this);
  }
}
