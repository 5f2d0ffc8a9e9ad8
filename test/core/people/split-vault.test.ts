import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../../src/core/analyse.ts';
import { linkWriter } from '../../../src/core/links/link-writer.ts';
import type { NoteText } from '../../../src/core/notes/person-note.ts';
import { vaultPanel } from '../../../src/core/panel/vault-panel.ts';
import { notePanel } from '../../../src/core/panel/note-panel.ts';
import { planUnlinkVault, planVault, type VaultPlan } from '../../../src/core/plan-vault.ts';
import { DEFAULT_SETTINGS, type Decision, type Settings } from '../../../src/core/settings.ts';

interface Vault {
  readonly notes: ReadonlyMap<string, string>;
  readonly settings: Settings;
}

const SOURCES = {
  'In/A.md': '# One\n\nNadia Brandt says: "The queue is the product, and it always was."\n',
  'In/B.md': '# Two\n\nNadia Brandt says: "I paint ferries, mostly in the rain." Brandt adds: "Never in the sun, and never twice."\n',
} as const;
const SPLIT: Decision = { kind: 'split', name: 'Nadia Brandt (painter)', from: 'Nadia Brandt', notes: ['In/B.md'] };

function plan({ notes, settings }: Vault): VaultPlan {
  const list = (isSource: boolean): NoteText[] => [...notes].filter(([path]) => path.startsWith('In/') === isSource).map(([path, text]) => ({ path, text }));
  return planVault({
    notes: list(true), people: list(false), settings, only: new Set(['people', 'links']),
    writer: (paths) => linkWriter({ useMarkdownLinks: false, newLinkFormat: 'shortest' }, paths),
  });
}

function sync(vault: Vault): Vault {
  const { changes, links } = plan(vault);
  const notes = new Map(vault.notes);
  for (const change of changes) if (change.kind === 'create' || change.kind === 'update') notes.set(change.path, change.text);
  return { notes, settings: { ...vault.settings, links } };
}

function decide(vault: Vault, ...decisions: readonly Decision[]): Vault {
  return { ...vault, settings: { ...vault.settings, decisions: [...vault.settings.decisions, ...decisions] } };
}

const fresh: Vault = { notes: new Map(Object.entries(SOURCES)), settings: DEFAULT_SETTINGS };
const PERSON = 'People/Nadia Brandt.md';
const PAINTER = 'People/Nadia Brandt (painter).md';

describe('two people of one name', () => {
  it('each have a note with their own quotations, and links to it', () => {
    const { notes } = sync(decide(fresh, SPLIT));
    expect(notes.get(PERSON)).toContain('The queue is the product');
    expect(notes.get(PERSON)).not.toContain('I paint ferries');
    expect(notes.get(PAINTER)).toContain('I paint ferries');
    expect(notes.get(PAINTER)).not.toContain('- Nadia Brandt\n');
    expect(notes.get('In/A.md')).toContain('[[Nadia Brandt]] says');
    expect(notes.get('In/B.md')).toContain('[[Nadia Brandt (painter)|Nadia Brandt]] says');
  });

  it('are told apart by notes and links that were written before', () => {
    const before = sync(fresh);
    expect(before.notes.get('In/B.md')).toContain('[[Nadia Brandt]] says');
    const after = sync(decide(before, SPLIT));
    expect(after.notes.get(PERSON)).not.toContain('I paint ferries');
    expect(after.notes.get(PAINTER)).toContain('I paint ferries');
    expect(after.notes.get('In/B.md')).toBe(sync(decide(fresh, SPLIT)).notes.get('In/B.md'));
  });

  it('need nothing written in the next run, and leave links that can be taken out again', () => {
    for (const vault of [sync(decide(fresh, SPLIT)), sync(decide(sync(fresh), SPLIT))]) {
      expect(plan(vault).changes.map(({ kind }) => kind)).toEqual(['unchanged', 'unchanged', 'unchanged', 'unchanged']);
      const unlinked = planUnlinkVault({ notes: [...vault.notes].map(([path, text]) => ({ path, text })), settings: vault.settings });
      expect(Object.fromEntries(unlinked.changes.map((change) => [change.path, change.kind === 'update' ? change.text : '']))).toEqual(SOURCES);
    }
  });

  it('are one again when the decision is taken back by a merge', () => {
    const merged = sync(decide(sync(decide(fresh, SPLIT)), { kind: 'merge', from: 'Nadia Brandt (painter)', into: 'Nadia Brandt' }));
    expect(merged.notes.get('In/B.md')).toContain('[[Nadia Brandt]] says');
    expect(merged.notes.get(PERSON)).toContain('I paint ferries');
  });

  it('stand in the panels under the names that the user gave them', () => {
    const { analyses, directory } = plan(decide(fresh, SPLIT));
    const shown = vaultPanel(directory, { sort: 'name', filter: '', expanded: new Set() }).rows.flatMap((row) => (row.kind === 'speaker' ? row.label.name : []));
    expect(shown).toEqual(['Nadia Brandt', 'Nadia Brandt (painter)']);
    const path = 'In/B.md';
    const { rows } = notePanel(analyses.get(path) as Analysis, directory, { path, groupBy: 'speaker', filter: '', collapsed: new Set(), cursor: null });
    expect(rows.flatMap((row) => (row.kind === 'speaker' ? [row.label.text] : []))).toEqual(['Nadia Brandt (painter)']);
  });

  it('are known by their notes when a user moved these', () => {
    const vault = sync(decide(fresh, SPLIT));
    const notes = new Map([...vault.notes].map(([path, text]) => [path.replace('People/Nadia Brandt (painter)', 'Artists/Nadia Brandt (painter)'), text]));
    expect(plan({ ...vault, notes }).directory.find('In/B.md', 'Nadia Brandt')?.notePath).toBe('Artists/Nadia Brandt (painter).md');
  });
});
