import { MarkdownView, type Editor, type PaneType, type Vault, type Workspace } from 'obsidian';
import type { Span } from '../../core/text/span.ts';

/** Where to go in a note: a line from 1, and the words that are to be seen there with the span they were read from. */
export interface Place {
  readonly line: number;
  readonly words?: { readonly text: string; readonly span: Span };
}

/** A note that is open for editing. */
export interface OpenEditor {
  readonly editor: Editor;
  readonly path: string;
}

/** Type of the panel's view. */
export const PANEL_VIEW = 'who-said-what';

/** Opens notes at a place, and the panel. */
export class Navigation {
  constructor(private readonly workspace: Workspace, private readonly vault: Vault) {}

  /** Opens a note, at a place when one is given. @returns false when there is no such note. */
  async open(path: string, place: Place | null, pane: PaneType | boolean): Promise<boolean> {
    const file = this.vault.getFileByPath(path);
    if (file === null) return false;
    const leaf = this.workspace.getLeaf(pane);
    await leaf.openFile(file, { active: true, ...(place === null ? {} : { eState: { line: place.line - 1 } }) });
    const view = leaf.view;
    if (place?.words !== undefined && view instanceof MarkdownView) select(view, place.words);
    return true;
  }

  /** Shows the panel in the right sidebar, in a new place only when it is nowhere yet. */
  async openPanel(): Promise<void> {
    await this.workspace.ensureSideLeaf(PANEL_VIEW, 'right', { active: true, reveal: true });
  }

  /** The editor that was last worked in, also while the panel has the focus; null when no note is open for editing. */
  lastEditor(): OpenEditor | null {
    const view = this.workspace.getMostRecentLeaf()?.view;
    if (!(view instanceof MarkdownView) || view.getMode() !== 'source') return null;
    return { editor: view.editor, path: view.file?.path ?? '' };
  }

  /** The offset of the cursor in a note that is open for editing, or null. It stays while the panel has the focus. */
  cursor(path: string): number | null {
    const active = this.workspace.getActiveViewOfType(MarkdownView);
    const views = [active, ...this.workspace.getLeavesOfType('markdown').map(({ view }) => view)];
    for (const view of views) {
      if (!(view instanceof MarkdownView) || view.file?.path !== path || view.getMode() !== 'source') continue;
      return view.editor.posToOffset(view.editor.getCursor());
    }
    return null;
  }
}

/** Selects words where the note is open for editing. The text may have changed since they were read. */
function select(view: MarkdownView, { text, span }: NonNullable<Place['words']>): void {
  if (view.getMode() !== 'source') return;
  const { editor } = view;
  const shown = editor.getValue();
  const words = text.replaceAll('\r\n', '\n');
  const start = shown.startsWith(words, span.start) ? span.start : shown.indexOf(words);
  if (words === '' || start < 0) return;
  const from = editor.offsetToPos(start);
  const to = editor.offsetToPos(start + words.length);
  editor.setSelection(from, to);
  editor.scrollIntoView({ from, to }, true);
}
