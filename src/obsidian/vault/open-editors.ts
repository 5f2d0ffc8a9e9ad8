import { MarkdownView, type Editor, type EditorChange, type Workspace } from 'obsidian';
import type { TextEdit } from '../../core/text/edits.ts';

/** Where an edit shows in the history of the editor. */
const ORIGIN = 'who-said-what';

/** The notes that are open for editing. */
export class OpenEditors {
  constructor(private readonly workspace: Workspace) {}

  /**
   * The editor that shows the note, or null when none does. A note in reading view has none: its text comes from the
   * file, and would overwrite an edit made to the hidden editor.
   */
  find(path: string): Editor | null {
    for (const leaf of this.workspace.getLeavesOfType('markdown')) {
      const view = leaf.view;
      if (view instanceof MarkdownView && view.file?.path === path && view.getMode() === 'source') return view.editor;
    }
    return null;
  }
}

/** The editor's part in an edit: what is written, and what is left because somebody is at work there. */
export interface EditOutcome {
  readonly applied: readonly TextEdit[];
  readonly left: readonly TextEdit[];
}

/**
 * Applies edits, which all refer to the text the editor holds now, in one transaction: one step for undo, with the cursor
 * and the folds where they are.
 * @param keepCursorLines leave the lines alone that hold a cursor or a part of a selection.
 */
export function editOpenNote(editor: Editor, edits: readonly TextEdit[], keepCursorLines: boolean): EditOutcome {
  const left = keepCursorLines ? edits.filter((edit) => isAtCursor(editor, edit)) : [];
  const applied = edits.filter((edit) => !left.includes(edit));
  if (applied.length > 0) {
    // From the end to the start, so that each position is true whether or not the earlier changes count already.
    const changes: EditorChange[] = [...applied]
      .sort((a, b) => b.start - a.start || b.end - a.end)
      .map((edit) => ({ from: editor.offsetToPos(edit.start), to: editor.offsetToPos(edit.end), text: edit.text }));
    editor.transaction({ changes }, ORIGIN);
  }
  return { applied, left };
}

function isAtCursor(editor: Editor, edit: TextEdit): boolean {
  const first = editor.offsetToPos(edit.start).line;
  const last = editor.offsetToPos(edit.end).line;
  return editor.listSelections().some(({ anchor, head }) => {
    const from = Math.min(anchor.line, head.line);
    const to = Math.max(anchor.line, head.line);
    return from <= last && first <= to;
  });
}
