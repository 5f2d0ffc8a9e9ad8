// @vitest-environment happy-dom
import type { App, Component as ObsidianComponent } from 'obsidian';
import { Component } from 'obsidian-test-mocks/obsidian';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Settings } from '../../src/core/settings.ts';
import { createServices } from '../../src/obsidian/services.ts';
import { Answers } from './answers.ts';
import { mockApp, texts } from './mock-app.ts';

const note = (id: string, speaker: string, said: string) =>
  `---\nid: SOURCE-20260401-${id}\nplatform: website\nformat: article\nstatus: raw\n---\n\n# Wells\n\n${speaker} says: "${said}"\n`;
const DEEP = note('001', 'Marit Oosterlund', 'The old well is deeper than anybody in the village remembered.');
const DRY = note('002', 'Marit Oosterlund', 'A dry well is a warning that nobody wants to read.');
const PERSON = '---\ntype: person\naliases: []\n---\n';
const VAULT = { 'in/deep.md': DEEP, 'in/dry.md': DRY, 'People/Marit Oosterlund.md': PERSON, 'map.canvas': '{}' };
const LINK = '[[Marit Oosterlund]] says';

async function setup(stored: Partial<Settings> = {}, build = true) {
  const app = mockApp(VAULT);
  const answers = new Answers();
  const data = { manifest: { id: 'who-said-what' }, stored: { restDelay: 0, ...stored } as unknown, loadData: () => Promise.resolve(data.stored), saveData: (value: unknown) => {
    data.stored = structuredClone(value);
    return Promise.resolve();
  } };
  const services = createServices(app as unknown as App, data, answers);
  await services.store.load();
  const owner = new Component();
  owner.load();
  owner.register(services.stop);
  services.events.follow(owner as unknown as ObsidianComponent);
  if (build) await services.index.rebuild();
  const write = async (path: string, text: string) => {
    const file = app.vault.getFileByPath(path);
    if (file !== null) await app.vault.modify(file, text);
  };
  const look = (path: string | null) => {
    app.workspace.trigger('file-open', path === null ? null : app.vault.getFileByPath(path));
  };
  /** Long enough for a note at rest to be linked. */
  const rest = async () => {
    await vi.advanceTimersByTimeAsync(3000);
    await services.linking.settled();
  };
  return { app, answers, data, services, actions: services.actions, owner, write, look, rest, notes: () => texts(app) };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true, advanceTimeDelta: 2 });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('links that the user took out', () => {
  it('stay out of a note after further edits and a rename, until it is linked by command', async () => {
    const { app, actions, data, answers, write, rest, notes } = await setup();
    await write('in/deep.md', `${DEEP}More.\n`);
    await rest();
    expect(notes()['in/deep.md']).toContain(LINK);
    await actions.unlink('in/deep.md');
    expect(answers.told.join()).toContain('not linked again');
    const folder = app.vault.getFolderByPath('in');
    if (folder !== null) await app.vault.rename(folder, 'out');
    expect(data.stored).toMatchObject({ unlinkedNotes: ['out/deep.md'] });
    await write('out/deep.md', `${DEEP}Much more.\n`);
    await rest();
    expect(notes()['out/deep.md']).toBe(`${DEEP}Much more.\n`);
    await actions.link('out/deep.md');
    expect(data.stored).toMatchObject({ unlinkedNotes: [] });
    expect(notes()['out/deep.md']).toContain(LINK);
  });

  it('stay out after they were undone in the note and typing goes on', async () => {
    const { data, write, rest, notes } = await setup();
    await write('in/deep.md', `${DEEP}More.\n`);
    await rest();
    expect(notes()['in/deep.md']).toContain(LINK);
    await write('in/deep.md', `${DEEP}More.\n`);
    await write('in/deep.md', `${DEEP}More and more.\n`);
    await rest();
    expect(notes()['in/deep.md']).toBe(`${DEEP}More and more.\n`);
    expect(data.stored).toMatchObject({ unlinkedNotes: ['in/deep.md'] });
  });

  it('stay out after a run that wrote them was taken back', async () => {
    const { actions, write, rest, notes, data } = await setup();
    await actions.run('links');
    expect(notes()['in/dry.md']).toContain(LINK);
    await actions.undo();
    await write('in/dry.md', `${DRY}More.\n`);
    await rest();
    expect(notes()['in/dry.md']).toBe(`${DRY}More.\n`);
    await actions.run('links');
    expect(data.stored).toMatchObject({ unlinkedNotes: [] });
  });

  it('stay out of the whole vault after they were removed there, which is told, and can be undone', async () => {
    const { actions, answers, services, write, rest, notes } = await setup();
    await actions.run('links');
    await actions.run('unlink');
    expect(answers.told.at(-1)).toContain('only by command');
    expect(services.store.settings.linkOn).toBe('command');
    await write('in/dry.md', `${DRY}More.\n`);
    await rest();
    expect(notes()['in/dry.md']).toBe(`${DRY}More.\n`);
    await actions.undo();
    expect(services.store.settings.linkOn).toBe('save');
    expect(notes()['in/deep.md']).toContain(LINK);
  });

  it('are not put in by a save from before', async () => {
    const { actions, write, rest, notes } = await setup({ restDelay: 1000 });
    await actions.link('in/deep.md');
    await write('in/deep.md', `${notes()['in/deep.md'] ?? ''}More.\n`);
    await actions.unlink('in/deep.md');
    await rest();
    expect(notes()['in/deep.md']).toBe(`${DEEP}More.\n`);
  });
});

