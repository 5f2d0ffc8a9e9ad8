import { describe, expect, it } from 'vitest';
import type { Bench, BenchOptions } from './bench.ts';
import { source, VAULT } from './notes.ts';
import { useBench } from './use-bench.ts';

let bench: Bench;
useBench((ready) => {
  bench = ready;
});

/** How long the tests' notes rest before they are linked, in milliseconds. */
const REST = 150;
const NOTE = 'Inbox/note.md';
const body = (lines: readonly string[]) => source('20260303-001', 'Note', '2026-03-03', `${lines.join('\n')}\n`);
const SAID = 'Ingrid Solvane notes: "High water came twelve minutes early again."';
const TEXT = body(['# Morning', '', SAID, '', '# Noon', '', 'Nothing happened.', '', '# Evening', '', 'Tobias Renn Akerly writes: "We are closed."', '', 'The end.']);

/** A vault with person notes, and a note that is not linked yet, open for editing. */
async function open(text = TEXT, options: BenchOptions = {}): Promise<void> {
  await bench.start({ files: VAULT, ...options, data: { restDelay: REST, ...(options.data as object | undefined) } });
  await bench.cli('who-said-what:person-notes');
  await bench.page.evaluate(async ([path, note]) => {
    await window.bench.writeOutside(path, note);
  }, [NOTE, text] as const);
  await bench.page.evaluate((path) => window.bench.open(path), NOTE);
}

const linked = (text = '[[Ingrid Solvane]] notes:') => bench.page.waitForFunction(([path, part]) => window.bench.text(path)?.includes(part), [NOTE, text] as const);
const rest = () => bench.page.waitForTimeout(REST * 4);
const cursorAt = (line: number, ch: number) => bench.page.evaluate(([path, at, column]) => {
  const editor = window.bench.views(path)[0]?.editor;
  editor?.setCursor({ line: at, ch: column });
  editor?.focus();
}, [NOTE, line, ch] as const);
const lineOf = (words: string) => TEXT.split('\n').findIndex((line) => line.includes(words));

