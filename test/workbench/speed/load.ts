import type { Bench } from '../bench.ts';
import { VAULT } from '../notes.ts';
import { Figures, type Part } from './figures.ts';
import { Trace } from './trace.ts';

const REPEATS = 9;

/** From the text of main.js to the plugin at work. */
export async function measureLoad(bench: Bench): Promise<Part> {
  const figures = new Figures();
  for (let turn = 0; turn < REPEATS; turn++) {
    const trace = await Trace.of(bench, async () => {
      await bench.start({ files: VAULT }, { wait: false });
    });
    figures.add('evaluation of main.js', trace.between('plugin-found', 'plugin-evaluated'));
    figures.add('onload, until it resolves', trace.between('plugin-evaluated', 'plugin-loaded'), 30);
  }
  return { title: 'Loading the plugin', figures: figures.all, remarks: [`Median of ${REPEATS}.`] };
}
