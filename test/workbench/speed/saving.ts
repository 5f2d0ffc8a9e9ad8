import type { Bench } from '../bench.ts';
import { Figures, type Part } from './figures.ts';
import { plainStart } from './start.ts';
import { mark, Trace, type Time } from './trace.ts';

const REPEATS = 7;
/** Of the plugin's settings, in milliseconds: it is waited for, and is no work. */
const REST = 300;
const LIMIT = 50;
/** In this time nothing more comes of a save. */
const AFTER = 1000;

/** Saves of a long note in the editor, each with a quotation more, until the speaker is linked. */
export async function measureSaving(bench: Bench, path: string): Promise<Part> {
  const figures = new Figures();
  await plainStart(bench, { data: { restDelay: REST } });
  await bench.cli('who-said-what:person-notes');
  const [name] = (await bench.cli('who-said-what:people')).split('\n').map((line) => line.split('\t')).find(([, type]) => type === 'person') ?? [''];
  await bench.page.evaluate((at) => window.bench.open(at), path);
  for (let turn = 0; turn <= REPEATS; turn++) {
    const trace = await tracedSave(bench, path, name ?? '', turn);
    // The first save links everybody else in the note too.
    if (turn === 0) continue;
    figures.add('work until the links are in the editor', work(trace, 'save', 'linked'));
    figures.add('work until nothing more comes of it', work(trace, 'save', 'end'));
    figures.add('longest task of the main thread', trace.longest('save', 'end'), LIMIT);
    figures.add('idle: longest task of the main thread', trace.longest('idle', 'idle-end'));
  }
  const size = (await bench.shown(path)).length;
  return {
    title: `Saving a note of ${Math.round(size / 1000)} thousand characters in the editor, until a speaker of it is linked`, figures: figures.all,
    remarks: [`Median of ${REPEATS}. The panel is open, and what the host itself does for a save is in it: its editor, its reading of the note.`],
  };
}

async function tracedSave(bench: Bench, path: string, name: string, turn: number): Promise<Trace> {
  return Trace.of(bench, async () => {
    const before = (await bench.shown(path)).split('[[').length;
    await bench.page.evaluate(async ([at, who, number]) => {
      const view = window.bench.views(at)[0];
      if (view === undefined) throw new Error(`${at} is not open.`);
      const { editor } = view;
      const line = editor.lastLine();
      editor.replaceRange(`\n\n## Lamp ${number}\n\n${who} says: "The lamp was lit ${number} times before anybody came."\n\n`, { line, ch: editor.getLine(line).length });
      performance.mark('save');
      await view.save();
    }, [path, name, turn] as const);
    await bench.page.waitForFunction(([at, links]) => (window.bench.views(at)[0]?.editor.getValue().split('[[').length ?? 0) > links, [path, before] as const, { polling: 50, timeout: 60_000 });
    await mark(bench, 'linked');
    await bench.page.waitForTimeout(AFTER);
    await mark(bench, 'end');
    await bench.page.evaluate((at) => window.bench.views(at)[0]?.save(), path);
    await bench.page.waitForTimeout(2 * AFTER);
    await mark(bench, 'idle');
    await bench.page.waitForTimeout(2 * AFTER);
    await mark(bench, 'idle-end');
  });
}

/** What main thread and workers did between two marks, without what the main thread does in as much time anyway. */
function work(trace: Trace, from: string, to: string): Time {
  const [busy, idle] = [trace.between(from, to), trace.between('idle', 'idle-end')];
  const usual = (idle.processor / idle.clock) * busy.clock;
  return { clock: NaN, processor: busy.processor - usual + trace.inWorkers(from, to).processor };
}
