import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/core/analyse.ts';
import { propertyText } from '../../src/core/insights/plan-insights.ts';
import { extractInsights } from '../../src/core/insights/rank.ts';
import { linkWriter } from '../../src/core/links/link-writer.ts';
import type { NoteText } from '../../src/core/notes/person-note.ts';
import { planUnlinkVault, planVault, planVaultSteps, type PlanStep, type VaultInput, type VaultPlan } from '../../src/core/plan-vault.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings.ts';
import { noteText } from './links/note-text.ts';
import { saidAnalysis } from './said-analysis.ts';

/** A vault in memory, as the command line keeps one in a folder. */
interface Vault {
  readonly sources: readonly NoteText[];
  readonly people: readonly NoteText[];
  readonly settings: Settings;
}

function plan(vault: Vault, given: Partial<VaultInput> = {}): VaultPlan {
  return planVault({
    notes: vault.sources, people: vault.people, settings: vault.settings, only: new Set(['people', 'links']),
    writer: (paths) => linkWriter({ useMarkdownLinks: false, newLinkFormat: 'shortest' }, paths),
    analyseNote: saidAnalysis, ...given,
  });
}

function apply(vault: Vault, done: Pick<VaultPlan, 'changes' | 'links'>): Vault {
  const sources = new Map(vault.sources.map((note) => [note.path, note.text]));
  const people = new Map(vault.people.map((note) => [note.path, note.text]));
  for (const change of done.changes) {
    if (change.kind !== 'create' && change.kind !== 'update') continue;
    const notes = sources.has(change.path) ? sources : people;
    if (change.kind === 'update') expect(notes.get(change.path)).toBe(change.before);
    else expect(notes.has(change.path)).toBe(false);
    notes.set(change.path, change.text);
  }
  const list = (notes: ReadonlyMap<string, string>): NoteText[] => [...notes].map(([path, text]) => ({ path, text }));
  return { sources: list(sources), people: list(people), settings: { ...vault.settings, links: done.links } };
}

const vault: Vault = {
  sources: [
    { path: 'In/B.md', text: '---\ndate: 2026-02-13\n---\nAda Penrose says: "It is slow." Penrose says: "Very."\n' },
    { path: 'In/A.md', text: '---\ndate: 2026-01-05\n---\nTomas Lindqvist argues: "it is not"\n\nMirela Oduya says: "No."\n' },
  ],
  people: [],
  settings: DEFAULT_SETTINGS,
};

const PROSE = [
  'The central finding of the whole survey is that measuring a tool before buying it saves most teams a year of work.',
  'Teams that skipped the measurement paid for the same license twice and replaced the tool within eighteen months.',
  'A harbor office in the north measured nine tools in one week and kept only the slowest of them, for good reasons.',
  'Most vendors publish figures for machines that no small office owns, and those figures rarely survive a Monday.',
  'Measuring takes a quiet afternoon, a stopwatch and the willingness to write down results that nobody wanted to see.',
  'Offices that wrote their results down changed tools half as often as offices that argued from memory alone.',
  'Prices fell in the same period by a third, which made the second purchase look cheaper than the first measurement.',
  'The survey closes with a table of costs that every buyer of tools should read before signing anything at all.',
  'Its authors plan to repeat the measurement next spring with twice as many offices and the same nine tools.',
].join(' ');
const ADA: NoteText = { path: 'People/Ada Penrose.md', text: '---\ntype: person\n---\n' };

