import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setProperty, FrontMatterError } from '../../src/core/source/properties.ts';
import { readFrontMatter } from '../../src/core/source/read-front-matter.ts';
import { applyEdits } from '../../src/core/text/edits.ts';
import { PATIENCE, runs } from '../generate/runs.ts';
import { betweenFences, isSound, strictText, strictValues } from '../strict-yaml.ts';

/** The properties that the project writes. */
const KEYS = ['key_insights', 'aliases', 'speakers', 'type', 'quotations', 'sources', 'first_quoted', 'last_quoted', 'affiliations'] as const;

/** Ways in which a property may stand there already; `K` is its name. */
const written = fc.constantFrom(
  '', 'K:', 'K: ', 'K: []', 'K: [ ]', 'K: # none yet', 'K: [] # none yet', 'K: null', 'K: ~', 'K: Null # x', 'K: ""', "K: ''", 'K: plain words', 'K: plain words # why', 'K: "a: b"', "K: 'it''s'", 'K: 7', 'K: 2020-01-01', 'K : [one]', '"K": [one, two]', "'K':\n  - one",
  'K:\n  - one\n  - two', 'K:\n- one\n- two', 'K:\n    - one\n    -   two', 'K:\n  - "one" # first\n  # between\n  - \'two\'\n  # after', 'K: # all\n  - one\n\n  - two', 'K:\n  - one: two\n  - [x, y]', 'K:\n  - |\n    long\n    text\n  - one', 'K:\n  - >-\n    one\n    two', 'K:\n  -\n  - one',
  'K: [one, "two, three"]', 'K: [ one, two ] # why', 'K: [one,\n  two,\n  ]', 'K: [\n  one, # first\n  two\n]', "K: ['one', two,]", 'K: |\n  some\n\n  more', 'K: >-\n  some\n  more', 'K: |+\n  kept\n\n', 'K: "some\n  more"', 'K: {one: two}', 'K:\n  one: two', 'K: &own [one]', 'K: !!str one', 'K: !mine one', '? K\n: one',
);
/** Other properties, comments and blanks around it. */
const other = fc.constantFrom(
  'id: 0012 # ours', 'title: "A: b"', "by: 'it''s'", 'topics: [a, "b, c"] # why', 'topics2:\n- x\n- y # z', 'text: |\n  some\n\n  aliases: more\n', 'folded: >-\n  key_insights:\n   - more', 'strip: |-\n    deep\n      deeper', 'keep: |+\n  x\n\n', 'nested:\n  aliases: v\n  speakers: [1, 2]', 'none: ~', 'empty:', 'anchor: &z q', 'alias: *z',
  'long: plain words\n  going on', '# a comment', '# aliases: [x]', ' # indented', '', 'emoji: 😀 e\u0301', 'url: https://example.com/a#b', '__proto__: x', 'constructor: y', '"quoted key": 1', 'time: 12:30', 'ref: "[[Ada Penrose]]"', 'rtl: رهف', 'tab: a\tb', 'trailing: x  ', 'multi: "a\n\n  b"',
);
const value = fc.oneof(
  fc.array(fc.oneof(fc.constantFrom('one', 'two', 'Ada: "It is slow."', "it's", '- x', '# no', '[[Ada Penrose]]', 'a, b', '', '~', '{{date}}', '<% tp %>', '2026-02-13', 'yes', '*x', '&x', '!x', '|', '>-', '@a', '`x`', '%x', 'x:', ': x', 'x #y', '---', '...', '0x1F', '1e3', '😀'), fc.string({ unit: 'grapheme', maxLength: 12 })), { maxLength: 4 }),
  fc.constantFrom<string | number>('person', '2026-02-13', 7, 0, 'organization'),
);
const ends = fc.constantFrom<readonly string[]>(['\n'], ['\n'], ['\r\n'], ['\n', '\r\n'], ['\r\n', '\n', '\n']);

interface Given { readonly text: string; readonly key: string; }

