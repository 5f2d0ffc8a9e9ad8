import { describe, expect, it } from 'vitest';
import type { Bench } from './bench.ts';
import { VAULT } from './notes.ts';
import { useBench } from './use-bench.ts';

let bench: Bench;
useBench((ready) => {
  bench = ready;
});

const titles = (kind: string) => bench.rows(kind).locator('.who-said-what-title').allTextContents();
const speaker = (name: string) => bench.rows('speaker').filter({ hasText: name });
const decisions = async () => (await bench.data())['decisions'];

async function openVault(): Promise<void> {
  await bench.openPanel();
  await bench.panel.getByRole('button', { name: 'Speakers of the whole vault' }).click();
  await bench.rows('speaker').first().waitFor();
}

/** Picks an item in the menu of a speaker of the vault. */
async function pick(name: string, item: string): Promise<void> {
  await speaker(name).click({ button: 'right' });
  await bench.page.getByRole('menuitem', { name: item, exact: true }).click();
}

/** What the menu of a speaker offers. */
async function offered(name: string): Promise<string[]> {
  await speaker(name).click({ button: 'right' });
  const items = await bench.page.getByRole('menuitem').allTextContents();
  await bench.page.keyboard.press('Escape');
  return items;
}

describe('the menu of a speaker', () => {
  it('creates the person note and opens it, and from then on opens it as it is', async () => {
    await bench.start({ files: VAULT });
    await openVault();
    await pick('Tobias Renn Akerly', 'Create the note of Tobias Renn Akerly');
    await bench.page.waitForFunction(() => window.bench.views('People/Tobias Renn Akerly.md').length === 1);
    expect(await bench.text('People/Tobias Renn Akerly.md')).toContain('We repaired two of them last winter');
    expect(Object.keys(await bench.texts()).filter((path) => path.startsWith('People/'))).toEqual(['People/Tobias Renn Akerly.md']);
    const before = await bench.text('People/Tobias Renn Akerly.md');
    await bench.openNote('Diary.md');
    const writes = (await bench.writes()).length;
    await speaker('Tobias Renn Akerly').locator('.has-note').waitFor();
    await pick('Tobias Renn Akerly', 'Open the note of Tobias Renn Akerly');
    await bench.page.locator('.cm-content:visible').getByText('We repaired two of them').waitFor();
    expect(await bench.text('People/Tobias Renn Akerly.md')).toBe(before);
    expect(await bench.writes()).toHaveLength(writes);
  });

  it('merges the speaker with another whom the user picks', async () => {
    await bench.start({ files: VAULT });
    await openVault();
    await pick('Tobias Renn Akerly', 'Merge Tobias Renn Akerly with…');
    await bench.page.locator('.prompt-input[placeholder="Merge Tobias Renn Akerly with…"]').waitFor();
    expect(await bench.page.locator('.suggestion-item').count()).toBe(1);
    await bench.page.keyboard.press('Enter');
    await expect.poll(() => titles('speaker')).toEqual(['Ingrid Solvane']);
    await speaker('Ingrid Solvane').getByLabel('4 quotations').waitFor();
    expect(await decisions()).toEqual([{ kind: 'merge', from: 'Tobias Renn Akerly', into: 'Ingrid Solvane' }]);
  });

  it('says that a name is an organization: it is shown as one, and gets no note unless the settings say so', async () => {
    await bench.start({ files: VAULT });
    await openVault();
    await pick('Tobias Renn Akerly', 'Tobias Renn Akerly is an organization');
    await speaker('Tobias Renn Akerly').locator('.who-said-what-facts', { hasText: 'organization' }).waitFor();
    expect(await decisions()).toEqual([{ kind: 'organization', name: 'Tobias Renn Akerly' }]);
    expect(await offered('Tobias Renn Akerly')).not.toContain('Tobias Renn Akerly is an organization');
    await bench.command('Create or update all person notes');
    await bench.modal.getByRole('button', { name: 'Write 1 note' }).click();
    await bench.notice('1 note written.');
    expect(Object.keys(await bench.texts())).not.toContain('People/Tobias Renn Akerly.md');
  });

  it('says that a name is no person: it leaves the list for good, what was said stays in the note', async () => {
    await bench.start({ files: VAULT });
    await openVault();
    await pick('Tobias Renn Akerly', 'Tobias Renn Akerly is not a person');
    await bench.notice('Tobias Renn Akerly is not listed as a speaker any more. The settings can take that back.');
    await expect.poll(() => titles('speaker')).toEqual(['Ingrid Solvane']);
    expect(await bench.panel.getByRole('status').textContent()).toBe('1 speaker');
    await bench.restart();
    await openVault();
    expect(await titles('speaker')).toEqual(['Ingrid Solvane']);
    await bench.panel.getByRole('button', { name: 'Speakers of the whole vault' }).click();
    await bench.openNote('Inbox/cranes.md');
    await bench.rows('quotation').filter({ hasText: 'We repaired two' }).waitFor();
    await bench.panel.getByRole('button', { name: 'Group by speaker' }).click();
    await speaker('Tobias Renn Akerly').getByText('not a person').waitFor();
    expect(await offered('Tobias Renn Akerly')).not.toContain('Tobias Renn Akerly is not a person');
  });

  it('lets the last word count: no person after organization, an organization after no person, and back in the settings', async () => {
    await bench.start({ files: VAULT });
    await openVault();
    await pick('Tobias Renn Akerly', 'Tobias Renn Akerly is an organization');
    await speaker('Tobias Renn Akerly').getByText('organization').waitFor();
    await pick('Tobias Renn Akerly', 'Tobias Renn Akerly is not a person');
    await expect.poll(() => titles('speaker')).toEqual(['Ingrid Solvane']);
    await bench.page.locator('.notice').click();
    await bench.panel.getByRole('button', { name: 'Speakers of the whole vault' }).click();
    await bench.openNote('Inbox/cranes.md');
    await bench.panel.getByRole('button', { name: 'Group by speaker' }).click();
    await pick('Tobias Renn Akerly', 'Tobias Renn Akerly is an organization');
    await speaker('Tobias Renn Akerly').getByText('organization').waitFor();
    await bench.panel.getByRole('button', { name: 'Speakers of the whole vault' }).click();
    await expect.poll(() => titles('speaker')).toEqual(['Ingrid Solvane', 'Tobias Renn Akerly']);
    await bench.page.keyboard.press('Control+,');
    for (const left of [1, 0]) {
      await bench.modal.locator('.setting-item', { hasText: 'Tobias Renn Akerly is' }).first().getByRole('button', { name: 'Delete' }).click();
      await bench.page.waitForFunction((count) => (window.bench.data as { decisions: unknown[] }).decisions.length === count, left);
    }
    await bench.page.keyboard.press('Escape');
    await speaker('Tobias Renn Akerly').getByText('organization').waitFor({ state: 'detached' });
    expect(await titles('speaker')).toEqual(['Ingrid Solvane', 'Tobias Renn Akerly']);
  });
});
