import { copyFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeAll } from '../../src/cli/apply-plan.mts';
import { openVault } from '../../src/cli/open-vault.mts';
import { Report } from '../../src/cli/report.mts';
import { readVaultConfig } from '../../src/cli/vault-config.mts';
import { linkWriter } from '../../src/core/links/link-writer.ts';
import { planVault, type VaultPlan } from '../../src/core/plan-vault.ts';
import { contents, folderWith, LETTER, read, run, SECOND_LETTER, write } from './vault.ts';

const DATA = '.obsidian/plugins/who-said-what/data.json';
const NOTE = 'People/Ingrid Falkenrath.md';
const THIRD_LETTER = SECOND_LETTER.replaceAll('tunnel', 'culvert').replace('20260308', '20260315');

function syncedVault(): string {
  const folder = folderWith({ 'a.md': LETTER, 'b.md': SECOND_LETTER });
  run(folder, 'sync', '.');
  return folder;
}
const stored = (folder: string): Record<string, unknown> => JSON.parse(read(folder, DATA)) as Record<string, unknown>;

describe('a person note that the user', () => {
  it.each(['Archive/Ingrid Falkenrath.md', 'People/Aunt Inge.md', 'Family/Aunt Inge.md'])('moved to %s is kept up to date there, and nowhere else', (path) => {
    const folder = syncedVault();
    mkdirSync(join(folder, path, '..'), { recursive: true });
    renameSync(join(folder, NOTE), join(folder, path));
    write(folder, 'c.md', THIRD_LETTER);
    expect(run(folder, 'sync', '.').out).toContain('Person notes: 0 created, 1 updated, 1 unchanged.');
    expect(read(folder, path)).toContain('A culvert forgives nothing');
    expect(Object.keys(contents(folder))).not.toContain(NOTE);
    const before = contents(folder);
    run(folder, 'sync', '.');
    expect(contents(folder)).toEqual(before);
  });

  it('deleted is not written again, which is told once, until it is asked for', () => {
    const folder = syncedVault();
    rmSync(join(folder, NOTE));
    expect(run(folder, 'sync', '.', '--dry-run').out).toContain('not written again: Ingrid Falkenrath.');
    const { status, out } = run(folder, 'sync', '.');
    expect(status).toBe(0);
    expect(out).toContain('0 created, 0 updated, 1 unchanged, 1 left alone');
    expect(out).toContain('Deleted since the last run, and not written again: Ingrid Falkenrath. To have a note again: --recreate NAME.');
    write(folder, 'c.md', THIRD_LETTER);
    expect(run(folder, 'sync', '.').out).not.toContain('Deleted');
    expect(stored(folder)).toMatchObject({ deletedNotes: ['Ingrid Falkenrath'], notedSpeakers: ['Bartholomew Quist'] });
    expect(Object.keys(contents(folder))).not.toContain(NOTE);
    expect(run(folder, 'sync', '.', '--recreate', 'ingrid falkenrath').out).toContain('1 created');
    expect(read(folder, NOTE)).toContain('A culvert forgives nothing');
    expect(stored(folder)).toMatchObject({ deletedNotes: [], notedSpeakers: ['Bartholomew Quist', 'Ingrid Falkenrath'] });
  });

  it('asks for again by a name that nobody has is not there, which is said', () => {
    const folder = syncedVault();
    rmSync(join(folder, NOTE));
    run(folder, 'sync', '.');
    expect(run(folder, 'sync', '.', '--recreate', 'Ingrid Falkenrat')).toMatchObject({ status: 1, err: '.: --recreate: nobody here is called “Ingrid Falkenrat”.\n1 problem in 1 file.\n' });
    expect(run(folder, 'sync', '.', '--recreate', 'Falkenrath')).toMatchObject({ status: 1, err: '.: --recreate: “Falkenrath” is Ingrid Falkenrath; ask for the note by that name.\n1 problem in 1 file.\n' });
    expect(Object.keys(contents(folder))).not.toContain(NOTE);
    expect(run(folder, 'sync', '.', '--recreate', 'Ingrid Falkenrath', '--dry-run')).toMatchObject({ status: 0, err: '' });
    expect(run(folder, 'sync', '.', '--recreate', 'Ingrid Falkenrath')).toMatchObject({ status: 0, err: '' });
    expect(run(folder, 'sync', '.', '--recreate', 'Ingrid Falkenrath')).toMatchObject({ status: 0, err: '' });
  });

  it('asks for, of somebody quoted too seldom, is not written, which is said', () => {
    const folder = syncedVault();
    write(folder, DATA, JSON.stringify({ ...stored(folder), minimumQuotations: 9 }));
    rmSync(join(folder, NOTE));
    expect(run(folder, 'sync', '.', '--recreate', 'Ingrid Falkenrath').err).toContain('Ingrid Falkenrath is to have no note, by the settings of the vault.');
  });

  it('renamed and then deleted is not written again either', () => {
    const folder = syncedVault();
    renameSync(join(folder, NOTE), join(folder, 'People/Aunt Inge.md'));
    run(folder, 'sync', '.');
    rmSync(join(folder, 'People/Aunt Inge.md'));
    run(folder, 'sync', '.');
    run(folder, 'sync', '.');
    expect(Object.keys(contents(folder)).filter((path) => path.startsWith('People/'))).toEqual(['People/Bartholomew Quist.md']);
  });

  it('cannot open just now is not taken for deleted', () => {
    const folder = syncedVault();
    const before = read(folder, NOTE);
    write(folder, NOTE, new Uint8Array([0xff]));
    expect(run(folder, 'sync', '.')).toMatchObject({ status: 1 });
    write(folder, NOTE, before);
    expect(run(folder, 'sync', '.')).toMatchObject({ status: 0, err: '', out: 'Person notes: 0 created, 0 updated, 2 unchanged.\nLinks: 0 updated, 2 unchanged.\n' });
    expect(stored(folder)).toMatchObject({ notedSpeakers: ['Bartholomew Quist', 'Ingrid Falkenrath'] });
  });
});

