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

describe('a start after another one', () => {
  it('knows the speakers without reading a note, and reads the note that is opened', async () => {
    await bench.start({ files: VAULT });
    expect((await reads()).sort()).toEqual(Object.keys(VAULT).sort());
    const before = await speakers();
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
