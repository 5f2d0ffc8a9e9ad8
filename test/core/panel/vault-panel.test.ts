import { describe, expect, it } from 'vitest';
import { vaultPanel, type VaultPanelOptions } from '../../../src/core/panel/vault-panel.ts';
import type { Directory, Speaker } from '../../../src/core/people/directory.ts';
import { markedAnalysis } from '../marked-analysis.ts';

function speaker(name: string, sources: [path: string, date: string, quotations: number][], aliases: string[] = []): Speaker {
  const quotations = sources.reduce((sum, [, , count]) => sum + count, 0);
  return {
    name, type: 'person', aliases, affiliations: [], quotations, direct: quotations, notePath: null, merges: [],
    sources: sources.map(([path, date, count]) => ({ path, date, quotations: count, nameInNote: name })),
  };
}

const SPEAKERS = [
  speaker('Oda Lindqvist', [['in/b.md', '2026-03-02', 4], ['in/a.md', '2026-01-15', 2]], ['Öda']),
  speaker('Åsa Berg', [['in/c.md', '', 3]]),
  speaker('Piet Abara', [['in/d.md', '2026-04-01', 1]]),
];
const DIRECTORY: Directory = { speakers: SPEAKERS, find: () => null };
const OPTIONS: VaultPanelOptions = { sort: 'quotations', filter: '', expanded: new Set() };

function names(options: Partial<VaultPanelOptions>): string[] {
  return vaultPanel(DIRECTORY, { ...OPTIONS, ...options }).rows.flatMap((row) => (row.kind === 'speaker' ? row.label.text : []));
}

describe('the panel of the vault', () => {
  it('sorts by number of quotations, by name, or by the date last seen', () => {
    expect(names({ sort: 'quotations' })).toEqual(['Oda Lindqvist', 'Åsa Berg', 'Piet Abara']);
    expect(names({ sort: 'name' })).toEqual(['Åsa Berg', 'Oda Lindqvist', 'Piet Abara']);
    expect(names({ sort: 'last-seen' })).toEqual(['Piet Abara', 'Oda Lindqvist', 'Åsa Berg']);
  });

  it('finds speakers by name or alias', () => {
    expect(names({ filter: 'oda' })).toEqual(['Oda Lindqvist']);
    expect(names({ filter: 'asa' })).toEqual(['Åsa Berg']);
    expect(vaultPanel(DIRECTORY, { ...OPTIONS, filter: 'nobody' }).rows).toEqual([expect.objectContaining({ kind: 'message', state: 'no-match' })]);
  });

  it('leaves out whom the user said to be no person, by any spelling, until another word on it', () => {
    const said = (kind: 'not-a-person' | 'organization', name: string, notes?: readonly string[]) => ({ kind, name, ...(notes === undefined ? {} : { notes }) });
    expect(names({ decisions: [said('not-a-person', 'Öda')] })).toEqual(['Åsa Berg', 'Piet Abara']);
    expect(names({ decisions: [said('not-a-person', 'Öda'), said('organization', 'Oda Lindqvist')] })).toContain('Oda Lindqvist');
    expect(names({ decisions: [said('organization', 'Piet Abara'), said('not-a-person', 'Piet Abara')] })).toEqual(['Oda Lindqvist', 'Åsa Berg']);
    // Said of one note, it is about a name that stays there.
    expect(names({ decisions: [said('not-a-person', 'Öda', ['in/b.md'])] })).toContain('Oda Lindqvist');
    expect(vaultPanel(DIRECTORY, { ...OPTIONS, decisions: [said('not-a-person', 'Åsa Berg')] }).counts).toEqual({ speakers: 2, shown: 2, quotations: 7 });
  });

  it('gives each speaker the quotations of each month of the vault', () => {
    const { rows, steps } = vaultPanel(DIRECTORY, OPTIONS);
    expect(steps).toEqual(['2026-01', '2026-02', '2026-03', '2026-04']);
    expect(rows.map((row) => row.kind === 'speaker' && row.vault?.series)).toEqual([[2, 0, 4, 0], [0, 0, 0, 0], [0, 0, 0, 1]]);
  });

  it('joins months where the vault reaches back for decades, and loses no quotation', () => {
    const old: Directory = { ...DIRECTORY, speakers: [...SPEAKERS, speaker('Ilse Rook', [['in/e.md', '2002-02-01', 5], ['in/f.md', '2026-04-30', 2]])] };
    const { rows, steps } = vaultPanel(old, { ...OPTIONS, filter: 'ilse' });
    const series = rows[0]?.kind === 'speaker' ? (rows[0].vault?.series ?? []) : [];
    expect(steps.length).toBeLessThanOrEqual(36);
    expect(series).toHaveLength(steps.length);
    expect([series[0], series[series.length - 1]]).toEqual([5, 2]);
    expect(series.reduce((sum, count) => sum + count, 0)).toBe(7);
  });

  it('opens a speaker to its sources, and a source to what the speaker says there', () => {
    const analysis = markedAnalysis('"⟦direct@Oda Lindqvist: The locks are old.⟧" "⟦direct@Piet Abara: No.⟧"\n');
    const rows = vaultPanel(DIRECTORY, {
      ...OPTIONS, analysisOf: (path) => (path === 'in/b.md' ? analysis : null),
      expanded: new Set(['speaker:Oda Lindqvist', 'speaker:Oda Lindqvist/source:Oda Lindqvist@in/b.md', 'speaker:Oda Lindqvist/source:Oda Lindqvist@in/a.md']),
    }).rows;
    expect(rows.map((row) => `${row.depth} ${row.kind}`)).toEqual([
      '1 speaker', '2 source', '3 quotation', '2 source', '3 message', '1 speaker', '1 speaker',
    ]);
    expect(rows[2]).toMatchObject({ kind: 'quotation', path: 'in/b.md', text: { text: 'The locks are old.' } });
  });

  it('says what is going on while the vault is read, and when nobody is quoted', () => {
    expect(vaultPanel(null, OPTIONS).rows).toEqual([expect.objectContaining({ state: 'loading', message: 'Reading the vault…' })]);
    expect(vaultPanel({ speakers: [], find: () => null }, OPTIONS).rows).toEqual([expect.objectContaining({ state: 'empty' })]);
  });

  it('lists thousands of speakers, one row each', () => {
    const many = Array.from({ length: 5000 }, (_, index) => speaker(`Speaker ${index}`, [[`in/${index}.md`, `2025-${String((index % 12) + 1).padStart(2, '0')}-01`, 1]]));
    const { rows, counts } = vaultPanel({ speakers: many, find: () => null }, { ...OPTIONS, sort: 'name' });
    expect(rows).toHaveLength(5000);
    expect(counts).toEqual({ speakers: 5000, quotations: 5000, shown: 5000 });
    expect(rows[4999]).toMatchObject({ position: 5000, siblings: 5000, label: { text: 'Speaker 4999' } });
  });
});
