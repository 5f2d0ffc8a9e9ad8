import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { contents, folderWith, LETTER, read, run, SECOND_LETTER, write, type Run } from './vault.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const DATA = '.obsidian/plugins/who-said-what/data.json';
const NOTE = 'People/Ingrid Falkenrath.md';

/** Runs the command while another program writes: before the nth operation on a path (`rename:a.md:1`), `theirs` comes into a file. */
function runWhile(folder: string, when: string, theirs: string, file: string, ...args: string[]): Run {
  write(folder, '.theirs', theirs);
  const given = ['--import', pathToFileURL(join(root, 'scripts/failpoint.mjs')).href, join(root, 'dist/who-said-what.mjs'), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, given, {
    cwd: folder, encoding: 'utf8', env: { ...process.env, MEANWHILE: [when, '.theirs', file].join(':'), XDG_CACHE_HOME: join(folder, '.cache') },
  });
  return { status, out: stdout, err: stderr };
}

describe('what another program writes while a note is being written', () => {
  it('into that very note is kept, and the note is named', () => {
    const folder = folderWith({ 'a.md': LETTER, 'b.md': SECOND_LETTER });
    const theirs = `${SECOND_LETTER}\nA line of theirs.\n`;
    const { status, err } = runWhile(folder, 'open:.tmp:6', theirs, 'b.md', 'sync', '.');
    // The cache comes first, then two notes of people, the records of links, and a.md.
    expect([status, err]).toEqual([1, 'b.md: The note was changed by something else meanwhile; it was left alone. Run again.\n1 problem in 1 file.\n']);
    expect(read(folder, 'b.md')).toBe(theirs);
    expect(Object.keys(contents(folder)).filter((path) => path.endsWith('.tmp'))).toEqual([]);
    expect(run(folder, 'sync', '.')).toMatchObject({ status: 0, err: '' });
    expect(read(folder, 'b.md')).toContain('[[Ingrid Falkenrath]] says');
    run(folder, 'unlink', '.');
    expect(read(folder, 'b.md')).toBe(theirs);
  });

  it('under the name of a note that is to be created is kept, though it came at the last moment', () => {
    const folder = folderWith({ 'a.md': LETTER, 'b.md': SECOND_LETTER, 'People/x.md': '' });
    const { status, err } = runWhile(folder, 'open:.tmp:3', 'Mine.\n', NOTE, 'sync', '.', '--only', 'people');
    expect([status, err]).toEqual([1, `${NOTE}: The note was created by something else meanwhile; it was left alone. Run again.\n1 problem in 1 file.\n`]);
    expect(read(folder, NOTE)).toBe('Mine.\n');
  });

  it('into the list of deleted notes is kept beside what the run found deleted', () => {
    const folder = folderWith({ 'a.md': LETTER, 'b.md': SECOND_LETTER });
    run(folder, 'sync', '.');
    rmSync(join(folder, NOTE));
    write(folder, 'c.md', LETTER.replace('letter about bridges', 'letter about piers').replace('We inspect', 'We paint'));
    const stored = JSON.parse(read(folder, DATA)) as { notedSpeakers: string[] };
    const theirs = JSON.stringify({ ...stored, deletedNotes: ['Odile Marchetti'], notedSpeakers: [...stored.notedSpeakers, 'Tove Lund'] });
    expect(runWhile(folder, 'rename:People/Bartholomew Quist.md:1', theirs, DATA, 'sync', '.')).toMatchObject({ status: 0, err: '' });
    const after = JSON.parse(read(folder, DATA)) as Record<string, string[]>;
    expect(after['deletedNotes']?.sort()).toEqual(['Ingrid Falkenrath', 'Odile Marchetti']);
    expect(after['notedSpeakers']?.sort()).toEqual(['Bartholomew Quist', 'Tove Lund']);
  });
});
