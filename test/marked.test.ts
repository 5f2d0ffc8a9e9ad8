import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarked, writeMarked, type Mark } from './marked.ts';

describe('the notation for expected spans', () => {
  it('gives the text without the marks and the spans of their contents', () => {
    const { text, marks } = parseMarked('⟦who@Ada Penrose: Ada⟧ says: "⟦direct@Ada Penrose: It is slow.⟧"');
    expect(text).toBe('Ada says: "It is slow."');
    expect(marks).toEqual([
      { start: 0, end: 3, kind: 'who', label: 'Ada Penrose' },
      { start: 11, end: 22, kind: 'direct', label: 'Ada Penrose' },
    ]);
    expect(marks.map((mark) => text.slice(mark.start, mark.end))).toEqual(['Ada', 'It is slow.']);
  });

  it('lets a mark go without a label', () => {
    expect(parseMarked('Run ⟦code: `npm test`⟧ now.')).toEqual({
      text: 'Run `npm test` now.',
      marks: [{ start: 4, end: 14, kind: 'code', label: '' }],
    });
  });

  it('takes one space after the colon and leaves the rest of the content alone', () => {
    const { text, marks } = parseMarked('⟦direct@A: B:  two spaces: and colons⟧');
    expect(text).toBe('B:  two spaces: and colons');
    expect(marks[0]).toMatchObject({ label: 'A', start: 0, end: text.length });
  });

  it('allows colons without a space in a label, such as times', () => {
    expect(parseMarked('⟦turn@Ada 10:30: Hello⟧').marks[0]).toMatchObject({ label: 'Ada 10:30' });
  });

  it('keeps line ends, and nests marks', () => {
    const { text, marks } = parseMarked('⟦direct@Ada: one\r\n\r\n⟦direct@Bo: two⟧⟧\r\n');
    expect(text).toBe('one\r\n\r\ntwo\r\n');
    expect(marks.map((mark) => [mark.label, text.slice(mark.start, mark.end)]))
      .toEqual([['Ada', 'one\r\n\r\ntwo'], ['Bo', 'two']]);
  });

  it('leaves Markdown brackets, links, math and guillemets alone', () => {
    const markdown = '[[Ada|her]] [a](b) {c} $d$ «e» ==f== %%g%% <h> ![[i]]';
    expect(parseMarked(markdown)).toEqual({ text: markdown, marks: [] });
  });

  it.each([
    ['a mark that is never closed', 'x\n⟦direct@Ada: y', 'Line 2: this mark is never closed'],
    ['a closing bracket without a mark', 'x⟧', 'Line 1: ⟧ closes nothing'],
    ['a mark without kind', '⟦: x⟧', 'Line 1: a mark is written'],
    ['a mark without a space after the colon', '⟦direct@Ada:x⟧', 'Line 1: a mark is written'],
  ])('refuses %s and says where it is', (_what, input, message) => {
    expect(() => parseMarked(input)).toThrow(message);
  });

  it('refuses to write marks that cross or leave the text', () => {
    const mark = (start: number, end: number): Mark => ({ start, end, kind: 'a', label: '' });
    expect(() => writeMarked('abcdef', [mark(0, 3), mark(2, 5)])).toThrow(RangeError);
    expect(() => writeMarked('abc', [mark(1, 4)])).toThrow(RangeError);
    expect(() => writeMarked('a⟦b', [])).toThrow(SyntaxError);
  });

  it('reads back whatever it writes', () => {
    const part = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', ' ', ':', '@', '\n', '"', '[', '漢', '😀') }).map((text) => ({ text })),
      fc.record({ kind: fc.constantFrom('direct', 'who', 'x-1'), label: fc.constantFrom('', 'Ada', 'Bo: no', '王小'), depth: fc.nat(3) }),
      fc.constant('close' as const),
    );
    fc.assert(fc.property(fc.array(part), (parts) => {
      let input = '';
      let open = 0;
      for (const item of parts) {
        if (item === 'close') { if (open > 0) { input += '⟧'; open--; } }
        else if ('text' in item) input += item.text;
        else { input += `⟦${item.kind}${item.label && `@${item.label.replace(': ', ' ')}`}: `; open++; }
      }
      input += '⟧'.repeat(open);
      const { text, marks } = parseMarked(input);
      expect(new Set(parseMarked(writeMarked(text, marks)).marks)).toEqual(new Set(marks));
      expect(parseMarked(writeMarked(text, marks)).text).toBe(text);
    }));
  });
});
