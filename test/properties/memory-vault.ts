import fc from 'fast-check';
import { joinLinks } from '../../src/cli/link-records.mts';
import { linkWriter } from '../../src/core/links/link-writer.ts';
import { readPersonNote, type NoteText } from '../../src/core/notes/person-note.ts';
import { writesOf, type NoteChange } from '../../src/core/notes/plan.ts';
import { planUnlinkVault, planVault, type VaultInput, type VaultPlan } from '../../src/core/plan-vault.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings.ts';
import { readFrontMatter } from '../../src/core/source/read-front-matter.ts';
import { note, sourceNote } from '../generate/note.ts';

/** A vault in memory: its notes by path, and what the plugin stores. */
export interface MemoryVault {
  readonly notes: ReadonlyMap<string, string>;
  readonly settings: Settings;
  readonly useMarkdownLinks: boolean;
}

/** Plans as `sync` does: person notes are known by their folder or by what they hold, and any note with properties counts as a source. */
export function planOf(vault: MemoryVault, only: VaultInput['only']): VaultPlan {
  const all = [...vault.notes].map(([path, text]): NoteText => ({ path, text }));
  const isPerson = (one: NoteText): boolean => one.path.startsWith('People/') || readPersonNote(one).isPersonNote;
  const isSource = (one: NoteText): boolean => !isPerson(one) && readFrontMatter(one.text).fields.size > 0;
  return planVault({
    notes: all.filter(isSource), people: all.filter(isPerson), settings: vault.settings, only,
    writer: (paths) => linkWriter({ useMarkdownLinks: vault.useMarkdownLinks, newLinkFormat: 'shortest' }, paths),
  });
}

/** Plans as `unlink` does. */
export function unlinkPlanOf(vault: MemoryVault): ReturnType<typeof planUnlinkVault> {
  return planUnlinkVault({ notes: [...vault.notes].map(([path, text]) => ({ path, text })), settings: vault.settings });
}

/** Each state that a vault goes through while a plan is carried out, the one before and the one after included. */
export function statesOf(vault: MemoryVault, { changes, links }: { readonly changes: readonly NoteChange[]; readonly links: Settings['links'] }): MemoryVault[] {
  const states = [vault];
  const next = (change: Partial<MemoryVault>): void => void states.push({ ...(states.at(-1) as MemoryVault), ...change });
  const withLinks = (all: Settings['links']): void => next({ settings: { ...vault.settings, links: all } });
  withLinks(joinLinks(vault.settings.links, links));
  for (const change of writesOf(changes)) {
    const { notes } = states.at(-1) as MemoryVault;
    const expected = change.kind === 'create' ? undefined : change.before;
    if (notes.get(change.path) !== expected) throw new Error(`${change.path} is planned from another text than it has`);
    next({ notes: new Map([...notes, [change.path, change.text]]) });
  }
  withLinks(links);
  return states;
}

/** The vault after a plan. */
export function carriedOut(vault: MemoryVault, plan: Parameters<typeof statesOf>[1]): MemoryVault {
  return statesOf(vault, plan).at(-1) as MemoryVault;
}

const PERSON_PATHS = ['People/Ada Penrose.md', 'People/ada penrose.md', 'Friends/Captain.md', 'People/Mirela Oduya.md'] as const;

/** What a user may have written about a person, in the plugin's note or in one of their own. */
const personNote = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom('', 'Met in May.', '---\ntype: person\naliases: Captain\n---\n', '---\r\nrating: 5\r\n---\r\nx', '---\ntype: person\naliases:\n  - Ada Penrose # her\n---\n%% who-said-what:start %%\nold\n%% who-said-what:end %%\nmine', '%% who-said-what:start %%\n') },
  { weight: 1, arbitrary: note },
);

/** Vaults of a few notes with settings that change what is written. */
export const memoryVault: fc.Arbitrary<MemoryVault> = fc.record({
  sources: fc.array(sourceNote, { minLength: 1, maxLength: 2 }),
  people: fc.uniqueArray(fc.tuple(fc.constantFrom(...PERSON_PATHS), personNote), { selector: ([path]) => path.toLowerCase(), maxLength: 2 }),
  linkDensity: fc.constantFrom<Settings['linkDensity']>('first-in-section', 'every', 'property'),
  existingInsights: fc.constantFrom<Settings['existingInsights']>('keep', 'fill', 'add', 'replace'),
  useMarkdownLinks: fc.boolean(),
}).map(({ sources, people, linkDensity, existingInsights, useMarkdownLinks }) => ({
  notes: new Map([...sources.map((text, index) => [`In/${index}.md`, text] as const), ...people]),
  settings: { ...DEFAULT_SETTINGS, linkDensity, existingInsights },
  useMarkdownLinks,
}));
