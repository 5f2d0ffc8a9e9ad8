import { describe, expect, it } from 'vitest';
import type { Bench } from './bench.ts';
import { VAULT } from './notes.ts';
import { useBench } from './use-bench.ts';

let bench: Bench;
useBench((ready) => {
  bench = ready;
});

const button = (name: string | RegExp) => bench.modal.getByRole('button', { name, exact: true });

describe('the settings', () => {
  it('are stored as they are changed, refuse what cannot be, and keep what they do not know', async () => {
    await bench.start({ files: VAULT, data: { ofANewerVersion: 7, insightCount: 4 } });
    await bench.page.keyboard.press('Control+,');
    await bench.modal.getByLabel('Number of key insights').fill('99');
    await bench.modal.getByText('This must be auto or a whole number from 1 to 20.').waitFor();
    expect(await bench.data()).toEqual({ ofANewerVersion: 7, insightCount: 4 });
    await bench.modal.getByLabel('Number of key insights').fill('6');
    await bench.modal.getByLabel('Link speakers').selectOption('leave');
    await bench.modal.getByLabel('Folders to leave out').fill('Archive\nInbox');
    await bench.page.waitForFunction(() => JSON.stringify(window.bench.data) === '{"ofANewerVersion":7,"insightCount":6,"linkOn":"leave","excludeFolders":["Archive","Inbox"]}');
    await bench.until(async () => (await window.bench.cli('who-said-what')).startsWith('ready: 0 source notes'), null);
  });

  it('follow a change from outside, and name a value that cannot be', async () => {
    await bench.start({ files: VAULT, data: { insightCount: 4 } });
    await bench.page.evaluate(() => window.bench.storeOutside({ insightCount: 'many', minimumQuotations: 2 }));
    await bench.notice('"insightCount" must be auto or a whole number');
    await bench.page.keyboard.press('Control+,');
    expect(await bench.modal.getByLabel('Number of key insights').inputValue()).toBe('3');
    expect(await bench.modal.getByLabel('Least number of quotations').inputValue()).toBe('2');
  });

  it('take decisions back, and are reset with them kept, after a question', async () => {
    await bench.start({ files: VAULT, data: { insightCount: 9, decisions: [{ kind: 'not-a-person', name: 'Pro Tip' }, { kind: 'organization', name: 'Lamp Board' }] } });
    await bench.page.keyboard.press('Control+,');
    await bench.modal.locator('.setting-item', { hasText: 'Pro Tip is not a person' }).getByRole('button', { name: 'Delete' }).click();
    await bench.page.waitForFunction(() => !JSON.stringify(window.bench.data).includes('Pro Tip'));
    await bench.modal.getByText('Reset all options').click();
    await button('Reset').click();
    await bench.page.waitForFunction(() => (window.bench.data as { insightCount: number }).insightCount === 3);
    expect((await bench.data())['decisions']).toEqual([{ kind: 'organization', name: 'Lamp Board' }]);
    expect(await bench.modal.getByLabel('Number of key insights').inputValue()).toBe('3');
  });

  it('are checked when the app starts: what is good holds, what is not is named, and nothing in the file is lost', async () => {
    const data = {
      insightCount: 'many', minimumQuotations: 2, linkOn: 'leave', restDelay: -5, peopleFolder: '../elsewhere', excludeFolders: 'Archive',
      ofANewerVersion: { deep: [1] }, decisions: [{ kind: 'organization', name: 'Lamp Board' }, { kind: 'ofANewerVersion', name: 'Lamp' }],
    };
    await bench.start({ files: VAULT, data });
    for (const key of ['insightCount', 'restDelay', 'peopleFolder', 'excludeFolders']) await bench.notice(`"${key}" must be`);
    await bench.notice('"decisions" has 1 entry that is not understood. This is passed over.');
    await bench.page.keyboard.press('Control+,');
    expect(await bench.modal.getByLabel('Number of key insights').inputValue()).toBe('3');
    expect(await bench.modal.getByLabel('Folder for person notes').inputValue()).toBe('People');
    expect(await bench.modal.getByLabel('Least number of quotations').inputValue()).toBe('2');
    expect(await bench.modal.getByLabel('Link speakers').inputValue()).toBe('leave');
    await bench.modal.getByText('Lamp Board is an organization').waitFor();
    expect(await bench.data()).toEqual(data);
    await bench.modal.getByLabel('Least number of quotations').fill('3');
    await bench.page.waitForFunction(() => (window.bench.data as { minimumQuotations: number }).minimumQuotations === 3);
    expect(await bench.data()).toEqual({ ...data, minimumQuotations: 3 });
  });

  it('are not written over a file that holds none, and whoever changes one is told', async () => {
    await bench.start({ files: VAULT, data: 'a page of something else' });
    await bench.notice('The stored settings are not an object');
    await bench.page.keyboard.press('Control+,');
    await bench.modal.getByLabel('Least number of quotations').fill('3');
    await bench.notice('nothing is saved until they can');
    expect(await bench.page.evaluate(() => window.bench.data)).toBe('a page of something else');
    bench.errors.length = 0;
  });
});
