import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NoteChange } from '../../../src/core/notes/plan.ts';
import { DamagedRunError, readLastRun, writeLastRun, type LastRun } from '../../../src/obsidian/runs/last-run.ts';
import { LastRunFile } from '../../../src/obsidian/runs/last-run-file.ts';
import { LastRunKeeper } from '../../../src/obsidian/runs/last-run-keeper.ts';
import { journalOf, restored } from '../../../src/obsidian/runs/run-journal.ts';

const RECORD = { link: '[[Ada]]', text: 'Ada', before: '', after: ' says' };
const pause = () => Promise.resolve();
const journal = (changes: readonly NoteChange[]) => journalOf(changes, () => [RECORD], pause);
const update = (before: string, text: string, path = 'in/a.md'): NoteChange => ({ kind: 'update', path, before, text, what: 'links' });

async function run(given: Partial<LastRun> = {}): Promise<LastRun> {
  const notes = await journal([update('Ada says: hm.\n', '[[Ada]] says: hm.\n'), { kind: 'create', path: 'People/Ada.md', text: 'note', what: 'people' }]);
  return { kind: 'links', linkOn: 'save', isOver: true, notes, ...given };
}

/** Files in memory that behave as the app's adapter does; `fails` names an operation that a full disk refuses. */
function disk(fails: 'write' | null = null) {
  const files = new Map<string, string>();
  return {
    files,
    exists: (path: string) => Promise.resolve(files.has(path)),
    read: (path: string) => Promise.resolve(files.get(path) ?? ''),
    write: (path: string, text: string) => {
      if (fails === 'write') return Promise.reject(new Error('ENOSPC'));
      files.set(path, text);
      return Promise.resolve();
    },
    remove: (path: string) => {
      files.delete(path);
      return Promise.resolve();
    },
    rename: (from: string, to: string) => {
      if (files.has(to)) return Promise.reject(new Error('Destination file already exists!'));
      files.set(to, files.get(from) ?? '');
      files.delete(from);
      return Promise.resolve();
    },
  };
}

/** Texts with every kind of line end, whose lines are often the same. */
const text = fc.array(fc.constantFrom('Ada', '[[Ada]]', '', 'é😀', '---', 'x: 1'), { maxLength: 8 })
  .chain((lines) => fc.constantFrom('\n', '\r\n', '\r').map((end) => lines.join(end)));

describe('the journal of a run', () => {
  it('gives any text back byte for byte from what the run made of it', async () => {
    await fc.assert(fc.asyncProperty(text, text, async (before, after) => {
      fc.pre(before !== after);
      const [entry] = await journal([update(before, after)]);
      if (entry === undefined) throw new Error('no entry');
      expect(await restored(entry, after)).toEqual({ text: before, from: after });
      expect(await restored(entry, before)).toBe('as-before');
      expect(await restored(entry, `${after}.`)).toBe(before === `${after}.` ? 'as-before' : 'changed');
    }), { numRuns: 200 });
  });

  it('knows the note in an editor, which shows no carriage returns', async () => {
    const [entry] = await journal([update('a\r\nAda\r\n', 'a\r\n[[Ada]]\r\n')]);
    if (entry === undefined) throw new Error('no entry');
    expect(await restored(entry, 'a\n[[Ada]]\n')).toEqual({ text: 'a\r\nAda\r\n', from: 'a\r\n[[Ada]]\r\n' });
  });

  it('restores nothing when what is stored does not give the text that was there', async () => {
    const [entry] = await journal([update('one', 'two')]);
    if (entry === undefined) throw new Error('no entry');
    expect(await restored({ ...entry, back: [{ start: 0, end: 3, text: 'six' }] }, 'two')).toBe('changed');
  });

  it('is much smaller than the notes when a run only adds links', async () => {
    const before = 'Ada says: "No lamp is as slow as this one."\n'.repeat(200);
    const notes = await journal([update(before, before.replace('Ada', '[[Ada]]'))]);
    expect(writeLastRun({ kind: 'links', linkOn: 'save', isOver: true, notes }).length).toBeLessThan(before.length / 10);
  });
});

