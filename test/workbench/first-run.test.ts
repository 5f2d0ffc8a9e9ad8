import { describe, expect, it } from 'vitest';
import type { Bench } from './bench.ts';
import { DIARY, VAULT } from './notes.ts';
import { useBench } from './use-bench.ts';

let bench: Bench;
useBench((ready) => {
  bench = ready;
});

const introduction = () => bench.panel.getByRole('region', { name: 'Introduction' });
const reopen = async (): Promise<void> => {
  const data: unknown = await bench.page.evaluate(() => window.bench.data);
  await bench.start({ files: await bench.texts(), data, turnedOn: true });
  await bench.panel.waitFor();
};

describe('the first run', () => {
  it('opens the panel, says what was found and what will be written, and writes nothing', async () => {
    await bench.start({ files: VAULT, turnedOn: true });
    await introduction().getByText('Found in this vault: 2 source notes, 4 quotations, 2 speakers.').waitFor();
    await introduction().getByText('Person notes: for 2 speakers, in People,').waitFor();
    await introduction().getByText('Nothing is written before you ask for it.').waitFor();
    expect(await introduction().getByRole('button').allTextContents()).toEqual(['', 'Create person notes…', 'Show the speakers']);
    expect(await bench.writes()).toEqual([]);
    expect(await bench.page.evaluate(() => window.bench.data)).toBeNull();
  });

  it('counts as many speakers as the preview then has notes, in the example vault too', async () => {
    await bench.start({ turnedOn: true });
    const sentence = await introduction().getByText(/^Person notes: for/).textContent();
    await introduction().getByRole('button', { name: 'Create person notes…' }).click();
    await bench.modal.waitFor();
    // Notes that are there already are kept up.
    const groups = await bench.modal.locator('.who-said-what-heading').allTextContents();
    const notes = groups.reduce((sum, group) => sum + Number(/\((\d+)\)/.exec(group)?.[1]), 0);
    expect(Number(/\d+/.exec(sentence ?? '')?.[0])).toBe(notes);
  });

  it('begins with a button: the notes are shown first, written when the user agrees, and it does not come back', async () => {
    await bench.start({ files: VAULT, turnedOn: true });
    await introduction().getByRole('button', { name: 'Create person notes…' }).click();
    await bench.modal.getByRole('button', { name: 'Write 2 notes' }).click();
    await bench.notice('2 notes written.');
    await introduction().waitFor({ state: 'hidden' });
    await reopen();
    expect(await introduction().isVisible()).toBe(false);
  });

  it('shows the speakers by the other button, and does not come back', async () => {
    await bench.start({ files: VAULT, turnedOn: true });
    await introduction().getByRole('button', { name: 'Show the speakers' }).click();
    await bench.rows('speaker').first().waitFor();
    await introduction().waitFor({ state: 'hidden' });
    expect(await bench.data()).toEqual({ introduced: true });
    await reopen();
    expect(await introduction().isVisible()).toBe(false);
  });

  it('is closed by keyboard, for good, and by any command that does something', async () => {
    await bench.start({ files: VAULT, turnedOn: true });
    await introduction().getByRole('button', { name: 'Close the introduction' }).focus();
    await bench.page.keyboard.press('Enter');
    await introduction().waitFor({ state: 'hidden' });
    await reopen();
    expect(await introduction().isVisible()).toBe(false);
    await bench.start({ files: VAULT, turnedOn: true });
    await introduction().getByText('Found in this vault').waitFor();
    await bench.command('Rebuild index');
    await introduction().waitFor({ state: 'hidden' });
  });

  it('comes only when the plugin is turned on by hand, not with the app', async () => {
    await bench.start({ files: VAULT });
    await bench.openPanel();
    expect(await introduction().isVisible()).toBe(false);
  });

  it('says what a source note is where there is none', async () => {
    await bench.start({ files: { 'Diary.md': DIARY }, turnedOn: true });
    await introduction().getByText('No source notes were found in this vault.').waitFor();
    expect(await introduction().getByRole('button').count()).toBe(1);
  });
});
