import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/core/text/edits.ts';
import { changedLines } from '../../../src/obsidian/vault/changed-lines.ts';

const text = fc.array(fc.constantFrom('a', 'b', 'ab', '', 'a b', '😀'), { maxLength: 12 }).map((lines) => lines.join('\n'));

describe('the edits between two texts', () => {
  it('turn the one into the other', () => {
    fc.assert(fc.property(text, text, (before, after) => {
      expect(applyEdits(before, changedLines(before, after))).toBe(after);
    }), { numRuns: 2000 });
  });

  it('are none for equal texts', () => {
    expect(changedLines('a\nb', 'a\nb')).toEqual([]);
  });

  it('touch only what differs in each line, so that a cursor on another line stays', () => {
    const before = 'Ada said\nnothing\nAda left';
    expect(changedLines(before, '[[Ada]] said\nnothing\n[[Ada]] left')).toEqual([
      { start: 0, end: 3, text: '[[Ada]]' },
      { start: 17, end: 20, text: '[[Ada]]' },
    ]);
  });
});
