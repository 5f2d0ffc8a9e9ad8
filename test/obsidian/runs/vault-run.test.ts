import { describe, expect, it } from 'vitest';
import type { NoteChange } from '../../../src/core/notes/plan.ts';
import { journalOf } from '../../../src/obsidian/runs/run-journal.ts';
import { applyChanges, countChanges, undoRun } from '../../../src/obsidian/runs/vault-run.ts';
import type { WriteResult } from '../../../src/obsidian/vault/note-files.ts';

/** Notes in memory that answer as the vault does. */
function memoryNotes(texts: Record<string, string>) {
  const notes = new Map(Object.entries(texts));
  const settle = (result: WriteResult) => Promise.resolve(result);
  return {
    notes,
    read: (path: string) => Promise.resolve(notes.get(path) ?? null),
    create(path: string, text: string) {
      if (notes.has(path)) return settle('exists');
      notes.set(path, text);
      return settle('written');
    },
    replace(path: string, before: string, after: string) {
      if (path.startsWith('locked')) return Promise.reject(new Error('EACCES'));
      if (notes.get(path) !== before) return settle(notes.has(path) ? 'changed' : 'missing');
      notes.set(path, after);
      return settle('written');
    },
    trash(path: string, text: string) {
      if (notes.get(path) !== text) return settle('changed');
      notes.delete(path);
      return settle('written');
    },
  };
}

const progress = (cancelAfter = Infinity) => {
  let steps = 0;
  return {
    ended: false,
    step() {
      steps++;
    },
    onCancel: () => undefined,
    get isCancelled() {
      return steps >= cancelAfter;
    },
    end() {
      this.ended = true;
    },
  };
};
const pause = () => Promise.resolve();
const journal = (changes: readonly NoteChange[]) => journalOf(changes, () => [], pause);
const update = (path: string, before: string, text: string): NoteChange => ({ kind: 'update', path, before, text, what: 'links' });
const create = (path: string, text: string): NoteChange => ({ kind: 'create', path, text, what: 'people' });

describe('a run over the vault', () => {
  it('writes what was planned and can be taken back as a whole', async () => {
    const vault = memoryNotes({ 'a.md': 'Ada', 'b.md': 'Bo' });
    const changes = [create('People/Ada.md', 'note'), update('a.md', 'Ada', '[[Ada]]')];
    const entries = await journal(changes);
    await applyChanges(changes, vault, progress(), pause);
    expect(Object.fromEntries(vault.notes)).toEqual({ 'a.md': '[[Ada]]', 'b.md': 'Bo', 'People/Ada.md': 'note' });

    const undone = await undoRun(entries, vault, progress(), pause);
    expect(undone.skipped).toEqual([]);
    expect(Object.fromEntries(vault.notes)).toEqual({ 'a.md': 'Ada', 'b.md': 'Bo' });
  });

  it('leaves a note alone that is not as it was planned, says so, and goes on', async () => {
    const vault = memoryNotes({ 'a.md': 'Ada, edited', 'locked.md': 'x', 'c.md': 'Cy', 'People/Ada.md': 'mine' });
    const changes = [update('a.md', 'Ada', '1'), create('People/Ada.md', 'note'), update('locked.md', 'x', 'y'), update('gone.md', '', '1'), update('c.md', 'Cy', '[[Cy]]')];
    const result = await applyChanges(changes, vault, progress(), pause);
    expect(vault.notes.get('a.md')).toBe('Ada, edited');
    expect(vault.notes.get('People/Ada.md')).toBe('mine');
    expect(vault.notes.get('c.md')).toBe('[[Cy]]');
    expect(result.skipped.map(({ path }) => path)).toEqual(['a.md', 'People/Ada.md', 'locked.md', 'gone.md']);
    expect(result.skipped[2]?.reason).toContain('EACCES');
  });

  it('reports conflicts and what was preserved without writing', async () => {
    const vault = memoryNotes({ 'x.md': '1' });
    const changes: NoteChange[] = [
      { kind: 'conflict', path: 'x.md', reason: 'Two end markers.', what: 'people' },
      { kind: 'preserve', path: 'y.md', reason: 'You deleted it.', what: 'people' },
      { kind: 'unchanged', path: 'z.md', what: 'people' },
    ];
    const result = await applyChanges(changes, vault, progress(), pause);
    expect(result).toEqual({ written: [], cancelled: false, skipped: [
      { path: 'x.md', reason: 'Two end markers.' }, { path: 'y.md', reason: 'You deleted it.' },
    ] });
    expect(countChanges(changes)).toEqual({ create: 0, update: 0, unchanged: 1, preserve: 1, conflict: 1 });
  });

  it('stops between two notes when it is cancelled; what was written can still be taken back', async () => {
    const vault = memoryNotes({ 'a.md': '1', 'b.md': '1' });
    const shown = progress(1);
    const changes = [update('a.md', '1', '2'), update('b.md', '1', '2')];
    const entries = await journal(changes);
    const result = await applyChanges(changes, vault, shown, pause);
    expect([result.cancelled, shown.ended]).toEqual([true, true]);
    expect(Object.fromEntries(vault.notes)).toEqual({ 'a.md': '2', 'b.md': '1' });
    const undone = await undoRun(entries, vault, progress(), pause);
    expect(Object.fromEntries(vault.notes)).toEqual({ 'a.md': '1', 'b.md': '1' });
    expect([undone.skipped, undone.written.map(({ path }) => path)]).toEqual([[], ['a.md']]);
  });

  it('does not take back what was edited after it', async () => {
    const vault = memoryNotes({ 'a.md': '1', 'b.md': '1' });
    const changes = [update('a.md', '1', '2'), update('b.md', '1', '2'), create('c.md', 'new'), create('d.md', 'new')];
    const entries = await journal(changes);
    await applyChanges(changes, vault, progress(), pause);
    vault.notes.set('c.md', 'mine by now');
    vault.notes.delete('d.md');
    vault.notes.set('a.md', 'edited');
    const undone = await undoRun(entries, vault, progress(), pause);
    expect(Object.fromEntries(vault.notes)).toEqual({ 'a.md': 'edited', 'b.md': '1', 'c.md': 'mine by now' });
    expect(undone.skipped.map(({ path, reason }) => `${path} ${reason}`)).toEqual(['c.md It was changed in the meantime.', 'a.md It was changed in the meantime.']);
  });
});
