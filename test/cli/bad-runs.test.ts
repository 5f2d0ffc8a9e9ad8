import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { contents, folderWith, LETTER, read, run, SECOND_LETTER, write, type Run } from './vault.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const command = join(root, 'dist/who-said-what.mjs');
const failpoint = pathToFileURL(join(root, 'scripts/failpoint.mjs')).href;
const DATA = '.obsidian/plugins/who-said-what/data.json';
const NOTE = 'People/Ingrid Falkenrath.md';

/** Runs the command where operations on files fail as told: `operation:end of the path:error code:times`. An administrator may read and write everything, so modes do not serve. */
function runFailing(folder: string, fail: string, ...args: string[]): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', failpoint, command, ...args], {
    cwd: folder, encoding: 'utf8', env: { ...process.env, FAIL: fail, XDG_CACHE_HOME: join(folder, '.cache') },
  });
  return { status, out: stdout, err: stderr };
}
const letters = (): string => folderWith({ 'in/a.md': LETTER, 'out/b.md': SECOND_LETTER });
const notesIn = (folder: string): string[] => Object.keys(contents(folder)).filter((path) => path.endsWith('.md'));

describe('a file that cannot be read', () => {
  it.each([['EACCES', 'Permission denied.'], ['EIO', 'EIO'], ['ENOENT', 'There is no such file or folder.'], ['ELOOP', 'in a circle']])('with %s is named, the rest is done, and the status is 1', (code, reason) => {
    const folder = letters();
    const { status, err } = runFailing(folder, `readFile:out/b.md:${code}`, 'sync', '.');
    expect(status).toBe(1);
    expect(err).toContain('out/b.md: The file cannot be read. ');
    expect(err).toContain(reason);
    expect(read(folder, 'in/a.md')).toContain('[[Ingrid Falkenrath]] says');
    expect(read(folder, 'out/b.md')).toBe(SECOND_LETTER);
  });

  it('takes nothing out of the person notes that quote it, nor its links from the records', () => {
    const folder = letters();
    run(folder, 'sync', '.');
    const before = contents(folder);
    const { status, out } = runFailing(folder, 'readFile:out/b.md:EACCES', 'sync', '.', '--no-cache');
    expect([status, out.includes('1 left alone')]).toEqual([1, true]);
    expect(contents(folder)).toEqual(before);
  });
});

describe('a folder that cannot be read', () => {
  it('is named, the rest is done, and nothing that may lie in it counts as gone', () => {
    const folder = letters();
    run(folder, 'sync', '.');
    const before = contents(folder);
    const { status, err } = runFailing(folder, 'readdir:/out:EACCES', 'sync', '.', '--no-cache');
    expect(status).toBe(1);
    expect(err).toContain('out: The folder cannot be read, so its notes were left out. Permission denied.');
    expect(contents(folder)).toEqual(before);
  });

  it('is no reason to write the notes of people anew when it is theirs', () => {
    const folder = letters();
    run(folder, 'sync', '.');
    const before = contents(folder);
    expect(runFailing(folder, 'readdir:/People:EACCES', 'sync', '.', '--no-cache').err).toContain('People: The folder cannot be read');
    expect(contents(folder)).toEqual(before);
    expect(run(folder, 'sync', '.')).toMatchObject({ status: 0, err: '' });
    expect(contents(folder)).toEqual(before);
  });

  it('is told of when a folder is asked for its quotations', () => {
    const { status, out, err } = runFailing(letters(), 'readdir:out:EACCES', 'quotes', '.', '--no-cache');
    expect(status).toBe(1);
    expect(out).toContain('A bridge that nobody inspects');
    expect(err).toContain('out: The folder cannot be read');
  });
});

