// @vitest-environment happy-dom
import type { App, Plugin as ObsidianPlugin } from 'obsidian';
import { Plugin } from 'obsidian-test-mocks/obsidian';
import { describe, expect, it } from 'vitest';
import { SETTING_ENTRIES } from '../../../src/core/settings/entries.ts';
import { SettingsStore } from '../../../src/obsidian/settings/settings-store.ts';
import { SettingsTab } from '../../../src/obsidian/settings/settings-tab.ts';
import { mockApp } from '../mock-app.ts';

async function openTab(stored: unknown) {
  const file = {
    stored,
    loadData: () => Promise.resolve(file.stored),
    saveData: (data: unknown) => {
      file.stored = data;
      return Promise.resolve();
    },
  };
  class TestPlugin extends Plugin {}
  const app = mockApp({}) as unknown as App;
  const store = new SettingsStore(file);
  await store.load();
  const errors: unknown[] = [];
  const plugin = new TestPlugin(app as never, { id: 'x' } as never) as unknown as ObsidianPlugin;
  const tab = new SettingsTab(app, plugin, store, (error) => errors.push(error));
  return { tab, store, file, errors };
}

/** All rows of the tab, whatever group they are in. */
function rows(tab: SettingsTab) {
  return tab.getSettingDefinitions().flatMap((definition) => ('items' in definition ? (definition.items ?? []) : [definition]));
}

describe('the settings tab', () => {
  it('has a control for every setting, with its present value', async () => {
    const { tab } = await openTab({ insightCount: 7, excludeFolders: ['Old', 'Drafts'] });
    const keys = rows(tab).flatMap((row) => ('control' in row && row.control !== undefined ? [row.control.key] : []));
    expect(keys).toEqual(SETTING_ENTRIES.map(({ key }) => key));
    expect(tab.getControlValue('insightCount')).toBe('7');
    expect(tab.getControlValue('excludeFolders')).toBe('Old\nDrafts');
  });

  it('stores what is chosen, lists as one entry a line', async () => {
    const { tab, file } = await openTab({ mine: 1 });
    await tab.setControlValue('linkOn', 'leave');
    await tab.setControlValue('ignoredNames', ' Pro tip \n\nStep 1\n');
    await tab.setControlValue('insightCount', 'Auto');
    expect(file.stored).toEqual({ mine: 1, linkOn: 'leave', ignoredNames: ['Pro tip', 'Step 1'], insightCount: 'auto' });
    await tab.setControlValue('insightCount', '5');
    expect(file.stored).toMatchObject({ insightCount: 5 });
  });

  it('says why a value cannot be, and does not store it', async () => {
    const { tab, file } = await openTab(null);
    const row = rows(tab).find((each) => 'control' in each && each.control?.key === 'restDelay');
    const validate = row !== undefined && 'control' in row && row.control?.type === 'number' ? row.control.validate : undefined;
    expect(await validate?.(-5)).toBe('This must be a whole number from 0 to 600000.');
    expect(await validate?.(500)).toBeUndefined();
    await tab.setControlValue('restDelay', -5);
    await tab.setControlValue('peopleFolder', '../elsewhere');
    expect(file.stored).toBeNull();
  });

  it('lists the decisions about speakers, each of which can be taken back', async () => {
    const { tab, store } = await openTab({ decisions: [
      { kind: 'merge', from: 'W. Lindqvist', into: 'Wren Lindqvist' }, { kind: 'not-a-person', name: 'Pro tip' },
    ] });
    const list = tab.getSettingDefinitions().find((definition) => 'type' in definition && definition.type === 'list');
    if (list === undefined || !('onDelete' in list)) throw new Error('no list');
    expect(list.items?.map((item) => item.name)).toEqual(['W. Lindqvist is Wren Lindqvist', 'Pro tip is not a person']);
    list.onDelete?.(0);
    expect(store.settings.decisions).toEqual([{ kind: 'not-a-person', name: 'Pro tip' }]);
  });

  it('is worded and ordered as the style guide asks: one sentence for each row, no heading that repeats the page, long fields last', async () => {
    const { tab } = await openTab(null);
    const headings = tab.getSettingDefinitions().flatMap((definition) => ('heading' in definition && typeof definition.heading === 'string' ? [definition.heading] : []));
    expect(headings.length).toBeGreaterThan(3);
    for (const heading of headings) expect(heading).not.toMatch(/settings|options|general|who said what/i);
    const shown = rows(tab).filter((row) => 'name' in row);
    for (const row of shown) {
      expect(row.name).toMatch(/^[A-Z][^A-Z.:]*$/);
      if ('desc' in row) expect(row.desc).toMatch(/^[A-Z][^.]*\.$/);
    }
    const kinds = rows(tab).flatMap((row) => ('control' in row && row.control !== undefined ? [row.control.type] : []));
    expect(kinds.slice(kinds.indexOf('textarea')).every((kind) => kind === 'textarea')).toBe(true);
  });

  it('tells when the settings cannot be stored', async () => {
    const { tab, store, file, errors } = await openTab(null);
    file.loadData = () => Promise.reject(new Error('broken'));
    await store.load();
    await tab.setControlValue('linkOn', 'leave');
    expect(errors).toHaveLength(1);
    expect(file.stored).toBeNull();
  });
});
