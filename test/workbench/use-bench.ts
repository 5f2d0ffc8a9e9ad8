import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { Bench } from './bench.ts';

/** Connects the tests of a file to the workbench. Each of them fails when something went wrong in the page. */
export function useBench(ready: (bench: Bench) => void): void {
  let bench: Bench | null = null;
  beforeAll(async () => {
    bench = await Bench.connect(inject('workbenchUrl'), inject('browserEndpoint'));
    ready(bench);
  });
  afterEach(() => {
    expect(bench?.errors).toEqual([]);
  });
  afterAll(() => bench?.close());
}