describe('links on save', () => {
  it('come when a note was saved by hand and is at rest, in one step for undo, and stay away when that is undone', async () => {
    await open(TEXT, { data: { restDelay: 600_000 } });
    await cursorAt(lineOf('The end'), 0);
    await bench.page.keyboard.type('Not yet. ');
    const typed = await bench.shown(NOTE);
    await bench.page.evaluate((data) => window.bench.storeOutside(data), { ...(await bench.data()), restDelay: REST });
    await bench.page.keyboard.press('Control+s');
    await bench.page.waitForFunction((path) => window.bench.views(path)[0]?.editor.getValue().includes('[[Tobias Renn Akerly]]'), NOTE);
    expect(await bench.shown(NOTE)).toContain('[[Ingrid Solvane]] notes:');
    await bench.page.keyboard.press('Control+s');
    await bench.page.keyboard.press('Control+z');
    expect(await bench.shown(NOTE)).toBe(typed);
    await bench.page.keyboard.press('Control+s');
    await rest();
    expect(await bench.shown(NOTE)).toBe(typed);
    expect(await bench.text(NOTE)).toBe(typed);
  });

  it('come after autosave too, leave the line that is typed in alone until it is left, and write nothing more then', async () => {
    await open(TEXT, { data: { restDelay: 600_000 } });
    await bench.page.evaluate((data) => window.bench.storeOutside(data), { ...(await bench.data()), restDelay: REST });
    await cursorAt(lineOf(SAID), SAID.length);
    await bench.page.keyboard.type(' Oh.');
    await linked('[[Tobias Renn Akerly]] writes:');
    expect(await bench.text(NOTE)).toContain(`${SAID} Oh.`);
    await bench.page.keyboard.press('Control+End');
    await bench.page.keyboard.type('More.');
    await bench.page.keyboard.press('Control+s');
    await bench.page.keyboard.press('ArrowUp');
    await bench.page.waitForFunction((path) => window.bench.views(path)[0]?.editor.getValue().includes('[[Ingrid Solvane]] notes:'), NOTE);
    await bench.page.keyboard.press('Control+s');
    await rest();
    const writes = (await bench.writes()).length;
    await bench.page.keyboard.press('Control+s');
    await rest();
    expect((await bench.writes()).length).toBe(writes);
  });

  it('keep every cursor and selection, what is folded and what is in sight', async () => {
    const long = body([...Array.from({ length: 80 }, (_, line) => `Line ${line}.`), '', '# Morning', '', SAID, '', '# Folded', '', 'One.', '', 'Two.', '', '# Evening', '', 'The end.']);
    await open(long, { data: { linkOn: 'save', restDelay: 600_000 } });
    const at = long.split('\n').findIndex((line) => line.includes('The end'));
    const folded = long.split('\n').findIndex((line) => line === '# Folded');
    await bench.page.evaluate(([path, end, fold]) => {
      const editor = window.bench.views(path)[0]?.editor;
      editor?.fold(fold, fold + 4);
      editor?.setSelections([{ anchor: { line: 12, ch: 2 } }, { anchor: { line: 20, ch: 0 }, head: { line: 20, ch: 4 } }, { anchor: { line: end, ch: 3 } }]);
      editor?.focus();
    }, [NOTE, at, folded] as const);
    await bench.page.keyboard.type('x');
    // The editor brings its cursor into sight first.
    await bench.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    await bench.page.evaluate((path) => {
      window.bench.views(path)[0]?.editor.scrollTo(null, 700);
    }, NOTE);
    const state = () => bench.page.evaluate((path) => {
      const editor = window.bench.views(path)[0]?.editor;
      return {
        selections: editor?.listSelections(), top: editor?.getScrollInfo().top, folded: editor?.folded(),
        words: editor?.cm.state.selection.ranges.map((range) => editor.cm.state.sliceDoc(range.from - 3, range.to + 3)),
      };
    }, NOTE);
    const before = await state();
    expect(before.selections).toHaveLength(3);
    await bench.page.evaluate((data) => window.bench.storeOutside(data), { ...(await bench.data()), restDelay: REST });
    await bench.page.keyboard.press('Control+s');
    await bench.page.waitForFunction((path) => window.bench.views(path)[0]?.editor.getValue().includes('[[Ingrid Solvane]] notes:'), NOTE);
    expect(await state()).toEqual(before);
  });

  it('wait while a character is composed, and come when it is done', async () => {
    await open(TEXT, { data: { restDelay: 600_000 } });
    await cursorAt(lineOf('Nothing happened'), 0);
    await bench.page.evaluate((data) => window.bench.storeOutside(data), { ...(await bench.data()), restDelay: REST });
    const input = await bench.page.context().newCDPSession(bench.page);
    await input.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 });
    await bench.page.evaluate((path) => window.bench.views(path)[0]?.save(), NOTE);
    await rest();
    expect(await bench.shown(NOTE)).toContain(SAID);
    await input.send('Input.imeSetComposition', { text: 'にほ', selectionStart: 2, selectionEnd: 2 });
    await input.send('Input.insertText', { text: '日本' });
    await bench.page.keyboard.press('Control+s');
    await linked();
    expect(await bench.text(NOTE)).toContain('日本Nothing happened');
  });

  it('wait while a link is being typed with its suggestions open', async () => {
    await open(TEXT, { data: { restDelay: 600_000 } });
    await cursorAt(lineOf('Nothing happened'), 0);
    await bench.page.keyboard.type('[[Ing');
    await bench.page.locator('.suggestion-container').waitFor();
    await bench.page.evaluate((data) => window.bench.storeOutside(data), { ...(await bench.data()), restDelay: REST });
    await bench.page.keyboard.press('Control+s');
    await rest();
    expect(await bench.shown(NOTE)).toContain(SAID);
    expect(await bench.page.locator('.suggestion-container').count()).toBe(1);
    await bench.page.locator('.suggestion-container .suggestion-item').first().click();
    await bench.page.keyboard.press('Control+s');
    await linked();
    expect(await bench.text(NOTE)).toContain('[[Ingrid Solvane]]Nothing happened');
  });

  it('reach both panes in which a note is open, and the file, once', async () => {
    await open(TEXT, { data: { linkOn: 'command' } });
    await bench.page.evaluate(async (path) => {
      await window.bench.open(path, 'split');
    }, NOTE);
    await cursorAt(lineOf('The end'), 0);
    await bench.page.evaluate((data) => window.bench.storeOutside(data), { ...(await bench.data()), linkOn: 'save' });
    await bench.page.keyboard.type('x');
    await bench.page.keyboard.press('Control+s');
    await bench.page.waitForFunction((path) => window.bench.views(path)[0]?.editor.getValue().includes('[[Ingrid Solvane]] notes:'), NOTE);
    await bench.page.keyboard.press('Control+s');
    await linked();
    await rest();
    const text = await bench.text(NOTE);
    expect(text?.match(/\[\[Ingrid Solvane\]\]/g)).toHaveLength(1);
    expect(await bench.shown(NOTE, 0)).toBe(text);
    expect(await bench.shown(NOTE, 1)).toBe(text);
    expect((await bench.notices()).filter((notice) => notice.includes('modified externally'))).toEqual([]);
  });

  it('come to a note that is closed, or that a sync brings, and to one in reading view', async () => {
    await open(TEXT, { data: { linkOn: 'command' } });
    await bench.page.keyboard.press('Control+e');
    await bench.page.evaluate((data) => window.bench.storeOutside(data), { ...(await bench.data()), linkOn: 'save' });
    const other = TEXT.replace('20260303-001', '20260303-002');
    await bench.page.evaluate(async ([path, text, second]) => {
      await window.bench.writeOutside(path, `${text}More.\n`);
      await window.bench.writeOutside('Inbox/closed.md', second);
    }, [NOTE, TEXT, other] as const);
    await bench.page.waitForFunction(() => window.bench.text('Inbox/closed.md')?.includes('[[Ingrid Solvane]] notes:'));
    await linked();
    expect(await bench.text(NOTE)).toContain('More.');
    expect(await bench.page.locator('.markdown-reading-view a', { hasText: 'Ingrid Solvane' }).count()).toBe(1);
  });

  it('come when the note is left, where that is set, and not before', async () => {
    await open(TEXT, { data: { linkOn: 'leave' } });
    await cursorAt(lineOf('The end'), 0);
    await bench.page.keyboard.type('x');
    await bench.page.keyboard.press('Control+s');
    await rest();
    expect(await bench.text(NOTE)).toContain(SAID);
    await bench.openNote('Diary.md');
    await linked();
  });

  it('come only by command, where that is set', async () => {
    await open(TEXT, { data: { linkOn: 'command' } });
    await cursorAt(lineOf('The end'), 0);
    await bench.page.keyboard.type('x');
    await bench.page.keyboard.press('Control+s');
    await rest();
    expect(await bench.text(NOTE)).toContain(SAID);
    await bench.command('Link speakers in this note');
    await bench.notice('2 links written');
    expect(await bench.shown(NOTE)).toContain('[[Ingrid Solvane]] notes:');
    await bench.command('Remove links made in this note');
    await bench.notice('2 links removed');
    expect(await bench.shown(NOTE)).toBe(TEXT.replace('The end', 'xThe end'));
  });

  it('come no more once the plugin is turned off, whatever was waiting', async () => {
    await open(TEXT, { data: { linkOn: 'command' } });
    await bench.page.evaluate((data) => window.bench.storeOutside(data), { ...(await bench.data()), linkOn: 'save' });
    await cursorAt(lineOf('The end'), 0);
    await bench.page.keyboard.type('x');
    await bench.page.keyboard.press('Control+s');
    const writes = (await bench.writes()).length;
    await bench.page.evaluate(() => {
      window.bench.disable();
    });
    await bench.page.keyboard.type('y');
    await bench.page.keyboard.press('Control+s');
    await rest();
    expect((await bench.writes()).length).toBe(writes + 1);
    expect(await bench.text(NOTE)).toContain(SAID);
    expect(await bench.page.evaluate(() => window.bench.offered())).toEqual([]);
  });

  it('keep the line ends of the file', async () => {
    await open(TEXT.replaceAll('\n', '\r\n'), { data: { linkOn: 'command' } });
    await bench.command('Link speakers in this note');
    await bench.notice('2 links written');
    await bench.page.keyboard.press('Control+s');
    await bench.page.waitForFunction((path) => window.bench.text(path)?.includes('[[Ingrid'), NOTE);
    const text = (await bench.text(NOTE)) ?? '';
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    expect(text.replace('[[Ingrid Solvane]]', 'Ingrid Solvane').replace('[[Tobias Renn Akerly]]', 'Tobias Renn Akerly')).toBe(TEXT.replaceAll('\n', '\r\n'));
  });
});
