// @vitest-environment happy-dom
import type { App } from 'obsidian';
import { describe, expect, it } from 'vitest';
import type { Speaker } from '../../../src/core/people/directory.ts';
import { createServices } from '../../../src/obsidian/services.ts';
import { Answers } from '../answers.ts';
import { mockApp, openInEditor, texts } from '../mock-app.ts';

const front = (id: string) => `---\nid: ${id}\nplatform: website\nformat: article\nstatus: raw\ncaptured_date: 2026-03-01\n---\n`;
const FIRST = `${front('SOURCE-20260301-001')}
# Lamps

Petra Holmwood-Rey says: "A street with fewer lamps is a street with more stars above it."

Quill Varga writes: "Nobody counted the lamps before, so nobody can say how many there were."
`;
const SECOND = `${front('SOURCE-20260302-001')}
# Bridges

Petra Holmwood Rey says: "The bridge was closed for one night and the town slept better for it."
`;
const LONG = `${front('SOURCE-20260303-001')}
# Allotments

${Array.from({ length: 12 }, (_, index) => `The council of district ${index + 1} leased ${40 + index} gardens to residents last year, and demand grew by ${index + 3} percent. `).join('\n\n')}
`;
const VAULT = { 'in/lamps.md': FIRST, 'in/bridges.md': SECOND, 'in/allotments.md': LONG };

async function setup(files: Record<string, string> = VAULT) {
  const app = mockApp(files);
  const answers = new Answers();
  const data = { manifest: { id: 'who-said-what' }, stored: null as unknown, loadData: () => Promise.resolve(data.stored), saveData: (value: unknown) => {
    data.stored = value;
    return Promise.resolve();
  } };
  const services = createServices(app as unknown as App, data, answers);
  await services.store.load();
  const original = app.asOriginalType__();
  original.metadataCache.on('changed', (file, text) => void services.index.update(file.path, text));
  original.vault.on('rename', (file, from) => services.index.rename(from, file.path));
  await services.index.rebuild();
  return { app, answers, data, services, actions: services.actions, notes: () => texts(app) };
}
const names = (speakers: readonly Speaker[]) => speakers.map(({ name }) => name).sort();

describe('a run over the vault', () => {
  it('writes nothing when its preview is not accepted', async () => {
    const { actions, answers, notes } = await setup();
    answers.accepts = false;
    await actions.run('people');
    expect(answers.previews[0]?.filter(({ kind }) => kind === 'create').length).toBeGreaterThan(0);
    expect(notes()).toEqual(VAULT);
  });

  it('is refused while another is under way', async () => {
    const { actions, answers } = await setup();
    await Promise.all([actions.run('people'), actions.run('links')]);
    expect(answers.told.join('\n')).toContain('still under way');
  });
});

describe('decisions about speakers', () => {
  it('merge two spellings, are stored, and show at once', async () => {
    const { actions, answers, services, data } = await setup();
    answers.speakers = ['Quill Varga', 'Petra Holmwood-Rey'];
    await actions.mergeSpeakers();
    expect(data.stored).toMatchObject({ decisions: [{ kind: 'merge', from: 'Quill Varga', into: 'Petra Holmwood-Rey' }] });
    expect(names(services.index.directory().speakers)).not.toContain('Quill Varga');
  });

  it('take what is no person out of the speakers', async () => {
    const { actions, services } = await setup();
    await actions.notAPerson('Quill Varga');
    const speaker = services.index.directory().speakers.find(({ name }) => name === 'Quill Varga');
    expect(speaker?.type).not.toBe('person');
    await actions.run('people');
    expect(services.index.personNotes.has('People/Quill Varga.md')).toBe(false);
  });

  it('hold for one note where a name stays in its note, and can be taken back there', async () => {
    const said = (name: string, words: string) => `${front('SOURCE-20260304-001')}\n# Notes\n\n${name} says: "${words}"\n`;
    const { actions, services } = await setup({
      ...VAULT, 'in/a.md': said('Quill', 'The lamps are fewer than they were.'), 'in/b.md': said('Quill', 'The kettle is mine and always was.'),
    });
    const found = (path: string) => services.index.directory().find(path, 'Quill')?.name ?? null;
    await actions.decideWho('Quill', 'Quill Varga', 'in/a.md');
    expect([found('in/a.md'), found('in/b.md')]).toEqual(['Quill Varga', null]);
    await actions.decideWho('Quill', 'Quill Varga', 'in/b.md');
    expect(services.store.settings.decisions).toEqual([{ kind: 'merge', from: 'Quill', into: 'Quill Varga', notes: ['in/a.md', 'in/b.md'] }]);
    const speaker = services.index.directory().find('in/a.md', 'Quill') as Speaker;
    await actions.splitSpeaker(speaker, 'Quill', 'in/a.md');
    expect([found('in/a.md'), found('in/b.md')]).toEqual([null, 'Quill Varga']);
    await actions.notAPerson('Quill', 'in/b.md');
    expect(services.store.settings.decisions).toEqual([{ kind: 'not-a-person', name: 'Quill', notes: ['in/b.md'] }]);
    expect(services.index.directory().speakers.find(({ name }) => name === 'Quill Varga')?.type).toBe('person');
  });

  it('split two people of one name by their notes, and merge them again', async () => {
    const { actions, answers, services } = await setup({ ...VAULT, 'in/bridges.md': SECOND.replace('Holmwood Rey', 'Holmwood-Rey') });
    const speaker = services.index.directory().find('in/lamps.md', 'Petra Holmwood-Rey') as Speaker;
    expect(speaker.sources).toHaveLength(2);
    answers.split = { name: 'Petra Holmwood-Rey (2)', notes: ['in/bridges.md'] };
    await actions.splitByNotes(speaker, 'in/bridges.md');
    const found = () => [services.index.directory().find('in/lamps.md', 'Petra Holmwood-Rey')?.name, services.index.directory().find('in/bridges.md', 'Petra Holmwood-Rey')?.name];
    expect(found()).toEqual(['Petra Holmwood-Rey', 'Petra Holmwood-Rey (2)']);
    answers.speakers = ['Petra Holmwood-Rey'];
    await actions.mergeSpeakers(services.index.directory().find('in/bridges.md', 'Petra Holmwood-Rey'));
    expect(found()).toEqual(['Petra Holmwood-Rey', 'Petra Holmwood-Rey']);
  });

  it('rename a speaker with the person note', async () => {
    const { actions, answers, services, notes } = await setup();
    const speaker = () => services.index.directory().speakers.find(({ name }) => name.startsWith('Quill')) as Speaker;
    await actions.openSpeaker(speaker(), false);
    expect(Object.keys(notes())).toContain('People/Quill Varga.md');
    answers.name = 'Quill A. Varga';
    await actions.renameSpeaker(speaker());
    expect(Object.keys(notes())).toContain('People/Quill A. Varga.md');
    expect(speaker()).toMatchObject({ name: 'Quill A. Varga', notePath: 'People/Quill A. Varga.md' });
  });

  it('rename the person note to another case, where files of both cases are the same', async () => {
    const { app, actions, answers, services, notes } = await setup();
    const speaker = () => services.index.directory().speakers.find(({ name }) => name.startsWith('Quill')) as Speaker;
    await actions.openSpeaker(speaker(), false);
    app.vault.adapter.exists = (path) => Promise.resolve(Object.keys(notes()).some((known) => known.toLowerCase() === path.toLowerCase()));
    answers.name = 'Quill VARGA';
    await actions.renameSpeaker(speaker());
    expect(Object.keys(notes())).toContain('People/Quill VARGA.md');
  });
});

