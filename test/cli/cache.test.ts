import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCache, writeCache, type CacheBasis, type CacheContent, type KeptNote } from '../../src/cli/cache-file.mts';
import { textMark } from '../../src/cli/note-cache.mts';
import { fileStamp, VaultCache } from '../../src/cli/vault-cache.mts';
import { DEFAULT_SETTINGS } from '../../src/core/settings.ts';
import { BROKEN, contents, folderWith, LETTER, runCached, SECOND_LETTER, write } from './vault.ts';

const VAULT = {
  '.obsidian/app.json': '{}', 'in/letter.md': LETTER, 'in/second.md': SECOND_LETTER, 'in/broken.md': BROKEN, 'diary.md': 'Nothing but rain.\n',
  'in/Bartholomew Quist.md': '---\ntype: person\n---\n', 'People/Ingrid Falkenrath.md': '---\ntype: person\naliases: [Inga]\n---\n',
};
// The order matters: what one finds in a note is what the next one goes by.
const QUERIES = [
  ['quotes', '.', '--json'], ['quotes', 'in', '--explain'], ['people', '.', '--json', '--explain'], ['insights', '.', '--json'],
  ['sync', '.', '--dry-run', '--json', '--only', 'people,links,insights'],
];

/** A vault and a cache folder beside each other. */
function setup(files: Readonly<Record<string, string>> = VAULT) {
  const folder = folderWith(Object.fromEntries(Object.entries(files).map(([path, text]) => [`vault/${path}`, text])));
  const vault = join(folder, 'vault');
  const own = join(folder, 'cache', 'who-said-what');
  mkdirSync(join(folder, 'cache'));
  const ask = (...args: string[]) => runCached(join(folder, 'cache'), vault, ...args);
  const cacheFile = () => join(own, readdirSync(own)[0] as string);
  const all = (...more: string[]) => QUERIES.map((query) => ask(...query, ...more));
  const change = (how: (content: CacheContent) => CacheContent): void => {
    const file = readFileSync(cacheFile());
    const [basis] = JSON.parse(file.toString('utf8', 0, file.indexOf('\n'))) as [CacheBasis];
    const content = readCache(file, basis);
    expect(content).not.toBeNull();
    writeFileSync(cacheFile(), writeCache(basis, how(content as CacheContent)));
  };
  /** As after a run when the files were no longer new. */
  const age = (): void => {
    const notes = readdirSync(vault, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));
    const stamps = notes.map((path) => fileStamp(join(vault, path)));
    change((content) => {
      for (const [index, path] of notes.entries()) {
        const stamp = stamps[index];
        if (stamp) content.places.set(path, { mark: textMark(readFileSync(join(vault, path), 'utf8')), ...stamp });
      }
      return content;
    });
  };
  return { vault, own, ask, all, cacheFile, change, age };
}

