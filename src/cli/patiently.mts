import { setTimeout as wait } from 'node:timers/promises';

/** Another program has the file open, or too many files are open: that passes. */
const PASSING: readonly string[] = ['EBUSY', 'EMFILE', 'ENFILE', 'EAGAIN'];
/** In milliseconds; each pause is twice the one before. */
const FIRST_PAUSE = 10;
const LONGEST_PAUSE = 320;

/**
 * Does something with a file, and again after a pause when what stands in the way may pass.
 * @throws the error that is left in the end.
 */
export async function patiently<Result>(work: () => Promise<Result> | Result): Promise<Result> {
  for (let pause = FIRST_PAUSE; ; pause *= 2) {
    try {
      return await work();
    } catch (error) {
      if (pause > LONGEST_PAUSE || !isPassing(error)) throw error;
    }
    await wait(pause);
  }
}

function isPassing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && PASSING.includes(String(error.code));
}
