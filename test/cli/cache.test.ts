import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCache, sumOf, writeCache, type CacheBasis } from '../../src/cli/cache-file.mts';
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
  return { vault, own, ask, all, cacheFile };
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
    const { vault, ask, cacheFile } = setup();
    ask('quotes', '.');
    const file = readFileSync(cacheFile(), 'utf8');
    const [basis] = JSON.parse(file.slice(0, file.indexOf('\n'))) as [CacheBasis];
    const records = [...(readCache(file, basis) ?? [])].map(([mark, record]) => [mark, record.replaceAll('Ingrid Falkenrath', 'Ingrid Remembered')] as const);
    writeFileSync(cacheFile(), writeCache(basis, new Map(records)));
    write(vault, 'in/second.md', SECOND_LETTER.replace('drop', 'litre'));
    const { notes } = JSON.parse(ask('quotes', '.', '--json').out) as { notes: { path: string; speakers: { name: string }[] }[] };
    expect(notes.map(({ path, speakers }) => [path, speakers[0]?.name])).toEqual([
      ['in/broken.md', 'Bartholomew Quist'], ['in/letter.md', 'Ingrid Remembered'], ['in/second.md', 'Ingrid Falkenrath'],
    ]);
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

  it('follows settings that say which notes are sources', () => {
    const { vault, ask } = setup();
    ask('quotes', '.');
    for (const settings of [{ requiredProperties: ['creator'] }, { excludeFolders: ['in'] }, { includeFolders: ['elsewhere'] }]) {
      write(vault, '.obsidian/plugins/who-said-what/data.json', JSON.stringify(settings));
      const found = ask('people', '.', '--json');
      expect(found).toEqual(ask('people', '.', '--json', '--no-cache'));
    }
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

describe('a cache file', () => {
  const basis = { analyser: 'a1', requiredProperties: ['topic'] };
  const records = fc.dictionary(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })).map((all) => new Map(Object.entries(all)));

  it('gives back what was put in, whatever that is', () => {
    fc.assert(fc.property(records, (given) => {
      expect(readCache(writeCache(basis, given), basis)).toEqual(given);
    }));
  });

  it('is worth nothing with any character changed, for another analyser or for other required properties', () => {
    fc.assert(fc.property(records, fc.nat(), (given, place) => {
      const file = writeCache(basis, given);
      const at = place % file.length;
      const other = file[at] === '#' ? '%' : '#';
      expect(readCache(file.slice(0, at) + other + file.slice(at + 1), basis)).toBeNull();
      expect(readCache(file.slice(0, at), basis)).toBeNull();
    }));
    const file = writeCache(basis, new Map([['mark', 'record']]));
    expect(readCache(file, { ...basis, analyser: 'a2' })).toBeNull();
    expect(readCache(file, { ...basis, requiredProperties: [] })).toBeNull();
    expect(sumOf('a')).not.toBe(sumOf('b'));
  });
});
