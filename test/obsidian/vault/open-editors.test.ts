import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, type TextEdit } from '../../../src/core/text/edits.ts';
import { editOpenNote } from '../../../src/obsidian/vault/open-editors.ts';
import { FakeEditor } from './fake-editor.ts';

const edit = (start: number, end: number, text: string): TextEdit => ({ start, end, text });

describe('editing an open note', () => {
  it('gives the text that the edits describe, in one step for undo', () => {
    const editor = new FakeEditor('aa bb cc\ndd');
    editOpenNote(editor.asEditor, [edit(0, 2, '[[A]]'), edit(6, 8, '[[C]]'), edit(9, 11, 'D')], false);
    expect(editor.getValue()).toBe('[[A]] bb [[C]]\nD');
    expect(editor.transactions).toHaveLength(1);
  });

  it('keeps the cursor at its place in the words', () => {
    const editor = new FakeEditor('Ada said\nyes, and left');
    editor.select([13, 13]);
    editOpenNote(editor.asEditor, [edit(0, 3, '[[Ada]]')], true);
    expect(editor.getCursor()).toEqual({ line: 1, ch: 4 });
  });

  it('leaves the lines of every cursor and selection alone, and says how many edits wait', () => {
    const editor = new FakeEditor('Ada\nBo\nCy\nDi');
    editor.select([1, 1], [5, 8]);
    const edits = [edit(0, 3, '[[Ada]]'), edit(4, 6, '[[Bo]]'), edit(7, 9, '[[Cy]]'), edit(10, 12, '[[Di]]')];
    const { applied, left } = editOpenNote(editor.asEditor, edits, true);
    expect(editor.getValue()).toBe('Ada\nBo\nCy\n[[Di]]');
    expect([applied.length, left.length]).toEqual([1, 3]);
  });

  it('makes no step at all when nothing is to be written', () => {
    const editor = new FakeEditor('Ada');
    editOpenNote(editor.asEditor, [edit(0, 3, '[[Ada]]')], true);
    expect(editor.transactions).toHaveLength(0);
  });

  it('does the same as applying the edits to the text', () => {
    const line = fc.string({ maxLength: 6 }).map((text) => text.replace(/[\r\n]/g, ' '));
    fc.assert(fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), fc.array(fc.nat(40), { maxLength: 8 }), (lines, cuts) => {
      const text = lines.join('\n');
      const points = [...new Set(cuts.map((cut) => Math.min(cut, text.length)))].sort((a, b) => a - b);
      const edits = points.flatMap((start, index) => index % 2 === 0 && points[index + 1] !== undefined ? [edit(start, points[index + 1] as number, `<${index}>`)] : []);
      const editor = new FakeEditor(text);
      editOpenNote(editor.asEditor, edits, false);
      expect(editor.getValue()).toBe(applyEdits(text, edits));
    }));
  });
});