describe('a people folder that is gone', () => {
  it('is written anew: who wants no notes deletes them one by one', () => {
    const folder = syncedVault();
    const before = contents(folder);
    rmSync(join(folder, 'People'), { recursive: true });
    expect(run(folder, 'sync', '.').out).toContain('2 created');
    expect(contents(folder)).toEqual(before);
  });
});

describe('two machines that sync one vault at once', () => {
  /** What a machine plans, to be written when it comes to that. */
  async function planned(folder: string) {
    const config = await readVaultConfig(folder);
    const opened = await openVault(folder, folder, config, new Report(), false);
    const links = config.settings.links;
    const plan: VaultPlan = planVault({ notes: opened.sources, people: opened.people, settings: config.settings, only: new Set(['people', 'links']), writer: (paths) => linkWriter(config.app, paths) });
    return async () => {
      const report = new Report();
      await writeAll(folder, folder, plan, { stored: links, before: links }, report);
      return report.problems.map(({ code, path }) => `${code} ${path.slice(folder.length + 1)}`);
    };
  }

  it('come to what one of them alone would have written', async () => {
    const folder = folderWith({ 'a.md': LETTER, 'b.md': SECOND_LETTER });
    const [one, other] = [await planned(folder), await planned(folder)];
    expect(await one()).toEqual([]);
    const before = contents(folder);
    const { mtimeNs } = statSync(join(folder, 'a.md'), { bigint: true });
    expect(await other()).toEqual([]);
    expect(contents(folder)).toEqual(before);
    expect(statSync(join(folder, 'a.md'), { bigint: true }).mtimeNs).toBe(mtimeNs);
  });

  it('leave alone what the other one changed since, name it, and lose no record of a link', async () => {
    const folder = folderWith({ 'a.md': LETTER, 'b.md': SECOND_LETTER });
    const late = await planned(folder);
    write(folder, 'c.md', THIRD_LETTER);
    await (await planned(folder))();
    const edited = `${read(folder, 'b.md')}\nA line of mine.\n`;
    write(folder, 'b.md', edited);
    const note = read(folder, NOTE);
    expect(await late()).toEqual([`file/exists ${NOTE}`, 'file/changed b.md']);
    expect([read(folder, 'b.md'), read(folder, NOTE)]).toEqual([edited, note]);
    expect(run(folder, 'unlink', '.')).toMatchObject({ status: 0, err: '' });
    expect([read(folder, 'a.md'), read(folder, 'b.md'), read(folder, 'c.md')]).toEqual([LETTER, `${SECOND_LETTER}\nA line of mine.\n`, THIRD_LETTER]);
  });

  it('leave a copy of the settings that a sync made alone, and go by the settings', () => {
    const folder = syncedVault();
    const copy = DATA.replace('.json', '.sync-conflict-20260407-101112-ABCDEFG.json');
    copyFileSync(join(folder, DATA), join(folder, copy));
    const before = contents(folder);
    run(folder, 'sync', '.');
    expect(contents(folder)).toEqual(before);
  });
});
