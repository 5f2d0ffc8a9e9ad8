// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { analyse } from '../../src/core/analyse.ts';
import { planInsights } from '../../src/core/insights/plan-insights.ts';
import { rankInsights } from '../../src/core/insights/rank.ts';
import { DEFAULT_SETTINGS } from '../../src/core/settings.ts';
import { applyEdits } from '../../src/core/text/edits.ts';
import { parseMarked } from '../marked.ts';
import { BuiltHost } from './built-host.ts';

const front = (id: string, title: string, date: string) =>
  `---\nid: ${id}\nurl: https://example.com/${id}\ntitle: ${title}\nplatform: substack\nformat: article\nstatus: raw\ndate_published: ${date}\n---\n`;

const CRANES = `${front('SOURCE-20260105-001', 'Cranes', '2026-01-05')}
# Cranes

Ingrid Solvane says: "The cranes of the old harbour are slower than the ships they serve."

Tobias Renn Akerly writes: "We repaired two of them last winter and nobody thanked us for it."

Solvane adds: "Next year we replace them all, and the budget is already agreed."
`;
const TIDES = `${front('SOURCE-20260212-001', 'Tides', '2026-02-12')}
# Tides

Ingrid Solvane notes: "High water came twelve minutes early, and the ferry was not ready for it."
`;
const DIARY = 'Met Ingrid Solvane today.\n';
const VAULT = { 'Inbox/cranes.md': CRANES, 'Inbox/tides.md': TIDES, 'Diary.md': DIARY };

let host: BuiltHost;
const enable = async (files: Record<string, string> = VAULT, data: unknown = null) => {
  host = await BuiltHost.enable(files, data);
  return host;
};
const told = async (pattern: RegExp) => {
  await vi.waitFor(() => {
    expect(host.notices.join('\n')).toMatch(pattern);
  });
};

afterEach(() => {
  host.plugin.unload();
});

