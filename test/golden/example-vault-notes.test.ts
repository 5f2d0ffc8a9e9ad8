import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/core/analyse.ts';
import { linkWriter } from '../../src/core/links/link-writer.ts';
import type { NoteText } from '../../src/core/notes/person-note.ts';
import { planUnlinkVault, planVault, type VaultPlan } from '../../src/core/plan-vault.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings.ts';
import { readExpectations, readNote } from './expectations.ts';
import { expectNoOtherRecordings, expectRecorded } from './recorded.ts';

const EXPECTED = new URL('expected/vault/', import.meta.url).pathname;
const USERS_NOTE = 'People/Priyanka Vadlamani.md';
const sources = readExpectations().notes.map(({ path }) => path).filter((path) => path.startsWith('SOURCE-'));
const others = ['README.md', 'Reading plan.md', '2026-02-12-dry-dock-letter-the_stack_of_small_things.md'];
const vault = new Map([...sources, USERS_NOTE].map((path) => [path, readNote(path)]));

function plan(files: ReadonlyMap<string, string>, settings: Settings = DEFAULT_SETTINGS): VaultPlan {
  const all = [...files].map(([path, text]): NoteText => ({ path, text }));
  return planVault({
    notes: all.filter(({ path }) => !path.startsWith('People/')),
    people: all.filter(({ path }) => path.startsWith('People/')),
    settings,
    only: new Set(['people', 'links'] as const),
    writer: (paths) => linkWriter({ useMarkdownLinks: false, newLinkFormat: 'shortest' }, paths),
    analyseNote: analyse,
    otherPaths: others,
  });
}

function carryOut(files: ReadonlyMap<string, string>, changes: VaultPlan['changes']): Map<string, string> {
  const result = new Map(files);
  for (const change of changes) {
    if (change.kind === 'create') expect(result.has(change.path), change.path).toBe(false);
    if (change.kind === 'update') expect(result.get(change.path), change.path).toBe(change.before);
    if (change.kind === 'create' || change.kind === 'update') result.set(change.path, change.text);
  }
  return result;
}

const first = plan(vault);
const synced = carryOut(vault, first.changes);
const settingsAfter: Settings = { ...DEFAULT_SETTINGS, links: first.links };

describe('person notes and links of the example vault', () => {
  it('are planned without a conflict', () => {
    expect(first.changes.filter((change) => change.kind === 'conflict')).toEqual([]);
  });

  it.each([...synced].filter(([path, text]) => vault.get(path) !== text).map(([path]) => path))('are written as recorded: %s', (path) => {
    expectRecorded(EXPECTED + path, synced.get(path) as string);
  });

  it('leave no recording of a note that is not written any more', () => {
    expectNoOtherRecordings(EXPECTED, [...synced.keys()].filter((path) => vault.get(path) !== synced.get(path)));
  });

  it('need nothing more when they are planned again', () => {
    const again = plan(synced, settingsAfter);
    expect(again.changes.filter((change) => change.kind !== 'unchanged')).toEqual([]);
    expect(again.links).toEqual(first.links);
  });

  it('can be unlinked, which gives every source note back byte for byte', () => {
    const notes = sources.map((path) => ({ path, text: synced.get(path) as string }));
    const unlinked = planUnlinkVault({ notes, settings: settingsAfter });
    const restored = carryOut(synced, unlinked.changes);
    for (const path of sources) expect(restored.get(path), path).toBe(vault.get(path));
    expect([...unlinked.missing]).toEqual([]);
    expect(Object.values(unlinked.links).flat()).toEqual([]);
  });

  it('leave what the owner wrote in a person note', () => {
    const text = synced.get(USERS_NOTE) as string;
    expect(text).not.toBe(vault.get(USERS_NOTE));
    expect(text).toMatch(/^aliases: \[Priya Vadlamani\b.*\] {3}# she signs mail this way$/m);
    expect(text).toContain('rating: 5\n');
    expect(text).toContain('Met her in Vessay. Ask about the diary trial.\n\n- [ ] send her the bank\'s numbers\n');
  });

  it('never make a vault-wide person of a bare first name, a label, a product or a word', () => {
    const created = first.changes.filter((change) => change.kind === 'create').map((change) => change.path);
    for (const name of ['Tess', 'Lao', 'Nadia', 'Teo', 'Will', 'Mark', 'Grace', 'Claude', 'Codex', 'Gemini', 'Lantern', 'Pro tip', 'Prompt', 'Note', 'Moderator']) {
      expect(created).not.toContain(`People/${name}.md`);
    }
  });

  it('keep people apart who share a first name, and know a person whose first name is a word', () => {
    for (const name of ['Nadia Brightwater', 'Nadia Ferreyra', 'Mark Szabolcsi', 'Grace Ohlendorf', 'Will Achterberg']) {
      expect([...synced.keys()]).toContain(`People/${name}.md`);
    }
  });
});
