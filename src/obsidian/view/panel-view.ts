import { ItemView, SearchComponent, type HoverParent, type HoverPopover, type ViewStateResult, type WorkspaceLeaf } from 'obsidian';
import { counted } from '../../core/counted.ts';
import { notePanel, notePanelMessage } from '../../core/panel/note-panel.ts';
import type { PanelRow } from '../../core/panel/rows.ts';
import { personPanel, vaultPanel } from '../../core/panel/vault-panel.ts';
import { after } from '../after.ts';
import type { SourceIndex } from '../index/source-index.ts';
import type { UserActions } from '../actions/user-actions.ts';
import type { FirstRun } from '../first-run.ts';
import { IntroductionBox } from './introduction-box.ts';
import { PANEL_VIEW } from './navigation.ts';
import { PanelBar } from './panel-bar.ts';
import { paneOf, PanelTree } from './panel-tree.ts';
import { FIRST_STATE, readState, type PanelState } from './panel-state.ts';
import type { RowActions } from './row-actions.ts';

/** The least milliseconds between two drawings, so that a burst of changes is drawn once and not again and again. */
const REDRAW_PAUSE = 120;

/** What a panel needs of the plugin. */
export interface PanelHost {
  readonly index: SourceIndex;
  readonly rows: RowActions;
  readonly firstRun: Pick<FirstRun, 'introduction' | 'onChange'>;
  readonly actions: Pick<UserActions, 'run' | 'closeIntroduction'>;
  /** Path of the Markdown note last looked at, or null. */
  currentPath(): string | null;
  /** Offset of the cursor in that note, or null. */
  cursor(path: string): number | null;
}

/** The sidebar: who said what in the note last looked at, or the speakers of the whole vault. */
export class PanelView extends ItemView implements HoverParent {
  hoverPopover: HoverPopover | null = null;
  private shown: PanelState = FIRST_STATE;
  private filter = '';
  /** What is closed in each note, by its path, as long as the panel lives. */
  private readonly collapsed = new Map<string, Set<string>>();
  private readonly expanded = new Set<string>();
  private tree: PanelTree | null = null;
  private introduction: IntroductionBox | null = null;
  private bar: PanelBar | null = null;
  private summary: HTMLElement | null = null;
  private current: string | null = null;
  /** When it was last drawn, in milliseconds of `performance.now`. */
  private drawnAt = -Infinity;
  private cancelRedraw: (() => void) | null = null;

  constructor(leaf: WorkspaceLeaf, private readonly host: PanelHost) {
    super(leaf);
    this.navigation = false;
    this.icon = 'quote';
  }

  override getViewType(): string {
    return PANEL_VIEW;
  }

  override getDisplayText(): string {
    return 'Who said what';
  }

  override getState(): Record<string, unknown> {
    return { ...super.getState(), ...this.shown };
  }

  override async setState(state: unknown, result: ViewStateResult): Promise<void> {
    await super.setState(state, result);
    this.change(readState(state, this.shown));
  }

  protected override async onOpen(): Promise<void> {
    const { contentEl } = this;
    contentEl.empty();
    contentEl.addClass('who-said-what-panel');
    this.bar = new PanelBar(contentEl.createDiv({ cls: 'nav-header' }).createDiv({ cls: 'nav-buttons-container' }), {
      change: (state) => {
        this.change(state);
      },
      toggleAll: () => {
        this.toggleAll();
      },
    });
    this.introduction = this.introductionIn(contentEl);
    this.addFilter(contentEl.createDiv({ cls: 'who-said-what-filter' }));
    this.summary = contentEl.createDiv({ cls: 'who-said-what-summary', attr: { role: 'status' } });
    this.tree = new PanelTree(contentEl.createDiv(), this, {
      activate: (row, event, el) => {
        this.activate(row, event, el);
      },
      toggle: (row, isExpanded) => {
        this.toggle(row, isExpanded);
      },
      menu: (row, event, el) => {
        this.host.rows.menu(row, this.notePath(row), event, el);
      },
      hover: (row, event, el) => {
        this.host.rows.hover(row, this.notePath(row), event, el, this);
      },
    });
    this.follow();
    this.bar?.draw(this.shown);
    this.draw();
    await Promise.resolve();
  }

