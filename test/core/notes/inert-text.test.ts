import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { inertLine } from '../../../src/core/notes/inert-text.ts';
import { parseNote } from '../../../src/core/source/parse-note.ts';

describe('inertLine', () => {
  it.each([
    ['It costs $5, "really" (50%) — #1 & < 3.', 'It costs $5, "really" (50%) — #1 & < 3.'],
    ['the #1x tag and US$5', 'the \\#1x tag and US\\$5'],
    ['We pay $5 and $8, $x$.', 'We pay $5 and $8, \\$x\\$.'],
    ['It [the bank] said so [sic]. […] Then [Show more]', 'It [the bank] said so [sic]. […] Then [Show more]'],
    ['[text][ref], [a]: x, ![alt], ^[note], [k:: v], [^1]', '\\[text]\\[ref], \\[a]: x, !\\[alt], \\^\\[note], \\[k:\\: v], \\[\\^1]'],
    ['- […] a task', '- \\[…] a task'],
    ['![[Secret]] and [[Note|text]]', '!\\[\\[Secret]] and \\[\\[Note|text]]'],
    ['[text](https://example.com)', '\\[text](https\\://example.com)'],
    ['<script>alert(1)</script>', '\\<script>alert(1)\\</script>'],
    ['<% tp.file.delete() %>', '\\<\\% tp.file.delete() %>'],
    ['<%% x', '\\<\\%\\% x'],
    ['%% who-said-what:end %%', '%\\% who-said-what:end %\\%'],
    ['{{date}}', '{\\{date}}'],
    ['`= this.file.name` and `$= dv.pages()`', '\\`= this.file.name\\` and \\`\\$= dv.pages()\\`'],
    ['```dataviewjs', '\\`\\`\\`dataviewjs'],
    ['~~~js', '~\\~\\~js'],
    ['pay $a$ and $$b$$', 'pay \\$a\\$ and \\$\\$b\\$\\$'],
    ['# Title', '\\# Title'],
    ['a #tag, C#', 'a \\#tag, C#'],
    ['the end ^block', 'the end \\^block'],
    ['> [!warning] x', '\\> \\[!warning] x'],
    ['---', '\\---'],
    ['===', '\\==='],
    ['| --- | --- |', '\\| --- | --- |'],
    ['status:: done', 'status:\\: done'],
    ['write to ada@example.com or www.example.com', 'write to ada\\@example.com or www\\.example.com'],
    ['@mirela_o agrees', '@mirela_o agrees'],
    ['Tom &amp; Jerry & co', 'Tom \\&amp; Jerry & co'],
    ['already \\[escaped\\]', 'already \\[escaped\\]'],
    ['\\\\[[x]]', '\\\\\\[\\[x]]'],
    ['a\rb\u0000c\u2028d', 'a b c d'],
    ['\u0000   <b>so</b>', '\\<b>so\\</b>'],
    ['- a list item', '- a list item'],
    ['*  \u0000  <b>so</b>', '* \\<b>so\\</b>'],
    ['1.\t    so', '1. so'],
    ['  \t* Ada', '   * Ada'],
    ['      - Ada', '   - Ada'],
    ['\t1)\t Ada', '   1) Ada'],
    ['\t\tAda', 'Ada'],
    ['  - Ada', '  - Ada'],
    ['**bold** and *so* on', '**bold** and *so* on'],
  ])('writes %j as %j', (line, expected) => expect(inertLine(line)).toBe(expected));

  const signs = fc.constantFrom('[[', ']]', '[', ']', 'ab', '(', ':', '- ', '![', '](', 'x', ' ', '`', '$', '<%', '%%', '<!--', '<b>', '#t', '^id', '\\', '~~~', '|', '-', '>', '://', 'http', '{{', '&lt;', '@a.b', '=', '*');
  it('leaves nothing that the Markdown parser takes for more than prose', () => {
    fc.assert(fc.property(fc.array(signs, { maxLength: 12 }), (parts) => {
      const text = `> ${inertLine(parts.join(''))}\n`;
      expect(parseNote(text).protectedSpans.map((span) => [span.kind, text.slice(span.start, span.end)])).toEqual([]);
    }), { numRuns: 1000 });
  });

  it('leaves no sign of a template, a comment or a code span in the raw text', () => {
    fc.assert(fc.property(fc.array(signs, { maxLength: 12 }), (parts) => {
      const line = inertLine(parts.join(''));
      expect(line).not.toMatch(/<%|%%|\{\{|\[\[|<!--/);
    }));
  });
});
