import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffRows } from '../../../src/obsidian/dialogs/diff-rows.ts';

const shown = (before: string, after: string) => diffRows(before, after).map(({ kind, text, mark }) =>
  `${kind}: ${mark === null ? text : `${text.slice(0, mark.start)}<${text.slice(mark.start, mark.end)}>${text.slice(mark.end)}`}`);

describe('what changes between two texts', () => {
  it('is shown line by line with a line around it, and the part of a line that differs is marked', () => {
    expect(shown('a\nb\nOda says so.\nc\nd\ne\nf\ng\nlast', 'a\nb\n[[Oda]] says so.\nc\nd\ne\nf\ng\nmore\nlast')).toEqual([
      'same: b', 'removed: <Oda> says so.', 'added: <[[Oda]]> says so.', 'same: c', 'gap: ', 'same: g', 'added: more', 'same: last',
    ]);
  });

  it('is every line of a note that is created', () => {
    expect(shown('', 'one\ntwo')).toEqual(['added: one', 'added: two']);
  });

  it('accounts for every line that differs, whatever the texts', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', '', 'a b'), { maxLength: 12 }).map((lines) => lines.join('\n'));
    fc.assert(fc.property(text, text, (before, after) => {
      const rows = diffRows(before, after);
      const left = (whole: string, kind: string) => {
        const lines = whole === '' ? [] : whole.split('\n');
        for (const row of rows) if (row.kind === kind) lines.splice(lines.indexOf(row.text), 1);
        return lines.sort();
      };
      expect(left(before, 'removed')).toEqual(left(after, 'added'));
    }));
  });
});
