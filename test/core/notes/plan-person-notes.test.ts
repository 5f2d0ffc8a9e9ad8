import { describe, expect, it } from 'vitest';
import { linkWriter } from '../../../src/core/links/link-writer.ts';
import { readPersonNote, type NoteText } from '../../../src/core/notes/person-note.ts';
import { planPersonNotes, type PersonNotesInput } from '../../../src/core/notes/plan-person-notes.ts';
import type { NoteChange } from '../../../src/core/notes/plan.ts';
import type { Speaker } from '../../../src/core/people/directory.ts';
import { DEFAULT_SETTINGS } from '../../../src/core/settings.ts';
import { directoryOf, saidAnalysis, speakerNamed } from '../said-analysis.ts';

const START = '%% who-said-what:start %%';
const END = '%% who-said-what:end %%';
const WEEKLY = '---\ntitle: Weekly 7\ndate_published: 2026-02-13\n---\n# On tools\n\nAda Penrose says: "It is slow."\n';
const OLDER = '---\ndate_published: 2025-11-02\n---\nPenrose says: "Measure it [[first|first]]." Penrose argues: "tools matter"\n';
const sources: readonly NoteText[] = [{ path: 'Sources/Older.md', text: OLDER }, { path: 'Sources/Weekly.md', text: WEEKLY }];
const ada = speakerNamed('Ada Penrose', { notePath: null, quotations: 3, direct: 2, aliases: ['Penrose', 'A. Penrose'], affiliations: ['Tidewater Lab'] });

interface Given extends Partial<Omit<PersonNotesInput, 'people' | 'settings'>> {
  speakers?: readonly Speaker[];
  people?: readonly NoteText[];
  settings?: Partial<PersonNotesInput['settings']>;
  sources?: readonly NoteText[];
}

function plan(given: Given = {}): NoteChange[] {
  return planPersonNotes({
    analyses: given.analyses ?? new Map((given.sources ?? sources).map(({ path, text }) => [path, saidAnalysis(text)])),
    directory: given.directory ?? directoryOf(...(given.speakers ?? [ada])),
    writer: linkWriter({ useMarkdownLinks: false, newLinkFormat: 'shortest' }, []),
    deleted: given.deleted ?? [],
    paths: given.paths ?? [],
    people: (given.people ?? []).map(readPersonNote),
    settings: { ...DEFAULT_SETTINGS, ...given.settings },
  });
}

function only(changes: readonly NoteChange[]): NoteChange {
  expect(changes).toHaveLength(1);
  return changes[0] as NoteChange;
}

function textOf(change: NoteChange): string {
  if (change.kind !== 'create' && change.kind !== 'update') throw new Error(`${change.kind} ${JSON.stringify(change)}`);
  return change.text;
}

