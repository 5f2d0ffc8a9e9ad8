import { describe, expect, it } from 'vitest';
import type { Bench } from './bench.ts';
import { TIDES, VAULT } from './notes.ts';
import { useBench } from './use-bench.ts';

let bench: Bench;
useBench((ready) => {
  bench = ready;
});

const reads = () => bench.page.evaluate(() => [...window.bench.app.vault.reads]);
const speakers = () => bench.cli('who-said-what:people');
/** Waits until what was found in so many notes is on the disk. */
const kept = (notes: number) => bench.until(async (expected) => {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(`who-said-what-${window.bench.app.appId}`);
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(new Error('There is no database.'));
    };
  });
  const keys = await new Promise<IDBValidKey[]>((resolve) => {
    const request = database.transaction('notes').objectStore('notes').getAllKeys();
    request.onsuccess = () => {
      resolve(request.result);
    };
  });
  database.close();
  return keys.filter((key) => Array.isArray(key) && key[0] === 'head').length === expected;
}, notes);

describe('a start after another one', () => {
  it('knows the speakers without reading a note, and reads the note that is opened', async () => {
    await bench.start({ files: VAULT });
    expect((await reads()).sort()).toEqual(Object.keys(VAULT).sort());
    const before = await speakers();
    await kept(3);
    await bench.restart();
    expect(await reads()).toEqual([]);
    expect(await speakers()).toBe(before);
    await bench.openPanel();
    await bench.openNote('Inbox/cranes.md');
    await bench.rows('quotation').first().waitFor();
    expect(await bench.rows('quotation').count()).toBe(3);
  });

  it('reads only the note that was changed while the app was closed', async () => {
    await bench.start({ files: VAULT });
    await kept(3);
    await bench.page.evaluate(async (text) => {
      await window.bench.writeOutside('Inbox/tides.md', text);
      // Synced from a device whose clock goes well, an hour later.
      const file = window.bench.app.vault.getFileByPath('Inbox/tides.md');
      if (file !== null) file.stat.mtime += 3_600_000;
    }, TIDES.replaceAll('Ingrid Solvane', 'Ingrid Marrowby'));
    await bench.restart();
    expect(await reads()).toEqual(['Inbox/tides.md']);
    expect(await speakers()).toContain('Ingrid Marrowby');
  });

  it('reads everything again after the index was rebuilt from nothing', async () => {
    await bench.start({ files: VAULT });
    await kept(3);
    await bench.restart();
    await bench.cli('who-said-what:rebuild');
    expect((await reads()).sort()).toEqual(Object.keys(VAULT).sort());
  });

  it('shares nothing with another vault of the same name', async () => {
    await bench.start({ files: VAULT });
    await bench.start({ files: VAULT });
    expect((await reads()).sort()).toEqual(Object.keys(VAULT).sort());
  });
});
