import * as mocks from 'obsidian-test-mocks/obsidian';
import type { HostApp } from './app.ts';
import { setIcon } from './icons.ts';
import type { HostLeaf } from './leaf.ts';

/** What a leaf shows. */
export abstract class View extends mocks.Component {
  readonly app: HostApp;
  readonly containerEl: HTMLElement;
  icon = 'file';
  navigation = false;

  constructor(readonly leaf: HostLeaf) {
    super();
    this.app = leaf.app;
    this.containerEl = createDiv({ cls: 'workspace-leaf-content' });
  }

  abstract getViewType(): string;
  abstract getDisplayText(): string;

  getIcon(): string {
    return this.icon;
  }

  getState(): Record<string, unknown> {
    return {};
  }

  async setState(_state: unknown, _result: { history: boolean }): Promise<void> {
    await Promise.resolve();
  }

  getEphemeralState(): Record<string, unknown> {
    return {};
  }

  setEphemeralState(_state: unknown): void {
    // Nothing by itself.
  }

  async onOpen(): Promise<void> {
    await Promise.resolve();
  }

  async onClose(): Promise<void> {
    await Promise.resolve();
  }

  onResize(): void {
    // Nothing by itself.
  }
}

export abstract class ItemView extends View {
  readonly contentEl: HTMLElement;

  constructor(leaf: HostLeaf) {
    super(leaf);
    this.contentEl = this.containerEl.createDiv({ cls: 'view-content' });
  }

  /** Adds a button to the header of the view. */
  addAction(icon: string, title: string, callback: (event: MouseEvent) => unknown): HTMLElement {
    let header = this.containerEl.querySelector<HTMLElement>('.view-header');
    if (header === null) {
      header = this.containerEl.createDiv({ cls: 'view-header' });
      header.createDiv({ cls: 'view-header-title-container' }).createDiv({ cls: 'view-header-title', text: this.getDisplayText() });
      header.createDiv({ cls: 'view-actions' });
      this.containerEl.prepend(header);
    }
    const actions = header.querySelector<HTMLElement>('.view-actions') ?? header;
    const button = actions.createEl('button', { cls: 'clickable-icon view-action', attr: { 'aria-label': title, type: 'button' } });
    setIcon(button, icon);
    button.addEventListener('click', (event) => void callback(event));
    return button;
  }
}

/** Stands for the view of a tab that was not looked at since the start: it is made when it is shown. */
export class DeferredView extends View {
  constructor(leaf: HostLeaf, private readonly type: string, private readonly stored: Record<string, unknown>) {
    super(leaf);
  }

  override getViewType(): string {
    return this.type;
  }

  override getDisplayText(): string {
    return this.type;
  }

  override getState(): Record<string, unknown> {
    return this.stored;
  }
}

/** A tab with nothing in it. */
export class EmptyView extends ItemView {
  override getViewType(): string {
    return 'empty';
  }

  override getDisplayText(): string {
    return 'New tab';
  }

  override async onOpen(): Promise<void> {
    this.contentEl.createDiv({ cls: 'empty-state', text: 'No file is open' });
    await Promise.resolve();
  }
}

export abstract class FileView extends ItemView {
  file: mocks.TFile | null = null;
  allowNoFile = false;

  override getDisplayText(): string {
    return this.file?.basename ?? '';
  }

  override getState(): Record<string, unknown> {
    return { file: this.file?.path ?? '' };
  }
}