  protected override async onClose(): Promise<void> {
    this.stopRedraw();
    this.contentEl.empty();
    await Promise.resolve();
  }

  override onResize(): void {
    super.onResize();
    this.tree?.resized();
  }

  /** Redraws when the notes, the active note or the cursor change. */
  private follow(): void {
    const { workspace } = this.app;
    this.register(this.host.index.onChange(this.redraw));
    this.register(this.host.firstRun.onChange(() => {
      this.draw();
    }));
    this.registerEvent(workspace.on('file-open', this.redraw));
    this.registerEvent(workspace.on('active-leaf-change', this.redraw));
    this.registerDomEvent(this.containerEl.doc, 'selectionchange', () => {
      // The letter that was just typed is drawn first.
      if (this.shown.mode === 'note' && !this.containerEl.contains(this.containerEl.doc.activeElement)) this.redrawAfter(REDRAW_PAUSE);
    });
    this.register(this.stopRedraw);
  }

  private introductionIn(el: HTMLElement): IntroductionBox {
    const { actions } = this.host;
    return new IntroductionBox(el, {
      createNotes: () => void actions.run('people'),
      showSpeakers: () => {
        this.change({ ...this.shown, mode: 'vault' });
        void actions.closeIntroduction();
      },
      close: () => void actions.closeIntroduction(),
    });
  }

  private addFilter(el: HTMLElement): void {
    const search = new SearchComponent(el).setPlaceholder('Filter…').onChange((value) => {
      this.filter = value;
      this.redraw();
    });
    search.inputEl.setAttribute('aria-label', 'Filter');
    this.registerDomEvent(search.inputEl, 'keydown', (event) => {
      if (event.key !== 'ArrowDown' || event.isComposing) return;
      event.preventDefault();
      this.tree?.focus();
    });
  }

  private change(state: PanelState): void {
    this.shown = state;
    this.bar?.draw(this.shown);
    this.draw();
    this.app.workspace.requestSaveLayout();
  }

  /** Draws soon: with the next turn of the app, or some time after the last drawing. */
  private readonly redraw = (): void => {
    this.redrawAfter(0);
  };

  private redrawAfter(least: number): void {
    this.cancelRedraw ??= after(Math.max(least, this.drawnAt + REDRAW_PAUSE - performance.now()), () => {
      this.cancelRedraw = null;
      this.draw();
    });
  }

  private readonly stopRedraw = (): void => {
    this.cancelRedraw?.();
    this.cancelRedraw = null;
  };

  private draw(): void {
    const { tree, summary } = this;
    if (tree === null || summary === null) return;
    const { rows, text, currentId } = this.shown.mode === 'vault' ? this.vaultModel() : this.noteModel();
    this.introduction?.show(this.host.firstRun.introduction());
    tree.show(rows);
    summary.setText(text);
    if (currentId !== null && currentId !== this.current) tree.reveal(currentId);
    this.current = currentId;
    this.drawnAt = performance.now();
  }

  private vaultModel(): PanelModel {
    const { index } = this.host;
    // While notes are still being read the directory would have to be built again and again.
    const directory = index.state === 'ready' ? index.latestDirectory() : null;
    const { rows, counts } = vaultPanel(directory, {
      sort: this.shown.sort, filter: this.filter, expanded: this.expanded, analysisOf: (path) => index.analysis(path), problems: index.problems(),
      decisions: index.decisions,
    });
    const { done, total } = index.progress;
    const text = directory !== null ? shownOf(counts.shown, counts.speakers, 'speaker') : `${done} of ${counted(total, 'note')} read`;
    return { rows, currentId: null, text };
  }

