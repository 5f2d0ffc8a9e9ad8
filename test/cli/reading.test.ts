import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BROKEN, contents, folderWith, LETTER, run, runJson, SECOND_LETTER } from './vault.ts';

interface Notes {
  readonly notes: readonly {
    readonly path: string;
    readonly sections: readonly { readonly title: string; readonly line: number }[];
    readonly quotations: readonly { readonly start: number; readonly end: number; readonly line: number; readonly speakers: readonly string[]; readonly kind: string; readonly rule: string }[];
    readonly speakers: readonly { readonly name: string; readonly type: string; readonly quotations: number }[];
    readonly insights?: readonly { readonly text: string }[];
    readonly problems: readonly { readonly line: number; readonly code: string }[];
  }[];
}

interface Explained {
  readonly notes: readonly {
    readonly quotations: readonly { readonly evidence: unknown; readonly resolutions: readonly unknown[] }[];
    readonly rejected: readonly unknown[];
  }[];
}

describe('quotes', () => {
  it('prints one JSON document whose spans slice to the quotations', () => {
    const folder = folderWith({ 'letter.md': LETTER });
    const { status, json, err } = runJson<Notes>(folder, 'quotes', 'letter.md');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const [note] = json.notes;
    expect(note?.path).toBe('letter.md');
    const said = note?.quotations.filter(({ kind }) => kind === 'direct').map(({ start, end, speakers }) => [speakers, LETTER.slice(start, end)]);
    expect(said).toContainEqual([['Bartholomew Quist'], 'We inspect what we can reach, and we reach less every year.']);
    expect(said).toContainEqual([['Ingrid Falkenrath'], 'Next year we will count the bolts by hand again.']);
    expect(note?.sections.map(({ title }) => title)).toEqual(['A letter about bridges', 'What comes next']);
    for (const quotation of note?.quotations ?? []) {
      expect(LETTER.slice(0, quotation.start).split('\n')).toHaveLength(quotation.line);
      expect(quotation.rule).not.toBe('');
    }
  });

  it('tells people who said what', () => {
    const folder = folderWith({ 'letter.md': LETTER });
    const { status, out } = run(folder, 'quotes', 'letter.md');
    expect(status).toBe(0);
    expect(out).toContain('Bartholomew Quist: We inspect what we can reach');
  });

  it('says why when asked: rule, cue and evidence of each attribution, and what was not attributed', () => {
    const folder = folderWith({ 'letter.md': `${LETTER}\n**Pro tip:** count them twice.\n` });
    const { status, out } = run(folder, 'quotes', '--explain', 'letter.md');
    expect(status).toBe(0);
    expect(out).toMatch(/Bartholomew Quist: We inspect what we can reach.*\n +[a-z-]+: .+ Cue: “.+”\.\n(?: +label: .+\n)? +[a-z-]+: “.*Quist”/);
    expect(out).toMatch(/Not attributed:\n(?:.*\n)* +\d+: label: Pro tip\n +no-speaker-label: .*sum -/);
    const { json } = runJson<Explained>(folder, 'quotes', '--explain', 'letter.md');
    for (const { evidence, resolutions } of json.notes[0]?.quotations ?? []) {
      expect(Array.isArray(evidence)).toBe(true);
      expect(resolutions.length).toBeGreaterThan(0);
    }
    expect(json.notes[0]?.rejected).toContainEqual(expect.objectContaining({ what: 'label', words: 'Pro tip', reason: 'no-speaker-label' }));
    expect(runJson<object>(folder, 'quotes', 'letter.md').json).not.toHaveProperty('notes.0.rejected');
  });

  it('reads any Markdown file that is named, but of a folder only the source notes', () => {
    const folder = folderWith({ 'vault/letter.md': LETTER, 'vault/diary.md': 'Nothing said.\n', 'vault/.trash/old.md': LETTER, 'vault/.obsidian/x.md': LETTER });
    expect(runJson<Notes>(folder, 'quotes', 'vault').json.notes.map(({ path }) => path)).toEqual([join('vault', 'letter.md')]);
    expect(runJson<Notes>(folder, 'quotes', 'vault/diary.md').json.notes).toHaveLength(1);
  });

  it("keeps to the folders that the vault's settings name, and leaves out what Obsidian excludes", () => {
    const folder = folderWith({
      'in/a.md': LETTER, 'in/drafts/b.md': LETTER, 'out/c.md': LETTER,
      '.obsidian/plugins/who-said-what/data.json': '{"includeFolders":["in"]}',
      '.obsidian/app.json': '{"userIgnoreFilters":["in/drafts/"]}',
    });
    expect(runJson<Notes>(folder, 'quotes', '.').json.notes.map(({ path }) => path)).toEqual([join('in', 'a.md')]);
  });

  it('follows no symbolic link out of the vault', () => {
    const outside = folderWith({ 'secret.md': LETTER });
    const folder = folderWith({ 'letter.md': LETTER });
    symlinkSync(outside, join(folder, 'linked'));
    symlinkSync(join(outside, 'secret.md'), join(folder, 'alias.md'));
    expect(runJson<Notes>(folder, 'quotes', '.').json.notes.map(({ path }) => path)).toEqual(['letter.md']);
  });

  it('goes on after a file that is missing, or no text, and says which it was', () => {
    const folder = folderWith({ 'a.md': LETTER, 'b.md': new Uint8Array([0xff, 0xfe, 0x41]), 'c.md': SECOND_LETTER });
    const { status, json, err } = runJson<Notes>(folder, 'quotes', 'a.md', 'nowhere.md', 'b.md', 'c.md');
    expect(status).toBe(1);
    expect(json.notes.map(({ path, problems }) => [path, ...problems.map(({ code }) => code)]))
      .toEqual([['a.md'], ['nowhere.md', 'file/missing'], ['b.md', 'file/not-utf-8'], ['c.md']]);
    expect(json.notes[1]).toMatchObject({ sections: [], quotations: [], speakers: [] });
    expect(err).toContain('nowhere.md: There is no such file');
    expect(err).toContain('b.md: The file is not UTF-8');
  });

  it('reads a note with broken front matter, and says what is wrong with it', () => {
    const folder = folderWith({ 'pump.md': BROKEN });
    const { status, json, err } = runJson<Notes>(folder, 'quotes', 'pump.md');
    expect(status).toBe(1);
    expect(json.notes[0]?.problems.map(({ line }) => line)).toEqual([5]);
    expect(json.notes[0]?.speakers.map(({ name }) => name)).toEqual(['Bartholomew Quist']);
    expect(err).toMatch(/^pump\.md:5: /);
  });

  it.each([['quotes'], ['insights'], ['check']])('%s tells of a file that it could not read in its JSON document, too', (command) => {
    const folder = folderWith({ 'a.md': LETTER, 'z.md': new Uint8Array([0xff]) });
    const { json } = runJson<Notes>(folder, command, '.');
    expect(json.notes.map(({ path, problems }) => [path, ...problems.map(({ line, code }) => `${line} ${code}`)])).toEqual([['a.md'], ['z.md', '1 file/not-utf-8']]);
  });

  it('lets no control character of a note or a path reach the terminal', () => {
    const evil = `${LETTER}\nAnatol Brisk says: "Look \u001b]0;owned\u0007 here \u009b31m and \u202e there, please."\n`;
    const folder = folderWith({ 'evil\u001b[2J.md': evil });
    const { out, err } = run(folder, 'quotes', 'evil\u001b[2J.md', 'missing\u001b[2J.md');
    const { out: json } = run(folder, 'quotes', '--json', 'evil\u001b[2J.md');
    for (const text of [out, err, json]) expect(text).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u);
    expect((JSON.parse(json) as Notes).notes[0]?.path).toBe('evil\u001b[2J.md');
  });

  it('changes no file', () => {
    const folder = folderWith({ 'a.md': LETTER, 'b.md': BROKEN, '.obsidian/app.json': '{}' });
    const before = contents(folder);
    for (const args of [['quotes', '.'], ['people', '.'], ['insights', '.'], ['check', '.'], ['sync', '.', '--dry-run'], ['unlink', '.', '--dry-run']]) run(folder, ...args);
    expect(contents(folder)).toEqual(before);
  });
});

