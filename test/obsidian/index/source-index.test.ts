import { describe, expect, it } from 'vitest';
import type { Directory } from '../../../src/core/people/directory.ts';
import type { NoteReading } from '../../../src/core/read-vault-note.ts';
import { DEFAULT_SETTINGS } from '../../../src/core/settings.ts';
import { checksum } from '../../../src/core/text/checksum.ts';
import type { IndexSources } from '../../../src/obsidian/index/index-sources.ts';
import { SourceIndex } from '../../../src/obsidian/index/source-index.ts';
import { NOTHING_KEPT } from './nothing-kept.ts';

/** Reads `source: Ada, Bo` and `person: Ada`; anything else is no business of the plugin. */
function readNote(text: string, path: string): NoteReading {
  const [kind, rest = ''] = text.split(': ');
  const name = path.slice(path.lastIndexOf('/') + 1, -3);
  const textSum = checksum(text);
  if (kind === 'person') return { kind: 'person', facts: { path, name, aliases: [rest] }, textSum };
  if (kind !== 'source') return { kind: 'other', textSum };
  const speakers = rest.split(', ').map((speaker) => ({
    name: speaker, type: 'person', scope: 'full', aliases: [], quotations: 1, direct: 1, affiliations: [],
  }));
  return { kind: 'source', record: `${JSON.stringify([text.length, 0, { date: '2026-01-01' }, speakers, [], 0])}\n[[],[],[],[],[]]`, textSum };
}

function setup(notes: Record<string, string>, change: Partial<IndexSources> = {}) {
  const texts = new Map(Object.entries(notes));
  const failures: string[] = [];
  let directories = 0;
  const index = new SourceIndex({
    paths: () => [...texts.keys()],
    stamp: () => null,
    read: (path) => path.startsWith('unreadable') ? Promise.reject(new Error('EIO')) : Promise.resolve(texts.get(path) ?? null),
    analyse: (text, path) => Promise.resolve(readNote(text, path)),
    buildDirectory: (entries, people) => {
      directories++;
      const names = entries.flatMap(({ speakers }) => speakers.map(({ name }) => name));
      return { speakers: [...names, ...people.map(({ name }) => `note ${name}`)].sort(), find: () => null } as unknown as Directory;
    },
    settings: () => DEFAULT_SETTINGS,
    kept: NOTHING_KEPT,
    now: () => 0,
    pause: () => Promise.resolve(),
    failed: (path) => failures.push(path),
    ...change,
  });
  return { index, texts, failures, built: () => directories };
}

