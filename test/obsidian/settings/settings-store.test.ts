import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/core/settings.ts';
import { SettingsStore, UnreadableSettingsError } from '../../../src/obsidian/settings/settings-store.ts';

function dataFile(stored: unknown) {
  return {
    stored,
    saves: 0,
    failing: false,
    loadData() {
      return this.failing ? Promise.reject(new SyntaxError('Unexpected end')) : Promise.resolve(this.stored);
    },
    saveData(data: unknown) {
      this.saves++;
      this.stored = structuredClone(data);
      return Promise.resolve();
    },
  };
}

describe('stored settings', () => {
  it('start as the defaults and are written only when something changes', async () => {
    const file = dataFile(null);
    const store = new SettingsStore(file);
    expect(await store.load()).toEqual([]);
    expect(store.settings).toEqual(DEFAULT_SETTINGS);
    expect(file.saves).toBe(0);
    await store.update({ insightCount: 5 });
    expect(file.stored).toEqual({ insightCount: 5 });
  });

  it('keep keys and values that this version does not understand', async () => {
    const future = { kind: 'archive', name: 'Ossian Grell' };
    const file = dataFile({ theme: 'dim', restDelay: 'soon', decisions: [future] });
    const store = new SettingsStore(file);
    expect(await store.load()).toHaveLength(2);
    await store.update({ decisions: [{ kind: 'organization', name: 'Quill Labs' }] });
    expect(file.stored).toEqual({ theme: 'dim', restDelay: 'soon', decisions: [{ kind: 'organization', name: 'Quill Labs' }, future] });
  });

  it('are never written over a file that could not be read', async () => {
    const file = dataFile({ insightCount: 7 });
    file.failing = true;
    const store = new SettingsStore(file);
    expect((await store.load())[0]).toContain('Unexpected end');
    expect(store.canSave).toBe(false);
    await expect(store.update({ insightCount: 2 })).rejects.toBeInstanceOf(UnreadableSettingsError);
    expect([file.saves, file.stored]).toEqual([0, { insightCount: 7 }]);

    file.failing = false;
    await store.load();
    expect(store.settings.insightCount).toBe(7);
    await store.update({ insightCount: 2 });
    expect(file.stored).toEqual({ insightCount: 2 });
  });

  it('are not written over a file that holds no object', async () => {
    const file = dataFile('[]oops');
    const store = new SettingsStore(file);
    expect(await store.load()).toHaveLength(1);
    await expect(store.update({ insightCount: 2 })).rejects.toThrow();
    expect(file.saves).toBe(0);
  });

  it('stay as they were when a later read fails', async () => {
    const file = dataFile({ insightCount: 7 });
    const store = new SettingsStore(file);
    await store.load();
    file.failing = true;
    await store.load();
    expect(store.settings.insightCount).toBe(7);
  });

  it('are written in the order of the changes, each with all before it', async () => {
    const file = dataFile(null);
    const store = new SettingsStore(file);
    await store.load();
    await Promise.all([store.update({ insightCount: 2 }), store.update({ linkOn: 'leave' }), store.update({ insightCount: 4 })]);
    expect(file.stored).toEqual({ insightCount: 4, linkOn: 'leave' });
  });

  it('are not put back by a read that comes while they are saved', async () => {
    const file = dataFile({ insightCount: 2 });
    const store = new SettingsStore(file);
    await store.load();
    await Promise.all([store.update({ insightCount: 4 }), store.load()]);
    expect(store.settings.insightCount).toBe(4);
    await Promise.all([store.load(), store.update({ insightCount: 6 })]);
    expect(store.settings.insightCount).toBe(6);
    await store.update({ linkOn: 'leave' });
    expect(file.stored).toEqual({ insightCount: 6, linkOn: 'leave' });
  });

  it('tell who listens what they were before', async () => {
    const store = new SettingsStore(dataFile(null));
    await store.load();
    const seen: unknown[] = [];
    const stop = store.onChange((now, before) => seen.push([before.insightCount, now.insightCount]));
    await store.update({ insightCount: 9 });
    stop();
    await store.update({ insightCount: 1 });
    expect(seen).toEqual([[3, 9]]);
  });
});