describe('the cache of the command', () => {
  it('changes no byte of what is said: without it, with an empty one and with a full one', () => {
    const { all } = setup();
    const without = all('--no-cache');
    expect(all()).toEqual(without);
    expect(all()).toEqual(without);
    expect(without[0]?.out).toContain('Bartholomew Quist');
  });

  it('is not written again where nothing is new', () => {
    const { ask, cacheFile } = setup();
    ask('people', '.');
    const { ino, mtimeMs } = statSync(cacheFile());
    ask('people', '.');
    expect([statSync(cacheFile()).ino, statSync(cacheFile()).mtimeMs]).toEqual([ino, mtimeMs]);
  });

  it('lies outside the vault, and is not there for who does not want it', () => {
    const { vault, own, ask, all } = setup();
    const before = contents(vault);
    all('--no-cache');
    expect(() => readdirSync(own)).toThrow('ENOENT');
    ask('quotes', '.');
    expect(readdirSync(own)).toHaveLength(1);
    expect(contents(vault)).toEqual(before);
  });

  it('follows every edit, also one that leaves size and time of the note as they were', () => {
    const { vault, ask } = setup();
    ask('people', '.');
    write(vault, 'in/second.md', SECOND_LETTER.replaceAll('Ingrid Falkenrath', 'Sigrun Falkenrath'));
    const { out } = ask('quotes', '.', '--json');
    expect(out).toContain('Sigrun Falkenrath');
    expect(out).toBe(ask('quotes', '.', '--json', '--no-cache').out);
  });

  it('analyses only what is new: of the other notes it says what the cache holds', () => {
    const { vault, ask, change } = setup();
    ask('quotes', '.');
    change(remembered);
    write(vault, 'in/second.md', SECOND_LETTER.replace('drop', 'litre'));
    const { notes } = JSON.parse(ask('quotes', '.', '--json').out) as { notes: { path: string; speakers: { name: string }[] }[] };
    expect(notes.map(({ path, speakers }) => [path, speakers[0]?.name])).toEqual([
      ['in/broken.md', 'Bartholomew Quist'], ['in/letter.md', 'Ingrid Remembered'], ['in/second.md', 'Ingrid Falkenrath'],
    ]);
  });

  it('does not open files for `people` that are as they were', () => {
    const { vault, ask, change, age } = setup();
    const without = ask('people', '.', '--json', '--no-cache');
    ask('people', '.');
    age();
    expect(ask('people', '.', '--json')).toEqual(without);
    change(remembered);
    expect(ask('people', '.').out).toContain('Ingrid Remembered');
    write(vault, 'in/third.md', SECOND_LETTER.replace('drop', 'litre'));
    expect(ask('people', '.').out).toMatch(/Ingrid Remembered[^]*Ingrid Falkenrath|Ingrid Falkenrath[^]*Ingrid Remembered/);
  });

  it.each<readonly [string, (note: string) => void]>([
    ['was touched', (note) => { utimesSync(note, new Date(), new Date()); }],
    ['was written again with its former size and time', (note) => {
      const { atime, mtime } = statSync(note);
      writeFileSync(note, readFileSync(note, 'utf8').replaceAll('Falkenrath', 'Falkenroth'));
      utimesSync(note, atime, mtime);
    }],
    ['took the place of the former one', (note) => {
      writeFileSync(`${note}.new`, readFileSync(note, 'utf8').replaceAll('Falkenrath', 'Falkenroth'));
      renameSync(`${note}.new`, note);
    }],
  ])('opens a file for `people` that %s', (_, edit) => {
    const { vault, ask, age, change } = setup();
    ask('people', '.');
    age();
    change(({ notes, ...rest }) => {
      const outdated = new Map([...notes].map(([mark, { head, ...note }]) => [mark, { ...note, head: () => renamed(head(), 'Falkenrath', 'Outdated') }]));
      return { ...rest, notes: outdated, directory: null };
    });
    expect(ask('people', '.').out).not.toMatch(/Falkenr[ao]th/);
    edit(join(vault, 'in/second.md'));
    expect(ask('people', '.').out).toMatch(/Falkenr[ao]th/);
  });

  it.each<readonly [string, (vault: string) => void]>([
    ['a note was edited', (vault) => { write(vault, 'in/second.md', SECOND_LETTER.replace('drop', 'litre')); }],
    ['a note was touched', (vault) => { utimesSync(join(vault, 'in/second.md'), new Date(), new Date()); }],
    ['a note is gone', (vault) => { rmSync(join(vault, 'in/second.md')); }],
    ['a person note is gone', (vault) => { rmSync(join(vault, 'People/Ingrid Falkenrath.md')); }],
    ['a note was added', (vault) => { write(vault, 'in/third.md', SECOND_LETTER.replace('drop', 'litre')); }],
    ['a note was renamed', (vault) => { renameSync(join(vault, 'in/second.md'), join(vault, 'in/third.md')); }],
    ['a name is ignored', (vault) => { write(vault, '.obsidian/plugins/who-said-what/data.json', '{ "ignoredNames": ["Bartholomew Quist"] }'); }],
    ['names were merged', (vault) => { write(vault, '.obsidian/plugins/who-said-what/data.json', '{ "decisions": [{ "kind": "merge", "from": "Bartholomew Quist", "into": "Ingrid Falkenrath" }] }'); }],
    ['files are excluded from searches', (vault) => { write(vault, '.obsidian/app.json', '{ "userIgnoreFilters": ["in/letter.md"] }'); }],
  ])('keeps who speaks in the vault until %s', (_, edit) => {
    const { vault, ask, age, change, cacheFile } = setup();
    ask('people', '.');
    age();
    ask('people', '.', '--explain');
    const { ino } = statSync(cacheFile());
    const explained = ask('people', '.', '--explain');
    expect(statSync(cacheFile()).ino).toBe(ino);
    const all = ask('people', '.');
    expect(ask('people', '.')).toEqual(all);
    expect(all.err).toContain('1 problem');
    change(recalled);
    expect(ask('people', '.')).toEqual({ ...all, out: all.out.replaceAll('Ingrid Falkenrath', 'Ingrid Recalled') });
    expect(ask('people', '.', '--explain')).toEqual(explained);
    edit(vault);
    const after = ask('people', '.');
    expect(after.out).not.toContain('Recalled');
    expect(after).toEqual(ask('people', '.', '--no-cache'));
    expect(ask('people', '.')).toEqual(after);
  });

  it('does not take two names of files that are no UTF-8 for one', () => {
    const { vault, ask, age } = setup();
    const name = (byte: number[]): Buffer => Buffer.concat([Buffer.from(join(vault, 'in/b')), Buffer.from(byte), Buffer.from('.md')]);
    writeFileSync(name([0xef, 0xbf, 0xbd]), SECOND_LETTER.replace('drop', 'litre'));
    ask('people', '.');
    age();
    ask('people', '.');
    rmSync(join(vault, 'in/letter.md'));
    writeFileSync(name([0xff]), SECOND_LETTER.replace('drop', 'pint'));
    expect(ask('people', '.')).toEqual(ask('people', '.', '--no-cache'));
  });

  it('says all that is wrong although it keeps who speaks in the vault', () => {
    const { vault, ask, age } = setup();
    ask('people', '.');
    age();
    ask('people', '.');
    write(vault, '.obsidian/app.json', '{');
    write(vault, 'in/odd.md', new Uint8Array([0xff]));
    for (let turn = 0; turn < 2; turn++) {
      const { err, status } = ask('people', '.');
      expect(status).toBe(1);
      expect(err).toMatch(/app\.json: [^]*broken\.md:5: [^]*odd\.md: The file is not UTF-8 text[^]*3 problems in 3 files\./);
    }
  });

  it('does not know a file by its time that was only just written', async () => {
    const { vault, ask, cacheFile } = setup();
    ask('people', '.');
    expect(readFileSync(cacheFile(), 'utf8')).not.toContain('second.md');
    const cache = await VaultCache.open(vault, DEFAULT_SETTINGS, true);
    const stamp = { size: 1, changed: Date.now() - 60_000, touched: Date.now() - 60_000, inode: 1 };
    const other: KeptNote = { kind: 'other', head: () => '', body: () => '' };
    cache.put('mark', other);
    for (const [path, now] of [['old.md', stamp], ['new.md', { ...stamp, changed: Date.now() }], ['put.md', { ...stamp, touched: Date.now() }]] as const) {
      cache.putPlace(path, 'mark', now);
      expect([path, cache.noteAt(path, now)]).toEqual([path, path === 'old.md' ? other : null]);
    }
    expect(cache.noteAt('old.md', { ...stamp, inode: 2 })).toBeNull();
  });

  it('forgets notes that are gone, but not those outside of the folder that was asked for', () => {
    const { vault, ask, cacheFile } = setup();
    ask('people', '.');
    const before = readFileSync(cacheFile(), 'utf8');
    write(vault, 'in/third.md', LETTER.replace('bolts', 'rivets'));
    ask('quotes', 'in');
    expect(readFileSync(cacheFile(), 'utf8').length).toBeGreaterThan(before.length);
    rmSync(join(vault, 'in/third.md'));
    ask('people', '.');
    expect(readFileSync(cacheFile(), 'utf8')).toBe(before);
  });

  it('knows notes again in a folder that was renamed', () => {
    const { vault, ask, cacheFile } = setup();
    ask('people', '.');
    const before = readFileSync(cacheFile(), 'utf8');
    for (const name of ['letter.md', 'second.md', 'broken.md']) {
      write(vault, `moved/${name}`, readFileSync(join(vault, 'in', name)));
      rmSync(join(vault, 'in', name));
    }
    expect(ask('quotes', '.', '--json').out).toContain('moved/letter.md');
    expect(readFileSync(cacheFile(), 'utf8')).toBe(before);
  });

  it('follows settings that say which notes are sources, also for files that are as they were', () => {
    const { vault, ask, age } = setup();
    const all = ask('people', '.', '--json').out;
    age();
    for (const settings of [{ requiredProperties: ['creator'] }, { excludeFolders: ['in'] }, { includeFolders: ['elsewhere'] }, { peopleFolder: 'in' }]) {
      write(vault, '.obsidian/plugins/who-said-what/data.json', JSON.stringify(settings));
      const found = ask('people', '.', '--json');
      expect(found.out).not.toBe(all);
      expect(found).toEqual(ask('people', '.', '--json', '--no-cache'));
    }
    rmSync(join(vault, '.obsidian/plugins'), { recursive: true });
    write(vault, '.obsidian/app.json', '{ "userIgnoreFilters": ["in/letter.md"] }');
    expect(ask('people', '.', '--json').out).not.toBe(all);
    write(vault, '.obsidian/app.json', '{}');
    expect(ask('people', '.', '--json').out).toBe(all);
  });

  it.each([['excluded', { excludeFolders: ['out'] }], ['not included', { includeFolders: ['in'] }], ['for people', { peopleFolder: 'out' }]])('is not written again for a source note in a folder that is %s', (_, settings) => {
    const { vault, ask, age, cacheFile } = setup({ ...VAULT, 'out/letter.md': LETTER.replace('bolts', 'rivets'), '.obsidian/plugins/who-said-what/data.json': JSON.stringify(settings) });
    ask('people', '.');
    age();
    for (const query of ['people', 'quotes', 'people']) ask(query, '.');
    const { ino } = statSync(cacheFile());
    for (const query of ['people', 'quotes', 'people']) ask(query, '.');
    expect(statSync(cacheFile()).ino).toBe(ino);
    rmSync(join(vault, '.obsidian/plugins'), { recursive: true });
    expect(ask('people', '.', '--json')).toEqual(ask('people', '.', '--json', '--no-cache'));
  });

  it('does not grow with a note that cannot be read', () => {
    const { vault, ask, cacheFile } = setup();
    write(vault, 'in/odd.md', new Uint8Array([0xff]));
    const sizes = ['litre', 'pints', 'casks'].map((word) => {
      write(vault, 'in/second.md', SECOND_LETTER.replace('drop', word));
      ask('people', '.');
      return statSync(cacheFile()).size;
    });
    // The sum in the file may take a letter more or less.
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThan(10);
  });

  it('is dropped when it is damaged, and goes without a place to lie in', () => {
    const { own, ask, cacheFile } = setup();
    const { out } = ask('quotes', '.', '--json');
    const whole = readFileSync(cacheFile(), 'utf8');
    for (const damaged of ['', 'x', whole.slice(0, -9), whole.replace('Quist', 'Quast'), '\u0000'.repeat(99), whole.split('\n').reverse().join('\n')]) {
      writeFileSync(cacheFile(), damaged);
      expect(ask('quotes', '.', '--json').out).toBe(out);
      expect(readFileSync(cacheFile(), 'utf8')).toBe(whole);
    }
    rmSync(own, { recursive: true });
    writeFileSync(own, 'a file where the folder would be');
    expect(ask('quotes', '.', '--json').out).toBe(out);
    rmSync(own);
    mkdirSync(own);
    chmodSync(own, 0o500);
    expect(ask('quotes', '.', '--json').out).toBe(out);
    chmodSync(own, 0o700);
  });
});

