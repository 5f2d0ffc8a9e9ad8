import { describe, expect, it } from 'vitest';
import type { Bench } from './bench.ts';
import { CRANES, source, TIDES, VAULT } from './notes.ts';
import { useBench } from './use-bench.ts';

let bench: Bench;
useBench((ready) => {
  bench = ready;
});

const button = (name: string | RegExp) => bench.modal.getByRole('button', { name, exact: true });

describe('a run over the vault', () => {
  it('shows what changes in each note, leaves out what is not picked, and is undone as one step', async () => {
    await bench.start({ files: VAULT });
    await bench.command('Create or update all person notes');
    await button('Write 2 notes').waitFor();
    await bench.modal.getByText('People/Ingrid Solvane.md').click();
    await bench.modal.locator('.who-said-what-diff').getByText('type: person').waitFor();
    await bench.modal.getByLabel('Write People/Tobias Renn Akerly.md').uncheck();
    await button('Write 1 note').click();
    await bench.notice('1 note written.');
    expect(Object.keys(await bench.texts()).sort()).toEqual(['Diary.md', 'Inbox/cranes.md', 'Inbox/tides.md', 'People/Ingrid Solvane.md']);

    await bench.command('Link speakers in all source notes');
    await bench.modal.getByText('Inbox/tides.md').click();
    expect(await bench.modal.locator('.is-added .who-said-what-changed').textContent()).toContain('[[');
    await bench.modal.getByLabel('Write Inbox/cranes.md').uncheck();
    await button('Write 1 note').click();
    await bench.page.waitForFunction(() => window.bench.text('Inbox/tides.md')?.includes('[[Ingrid Solvane]] notes:'));
    expect(await bench.text('Inbox/cranes.md')).toBe(CRANES);
    expect(Object.keys((await bench.data())['links'] as object)).toEqual(['Inbox/tides.md']);

    await bench.command('Undo the last run over the vault');
    await bench.page.waitForFunction((text) => window.bench.text('Inbox/tides.md') === text, TIDES);
    await bench.page.waitForFunction(() => Object.keys((window.bench.data as { links: object }).links).length === 0);
  });

  it('is undone after a restart too, byte for byte, but for a note that was changed since', async () => {
    const windows = source('20260401-009', 'Windows', '2026-04-01', '# Windows\n\nIngrid Solvane says: "The windows of the harbour office face the wrong way."').replaceAll('\n', '\r\n');
    await bench.start({ files: { ...VAULT, 'Inbox/windows.md': windows } });
    await bench.cli('who-said-what:person-notes');
    const before = await bench.texts();
    await bench.command('Link speakers in all source notes');
    await button('Write 3 notes').click();
    await bench.notice('3 notes written.');
    await bench.restart();
    expect(await bench.text('Inbox/windows.md')).toContain('[[Ingrid Solvane]]');
    const changed = `${(await bench.text('Inbox/tides.md')) ?? ''}Mine.\n`;
    await bench.page.evaluate((text) => window.bench.writeOutside('Inbox/tides.md', text), changed);
    await bench.command('Undo the last run over the vault');
    await bench.notice(/^2 notes restored, 1 left as they are\.\s*Inbox\/tides\.md: It was changed in the meantime\./);
    expect(await bench.texts()).toEqual({ ...before, 'Inbox/tides.md': changed });
    expect(Object.keys((await bench.data())['links'] as object)).toEqual(['Inbox/tides.md']);
    await bench.restart();
    expect(await bench.page.evaluate(() => window.bench.offered())).not.toContain('Who Said What: Undo the last run over the vault');
  });

  it('takes created notes back after a restart, and harms nothing where its record is damaged', async () => {
    await bench.start({ files: VAULT });
    await bench.command('Create or update all person notes');
    await button('Write 2 notes').click();
    await bench.notice('2 notes written.');
    const kept = await bench.page.evaluate(() => window.bench.pluginFiles());
    expect(Object.keys(kept)).toEqual(['.obsidian/plugins/who-said-what/last-run.json']);
    await bench.restart();
    await bench.command('Undo the last run over the vault');
    await bench.notice('2 notes restored.');
    expect(await bench.texts()).toEqual(VAULT);
    await bench.start({ files: VAULT, pluginFiles: { '.obsidian/plugins/who-said-what/last-run.json': '{"version":1,"kind"' } });
    await bench.notice('cannot be undone any more');
    expect(await bench.texts()).toEqual(VAULT);
    expect(await bench.page.evaluate(() => window.bench.offered())).not.toContain('Who Said What: Undo the last run over the vault');
  });

  it('is undone as far as it came when the app died in the middle of it', async () => {
    await bench.start({ files: VAULT });
    await bench.command('Create or update all person notes');
    // The disk takes the first note, and never answers again.
    await bench.page.evaluate(() => {
      const { vault } = window.bench.app;
      const create = vault.create.bind(vault);
      let left = 1;
      vault.create = (...args) => (left-- > 0 ? create(...args) : new Promise(() => undefined));
    });
    await button('Write 2 notes').click();
    await bench.notice(/: 1 of 2/);
    await bench.restart();
    await bench.notice('was cut off');
    expect(Object.keys(await bench.texts()).filter((path) => path.startsWith('People/'))).toHaveLength(1);
    await bench.command('Undo the last run over the vault');
    await bench.notice('1 note restored.');
    expect(await bench.texts()).toEqual(VAULT);
  });

  it('shows how far its plan is, and writes nothing when that is cancelled', async () => {
    await bench.start({ files: Object.fromEntries(Array.from({ length: 60 }, (_, number) => [`in/${number}.md`, TIDES.replace('20260212-001', `20260212-${number}`)])) });
    const before = await bench.texts();
    // The disk is slow.
    await bench.page.evaluate(() => {
      const { vault } = window.bench.app;
      const read = vault.read.bind(vault);
      vault.read = async (file) => {
        await new Promise((resolve) => window.setTimeout(resolve, 40));
        return read(file);
      };
    });
    await bench.command('Create or update all person notes');
    await bench.notice(/the plan: reading note \d+ of 60/);
    await bench.page.locator('.notice').getByRole('button', { name: 'Cancel' }).click();
    await bench.notice('Cancelled. Nothing was written.');
    expect(await bench.page.locator('.modal').count()).toBe(0);
    expect(await bench.texts()).toEqual(before);
  });

  it('is cancelled at once while the notes are still being read, even from a disk that does not answer', async () => {
    await bench.start({ files: VAULT });
    await bench.page.evaluate(() => {
      let left = 1;
      const { vault } = window.bench.app;
      const read = vault.cachedRead.bind(vault);
      vault.cachedRead = (file) => (left-- > 0 ? read(file) : new Promise(() => undefined));
    });
    await bench.command('Rebuild index');
    for (const command of ['Create or update all person notes', 'Link speakers in all source notes']) {
      await bench.command(command);
      await bench.notice(/the plan: indexing note \d of 3/);
      await bench.page.locator('.notice').getByRole('button', { name: 'Cancel' }).click();
      await bench.page.waitForFunction(() => ![...document.querySelectorAll('.notice')].some((notice) => notice.textContent.includes('the plan')));
    }
    expect((await bench.notices()).filter((text) => text === 'Cancelled. Nothing was written.')).toHaveLength(2);
    expect(await bench.page.locator('.modal').count()).toBe(0);
    expect(await bench.texts()).toEqual(VAULT);
  });

  it('says for how many notes there are no key insights, and why', async () => {
    await bench.start({ files: VAULT });
    await bench.command('Extract key insights from all source notes');
    await bench.modal.getByText('No key insights in 2 notes: 2 have too little text to have main points.').waitFor();
  });

  it('writes nothing when it is cancelled or closed, and nothing can be written when nothing is picked', async () => {
    await bench.start({ files: VAULT });
    await bench.command('Create or update all person notes');
    await bench.modal.getByLabel('To create (2)').uncheck();
    expect(await button('Nothing to do').isDisabled()).toBe(true);
    await bench.page.keyboard.press('Escape');
    await bench.command('Create or update all person notes');
    await button('Cancel').click();
    expect(await bench.texts()).toEqual(VAULT);
    expect(await bench.page.evaluate(() => window.bench.offered())).not.toContain('Who Said What: Undo the last run over the vault');
  });

  it('shows how far it is, and stops between two notes when told to', async () => {
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, number) => [`in/${number}.md`, source(`n${number}`, `Issue ${number}`, '2026-02-01',
      `${'ABCDEFGHIJKLMNOPQRST'[number % 20] ?? ''}${'aeiou'[number % 5] ?? ''}lda Marrow${['stone', 'field', 'wick'][number % 3] ?? ''} says: "The lamp number ${number} is out."\n`)]));
    await bench.start({ files: many });
    await bench.command('Create or update all person notes');
    // The disk is slow: each note takes a while.
    await bench.page.evaluate(() => {
      const { vault } = window.bench.app;
      const create = vault.create.bind(vault);
      vault.create = async (...args) => {
        await new Promise((resolve) => window.setTimeout(resolve, 60));
        return create(...args);
      };
    });
    await button(/^Write/).click();
    await bench.notice(/: [1-9]\d* of/);
    await bench.page.locator('.notice').getByRole('button', { name: 'Cancel' }).click();
    await bench.notice(/^Cancelled: \d+ notes? written/);
    const written = Object.keys(await bench.texts()).filter((path) => path.startsWith('People/')).length;
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThan(20);
    await bench.command('Undo the last run over the vault');
    await bench.page.waitForFunction(() => Object.keys(window.bench.texts()).every((path) => !path.startsWith('People/')));
  });
});

