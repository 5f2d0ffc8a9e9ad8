import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import type { NoteChange } from '../../src/core/notes/plan.ts';
import { removeLeftovers } from '../../src/cli/replace-file.mts';
import { Report } from '../../src/cli/report.mts';
import { writeChange } from '../../src/cli/write-notes.mts';
import { contents, folderWith, write } from './vault.ts';

const update = (path: string, before: string, text: string): NoteChange => ({ kind: 'update', path, before, text, what: 'links' });
const create = (path: string, text: string): NoteChange => ({ kind: 'create', path, text, what: 'people' });

async function attempt(folder: string, change: NoteChange): Promise<{ isWritten: boolean; codes: string[] }> {
  const report = new Report();
  const isWritten = await writeChange(folder, change, change.path, report);
  return { isWritten, codes: report.problems.map(({ code }) => code) };
}

describe('what a killed run left', () => {
  it('is removed when its process is gone, and nothing else of a like name is', async () => {
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    const folder = folderWith({ 'a.md': 'a', 'a.md.2024': 'mine', '.who-said-what-notes.tmp': 'mine' });
    await attempt(folder, create('b.md', 'b'));
    const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
    write(folder, `.obsidian/plugins/.who-said-what-${machine}-${gone}-1.tmp`, 'half');
    write(folder, `In/.who-said-what-${machine}-${process.pid}-1.tmp`, 'under way');
    write(folder, 'In/.who-said-what-00000000-1-1.tmp', 'of another machine');
    await removeLeftovers(folder);
    expect(Object.keys(contents(folder))).toEqual(['.who-said-what-notes.tmp', 'In/.who-said-what-00000000-1-1.tmp', `In/.who-said-what-${machine}-${process.pid}-1.tmp`, 'a.md', 'a.md.2024', 'b.md']);
  });
});

describe('writing a planned change', () => {
  it('replaces a note that is still as it was read', async () => {
    const folder = folderWith({ 'a.md': 'old' });
    expect(await attempt(folder, update('a.md', 'old', 'new'))).toEqual({ isWritten: true, codes: [] });
    expect(contents(folder)).toEqual({ 'a.md': 'new' });
  });

  it('leaves a note alone that was changed, or removed, since it was read', async () => {
    const folder = folderWith({ 'a.md': 'edited meanwhile' });
    expect(await attempt(folder, update('a.md', 'old', 'new'))).toEqual({ isWritten: false, codes: ['file/changed'] });
    expect(await attempt(folder, update('b.md', 'old', 'new'))).toEqual({ isWritten: false, codes: ['file/not-written'] });
    expect(contents(folder)).toEqual({ 'a.md': 'edited meanwhile' });
  });

  it('creates a note with its folders, but never over another file', async () => {
    const folder = folderWith({ 'People/Ada.md': 'mine' });
    expect(await attempt(folder, create('People/New/Bo.md', 'Bo'))).toEqual({ isWritten: true, codes: [] });
    expect(await attempt(folder, create('People/Ada.md', 'theirs'))).toEqual({ isWritten: false, codes: ['file/exists'] });
    expect(contents(folder)).toEqual({ 'People/Ada.md': 'mine', 'People/New/Bo.md': 'Bo' });
  });

  it.each(['../up.md', 'a/../../up.md', '/tmp/who-said-what-absolute.md'])('refuses the path %s', async (path) => {
    const folder = folderWith({});
    expect(await attempt(folder, create(path, 'x'))).toEqual({ isWritten: false, codes: ['file/outside'] });
  });

  it('does nothing for what the plan leaves as it is', async () => {
    const folder = folderWith({});
    expect(await attempt(folder, { kind: 'unchanged', path: 'a.md', what: 'links' })).toEqual({ isWritten: true, codes: [] });
    expect(contents(folder)).toEqual({});
  });
});
