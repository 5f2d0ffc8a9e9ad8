import { describe, expect, it } from 'vitest';
import type { Bench } from './bench.ts';
import { CRANES, source, TIDES, VAULT } from './notes.ts';
import { useBench } from './use-bench.ts';

let bench: Bench;
useBench((ready) => {
  bench = ready;
});

const focused = () => bench.page.evaluate(() => document.activeElement?.textContent ?? '');
const titles = (kind: string) => bench.rows(kind).locator('.who-said-what-title').allTextContents();

describe('the panel', () => {
  it('shows who said what in the note that is opened, in a page without anything of Node', async () => {
    await bench.start({ files: VAULT });
    const ofNode = await bench.page.evaluate(() => ['process', 'Buffer', 'global', 'require', 'module', '__dirname', 'setImmediate'].filter((name) => name in window));
    expect(ofNode).toEqual([]);
    await bench.openPanel();
    expect(await bench.tree.textContent()).toContain('Open a source note');
    await bench.openNote('Inbox/cranes.md');
    await bench.rows('quotation').first().waitFor();
    expect(await titles('section')).toEqual(['Cranes', 'Repairs', 'Weather']);
    expect(await bench.rows('quotation').count()).toBe(3);
    await bench.openNote('Diary.md');
    await bench.tree.getByText('not a source note').waitFor();
    expect(await bench.writes()).toEqual([]);
  });

  it('jumps to a quotation and selects its words, in a new tab with Mod, and marks the section at the cursor', async () => {
    await bench.start({ files: VAULT });
    await bench.openPanel();
    await bench.openNote('Inbox/cranes.md');
    await bench.rows('quotation').nth(1).click();
    await bench.page.waitForFunction(() => window.bench.views('Inbox/cranes.md')[0]?.editor.getSelection().startsWith('We repaired'));
    await bench.page.locator('[aria-current=true]').filter({ hasText: 'Repairs' }).waitFor();
    await bench.rows('section').filter({ hasText: 'Weather' }).click({ modifiers: ['Control'] });
    await bench.page.waitForFunction(() => window.bench.views('Inbox/cranes.md').length === 2);
    await bench.page.locator('.cm-content:visible').first().focus();
    await bench.page.keyboard.press('Control+e');
    await bench.rows('quotation').nth(2).click();
    await bench.page.locator('.markdown-reading-view .is-flashing').getByText('Next year we replace').waitFor();
  });

  it('follows what is typed, and keeps the focus and what was closed, for each note by itself', async () => {
    await bench.start({ files: { ...VAULT, 'Inbox/more.md': CRANES.replace('001', '002') } });
    await bench.openPanel();
    await bench.openNote('Inbox/cranes.md');
    await bench.rows('section').filter({ hasText: 'Repairs' }).focus();
    await bench.page.keyboard.press('ArrowLeft');
    await bench.page.waitForFunction(() => document.querySelectorAll('.mod-quotation').length === 1);
    await bench.page.evaluate((text) => window.bench.writeOutside('Inbox/cranes.md', text), `${CRANES}\nLiv Marrow says: "The last crane was green."\n`);
    await bench.rows('quotation').filter({ hasText: 'was green' }).waitFor();
    expect(await focused()).toContain('Repairs');
    expect(await bench.rows('quotation').count()).toBe(2);
    await bench.openNote('Inbox/more.md');
    await bench.page.waitForFunction(() => document.querySelectorAll('.mod-quotation').length === 3);
    await bench.openNote('Inbox/cranes.md');
    await bench.page.waitForFunction(() => document.querySelectorAll('.mod-quotation').length === 2);
  });

  it('works by keyboard: arrows, letters, Enter and the menu', async () => {
    await bench.start({ files: VAULT });
    await bench.openPanel();
    await bench.openNote('Inbox/cranes.md');
    await bench.rows('section').first().waitFor();
    await bench.panel.getByLabel('Filter', { exact: true }).press('ArrowDown');
    expect(await focused()).toContain('Cranes');
    await bench.page.keyboard.press('w');
    expect(await focused()).toMatch(/^We repaired/);
    await bench.page.waitForTimeout(750);
    await bench.page.keyboard.type('wea');
    expect(await focused()).toContain('Weather');
    await bench.page.keyboard.press('Home');
    await bench.page.keyboard.press('ArrowDown');
    await bench.page.keyboard.press('Shift+F10');
    await bench.page.getByRole('menuitem', { name: 'Copy quotation with citation' }).waitFor();
    await bench.page.keyboard.press('ArrowDown');
    await bench.page.keyboard.press('Enter');
    await bench.notice('Quotation copied.');
    const copied = await bench.page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/^> "?The cranes of the old harbour[^]*— Ingrid Solvane, \[\[cranes#Cranes\|cranes\]\]/);
    expect(await focused()).toContain('slower than the ships');
  });

  it('inserts a quotation from its menu where the user last wrote, though the panel has the focus', async () => {
    await bench.start({ files: VAULT });
    await bench.openPanel();
    await bench.openNote('Diary.md');
    await bench.page.keyboard.press('Control+End');
    await bench.panel.getByRole('button', { name: 'Speakers of the whole vault' }).click();
    await bench.rows('speaker').first().click();
    await bench.rows('source').first().locator('.who-said-what-toggle').click();
    await bench.rows('quotation').first().click({ button: 'right' });
    await bench.page.getByRole('menuitem', { name: 'Insert quotation' }).click();
    await bench.page.waitForFunction(() => window.bench.views('Diary.md')[0]?.editor.getValue().includes('> — Ingrid Solvane, [[tides#Tides|tides]]'));
  });

  it('shows a preview of the place on hovering with Mod, as links do', async () => {
    await bench.start({ files: VAULT });
    await bench.openPanel();
    await bench.openNote('Inbox/cranes.md');
    await bench.page.keyboard.down('Control');
    await bench.rows('quotation').nth(1).hover();
    await bench.page.locator('.hover-popover').getByText('We repaired two').waitFor();
    await bench.page.keyboard.up('Control');
  });

  it('comes back after a restart with what it showed, without its view at first', async () => {
    await bench.start({ files: VAULT, restored: { mode: 'vault', sort: 'name' } });
    await bench.rows('speaker').first().waitFor();
    expect(await titles('speaker')).toEqual(['Ingrid Solvane', 'Tobias Renn Akerly']);
  });

  it('offers whom a short name may stand for, and keeps what the user decides', async () => {
    const note = source('20260301-001', 'Ferries', '2026-03-01', '# Ferries\n\nIngrid says: "The ferry is not mine, whatever the harbour says."\n');
    await bench.start({ files: { ...VAULT, 'Inbox/ferries.md': note } });
    await bench.openPanel();
    await bench.openNote('Inbox/ferries.md');
    await bench.rows('unclear').click();
    await bench.page.getByRole('menuitem', { name: 'Ingrid is Ingrid Solvane' }).click();
    await bench.rows('unclear').waitFor({ state: 'detached' });
    expect((await bench.data())['decisions']).toEqual([{ kind: 'merge', from: 'Ingrid', into: 'Ingrid Solvane', notes: ['Inbox/ferries.md'] }]);
    expect(await bench.rows('quotation').textContent()).toContain('Ingrid Solvane');
  });

  it('splits two people of one name by the notes that quote them', async () => {
    const note = source('20260301-001', 'Ferries', '2026-03-01', '# Ferries\n\nIngrid Solvane says: "The ferry is not mine, whatever the harbour says."\n');
    await bench.start({ files: { ...VAULT, 'Inbox/ferries.md': note } });
    await bench.openPanel();
    await bench.openNote('Inbox/ferries.md');
    await bench.rows('quotation').click({ button: 'right' });
    await bench.page.getByRole('menuitem', { name: 'Two people are called Ingrid Solvane…' }).click();
    expect(await bench.modal.getByLabel('ferries', { exact: true }).isChecked()).toBe(true);
    await bench.modal.getByLabel('Name of the other one').fill('Ingrid Solvane (ferries)');
    await bench.modal.getByRole('button', { name: 'Keep apart' }).click();
    await bench.rows('quotation').getByText('Ingrid Solvane (ferries)').waitFor();
    expect((await bench.data())['decisions']).toEqual([
      { kind: 'split', name: 'Ingrid Solvane (ferries)', from: 'Ingrid Solvane', notes: ['Inbox/ferries.md'] },
    ]);
  });

  it('takes a name apart again from a speaker whom it was taken for', async () => {
    const data = { decisions: [{ kind: 'merge', from: 'Tobias Renn Akerly', into: 'Ingrid Solvane' }] };
    await bench.start({ files: VAULT, data });
    await bench.openPanel();
    await bench.panel.getByRole('button', { name: 'Speakers of the whole vault' }).click();
    expect(await titles('speaker')).toEqual(['Ingrid Solvane']);
    await bench.rows('speaker').click({ button: 'right' });
    await bench.page.getByRole('menuitem', { name: 'Tobias Renn Akerly is not Ingrid Solvane' }).click();
    await bench.page.waitForFunction(() => document.querySelectorAll('.mod-speaker').length === 2);
    expect((await bench.data())['decisions']).toEqual([{ kind: 'split', name: 'Tobias Renn Akerly', from: 'Ingrid Solvane' }]);
  });

  it('shows beside a person note what the person says across the vault', async () => {
    await bench.start({ files: VAULT });
    await bench.cli('who-said-what:person-notes');
    await bench.openPanel();
    await bench.openNote('People/Ingrid Solvane.md');
    await bench.rows('source').first().waitFor();
    expect(await titles('source')).toEqual(['Tides', 'Cranes']);
    expect(await bench.rows('quotation').count()).toBe(3);
    expect(await bench.panel.getByRole('status').textContent()).toBe('3 quotations');
    await bench.rows('source').last().press('ArrowLeft');
    expect(await bench.rows('quotation').count()).toBe(1);
    await bench.panel.getByLabel('Filter', { exact: true }).fill('budget');
    await bench.page.waitForFunction(() => document.querySelector('.mod-quotation')?.textContent?.includes('budget'));
    expect(await bench.panel.getByRole('status').textContent()).toBe('1 of 3 quotations');
  });

  it('lists front matter problems of the whole vault, and goes to them', async () => {
    await bench.start({ files: { ...VAULT, 'Inbox/tides.md': TIDES.replace('title: Tides', 'title: "The "high" tides"') } });
    await bench.openPanel();
    await bench.panel.getByRole('button', { name: 'Speakers of the whole vault' }).click();
    await bench.rows('problems').click();
    await bench.rows('problem').first().click();
    await bench.page.waitForFunction(() => window.bench.views('Inbox/tides.md')[0]?.editor.getCursor().line === 3);
  });
});

