import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { createStore, entries, setMany } from 'idb-keyval';
import { describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/core/settings.ts';
import { source } from '../../workbench/notes.ts';
import { CachedVault, knowledge } from './cached-vault.ts';

let vaults = 0;
const note = (who: string, what: string): string => source('20260101-001', 'Lamps', '2026-01-01', `# Lamps\n\n${who} says: "${what} all the way along the quay."\n`);
const PERSON = '---\ntype: person\naliases:\n  - Quill\n---\n';

/** A vault of four notes that was read and kept in a session before. */
async function keptVault(): Promise<CachedVault> {
  const vault = new CachedVault(`vault ${++vaults}`);
  vault.write('in/a.md', note('Ada Quill', 'The lamps are lit'));
  vault.write('in/b.md', note('Bo Harrow', 'The lamps went out'));
  vault.write('People/Ada Quill.md', PERSON);
  vault.write('diary.md', 'It rained.');
  vault.now += 60_000;
  await vault.start().rebuild();
  vault.forgetCounts();
  return vault;
}

/** What the vault is without any cache. */
async function plainly(vault: CachedVault): Promise<unknown> {
  const plain = new CachedVault('', false);
  plain.settings = vault.settings;
  for (const [path, file] of vault.files) plain.files.set(path, file);
  const index = plain.start();
  await index.rebuild();
  return knowledge(index);
}

describe('a start with what earlier sessions found', () => {
  it('reads no text and analyses nothing, and knows the same', async () => {
    const vault = await keptVault();
    const index = vault.start();
    await index.rebuild();
    index.directory();
    expect([vault.read, vault.analysed]).toEqual([[], []]);
    expect(await knowledge(index)).toEqual(await plainly(vault));
    expect(vault.analysed).toEqual([]);
  });

  it('analyses only the note that changed meanwhile', async () => {
    const vault = await keptVault();
    vault.write('in/b.md', note('Cy Marrow', 'The lamps came back'));
    const index = vault.start();
    await index.rebuild();
    expect([vault.read, vault.analysed]).toEqual([['in/b.md'], ['in/b.md']]);
    expect(await knowledge(index)).toEqual(await plainly(vault));
  });

  it('analyses everything anew with another analyser, with other settings that count, and when it is asked to', async () => {
    const vault = await keptVault();
    vault.analyser = 'two';
    await vault.start().rebuild();
    expect(vault.analysed).toHaveLength(4);
    vault.forgetCounts();
    await vault.start().rebuild();
    expect(vault.analysed).toEqual([]);
    await vault.start().rebuild(true);
    expect(vault.analysed).toHaveLength(4);
  });

  it('keeps nothing where nobody knows the version of the analyser', async () => {
    const vault = await keptVault();
    vault.analyser = '';
    const index = vault.start();
    await index.rebuild();
    await index.rebuild();
    expect(vault.analysed).toHaveLength(8);
    expect(await knowledge(index)).toEqual(await plainly(vault));
    expect(vault.analysed).toHaveLength(8);
  });

  it('writes each of a thousand notes once, however slowly they are written', async () => {
    const vault = new CachedVault(`vault ${++vaults}`);
    for (let number = 0; number < 1000; number++) vault.write(`in/${number}.md`, `It rained ${number} times.`);
    vault.now += 60_000;
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    await vault.start().rebuild();
    expect(put).toHaveBeenCalledTimes(1000);
    put.mockRestore();
    vault.forgetCounts();
    await vault.start().rebuild();
    expect(vault.read).toEqual([]);
  });

  it('costs a renamed folder no analysis, in the session and after it', async () => {
    const vault = await keptVault();
    const index = vault.start();
    await index.rebuild();
    vault.move('in', 'out');
    expect(index.rename('in', 'out')).toBe(false);
    for (const name of ['a.md', 'b.md']) expect(index.rename(`in/${name}`, `out/${name}`)).toBe(false);
    await vault.rest();
    expect(vault.read).toEqual([]);
    const next = vault.start();
    await next.rebuild();
    expect([vault.read, vault.analysed]).toEqual([[], []]);
    expect(await knowledge(next)).toEqual(await plainly(vault));
  });

  it('looks again at a note that moved into or out of the folders that count', async () => {
    const vault = await keptVault();
    vault.settings = { ...DEFAULT_SETTINGS, excludeFolders: ['attic'] };
    const index = vault.start();
    await index.rebuild();
    vault.move('in/a.md', 'attic/a.md');
    expect(index.rename('in/a.md', 'attic/a.md')).toBe(true);
    await index.readAgain('attic/a.md');
    expect(index.isSource('attic/a.md')).toBe(false);
    await vault.rest();
    const next = vault.start();
    await next.rebuild();
    expect(await knowledge(next)).toEqual(await plainly(vault));
  });

  it('forgets deleted notes', async () => {
    const vault = await keptVault();
    vault.files.delete('in/a.md');
    const index = vault.start();
    await index.rebuild();
    await vault.rest();
    const keys = (await entries(createStore(vault.name, 'notes'))).map(([key]) => (Array.isArray(key) ? key.map((part) => (typeof part === 'string' ? part : '')).join(' ') : ''));
    expect(keys.filter((key) => key.includes('in/a.md'))).toEqual([]);
    expect(keys.filter((key) => key.includes('in/b.md'))).toHaveLength(2);
  });
});

describe('the time of a file', () => {
  it('is not trusted when the note was read so soon after it that another change may have the same', async () => {
    const vault = await keptVault();
    vault.now += 10_000;
    vault.write('in/a.md', note('Ada Quill', 'The lamps are red'));
    await vault.start().rebuild();
    // Changed once more within the coarsest time, in as many bytes, and the app was closed before it heard of that.
    vault.write('in/a.md', note('Ada Quill', 'The lamps are dim'));
    const index = vault.start();
    await index.rebuild();
    expect(await knowledge(index)).toEqual(await plainly(vault));
  });

  it('is trusted after a rest, when the note is still what was read', async () => {
    const vault = await keptVault();
    const index = vault.start();
    await index.rebuild();
    vault.now += 10_000;
    vault.write('in/a.md', note('Ada Quill', 'The lamps are red'));
    expect(await index.update('in/a.md', vault.files.get('in/a.md')?.text ?? '')).toBe('source');
    await vault.rest();
    vault.forgetCounts();
    const next = vault.start();
    await next.rebuild();
    expect(vault.analysed).toEqual([]);
    expect(await knowledge(next)).toEqual(await plainly(vault));
  });
});

describe('a damaged or missing database', () => {
  const damages: Readonly<Record<string, (value: unknown, other: unknown) => unknown>> = {
    'cut off': (value) => String(value).slice(0, 20),
    'with one character changed': (value) => String(value).replace('lamps', 'lumps').replace('person', 'parson').replace('2026', '2025').replace(/^\S/, '?'),
    'empty': () => '',
    'of another type': () => 17,
    'an object': () => ({ kind: 'source' }),
    'gone': () => undefined,
    'those of other notes': (_, other) => other,
  };
  for (const [name, damage] of Object.entries(damages)) {
    for (const part of ['head', 'body']) {
      it(`gives the same results when its ${part} strings are ${name}`, async () => {
        const vault = await keptVault();
        const store = createStore(vault.name, 'notes');
        const all = (await entries(store)).filter(([key]) => Array.isArray(key) && key[0] === part);
        await setMany(all.map(([key, value], index) => [key, damage(value, all.at(index - 1)?.[1])]), store);
        const index = vault.start();
        await index.rebuild();
        expect(await knowledge(index)).toEqual(await plainly(vault));
      });
    }
  }

  it('gives the same results, without a word, when it cannot be opened or fails in the middle', async () => {
    const vault = await keptVault();
    const refuse = (): never => {
      throw new DOMException('The user denied permission', 'UnknownError');
    };
    for (const broken of [
      () => vi.spyOn(indexedDB, 'open').mockImplementation(refuse),
      () => vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(refuse),
      () => vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(refuse),
      () => vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(refuse),
    ]) {
      const spy = broken();
      const index = vault.start();
      await index.rebuild();
      vault.write('in/b.md', note('Cy Marrow', `The lamps came back ${vault.now++}`));
      await index.update('in/b.md', vault.files.get('in/b.md')?.text ?? '');
      await vault.rest();
      expect(await knowledge(index)).toEqual(await plainly(vault));
      spy.mockRestore();
    }
  });
});

describe('a note that comes to the path of another one', () => {
  it('is not taken for that one, though both have one stamp and the session ends at once', async () => {
    const vault = new CachedVault(`vault ${++vaults}`);
    vault.write('in/a.md', note('Ada Quill', 'One lamp burns'));
    vault.write('in/b.md', note('Bo Harrow', 'Two lamps burn'));
    vault.now += 60_000;
    const before = vault.start();
    await before.rebuild();
    await vault.rest();
    vault.files.delete('in/b.md');
    before.remove('in/b.md');
    vault.move('in/a.md', 'in/b.md');
    before.rename('in/a.md', 'in/b.md');
    await knowledge(before);
    const index = vault.start();
    await index.rebuild();
    expect(await knowledge(index)).toEqual(await plainly(vault));
  });
});

describe('over any edits, moves, deletions and restarts', () => {
  const paths = ['in/a.md', 'in/b.md', 'in/deep/c.md', 'd.md'];
  const folders = ['in', 'out', 'in/deep'];
  const texts = [note('Ada Quill', 'One lamp burns'), note('Bo Harrow', 'Two lamps burn'), `${PERSON}Notes.\n`, 'Rain.\n'];
  const step = fc.oneof(
    fc.record({ do: fc.constant('write' as const), path: fc.constantFrom(...paths), text: fc.constantFrom(...texts), heard: fc.boolean() }),
    fc.record({ do: fc.constant('move' as const), from: fc.constantFrom(...paths), to: fc.constantFrom(...paths, 'out/a.md', 'attic/e.md') }),
    fc.record({ do: fc.constant('moveFolder' as const), from: fc.constantFrom(...folders), to: fc.constantFrom('out', 'in', 'attic') }),
    fc.record({ do: fc.constant('delete' as const), path: fc.constantFrom(...paths) }),
    fc.record({ do: fc.constantFrom('rest' as const, 'tick' as const, 'restart' as const) }),
  );

  it('is what a vault without a cache says', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const vault = new CachedVault(`vault ${++vaults}`);
      vault.settings = { ...DEFAULT_SETTINGS, excludeFolders: ['attic'] };
      for (const [at, path] of paths.entries()) vault.write(path, texts[at] ?? '');
      let index = vault.start();
      await index.rebuild();
      for (const one of steps) {
        if (one.do === 'write') {
          vault.write(one.path, one.text);
          if (one.heard) await index.update(one.path, one.text);
          else index = vault.start();
          if (!one.heard) await index.rebuild();
        } else if (one.do === 'move') {
          if (!vault.files.has(one.from) || vault.files.has(one.to)) continue;
          vault.move(one.from, one.to);
          if (index.rename(one.from, one.to)) await index.readAgain(one.to);
        } else if (one.do === 'moveFolder') {
          const below = [...vault.files.keys()].filter((path) => path.startsWith(`${one.from}/`));
          if (one.to === one.from || [...vault.files.keys()].some((path) => path.startsWith(`${one.to}/`))) continue;
          vault.move(one.from, one.to);
          index.rename(one.from, one.to);
          for (const path of below) {
            const target = one.to + path.slice(one.from.length);
            if (index.rename(path, target)) await index.readAgain(target);
          }
        } else if (one.do === 'delete') {
          vault.files.delete(one.path);
          index.remove(one.path);
        } else if (one.do === 'rest') {
          await vault.rest();
        } else if (one.do === 'tick') {
          vault.now += 700;
        } else {
          index = vault.start();
          await index.rebuild();
        }
      }
      expect(await knowledge(index)).toEqual(await plainly(vault));
      index = vault.start();
      await index.rebuild();
      expect(await knowledge(index)).toEqual(await plainly(vault));
    }), { numRuns: 40 });
  });
});
