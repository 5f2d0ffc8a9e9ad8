import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentences } from '../../../src/core/text/sentences.ts';

function split(text: string): string[] {
  return sentences(text, { start: 0, end: text.length }).map((span) => text.slice(span.start, span.end));
}

describe('sentences', () => {
  it.each<[string, string[]]>([
    ['One. Two! Three?', ['One.', 'Two!', 'Three?']],
    ['Dr. Ada W. Penrose paid $3.50. She left.', ['Dr. Ada W. Penrose paid $3.50.', 'She left.']],
    ['Tools, e.g. Hammers, help. So does tea.', ['Tools, e.g. Hammers, help.', 'So does tea.']],
    ['He works for the U.S. Navy. He lives in the U.S. The house is red.', ['He works for the U.S. Navy.', 'He lives in the U.S.', 'The house is red.']],
    ['Quill Inc. Chief Ben Orr spoke. It was at 5 p.m. Nobody came.', ['Quill Inc. Chief Ben Orr spoke.', 'It was at 5 p.m.', 'Nobody came.']],
    ['Well... maybe. Or… Perhaps not.', ['Well... maybe.', 'Or…', 'Perhaps not.']],
    ['“It works.” She smiled. "Good." (Really.) Fine.', ['“It works.”', 'She smiled.', '"Good."', '(Really.)', 'Fine.']],
    ['"Why?" she asked. "Now!" Ben Orr said. "Yes."', ['"Why?" she asked.', '"Now!" Ben Orr said.', '"Yes."']],
    ['It took a year.Jonas Quill (Acme): I was there. Use Node.js daily.', ['It took a year.', 'Jonas Quill (Acme): I was there.', 'Use Node.js daily.']],
    ['**Bold ends.** Plain goes on.', ['**Bold ends.**', 'Plain goes on.']],
    ['A wrapped line\ngoes on here.\nA new one', ['A wrapped line\ngoes on here.', 'A new one']],
    ['- First item\n- Second item\n\n> Quoted words', ['First item', 'Second item', 'Quoted words']],
    ['1. First point. More.', ['First point.', 'More.']],
    ['今日は雨です。明日は晴れます！', ['今日は雨です。', '明日は晴れます！']],
    ['No. 5 won. No. It did not.', ['No. 5 won.', 'No.', 'It did not.']],
    ['One.\r\n\r\nTwo.', ['One.', 'Two.']],
    ['', []],
    ['   \n ', []],
  ])('of %j are %j', (text, expected) => {
    expect(split(text)).toEqual(expected);
  });

  it('stay in the span and are offsets of the whole text', () => {
    const text = 'Not this. But this. And that. Not that.';
    const found = sentences(text, { start: 10, end: 29 });
    expect(found.map((span) => text.slice(span.start, span.end))).toEqual(['But this.', 'And that.']);
  });

  it('are in order and lose nothing but blanks and signs at the start of lines, whatever the text', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('.', '!', '?', ' ', '\n', '\r\n', 'Ada', 'said', '"', '”', 'U.S.', '3', '。', '😀', '…'), { maxLength: 60 }), (pieces) => {
      const text = pieces.join('');
      let end = 0;
      let kept = '';
      for (const span of sentences(text, { start: 0, end: text.length })) {
        expect(span.start).toBeGreaterThanOrEqual(end);
        expect(span.end).toBeGreaterThan(span.start);
        kept += text.slice(span.start, span.end);
        end = span.end;
      }
      const signs = /^[ \t]*\d{1,3}\.\s/m;
      if (!signs.test(text)) expect(kept.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    }), { numRuns: 500 });
  });
});
