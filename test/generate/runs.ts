import fc, { type Parameters, type Plugin } from 'fast-check';

/**
 * How often a property is tried. `npm test` tries the same cases every time, so that it tells about a change and not
 * about luck; `npm run fuzz` sets FUZZ_SECONDS or FUZZ_RUNS and a seed of its own, and FUZZ_PATH to try one failure again.
 */
export function runs<T>(numRuns = 2000): Parameters<T> {
  const { FUZZ_RUNS, FUZZ_SECONDS, FUZZ_SEED, FUZZ_PATH } = process.env;
  const seed = Number(FUZZ_SEED ?? 20_260_213);
  if (FUZZ_PATH !== undefined) return { seed, path: FUZZ_PATH, endOnFailure: true };
  if (FUZZ_SECONDS !== undefined) return { seed, numRuns: 1e9, plugins: [fc.interruptAfterTimeLimit(1000 * Number(FUZZ_SECONDS)) as Plugin<T>] };
  return { seed, numRuns: Number(FUZZ_RUNS ?? numRuns) };
}

/** Milliseconds that a property may take: a slow machine must not fail it, and a fuzz run takes what it was given. */
export const PATIENCE = 300_000 + 1000 * Number(process.env['FUZZ_SECONDS'] ?? 0) + 100 * Number(process.env['FUZZ_RUNS'] ?? 0);