describe('a folder that takes no new file', () => {
  it.each([['EACCES', 'Permission denied.'], ['EROFS', 'The file system is read-only.'], ['ENOSPC', 'The disk is full.'], ['EDQUOT', 'The space that you may use on this disk is full.']])(
    'with %s leaves its notes as they were, and the others are written', (code, reason) => {
      const folder = folderWith({ 'in/a.md': LETTER, 'out/b.md': SECOND_LETTER });
      const { status, err } = runFailing(folder, `rename:out/b.md:${code}`, 'sync', '.');
      expect(status).toBe(1);
      expect(err).toContain(`out/b.md: The note cannot be written. ${reason}`);
      expect(read(folder, 'out/b.md')).toBe(SECOND_LETTER);
      expect(read(folder, 'in/a.md')).toContain('[[Ingrid Falkenrath]] says');
      expect(Object.keys((JSON.parse(read(folder, DATA)) as { links: object }).links)).toEqual(['in/a.md']);
      expect(Object.keys(contents(folder)).filter((path) => path.endsWith('.tmp'))).toEqual([]);
    });

  it('holds for the people folder too: no link leads to a note that is not there', () => {
    const folder = letters();
    const { status, err } = runFailing(folder, 'mkdir:/People:EACCES', 'sync', '.');
    expect(status).toBe(1);
    expect(err).toContain(`${NOTE}: The note cannot be written. Permission denied.`);
    expect(notesIn(folder)).toEqual(['in/a.md', 'out/b.md']);
    expect([read(folder, 'in/a.md'), read(folder, 'out/b.md')]).toEqual([LETTER, SECOND_LETTER]);
    expect(run(folder, 'sync', '.')).toMatchObject({ status: 0, err: '' });
    expect(notesIn(folder)).toHaveLength(4);
  });
});

describe('a disk that is full at one write', () => {
  it('leaves every file old or new at each of them, and the next run completes the job', () => {
    const whole = letters();
    run(whole, 'sync', '.');
    const after = contents(whole);
    for (const end of Object.keys(after)) {
      const folder = letters();
      const { status, err } = runFailing(folder, `rename:${end}:ENOSPC`, 'sync', '.');
      expect([end, status, err.includes('The disk is full.')]).toEqual([end, 1, true]);
      const now = Object.entries(contents(folder)).filter(([path]) => !path.startsWith('.cache'));
      // Where the note of a person is missing, links are fewer.
      for (const [path, text] of now) if (path.startsWith('People/')) expect(text).toBe(after[path]);
      expect(now.map(([path]) => path).filter((path) => !(path in after))).toEqual([]);
      run(folder, 'sync', '.');
      expect(Object.fromEntries(Object.entries(contents(folder)).filter(([path]) => !path.startsWith('.cache')))).toEqual(after);
    }
  }, 60_000);
});

describe('what passes', () => {
  it.each(['readFile:a.md:EMFILE:2', 'readFile:a.md:EBUSY:2', 'readdir:/in:EMFILE:2', 'rename:a.md:EBUSY:3', 'readFile:data.json:EBUSY:1'])('is waited for: %s', (fail) => {
    const folder = letters();
    expect(runFailing(folder, fail, 'sync', '.')).toMatchObject({ status: 0, err: '' });
    expect(read(folder, 'in/a.md')).toContain('[[Ingrid Falkenrath]] says');
  });

  it('and does not pass is told in words', () => {
    const folder = letters();
    const { status, err } = runFailing(folder, 'rename:a.md:EBUSY,readFile:b.md:EMFILE', 'sync', '.');
    expect(status).toBe(1);
    expect(err).toContain('in/a.md: The note cannot be written. Another program is using it.');
    expect(err).toContain('out/b.md: The file cannot be read. Too many files are open.');
    expect([read(folder, 'in/a.md'), read(folder, 'out/b.md')]).toEqual([LETTER, SECOND_LETTER]);
  });
});