describe('the index', () => {
  it('knows the speakers of all source notes and the person notes once it is built', async () => {
    const { index } = setup({ 'in/a.md': 'source: Ada, Bo', 'People/Ada.md': 'person: A.', 'x.md': 'shopping' });
    expect(index.state).toBe('waiting');
    await index.rebuild();
    expect(index.state).toBe('ready');
    expect(index.directory().speakers).toEqual(['Ada', 'Bo', 'note Ada']);
    expect([...index.all.keys()]).toEqual(['in/a.md']);
  });

  it('goes on when a note cannot be read, and keeps what it knew of it', async () => {
    const { index, failures } = setup({ 'a.md': 'source: Ada', 'unreadable.md': 'source: Bo', 'c.md': 'source: Cy' });
    await index.update('unreadable.md', 'source: Bo');
    await index.rebuild();
    expect(failures).toEqual(['unreadable.md']);
    expect(index.directory().speakers).toEqual(['Ada', 'Bo', 'Cy']);
  });

  it('builds the directory only when asked, and only after a change', async () => {
    const { index, built } = setup({ 'a.md': 'source: Ada' });
    await index.rebuild();
    expect(built()).toBe(0);
    index.directory();
    index.directory();
    expect(built()).toBe(1);
    await index.update('a.md', 'source: Ada, Bo');
    index.directory();
    expect(built()).toBe(2);
  });

  it('follows a note that stops being a source note, or becomes a person note', async () => {
    const { index } = setup({ 'a.md': 'source: Ada' });
    await index.rebuild();
    expect(await index.update('a.md', 'person: Addie')).toBe('person');
    expect([index.analysis('a.md'), index.personNotes.get('a.md')?.aliases]).toEqual([null, ['Addie']]);
    expect(await index.update('a.md', 'nothing')).toBe('other');
    expect(index.directory().speakers).toEqual([]);
  });

  it('follows a renamed folder, and names a person note by its file', async () => {
    const { index } = setup({ 'in/deep/a.md': 'source: Ada', 'inner.md': 'source: Bo', 'in/Ada.md': 'person: A.' });
    await index.rebuild();
    index.rename('in', 'out');
    expect([...index.all.keys()].sort()).toEqual(['inner.md', 'out/deep/a.md']);
    index.rename('out/Ada.md', 'out/Ada Quill.md');
    expect(index.personNotes.get('out/Ada Quill.md')).toEqual({ path: 'out/Ada Quill.md', name: 'Ada Quill', aliases: ['A.'] });
  });

  it('forgets a deleted note, and everything in a deleted folder', async () => {
    const { index } = setup({ 'in/a.md': 'source: Ada', 'in/b.md': 'source: Bo', 'c.md': 'source: Cy' });
    await index.rebuild();
    index.remove('in');
    expect([...index.all.keys()]).toEqual(['c.md']);
  });

  it('is after any changes what a full rebuild makes of the same notes', async () => {
    const { index, texts } = setup({ 'a.md': 'source: Ada', 'b/c.md': 'source: Bo', 'b/Ada.md': 'person: A.' });
    await index.rebuild();
    await index.update('a.md', 'source: Cy');
    index.rename('b', 'd');
    index.remove('d/c.md');
    const after = [index.directory().speakers, [...index.all.keys()], [...index.personNotes]];

    texts.clear();
    texts.set('a.md', 'source: Cy').set('d/Ada.md', 'person: A.');
    const fresh = setup(Object.fromEntries(texts)).index;
    await fresh.rebuild();
    expect([fresh.directory().speakers, [...fresh.all.keys()], [...fresh.personNotes]]).toEqual(after);
  });

  describe('while the text of a note is on its way', () => {
    /** An index whose reads are answered when the test says so, with the text of the moment they were asked. */
    function slow(notes: Record<string, string>) {
      const answers: (() => void)[] = [];
      const set = setup(notes, { read: (path) => {
        const text = set.texts.get(path) ?? null;
        return new Promise((resolve) => answers.push(() => {
          resolve(text);
        }));
      } });
      return { ...set, answers };
    }

    it('keeps what is newer, and does not bring back a deleted or renamed note', async () => {
      const { index, answers } = slow({ 'in/a.md': 'source: Ada', 'in/b.md': 'source: Bo', 'c.md': 'source: Cy' });
      const built = index.rebuild();
      await new Promise((resolve) => setTimeout(resolve, 0));
      const next = async () => {
        answers.shift()?.();
        await new Promise((resolve) => setTimeout(resolve, 0));
      };
      await index.update('in/a.md', 'source: Ada, Zed');
      await next();
      index.remove('in');
      await next();
      index.rename('c.md', 'd.md');
      await next();
      await built;
      expect(index.directory().speakers).toEqual([]);
      await index.update('e.md', 'source: Eve');
      const again = index.readAgain('e.md');
      await index.update('e.md', 'source: Eve, Fay');
      await next();
      await again;
      expect(index.directory().speakers).toEqual(['Eve', 'Fay']);
    });

    it('lets a build that was superseded or stopped write nothing', async () => {
      const { index, texts, answers } = slow({ 'a.md': 'source: Ada' });
      const asked = () => new Promise((resolve) => setTimeout(resolve, 0));
      const first = index.rebuild();
      await asked();
      texts.set('a.md', 'source: Bo');
      const second = index.rebuild();
      await asked();
      answers.pop()?.();
      await second;
      answers.pop()?.();
      await first;
      expect(index.directory().speakers).toEqual(['Bo']);
      index.stop();
      await index.rebuild();
      expect(answers).toEqual([]);
    });
  });

  it('says nothing of a note that neither was nor is its business', async () => {
    const { index } = setup({ 'a.md': 'source: Ada' });
    await index.rebuild();
    let calls = 0;
    index.onChange(() => calls++);
    const { revision } = index;
    expect(await index.update('diary.md', 'rain')).toBe('other');
    expect([calls, index.revision]).toEqual([0, revision]);
    await index.update('a.md', 'rain');
    expect(calls).toBe(1);
  });

  it('lets who needs all notes wait for them, until the plugin is disabled', async () => {
    const { index } = setup({ 'a.md': 'source: Ada', 'b.md': 'source: Bo' });
    const sizes: number[] = [];
    const waiting = index.whenReady().then(() => sizes.push(index.all.size));
    await index.rebuild();
    await waiting;
    expect(sizes).toEqual([2]);
    const { index: other } = setup({});
    const never = other.whenReady();
    other.stop();
    await expect(never).rejects.toThrow('disabled');
  });

  it('stops a build when another one starts, and tells listeners until they leave', async () => {
    const notes = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`${index}.md`, 'source: Ada']));
    const turns: (() => void)[] = [];
    const { index } = setup(notes, { pause: () => new Promise((resolve) => {
      turns.push(resolve);
    }) });
    const first = index.rebuild();
    await new Promise((resolve) => setTimeout(resolve, 0));
    index.stop();
    for (const turn of turns) turn();
    await first;
    // As many as are read at once.
    expect(index.all.size).toBe(4);

    const { index: other } = setup({});
    let calls = 0;
    const leave = other.onChange(() => calls++);
    await other.update('x.md', 'source: Bo');
    leave();
    await other.update('x.md', 'other');
    expect(calls).toBe(1);
  });
});
