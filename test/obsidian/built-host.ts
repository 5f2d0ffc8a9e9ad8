import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import * as mocks from 'obsidian-test-mocks/obsidian';
import type { Command, PluginManifest } from 'obsidian';
import { vi } from 'vitest';
import { mockApp, texts } from './mock-app.ts';

const root = join(import.meta.dirname, '../..');

/** What a page has and Node has not, or both have: nothing here is Node's own. */
const PAGE_GLOBALS = [
  'document', 'Element', 'HTMLElement', 'MouseEvent', 'KeyboardEvent', 'Node', 'TextEncoder', 'TextDecoder', 'structuredClone', 'indexedDB',
  'setTimeout', 'clearTimeout', 'queueMicrotask', 'performance', 'activeDocument', 'activeWindow', 'createDiv', 'createEl', 'createSpan',
  'createFragment', 'createSvg', 'Worker', 'Blob', 'URL', 'crypto', 'Uint8Array',
] as const;

/** A modal that answers with its main button, in place of the mock's, which closes itself at once. */
class AnsweringModal extends mocks.Modal {
  /** Labels of the buttons pressed. */
  static readonly pressed: string[] = [];

  override open(): void {
    this.onOpen();
    const button = this.contentEl.querySelector<HTMLButtonElement>('button.mod-cta');
    AnsweringModal.pressed.push(button?.textContent ?? '');
    window.setTimeout(() => {
      if (button === null || button.disabled) this.close();
      else button.click();
    }, 0);
  }
}

/** A button that its element presses, as in the app. */
class PressableButton extends mocks.ButtonComponent {
  override onClick(callback: (event: MouseEvent) => unknown): this {
    this.buttonEl.addEventListener('click', (event) => void callback(event));
    return super.onClick(callback);
  }

  override setDisabled(isDisabled: boolean): this {
    this.buttonEl.disabled = isDisabled;
    return super.setDisabled(isDisabled);
  }
}

type BuiltPlugin = Omit<mocks.Plugin, 'onload' | 'onExternalSettingsChange'> & { readonly onload: () => Promise<void>; readonly onExternalSettingsChange: () => Promise<void> };

/** The built plugin in a host that loads it as Obsidian does, on a vault in memory. */
export class BuiltHost {
  /** Labels of the main buttons of the dialogs so far. */
  readonly pressed = AnsweringModal.pressed;

  private constructor(
    readonly plugin: BuiltPlugin,
    readonly app: mocks.App,
    /** What the plugin told the user. */
    readonly notices: readonly string[],
    /** The modules that it asked for. */
    readonly asked: readonly string[],
  ) {}

  /**
   * Loads main.js as a CommonJS function in a context without Node, and enables the plugin.
   * @param data what data.json holds.
   */
  static async enable(files: Record<string, string>, data: unknown = null): Promise<BuiltHost> {
    const notices: string[] = [];
    const asked: string[] = [];
    class Notice extends mocks.Notice {
      constructor(message: string | DocumentFragment, duration?: number) {
        super(message, duration);
        notices.push(typeof message === 'string' ? message : message.textContent);
      }
    }
    const host = { ...mocks, Modal: AnsweringModal, ButtonComponent: PressableButton, Notice };
    const require = (name: string): unknown => {
      asked.push(name);
      if (name !== 'obsidian') throw new Error(`There is no module ${name} here`);
      return host;
    };
    const module = { exports: {} as { default: new (app: unknown, manifest: PluginManifest) => BuiltPlugin } };
    const wrapper = vm.runInContext(`(function (module, exports, require) {${read('main.js')}\n})`, page()) as (...args: unknown[]) => void;
    wrapper(module, module.exports, require);
    const app = mockApp(files);
    const manifest = JSON.parse(read('manifest.json')) as PluginManifest;
    const plugin = new module.exports.default(app, manifest);
    plugin.data__ = data;
    const built = new BuiltHost(plugin, app, notices, asked);
    await plugin.onload();
    app.workspace.setLayoutReady__();
    await vi.waitFor(async () => {
      if (!(await built.cli('who-said-what')).startsWith('ready')) throw new Error('still reading');
    }, { timeout: 60_000, interval: 20 });
    return built;
  }

  /** Texts of the notes of the vault. */
  get notes(): Record<string, string> {
    return texts(this.app);
  }

  /** Answers as Obsidian's command line. */
  async cli(command: string, params: Record<string, string> = {}): Promise<string> {
    const handler = this.plugin.cliHandlers__.get(command);
    if (handler === undefined) throw new Error(`No CLI command ${command}`);
    return handler(params);
  }

  get commandIds(): string[] {
    return [...this.plugin.commands__.keys()];
  }

  /** Runs a command of the palette. @returns false when it is not offered now. */
  run(id: string): boolean {
    const command: Command | undefined = this.plugin.commands__.get(id);
    if (command === undefined) throw new Error(`No command ${id}`);
    if (command.checkCallback !== undefined) {
      if (command.checkCallback(true) !== true) return false;
      command.checkCallback(false);
      return true;
    }
    void command.callback?.();
    return true;
  }

  /** Makes a note the active one. */
  async look(path: string): Promise<void> {
    const file = this.app.vault.getFileByPath(path);
    if (file === null) throw new Error(`No note ${path}`);
    const leaf = this.app.workspace.getLeaf(false);
    await leaf.openFile(file);
    this.app.workspace.trigger('file-open', file);
  }

  /** Writes a note as the user, or a sync, would. */
  async save(path: string, text: string): Promise<void> {
    const file = this.app.vault.getFileByPath(path);
    if (file === null) await this.app.vault.create(path, text);
    else await this.app.vault.modify(file, text);
  }
}

function read(name: string): string {
  return readFileSync(join(root, name), 'utf8');
}

function page(): vm.Context {
  const globals = globalThis as unknown as Record<string, unknown>;
  const sandbox: Record<string, unknown> = { console };
  for (const name of PAGE_GLOBALS) if (name in globals) sandbox[name] = globals[name];
  sandbox['activeDocument'] = document;
  sandbox['window'] = sandbox;
  sandbox['activeWindow'] = sandbox;
  sandbox['self'] = sandbox;
  return vm.createContext(sandbox);
}