describe('the built plugin', () => {
  it('loads in a page without Node, asks for nothing but obsidian, and writes nothing by itself', async () => {
    await enable();
    expect(new Set(host.asked)).toEqual(new Set(['obsidian']));
    expect(host.notes).toEqual(VAULT);
    expect(host.plugin.data__).toBeNull();
    expect(await host.cli('who-said-what')).toBe('ready: 2 source notes, 0 person notes, 2 speakers');
  });

  it('says who said what', async () => {
    await enable();
    const { notes } = JSON.parse(await host.cli('who-said-what:quotes', { format: 'json' })) as {
      notes: { path: string; quotations: { speakers: string[]; line: number; start: number; end: number }[] }[];
    };
    const said = notes.flatMap(({ path, quotations }) => quotations.map(({ speakers }) => [path, ...speakers]));
    expect(said).toEqual([
      ['Inbox/cranes.md', 'Ingrid Solvane'], ['Inbox/cranes.md', 'Tobias Renn Akerly'], ['Inbox/cranes.md', 'Ingrid Solvane'],
      ['Inbox/tides.md', 'Ingrid Solvane'],
    ]);
    expect(await host.cli('who-said-what:quotes', { path: 'Diary.md' })).toMatch(/^Error: Diary.md is not a source note/);
  });

  it('creates person notes after a preview, then links the speakers, and a second run writes nothing', async () => {
    await enable();
    host.run('person-notes-vault');
    await told(/2 notes written\./);
    expect(host.pressed).toContain('Write 2 notes');
    const ingrid = host.notes['People/Ingrid Solvane.md'] ?? '';
    expect(ingrid).toContain('type: person');
    expect(ingrid).toContain('slower than the ships');
    expect(ingrid).toContain('High water came twelve minutes early');
    expect(ingrid).toMatch(/\[\[[^\]]*tides/);

    host.run('link-speakers-vault');
    await vi.waitFor(() => {
      expect(host.notes['Inbox/tides.md']).toContain('[[Ingrid Solvane]] notes:');
    });
    await vi.waitFor(() => {
      expect(host.notes['Inbox/cranes.md']).toContain('[[Tobias Renn Akerly]] writes:');
    });
    await vi.waitFor(() => {
      expect(host.notices.filter((notice) => /\bwritten\./.test(notice))).toHaveLength(2);
    });
    expect(host.notes['Diary.md']).toBe(DIARY);

    const before = host.notes;
    for (const action of ['person-notes', 'link']) {
      const answer = JSON.parse(await host.cli(`who-said-what:${action}`, { format: 'json' })) as { written: unknown[] };
      expect(answer.written).toEqual([]);
    }
    expect(host.notes).toEqual(before);
  });

  it('takes its links out again, byte for byte, and a run back as one step', async () => {
    await enable();
    await host.cli('who-said-what:person-notes');
    const people = host.notes;
    await host.cli('who-said-what:link');
    expect(host.notes['Inbox/cranes.md']).not.toBe(CRANES);
    expect(host.plugin.data__).toHaveProperty('links');

    host.run('undo-run');
    await vi.waitFor(() => {
      expect(host.notes).toEqual(people);
    });
    await host.cli('who-said-what:link');
    host.run('remove-links-vault');
    await vi.waitFor(() => {
      expect(host.notes).toEqual(people);
    });
    await vi.waitFor(() => {
      expect((host.plugin.data__ as { links: unknown }).links).toEqual({});
    });
  });

  it('extracts the key insights that the sources extract', async () => {
    const front = CRANES.slice(0, CRANES.indexOf('\n# '));
    const files = Object.fromEntries(['essay.md', 'exclusive.md', 'roundup.md'].map((file) => {
      const { text } = parseMarked(readFileSync(join(import.meta.dirname, '../newsletters', file), 'utf8'));
      return [`Inbox/${file}`, front + text.replace(/^---\n[^]*?\n---\n/, '\n')];
    }));
    await enable(files);
    for (const [path, text] of Object.entries(files)) {
      const insights = rankInsights(analyse(text, path), { count: DEFAULT_SETTINGS.insightCount });
      expect(insights.length).toBeGreaterThan(1);
      await host.look(path);
      host.run('extract-key-insights');
      await vi.waitFor(() => {
        expect(host.notes[path]).toBe(applyEdits(text, planInsights(text, insights, 'keep')));
      });
    }
  });

  it('says what a run would write without writing it', async () => {
    await enable();
    const answer = JSON.parse(await host.cli('who-said-what:person-notes', { format: 'json', 'dry-run': 'true' })) as { planned: unknown };
    expect(answer.planned).toMatchObject({ create: 2, update: 0 });
    expect(host.notes).toEqual(VAULT);
  });

  it('links a new note once it was saved and at rest, and never what the user takes back', async () => {
    await enable(VAULT, { restDelay: 20 });
    await host.cli('who-said-what:person-notes');
    const fresh = TIDES.replaceAll('20260212-001', '20260213-001');
    await host.save('Inbox/new.md', fresh);
    await vi.waitFor(() => {
      expect(host.notes['Inbox/new.md']).toContain('[[Ingrid Solvane]] notes:');
    });
    await host.save('Inbox/new.md', fresh);
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(host.notes['Inbox/new.md']).toBe(fresh);
    expect(host.notes['Diary.md']).toBe(DIARY);
  });

  it('links nothing by itself before there are person notes, nor where only a command links', async () => {
    await enable(VAULT, { restDelay: 10, linkOn: 'command' });
    await host.save('Inbox/tides.md', `${TIDES}More.\n`);
    await host.cli('who-said-what:person-notes');
    await host.save('Inbox/tides.md', `${TIDES}Even more.\n`);
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(host.notes['Inbox/tides.md']).toBe(`${TIDES}Even more.\n`);
  });

  it('does not create a person note again that the user deleted', async () => {
    await enable();
    await host.cli('who-said-what:person-notes');
    const file = host.app.vault.getFileByPath('People/Tobias Renn Akerly.md');
    if (file !== null) await host.app.fileManager.trashFile(file);
    await host.cli('who-said-what:person-notes');
    expect(Object.keys(host.notes)).not.toContain('People/Tobias Renn Akerly.md');
    expect(host.plugin.data__).toMatchObject({ deletedNotes: ['Tobias Renn Akerly'] });
  });

  it('does not create a person note again that the user renamed and then deleted', async () => {
    await enable();
    await host.cli('who-said-what:person-notes');
    const file = host.app.vault.getFileByPath('People/Tobias Renn Akerly.md');
    if (file !== null) await host.app.fileManager.renameFile(file, 'People/Uncle Toby.md');
    await host.cli('who-said-what:person-notes');
    const renamed = host.app.vault.getFileByPath('People/Uncle Toby.md');
    if (renamed !== null) await host.app.fileManager.trashFile(renamed);
    await host.cli('who-said-what:person-notes');
    expect(Object.keys(host.notes).filter((path) => /Tob/.test(path))).toEqual([]);
    expect(host.plugin.data__).toMatchObject({ deletedNotes: ['Uncle Toby', 'Tobias Renn Akerly'] });
  });

  it('offers the commands for a note only on a note that they can work on', async () => {
    await enable();
    const onNote = ['extract-key-insights', 'person-notes', 'link-speakers'];
    await host.look('Diary.md');
    expect(onNote.map((id) => host.plugin.commands__.get(id)?.checkCallback?.(true))).toEqual([false, false, false]);
    await host.look('Inbox/tides.md');
    expect(onNote.map((id) => host.plugin.commands__.get(id)?.checkCallback?.(true))).toEqual([true, true, true]);
    expect(host.run('remove-links')).toBe(false);
    expect(host.run('undo-run')).toBe(false);
    host.run('person-notes');
    await told(/1 note written/);
    expect(Object.keys(host.notes)).toContain('People/Ingrid Solvane.md');
    host.run('link-speakers');
    await told(/1 link written/);
    expect(host.run('remove-links')).toBe(true);
    await told(/1 link removed/);
    expect(host.notes['Inbox/tides.md']).toBe(TIDES);
  });

  it('repairs front matter only when told to, and shows the note meanwhile', async () => {
    const broken = TIDES.replace('title: Tides', 'title: "The "high" tides"');
    await enable({ 'Inbox/tides.md': broken });
    expect(await host.cli('who-said-what:check')).toMatch(/^Inbox\/tides\.md:4: /);
    expect(await host.cli('who-said-what:quotes')).toContain('Ingrid Solvane');
    expect(host.notes['Inbox/tides.md']).toBe(broken);
    await host.look('Inbox/tides.md');
    host.run('repair-front-matter');
    await told(/1 problem repaired/);
    expect(await host.cli('who-said-what:check')).toBe('');
    expect(host.notes['Inbox/tides.md']?.split('\n').slice(8)).toEqual(broken.split('\n').slice(8));
  });

  it('follows renamed and deleted folders', async () => {
    await enable();
    const folder = host.app.vault.getFolderByPath('Inbox');
    if (folder !== null) await host.app.vault.rename(folder, 'Archive');
    expect(await host.cli('who-said-what:quotes', { path: 'Archive/tides.md' })).toContain('High water');
    expect(await host.cli('who-said-what:quotes', { path: 'Inbox/tides.md' })).toMatch(/^Error/);
  });

  it('never writes over settings that it could not read', async () => {
    await enable();
    host.plugin.loadData = () => Promise.reject(new SyntaxError('Unexpected token'));
    await host.plugin.onExternalSettingsChange();
    await told(/could not be read/);
    host.plugin.saveData = () => Promise.reject(new Error('must not be called'));
    await host.cli('who-said-what:person-notes');
    expect(await host.cli('who-said-what:link')).toMatch(/^Error: The stored settings could not be read/);
    expect(host.notes['Inbox/tides.md']).toBe(TIDES);
  });
});

describe('the commands', () => {
  it('have ids and names as the guidelines ask, and no keyboard shortcuts', async () => {
    await enable();
    for (const { id, name, hotkeys } of host.plugin.commands__.values()) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(`${id} ${name}`).not.toMatch(/who.said.what|obsidian|command/i);
      expect(name).toMatch(/^[A-Z][^A-Z]*$/);
      expect(hotkeys).toBeUndefined();
    }
    expect(host.commandIds).toEqual([
      'open-panel', 'extract-key-insights', 'extract-key-insights-vault', 'person-notes', 'person-notes-vault', 'link-speakers',
      'link-speakers-vault', 'remove-links', 'remove-links-vault', 'go-to-speaker', 'insert-quotation', 'merge-speakers',
      'repair-front-matter', 'create-bases', 'undo-run', 'rebuild-index',
    ]);
  });
});