describe('planPersonNotes', () => {
  it('creates a note with properties and quotations, newest source first, paraphrases marked', () => {
    const change = only(plan());
    expect(change).toMatchObject({ kind: 'create', path: 'People/Ada Penrose.md' });
    expect(textOf(change)).toBe([
      '---', 'type: person', 'aliases:', '  - A. Penrose', 'quotations: 3', 'sources: 2',
      'first_quoted: 2025-11-02', 'last_quoted: 2026-02-13', 'affiliations:', '  - Tidewater Lab', '---', '',
      START,
      '%% Ada Penrose · kept up to date by Who Said What; write outside this part %%', '',
      '## Quotations', '', '3 quotations in 2 sources.', '', 'Also written: A. Penrose', '',
      '### [[Weekly|Weekly 7]] · 2026-02-13', '', '[[Weekly#On tools|On tools]]', '', '> It is slow.', '',
      '### [[Older]] · 2025-11-02', '', '> Measure it first.', '', '> *Paraphrase:* tools matter', '',
      END, '',
    ].join('\n'));
  });

  it('plans `unchanged` for the note that it wrote', () => {
    const text = textOf(only(plan()));
    expect(only(plan({ people: [{ path: 'People/Ada Penrose.md', text }] })))
      .toEqual({ kind: 'unchanged', path: 'People/Ada Penrose.md', what: 'people' });
  });

  it('keeps every byte outside the block and its own properties', () => {
    const before = '---\r\n# mine\r\nrating:   5\r\naliases: [Ada P.]   # short\r\ntype: person\r\n---\r\nMet in May.\r\n\r\n' +
      `${START}\r\n> old\r\n${END}\r\n\r\nLater thoughts, no final newline`;
    const text = textOf(only(plan({ people: [{ path: 'People/Ada Penrose.md', text: before }] })));
    expect(text.startsWith('---\r\n# mine\r\nrating:   5\r\naliases: [Ada P.,')).toBe(true);
    expect(text).toContain('---\r\nMet in May.\r\n\r\n');
    expect(text.endsWith(`${END}\r\n\r\nLater thoughts, no final newline`)).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it("keeps the user's aliases and does not put back one that was taken out", () => {
    const written = textOf(only(plan()));
    const edited = written.replace('  - A. Penrose\n', '  - The Captain\n');
    expect(only(plan({ people: [{ path: 'People/Ada Penrose.md', text: edited }] })).kind).toBe('unchanged');
  });

  it('adds an alias that no source had before', () => {
    const written = textOf(only(plan()));
    const speaker = { ...ada, aliases: [...ada.aliases, '@adapen'] };
    const text = textOf(only(plan({ speakers: [speaker], people: [{ path: 'People/Ada Penrose.md', text: written }] })));
    expect(readPersonNote({ path: '', text }).facts.aliases).toEqual(['A. Penrose', '@adapen', 'Ada Penrose']);
    expect(readPersonNote({ path: '', text }).aliases).toEqual(['A. Penrose', '@adapen']);
  });

  it('updates a note that was renamed and moved, where it is now', () => {
    const text = textOf(only(plan())).replace('It is slow.', 'It was slow.');
    const path = 'Friends/Captain Ada.md';
    expect(only(plan({ people: [{ path, text }], speakers: [{ ...ada, notePath: path }] }))).toMatchObject({ kind: 'update', path });
    const change = only(plan({ people: [{ path, text }] }));
    expect(change).toMatchObject({ kind: 'update', path });
    expect(readPersonNote({ path, text: textOf(change) }).aliases).toEqual(['A. Penrose', 'Ada Penrose']);
    expect(only(plan({ people: [{ path, text: textOf(change) }] })).kind).toBe('unchanged');
  });

  it('uses a file whose name differs in case only', () => {
    const people = [{ path: 'People/ada penrose.md', text: 'My notes.' }];
    expect(only(plan({ people }))).toMatchObject({ kind: 'update', path: 'People/ada penrose.md' });
  });

  it("adds its block at the end of the user's own note about that person", () => {
    const text = textOf(only(plan({ people: [{ path: 'People/Ada Penrose.md', text: '# Ada\n\nMet in May.\n' }] })));
    expect(text).toContain(`---\n# Ada\n\nMet in May.\n\n${START}\n`);
  });

  it.each([
    ['a note of another type', 'People/Ada Penrose.md', '---\ntype: ship\n---\nLaunched in May.\n'],
    ['a damaged block', 'People/Ada Penrose.md', `---\ntype: person\n---\n${START}\nold\n`],
    ['broken front matter', 'People/Ada Penrose.md', `---\ntype: person\nquote: "an "odd" one"\n---\n${START}\n${END}\n`],
  ])('leaves %s to the user', (_what, path, text) => {
    expect(only(plan({ people: [{ path, text }] }))).toMatchObject({ kind: 'conflict', path });
  });

  it('names the line of broken front matter', () => {
    const people = [{ path: 'People/Ada Penrose.md', text: '---\ntype: person\nquote: "an "odd" one"\n---\n' }];
    expect(only(plan({ people }))).toMatchObject({ kind: 'conflict', reason: expect.stringMatching(/^Line 3: /) as string });
  });

  it('does not take a note for a speaker because their names make the same file name', () => {
    const speaker = speakerNamed('Ada Penrose', { name: 'Ada/Penrose', notePath: null });
    const directory = { speakers: [speaker], find: () => speaker };
    const people = [{ path: 'People/Ada Penrose.md', text: 'About a ship.\n' }];
    expect(only(plan({ directory, people }))).toMatchObject({ kind: 'conflict', path: 'People/Ada Penrose.md' });
  });

  it('gives two speakers with one file name two notes, and finds both again', () => {
    const one = speakerNamed('AC/DC', { notePath: null });
    const two = speakerNamed('AC:DC', { notePath: null });
    const directory = { speakers: [one, two], find: (path: string) => (path === 'Sources/Weekly.md' ? one : two) };
    const changes = plan({ directory });
    expect(changes.map(({ kind, path }) => [kind, path])).toEqual([['create', 'People/AC DC 2.md'], ['create', 'People/AC DC.md']]);
    const people = changes.map((change) => ({ path: change.path, text: textOf(change) }));
    expect(plan({ directory, people }).map(({ kind }) => kind)).toEqual(['unchanged', 'unchanged']);
  });

  it('does not write over another file of that name', () => {
    expect(only(plan({ paths: ['People/Ada Penrose.md'] }))).toMatchObject({ kind: 'conflict' });
  });

  it('leaves a deleted note deleted', () => {
    expect(only(plan({ deleted: ['Ada Penrose'] }))).toMatchObject({ kind: 'preserve', path: 'People/Ada Penrose.md' });
  });

  it('leaves the note of a speaker whom nobody quotes any more', () => {
    const text = textOf(only(plan()));
    expect(only(plan({ sources: [], people: [{ path: 'People/Ada Penrose.md', text }] }))).toMatchObject({ kind: 'preserve' });
  });

  it.each<[string, Speaker, Given['settings']]>([
    ['is quoted too seldom', ada, { minimumQuotations: 4 }],
    ['is only paraphrased', { ...ada, direct: 0 }, {}],
    ['is no person', { ...ada, type: 'other' }, { notesForOrganizations: true }],
    ['is an organization', { ...ada, type: 'organization' }, {}],
    ['is ignored', ada, { ignoredNames: ['Ada Penrose'] }],
    ['is decided not to be a person', ada, { decisions: [{ kind: 'not-a-person', name: 'Ada Penrose' }] }],
  ])('writes no note for a speaker who %s', (_why, speaker, settings) => {
    expect(plan({ speakers: [speaker], settings: settings ?? {} })).toEqual([]);
  });

  it('writes notes for organizations when asked', () => {
    const change = only(plan({ speakers: [{ ...ada, type: 'organization' }], settings: { notesForOrganizations: true } }));
    expect(textOf(change)).toMatch(/^---\ntype: organization\n/);
  });

  it('puts no note outside the people folder', () => {
    const speaker = speakerNamed('../../Ada', { notePath: null });
    const directory = { speakers: [speaker], find: () => speaker };
    expect(only(plan({ directory, settings: { peopleFolder: '../Who' } })).path).toBe('Who/Ada.md');
  });

  it('shows a person quoted 500 times in a note of usable length, older sources folded to counts', () => {
    const many = Array.from({ length: 50 }, (_, index) => ({
      path: `S/${String(index).padStart(2, '0')}.md`,
      text: `---\ndate_published: 2026-01-${String(1 + (index % 28)).padStart(2, '0')}\n---\n` +
        Array.from({ length: 10 }, (_unused, number) => `Ada Penrose says: "Point ${number} of ${index}."\n`).join('\n'),
    }));
    const text = textOf(only(plan({ sources: many })));
    expect(text).toContain('500 quotations in 50 sources.');
    expect(text.match(/^> /gm)).toHaveLength(120);
    expect(text.match(/^- \[\[\d\d\]\] · 2026-01-\d\d · 10 quotations$/gm)).toHaveLength(38);
  });

  it('reads a name in a link at the edge of a quotation as the name', () => {
    const text = '[[Ada Penrose|Penrose]] thinks that tools matter to [[Mirela Oduya|Mirela]].\n';
    const start = text.indexOf('Penrose]]');
    const end = text.indexOf(']].');
    const analysis = saidAnalysis('Ada Penrose says: "x"');
    const quotations = analysis.quotations.map((quotation) => ({ ...quotation, start, end }));
    const analyses = new Map([['a.md', { ...analysis, note: { ...analysis.note, text }, quotations }]]);
    expect(textOf(only(plan({ analyses })))).toContain('\n> Penrose thinks that tools matter to Mirela\n');
  });

  it('shows a quotation that is split by its reporting words in its marks, and drops the comma of any other', () => {
    const text = '---\ntitle: Crane\n---\n# Crane\n\n"It sways," said Penrose. "It never fell." Yes. "Only twice," she said.\n';
    const analysis = saidAnalysis('Ada Penrose says: "x"');
    const spans = [['It sways', 'fell.'], ['Only', 'twice,']].map(([from = '', to = '']) => [text.indexOf(from), text.indexOf(to) + to.length] as const);
    const quotations = spans.flatMap(([start, end]) => analysis.quotations.map((quotation) => ({ ...quotation, start, end, section: 'Crane' })));
    const analyses = new Map([['a.md', { ...analysis, note: { ...analysis.note, text }, quotations }]]);
    expect(textOf(only(plan({ analyses })))).toContain('\n\n> "It sways," said Penrose. "It never fell."\n\n> Only twice\n');
  });

  it('shortens a very long quotation at the end of a sentence', () => {
    const long = `---\nid: x\n---\nAda Penrose says: "${'One two three four five six. '.repeat(200)}"\n`;
    const line = /^> (.*)$/m.exec(textOf(only(plan({ sources: [{ path: 'a.md', text: long }] }))))?.[1] ?? '';
    expect(line).toMatch(/six\. …$/);
    expect(line.length).toBeLessThan(1010);
  });

  describe('where two notes have the name among their aliases', () => {
    const claiming = (path: string): NoteText => ({ path, text: `---\ntype: person\naliases:\n  - Ada Penrose\n---\n${START}\nold\n${END}\n` });
    const people = [claiming('People/Mirela Oduya.md'), claiming('Friends/Captain.md')];

    it.each([['in one order', people], ['in the other', [...people].reverse()]])('writes to neither what Ada Penrose said, and says why (%s)', (_order, notes) => {
      const changes = plan({ people: notes });
      expect(changes.map(({ kind }) => kind)).toEqual(['preserve', 'preserve', 'preserve']);
      expect(changes.find(({ path }) => path === 'People/Ada Penrose.md')).toMatchObject({ reason: expect.stringContaining('have the name Ada Penrose') as unknown });
    });

    it('leaves the note of one of them to whom it belongs, and puts nobody else\u2019s words there', () => {
      const mirela = speakerNamed('Mirela Oduya', { notePath: 'People/Mirela Oduya.md', quotations: 1, direct: 1, aliases: ['Ada Penrose'] });
      const changes = plan({ people, speakers: [ada, mirela], sources: [...sources, { path: 'Sources/Oduya.md', text: 'Mirela Oduya says: "It sways."\n' }] });
      const written = changes.filter(({ kind }) => kind === 'update' || kind === 'create');
      expect(written.map(({ path }) => path)).toEqual(['People/Mirela Oduya.md']);
      expect(textOf(written[0] as NoteChange)).toContain('> It sways.');
      expect(textOf(written[0] as NoteChange)).not.toContain('It is slow.');
    });
  });
});
