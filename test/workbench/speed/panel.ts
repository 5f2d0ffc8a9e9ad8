import type { Bench } from '../bench.ts';
import { Figures, type Part } from './figures.ts';
import { longestFrame } from './frames.ts';
import { crowd, talkative } from './notes.ts';
import { plainStart } from './start.ts';
import { mark, Trace } from './trace.ts';

const REPEATS = 7;
const LIMIT = 50;
const NOTE = 'Inbox/talk.md';
const SPEAKERS = 5000;
const QUOTATIONS = 200;

/** What is drawn: a note with many quotations, and a list of thousands of speakers. */
export async function measurePanel(bench: Bench): Promise<Part> {
  const figures = new Figures();
  await plainStart(bench, { files: { ...crowd(SPEAKERS), [NOTE]: talkative(QUOTATIONS) } });
  const summary = bench.panel.locator('.who-said-what-summary');
  const speakers = await summary.textContent();
  await bench.page.evaluate((path) => window.bench.open(path), NOTE);
  await click(bench, 'Speakers of the whole vault');
  await bench.rows('quotation').first().waitFor();
  const quotations = await summary.textContent();
  for (let turn = 0; turn < REPEATS; turn++) {
    const trace = await Trace.of(bench, async () => {
      await drawn(bench, 'Group by speaker', 'by-speaker');
      await drawn(bench, 'Group by speaker', 'by-section');
      await drawn(bench, 'Speakers of the whole vault', 'vault');
      await scrolled(bench, 'steps', 150, 120);
      await scrolled(bench, 'leaps', 60, 7000);
      await idle(bench);
      await drawn(bench, 'Speakers of the whole vault', 'note');
    });
    for (const kind of ['by-speaker', 'by-section', 'note']) figures.add(`${QUOTATIONS} quotations: drawn ${kind.replace('-', ' ')}`, trace.between(kind, `${kind}-drawn`), LIMIT);
    figures.add(`${SPEAKERS} speakers: drawn`, trace.between('vault', 'vault-drawn'), LIMIT);
    for (const kind of ['steps', 'leaps', 'nothing']) {
      const name = kind === 'nothing' ? 'idle' : `scrolled in ${kind}`;
      figures.add(`${name}: longest task`, trace.longest(kind, `${kind}-end`), ...(kind === 'nothing' ? [] : [LIMIT]));
      figures.add(`${name}: longest time between two frames`, await longestFrame(bench, kind, `${kind}-end`));
    }
  }
  return { title: 'The panel', figures: figures.all, remarks: [`Median of ${REPEATS}. It says “${speakers ?? ''}” and “${quotations ?? ''}”.`] };
}

async function click(bench: Bench, button: string): Promise<void> {
  await bench.panel.getByRole('button', { name: button }).click();
}

/** Presses a button of the panel; it is drawn when the frame after that is over. */
async function drawn(bench: Bench, button: string, name: string): Promise<void> {
  await bench.page.evaluate(async ([label, begin]) => {
    const el = document.querySelector<HTMLElement>(`.who-said-what-panel [aria-label="${label}"]`);
    performance.mark(begin);
    el?.click();
    await new Promise((resolve) => window.requestAnimationFrame(() => window.setTimeout(resolve)));
    performance.mark(`${begin}-drawn`);
  }, [button, name] as const);
}

/** Scrolls the list by so many pixels in each of so many frames. */
async function scrolled(bench: Bench, name: string, frames: number, pixels: number): Promise<void> {
  await bench.page.evaluate(async ([begin, count, by]) => {
    const tree = document.querySelector('.who-said-what-tree');
    if (tree === null) throw new Error('There is no list.');
    performance.mark(begin);
    for (let frame = 0; frame < count; frame++) {
      tree.scrollTop = by > 1000 ? (tree.scrollTop + by) % (tree.scrollHeight - tree.clientHeight) : tree.scrollTop + by;
      await new Promise((resolve) => window.requestAnimationFrame(resolve));
    }
    performance.mark(`${begin}-end`);
    tree.scrollTop = 0;
  }, [name, frames, pixels] as const);
}

async function idle(bench: Bench): Promise<void> {
  await mark(bench, 'nothing');
  await bench.page.waitForTimeout(2000);
  await mark(bench, 'nothing-end');
}
