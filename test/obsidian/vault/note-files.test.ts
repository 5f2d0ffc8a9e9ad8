// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { TextEdit } from '../../../src/core/text/edits.ts';
import { NoteFiles } from '../../../src/obsidian/vault/note-files.ts';
import { OpenEditors } from '../../../src/obsidian/vault/open-editors.ts';
import { OwnWrites } from '../../../src/obsidian/vault/own-writes.ts';
import { mockApp, openInEditor, texts } from '../mock-app.ts';

function setup(notes: Record<string, string>) {
  const app = mockApp(notes);
  const original = app.asOriginalType__();
  const own = new OwnWrites();
  let typing = false;
  const files = new NoteFiles(original.vault, original.fileManager, new OpenEditors(original.workspace), own, () => typing);
  return { app, files, own, type: () => {
    typing = true;
  } };
}
const link: TextEdit = { start: 0, end: 3, text: '[[Ada]]' };
const loud = { quiet: false };
const quiet = { quiet: true };

describe('a closed note', () => {
  it('is edited in its file', async () => {
    const { app, files, own } = setup({ 'a.md': 'Ada spoke.\r\n' });
    expect(await files.edit('a.md', 'Ada spoke.\r\n', [link], quiet)).toEqual({ result: 'written', left: 0 });
    expect(texts(app)['a.md']).toBe('[[Ada]] spoke.\r\n');
    expect(own.isOwn('a.md', '[[Ada]] spoke.\n')).toBe(true);
  });

  it('is left alone when it is not what the edit was planned for', async () => {
    const { app, files, own } = setup({ 'a.md': 'Ada spoke again.' });
    expect((await files.edit('a.md', 'Ada spoke.', [link], loud)).result).toBe('changed');
    expect(await files.replace('a.md', 'Ada spoke.', 'x')).toBe('changed');
    expect(await files.replace('gone.md', '', 'x')).toBe('missing');
    expect(texts(app)).toEqual({ 'a.md': 'Ada spoke again.' });
    expect(own.isOwn('a.md', 'x')).toBe(false);
  });

  it('loses nothing when two edits meet', async () => {
    const { app, files } = setup({ 'a.md': 'Ada' });
    const results = await Promise.all([files.replace('a.md', 'Ada', 'Ada 1'), files.replace('a.md', 'Ada', 'Ada 2')]);
    expect(results.sort()).toEqual(['changed', 'written']);
    expect(texts(app)['a.md']).toBe('Ada 1');
  });
});

describe('a note whose file is not UTF-8 text', () => {
  const shown = 'Ada met Zo\ufffd.';
  const bytes = (text: string, last: number): ArrayBuffer => new Uint8Array([...new TextEncoder().encode(text), last]).buffer;

  it('is not written, closed or open: the bytes that the app cannot show would be lost', async () => {
    const { app, files } = setup({ 'a.md': shown });
    app.vault.readBinary = () => Promise.resolve(bytes('Ada met Zo', 0xeb));
    expect(await files.edit('a.md', shown, [link], quiet)).toEqual({ result: 'not-text', left: 0 });
    expect(await files.replace('a.md', shown, 'x')).toBe('not-text');
    const editor = openInEditor(app, 'a.md', shown);
    expect((await files.edit('a.md', shown, [link], loud)).result).toBe('not-text');
    expect([texts(app)['a.md'], editor.getValue()]).toEqual([shown, shown]);
  });

  it('is told from one in which somebody wrote that very mark', async () => {
    const { app, files } = setup({ 'a.md': shown });
    expect(await files.edit('a.md', shown, [link], quiet)).toEqual({ result: 'written', left: 0 });
    expect(texts(app)['a.md']).toBe(shown.replace('Ada', '[[Ada]]'));
  });
});