describe('a path that is no vault', () => {
  it.each([['sync', 'nowhere', 'There is no such folder.'], ['unlink', 'nowhere', 'There is no such folder.'], ['people', 'nowhere', 'There is no such folder.'], ['sync', 'in/a.md', 'It is not a folder.'], ['people', 'in/a.md/b', 'There is no such folder.'], ['quotes', 'nowhere', 'There is no such file or folder.'], ['check', 'nowhere', 'There is no such file or folder.']])(
    '%s %s ends with 1 and says why', (subcommand, path, reason) => {
      const folder = letters();
      const before = contents(folder);
      const { status, out, err } = run(folder, subcommand, path);
      expect(status).toBe(1);
      expect(err).toContain(path);
      expect(err).toContain(reason);
      expect(out).not.toMatch(/created|updated/);
      expect(contents(folder)).toEqual(before);
    });

  it('is told apart from one that cannot be looked at', () => {
    const folder = letters();
    expect(runFailing(folder, 'stat:in:EACCES', 'sync', 'in')).toMatchObject({ status: 1, err: 'who-said-what: in: The folder cannot be read. Permission denied.\n' });
  });
});

describe('settings that cannot be read', () => {
  it.each([['no JSON', '{"peopleFolder": "Peo'], ['a list', '[1]'], ['text', '"x"'], ['null bytes', '\u0000\u0000'], ['nothing', ''], ['a wrong type', '{"restDelay": "soon"}'], ['links of a wrong type', '{"links": [1]}'], ['a list of a wrong type', '{"deletedNotes": "Ingrid"}']])(
    'because they hold %s stop what writes, are named, and stay as they are', (_what, text) => {
      const folder = letters();
      write(folder, DATA, text);
      const before = contents(folder);
      for (const subcommand of ['sync', 'unlink']) {
        const { status, out, err } = run(folder, subcommand, '.');
        expect([status, out]).toEqual([1, '']);
        expect(err).toContain(DATA);
      }
      expect(contents(folder)).toEqual(before);
    });

  it('are named once, and nothing is said of defaults where nothing is written', () => {
    const folder = letters();
    write(folder, DATA, '{"restDelay": "soon"}');
    expect(run(folder, 'sync', '.').err).toMatch(/^who-said-what: nothing was written, because .*:\n.*data\.json: "restDelay" must be a whole number from 0 to 600000\.\n$/);
    expect(run(folder, 'people', '.').err).toBe(`${DATA}: "restDelay" must be a whole number from 0 to 600000. This is passed over.\n1 problem in 1 file.\n`);
  });

  it('but for decisions of a newer version hold: those are told, passed over and kept', () => {
    const folder = letters();
    const decisions = [{ kind: 'archive', name: 'Odile Marchetti' }, { kind: 'organization', name: 'Ingrid Falkenrath' }];
    write(folder, DATA, JSON.stringify({ decisions }));
    const told = `${DATA}: "decisions" has 1 entry that is not understood. This is passed over.\n1 problem in 1 file.\n`;
    expect(run(folder, 'sync', '.')).toMatchObject({ status: 1, err: told });
    expect(notesIn(folder).filter((path) => path.startsWith('People/'))).toEqual(['People/Bartholomew Quist.md']);
    expect(run(folder, 'unlink', '.')).toMatchObject({ status: 1, err: told });
    expect(read(folder, 'in/a.md')).toBe(LETTER);
    expect(JSON.parse(read(folder, DATA))).toMatchObject({ decisions });
  });

  it('because they are a folder stop what writes, and what reads goes on', () => {
    const folder = letters();
    mkdirSync(join(folder, DATA), { recursive: true });
    const { status, err } = run(folder, 'sync', '.');
    expect(status).toBe(1);
    expect(err).toContain('data.json: It is a folder, not a file.');
    expect(run(folder, 'quotes', '.').out).toContain('A bridge that nobody inspects');
    expect(notesIn(folder)).toEqual(['in/a.md', 'out/b.md']);
  });

  it('just now are not overwritten with defaults', () => {
    const folder = letters();
    write(folder, DATA, '{"peopleFolder":"Who","mine":1}');
    const before = contents(folder);
    for (const code of ['EACCES', 'EIO']) {
      const { status, err } = runFailing(folder, `readFile:data.json:${code}`, 'sync', '.');
      expect(status).toBe(1);
      expect(err).toContain('data.json');
      expect(contents(folder)).toEqual(before);
    }
  });

  it('when the records of links are stored leave the notes as they are', () => {
    const folder = letters();
    const { status, err } = runFailing(folder, 'rename:data.json:EACCES', 'sync', '.', '--only', 'links');
    expect([status, err]).toEqual([0, '']);
    write(folder, NOTE, '---\ntype: person\n---\n');
    expect(runFailing(folder, 'rename:data.json:EACCES', 'sync', '.', '--only', 'links').err).toContain('data.json: The links could not be recorded, so none were written. Permission denied.');
    expect([read(folder, 'in/a.md'), read(folder, 'out/b.md')]).toEqual([LETTER, SECOND_LETTER]);
  });
});