describe('a vault of 5,000 speakers', () => {
  it('draws only the rows near those in sight, stays at its place, and finds the last by one key', async () => {
    const name = (number: number) => `${String.fromCharCode(65 + Math.floor(number / 26 ** 2) % 26)}${String.fromCharCode(97 + Math.floor(number / 26) % 26)}${String.fromCharCode(97 + (number % 26))}a Zorn${'bcdfgklmnp'[number % 10] ?? ''}${'aeiou'[Math.floor(number / 10) % 5] ?? ''}${'bdgklmnrst'[Math.floor(number / 50) % 10] ?? ''}${'aeiou'[Math.floor(number / 500) % 5] ?? ''}${'nrlst'[Math.floor(number / 2500) % 5] ?? ''}`;
    const files = Object.fromEntries(Array.from({ length: 250 }, (_, note) => [`in/${note}.md`, source(`2026-${note}`, `Issue ${note}`, '2026-02-01',
      Array.from({ length: 20 }, (__, line) => `${name(note * 20 + line)} says: "The ${line}th lamp of harbour ${note} was out for the whole of the week."\n`).join('\n'))]));
    await bench.start({ files });
    await bench.openPanel();
    await bench.panel.getByRole('button', { name: 'Speakers of the whole vault' }).click();
    await bench.rows('speaker').first().waitFor();
    expect(Number(/^[\d,]+/.exec(await bench.panel.getByRole('status').textContent() ?? '')?.[0])).toBeGreaterThan(4900);
    expect(await bench.rows().count()).toBeLessThan(120);
    await bench.tree.hover();
    const seen = () => bench.tree.evaluate((tree) => {
      const top = tree.getBoundingClientRect().top;
      return [...tree.children].find((row) => row.getBoundingClientRect().bottom > top)?.getAttribute('aria-posinset');
    });
    for (let turn = 0; turn < 20; turn++) {
      await bench.page.mouse.wheel(0, 1500);
      await bench.page.waitForTimeout(15);
    }
    await bench.page.waitForTimeout(100);
    expect(Number(await seen())).toBeGreaterThan(300);
    const gaps = await bench.tree.evaluate((tree) => {
      const { top, bottom } = tree.getBoundingClientRect();
      const drawn = [...tree.children].map((row) => row.getBoundingClientRect());
      return { above: (drawn[0]?.top ?? Infinity) <= top, below: (drawn.at(-1)?.bottom ?? 0) >= bottom, whole: drawn.every((box, index) => index === 0 || Math.abs(box.top - (drawn[index - 1]?.bottom ?? 0)) < 1) };
    });
    expect(gaps).toEqual({ above: true, below: true, whole: true });
    expect(await bench.rows().count()).toBeLessThan(120);
    await bench.rows().nth(20).focus();
    await bench.page.keyboard.press('End');
    const last = await bench.page.evaluate(() => [document.activeElement?.getAttribute('aria-posinset'), document.activeElement?.getAttribute('aria-setsize')]);
    expect(last[0]).toBe(last[1]);
  });
});
