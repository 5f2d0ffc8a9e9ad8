import type { NoteReading } from '../../core/read-vault-note.ts';
import type { SourceSettings } from '../../core/source/schema.ts';
import type { Analyser } from './analyser.ts';
import type { Answer, Question } from './reading-worker.ts';

/** The part of a worker that is used. */
export interface ReadingWorker {
  onmessage: ((event: MessageEvent<Answer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(question: Question): void;
  /** Ends it, and frees what it holds. */
  terminate(): void;
}

export interface WorkerHost {
  /** Starts a worker. @throws where there are none. */
  start(): ReadingWorker;
  /** Reads where no worker does. */
  readonly fallback: Analyser;
  /** Calls back after some milliseconds. The result cancels that. */
  after(delay: number, callback: () => void): () => void;
  report(error: unknown): void;
}

/**
 * After so many milliseconds without a word from it, a worker that has nothing to do is ended, to free its memory, and one
 * that has is given up. A megabyte takes a slow phone a few seconds.
 */
const LONGEST_SILENCE = 60_000;

interface Waiting {
  readonly question: Question;
  readonly answer: (reading: NoteReading | Promise<NoteReading>) => void;
}

/** Reads notes in a worker, which starts with the first of them; where that fails, everything is read by the fallback. */
export class WorkerAnalyser implements Analyser {
  private worker: ReadingWorker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;
  private isBroken = false;
  private cancelTimer = (): void => undefined;

  constructor(private readonly host: WorkerHost) {}

  read(text: string, path: string, { includeFolders, excludeFolders, requiredProperties }: SourceSettings): Promise<NoteReading> {
    // The settings hold much more than a worker needs.
    const question: Question = { id: ++this.lastId, text, path, settings: { includeFolders, excludeFolders, requiredProperties } };
    return new Promise((answer) => {
      this.waiting.set(question.id, { question, answer });
      this.ask(question);
    });
  }

  stop(): void {
    this.waiting.clear();
    this.end();
    this.host.fallback.stop();
  }

  private ask(question: Question): void {
    if (this.isBroken) {
      this.readHere();
      return;
    }
    try {
      this.worker ??= this.start();
      this.worker.postMessage(question);
      this.listen();
    } catch (error) {
      this.giveUp(error);
    }
  }

  private start(): ReadingWorker {
    const worker = this.host.start();
    worker.onmessage = ({ data: { id, reading } }) => {
      const answered = this.waiting.get(id);
      this.waiting.delete(id);
      answered?.answer(reading);
      this.listen();
    };
    worker.onerror = ({ message }) => {
      this.giveUp(new Error(message));
    };
    return worker;
  }

  /** Waits for the next word of the worker. */
  private listen(): void {
    this.cancelTimer();
    this.cancelTimer = this.host.after(LONGEST_SILENCE, () => {
      if (this.waiting.size === 0) this.end();
      else this.giveUp(new Error('The worker does not answer.'));
    });
  }

  private end(): void {
    this.cancelTimer();
    this.worker?.terminate();
    this.worker = null;
  }

  private giveUp(error: unknown): void {
    this.isBroken = true;
    this.end();
    this.host.report(error);
    this.readHere();
  }

  /** Lets the fallback read everything that waits. */
  private readHere(): void {
    for (const { question: { text, path, settings }, answer } of this.waiting.values()) answer(this.host.fallback.read(text, path, settings));
    this.waiting.clear();
  }
}