describe('the picker of key insights', () => {
  const SENTENCES = [
    'The council leased forty gardens to residents last year, and demand grew by a third.',
    'Beans and potatoes cover most plots because they keep through a long winter.',
    'A shared pump halved the water bill of the northern terraces.',
    'Children who weed after school know twice as many plants as their teachers.',
    'Every hedge along the railway shelters more birds than the municipal park.',
    'Volunteers repaired the broken greenhouse with windows from a demolished cinema.',
    'Older tenants pass their tools to newcomers instead of selling them.',
    'Waiting lists shrink wherever neighbours divide a large plot among themselves.',
  ];
  const towns = (front: string) => source('20260401-001', 'Allotments', '2026-04-01', `# Allotments\n\n${SENTENCES.join('\n\n')}\n`).replace('status: raw\n', `status: raw\n${front}`);

  it('writes those that stay picked', async () => {
    await bench.start({ files: { 'in/towns.md': towns('') } });
    await bench.openNote('in/towns.md');
    await bench.command('Extract key insights from this note');
    await button('Write to the note').waitFor();
    const texts = await bench.modal.locator('.setting-item-name').allTextContents();
    for (const desc of await bench.modal.locator('.setting-item-description').allTextContents()) expect(desc).toMatch(/^Allotments · ./);
    await bench.modal.getByRole('checkbox').first().uncheck();
    await button('Write to the note').click();
    await bench.notice(`${texts.length - 1} key insights written`);
    const shown = await bench.shown('in/towns.md');
    expect(shown).not.toContain(`- ${texts[0] ?? ''}`);
    for (const text of texts.slice(1)) expect(shown).toContain(text);
    await bench.command('Extract key insights from this note');
    await button('Write to the note').click();
    const there = texts.length - 1;
    await bench.notice(`1 key insight written. The note has ${there === 1 ? 'the other one' : `the other ${there}`} already.`);
  });

  it('shows those that are there, adds to them, and replaces them only when told to', async () => {
    await bench.start({ files: { 'in/towns.md': towns('key_insights:\n  - Gardens are small.\n') } });
    await bench.openNote('in/towns.md');
    await bench.command('Extract key insights from this note');
    await bench.modal.getByText('Gardens are small.').waitFor();
    await button('Write to the note').click();
    await bench.notice('key insights written');
    expect(await bench.shown('in/towns.md')).toMatch(/key_insights:\n +- Gardens are small\.\n +- /);
    await bench.command('Extract key insights from this note');
    await bench.modal.getByLabel('Replace them').check();
    await button('Write to the note').click();
    await bench.page.waitForFunction(() => !document.querySelector('.modal'));
    await expect.poll(() => bench.shown('in/towns.md')).not.toContain('Gardens are small.');
  });
});

