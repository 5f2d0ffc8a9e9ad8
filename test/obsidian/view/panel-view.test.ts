// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { WorkspaceLeaf } from 'obsidian-test-mocks/obsidian';
import type { WorkspaceLeaf as Leaf } from 'obsidian';
import type { PanelRow } from '../../../src/core/panel/rows.ts';
import { storeAnalysis } from '../../../src/core/record/analysis-record.ts';
import { checksum } from '../../../src/core/text/checksum.ts';
import { SourceIndex } from '../../../src/obsidian/index/source-index.ts';
import { DEFAULT_SETTINGS } from '../../../src/core/settings.ts';
import { PanelView } from '../../../src/obsidian/view/panel-view.ts';
import type { RowActions } from '../../../src/obsidian/view/row-actions.ts';
import { NOTHING_KEPT } from '../index/nothing-kept.ts';
import { mockApp } from '../mock-app.ts';
import { analysisOf, directoryOf } from './analysis-of.ts';

const FIRST = `# Harbour news

Intro by nobody.

## Cranes

Tilda Marsh says "the cranes are too slow".

### Repairs

Orin Vale says "we fix two a week".

## Tides <u>tonight</u>

Nothing is quoted here.
`;
const SECOND = '# Ferry news\n\n## Ferries\n\nTilda Marsh says "ferries come first".\n';
const analyses = new Map([
  ['in/first.md', analysisOf('in/first.md', FIRST, [['Tilda Marsh', 'the cranes are too slow'], ['Orin Vale', 'we fix two a week']])],
  ['in/second.md', analysisOf('in/second.md', SECOND, [['Tilda Marsh', 'ferries come first']])],
]);

interface Opened {
  readonly row: PanelRow;
  readonly path: string;
  readonly pane: unknown;
}

class RowsSeen {
  readonly opened: Opened[] = [];
  readonly menus: PanelRow[] = [];
  open(row: PanelRow, path: string, pane: unknown): void {
    this.opened.push({ row, path, pane });
  }
  menu(row: PanelRow): void {
    this.menus.push(row);
  }
  hover(): void {
    // Not looked at here.
  }
}

/** Reads all notes, and wakes them. */
async function read(index: SourceIndex): Promise<void> {
  await index.rebuild();
  await index.wakeAll();
}

async function openPanel(path: string | null = 'in/first.md') {
  const texts = new Map([...analyses].map(([name, { note }]) => [name, note.text]));
  const index = new SourceIndex({
    paths: () => [...texts.keys()],
    read: (name) => Promise.resolve(texts.get(name) ?? null),
    stamp: () => null,
    analyse: (text, name) => {
      const analysis = analyses.get(name);
      const textSum = checksum(text);
      return Promise.resolve(analysis === undefined ? { kind: 'other', textSum } : { kind: 'source', record: storeAnalysis(analysis), textSum });
    },
    kept: NOTHING_KEPT,
    now: () => 0,
    buildDirectory: () => directoryOf(analyses, { 'Tilda Marsh': 'People/Tilda Marsh.md' }),
    settings: () => DEFAULT_SETTINGS,
    pause: () => Promise.resolve(),
    failed: () => undefined,
  });
  const rows = new RowsSeen();
  const at = { path, cursor: null as number | null };
  const leaf = WorkspaceLeaf.create2__(mockApp({})) as unknown as Leaf;
  const view = new PanelView(leaf, {
    index, firstRun: { introduction: () => null, onChange: () => () => undefined },
    actions: { run: () => Promise.resolve(), closeIntroduction: () => Promise.resolve() },
    rows: rows as unknown as RowActions, currentPath: () => at.path, cursor: () => at.cursor,
  });
  document.body.append(view.containerEl);
  await view['onOpen']();
  const redraw = () => {
    view['draw']();
  };
  return { view, index, rows, at, redraw };
}

const items = () => [...document.querySelectorAll<HTMLElement>('[role=treeitem]')];
const item = (text: string) => {
  const found = items().find((el) => el.textContent.includes(text));
  if (found === undefined) throw new Error(`No row with ${text}: ${items().map((el) => el.textContent).join(' | ')}`);
  return found;
};
const button = (label: string) => document.querySelector<HTMLElement>(`button[aria-label="${label}"]`);
const press = (key: string, init: KeyboardEventInit = {}) => {
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }));
};

