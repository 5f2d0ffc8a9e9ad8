import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notePanel, notePanelMessage, type NotePanelOptions } from '../../../src/core/panel/note-panel.ts';
import type { PanelRow } from '../../../src/core/panel/rows.ts';
import type { Directory, Speaker } from '../../../src/core/people/directory.ts';
import { markedAnalysis } from '../marked-analysis.ts';

const NOTE = `---
id: SOURCE-20260301-001
---
## Contents
- [The Canal](#the-canal)

## The Canal
Oda Lindqvist warns: "⟦direct@Oda Lindqvist: The locks are *older* than the town.⟧"

Someone wrote: "⟦direct: Nobody paid for the gates.⟧"

### Tolls
⟦indirect@Piet Abara: Piet Abara says that tolls will double⟧.

## Weather
It rained.

## The Ferry
"⟦direct@Oda Lindqvist & Piet Abara: Crème fraîche is served on board.⟧"
`;

const OPTIONS: NotePanelOptions = { path: 'a.md', groupBy: 'section', filter: '', cursor: null, collapsed: new Set() };

function panel(options: Partial<NotePanelOptions> = {}, directory: Directory | null = null) {
  return notePanel(markedAnalysis(NOTE), directory, { ...OPTIONS, ...options });
}

function outline(rows: readonly PanelRow[]): string[] {
  return rows.map((row) => '  '.repeat(row.depth - 1) + describeRow(row));
}

function describeRow(row: PanelRow): string {
  switch (row.kind) {
    case 'section': return `# ${row.title.text} (${row.quotations})${row.dimmed ? ' dimmed' : ''}${row.current ? ' <' : ''}`;
    case 'speaker': return `@ ${row.label.text} (${row.quotations})`;
    case 'quotation': return `${row.speakers.map(({ text }) => text).join(' + ')}: ${row.text.text}`;
    case 'problem': return `! ${row.line} ${row.message}`;
    case 'message': return `… ${row.message}`;
    case 'source': return `~ ${row.title}`;
    case 'problems': return `! ${row.notes} notes`;
    case 'unclear': return `? ${row.name}: ${row.candidates.join(', ')}`;
  }
}

describe('the panel of a note by section', () => {
  it('shows every section in order with its quotations, and dims those in which nobody is quoted', () => {
    expect(outline(panel().rows)).toEqual([
      '# Contents (0) dimmed',
      '# The Canal (3)',
      '  Oda Lindqvist: The locks are older than the town.',
      '  Unnamed: Nobody paid for the gates.',
      '  # Tolls (1)',
      '    Piet Abara: Piet Abara says that tolls will double',
      '# Weather (0) dimmed',
      '# The Ferry (1)',
      '  Oda Lindqvist + Piet Abara: Crème fraîche is served on board.',
    ]);
  });

  it('gives spans to jump to, counts, and who is quoted in each section', () => {
    const { rows, counts } = panel();
    const { text } = markedAnalysis(NOTE).note;
    const canal = rows.find((row) => row.kind === 'section' && row.title.text === 'The Canal');
    if (canal?.kind !== 'section') throw new Error('no section');
    expect(text.slice(canal.span.start, canal.span.end).trim()).toBe('## The Canal');
    expect(canal.speakers.map(({ text: name, quotations }) => [name, quotations])).toEqual([['Oda Lindqvist', 1], ['Unnamed', 1]]);
    expect(canal).toMatchObject({ own: 2, quotations: 3, line: 7 });
    const first = rows.find((row) => row.kind === 'quotation');
    if (first?.kind !== 'quotation') throw new Error('no quotation');
    expect(text.slice(first.span.start, first.span.end)).toBe('The locks are *older* than the town.');
    expect(counts).toEqual({ quotations: 4, direct: 3, speakers: 2, sections: 5, problems: 0, shown: 4 });
  });

  it('numbers the rows among their siblings, for screen readers', () => {
    const canal = panel().rows.slice(1, 5);
    expect(canal.map(({ depth, position, siblings }) => [depth, position, siblings])).toEqual([[1, 2, 4], [2, 1, 3], [2, 2, 3], [2, 3, 3]]);
  });

  it('marks the innermost section at the cursor, or the closed one that hides it', () => {
    const cursor = markedAnalysis(NOTE).note.text.indexOf('tolls will');
    const open = panel({ cursor });
    expect(outline(open.rows).filter((line) => line.endsWith('<'))).toEqual(['  # Tolls (1) <']);
    expect(open.currentId).toBe('section:Tolls');
    const closed = panel({ cursor, collapsed: new Set(['section:The Canal']) });
    expect(closed.currentId).toBe('section:The Canal');
    expect(outline(closed.rows)).not.toContain('  # Tolls (1) <');
  });

  it('hides what stands in a closed section, and keeps its count', () => {
    expect(outline(panel({ collapsed: new Set(['section:The Canal']) }).rows)).toEqual([
      '# Contents (0) dimmed', '# The Canal (3)', '# Weather (0) dimmed', '# The Ferry (1)',
      '  Oda Lindqvist + Piet Abara: Crème fraîche is served on board.',
    ]);
  });

  it('keeps the ids of rows when the note changes elsewhere', () => {
    const before = panel().rows.map(({ id }) => id);
    const edited = notePanel(markedAnalysis(NOTE.replace('It rained.', 'It rained for a week.\n\n## Snow\nNone.')), null, OPTIONS);
    expect(edited.rows.map(({ id }) => id)).toEqual(expect.arrayContaining(before));
  });

  it('lists the quotations of a note without headings directly', () => {
    const rows = notePanel(markedAnalysis('Ada says: "⟦direct@Ada Brook: Fine.⟧"\n'), null, OPTIONS).rows;
    expect(outline(rows)).toEqual(['Ada Brook: Fine.']);
  });
});