describe('other dialogs', () => {
  it('go to a speaker by any of the names, and create the note when there is none', async () => {
    await bench.start({ files: VAULT });
    await bench.command('Go to speaker…');
    await bench.page.keyboard.type('renn');
    await bench.page.keyboard.press('Enter');
    await bench.page.waitForFunction(() => window.bench.views('People/Tobias Renn Akerly.md').length === 1);
  });

  it('insert a quotation at the cursor, with a link to where it stands', async () => {
    await bench.start({ files: VAULT });
    await bench.openNote('Diary.md');
    await bench.page.keyboard.press('Control+End');
    await bench.command('Insert quotation…');
    await bench.page.locator('.suggestion-item').first().waitFor();
    expect(await bench.page.locator('.suggestion-item').count()).toBe(4);
    // Letters in their order, of the speaker and the words, leave out what lies between.
    await bench.page.keyboard.type('ingridhighwater');
    expect(await bench.page.locator('.suggestion-item').allTextContents()).toEqual(['High water came twelve minutes early, and the ferry was not ready for it.Ingrid Solvane · Tides · tides']);
    await bench.page.keyboard.press('Enter');
    await bench.page.waitForFunction(() => window.bench.views('Diary.md')[0]?.editor.getValue().includes('> — Ingrid Solvane, [[tides#Tides|tides]]'));
  });

  it('merge two speakers, and rename one with the note', async () => {
    await bench.start({ files: VAULT });
    await bench.cli('who-said-what:person-notes');
    await bench.command('Merge speakers…');
    await bench.page.keyboard.type('tobias');
    await bench.page.keyboard.press('Enter');
    await bench.page.locator('.prompt-input[placeholder^="Merge Tobias Renn Akerly"]').waitFor();
    await bench.page.keyboard.press('Enter');
    await bench.page.waitForFunction(() => JSON.stringify(window.bench.data).includes('"merge"'));
    await bench.openPanel();
    await bench.panel.getByRole('button', { name: 'Speakers of the whole vault' }).click();
    await bench.rows('speaker').first().click({ button: 'right' });
    await bench.page.getByRole('menuitem', { name: 'Rename Ingrid Solvane…' }).click();
    await bench.page.keyboard.type('Inga Solvane');
    await bench.page.keyboard.press('Enter');
    await bench.page.waitForFunction(() => window.bench.text('People/Inga Solvane.md') !== null);
    await bench.rows('speaker').filter({ hasText: 'Inga Solvane' }).first().waitFor();
  });

  it('repair front matter after a look at what changes, and only that', async () => {
    const broken = TIDES.replace('title: Tides', 'title: "The "high" tides"');
    await bench.start({ files: { 'Inbox/tides.md': broken } });
    await bench.openNote('Inbox/tides.md');
    await bench.command('Repair front matter…');
    expect(await bench.modal.locator('.is-removed').textContent()).toContain('title: "The "high" tides"');
    await button('Repair').click();
    await bench.notice('1 problem repaired');
    const shown = await bench.shown('Inbox/tides.md');
    expect(shown.split('\n').filter((line, index) => line !== broken.split('\n')[index])).toHaveLength(1);
  });

  it('offer commands for a note only where they can work', async () => {
    await bench.start({ files: VAULT });
    await bench.openNote('Diary.md');
    const names = async () => (await bench.page.evaluate(() => window.bench.offered())).map((name) => name.replace('Who Said What: ', ''));
    expect(await names()).not.toContain('Link speakers in this note');
    expect(await names()).toContain('Insert quotation…');
    await bench.openNote('Inbox/tides.md');
    expect(await names()).toContain('Link speakers in this note');
    await bench.page.keyboard.press('Control+e');
    expect(await names()).not.toContain('Insert quotation…');
  });
});