beforeEach(() => {
  document.body.replaceChildren();
});

describe('the panel', () => {
  it('says what to do while there is nothing to show', async () => {
    const { index, at, redraw } = await openPanel(null);
    expect(items().map((el) => el.textContent)).toEqual(['Open a source note to see who said what in it, or choose the speakers of the whole vault above.']);
    at.path = 'in/first.md';
    redraw();
    expect(items()[0]?.textContent).toMatch(/^Reading/);
    await read(index);
    at.path = 'elsewhere.md';
    redraw();
    expect(items()[0]?.textContent).toMatch(/not a source note/);
  });

  it('shows a change with the next turn of the app, and a burst of them once, some time later', async () => {
    vi.useFakeTimers();
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const { view, index, at } = await openPanel(null);
    await read(index);
    const draw = vi.spyOn(view as unknown as { draw: () => void }, 'draw');
    const shownAfter = async (milliseconds: number): Promise<string | undefined> => {
      await vi.advanceTimersByTimeAsync(milliseconds);
      return items()[0]?.textContent;
    };
    const change = (path: string): void => {
      at.path = path;
      index.invalidateDirectory();
    };
    expect(await shownAfter(1000)).toMatch(/^Open a source note/);
    change('elsewhere.md');
    expect(await shownAfter(1)).toMatch(/not a source note/);
    draw.mockClear();
    for (let turn = 0; turn < 10; turn++) {
      change('in/first.md');
      expect(await shownAfter(5)).toMatch(/not a source note/);
    }
    expect(await shownAfter(120)).toContain('Harbour news');
    expect(draw).toHaveBeenCalledTimes(1);
  });

  it('shows the sections in order with their quotations, as a tree for screen readers', async () => {
    const { index, redraw } = await openPanel();
    await read(index);
    redraw();
    expect(document.querySelector('[role=tree]')?.getAttribute('aria-label')).toBe('Who said what');
    const shape = items().map((el) => [el.getAttribute('aria-level'), el.getAttribute('aria-expanded'), el.querySelector('.who-said-what-title, .who-said-what-words')?.textContent]);
    expect(shape).toEqual([
      ['1', 'true', 'Harbour news'],
      ['2', 'true', 'Cranes'],
      ['3', null, expect.stringContaining('the cranes are')],
      ['3', 'true', 'Repairs'],
      ['4', null, 'we fix two a week'],
      ['2', null, 'Tides <u>tonight</u>'],
    ]);
    expect(document.querySelector('[role=status]')?.textContent).toBe('2 quotations, 2 speakers');
    expect(item('Tides').classList.contains('is-dimmed')).toBe(true);
  });

  it('never makes markup of what a note says', async () => {
    const { index, redraw } = await openPanel();
    await read(index);
    redraw();
    expect(document.querySelector('[role=tree] u')).toBeNull();
    expect(item('Tides').textContent).toContain('<u>tonight</u>');
  });

  it('groups by speaker, and back', async () => {
    const { index, redraw } = await openPanel();
    await read(index);
    redraw();
    button('Group by speaker')?.click();
    expect(button('Group by speaker')?.getAttribute('aria-pressed')).toBe('true');
    expect(items()[0]?.textContent).toContain('Tilda Marsh');
    expect(item('Tilda Marsh').querySelector('.has-note')).not.toBeNull();
    button('Group by speaker')?.click();
    expect(items()[0]?.textContent).toContain('Harbour news');
  });

  it('shows the speakers of the vault, whose notes and quotations open below them', async () => {
    const { index, redraw, rows } = await openPanel();
    await read(index);
    redraw();
    button('Speakers of the whole vault')?.click();
    expect(items().map((el) => el.querySelector('.who-said-what-title')?.textContent)).toEqual(['Tilda Marsh', 'Orin Vale']);
    item('Tilda Marsh').click();
    item('Ferry news').querySelector<HTMLElement>('.who-said-what-toggle')?.click();
    expect(item('ferries come first').textContent).not.toContain('Tilda');
    item('ferries come first').click();
    expect(rows.opened.map(({ path }) => path)).toEqual(['in/second.md']);
  });

  it('filters, marks what it found, and counts', async () => {
    const { index, view, redraw } = await openPanel();
    await read(index);
    view['filter'] = 'orin';
    redraw();
    expect(items().some((el) => el.textContent.includes('too slow'))).toBe(false);
    expect(item('we fix two').querySelector('.search-result-file-matched-text')?.textContent).toBe('Orin');
    expect(document.querySelector('[role=status]')?.textContent).toMatch(/^1 of 2 quotations/);
  });

  it('marks the section at the cursor', async () => {
    const { index, at, redraw } = await openPanel();
    await read(index);
    at.cursor = FIRST.indexOf('Nothing is quoted');
    redraw();
    expect(items().filter((el) => el.getAttribute('aria-current') === 'true').map((el) => el.textContent)).toEqual(['Tides <u>tonight</u>']);
  });

  it('goes to a section on a click and opens it in a new tab on Mod-click; the triangle only opens and closes', async () => {
    const { index, rows, redraw } = await openPanel();
    await read(index);
    redraw();
    item('Tides').click();
    item('we fix two').dispatchEvent(new MouseEvent('click', { bubbles: true, ctrlKey: true }));
    item('Cranes').querySelector<HTMLElement>('.who-said-what-toggle')?.click();
    expect(rows.opened.map(({ row, path, pane }) => [row.kind, path, pane === false])).toEqual([
      ['section', 'in/first.md', true], ['quotation', 'in/first.md', false],
    ]);
    expect(items().some((el) => el.textContent.includes('too slow'))).toBe(false);
    expect(item('Cranes').getAttribute('aria-expanded')).toBe('false');
  });
});

