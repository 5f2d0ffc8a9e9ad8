import { EditorState, EditorSelection, Text, type TransactionSpec } from '@codemirror/state';
import type { Editor, EditorPosition, EditorTransaction } from 'obsidian';

/**
 * An editor on CodeMirror's own state, since the mock applies the changes of a transaction one after another while the
 * app's refer to the document before any of them. Only what the plugin uses is there.
 */
export class FakeEditor {
  state: EditorState;
  /** Transactions so far: each is one step for undo. */
  readonly transactions: EditorTransaction[] = [];

  constructor(text: string) {
    this.state = EditorState.create({ doc: text, extensions: EditorState.allowMultipleSelections.of(true) });
  }

  getValue(): string {
    return this.state.doc.toString();
  }

  offsetToPos(offset: number): EditorPosition {
    const line = this.state.doc.lineAt(offset);
    return { line: line.number - 1, ch: offset - line.from };
  }

  posToOffset({ line, ch }: EditorPosition): number {
    return this.state.doc.line(line + 1).from + ch;
  }

  listSelections() {
    return this.state.selection.ranges.map(({ anchor, head }) => ({ anchor: this.offsetToPos(anchor), head: this.offsetToPos(head) }));
  }

  getCursor(): EditorPosition {
    return this.offsetToPos(this.state.selection.main.head);
  }

  select(...ranges: readonly [number, number][]): void {
    this.dispatch({ selection: EditorSelection.create(ranges.map(([anchor, head]) => EditorSelection.range(anchor, head))) });
  }

  replaceSelection(text: string): void {
    this.dispatch(this.state.replaceSelection(text));
  }

  transaction(transaction: EditorTransaction): void {
    this.transactions.push(transaction);
    this.dispatch({
      changes: (transaction.changes ?? []).map(({ from, to, text }) => ({
        from: this.posToOffset(from), to: this.posToOffset(to ?? from), insert: Text.of(text.split('\n')),
      })),
    });
  }

  /** The type that the plugin's code asks for. */
  get asEditor(): Editor {
    return this as unknown as Editor;
  }

  private dispatch(spec: TransactionSpec): void {
    this.state = this.state.update(spec).state;
  }
}