const renamed = (text: string | null, name: string, to: string): string => (text ?? '').replaceAll(name, to);

/** With another name in what is kept of notes than they have: so it shows where an answer comes from. */
function remembered({ notes, places }: CacheContent): CacheContent {
  const other = (text: string | null): string => renamed(text, 'Ingrid Falkenrath', 'Ingrid Remembered');
  const changed = [...notes].map(([mark, { kind, head, body }]): [string, KeptNote] => [mark, { kind, head: () => other(head()), body: () => other(body()) }]);
  return { notes: new Map(changed), places, directory: null };
}

/** The same with what is kept of all notes together. */
function recalled({ directory, ...rest }: CacheContent): CacheContent {
  return { ...rest, directory: directory && { ...directory, found: () => renamed(directory.found(), 'Ingrid Falkenrath', 'Ingrid Recalled') } };
}

describe('a cache file', () => {
  const basis = { analyser: 'a1', requiredProperties: ['topic'] };
  const text = fc.string({ unit: fc.constantFrom('a', '"', '\n', '\0', 'ä', '\u2028', '😀', ']') });
  const note = fc.record({ kind: fc.constantFrom('source', 'person', 'other'), head: text, rest: text })
    .map(({ kind, head, rest }): KeptNote => ({ kind, head: () => head, body: () => rest }));
  const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 });
  const place = fc.record({ mark: text, size: fc.nat(), changed: number, touched: number, inode: fc.maxSafeNat() });
  const directory = fc.record({ settings: text, found: text.map((found) => () => found) });
  const contents = fc.record({ notes: fc.array(fc.tuple(text, note)), places: fc.array(fc.tuple(text, place)), directory: fc.option(directory) })
    .map(({ notes, places, ...rest }): CacheContent => ({ notes: new Map(notes), places: new Map(places), ...rest }));
  const written = (given: CacheContent): Buffer => Buffer.from(writeCache(basis, given));
  /** Everything in it, as a value. */
  const told = (content: CacheContent | null) => content && {
    notes: [...content.notes].map(([mark, { kind, head, body }]) => [mark, kind, head(), body()]), places: [...content.places],
    directory: content.directory && [content.directory.settings, content.directory.found()],
  };

  it('gives back what was put in, whatever that is', () => {
    fc.assert(fc.property(contents, (given) => {
      expect(told(readCache(written(given), basis))).toEqual(told(given));
    }));
  });

  it('says nothing wrong with any byte changed, and is worth nothing for another analyser or other required properties', () => {
    fc.assert(fc.property(contents, fc.nat(), (given, where) => {
      const file = written(given);
      const at = where % file.length;
      const damaged = Buffer.from(file);
      damaged[at] = file[at] === 35 ? 37 : 35;
      for (const bad of [damaged, file.subarray(0, at)]) {
        const content = readCache(bad, basis);
        if (content === null) continue;
        // The index is whole; of the parts that are not whole there is none.
        expect([[...content.notes.keys()], [...content.places]]).toEqual([[...given.notes.keys()], [...given.places]]);
        for (const [mark, { kind, head, body }] of content.notes) {
          const whole = given.notes.get(mark);
          expect(kind).toBe(whole?.kind);
          expect([null, whole?.head()]).toContain(head());
          expect([null, whole?.body()]).toContain(body());
        }
        expect(content.directory?.settings).toBe(given.directory?.settings);
        expect([null, given.directory?.found()]).toContain(content.directory?.found());
        expect(told(content)).not.toEqual(told(given));
      }
    }));
    const file = written({ notes: new Map([['mark', { kind: 'other', head: () => '', body: () => '' }]]), places: new Map(), directory: null });
    expect(readCache(file, basis)?.notes.size).toBe(1);
    expect(readCache(file, { ...basis, analyser: 'a2' })).toBeNull();
    expect(readCache(file, { ...basis, requiredProperties: [] })).toBeNull();
    expect(textMark('a')).not.toBe(textMark('b'));
  });
});
