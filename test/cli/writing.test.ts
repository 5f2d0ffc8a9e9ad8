import { chmodSync, mkdirSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BROKEN, contents, folderWith, LETTER, read, run, runJson, SECOND_LETTER, write } from './vault.ts';

const DATA = '.obsidian/plugins/who-said-what/data.json';

interface Changes {
  readonly dryRun: boolean;
  readonly changes: readonly { readonly kind: string; readonly path: string; readonly what: string }[];
  readonly problems: readonly { readonly path: string; readonly code: string; readonly message: string }[];
}

const twoLetters = (): string => folderWith({ 'a.md': LETTER, 'b.md': SECOND_LETTER, 'diary.md': 'Ingrid Falkenrath called.\n' });

describe('sync', () => {
  it('writes a note for each person, links them, and says how many of each', () => {
    const folder = twoLetters();
    const { status, out, err } = run(folder, 'sync', '.');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toBe('Person notes: 2 created, 0 updated, 0 unchanged.\nLinks: 2 updated, 0 unchanged.\n');
    expect(read(folder, 'People/Ingrid Falkenrath.md')).toContain('A tunnel forgives nothing');
    expect(read(folder, 'a.md')).toContain('[[Ingrid Falkenrath]] says: "A bridge');
    expect(read(folder, 'diary.md')).toBe('Ingrid Falkenrath called.\n');
    expect(read(folder, 'a.md')).toContain('key_insights: []');
  });

  it('changes nothing the second time', () => {
    const folder = twoLetters();
    run(folder, 'sync', '.');
    const before = contents(folder);
    expect(run(folder, 'sync', '.').out).toBe('Person notes: 0 created, 0 updated, 2 unchanged.\nLinks: 0 updated, 2 unchanged.\n');
    expect(contents(folder)).toEqual(before);
  });

  it('lists what it would do in a dry run, and writes nothing', () => {
    const folder = twoLetters();
    const before = contents(folder);
    const { json } = runJson<Changes>(folder, 'sync', '.', '--dry-run');
    expect(json.changes.filter(({ kind }) => kind === 'create').map(({ path }) => path)).toEqual(['People/Bartholomew Quist.md', 'People/Ingrid Falkenrath.md']);
    expect(run(folder, 'sync', '.', '--dry-run').out).toContain('create People/Ingrid Falkenrath.md (people)\n');
    expect(contents(folder)).toEqual(before);
  });

  it('does only what it is asked for', () => {
    const folder = twoLetters();
    run(folder, 'sync', '.', '--only', 'people');
    expect(read(folder, 'a.md')).toBe(LETTER);
    run(folder, 'sync', '.', '--only', 'links');
    expect(read(folder, 'a.md')).not.toBe(LETTER);
  });

  it("links as the vault's own settings say", () => {
    const folder = folderWith({
      'Letters/a.md': LETTER,
      '.obsidian/app.json': '{"useMarkdownLinks":true,"newLinkFormat":"relative"}',
      [DATA]: '{"peopleFolder":"Who/Persons"}',
    });
    run(folder, 'sync', '.');
    expect(read(folder, 'Letters/a.md')).toContain('[Ingrid Falkenrath](../Who/Persons/Ingrid%20Falkenrath.md) says:');
  });

  it('keeps what it does not know in the stored settings', () => {
    const folder = folderWith({ 'a.md': LETTER, [DATA]: '{"fromTheFuture":{"a":[1]},"restDelay":5000}' });
    run(folder, 'sync', '.');
    const data = JSON.parse(read(folder, DATA)) as Record<string, unknown>;
    expect(data).toMatchObject({ fromTheFuture: { a: [1] }, restDelay: 5000 });
    expect(Object.keys(data['links'] as object)).toEqual(['a.md']);
  });

  it.each([['{"peopleFolder": "Peo'], ['{"peopleFolder": 12}'], ['[1]']])('writes nothing at all when the settings are %j', (settings) => {
    const folder = folderWith({ 'a.md': LETTER, [DATA]: settings });
    const before = contents(folder);
    const { status, err } = run(folder, 'sync', '.');
    expect(status).toBe(1);
    expect(err).toContain('data.json');
    expect(contents(folder)).toEqual(before);
  });

  it('keeps the mode and the line ends of a note, and leaves no other file behind', () => {
    const folder = folderWith({ 'a.md': `\ufeff${LETTER.replaceAll('\n', '\r\n')}` });
    chmodSync(join(folder, 'a.md'), 0o640);
    run(folder, 'sync', '.');
    const text = read(folder, 'a.md');
    expect(statSync(join(folder, 'a.md')).mode & 0o777).toBe(0o640);
    expect(text.startsWith('\ufeff---\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    expect(text).toContain('[[Ingrid Falkenrath]]');
    expect(Object.keys(contents(folder)).sort()).toEqual([DATA, 'People/Bartholomew Quist.md', 'People/Ingrid Falkenrath.md', 'a.md']);
  });

  it('goes on after a note that cannot be read, and names it', () => {
    const folder = folderWith({ 'a.md': LETTER, 'bad.md': new Uint8Array([0x2d, 0xff]), 'b.md': SECOND_LETTER });
    const { status, err } = run(folder, 'sync', '.');
    expect(status).toBe(1);
    expect(err).toContain('bad.md: The file is not UTF-8');
    expect(read(folder, 'People/Ingrid Falkenrath.md')).toContain('A tunnel forgives nothing');
  });

  it('writes nothing outside the vault through a linked people folder', () => {
    const outside = folderWith({});
    const folder = folderWith({ 'a.md': LETTER });
    symlinkSync(outside, join(folder, 'People'));
    const { status, err } = run(folder, 'sync', '.');
    expect(status).toBe(1);
    expect(err).toContain('leads out of the vault');
    expect(contents(outside)).toEqual({});
  });

  it('links to no person note that could not be created, and remembers no such link', () => {
    const folder = twoLetters();
    symlinkSync(folderWith({}), join(folder, 'People'));
    write(folder, 'Bartholomew Quist.md', '---\ntype: person\n---\n');
    const { out } = run(folder, 'sync', '.');
    expect(out).toBe('Person notes: 0 created, 1 updated, 0 unchanged.\nLinks: 1 updated, 1 unchanged.\n');
    expect(read(folder, 'a.md')).toContain('[[Bartholomew Quist]] says');
    expect(read(folder, 'a.md')).not.toContain('[[Ingrid');
    expect(read(folder, 'b.md')).toBe(SECOND_LETTER);
    const { links } = JSON.parse(read(folder, DATA)) as { links: Record<string, { link: string }[]> };
    expect(Object.entries(links).map(([path, records]) => [path, ...records.map(({ link }) => link)])).toEqual([['a.md', '[[Bartholomew Quist]]']]);
  });

  it('keeps the quotations of a source that cannot be read any more', () => {
    const folder = twoLetters();
    run(folder, 'sync', '.');
    const before = read(folder, 'People/Ingrid Falkenrath.md');
    write(folder, 'b.md', new Uint8Array([0xff, 0xfe, 0x41]));
    const { status, out } = run(folder, 'sync', '.');
    expect(status).toBe(1);
    expect(out).toContain('1 left alone');
    expect(read(folder, 'People/Ingrid Falkenrath.md')).toBe(before);
  });

  it('leaves a read-only note alone, and says so', () => {
    const folder = folderWith({ 'a.md': LETTER, 'b.md': SECOND_LETTER });
    chmodSync(join(folder, 'a.md'), 0o444);
    const { status, err } = run(folder, 'sync', '.');
    expect(status).toBe(1);
    expect(err).toContain('a.md: The note is read-only');
    expect(read(folder, 'a.md')).toBe(LETTER);
    expect(read(folder, 'b.md')).toContain('[[Ingrid Falkenrath]] says');
    expect(Object.keys((JSON.parse(read(folder, DATA)) as { links: object }).links)).toEqual(['b.md']);
  });

  it('writes no note anew that the user deleted on purpose, and no link to it', () => {
    const folder = folderWith({ 'a.md': LETTER, [DATA]: '{"deletedNotes":["Ingrid Falkenrath"]}' });
    expect(run(folder, 'sync', '.').out).toContain('1 created, 0 updated, 0 unchanged, 1 left alone');
    expect(Object.keys(contents(folder))).not.toContain('People/Ingrid Falkenrath.md');
    expect(read(folder, 'a.md')).not.toContain('[[Ingrid');
  });

  it('reports a note that stands in the way, and leaves it alone', () => {
    const mine = 'type: not front matter\n\nA ship of that name.\n';
    const folder = folderWith({ 'a.md': LETTER });
    mkdirSync(join(folder, 'People', 'Ingrid Falkenrath.md'), { recursive: true });
    write(folder, 'People/Notes.md', mine);
    const { status, err } = run(folder, 'sync', '.');
    expect(status).toBe(1);
    expect(err).toContain('Ingrid Falkenrath.md');
    expect(read(folder, 'People/Notes.md')).toBe(mine);
    expect(read(folder, 'People/Bartholomew Quist.md')).toContain('We inspect what we can reach');
  });
});

describe('unlink', () => {
  it.each([[LETTER], [LETTER.replaceAll('\n', '\r\n')], [LETTER.trimEnd()]])('restores every note byte for byte', (letter) => {
    const folder = folderWith({ 'a.md': letter, 'b.md': SECOND_LETTER });
    run(folder, 'sync', '.');
    expect(read(folder, 'a.md')).not.toBe(letter);
    const { status, out } = run(folder, 'unlink', '.');
    expect(status).toBe(0);
    expect(out).toContain('taken out of 2 notes');
    expect(out).toContain('only by command from now on');
    expect(read(folder, 'a.md')).toBe(letter);
    expect(read(folder, 'b.md')).toBe(SECOND_LETTER);
    expect(JSON.parse(read(folder, DATA))).toEqual({ links: {}, linkOn: 'command', notedSpeakers: ['Bartholomew Quist', 'Ingrid Falkenrath'] });
  });

  it.each([['sync again'], ['at once']])('restores a note that was moved since, %s', (when) => {
    const folder = twoLetters();
    run(folder, 'sync', '.');
    mkdirSync(join(folder, 'sub'));
    renameSync(join(folder, 'a.md'), join(folder, 'sub/a.md'));
    if (when === 'sync again') run(folder, 'sync', '.');
    expect(run(folder, 'unlink', '.')).toMatchObject({ status: 0, err: '' });
    expect(read(folder, 'sub/a.md')).toBe(LETTER);
    expect((JSON.parse(read(folder, DATA)) as { links: object }).links).toEqual({});
  });

  it('keeps the records of a note that is gone, and says so', () => {
    const folder = twoLetters();
    run(folder, 'sync', '.');
    rmSync(join(folder, 'a.md'));
    const { status, err } = run(folder, 'unlink', '.');
    expect(status).toBe(1);
    expect(err).toContain('a.md: The note is gone');
    expect(Object.keys((JSON.parse(read(folder, DATA)) as { links: object }).links)).toEqual(['a.md']);
    expect(read(folder, 'b.md')).toBe(SECOND_LETTER);
  });

  it('takes out the only link of its kind though the words around it were edited, and of several keeps all on record', () => {
    const folder = twoLetters();
    run(folder, 'sync', '.');
    write(folder, 'a.md', 'All of it is new. Now [[Bartholomew Quist]] begins it. [[Ingrid Falkenrath]] ends it, then [[Ingrid Falkenrath]], then [[Ingrid Falkenrath]].');
    const { status, err } = run(folder, 'unlink', '.');
    expect(status).toBe(1);
    expect(err).toContain('a.md: 1 link ([[Ingrid Falkenrath]]) can no longer be told from your own');
    expect(read(folder, 'a.md')).toContain('Now Bartholomew Quist begins it. [[Ingrid Falkenrath]] ends');
    expect(Object.keys((JSON.parse(read(folder, DATA)) as { links: object }).links)).toEqual(['a.md']);
    write(folder, 'a.md', 'None is left.');
    expect(run(folder, 'unlink', '.').status).toBe(0);
  });

  it("leaves the user's own links alone", () => {
    const mine = LETTER.replace('Her colleague', 'See [[Ingrid Falkenrath]]. Her colleague');
    const folder = folderWith({ 'a.md': mine });
    run(folder, 'sync', '.');
    run(folder, 'unlink', '.');
    expect(read(folder, 'a.md')).toBe(mine);
  });

  it('writes nothing outside the vault, whatever the records say', () => {
    const outside = folderWith({ 'vault/a.md': LETTER, 'b.md': 'x [[Quist|Bart]] y' });
    const record = { link: '[[Quist|Bart]]', text: 'Bart', before: 'x ', after: ' y', nth: 0 };
    write(outside, `vault/${DATA}`, JSON.stringify({ links: { '../b.md': [record] } }));
    expect(run(outside, 'unlink', 'vault').status).toBe(1);
    expect(read(outside, 'b.md')).toBe('x [[Quist|Bart]] y');
  });
});

describe('insights', () => {
  const essay = LETTER.replace('Her colleague', `${[
    'The city counted its bridges last winter and found eleven more than the register knew.',
    'Every inspection report of the past decade was written by the same three engineers.',
    'The budget for steel fell by a third, while the price of paint doubled within a year.',
    'A bridge is cheaper to close than to repair, which explains the fences on the north bank.',
    'Nobody in the office could say which cables had been replaced since the great flood.',
    'The mayor has promised a public register in which each repair is dated and signed.',
    'Volunteers have begun to photograph the rivets and to compare them with old pictures.',
    'The key lesson of the winter is that maintenance is the only construction that matters.',
  ].join(' ')}\n\nHer colleague`);

  it('shows verbatim sentences of the note, as many as asked for', () => {
    const folder = folderWith({ 'a.md': essay });
    const { json } = runJson<{ notes: { insights: { text: string; start: number; end: number }[] }[] }>(folder, 'insights', 'a.md', '--max', '2');
    const found = json.notes[0]?.insights ?? [];
    expect(found).toHaveLength(2);
    for (const { text, start, end } of found) expect(text.endsWith(essay.slice(start, end))).toBe(true);
    expect(read(folder, 'a.md')).toBe(essay);
  });

  it('fills an empty property when told to write, and keeps one that is filled', () => {
    const folder = folderWith({ 'a.md': essay });
    run(folder, 'insights', 'a.md', '--write');
    const filled = read(folder, 'a.md');
    expect(filled).not.toContain('key_insights: []');
    expect(filled.slice(filled.indexOf('# A letter'))).toBe(essay.slice(essay.indexOf('# A letter')));
    run(folder, 'insights', 'a.md', '--write', '--max', '1');
    expect(read(folder, 'a.md')).toBe(filled);
  });

  const talk = LETTER.slice(0, LETTER.indexOf('\n# ')).replace(/^platform: .*$/m, 'platform: youtube').concat('\n# A talk\n\nThe engineer talks about bridges.\n');

  it('says of each note without any why, and for how many notes that holds', () => {
    const folder = folderWith({ 'a.md': essay, 'short.md': LETTER, 'talk.md': talk });
    const { out } = run(folder, 'insights', '.', '--max', '1');
    expect(out).toContain('a.md: 1 key insight\n');
    expect(out).toContain('short.md: 0 key insights. The note has too little text to have main points.\n');
    expect(out).toContain('talk.md: 0 key insights. The note describes a recording and does not hold what was said in it.\n');
    expect(out).toMatch(/\nNo key insights in 2 notes: 1 describes a recording and does not hold what was said in it; 1 has too little text to have main points\.\n$/);
    const { json } = runJson<{ notes: { path: string; noInsights?: string }[] }>(folder, 'insights', '.');
    expect(json.notes.map(({ path, noInsights }) => [path, noInsights !== undefined])).toEqual([['a.md', false], ['short.md', true], ['talk.md', true]]);
  });

  it('are written by sync when asked for, which says the same', () => {
    const folder = folderWith({ 'a.md': essay, 'short.md': LETTER, 'talk.md': talk });
    const dry = run(folder, 'sync', '.', '--only', 'insights', '--dry-run').out;
    expect(dry).toContain('none talk.md (insights). The note describes a recording');
    const { json } = runJson<{ noInsights: { path: string; reason: string }[] }>(folder, 'sync', '.', '--only', 'insights');
    expect(json.noInsights.map(({ path }) => path)).toEqual(['short.md', 'talk.md']);
    expect(read(folder, 'a.md')).not.toContain('key_insights: []');
    expect(run(folder, 'sync', '.', '--only', 'insights').out).toMatch(/Key insights: 0 updated, 3 unchanged\.\nNo key insights in 2 notes: /);
  });
});

describe('check', () => {
  it('names line and reason of what is wrong, and ends with status 1', () => {
    const folder = folderWith({ 'a.md': LETTER, 'pump.md': BROKEN });
    const { status, out, err } = run(folder, 'check', '.');
    expect(status).toBe(1);
    expect(out).toBe('2 notes checked: 1 note with problems.\n');
    expect(err).toMatch(/^pump\.md:5: /);
    expect(read(folder, 'pump.md')).toBe(BROKEN);
  });

  it('shows each repair as a diff, writes it, and then finds nothing', () => {
    const folder = folderWith({ 'a.md': LETTER, 'pump.md': BROKEN });
    const { status, out } = run(folder, 'check', '.', '--repair');
    expect(status).toBe(0);
    expect(out).toContain('--- pump.md\n+++ pump.md\n@@ -3,5 +3,5 @@\n platform: newsletter\n format: article\n-title: "The "reliable" pump"\n+title: ');
    expect(read(folder, 'pump.md').slice(-80)).toBe(BROKEN.slice(-80));
    expect(run(folder, 'check', '.')).toMatchObject({ status: 0, out: '2 notes checked: none has problems.\n', err: '' });
  });
});