describe('people', () => {
  interface People {
    readonly speakers: readonly { readonly name: string; readonly aliases: readonly string[]; readonly sources: readonly { readonly path: string }[] }[];
  }

  it('lists the speakers of all source notes, the most quoted first', () => {
    const folder = folderWith({ 'a.md': LETTER, 'b.md': SECOND_LETTER });
    const { status, json } = runJson<People>(folder, 'people', '.');
    expect(status).toBe(0);
    expect(json.speakers.map(({ name }) => name)).toEqual(['Ingrid Falkenrath', 'Bartholomew Quist']);
    expect(json.speakers[0]?.sources.map(({ path }) => path)).toEqual(['b.md', 'a.md']);
    expect(run(folder, 'people', '.').out).toContain('Bartholomew Quist, 1 note');
  });

  it('goes by the decisions of the user', () => {
    const folder = folderWith({ 'a.md': LETTER, '.obsidian/plugins/who-said-what/data.json': '{"decisions":[{"kind":"rename","from":"Bartholomew Quist","to":"Bart Quist"}]}' });
    const names = runJson<People>(folder, 'people', '.').json.speakers.map(({ name }) => name);
    expect(names).toContain('Bart Quist');
    expect(names).not.toContain('Bartholomew Quist');
  });
});

describe('people --explain', () => {
  it('says why names are one speaker, and what was kept apart', () => {
    const folder = folderWith({
      'a.md': LETTER, 'b.md': SECOND_LETTER.replaceAll('Ingrid Falkenrath', 'Ingrid M. Falkenrath'),
      'c.md': SECOND_LETTER.replaceAll('Ingrid Falkenrath', 'Ingrid'),
      '.obsidian/plugins/who-said-what/data.json': '{"decisions":[{"kind":"merge","from":"Bartholomew Quist","into":"Bart Quist"},{"kind":"split","name":"Ingrid (Tarn)","from":"Ingrid Falkenrath","notes":["a.md"]}]}',
    });
    const { status, out } = run(folder, 'people', '--explain', '.');
    expect(status).toBe(0);
    expect(out).toContain('Bartholomew Quist: user-merge: You merged the two.');
    expect(out).toContain('Ingrid, from Ingrid (Tarn), Ingrid M. Falkenrath: bare-first-name:');
    expect(out).toContain('Ingrid (Tarn), from Ingrid Falkenrath: user-split:');
    const { json } = runJson<{ speakers: { name: string; merges: object[] }[]; keptApart: object[] }>(folder, 'people', '--explain', '.');
    expect(json.speakers.find(({ name }) => name === 'Bart Quist')?.merges).toEqual([
      { name: 'Bartholomew Quist', rule: 'user-merge', reason: 'You merged the two.', evidence: 'You merged “Bartholomew Quist” into “Bart Quist”.' },
    ]);
    expect(json.keptApart).toContainEqual(expect.objectContaining({ name: 'Ingrid', rule: 'bare-first-name', paths: ['c.md'] }));
    expect(runJson<object>(folder, 'people', '.').json).not.toHaveProperty('keptApart');
  });
});

