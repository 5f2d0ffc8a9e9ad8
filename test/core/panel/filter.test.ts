import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PanelFilter } from '../../../src/core/panel/filter.ts';

describe('the filter', () => {
  it('accepts everything and marks nothing when only blanks were typed', () => {
    const filter = new PanelFilter('  ');
    expect(filter.accepts(['x'])).toBe(true);
    expect(filter.mark('x').matches).toEqual([]);
  });

  it('wants every word, each in any of the texts', () => {
    const filter = new PanelFilter('canal Oda');
    expect(filter.accepts(['Oda Lindqvist', 'The Canal'])).toBe(true);
    expect(filter.accepts(['Oda Lindqvist', 'The Ferry'])).toBe(false);
  });

  it('treats curly and straight marks alike', () => {
    expect(new PanelFilter("don't").accepts(['We don’t know'])).toBe(true);
  });

  it('marks the accents with their letters, composed or not, and letters that fold to two', () => {
    const marked = (query: string, text: string) => new PanelFilter(query).mark(text).matches.map(({ start, end }) => text.slice(start, end));
    expect(marked('cafe', 'a cafe\u0301 b')).toEqual(['cafe\u0301']);
    expect(marked('fi', 'ﬁrst')).toEqual(['ﬁ']);
    expect(marked('oda', 'ODA öda')).toEqual(['ODA', 'öda']);
  });

  it('always marks stretches of the text, in order and apart', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string({ maxLength: 5 }), (text, query) => {
      let position = 0;
      for (const { start, end } of new PanelFilter(query).mark(text).matches) {
        expect(start).toBeGreaterThanOrEqual(position);
        expect(end).toBeGreaterThan(start);
        position = end;
      }
      expect(position).toBeLessThanOrEqual(text.length);
    }));
  });
});
