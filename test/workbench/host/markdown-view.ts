import type * as mocks from 'obsidian-test-mocks/obsidian';
import { HostEditor } from './editor.ts';
import { suggestLinks } from './link-suggest.ts';
import type { HostLeaf } from './leaf.ts';
import { Notice } from './notice.ts';
import { renderMarkdown } from './reading.ts';
import { FileView } from './views.ts';

/** How long after the last change an open note is saved by itself, in milliseconds; as in the app. */
const SAVE_DELAY = 2000;

/** A note that is open for editing or for reading. */
export class MarkdownView extends FileView {
  readonly editor: HostEditor;
  private readonly readingEl: HTMLElement;
  private mode: 'source' | 'preview' = 'source';
  /** The text of the file as it was last read or saved here. */
  private saved = '';
  private timer = 0;

  constructor(leaf: HostLeaf) {
    super(leaf);
    this.icon = 'file';
    this.navigation = true;
    this.containerEl.dataset['type'] = 'markdown';
    this.editor = HostEditor.make(this.contentEl.createDiv({ cls: 'markdown-source-view' }), () => {
      this.typed();
    });
    this.readingEl = this.contentEl.createDiv({ cls: 'markdown-reading-view', attr: { tabindex: 0 } });
    this.readingEl.hide();
    this.addAction('book-open', 'Toggle reading view', () => {
      this.setMode(this.mode === 'source' ? 'preview' : 'source');
    });
  }

  override getViewType(): string {
    return 'markdown';
  }

  override getState(): Record<string, unknown> {
    return { ...super.getState(), mode: this.mode };
  }

  getMode(): 'source' | 'preview' {
    return this.mode;
  }

  get data(): string {
    return this.getViewData();
  }

  getViewData(): string {
    return this.editor.getValue();
  }

  override async onOpen(): Promise<void> {
    const { vault, workspace } = this.app;
    suggestLinks(this);
    this.registerEvent(vault.on('modify', (...[file]: unknown[]) => {
      if (file === this.file) void this.changedOutside();
    }));
    this.registerEvent(vault.on('delete', (...[file]: unknown[]) => {
      if (file === this.file) this.leaf.detach();
    }));
    // Another pane with the same note.
    this.registerEvent(workspace.on('quick-preview', (...[file, data]: unknown[]) => {
      if (file === this.file && typeof data === 'string') this.editor.takeOver(data);
    }));
    await Promise.resolve();
  }

  override async onClose(): Promise<void> {
    await this.save();
    this.editor.cm.destroy();
  }

  async loadFile(file: mocks.TFile): Promise<void> {
    await this.save();
    this.file = file;
    this.saved = await this.app.vault.read(file);
    this.editor.reset(this.saved);
    const title = this.containerEl.querySelector('.view-header-title');
    title?.setText(file.basename);
    this.draw();
  }

  setMode(mode: 'source' | 'preview'): void {
    this.mode = mode;
    this.draw();
    this.app.workspace.trigger('layout-change');
  }

  override setEphemeralState(state: unknown): void {
    const { line } = (state ?? {}) as { line?: number };
    if (line === undefined) return;
    if (this.mode === 'preview') {
      const blocks = [...this.readingEl.querySelectorAll<HTMLElement>('[data-line]')];
      const block = blocks.filter((el) => Number(el.dataset['line']) <= line).pop();
      block?.scrollIntoView({ block: 'start' });
      block?.addClass('is-flashing');
      return;
    }
    const at = { line, ch: 0 };
    this.editor.setCursor(at);
    this.editor.scrollIntoView({ from: at, to: at }, true);
  }

  /** Writes the note when it differs from the file, as by hand or after a while. */
  async save(): Promise<void> {
    window.clearTimeout(this.timer);
    this.timer = 0;
    const text = this.restoredLineEnds();
    if (this.file === null || text === this.saved) return;
    this.saved = text;
    await this.app.vault.modify(this.file, text);
  }

  requestSave(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.save(), SAVE_DELAY);
  }

  private typed(): void {
    this.requestSave();
    this.app.workspace.trigger('editor-change', this.editor, this);
    this.app.workspace.trigger('quick-preview', this.file, this.editor.getValue());
  }

  private async changedOutside(): Promise<void> {
    if (this.file === null) return;
    const text = await this.app.vault.read(this.file);
    if (text === this.restoredLineEnds() || text === this.saved) {
      this.saved = text;
      return;
    }
    if (this.timer !== 0) new Notice(`${this.file.path} has been modified externally, merging changes automatically.`);
    this.saved = text;
    this.editor.takeOver(text.replaceAll('\r\n', '\n'));
    this.draw();
  }

  /** The text as it is saved: an editor has LF only, the file keeps what it had. */
  private restoredLineEnds(): string {
    const text = this.editor.getValue();
    if (text === this.saved.replaceAll('\r\n', '\n')) return this.saved;
    return this.saved.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text;
  }

  private draw(): void {
    this.editor.cm.dom.toggle(this.mode === 'source');
    this.readingEl.toggle(this.mode === 'preview');
    if (this.mode === 'preview') renderMarkdown(this.readingEl, this.saved);
  }
}
