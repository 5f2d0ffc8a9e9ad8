import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { Bench } from './bench.ts';
import { VAULT } from './notes.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.connect(inject('workbenchUrl'), inject('browserEndpoint'));
});
afterEach(() => {
  expect(bench.errors).toEqual([]);
});
afterAll(() => bench.close());

describe('the panel', () => {
  it('shows who said what in the note that is opened, in a page without anything of Node', async () => {
    await bench.start({ files: VAULT });
    const ofNode = await bench.page.evaluate(() => ['process', 'Buffer', 'global', 'require', 'module', '__dirname', 'setImmediate'].filter((name) => name in window));
    expect(ofNode).toEqual([]);
    await bench.openPanel();
    await bench.openNote('Inbox/cranes.md');
    await bench.rows('quotation').first().waitFor();
    expect(await bench.rows('section').locator('.who-said-what-title').allTextContents()).toEqual(['Cranes', 'Repairs', 'Weather']);
    expect(await bench.rows('quotation').count()).toBe(3);
    expect(await bench.rows('quotation').first().textContent()).toContain('slower than the ships');
  });
});
