/**
 * Work that pauses after each small part of it, so that whoever drives it can let others have a turn, show how far it is,
 * or give it up. It holds nothing that has to be let go.
 */
export type Steps<Result, Step = void> = Generator<Step, Result, void>;

/** Does the work to its end, without a pause. */
export function finish<Result>(steps: Steps<Result, unknown>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