const given: fc.Arbitrary<Given> = fc.record({
  before: fc.uniqueArray(other, { maxLength: 4, selector: nameOf }), own: written, after: fc.uniqueArray(other, { maxLength: 4, selector: nameOf }),
  key: fc.constantFrom(...KEYS), lineEnds: ends, mark: fc.boolean(), body: fc.constantFrom('', 'Body', '\n# Tea\n\n---\naliases: y\n---\n'), hasFences: fc.integer({ min: 0, max: 9 }), isIndented: fc.integer({ min: 0, max: 9 }),
}).map(({ before, own, after, key, lineEnds, mark, body, hasFences, isIndented }) => {
  const names = new Set(before.map(nameOf));
  const rows = [...before, own.replaceAll('K', key), ...after.filter((each) => nameOf(each) === each || !names.has(nameOf(each)))].filter((row, index) => index !== before.length || row !== '');
  const block = rows.map((row) => `${row}\n`).join('');
  const front = hasFences === 0 ? '' : `---\n${isIndented === 0 ? block.replace(/^(?=.)/gm, '  ') : block}---\n`;
  let at = 0;
  return { key, text: (mark ? '\uFEFF' : '') + (front + body).replace(/\n/g, () => lineEnds[at++ % lineEnds.length] as string) };
});

function nameOf(row: string): string {
  return /^["\w ]+:/.exec(row)?.[0] ?? row;
}

/** The lines of front matter that are not of that property, found in the plainest way. */
function otherLines(yaml: string, key: string): string[] {
  const lines = yaml.split('\n');
  const top = /^ *(?=[^\s#])/.exec(lines.find((line) => /^ *[^\s#]/.test(line)) ?? '')?.[0] ?? '';
  const start = lines.findIndex((line) => new RegExp(`^${top}(?:["']?${key}["']?[ \\t]*:(?:[ \\t\\r]|$)|\\? ${key}\\r?$)`).test(line));
  if (start < 0) return lines;
  const indentation = top.length;
  let end = start + 1;
  const belongs = new RegExp(`^(?: {${indentation + 1},}|\\t| {${indentation}}(?:-[ \\r]|-$|[\\]}]|:(?: |\\r?$))|\\r?$| *#)`);
  while (end < lines.length && belongs.test(lines[end] as string)) end++;
  while (end > start + 1 && /^\s*(?:#.*)?$/.test(lines[end - 1] as string)) end--;
  return [...lines.slice(0, start), ...lines.slice(end)];
}

describe('whatever front matter holds, a property of ours', () => {
  it('is given its value by its own lines alone: all other lines keep their bytes, and all other values what two strict parsers say', () => {
    let written_ = 0;
    fc.assert(fc.property(given, value, ({ text, key }, wanted) => {
      const hasFront = /^\uFEFF?---\r?\n/.test(text);
      if (hasFront && !isSound(text)) return;
      let after: string;
      try {
        after = applyEdits(text, setProperty(text, readFrontMatter(text), key, wanted));
      } catch (error) {
        expect(error).toBeInstanceOf(FrontMatterError);
        return;
      }
      if (after === text) return;
      written_++;
      const former = hasFront ? strictText(betweenFences(text)) as Record<string, unknown> : {};
      const { [key]: found, ...rest } = strictText(betweenFences(after)) as Record<string, unknown>;
      expect(found).toEqual(Array.isArray(wanted) ? wanted : String(wanted));
      expect(JSON.stringify(rest)).toBe(JSON.stringify(Object.fromEntries(Object.entries(former).filter(([name]) => name !== key))));
      // A date is written plain, which js-yaml makes a date of, and Obsidian does not.
      if (Array.isArray(wanted) && !wanted.includes('2026-02-13') && !/[!&*<]/.test(text)) expect((strictValues(betweenFences(after)) as Record<string, unknown>)[key]).toEqual(wanted);
      // The blank lines after `|+` are part of its value.
      if (hasFront && !text.includes('|+')) expect(otherLines(betweenFences(after), key)).toEqual(otherLines(betweenFences(text), key));
      if (!hasFront) expect(after.endsWith(text.replace('\uFEFF', ''))).toBe(true);
      expect(after.slice(readFrontMatter(after).span.end)).toBe(text.slice(readFrontMatter(text).span.end));
      expect(setProperty(after, readFrontMatter(after), key, wanted)).toEqual([]);
    }), runs());
    // Refusing everything would keep all bytes too.
    expect(written_).toBeGreaterThan(process.env['FUZZ_PATH'] === undefined ? 500 : -1);
  }, PATIENCE);
});
