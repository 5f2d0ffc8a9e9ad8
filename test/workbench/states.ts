import type { Bench, BenchOptions } from './bench.ts';
import { CRANES, DIARY, source } from './notes.ts';

/** A state of the plugin that is worth looking at, and how a user gets there. */
export interface State {
  readonly name: string;
  readonly kind: 'panel' | 'dialog' | 'window';
  readonly options?: BenchOptions;
  prepare(bench: Bench): Promise<void>;
}

const NEWSLETTER = 'SOURCE-20260213-x-article-orlinvask-week_in_models_42_nobody_reads_the_manual.md';

const BROKEN = `---
id: SOURCE-20260301-001
url: https://example.com/lamp
platform: substack
format: article
title: "The "quiet" lamp"
---

# The quiet lamp

Perpetua Lindqvist-Aro says: "A lamp that nobody hears is a lamp that nobody repairs."
`;

const FERRIES = source('20260301-001', 'Ferries', '2026-03-01', '# Ferries\n\nIngrid says: "The ferry is not mine, whatever the harbour says."\n');

/** A note for the phone too, where the list of files is out of sight. */
async function look(bench: Bench, path: string): Promise<void> {
  await bench.page.evaluate((at) => window.bench.open(at), path);
}

async function panelOn(bench: Bench, path: string): Promise<void> {
  await look(bench, path);
  await bench.openPanel();
  await bench.rows().first().waitFor();
}

async function openVault(bench: Bench): Promise<void> {
  await bench.openPanel();
  await bench.panel.getByRole('button', { name: 'Speakers of the whole vault' }).click();
  await bench.rows('speaker').first().waitFor();
}