describe('going to a speaker', () => {
  it('creates that one note where there is none, and opens it', async () => {
    const { app, actions, answers, notes } = await setup();
    answers.speakers = ['Quill Varga'];
    await actions.goToSpeaker();
    expect(Object.keys(notes()).filter((path) => path.startsWith('People/'))).toEqual(['People/Quill Varga.md']);
    expect(app.workspace.getActiveFile()?.path).toBe('People/Quill Varga.md');
  });
});

describe('key insights', () => {
  it('are written as picked, and not over those that are there', async () => {
    const { actions, answers, notes } = await setup();
    answers.keep = (insights) => insights.slice(0, 1);
    await actions.insights('in/allotments.md');
    const written = notes()['in/allotments.md'] ?? '';
    expect(written).toMatch(/key_insights:\n +- .*council of district/);
    await actions.insights('in/allotments.md');
    expect(notes()['in/allotments.md']).toBe(written);
    expect(answers.told).toEqual(['1 key insight written.', 'The note has these key insights already.']);
  });

  it('are not written when the user thinks better of it, nor where none stands out', async () => {
    const { actions, answers, notes } = await setup();
    answers.keep = () => null;
    await actions.insights('in/allotments.md');
    await actions.insights('in/lamps.md');
    expect(notes()).toEqual(VAULT);
    expect(answers.told).toHaveLength(1);
  });
});

describe('a quotation', () => {
  it('is inserted with its speaker and a link to its section', async () => {
    const { app, actions, answers } = await setup({ ...VAULT, 'Essay.md': 'Begin.\n' });
    const editor = openInEditor(app, 'Essay.md', 'Begin.\n');
    editor.select([7, 7]);
    answers.quotation = 'more stars';
    await actions.quotations.insert(editor.asEditor, 'Essay.md');
    expect(editor.getValue()).toMatch(/^Begin\.\n> .*fewer lamps.*\n>\n> — Petra Holmwood.*, \[\[lamps#Lamps\|lamps\]\]\n$/);
  });
});

describe('linking an open note', () => {
  it('edits it in its editor as one step, and takes the links out again to the letter', async () => {
    const { app, actions, services } = await setup();
    await actions.run('people');
    const editor = openInEditor(app, 'in/lamps.md', FIRST);
    await actions.link('in/lamps.md');
    expect(editor.getValue()).toContain('[[Quill Varga]] writes');
    expect(editor.transactions).toHaveLength(1);
    expect(services.store.settings.links['in/lamps.md']).toHaveLength(2);
    await actions.unlink('in/lamps.md');
    expect(editor.getValue()).toBe(FIRST);
  });

  it('by itself leaves the line with the cursor, and remembers only the links it wrote', async () => {
    const { app, actions, services } = await setup();
    await actions.run('people');
    const editor = openInEditor(app, 'in/lamps.md', FIRST);
    const at = FIRST.indexOf('Quill');
    editor.select([at, at]);
    expect(await services.notes.link('in/lamps.md', true)).toEqual({ outcome: 'waiting', links: 1 });
    expect(editor.getValue()).toContain('\nQuill Varga writes');
    expect(services.store.settings.links['in/lamps.md']?.map(({ text }) => text)).toEqual(['Petra Holmwood-Rey']);
    editor.select([0, 0]);
    expect(await services.notes.link('in/lamps.md', true)).toEqual({ outcome: 'done', links: 1 });
    expect(services.store.settings.links['in/lamps.md']).toHaveLength(2);
  });
});