  private noteModel(): PanelModel {
    const { index } = this.host;
    const path = this.host.currentPath();
    const analysis = path === null ? null : index.analysis(path);
    if (path !== null && index.state === 'ready' && index.personNotes.has(path)) return this.personModel(path);
    if (path === null || analysis === null) {
      const state = path === null ? 'no-note' : index.state === 'ready' && !index.isSource(path) ? 'not-a-source' : 'loading';
      return { rows: notePanelMessage(state).rows, currentId: null, text: '' };
    }
    const { rows, counts, currentId } = notePanel(analysis, index.state === 'ready' ? index.latestDirectory() : null, {
      path, groupBy: this.shown.groupBy, filter: this.filter, cursor: this.host.cursor(path), collapsed: this.collapsedIn(path),
      decisions: index.decisions, personNotes: index.personNotes.values(),
    });
    const quotations = shownOf(counts.shown, counts.quotations, 'quotation');
    const isWhole = counts.shown === counts.quotations;
    return { rows, currentId, text: isWhole ? `${quotations}, ${counted(counts.speakers, 'speaker')}` : quotations };
  }

  private personModel(path: string): PanelModel {
    const { index } = this.host;
    const directory = index.latestDirectory();
    if (directory === null) return { rows: notePanelMessage('loading').rows, currentId: null, text: '' };
    const { rows, counts } = personPanel(path, directory, {
      filter: this.filter, collapsed: this.collapsedIn(path), analysisOf: (source) => index.analysis(source),
    });
    return { rows, currentId: null, text: shownOf(counts.shown, counts.quotations, 'quotation') };
  }

  private activate(row: PanelRow, event: MouseEvent | KeyboardEvent, el: HTMLElement): void {
    const pane = paneOf(event);
    if (row.kind === 'unclear') this.host.rows.menu(row, this.notePath(row), event, el);
    else if (row.kind === 'problems' || (row.kind === 'speaker' && pane === false)) this.toggle(row, !row.expanded);
    else this.host.rows.open(row, this.notePath(row), pane);
  }

  private toggle(row: PanelRow, isExpanded: boolean): void {
    // In a note everything is open until it is closed; in the vault the other way round.
    if (this.shown.mode === 'note') setMember(this.collapsedIn(this.host.currentPath() ?? ''), row.id, !isExpanded);
    else setMember(this.expanded, row.id, isExpanded);
    this.draw();
  }

  private collapsedIn(path: string): Set<string> {
    const known = this.collapsed.get(path) ?? new Set<string>();
    this.collapsed.set(path, known);
    return known;
  }

  /** Closes everything, or opens everything again when nothing is open. In the vault it only closes. */
  private toggleAll(): void {
    if (this.shown.mode === 'vault') this.expanded.clear();
    else {
      const closed = this.collapsedIn(this.host.currentPath() ?? '');
      const open = this.rowsShown().filter((row) => 'expanded' in row && row.expanded);
      if (open.length === 0) closed.clear();
      else for (const row of open) closed.add(row.id);
    }
    this.draw();
  }

  private rowsShown(): readonly PanelRow[] {
    return (this.shown.mode === 'vault' ? this.vaultModel() : this.noteModel()).rows;
  }

  /** The note that a row speaks of. */
  private notePath(row: PanelRow): string {
    return ('path' in row ? row.path : null) ?? this.host.currentPath() ?? '';
  }
}

interface PanelModel {
  readonly rows: readonly PanelRow[];
  readonly text: string;
  readonly currentId: string | null;
}

function setMember(set: Set<string>, member: string, isIn: boolean): void {
  if (isIn) set.add(member);
  else set.delete(member);
}

function shownOf(shown: number, all: number, noun: string): string {
  return shown === all ? counted(all, noun) : `${shown} of ${counted(all, noun)}`;
}
