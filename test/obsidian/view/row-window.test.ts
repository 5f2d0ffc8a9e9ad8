import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RowWindow } from '../../../src/obsidian/view/row-window.ts';

describe('the rows in sight', () => {
  it('are found by their place, with the heights that are known and a guess for the others', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 60 }), fc.nat(20_000), (heights, distance) => {
      const rows = new RowWindow();
      rows.setRows(heights.map((_, index) => String(index)));
      for (const [index, height] of heights.entries()) if (index % 3 !== 0) rows.learn(String(index), height);
      const found = rows.at(distance);
      expect(rows.top(found)).toBeLessThanOrEqual(distance);
      if (distance < rows.total) expect(rows.top(found + 1)).toBeGreaterThan(distance);
      else expect(found).toBe(heights.length - 1);
    }));
  });

  it('keep their learned heights when rows come before them, and lose them when the pane has another width', () => {
    const rows = new RowWindow();
    rows.setRows(['a', 'b']);
    const guess = rows.top(1);
    rows.learn('b', 100);
    rows.setRows(['new', 'a', 'b']);
    expect(rows.total).toBe(2 * guess + 100);
    rows.forget();
    expect(rows.total).toBe(3 * guess);
  });
});
