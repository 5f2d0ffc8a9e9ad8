import { describe, expect, it } from 'vitest';
import type { Bench } from './bench.ts';
import { CRANES, TIDES, VAULT } from './notes.ts';
import { useBench } from './use-bench.ts';

let bench: Bench;
useBench((ready) => {
  bench = ready;
});

const cli = (action: string, params: Record<string, string> = {}) => bench.cli(action === '' ? 'who-said-what' : `who-said-what:${action}`, params);
const json = async (action: string, params: Record<string, string> = {}): Promise<Record<string, unknown>> => (
  JSON.parse(await cli(action, { ...params, format: 'json' })) as Record<string, unknown>);
const paths = async () => Object.keys(await bench.texts()).sort();

describe("the app's command line", () => {
  it('has every action, each with a description and flags, in the help of the app and in its own', async () => {
    await bench.start({ files: VAULT });
    const registered = await bench.page.evaluate(() => window.bench.plugin?.cliHelp ?? []);
    expect(registered.map(({ command }) => command)).toEqual(['who-said-what', ...[
      'help', 'open', 'quotes', 'people', 'insights', 'check', 'repair', 'person-notes', 'link', 'write-insights', 'unlink', 'undo', 'speaker', 'merge', 'insert', 'bases', 'rebuild',
    ].map((action) => `who-said-what:${action}`)]);
    const help = await cli('help');
    for (const { command, description, flags } of registered) {
      expect(description).toMatch(/^[A-Z][^.]+$/);
      expect(Object.keys(flags as object)).toContain('format');
      expect(help).toContain(`${command} `);
      expect(help).toContain(description);
    }
    expect(help).toContain('who-said-what:merge from=<name> into=<name> [format=<text|json>]');
    expect((await json('help'))['commands']).toHaveLength(registered.length);
  });

  it('answers every action that needs nothing in text and in JSON', async () => {
    await bench.start({ files: VAULT });
    for (const action of ['', 'help', 'open', 'quotes', 'people', 'insights', 'check', 'person-notes', 'link', 'write-insights', 'unlink', 'undo', 'bases', 'rebuild']) {
      expect(await json(action), action).not.toHaveProperty('error');
    }
    expect(await cli('')).toBe('ready: 2 source notes, 2 person notes, 2 speakers');
    expect(await cli('people')).toMatch(/^Ingrid Solvane\tperson\t3\t/);
    await bench.panel.waitFor();
  });

  it('says what is wrong: a flag that there is not, one that is missing, a note that is no source, a number that is none', async () => {
    await bench.start({ files: VAULT });
    expect(await cli('quotes', { pth: 'Inbox/tides.md' })).toBe('Error: There is no pth here; the flags are path, format.');
    expect(await cli('merge', { from: 'Ingrid Solvane' })).toBe('Error: Say which with into=…');
    expect(await cli('link', { path: 'Diary.md' })).toBe('Error: Diary.md is not a source note of this vault.');
    expect(await cli('insights', { max: 'many' })).toBe('Error: max must be auto or a whole number from 1 on.');
    expect(await json('speaker', { name: 'Nobody' })).toEqual({ error: 'No speaker is called Nobody.' });
    expect(await cli('undo')).toBe('Error: There is no run to undo.');
    expect(await bench.writes()).toEqual([]);
  });

  it('writes for one note only when a path is given, says first what with dry-run, and takes it back', async () => {
    await bench.start({ files: VAULT });
    expect(await cli('person-notes', { path: 'Inbox/tides.md', 'dry-run': 'true' })).toBe('1 to create, 0 to change\ncreate\tPeople/Ingrid Solvane.md');
    expect(await paths()).toEqual(Object.keys(VAULT).sort());
    expect(await json('person-notes', { path: 'Inbox/tides.md' })).toMatchObject({ written: [{ kind: 'create', path: 'People/Ingrid Solvane.md' }] });
    expect(await json('link', { path: 'Inbox/tides.md' })).toMatchObject({ written: [{ kind: 'update', path: 'Inbox/tides.md' }] });
    expect(await bench.text('Inbox/tides.md')).toContain('[[Ingrid Solvane]] notes:');
    expect(await bench.text('Inbox/cranes.md')).toBe(CRANES);
    expect(await cli('unlink', { path: 'Inbox/tides.md' })).toMatch(/^1 written, 0 left as they are\nThis note is not linked again/);
    expect(await bench.text('Inbox/tides.md')).toBe(TIDES);
    expect((await bench.data())['unlinkedNotes']).toEqual(['Inbox/tides.md']);
    expect((await bench.data())['linkOn']).toBeUndefined();
    expect(await json('undo')).toEqual({ restored: ['Inbox/tides.md'], skipped: [] });
    expect(await bench.text('Inbox/tides.md')).toContain('[[Ingrid Solvane]] notes:');
    expect((await bench.data())['unlinkedNotes']).toEqual([]);
  });

  it('repairs the front matter of a note, and says first what with dry-run', async () => {
    const broken = TIDES.replace('title: Tides', 'title: "The "high" tides"');
    await bench.start({ files: { 'Inbox/tides.md': broken } });
    expect(await cli('repair', { path: 'Inbox/tides.md', 'dry-run': 'true' })).toMatch(/^1 to repair, 0 left\nInbox\/tides\.md:4: /);
    expect(await bench.text('Inbox/tides.md')).toBe(broken);
    expect(await json('repair', { path: 'Inbox/tides.md' })).toMatchObject({ dryRun: false, repaired: [{ line: 4 }], remaining: [] });
    await expect.poll(() => cli('check')).toBe('');
    expect(await cli('repair', { path: 'gone.md' })).toBe('Error: There is no note gone.md.');
  });

  it('opens the note of a speaker, merges two, and inserts a quotation where the user writes', async () => {
    await bench.start({ files: VAULT });
    expect(await json('speaker', { name: 'tobias renn akerly' })).toEqual({ name: 'Tobias Renn Akerly', path: 'People/Tobias Renn Akerly.md' });
    await bench.page.waitForFunction(() => window.bench.views('People/Tobias Renn Akerly.md').length === 1);
    await bench.openNote('Diary.md');
    await bench.page.keyboard.press('Control+End');
    expect(await cli('insert', { words: 'the' })).toMatch(/^Error: \d quotations hold these words, not one\.$/);
    expect(await cli('insert', { words: 'High  water' })).toBe('Inserted into Diary.md.');
    expect(await bench.shown('Diary.md')).toContain('> — Ingrid Solvane, [[tides#Tides|tides]]');
    expect(await cli('merge', { from: 'Tobias Renn Akerly', into: 'Ingrid Solvane' })).toBe('Tobias Renn Akerly is Ingrid Solvane.');
    expect(await cli('people')).toMatch(/^Ingrid Solvane\tperson\t4\t/);
    expect((await bench.data())['decisions']).toEqual([{ kind: 'merge', from: 'Tobias Renn Akerly', into: 'Ingrid Solvane' }]);
  });
});

describe('the bases', () => {
  it('are created by a command, once, and never over a file that is there', async () => {
    const mine = 'views:\n  - type: cards\n    name: "Mine"\n';
    await bench.start({ files: { ...VAULT, 'sources.base': mine } });
    await bench.command('Create bases of people and sources');
    await bench.notice('People.base written. Sources.base is there already and left as it is.');
    expect(await bench.text('sources.base')).toBe(mine);
    const people = await bench.text('People.base');
    expect(people).toContain('file.hasProperty(\\"quotations\\")');
    expect(await json('bases')).toEqual({ written: [], there: ['People.base', 'Sources.base'] });
    expect(await bench.text('People.base')).toBe(people);
  });
});
