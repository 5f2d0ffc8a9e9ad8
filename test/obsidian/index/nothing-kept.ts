import type { KeptNotes } from '../../../src/obsidian/index/index-sources.ts';

/** Where nothing can be kept between sessions. */
export const NOTHING_KEPT: KeptNotes = {
  isAtWork: false,
  load: () => Promise.resolve(),
  record: () => Promise.resolve(null),
  put: () => undefined,
  moved: () => undefined,
  removed: () => undefined,
  clear: () => Promise.resolve(),
  flush: () => Promise.resolve(),
  stop: () => undefined,
};