export const STATES: readonly State[] = [
  {
    name: 'panel-first-run', kind: 'panel', options: { turnedOn: true }, prepare: (bench) => bench.panel.getByText('Found in this vault').waitFor(),
  },
  { name: 'panel-sections', kind: 'panel', prepare: (bench) => panelOn(bench, NEWSLETTER) },
  {
    name: 'panel-speakers', kind: 'panel', async prepare(bench) {
      await panelOn(bench, NEWSLETTER);
      await bench.panel.getByRole('button', { name: 'Group by speaker' }).click();
    },
  },
  {
    name: 'panel-linked', kind: 'panel', async prepare(bench) {
      await bench.cli('who-said-what:person-notes');
      await panelOn(bench, NEWSLETTER);
    },
  },
  {
    name: 'panel-filter', kind: 'panel', async prepare(bench) {
      await panelOn(bench, NEWSLETTER);
      await bench.panel.getByLabel('Filter', { exact: true }).fill('model');
    },
  },
  {
    name: 'panel-no-match', kind: 'panel', async prepare(bench) {
      await panelOn(bench, NEWSLETTER);
      await bench.panel.getByLabel('Filter', { exact: true }).fill('zeppelin');
    },
  },
  { name: 'panel-vault', kind: 'panel', prepare: openVault },
  {
    name: 'panel-vault-open', kind: 'panel', async prepare(bench) {
      await openVault(bench);
      await bench.rows('speaker').first().click();
      await bench.rows('source').first().click();
      await bench.rows('source').first().press('ArrowRight');
    },
  },
  {
    name: 'panel-unclear', kind: 'panel', options: { files: { 'Inbox/cranes.md': CRANES, 'Inbox/ferries.md': FERRIES } },
    prepare: (bench) => panelOn(bench, 'Inbox/ferries.md'),
  },
  { name: 'panel-problem', kind: 'panel', options: { files: { 'lamp.md': BROKEN } }, prepare: (bench) => panelOn(bench, 'lamp.md') },
  { name: 'panel-not-a-source', kind: 'panel', options: { files: { 'Diary.md': DIARY } }, prepare: (bench) => panelOn(bench, 'Diary.md') },
  { name: 'panel-no-note', kind: 'panel', prepare: (bench) => bench.openPanel() },
  {
    name: 'panel-empty', kind: 'panel', options: { files: { 'lamp.md': `${BROKEN.replace('The "quiet" lamp', 'Lamp').split('Perpetua')[0] ?? ''}It was dark.\n` } },
    prepare: (bench) => panelOn(bench, 'lamp.md'),
  },
  {
    name: 'panel-vault-empty', kind: 'panel', options: { files: { 'Diary.md': DIARY } }, async prepare(bench) {
      await bench.openPanel();
      await bench.panel.getByRole('button', { name: 'Speakers of the whole vault' }).click();
    },
  },
  {
    name: 'window', kind: 'window', async prepare(bench) {
      await bench.cli('who-said-what:person-notes');
      await panelOn(bench, NEWSLETTER);
      await bench.page.locator('.notice').first().click();
      await bench.rows('quotation').nth(3).click();
      await bench.page.locator('[aria-current=true]').first().waitFor();
    },
  },
  {
    name: 'window-menu', kind: 'window', async prepare(bench) {
      await panelOn(bench, NEWSLETTER);
      await bench.rows('quotation').nth(2).click({ button: 'right' });
    },
  },
  {
    name: 'dialog-preview-people', kind: 'dialog', async prepare(bench) {
      await bench.command('Create or update all person notes');
      await bench.page.locator('.modal').waitFor();
    },
  },
  {
    name: 'dialog-preview-links', kind: 'dialog', async prepare(bench) {
      await bench.cli('who-said-what:person-notes');
      await bench.command('Link speakers in all source notes');
      await bench.page.locator('.modal').waitFor();
    },
  },
  {
    name: 'dialog-preview-diff', kind: 'dialog', async prepare(bench) {
      await bench.cli('who-said-what:person-notes');
      await bench.page.locator('.notice').first().click();
      await bench.command('Link speakers in all source notes');
      await bench.modal.locator('summary').nth(2).click();
      await bench.modal.locator('.who-said-what-diff').waitFor();
    },
  },
  {
    name: 'dialog-insights', kind: 'dialog', async prepare(bench) {
      await look(bench, NEWSLETTER);
      await bench.command('Extract key insights from this note');
      await bench.modal.waitFor();
    },
  },
  { name: 'dialog-go-to-speaker', kind: 'dialog', prepare: (bench) => bench.command('Go to speaker…') },
  { name: 'dialog-merge', kind: 'dialog', prepare: (bench) => bench.command('Merge speakers…') },
  {
    name: 'dialog-quotation', kind: 'dialog', async prepare(bench) {
      await look(bench, NEWSLETTER);
      await bench.command('Insert quotation…');
    },
  },
  {
    name: 'dialog-repair', kind: 'dialog', options: { files: { 'lamp.md': BROKEN } }, async prepare(bench) {
      await look(bench, 'lamp.md');
      await bench.command('Repair front matter…');
      await bench.modal.waitFor();
    },
  },
  {
    name: 'dialog-rename', kind: 'dialog', async prepare(bench) {
      await openVault(bench);
      await bench.rows('speaker').first().click({ button: 'right' });
      await bench.page.getByRole('menuitem', { name: /^Rename/ }).click();
    },
  },
  {
    name: 'panel-loading', kind: 'panel', async prepare(bench) {
      await openVault(bench);
      // The disk does not answer: the notes stay half read.
      await bench.page.evaluate(() => {
        let left = 4;
        const { vault } = window.bench.app;
        const read = vault.cachedRead.bind(vault);
        vault.cachedRead = (file) => (left-- > 0 ? read(file) : new Promise(() => undefined));
      });
      await bench.command('Rebuild index');
      await bench.panel.getByText(/of \d+ notes read/).waitFor();
    },
  },
  {
    name: 'dialog-split', kind: 'dialog', async prepare(bench) {
      await openVault(bench);
      await bench.rows('speaker').first().click({ button: 'right' });
      await bench.page.getByRole('menuitem', { name: /^Two people are called/ }).click();
      await bench.modal.waitFor();
    },
  },
  {
    name: 'dialog-confirm', kind: 'dialog', async prepare(bench) {
      await bench.page.evaluate(() => {
        window.bench.openSettings();
      });
      await bench.modal.getByText('Reset all options').click();
      await bench.modal.getByRole('button', { name: 'Reset' }).waitFor();
    },
  },
  {
    name: 'settings', kind: 'dialog', options: { data: { decisions: [{ kind: 'merge', from: 'Ines Vantongeren', into: 'Inès Vantongeren' }] } },
    async prepare(bench) {
      await bench.page.evaluate(() => {
        window.bench.openSettings();
      });
    },
  },
  {
    name: 'settings-lists', kind: 'dialog', options: { data: { decisions: [{ kind: 'merge', from: 'Ines Vantongeren', into: 'Inès Vantongeren' }] } },
    async prepare(bench) {
      await bench.page.evaluate(() => {
        window.bench.openSettings();
        document.querySelector('.vertical-tab-content')?.scrollTo(0, 10_000);
      });
    },
  },
];