describe('the panel at the keyboard', () => {
  it('is reached by one Tab, and the arrows walk, open and close', async () => {
    const { index, rows, redraw } = await openPanel();
    await read(index);
    redraw();
    expect(items().filter((el) => el.getAttribute('tabindex') === '0')).toHaveLength(1);
    items()[0]?.focus();
    press('ArrowDown');
    expect(document.activeElement).toBe(item('Cranes'));
    press('ArrowLeft');
    expect(item('Cranes').getAttribute('aria-expanded')).toBe('false');
    expect(document.activeElement).toBe(item('Cranes'));
    press('ArrowRight');
    press('ArrowRight');
    expect(document.activeElement).toBe(item('too slow'));
    press('Enter');
    expect(rows.opened.map(({ row }) => row.kind)).toEqual(['quotation']);
    press('ArrowLeft');
    expect(document.activeElement).toBe(item('Cranes'));
    press('End');
    expect(document.activeElement).toBe(item('Tides'));
    press('Home');
    expect(document.activeElement).toBe(items()[0]);
    press('F10', { shiftKey: true });
    expect(rows.menus.map(({ kind }) => kind)).toEqual(['section']);
  });

  it('keeps the focus over a redraw, and gives it to the next row when its own is gone', async () => {
    const { index, view, redraw } = await openPanel();
    await read(index);
    redraw();
    item('we fix two').focus();
    await index.update('in/first.md', FIRST);
    redraw();
    expect(document.activeElement).toBe(item('we fix two'));
    view['filter'] = 'cranes';
    redraw();
    expect(items()).toContain(document.activeElement);
  });
});

describe('a panel of thousands of rows', () => {
  it('draws the first of them, and more when the keyboard or the scroll comes to the end', async () => {
    const many = analysisOf('in/many.md', Array.from({ length: 900 }, (_, number) => `## Part ${number}\n`).join('\n'), []);
    analyses.set('in/many.md', many);
    const { index, redraw } = await openPanel('in/many.md');
    await read(index);
    analyses.delete('in/many.md');
    redraw();
    const drawn = items().length;
    expect(drawn).toBeLessThan(500);
    items()[0]?.focus();
    press('End');
    expect(document.activeElement?.textContent).toContain('Part 899');
  });
});
