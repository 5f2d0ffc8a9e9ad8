import { after } from '../after.ts';
import type { Analyser } from './analyser.ts';
import { InlineAnalyser } from './inline-analyser.ts';
import { pluginCode, workerProgram } from './reading-worker.ts';
import { WorkerAnalyser, type ReadingWorker } from './worker-analyser.ts';

/** What reads notes here: a worker, or the thread that asks where none can be had. @param pause lets the app have its turn, when that is due. */
export function makeAnalyser(pause: () => Promise<void>): Analyser {
  const here = new InlineAnalyser(pause);
  const code = pluginCode;
  if (code === null || typeof Worker === 'undefined') return here;
  return new WorkerAnalyser({
    start: () => startWorker(workerProgram(code)),
    fallback: here,
    after,
    report: (error) => {
      console.warn('Notes are read in the main thread.', error);
    },
  });
}

function startWorker(program: string): ReadingWorker {
  const url = URL.createObjectURL(new Blob([program], { type: 'text/javascript' }));
  const worker = new Worker(url, { name: 'who-said-what' });
  const end = worker.terminate.bind(worker);
  return Object.assign(worker, {
    terminate: () => {
      URL.revokeObjectURL(url);
      end();
    },
  });
}