describe('the file of the last run', () => {
  it('reads what it wrote', async () => {
    const stored = await run();
    expect(readLastRun(writeLastRun(stored))).toEqual(stored);
  });

  it('believes nothing that is damaged, at whatever place', async () => {
    const whole = writeLastRun(await run());
    for (let length = 0; length < whole.length - 2; length++) expect(() => readLastRun(whole.slice(0, length))).toThrow(DamagedRunError);
    const wrong: readonly [string, string][] = [
      ['"version":1', '"version":2'], ['"kind":"links"', '"kind":"toString"'], ['"linkOn":"save"', '"linkOn":"never"'], ['"in/a.md"', '"in/a.txt"'],
      ['"start":0', '"start":-1'], ['"back":[]', '"back":[3]'], ['"before":null', '"before":"abc"'], ['"links":[]', '"links":[{}]'], ['"notes":[', '"notes":[null,'],
    ];
    for (const [from, to] of wrong) {
      expect(whole).toContain(from);
      expect(() => readLastRun(whole.replace(from, to)), to).toThrow(DamagedRunError);
    }
  });

  it('is there after a restart, whole, even when the app died while it was replaced', async () => {
    const memory = disk();
    const file = new LastRunFile(memory, 'plugin');
    const stored = await run();
    await file.store(await run({ kind: 'people' }));
    await file.store(stored);
    expect([...memory.files.keys()]).toEqual(['plugin/last-run.json']);
    expect(await new LastRunFile(memory, 'plugin').load()).toEqual(stored);
    memory.files.set('plugin/last-run.new.json', memory.files.get('plugin/last-run.json') ?? '');
    memory.files.delete('plugin/last-run.json');
    expect(await new LastRunFile(memory, 'plugin').load()).toEqual(stored);
  });

  it('is put aside when it is damaged, which is told once', async () => {
    const memory = disk();
    memory.files.set('plugin/last-run.json', '{"version":1');
    const keeper = new LastRunKeeper(new LastRunFile(memory, 'plugin'));
    expect(await keeper.load()).toMatch(/cannot be undone any more.*last-run\.damaged\.json/);
    expect(keeper.run).toBeNull();
    expect([...memory.files]).toEqual([['plugin/last-run.damaged.json', '{"version":1']]);
    expect(await new LastRunKeeper(new LastRunFile(memory, 'plugin')).load()).toBeNull();
  });
});

describe('the keeper of the last run', () => {
  const keeper = (memory = disk()) => new LastRunKeeper(new LastRunFile(memory, 'plugin'));

  it('keeps the run from before its first note on, and says at the next start that it was cut off', async () => {
    const memory = disk();
    await keeper(memory).begin(await run({ isOver: false }));
    const next = keeper(memory);
    expect(await next.load()).toContain('cut off');
    expect(next.run?.notes).toHaveLength(2);
  });

  it('keeps only the notes that were written, and the run before when none was', async () => {
    const memory = disk();
    const first = keeper(memory);
    const older = await run({ kind: 'people' });
    await first.end(['People/Ada.md'], await first.begin(older));
    expect(first.run?.notes.map(({ path }) => path)).toEqual(['People/Ada.md']);
    await first.end([], await first.begin(await run({ isOver: false })));
    const next = keeper(memory);
    expect(await next.load()).toBeNull();
    expect([next.run?.kind, next.run?.notes.length]).toEqual(['people', 1]);
    await next.replace(null);
    expect(memory.files.size).toBe(0);
  });

  it('lets a run go on that cannot be stored, and says so', async () => {
    const full = keeper(disk('write'));
    expect(await full.end(['in/a.md'], await full.begin(await run()))).toBe('The run can be undone only until the app is closed: ENOSPC');
    expect(full.run?.notes).toHaveLength(1);
    const memory = disk();
    const large = keeper(memory);
    const [entry] = (await run()).notes;
    if (entry === undefined) throw new Error('no entry');
    const notes = [{ ...entry, back: [{ start: 0, end: 0, text: 'x'.repeat(10_000_001) }] }];
    expect(await large.end([entry.path], await large.begin(await run({ notes })))).toContain('so large');
    expect([memory.files.size, large.run?.notes.length]).toEqual([0, 1]);
  });
});
