import * as mocks from 'obsidian-test-mocks/obsidian';
import type { HostApp } from './app.ts';
import type { HostEditor } from './editor.ts';
import { HostLeaf } from './leaf.ts';
import { MarkdownView } from './markdown-view.ts';
import { notModelled } from './not-modelled.ts';
import { EmptyView, FileView, type View } from './views.ts';

type Side = 'root' | 'left' | 'right';

/** Tabs side by side, of which one is seen. */
export class TabGroup {
  readonly el: HTMLElement;
  readonly leaves: HostLeaf[] = [];
  private readonly headers: HTMLElement;
  private readonly contents: HTMLElement;
  selected: HostLeaf | null = null;

  constructor(container: HTMLElement, readonly side: Side) {
    this.el = container.createDiv({ cls: `workspace-tabs mod-${side}` });
    this.headers = this.el.createDiv({ cls: 'workspace-tab-header-container' });
    this.contents = this.el.createDiv({ cls: 'workspace-tab-container' });
  }

  get isSide(): boolean {
    return this.side !== 'root';
  }

  add(leaf: HostLeaf): void {
    this.leaves.push(leaf);
    this.headers.appendChild(leaf.tabHeaderEl);
    this.contents.appendChild(leaf.containerEl);
    leaf.drawHeader();
    this.select(this.selected ?? leaf);
  }

  remove(leaf: HostLeaf): void {
    this.leaves.splice(this.leaves.indexOf(leaf), 1);
    leaf.tabHeaderEl.remove();
    leaf.containerEl.remove();
    this.selected = null;
    const next = this.leaves[this.leaves.length - 1];
    if (next !== undefined) this.select(next);
  }

  select(leaf: HostLeaf): void {
    this.selected = leaf;
    for (const other of this.leaves) {
      other.containerEl.toggle(other === leaf);
      other.tabHeaderEl.toggleClass('is-active', other === leaf);
    }
    void leaf.loadIfDeferred();
  }
}

/** The panes of the app. */
export class HostWorkspace extends mocks.Events {
  readonly containerEl: HTMLElement;
  layoutReady = false;
  activeLeaf: HostLeaf | null = null;
  /** How often the plugin asked to store the layout. */
  saves = 0;
  private readonly makers = new Map<string, (leaf: HostLeaf) => View>();
  private readonly rootEl: HTMLElement;
  private readonly sideEls: Readonly<Record<'left' | 'right', HTMLElement>>;
  private groups: TabGroup[] = [];
  private lastFile: mocks.TFile | null = null;
  private opened: mocks.TFile | null = null;
  private recent: HostLeaf | null = null;

  constructor(private readonly app: HostApp, container: HTMLElement) {
    super();
    this.containerEl = container.createDiv({ cls: 'workspace' });
    const left = this.containerEl.createDiv({ cls: 'workspace-split mod-left-split' });
    this.rootEl = this.containerEl.createDiv({ cls: 'workspace-split mod-root' });
    const right = this.containerEl.createDiv({ cls: 'workspace-split mod-right-split is-collapsed' });
    this.sideEls = { left, right };
  }

  /** The space of the list of files, which is no leaf here. */
  get leftEl(): HTMLElement {
    return this.sideEls.left;
  }

  start(): void {
    this.groups = [new TabGroup(this.rootEl, 'root'), new TabGroup(this.sideEls.right, 'right')];
    this.addLeaf(this.group('root'));
  }

  makeView(type: string, leaf: HostLeaf): View {
    if (type === 'markdown') return new MarkdownView(leaf);
    const maker = this.makers.get(type);
    if (maker === undefined) return notModelled(`A view of type ${type}`);
    return maker(leaf);
  }

  registerMaker(type: string, maker: (leaf: HostLeaf) => View): void {
    if (this.makers.has(type)) throw new Error(`Attempting to register an existing view type "${type}"`);
    this.makers.set(type, maker);
  }

  onLayoutReady(callback: () => unknown): void {
    if (this.layoutReady) void callback();
    else this.on('layout-ready', callback);
  }

  get activeEditor(): { readonly editor: HostEditor; readonly file: mocks.TFile | null } | null {
    const view = this.activeLeaf?.view;
    return view instanceof MarkdownView ? view : null;
  }

  getActiveFile(): mocks.TFile | null {
    const view = this.activeLeaf?.view;
    return view instanceof FileView ? view.file : this.lastFile;
  }

