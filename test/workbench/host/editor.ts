import { defaultKeymap, history, historyKeymap, redo, undo } from '@codemirror/commands';
import { markdown } from '@codemirror/lang-markdown';
import { codeFolding, foldedRanges, foldEffect, foldGutter, foldKeymap } from '@codemirror/language';
import { Annotation, EditorSelection, EditorState, type ChangeSpec } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { strict } from './not-modelled.ts';

interface Position {
  readonly line: number;
  readonly ch: number;
}

interface Change {
  readonly from: Position;
  readonly to?: Position;
  readonly text: string;
}

interface Selection {
  readonly from: Position;
  readonly to?: Position;
}

/** Marks text that was set from the file, which is no change by the user. */
const fromFile = Annotation.define<boolean>();

/** The `Editor` of the app over CodeMirror 6. Positions of a transaction refer to the text before it, as in the app. */
export class HostEditor {
  readonly cm: EditorView;

  /** @param changed called after each change of the text but those from the file. */
  static make(container: HTMLElement, changed: () => void): HostEditor {
    return strict(new HostEditor(container, changed), 'Editor');
  }

  private constructor(container: HTMLElement, changed: () => void) {
    this.cm = new EditorView({ parent: container, state: this.stateOf('', changed) });
    this.makeState = (text) => this.stateOf(text, changed);
  }

  private readonly makeState: (text: string) => EditorState;

  /** Shows another file: history, cursor and folds start anew. */
  reset(text: string): void {
    this.cm.setState(this.makeState(text));
  }

  /** Takes over what the file or another pane holds now, with the cursor where it was. */
  takeOver(text: string): void {
    const before = this.getValue();
    if (before === text) return;
    let start = 0;
    while (start < Math.min(before.length, text.length) && before[start] === text[start]) start++;
    let end = 0;
    while (end < Math.min(before.length, text.length) - start && before[before.length - 1 - end] === text[text.length - 1 - end]) end++;
    this.cm.dispatch({
      changes: { from: start, to: before.length - end, insert: text.slice(start, text.length - end) },
      annotations: fromFile.of(true),
    });
  }

  getDoc(): this {
    return this;
  }

  getValue(): string {
    return this.cm.state.doc.toString();
  }

  setValue(text: string): void {
    this.cm.dispatch({ changes: { from: 0, to: this.cm.state.doc.length, insert: text } });
  }

  getLine(line: number): string {
    return this.cm.state.doc.line(line + 1).text;
  }

  lineCount(): number {
    return this.cm.state.doc.lines;
  }

  lastLine(): number {
    return this.lineCount() - 1;
  }

  getRange(from: Position, to: Position): string {
    return this.cm.state.sliceDoc(this.posToOffset(from), this.posToOffset(to));
  }

  getSelection(): string {
    const { from, to } = this.cm.state.selection.main;
    return this.cm.state.sliceDoc(from, to);
  }

  somethingSelected(): boolean {
    return this.cm.state.selection.ranges.some((range) => !range.empty);
  }

  replaceRange(text: string, from: Position, to: Position = from): void {
    this.cm.dispatch({ changes: { from: this.posToOffset(from), to: this.posToOffset(to), insert: text } });
  }

  replaceSelection(text: string, origin?: string): void {
    this.cm.dispatch(this.cm.state.replaceSelection(text), { userEvent: origin ?? 'input', scrollIntoView: true });
  }

  getCursor(side: 'from' | 'to' | 'head' | 'anchor' = 'head'): Position {
    return this.offsetToPos(this.cm.state.selection.main[side]);
  }

  listSelections(): { anchor: Position; head: Position }[] {
    return this.cm.state.selection.ranges.map(({ anchor, head }) => ({ anchor: this.offsetToPos(anchor), head: this.offsetToPos(head) }));
  }

  setCursor(position: Position | number, ch = 0): void {
    this.setSelection(typeof position === 'number' ? { line: position, ch } : position);
  }

  setSelection(anchor: Position, head: Position = anchor): void {
    this.setSelections([{ anchor, head }]);
  }

  setSelections(ranges: readonly { readonly anchor: Position; readonly head?: Position }[], main = 0): void {
    this.cm.dispatch({
      selection: EditorSelection.create(ranges.map(({ anchor, head }) => EditorSelection.range(this.posToOffset(anchor), this.posToOffset(head ?? anchor))), main),
    });
  }

  transaction({ changes, selections, selection }: { readonly changes?: readonly Change[]; readonly selections?: readonly Selection[]; readonly selection?: Selection }, origin?: string): void {
    const specs: ChangeSpec[] = (changes ?? []).map(({ from, to, text }) => ({ from: this.posToOffset(from), to: this.posToOffset(to ?? from), insert: text }));
    const ranges = selections ?? (selection === undefined ? [] : [selection]);
    this.cm.dispatch({
      changes: specs,
      ...(ranges.length > 0 && {
        selection: EditorSelection.create(ranges.map(({ from, to }) => EditorSelection.range(this.posToOffset(from), this.posToOffset(to ?? from)))),
      }),
      ...(origin !== undefined && { userEvent: origin }),
    });
  }

  posToOffset({ line, ch }: Position): number {
    const { doc } = this.cm.state;
    if (line < 0) return 0;
    if (line >= doc.lines) return doc.length;
    const { from, to } = doc.line(line + 1);
    return Math.min(from + ch, to);
  }

  offsetToPos(offset: number): Position {
    const { doc } = this.cm.state;
    const line = doc.lineAt(Math.min(Math.max(0, offset), doc.length));
    return { line: line.number - 1, ch: Math.min(offset, doc.length) - line.from };
  }

  scrollIntoView({ from, to }: { readonly from: Position; readonly to: Position }, center = false): void {
    const range = EditorSelection.range(this.posToOffset(from), this.posToOffset(to));
    this.cm.dispatch({ effects: EditorView.scrollIntoView(range, { y: center ? 'center' : 'nearest' }) });
  }

  getScrollInfo(): { left: number; top: number } {
    const { scrollLeft, scrollTop } = this.cm.scrollDOM;
    return { left: scrollLeft, top: scrollTop };
  }

  scrollTo(x?: number | null, y?: number | null): void {
    this.cm.scrollDOM.scrollTo({ ...(typeof x === 'number' && { left: x }), ...(typeof y === 'number' && { top: y }) });
  }

  undo(): void {
    undo(this.cm);
  }

  redo(): void {
    redo(this.cm);
  }

  focus(): void {
    this.cm.focus();
  }

  hasFocus(): boolean {
    return this.cm.hasFocus;
  }

  /** Folds the lines below one, as a click on its arrow does. */
  fold(line: number, lastLine: number): void {
    const { doc } = this.cm.state;
    this.cm.dispatch({ effects: foldEffect.of({ from: doc.line(line + 1).to, to: doc.line(lastLine + 1).to }) });
  }

  /** First lines of what is folded. */
  folded(): number[] {
    const lines: number[] = [];
    foldedRanges(this.cm.state).between(0, this.cm.state.doc.length, (from) => {
      lines.push(this.offsetToPos(from).line);
    });
    return lines;
  }

  private stateOf(text: string, changed: () => void): EditorState {
    return EditorState.create({
      doc: text,
      extensions: [
        EditorState.allowMultipleSelections.of(true),
        history(), codeFolding(), foldGutter(), markdown(), EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': 'Note' }),
        keymap.of([...defaultKeymap, ...historyKeymap, ...foldKeymap]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !update.transactions.every((transaction) => transaction.annotation(fromFile) === true)) changed();
        }),
      ],
    });
  }
}
