import { describe, expect, it } from 'vitest';
import { readVaultNote, type NoteReading } from '../../../src/core/read-vault-note.ts';
import { DEFAULT_SETTINGS } from '../../../src/core/settings.ts';
import type { Answer, Question } from '../../../src/obsidian/index/reading-worker.ts';
import { WorkerAnalyser, type ReadingWorker } from '../../../src/obsidian/index/worker-analyser.ts';

const HERE: NoteReading = { kind: 'other', textSum: 'read here' };
const THERE: NoteReading = { kind: 'other', textSum: 'read by a worker' };

/** A worker that answers when it is told to. */
class FakeWorker implements ReadingWorker {
  onmessage: ((event: MessageEvent<Answer>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  readonly questions: Question[] = [];
  isEnded = false;

  postMessage(question: Question): void {
    this.questions.push(structuredClone(question));
  }

  terminate(): void {
    this.isEnded = true;
  }

  answer(index: number): void {
    const { id } = this.questions[index] as Question;
    this.onmessage?.({ data: { id, reading: THERE } } as MessageEvent<Answer>);
  }

  fail(): void {
    this.onerror?.({ message: 'out of memory' } as ErrorEvent);
  }
}

function setup(start?: () => ReadingWorker) {
  const workers: FakeWorker[] = [];
  const reported: unknown[] = [];
  const readHere: string[] = [];
  let timers: (() => void)[] = [];
  const analyser = new WorkerAnalyser({
    start: start ?? (() => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    }),
    fallback: {
      read: (_text, path) => {
        readHere.push(path);
        return Promise.resolve(HERE);
      },
      stop: () => undefined,
    },
    after: (_delay, callback) => {
      timers.push(callback);
      return () => {
        timers = timers.filter((timer) => timer !== callback);
      };
    },
    report: (error) => reported.push(error),
  });
  const silence = (): void => {
    for (const timer of timers.splice(0)) timer();
  };
  return { analyser, workers, reported, readHere, silence, read: (path: string) => analyser.read('text', path, DEFAULT_SETTINGS) };
}

describe('reading notes in a worker', () => {
  it('gives each note the answer to it, in whatever order they come', async () => {
    const { read, workers } = setup();
    const [a, b] = [read('a.md'), read('b.md')];
    workers[0]?.answer(1);
    workers[0]?.answer(0);
    expect(await Promise.all([a, b])).toEqual([THERE, THERE]);
    expect(workers).toHaveLength(1);
  });

  it('sends no more of the settings than reading takes, so that records of links are not copied for each note', () => {
    const { read, workers } = setup();
    void read('a.md');
    expect(Object.keys(workers[0]?.questions[0]?.settings ?? {}).sort()).toEqual(['excludeFolders', 'includeFolders', 'requiredProperties']);
  });

  it('reads in the main thread what a worker that failed was asked, and everything after that', async () => {
    const { read, workers, readHere, reported } = setup();
    const [a, b] = [read('a.md'), read('b.md')];
    workers[0]?.answer(0);
    workers[0]?.fail();
    expect([await a, await b, await read('c.md')]).toEqual([THERE, HERE, HERE]);
    expect(readHere).toEqual(['b.md', 'c.md']);
    expect(workers.map(({ isEnded }) => isEnded)).toEqual([true]);
    expect(reported.map(String)).toEqual(['Error: out of memory']);
  });

  it('reads in the main thread where no worker can be started', async () => {
    const { read, reported } = setup(() => {
      throw new Error('no workers here');
    });
    expect(await read('a.md')).toBe(HERE);
    expect(await read('b.md')).toBe(HERE);
    expect(reported.map(String)).toEqual(['Error: no workers here']);
  });

  it('gives up a worker that never answers', async () => {
    const { read, workers, silence } = setup();
    const reading = read('a.md');
    silence();
    expect(await reading).toBe(HERE);
    expect(workers[0]?.isEnded).toBe(true);
  });

  it('ends a worker that has nothing to do, and starts another one for the next note', async () => {
    const { read, workers, silence } = setup();
    const first = read('a.md');
    workers[0]?.answer(0);
    await first;
    silence();
    expect(workers[0]?.isEnded).toBe(true);
    const second = read('b.md');
    workers[1]?.answer(0);
    expect(await second).toBe(THERE);
  });

  it('leaves no worker and no timer behind when it is stopped', () => {
    const { analyser, read, workers, readHere, silence } = setup();
    void read('a.md');
    analyser.stop();
    silence();
    expect(workers[0]?.isEnded).toBe(true);
    expect(readHere).toEqual([]);
  });
});

describe('an answer', () => {
  it('can be sent between threads as it is', () => {
    const text = '---\nid: SOURCE-20260101-001\nplatform: x\nstatus: raw\n---\nAda Fenwick says: "Tides do not wait for anybody, and neither do I."\n';
    const reading = readVaultNote(text, 'a.md', DEFAULT_SETTINGS);
    expect(reading.kind).toBe('source');
    expect(structuredClone(reading)).toEqual(reading);
  });
});