describe('the panel of a note by speaker', () => {
  it('shows the speakers by number of quotations with the sections under them, and the unnamed last', () => {
    expect(outline(panel({ groupBy: 'speaker' }).rows)).toEqual([
      '@ Oda Lindqvist (2)',
      '  # The Canal (1)',
      '    Oda Lindqvist: The locks are older than the town.',
      '  # The Ferry (1)',
      '    Oda Lindqvist + Piet Abara: Crème fraîche is served on board.',
      '@ Piet Abara (2)',
      '  # Tolls (1)',
      '    Piet Abara: Piet Abara says that tolls will double',
      '  # The Ferry (1)',
      '    Oda Lindqvist + Piet Abara: Crème fraîche is served on board.',
      '@ Unnamed (1)',
      '  # The Canal (1)',
      '    Unnamed: Nobody paid for the gates.',
    ]);
  });

  it('puts two names of one speaker of the vault together, under the name of the vault', () => {
    const oda = { name: 'Oda M. Lindqvist', notePath: 'People/Oda M. Lindqvist.md' } as Speaker;
    const directory: Directory = { speakers: [oda], find: () => oda };
    const rows = panel({ groupBy: 'speaker' }, directory).rows;
    const speakers = rows.filter((row) => row.kind === 'speaker');
    expect(speakers.map(({ label, quotations }) => [label.text, label.notePath, quotations])).toEqual([
      ['Oda M. Lindqvist', 'People/Oda M. Lindqvist.md', 3], ['Unnamed', null, 1],
    ]);
    expect(speakers[0]?.aliases).toEqual(['Oda Lindqvist', 'Piet Abara']);
  });
});

describe('the filter of the panel', () => {
  it('looks in what is said, in names and in section titles, whatever the case and the accents', () => {
    expect(outline(panel({ filter: 'CREME' }).rows)).toEqual(['# The Ferry (1)', '  Oda Lindqvist + Piet Abara: Crème fraîche is served on board.']);
    expect(panel({ filter: 'lindqvist canal' }).counts.shown).toBe(1);
    expect(outline(panel({ filter: 'unnamed' }).rows)).toEqual(['# The Canal (1)', '  Unnamed: Nobody paid for the gates.']);
  });

  it('keeps a section that matches by its title although nobody is quoted in it', () => {
    expect(outline(panel({ filter: 'weather' }).rows)).toEqual(['# Weather (0) dimmed']);
  });

  it('keeps the sections above one that matches', () => {
    expect(outline(panel({ filter: 'tolls' }).rows)).toEqual(['# The Canal (1)', '  # Tolls (1)', '    Piet Abara: Piet Abara says that tolls will double']);
    const rows = notePanel(markedAnalysis('# Boats\n## Barges\nNone.\n'), null, { ...OPTIONS, filter: 'barges' }).rows;
    expect(outline(rows)).toEqual(['# Boats (0) dimmed', '  # Barges (0) dimmed']);
  });

  it('marks what it found', () => {
    const row = panel({ filter: 'creme board' }).rows.find(({ kind }) => kind === 'quotation');
    if (row?.kind !== 'quotation') throw new Error('no quotation');
    expect(row.text.matches.map(({ start, end }) => row.text.text.slice(start, end))).toEqual(['Crème', 'board']);
  });

  it('opens what was closed, and says so when nothing matches', () => {
    expect(outline(panel({ filter: 'gates', collapsed: new Set(['section:The Canal']) }).rows)).toHaveLength(2);
    expect(outline(panel({ filter: 'zeppelin' }).rows)).toEqual(['… Nothing matches “zeppelin”. Clear the filter to see everything.']);
  });
});

describe('the panel without anything to show', () => {
  it.each(['no-note', 'not-a-source', 'loading'] as const)('has one sentence for the state %s', (state) => {
    expect(notePanelMessage(state).rows).toEqual([expect.objectContaining({ kind: 'message', state, message: expect.stringMatching(/\S[.…]$/) as string })]);
  });

  it('says that nobody is quoted, and still shows problems and sections', () => {
    const analysis = { ...markedAnalysis('## One\nText.\n'), problems: [{ line: 3, code: 'front-matter/x', message: 'Close the quote.' }] };
    expect(outline(notePanel(analysis, null, OPTIONS).rows)).toEqual(['! 3 Close the quote.', '… Nobody is quoted in this note.', '# One (0) dimmed']);
  });
});

describe('any note', () => {
  const piece = fc.constantFrom('## A\n', '# B\n', '### A\n', 'words\n', '⟦direct@Ada Brook: yes⟧\n', '⟦direct: no⟧ ', '⟦indirect@Bo & Ada Brook: maybe⟧\n');

  it('gives unique ids, siblings that add up, and each quotation once by section', () => {
    fc.assert(fc.property(fc.array(piece), fc.constantFrom('section' as const, 'speaker' as const), fc.constantFrom('', 'a', 'no'), fc.nat(200), (parts, groupBy, filter, cursor) => {
      const { rows, counts, currentId } = notePanel(markedAnalysis(parts.join('')), null, { ...OPTIONS, groupBy, filter, cursor });
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
      for (const row of rows) expect(row.position).toBeLessThanOrEqual(row.siblings);
      rows.forEach((row, index) => expect(row.depth).toBeLessThanOrEqual((rows[index - 1]?.depth ?? 0) + 1));
      if (groupBy === 'section') expect(rows.filter(({ kind }) => kind === 'quotation')).toHaveLength(counts.shown);
      if (currentId !== null) expect(rows.map(({ id }) => id)).toContain(currentId);
    }));
  });
});