describe('wrong usage', () => {
  it.each([
    [[]], [['whisper']], [['quotes']], [['quotes', '--loud', 'a.md']], [['insights', '--max', '0', 'a.md']], [['insights', '--max', 'many', 'a.md']],
    [['sync', '.', '--only', 'people,verbs']], [['people', '.', 'more']],
  ])('ends %j with status 2, and a word about it', (args) => {
    const folder = folderWith({ 'a.md': LETTER });
    const { status, out, err } = run(folder, ...args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).not.toBe('');
  });

  it.each([['quotes'], ['people'], ['insights'], ['sync'], ['unlink'], ['check']])('is not what %s calls a path that is not there', (command) => {
    const { status, err } = run(folderWith({}), command, 'nowhere');
    expect(status).toBe(1);
    expect(err).toContain('There is no such');
  });

  it.each([['people'], ['sync'], ['unlink']])('is not what %s calls a file in the place of a vault', (command) => {
    expect(run(folderWith({ 'a.md': LETTER }), command, 'a.md')).toMatchObject({ status: 1, out: '', err: 'who-said-what: a.md: It is not a folder.\n' });
  });

  it.each([[['--help'], 'Exit status'], [['--version'], '0.'], [['sync', '--help'], '--dry-run']])('answers %j with status 0', (args, text) => {
    const { status, out } = run(folderWith({}), ...args);
    expect(status).toBe(0);
    expect(out).toContain(text);
  });
});
