import { spawnSync } from 'node:child_process';
import { readdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { contents, folderWith, LETTER, read, run, runCached, SECOND_LETTER, write } from './vault.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const command = join(root, 'dist', 'who-said-what.mjs');
const DATA = '.obsidian/plugins/who-said-what/data.json';

describe('a run that is killed', () => {
  it('leaves each note old or new, whole, its links can be taken out, and the next run completes the job', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/crash.mjs'), join(root, 'test/vault'), '--every', '19', '--random', '4', '--seed', '5'], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(Number(/^Killed (\d+) times, of/m.exec(stdout)?.[1])).toBeGreaterThanOrEqual(5);
    expect(stdout).toContain('Killed 4 times at random');
  }, 300_000);

  it('while it stores its cache leaves nothing there once the next run is done', () => {
    const folder = folderWith({ 'vault/a.md': LETTER, 'cache/other.md': 'mine' });
    const cache = join(folder, 'cache');
    const killed = spawnSync(process.execPath, ['--import', pathToFileURL(join(root, 'scripts/failpoint.mjs')).href, command, 'sync', 'vault'], { cwd: folder, env: { ...process.env, XDG_CACHE_HOME: cache, KILL_AT: '2' } });
    expect(killed.signal).toBe('SIGKILL');
    expect(readdirSync(join(cache, 'who-said-what'))).toEqual([expect.stringMatching(/\.tmp$/)]);
    runCached(cache, join(folder, 'vault'), 'sync', '.');
    expect(readdirSync(join(cache, 'who-said-what'))).toEqual([expect.stringMatching(/\.cache$/)]);
  });
});

describe('a disk that takes only the beginning of a note', () => {
  const long = `${LETTER}\n${'The river rose again, and nobody wrote it down.\n'.repeat(1500)}`;
  const syncOnFullDisk = (folder: string): { status: number | null; stderr: string } =>
    spawnSync(process.execPath, ['--import', pathToFileURL(join(root, 'scripts/failpoint.mjs')).href, command, 'sync', '.'], { cwd: folder, encoding: 'utf8', env: { ...process.env, DISK_TAKES: '8000' } });

  it('cuts no note off: it stays as it was, is named, and the others are written', () => {
    const folder = folderWith({ 'a.md': long, 'b.md': SECOND_LETTER });
    const { status, stderr } = syncOnFullDisk(folder);
    expect(read(folder, 'a.md')).toBe(long);
    expect(status).toBe(1);
    expect(stderr).toContain('a.md: The note cannot be written. The disk is full.');
    expect(read(folder, 'b.md')).toContain('[[Ingrid Falkenrath]] says');
    expect(Object.keys(contents(folder)).sort()).toEqual([DATA, 'People/Bartholomew Quist.md', 'People/Ingrid Falkenrath.md', 'a.md', 'b.md']);
    expect(Object.keys((JSON.parse(read(folder, DATA)) as { links: object }).links)).toEqual(['b.md']);
  });

  it('cuts no settings off', () => {
    const settings = JSON.stringify({ later: 'x'.repeat(50_000) });
    const folder = folderWith({ 'a.md': LETTER, [DATA]: settings });
    const { status, stderr } = syncOnFullDisk(folder);
    expect(read(folder, DATA)).toBe(settings);
    expect(status).toBe(1);
    expect(stderr).toContain('data.json: The links could not be recorded, so none were written.');
    expect(read(folder, 'a.md')).toBe(LETTER);
  });
});

describe('a note that became a symbolic link out of the vault', () => {
  it('is not written through when its links are taken out', () => {
    const outside = folderWith({});
    const folder = folderWith({ 'a.md': LETTER });
    run(folder, 'sync', '.');
    const linked = read(folder, 'a.md');
    renameSync(join(folder, 'a.md'), join(outside, 'a.md'));
    symlinkSync(join(outside, 'a.md'), join(folder, 'a.md'));
    const { status, err } = run(folder, 'unlink', '.');
    expect(status).toBe(1);
    expect(err).toContain('a.md: The path leads out of the vault');
    expect(read(outside, 'a.md')).toBe(linked);
    expect(Object.keys((JSON.parse(read(folder, DATA)) as { links: object }).links)).toEqual(['a.md']);
  });
});

describe('a newsletter written by an attacker', () => {
  const NAMES = ['Ola <img src=x onerror=alert(1)> Brandt', 'Ola ../../../Brandt', 'Ola [[Brandt]] Vik', 'Ola <% tp.file.move("/x") %> Vik', 'Ola {{date}} Vik', 'Ola \u001b]0;owned\u0007 Vik', 'Javascript:alert(1) Vik', `Ola ${'Vik'.repeat(33_000)}`];
  const WORDS = 'Take <script>alert(1)</script> and [this](javascript:alert(1)) and [[../../etc/passwd]] and <% tp.system %> \u001b[2J here.';
  const note = `---\nid: SOURCE-20260309-001\nplatform: newsletter\nformat: article\n---\n# Odd\n\n${NAMES.map((name) => `**${name}:** ${WORDS}\n\n${name} says: "${WORDS}"\n`).join('\n')}\nOla Brandt says: "${WORDS}"\n`;

  it('puts nothing outside the people folder, nothing that acts into a person note, and no control on the terminal', () => {
    const folder = folderWith({ 'vault/a.md': note, 'vault/b.md': LETTER });
    const { out, err } = run(folder, 'sync', 'vault');
    expect(out + err).not.toMatch(/(?!\n)\p{Cc}/u);
    const after = contents(folder);
    const others = Object.keys(after).filter((path) => !/^vault\/People\/[^/]+\.md$/.test(path));
    expect(others.sort()).toEqual([`vault/${DATA}`, 'vault/a.md', 'vault/b.md']);
    expect(Object.values(after).join('\n')).toContain('> Take \\<script>');
    for (const path of Object.keys(after).filter((one) => one.startsWith('vault/People/'))) {
      const text = after[path] as string;
      // Properties show their text as it is; what is below them is rendered.
      const active = text.slice(text.indexOf('\n---\n')).split('\n').filter((line) => /(?:^|[^\\])<(?:script|img|%)|(?:^|[^\\])\[[^\]]*\]\(javascript:|(?:^|[^\\])\[\[\.\./.test(line));
      expect(text).not.toMatch(/(?!\n)\p{Cc}/u);
      expect(active).toEqual([]);
    }
    run(folder, 'unlink', 'vault');
    expect(read(folder, 'vault/a.md')).toBe(note);
  });
});

describe('settings of Obsidian that cannot be read', () => {
  it.each([['{"useMarkdownLinks": tr'], ['\u0000']])('stop a sync before anything is written: app.json is %j', (app) => {
    const folder = folderWith({ 'a.md': LETTER, '.obsidian/app.json': app });
    const before = contents(folder);
    const { status, err } = run(folder, 'sync', '.');
    expect(status).toBe(1);
    expect(err).toContain('app.json: The file is not JSON');
    expect(contents(folder)).toEqual(before);
  });

  it('keep settings of wrong types from being overwritten when links are taken out', () => {
    const folder = folderWith({ 'a.md': LETTER });
    run(folder, 'sync', '.');
    write(folder, DATA, read(folder, DATA).replace('"links"', '"restDelay": "soon", "links"'));
    const before = contents(folder);
    expect(run(folder, 'unlink', '.')).toMatchObject({ status: 1, out: '' });
    expect(contents(folder)).toEqual(before);
  });
});
