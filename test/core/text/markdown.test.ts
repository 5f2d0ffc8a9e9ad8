import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNote } from '../../../src/core/source/parse-note.ts';

/** What is protected in `text`, as `kind: text`. */
function protectedIn(text: string): string[] {
  return parseNote(text).protectedSpans.map((span) => `${span.kind}: ${text.slice(span.start, span.end)}`);
}

describe('protected spans', () => {
  it.each([
    ['Say `Ada` twice', ['code: `Ada`']],
    ['Say ``a ` b`` once', ['code: ``a ` b``']],
    ['A lone ` backtick', []],
    ['```\nAda\n```\n', ['code: ```\nAda\n```']],
    ['Text\n\n    Ada in code\n', ['code: Ada in code']],
    ['> ~~~\n> Ada\n> ~~~\n', ['code: ~~~\n> Ada\n> ~~~']],
    ['The law $a + b$ holds', ['math: $a + b$']],
    ['From $5 to $10, or $500B/$1T', []],
    ['$$\nx\n\ny\n$$\nAfter', ['math: $$\nx\n\ny\n$$']],
    ['Not %%Ada%% here', ['comment: %%Ada%%']],
    ['%%\nAda\n\nBen\n%%\nAfter', ['comment: %%\nAda\n\nBen\n%%']],
    ['%%\nAda\n%%[[Ada Penrose|Ada]] says, $a$', ['comment: %%\nAda\n%%', 'link: [[Ada Penrose|Ada]]', 'math: $a$']],
    ['> $$\n> x\n> $$ [Ada](Ada%20Penrose.md) says', ['math: $$\n> x\n> $$', 'link: [Ada](Ada%20Penrose.md)']],
    ['So <!-- Ada --> it goes', ['comment: <!-- Ada -->']],
    ['A <span title="Ada">word</span> more', ['html: <span title="Ada">', 'html: </span>']],
    ['5 < 6 and 7 > 2', []],
    ['<div>\nAda\n</div>\n', ['html: <div>\nAda\n</div>']],
    ['See [[Ada Penrose|Ada]] now', ['link: [[Ada Penrose|Ada]]']],
    ['See ![[ada.png]] now', ['embed: ![[ada.png]]']],
    ['See [Ada](https://ex.org/a_(b) "Her page") now', ['link: [Ada](https://ex.org/a_(b) "Her page")']],
    ['See [![Ada](a.png)](https://ex.org) now', ['link: [![Ada](a.png)](https://ex.org)']],
    ['See ![Ada](<my file.png>) now', ['embed: ![Ada](<my file.png>)']],
    ['See [Ada][1] and [Ben]\n\n[1]: https://ex.org', ['link: [Ada][1]', 'link: [1]: https://ex.org']],
    ['[Ada]: Yes.', []],
    ['Platformer [https://ex.org/x?a=1] says', ['url: https://ex.org/x?a=1']],
    ['(see https://ex.org/a_(b)).', ['url: https://ex.org/a_(b)']],
    ['Write to ada.penrose@ex.org, or <ben@ex.org>.', ['url: ada.penrose@ex.org', 'url: <ben@ex.org>']],
    ['The handle @adapen stays', []],
    ['A #tag/sub, not #155 and not a#b', ['tag: #tag/sub']],
    ['Some words ^block-1\n', ['block-id: ^block-1']],
    ['2 ^ 3 and x^2', []],
    ['A claim[^1] here\n\n[^1]: Says Ada', ['footnote: [^1]', 'footnote: [^1]:']],
    ['| a | b |\n|---|---|\n| [[Ada\\|A]] | `x` |\n', ['link: [[Ada\\|A]]', 'code: `x`']],
    ['\\[not](a link) and \\`no code`', []],
  ])('of %j are %j', (text, expected) => {
    expect(protectedIn(text)).toEqual(expected);
  });

  it('hold headings and front matter whole', () => {
    expect(protectedIn('---\nid: 1\n---\n# Ada `x` [[y]]\n\nBody\n')).toEqual(['front-matter: ---\nid: 1\n---\n', 'heading: # Ada `x` [[y]]']);
  });

  it('leave a long paragraph with a rule under it to the prose', () => {
    const text = 'Ada Penrose says: "The kettle is on, and nobody asked for it."\n---\nMore\n';
    expect(protectedIn(text)).toEqual([]);
  });

  it('are the same in a CRLF note', () => {
    expect(protectedIn('# Tea\r\n\r\n```\r\nAda\r\n```\r\nSay `x` ^id\r\n')).toEqual(['heading: # Tea', 'code: ```\r\nAda\r\n```', 'code: `x`', 'block-id: ^id']);
  });

  const piece = fc.constantFrom('`', '``', '[', ']', '[[', ']]', '(', ')', '![', '<', '>', '<!--', '-->', '$', '$$', '%%', '#', '^a', '@', '\\', '|',
    '---', '```', '> ', '- ', '    ', '\t', '\n', '\r\n', '\n\n', 'Ada', ' ', '"', 'https://ex.org', 'a@ex.org', '#tag', '[^1]', ':', '😀', '\uFEFF');

  it('are in order, in range and apart, whatever the text', () => {
    fc.assert(fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('');
      let end = 0;
      for (const span of parseNote(text).protectedSpans) {
        expect(span.start).toBeGreaterThanOrEqual(end);
        expect(span.end).toBeGreaterThan(span.start);
        end = span.end;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }), { numRuns: 500 });
  });

  it.each(['[', '*', '> ', '"', '$', '(', '`', '<', '[a](', '<!--', '- ', '%%', '@a.', '[^', '|'])('are found in a megabyte of %j on one line', (piece) => {
    const text = piece.repeat(Math.ceil(1e6 / piece.length));
    expect(parseNote(text).text).toBe(text);
  }, 10_000);
});