describe('an open note', () => {
  it('is edited in its editor, never in the file under it', async () => {
    const { app, files } = setup({ 'a.md': 'Ada spoke.' });
    const editor = openInEditor(app, 'a.md', 'Ada spoke.');
    editor.select([10, 10]);
    expect((await files.edit('a.md', 'Ada spoke.', [link], loud)).result).toBe('written');
    expect(editor.getValue()).toBe('[[Ada]] spoke.');
    expect(texts(app)['a.md']).toBe('Ada spoke.');
  });

  it('is read as the editor shows it, with what is not saved yet', async () => {
    const { app, files } = setup({ 'a.md': 'Ada', 'b.md': 'Bo\r\n' });
    openInEditor(app, 'a.md', 'Ada spoke.');
    openInEditor(app, 'b.md', 'Bo\n');
    expect(await files.read('a.md')).toBe('Ada spoke.');
    expect(await files.read('b.md')).toBe('Bo\r\n');
    expect((await files.edit('a.md', 'Ada', [link], loud)).result).toBe('changed');
  });

  it('with Windows line ends in its file gets the same edits at the right places', async () => {
    const { app, files } = setup({ 'a.md': 'One\r\nAda spoke.\r\nAda left.\r\n' });
    const editor = openInEditor(app, 'a.md', 'One\nAda spoke.\nAda left.\n');
    const text = (await files.read('a.md')) ?? '';
    const edits = [text.indexOf('Ada'), text.lastIndexOf('Ada')].map((start) => ({ start, end: start + 3, text: '[[Ada]]' }));
    await files.edit('a.md', text, edits, quiet);
    expect(editor.getValue()).toBe('One\n[[Ada]] spoke.\n[[Ada]] left.\n');
  });

  it('keeps the line with the cursor when nobody asked for the edit', async () => {
    const { app, files } = setup({ 'a.md': 'Ada spoke.' });
    const editor = openInEditor(app, 'a.md', 'Ada spoke.');
    expect(await files.edit('a.md', 'Ada spoke.', [link], quiet)).toEqual({ result: 'written', left: 1 });
    expect(editor.getValue()).toBe('Ada spoke.');
  });

  it('is not touched while somebody composes a character', async () => {
    const { app, files, type } = setup({ 'a.md': 'One\nAda' });
    const editor = openInEditor(app, 'a.md', 'One\nAda');
    type();
    expect((await files.edit('a.md', 'One\nAda', [{ start: 4, end: 7, text: '[[Ada]]' }], quiet)).result).toBe('busy');
    expect(editor.transactions).toEqual([]);
  });

  it('in reading view is edited in its file, since the view shows that', async () => {
    const { app, files } = setup({ 'a.md': 'Ada spoke.' });
    const editor = openInEditor(app, 'a.md', 'Ada spoke.', 'preview');
    await files.edit('a.md', 'Ada spoke.', [link], quiet);
    expect([editor.getValue(), texts(app)['a.md']]).toEqual(['Ada spoke.', '[[Ada]] spoke.']);
  });
});

describe('a new note', () => {
  it('is created with its folders, and never over another', async () => {
    const { app, files } = setup({ 'a.md': '1' });
    expect(await files.create('People/More/Ada.md', 'new')).toBe('written');
    expect(await files.create('People/More/Ada.md', 'newer')).toBe('exists');
    expect(texts(app)).toEqual({ 'a.md': '1', 'People/More/Ada.md': 'new' });
  });

  it('never lies outside the notes of the vault', async () => {
    const { app, files } = setup({ 'a.md': '1' });
    for (const path of ['../Ada.md', 'People/../../Ada.md', '.obsidian/Ada.md']) expect(await files.create(path, 'x')).toBe('outside');
    expect(Object.keys(texts(app))).toEqual(['a.md']);
  });

  it('goes to the trash only while it is as it was written', async () => {
    const { app, files } = setup({ 'a.md': 'mine', 'b.md': 'b' });
    const seen: boolean[] = [];
    app.vault.on('delete', () => seen.push(files.isTrashing('b.md')));
    expect(await files.trash('a.md', 'written')).toBe('changed');
    expect(await files.trash('b.md', 'b')).toBe('written');
    expect(Object.keys(texts(app))).toEqual(['a.md']);
    expect([seen, files.isTrashing('b.md')]).toEqual([[true], false]);
  });
});
