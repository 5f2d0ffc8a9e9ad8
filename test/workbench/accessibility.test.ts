import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Bench } from './bench.ts';
import { STATES } from './states.ts';

/** A second or more for each look: the states that share everything with another are left out. */
const LEFT_OUT = ['panel-vault-empty', 'panel-no-note', 'settings-lists', 'window', 'dialog-merge'];

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.connect(inject('workbenchUrl'), inject('browserEndpoint'));
});
afterAll(() => bench.close());

describe('every state', () => {
  for (const state of STATES.filter(({ name }) => !LEFT_OUT.includes(name))) {
    it(`is without violations of accessibility rules, light and dark: ${state.name}`, async () => {
      await bench.start({ theme: 'light', ...state.options });
      await state.prepare(bench);
      await bench.page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core') });
      const found: string[] = [];
      for (const theme of ['light', 'dark']) {
        await bench.page.evaluate((wanted) => {
          document.body.classList.remove('theme-light', 'theme-dark');
          document.body.classList.add(`theme-${wanted}`);
        }, theme);
        found.push(...(await violations()).map((violation) => `${theme}: ${violation}`));
      }
      expect(found).toEqual([]);
    });
  }
});

/** What axe finds in what the plugin draws: its panel, and the contents of its dialogs. */
async function violations(): Promise<string[]> {
  return bench.page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: (context: unknown, options: unknown) => Promise<AxeResults> } };
    // The list of a prompt is the app's own; the items in it are drawn by the plugin.
    const include = ['.who-said-what-panel', '.modal-content', '.suggestion-item'].filter((selector) => document.querySelector(selector) !== null).map((selector) => [selector]);
    const { violations: found } = await axe.run({ include }, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] });
    return found.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary?.split('\n').slice(1).join(' ').trim() ?? ''}`));
  });
}
