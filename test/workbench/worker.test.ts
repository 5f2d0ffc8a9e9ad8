import { describe, expect, it } from 'vitest';
import type { Bench } from './bench.ts';
import { VAULT } from './notes.ts';
import { useBench } from './use-bench.ts';

let bench: Bench;
useBench((ready) => {
  bench = ready;
});

const found = async () => [await bench.cli('who-said-what:people', { format: 'json' }), await bench.cli('who-said-what:quotes', { format: 'json' })];

describe('the worker in main.js', () => {
  it('is started for the notes of the vault, and ends with the plugin', async () => {
    const started = bench.page.waitForEvent('worker');
    await bench.start({ files: VAULT });
    const ended = (await started).waitForEvent('close');
    await bench.page.evaluate(() => {
      window.bench.plugin?.unload();
    });
    await ended;
    expect(bench.page.workers()).toHaveLength(0);
  });

  it('finds what is found in a page that has no workers', async () => {
    await bench.start({ files: VAULT });
    const there = await found();
    expect(there[1]).toContain('Ingrid Solvane');
    await bench.page.addInitScript('delete window.Worker;');
    await bench.start({ files: VAULT });
    expect(bench.page.workers()).toHaveLength(0);
    expect(await found()).toEqual(there);
  });
});
