import { describe, expect, it } from 'vitest';
import type { Bench } from './bench.ts';
import { CRANES, source, VAULT } from './notes.ts';
import { useBench } from './use-bench.ts';

let bench: Bench;
useBench((ready) => {
  bench = ready;
});

const titles = (kind: string) => bench.rows(kind).locator('.who-said-what-title').allTextContents();
const openVault = async () => {
  await bench.openPanel();
  await bench.panel.getByRole('button', { name: 'Speakers of the whole vault' }).click();
  await bench.rows('speaker').first().waitFor();
};

describe('the panel of a note', () => {
  it('shows for each section what the contents say of it, who speaks there and how often', async () => {
    const note = CRANES.replace('# Cranes\n', '# Cranes\n\n## Table of Contents\n\n- Repairs. What the winter cost.\n- Weather. Nobody was dry.\n');
    await bench.start({ files: { 'Inbox/cranes.md': note } });
    await bench.openPanel();
    await bench.openNote('Inbox/cranes.md');
    const repairs = bench.rows('section').filter({ hasText: 'Repairs' });
    expect(await repairs.locator('.who-said-what-blurb').textContent()).toBe('What the winter cost.');
    expect(await repairs.locator('.who-said-what-facts').textContent()).toBe('Tobias Renn Akerly, Ingrid Solvane');
    expect(await repairs.getByLabel('2 quotations').textContent()).toBe('2');
    expect(await bench.rows('section').filter({ hasText: 'Weather' }).locator('.who-said-what-blurb').textContent()).toBe('Nobody was dry.');
  });

  it('is grouped by speaker when that is asked for, with the words of each', async () => {
    await bench.start({ files: VAULT });
    await bench.openPanel();
    await bench.openNote('Inbox/cranes.md');
    const button = bench.panel.getByRole('button', { name: 'Group by speaker' });
    await button.click();
    await bench.rows('speaker').first().waitFor();
    expect(await titles('speaker')).toEqual(['Ingrid Solvane', 'Tobias Renn Akerly']);
    expect(await bench.rows('speaker').first().getByLabel('2 quotations').count()).toBe(1);
    expect(await bench.rows('quotation').count()).toBe(3);
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    await button.click();
    await bench.rows('section').first().waitFor();
    expect(await bench.rows('speaker').count()).toBe(0);
  });

  it('keeps the focus on the button that the keyboard pressed', async () => {
    await bench.start({ files: VAULT });
    await bench.openPanel();
    await bench.openNote('Inbox/cranes.md');
    const group = bench.panel.getByRole('button', { name: 'Group by speaker' });
    await group.focus();
    await bench.page.keyboard.press('Enter');
    await bench.rows('speaker').first().waitFor();
    expect(await group.evaluate((el) => el === document.activeElement)).toBe(true);
    await bench.page.keyboard.press('Space');
    await bench.rows('section').first().waitFor();
    const speakers = bench.panel.getByRole('button', { name: 'Speakers of the whole vault' });
    await speakers.focus();
    await bench.page.keyboard.press('Enter');
    await bench.rows('speaker').first().waitFor();
    expect(await speakers.evaluate((el) => el === document.activeElement)).toBe(true);
  });
});

describe('the speakers of the vault', () => {
  it('stand in the order that the user picks, each with bars over time', async () => {
    const late = source('20260501-001', 'Buoys', '2026-05-01', '# Buoys\n\nAnselm Torvik Rade says: "The buoys were painted twice, and both times in the wrong colour."\n');
    const again = source('20260601-001', 'Piers', '2026-06-01', '# Piers\n\nTobias Renn Akerly says: "The pier will stand for another year if nobody leans on it."\n');
    await bench.start({ files: { ...VAULT, 'Inbox/buoys.md': late, 'Inbox/piers.md': again } });
    await openVault();
    expect(await titles('speaker')).toEqual(['Ingrid Solvane', 'Tobias Renn Akerly', 'Anselm Torvik Rade']);
    const order = async (name: RegExp) => {
      await bench.panel.getByRole('button', { name: 'Change the order' }).click();
      await bench.page.getByRole('menuitemcheckbox', { name }).click();
    };
    await order(/by name/i);
    await expect.poll(() => titles('speaker')).toEqual(['Anselm Torvik Rade', 'Ingrid Solvane', 'Tobias Renn Akerly']);
    await order(/by last seen/i);
    await expect.poll(() => titles('speaker')).toEqual(['Tobias Renn Akerly', 'Anselm Torvik Rade', 'Ingrid Solvane']);
    // January and June; January and February.
    expect(await bench.rows('speaker').first().locator('.who-said-what-spark rect').count()).toBe(2);
    expect(await bench.rows('speaker').last().locator('.who-said-what-spark rect').count()).toBe(2);
  });
});

describe('the panel while notes are read', () => {
  it('says how far that is, in the vault and beside a note, and shows everything when it is done', async () => {
    await bench.start({ files: VAULT });
    await openVault();
    // The disk answers when it is told to.
    await bench.page.evaluate(() => {
      const { vault } = window.bench.app;
      const read = vault.cachedRead.bind(vault);
      const answered = new Promise<void>((resolve) => {
        window.addEventListener('disk', () => {
          resolve();
        });
      });
      let left = 1;
      vault.cachedRead = async (file) => {
        if (left-- <= 0) await answered;
        return read(file);
      };
    });
    await bench.command('Rebuild index');
    await bench.tree.getByText('Reading the vault…').waitFor();
    expect(await bench.panel.getByRole('status').textContent()).toMatch(/^\d of 3 notes read$/);
    expect(await bench.rows('speaker').count()).toBe(0);
    await bench.openNote('Diary.md');
    await bench.panel.getByRole('button', { name: 'Speakers of the whole vault' }).click();
    await bench.tree.getByText('Reading the note…').waitFor();
    await bench.page.evaluate(() => window.dispatchEvent(new Event('disk')));
    await bench.notice('2 source notes read.');
    await bench.tree.getByText('not a source note').waitFor();
  });

  it('shows what a rebuild found in notes that changed unheard', async () => {
    await bench.start({ files: VAULT });
    await openVault();
    const note = source('20260501-001', 'Buoys', '2026-05-01', '# Buoys\n\nAnselm Torvik Rade says: "The buoys were painted twice, and both times in the wrong colour."\n');
    // Written while the app hears nothing: the index cannot know.
    await bench.page.evaluate(async (text) => {
      await window.bench.app.vault.adapter.write('Inbox/tides.md', text);
    }, note);
    expect(await titles('speaker')).toEqual(['Ingrid Solvane', 'Tobias Renn Akerly']);
    await bench.command('Rebuild index');
    await bench.notice('2 source notes read.');
    await bench.rows('speaker').filter({ hasText: 'Anselm Torvik Rade' }).waitFor();
    expect(await bench.rows('speaker').filter({ hasText: 'Ingrid Solvane' }).getByLabel('2 quotations').count()).toBe(1);
  });
});