describe('settings that cannot be stored', () => {
  const told = `${DATA}: The links could not be recorded, so none were written. Permission denied.`;

  it('keep links from being written, but not the notes of people, and what was done is told', () => {
    const folder = letters();
    const { status, out, err } = runFailing(folder, 'rename:data.json:EACCES', 'sync', '.');
    expect([status, out]).toEqual([1, 'Person notes: 2 created, 0 updated, 0 unchanged.\nLinks: 0 updated, 0 unchanged.\n']);
    expect(err).toContain(told);
    expect(notesIn(folder)).toContain(NOTE);
    expect([read(folder, 'in/a.md'), read(folder, 'out/b.md')]).toEqual([LETTER, SECOND_LETTER]);
    const json = JSON.parse(runFailing(folder, 'rename:data.json:EACCES', 'sync', '.', '--json').out) as { problems: { message: string }[] };
    expect(json.problems.map(({ message }) => message).join(' ')).toContain('The links could not be recorded');
  });

  it('are told when links were taken out: the records stay, and the next run takes them for gone', () => {
    const folder = letters();
    run(folder, 'sync', '.');
    const stored = read(folder, DATA);
    const { status, out, err } = runFailing(folder, 'rename:data.json:EACCES', 'unlink', '.');
    expect([status, out]).toEqual([1, 'Links: taken out of 2 notes.\n']);
    expect(err).toContain('data.json: Records of links that are gone were left in it. Permission denied.');
    expect([read(folder, 'in/a.md'), read(folder, 'out/b.md'), read(folder, DATA)]).toEqual([LETTER, SECOND_LETTER, stored]);
    expect(run(folder, 'unlink', '.').out).toContain('had been removed by hand already');
  });

  it('because the file system is read-only are told so, where Node says that a folder is missing', () => {
    const { status, err } = runFailing(letters(), 'mkdir:/who-said-what:EROFS,mkdir:/who-said-what:ENOENT:1', 'sync', '.', '--no-cache');
    expect([status, err.includes(told.replace('Permission denied', 'The file system is read-only'))]).toEqual([1, true]);
  });
});

describe('folders that symbolic links lead around in', () => {
  it('are gone through once, and the links are left alone', () => {
    const folder = letters();
    symlinkSync('..', join(folder, 'in/up'));
    symlinkSync('loop', join(folder, 'loop'));
    symlinkSync('loop.md', join(folder, 'loop.md'));
    expect(run(folder, 'sync', '.')).toMatchObject({ status: 0, err: '', out: 'Person notes: 2 created, 0 updated, 0 unchanged.\nLinks: 2 updated, 0 unchanged.\n' });
    expect(run(folder, 'sync', 'loop')).toMatchObject({ status: 1, err: 'who-said-what: loop: The folder cannot be read. Its symbolic links lead in a circle.\n' });
  });
});

describe('a note that became another kind of thing', () => {
  it('is no note any more, and nothing is written in its place', () => {
    const folder = letters();
    mkdirSync(join(folder, 'People', 'Ingrid Falkenrath.md'), { recursive: true });
    chmodSync(join(folder, 'People', 'Ingrid Falkenrath.md'), 0o555);
    const { status, err } = run(folder, 'sync', '.');
    expect(status).toBe(1);
    expect(err).toContain(`${NOTE}: `);
    expect(read(folder, 'out/b.md')).toBe(SECOND_LETTER);
  });
});