describe('planVault', () => {
  it('does not link a note again whose links the user took out', () => {
    const { changes } = plan(vault, { leaveUnlinked: new Set(['In/B.md']) });
    expect(changes.filter(({ what }) => what === 'links').map(({ kind, path }) => `${kind} ${path}`)).toEqual(['update In/A.md']);
  });

  it('links the notes that the same plan creates', () => {
    const { changes, links, directory } = plan(vault);
    expect(changes.map(({ kind, path, what }) => `${what} ${kind} ${path}`)).toEqual([
      'people create People/Ada Penrose.md', 'people create People/Mirela Oduya.md',
      'links update In/A.md', 'links update In/B.md',
    ]);
    expect(apply(vault, { changes, links }).sources[0]?.text).toContain('[[Ada Penrose]] says: "It is slow." Penrose says');
    expect(links['In/B.md']).toHaveLength(1);
    expect(directory.find('In/B.md', 'Ada Penrose')?.notePath).toBe('People/Ada Penrose.md');
  });

  it('can be planned in small steps that say how far it is, each part from its first to its last', () => {
    const steps: PlanStep[] = [];
    const input: VaultInput = {
      notes: vault.sources, people: [ADA], settings: vault.settings, only: new Set(['people', 'links', 'insights']),
      writer: (paths) => linkWriter({ useMarkdownLinks: false, newLinkFormat: 'shortest' }, paths), analyseNote: saidAnalysis,
    };
    const work = planVaultSteps(input);
    let next = work.next();
    for (; next.done !== true; next = work.next()) steps.push(next.value);
    expect(next.value.changes).toEqual(planVault(input).changes);
    for (const part of ['analyses', 'speakers', 'person-notes', 'notes'] as const) {
      const own = steps.filter((step) => step.part === part);
      expect(own.length).toBeGreaterThan(1);
      expect(own.every(({ done, total }) => done <= total)).toBe(true);
      expect(own.some(({ done, total }) => done === total)).toBe(true);
    }
  });

  it('plans only what it is asked for', () => {
    expect(plan(vault, { only: new Set(['people']) }).changes.every(({ what }) => what === 'people')).toBe(true);
    const links = plan(vault, { only: new Set(['links']) });
    expect(links.changes.map(({ kind }) => kind)).toEqual(['unchanged', 'unchanged']);
  });

  it('starts the insights of a note from the text with its links', () => {
    const source = { path: 'In/B.md', text: `---\nid: X\n---\n# Findings\n\n${PROSE}\n\nAda Penrose says: "It is slow."\n` };
    const { changes } = plan({ ...vault, sources: [source] }, { only: new Set(['links', 'insights']), people: [ADA] });
    expect(changes.map(({ what }) => what)).toEqual(['links', 'insights']);
    const [first, second] = changes;
    if (first?.kind !== 'update' || second?.kind !== 'update') throw new Error(JSON.stringify(changes));
    expect(second.before).toBe(first.text);
    expect(second.text).toContain('[[Ada Penrose]] says');
    expect(second.text).toContain('\nkey_insights:\n');
  });

  it('reports front matter that cannot take insights as a conflict, and links the body all the same', () => {
    const source = { path: 'In/B.md', text: '---\nquote: "an "odd" one"\n---\n' + `${PROSE}\n\nAda Penrose says: "It is slow."\n` };
    const { changes } = plan({ ...vault, sources: [source] }, { only: new Set(['links', 'insights']), people: [ADA] });
    expect(changes.map(({ kind, what }) => `${what} ${kind}`)).toEqual(['links update', 'insights conflict']);
  });

  it('takes no person note for a source, wherever it lies', () => {
    const person = { path: 'In/Ada Penrose.md', text: '---\nid: X\ntype: person\n---\nMirela Oduya says: "Hm."\n' };
    const { analyses, changes } = plan({ ...vault, sources: [...vault.sources, person], people: [person] });
    expect(analyses.has(person.path)).toBe(false);
    expect(changes.find(({ path }) => path === person.path)).toMatchObject({ kind: 'update', what: 'people' });
  });

  it('keeps the records of notes that it did not look at', () => {
    const record = { link: '[[X]]', text: 'X', before: '', after: '' };
    const settings = { ...DEFAULT_SETTINGS, links: { 'Gone.md': [record] } };
    expect(plan({ ...vault, settings }).links['Gone.md']).toEqual([record]);
    expect(planUnlinkVault({ notes: vault.sources, settings }).links).toEqual({ 'Gone.md': [record] });
  });

  it('keeps what a person note quotes from a source that could not be read', () => {
    const after = apply(vault, plan(vault));
    const [first, ...rest] = after.sources;
    const { changes } = plan({ ...after, sources: rest }, { otherPaths: ['In/B.md'], unread: ['In/B.md'] });
    expect(first?.path).toBe('In/B.md');
    expect(changes.filter(({ what }) => what === 'people').map(({ kind, path }) => `${kind} ${path}`))
      .toEqual(['preserve People/Ada Penrose.md', 'unchanged People/Mirela Oduya.md']);
  });

  it('writes full paths where another file of the vault has the name of a person note', () => {
    const after = apply(vault, plan(vault, { otherPaths: ['Archive/Ada Penrose.md'] }));
    expect(after.sources[0]?.text).toContain('[[People/Ada Penrose|Ada Penrose]] says');
  });

  it('records a link beside the properties that came with the insights of the same run', () => {
    const source = { path: 'In/B.md', text: `\uFEFFAda Penrose says: "It is slow." ${PROSE}\n` };
    const given = { only: new Set(['links', 'insights'] as const), people: [ADA] };
    const before: Vault = { ...vault, sources: [source] };
    const { changes, links } = plan(before, given);
    const last = changes.at(-1);
    if (last?.kind !== 'update') throw new Error(JSON.stringify(changes));
    expect(last.text).toMatch(/^\uFEFF---\nkey_insights:/);
    expect(links['In/B.md']?.[0]?.before).toMatch(/\n---\n$/);
  });

  it.each([
    ['a comment', '%%\nto do\n\n%%Ada Penrose reports Mirela Oduya saying: "It is slow, and nobody measures it."\n'],
    ['a formula', '$$x\n\n$$@mirela_o says: "It is slow, and nobody measures it."\nMirela Oduya says: "It is slow." Mirela Oduya (@mirela_o)\n'],
    ['a carriage return alone', 'Ada\rPenrose says: "It is slow, and nobody measures it."\n\nAda Penrose says: "Very."\n'],
  ])('plans nothing more for names beside the end of %s, in both kinds of links', (_what, text) => {
    for (const useMarkdownLinks of [false, true]) {
      const given: Partial<VaultInput> = { analyseNote: analyse, writer: (paths) => linkWriter({ useMarkdownLinks, newLinkFormat: 'shortest' }, paths) };
      const before: Vault = { ...vault, sources: [{ path: 'In/A.md', text }], settings: { ...DEFAULT_SETTINGS, linkDensity: 'every' } };
      const after = apply(before, plan(before, given));
      expect(after.sources[0]?.text).not.toBe(text);
      expect(plan(after, given).changes.filter(({ kind }) => kind !== 'unchanged')).toEqual([]);
    }
  });

  it('picks the same sentences from a note before and after it was linked', () => {
    const text = `---\nid: X\n---\n# Findings\n\nAda Penrose says: "${PROSE.slice(0, 330)}"\n\n${PROSE}\n\nAs Ada Penrose notes: "Measuring takes an afternoon, and the afternoon saves a year of buying the wrong thing."\n`;
    const before: Vault = { ...vault, sources: [{ path: 'In/A.md', text }], people: [ADA], settings: { ...DEFAULT_SETTINGS, linkDensity: 'every' } };
    const linked = apply(before, plan(before, { only: new Set(['links']), analyseNote: analyse })).sources[0]?.text ?? '';
    expect(linked.split('[[Ada Penrose]]')).toHaveLength(3);
    const picked = (of: string): string[] => extractInsights(analyse(of, 'In/A.md'), { count: 3 }).insights.map(propertyText);
    expect(picked(linked)).toEqual(picked(text));
    expect(picked(text)).toHaveLength(3);
  });

  const vaults = fc.record({
    texts: fc.array(noteText, { minLength: 1, maxLength: 4 }),
    own: fc.option(fc.constantFrom('Met in May.', '---\ntype: person\naliases: Captain\n---\n', '---\r\nrating: 5\r\n---\r\nx')),
    density: fc.constantFrom<Settings['linkDensity']>('first-in-section', 'every', 'property'),
  }).map(({ texts, own, density }): Vault => ({
    sources: texts.map((text, index) => ({ path: `In/${index}.md`, text })),
    people: own === null ? [] : [{ path: 'People/Ada Penrose.md', text: own }],
    settings: { ...DEFAULT_SETTINGS, linkDensity: density },
  }));

  it('plans nothing more for the vault that it made', () => {
    fc.assert(fc.property(vaults, (before) => {
      const first = plan(before);
      const after = apply(before, first);
      const second = plan(after);
      expect(second.changes.filter(({ kind }) => kind !== 'unchanged')).toEqual([]);
      expect(second.links).toEqual(first.links);
    }), { numRuns: 60 });
  });

  it('plans nothing more when it replaced the insights, too', () => {
    const given = { only: new Set(['people', 'links', 'insights'] as const) };
    fc.assert(fc.property(vaults, (one) => {
      const before: Vault = { ...one, settings: { ...one.settings, existingInsights: 'replace' } };
      const after = apply(before, plan(before, given));
      expect(plan(after, given).changes.filter(({ kind }) => kind !== 'unchanged' && kind !== 'conflict')).toEqual([]);
    }), { numRuns: 100 });
  });

  it('is undone for every source note by taking the links out', () => {
    fc.assert(fc.property(vaults, (before) => {
      const after = apply(before, plan(before));
      const removal = planUnlinkVault({ notes: after.sources, settings: after.settings });
      const restored = apply(after, removal);
      expect(restored.sources).toEqual(before.sources);
      expect(removal.links).toEqual({});
      expect([...removal.missing]).toEqual([]);
    }), { numRuns: 150 });
  });
});