  getActiveViewOfType<T extends View>(type: abstract new (...args: never[]) => T): T | null {
    const view = this.activeLeaf?.view;
    return view instanceof type ? view : null;
  }

  getLeavesOfType(type: string): HostLeaf[] {
    return this.leaves().filter(({ view }) => view.getViewType() === type);
  }

  iterateAllLeaves(use: (leaf: HostLeaf) => unknown): void {
    this.leaves().forEach(use);
  }

  iterateRootLeaves(use: (leaf: HostLeaf) => unknown): void {
    this.leaves().filter(({ group }) => !group.isSide).forEach(use);
  }

  getMostRecentLeaf(): HostLeaf | null {
    return this.recent ?? this.group('root').selected;
  }

  getLeaf(pane: 'tab' | 'split' | 'window' | boolean = false): HostLeaf {
    if (pane === 'window') return notModelled('A pop-out window');
    const recent = this.getMostRecentLeaf();
    if (pane === false && recent !== null) return recent;
    if (pane === 'split') {
      const group = new TabGroup(this.rootEl, 'root');
      this.groups.push(group);
      return this.addLeaf(group);
    }
    return this.addLeaf(recent?.group ?? this.group('root'));
  }

  getRightLeaf(_split: boolean): HostLeaf {
    return this.addLeaf(this.group('right'));
  }

  async ensureSideLeaf(type: string, side: 'left' | 'right', { active = false, reveal = false, state = {} } = {}): Promise<HostLeaf> {
    if (side === 'left') return notModelled('A view in the left sidebar');
    const known = this.getLeavesOfType(type)[0];
    const leaf = known ?? this.addLeaf(this.group(side));
    if (known === undefined) await leaf.setViewState({ type, state });
    if (reveal) await this.revealLeaf(leaf);
    if (active) this.setActiveLeaf(leaf, { focus: true });
    return leaf;
  }

  async revealLeaf(leaf: HostLeaf): Promise<void> {
    if (leaf.group.isSide) this.toggleRight(true);
    leaf.group.select(leaf);
    await leaf.loadIfDeferred();
  }

  toggleRight(isOpen = this.sideEls.right.hasClass('is-collapsed')): void {
    this.sideEls.right.toggleClass('is-collapsed', !isOpen);
  }

  /** Makes the views of the tabs that are seen after a restart. */
  loadSeen(): void {
    for (const { selected } of this.groups) void selected?.loadIfDeferred();
  }

  setActiveLeaf(leaf: HostLeaf, { focus = false } = {}): void {
    if (this.activeLeaf !== leaf) {
      this.activeLeaf?.containerEl.removeClass('mod-active');
      leaf.containerEl.addClass('mod-active');
      this.activeLeaf = leaf;
      if (!leaf.group.isSide) this.recent = leaf;
      this.trigger('active-leaf-change', leaf);
    }
    this.fileMayHaveChanged();
    if (focus && leaf.view instanceof MarkdownView) leaf.view.editor.focus();
  }

  /** Tells of the file looked at when it is another one: views without a file do not count. */
  fileMayHaveChanged(): void {
    const view = this.activeLeaf?.view;
    if (view !== undefined && !(view instanceof FileView) && !(view instanceof EmptyView)) return;
    const file = view instanceof FileView ? view.file : null;
    if (file !== null) this.lastFile = file;
    if (file === this.opened) return;
    this.opened = file;
    this.trigger('file-open', file);
  }

  leafClosed(leaf: HostLeaf): void {
    if (leaf.group.leaves.length === 0 && leaf.group.side === 'root') {
      if (this.groups.filter(({ side }) => side === 'root').length === 1) this.addLeaf(leaf.group);
      else {
        leaf.group.el.remove();
        this.groups.splice(this.groups.indexOf(leaf.group), 1);
      }
    }
    if (this.recent === leaf) this.recent = null;
    const next = this.getMostRecentLeaf();
    if (this.activeLeaf === leaf && next !== null) this.setActiveLeaf(next);
    this.trigger('layout-change');
  }

  requestSaveLayout(): void {
    this.saves++;
  }

  private leaves(): HostLeaf[] {
    return this.groups.flatMap((group) => group.leaves);
  }

  private group(side: Side): TabGroup {
    const group = this.groups.find((other) => other.side === side);
    if (group === undefined) throw new Error(`No tabs on the ${side}.`);
    return group;
  }

  private addLeaf(group: TabGroup): HostLeaf {
    const leaf = new HostLeaf(this.app, group);
    group.add(leaf);
    return leaf;
  }
}
