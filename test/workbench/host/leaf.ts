import * as mocks from 'obsidian-test-mocks/obsidian';
import type { HostApp } from './app.ts';
import { setIcon } from './icons.ts';
import { MarkdownView } from './markdown-view.ts';
import { DeferredView, EmptyView, type View } from './views.ts';
import type { TabGroup } from './workspace.ts';

export interface ViewState {
  readonly type: string;
  readonly state?: Record<string, unknown>;
  readonly active?: boolean;
}

export interface OpenState {
  readonly active?: boolean;
  readonly eState?: unknown;
  readonly state?: Record<string, unknown>;
}

/** A tab of the workspace, with the view it shows. */
export class HostLeaf extends mocks.Events {
  readonly containerEl = createDiv({ cls: 'workspace-leaf' });
  readonly tabHeaderEl = createDiv({ cls: 'workspace-tab-header tappable' });
  view: View;

  constructor(readonly app: HostApp, readonly group: TabGroup) {
    super();
    this.view = new EmptyView(this);
    this.containerEl.appendChild(this.view.containerEl);
    this.view.load();
    void this.view.onOpen();
    new ResizeObserver(() => {
      this.view.onResize();
    }).observe(this.containerEl);
    this.containerEl.addEventListener('mousedown', () => {
      this.app.workspace.setActiveLeaf(this);
    });
    this.containerEl.addEventListener('focusin', () => {
      this.app.workspace.setActiveLeaf(this);
    });
    this.tabHeaderEl.addEventListener('click', () => {
      void this.app.workspace.revealLeaf(this);
      this.app.workspace.setActiveLeaf(this, { focus: true });
    });
  }

  get isDeferred(): boolean {
    return this.view instanceof DeferredView;
  }

  async loadIfDeferred(): Promise<void> {
    if (this.view instanceof DeferredView) await this.setViewState({ type: this.view.getViewType(), state: this.view.getState() });
  }

  getRoot(): unknown {
    return this.group.side;
  }

  getViewState(): ViewState {
    return { type: this.view.getViewType(), state: this.view.getState() };
  }

  getDisplayText(): string {
    return this.view.getDisplayText();
  }

  async openFile(file: mocks.TFile, { active = true, eState, state }: OpenState = {}): Promise<void> {
    await this.setViewState({ type: 'markdown', active, state: { file: file.path, ...state } });
    if (eState !== undefined) this.view.setEphemeralState(eState);
    if (active && this.view instanceof MarkdownView && this.view.getMode() === 'source') this.view.editor.focus();
  }

  async setViewState({ type, state = {}, active = false }: ViewState): Promise<void> {
    if (this.view.getViewType() !== type || this.view instanceof DeferredView) await this.show(this.app.workspace.makeView(type, this));
    if (this.view instanceof MarkdownView) {
      const file = this.app.vault.getFileByPath(typeof state['file'] === 'string' ? state['file'] : '');
      if (file !== null && this.view.file !== file) await this.view.loadFile(file);
      if (state['mode'] === 'preview' || state['mode'] === 'source') this.view.setMode(state['mode']);
    } else await this.view.setState(state, { history: false });
    this.drawHeader();
    this.group.select(this);
    if (active) this.app.workspace.setActiveLeaf(this);
    else this.app.workspace.fileMayHaveChanged();
    this.app.workspace.trigger('layout-change');
  }

  /** Restores the tab as it was when the app was last closed. */
  defer(type: string, state: Record<string, unknown>): void {
    this.view.containerEl.remove();
    this.view.unload();
    this.view = new DeferredView(this, type, state);
    this.containerEl.appendChild(this.view.containerEl);
    this.drawHeader();
  }

  detach(): void {
    void this.close();
    this.group.remove(this);
    this.app.workspace.leafClosed(this);
  }

  async close(): Promise<void> {
    const { view } = this;
    view.containerEl.remove();
    view.unload();
    await view.onClose();
  }

  drawHeader(): void {
    this.tabHeaderEl.empty();
    const inner = this.tabHeaderEl.createDiv({ cls: 'workspace-tab-header-inner' });
    if (this.group.isSide && !(this.view instanceof DeferredView)) setIcon(inner.createDiv({ cls: 'workspace-tab-header-inner-icon' }), this.view.getIcon());
    inner.createDiv({ cls: 'workspace-tab-header-inner-title', text: this.getDisplayText() });
    this.tabHeaderEl.setAttribute('aria-label', this.getDisplayText());
  }

  private async show(view: View): Promise<void> {
    await this.close();
    this.view = view;
    this.containerEl.appendChild(view.containerEl);
    view.containerEl.dataset['type'] = view.getViewType();
    view.load();
    await view.onOpen();
  }
}
