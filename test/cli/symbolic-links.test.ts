import { lstatSync, mkdirSync, readlinkSync, renameSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contents, folderWith, LETTER, read, run, SECOND_LETTER } from './vault.ts';

const DATA = '.obsidian/plugins/who-said-what/data.json';
const NOTE = 'People/Ingrid Falkenrath.md';
const NOWHERE = '/who-said-what-nowhere/it';
const letters = (): string => folderWith({ 'in/a.md': LETTER, 'out/b.md': SECOND_LETTER });

/** A link to a drive that is not plugged in just now. */
function linkToNowhere(folder: string, path: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  symlinkSync(NOWHERE, join(folder, path));
}
const leadsNowhere = (folder: string, path: string): boolean => lstatSync(join(folder, path)).isSymbolicLink() && readlinkSync(join(folder, path)) === NOWHERE;

describe('a symbolic link that leads to nothing just now', () => {
  it('is not replaced by the note of a person, is named, and nothing links to that note', () => {
    const folder = letters();
    linkToNowhere(folder, NOTE);
    const { status, out, err } = run(folder, 'sync', '.');
    expect([status, err]).toEqual([1, `${NOTE}: A symbolic link leads to nothing there. Nothing was written.\n1 problem in 1 file.\n`]);
    expect(out).toContain('Person notes: 1 created');
    expect(leadsNowhere(folder, NOTE)).toBe(true);
    expect(read(folder, 'out/b.md')).toBe(SECOND_LETTER);
  });

  it.each(['.obsidian', '.obsidian/plugins', '.obsidian/plugins/who-said-what', DATA, '.obsidian/app.json'])('at %s leaves the settings unknown: nothing is written by defaults, and the link stays', (path) => {
    const folder = letters();
    linkToNowhere(folder, path);
    const before = contents(folder);
    for (const subcommand of ['sync', 'unlink']) {
      const { status, out, err } = run(folder, subcommand, '.');
      expect([status, out]).toEqual([1, '']);
      expect(err).toContain(path === '.obsidian/app.json' ? path : DATA);
      expect(err).toContain('A symbolic link leads to nothing there.');
    }
    expect(contents(folder)).toEqual(before);
    expect(leadsNowhere(folder, path)).toBe(true);
    expect(run(folder, 'quotes', '.').out).toContain('A bridge that nobody inspects');
  });

  it.each(['sync', 'unlink', 'people'])('is no vault: %s', (subcommand) => {
    const folder = folderWith({});
    linkToNowhere(folder, 'vault');
    expect(run(folder, subcommand, 'vault')).toMatchObject({ status: 1, out: '', err: 'who-said-what: vault: A symbolic link leads to nothing there.\n' });
    expect(run(folder, 'quotes', 'vault')).toMatchObject({ status: 1, err: 'vault: A symbolic link leads to nothing there.\n1 problem in 1 file.\n' });
  });
});

describe('a people folder that became a symbolic link', () => {
  it.each(['to nothing', 'out of the vault', 'into the vault'])('%s does not make its notes count as deleted', (where) => {
    const folder = letters();
    run(folder, 'sync', '.');
    const target = where === 'to nothing' ? NOWHERE : where === 'into the vault' ? join(folder, '.kept') : join(folderWith({}), 'kept');
    const kept = where === 'to nothing' ? join(folder, '.kept') : target;
    renameSync(join(folder, 'People'), kept);
    symlinkSync(target, join(folder, 'People'));
    const before = contents(kept);
    const { status, out } = run(folder, 'sync', '.');
    // Into the vault, the very notes are there already.
    expect([status, out.includes('Deleted since')]).toEqual([where === 'into the vault' ? 0 : 1, false]);
    expect(JSON.parse(read(folder, DATA))).not.toHaveProperty('deletedNotes');
    expect(contents(kept)).toEqual(before);
    expect([read(folder, 'in/a.md'), read(folder, 'out/b.md')].join('')).toContain('[[Ingrid Falkenrath]] says');
  });
});