describe('a run over the vault', () => {
  it('keeps the record of a link that came to be in a note which the run could not write', async () => {
    const { services, answers, actions, notes } = await setup();
    const linked: Promise<unknown>[] = [];
    answers.step = () => {
      if (linked.length === 0) linked.push(services.notes.link('in/dry.md', false));
    };
    await actions.run('links');
    await Promise.all(linked);
    expect(notes()['in/dry.md']).toContain(LINK);
    expect(services.store.settings.links['in/dry.md']).toHaveLength(1);
    await actions.run('unlink');
    expect(notes()).toEqual(VAULT);
  });

  it('waits until all notes are read', async () => {
    const { services, actions, notes } = await setup({}, false);
    const run = actions.run('links');
    await services.index.rebuild();
    await run;
    expect(notes()['in/deep.md']).toContain(LINK);
  });

  it('ends with the note it is at when the plugin is disabled, and remembers the links it wrote', async () => {
    const { owner, answers, actions, services, notes } = await setup();
    answers.step = () => {
      owner.unload();
    };
    await actions.run('links');
    expect([notes()['in/deep.md']?.includes(LINK), notes()['in/dry.md']]).toEqual([true, DRY]);
    expect(Object.keys(services.store.settings.links)).toEqual(['in/deep.md']);
  });
});

describe('a disabled plugin', () => {
  it('does not read the vault again for settings that were changed before', async () => {
    const { owner, services, app } = await setup();
    const read = vi.spyOn(app.vault, 'cachedRead');
    await services.store.update({ includeFolders: ['in'] });
    owner.unload();
    await vi.advanceTimersByTimeAsync(5000);
    await services.index.rebuild();
    expect(read).not.toHaveBeenCalled();
  });
});

describe('linking when a note is left', () => {
  it.each([['closed', null], ['left for a canvas', 'map.canvas']])('happens when it is %s', async (_, next) => {
    const { write, look, rest, notes, services } = await setup({ linkOn: 'leave' });
    look('in/deep.md');
    await write('in/deep.md', `${DEEP}More.\n`);
    await rest();
    expect(notes()['in/deep.md']).not.toContain(LINK);
    look(next);
    await rest();
    expect(notes()['in/deep.md']).toContain(LINK);
    expect(services.events.currentPath).toBe('in/deep.md');
  });
});

describe('a note that is saved while the index is built', () => {
  it('is linked when that is done', async () => {
    const { services, write, rest, notes } = await setup({}, false);
    const built = services.index.rebuild();
    await write('in/deep.md', `${DEEP}More.\n`);
    await built;
    await rest();
    expect(notes()['in/deep.md']).toContain(LINK);
  });
});
