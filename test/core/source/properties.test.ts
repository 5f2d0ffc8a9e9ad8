import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { setProperty, FrontMatterError, type PropertyValue } from '../../../src/core/source/properties.ts';
import { readFrontMatter } from '../../../src/core/source/read-front-matter.ts';
import { applyEdits } from '../../../src/core/text/edits.ts';

function set(text: string, key: string, value: PropertyValue): string {
  return applyEdits(text, setProperty(text, readFrontMatter(text), key, value));
}

const NOTE = '---\nid: 0012  # ours\ntitle: "Tea: A History"\nby: \'Ada\'\ntopics: [tea, "hot milk"] # two\naliases:\n  - Tea\n  # the long one\n  - "On Tea" # best\nempty:\nsynopsis: >-\n  folded\n  words\n---\nBody\n';

describe('setting a property', () => {
  it.each<[string, PropertyValue, string, string]>([
    ['id', 13, 'id: 0012  # ours', 'id: 13  # ours'],
    ['title', 'Say "tea"', 'title: "Tea: A History"', 'title: "Say \\"tea\\""'],
    ['by', "Ben's", "by: 'Ada'", "by: 'Ben''s'"],
    ['topics', ['hot milk', 'tea', 'a, b'], 'topics: [tea, "hot milk"] # two', 'topics: ["hot milk", tea, "a, b"] # two'],
    ['topics', [], 'topics: [tea, "hot milk"] # two', 'topics: [] # two'],
    ['aliases', ['Tea', 'On Tea', '[[Leaf]]'], '  - "On Tea" # best\n', '  - "On Tea" # best\n  - "[[Leaf]]"\n'],
    ['aliases', ['On Tea'], '  - Tea\n  # the long one\n  - "On Tea" # best\n', '  # the long one\n  - "On Tea" # best\n'],
    ['empty', '2026-02-13', 'empty:\n', 'empty: 2026-02-13\n'],
    ['empty', 'x: y', 'empty:\n', 'empty: "x: y"\n'],
    ['empty', 'yes', 'empty:\n', 'empty: "yes"\n'],
    ['synopsis', 'two\nlines', 'synopsis: >-\n  folded\n  words\n', 'synopsis: "two\\nlines"\n'],
    ['new', 'plain words', '  words\n---', '  words\nnew: plain words\n---'],
  ])('%s to %j changes %j to %j and nothing else', (key, value, before, after) => {
    expect(set(NOTE, key, value)).toBe(NOTE.replace(before, after));
  });

  it('writes a new list the way the note writes its lists', () => {
    expect(set('---\nid: 7\ntopics: [tea]\n---\n', 'speakers', ['[[Ada]]', 'Ben'])).toBe('---\nid: 7\ntopics: [tea]\nspeakers: ["[[Ada]]", Ben]\n---\n');
    expect(set('---\ntopics:\n- tea\n---\n', 'speakers', ['Ben'])).toBe('---\ntopics:\n- tea\nspeakers:\n- Ben\n---\n');
    expect(set('---\nkey_insights: []\n---\n', 'key_insights', ['One.', 'Two: three.'])).toBe('---\nkey_insights:\n  - One.\n  - "Two: three."\n---\n');
  });

  it('creates front matter where there is none, after a byte-order mark and with the note\'s line breaks', () => {
    expect(set('Body', 'id', '7')).toBe('---\nid: "7"\n---\nBody');
    expect(set('\uFEFFOne\r\nTwo', 'id', 'x')).toBe('\uFEFF---\r\nid: x\r\n---\r\nOne\r\nTwo');
    expect(set('---\n---\nBody', 'id', 'x')).toBe('---\nid: x\n---\nBody');
  });

  it.each([
    ['topics: [a, b]\nkey_insights: # to do\n', 'topics: [a, b]\nkey_insights: [One.] # to do\n'],
    ['key_insights: # to do\n', 'key_insights: # to do\n  - One.\n'],
    ['key_insights: ~ # to do\n', 'key_insights: # to do\n  - One.\n'],
    ['key_insights: [] # to do\n', 'key_insights: # to do\n  - One.\n'],
    ['key_insights:\n  # picked by hand\n\n  - Old.\n', 'key_insights:\n  # picked by hand\n\n  - One.\n'],
    ['key_insights: [a, b] # to do\n', 'key_insights: [One.] # to do\n'],
  ])('keeps the comment of a list that is written anew: %j', (before, after) => {
    const text = `---\n${before}---\nKelp grows.\n`;
    expect(applyEdits(text, setProperty(text, readFrontMatter(text), 'key_insights', ['One.']))).toBe(`---\n${after}---\nKelp grows.\n`);
  });

  it('refuses a list with comments between its brackets, which would be lost', () => {
    const text = '---\nid: S-1\nkey_insights: [\n  a, # the best\n  b\n]\n---\n';
    expect(() => setProperty(text, readFrontMatter(text), 'key_insights', ['One.'])).toThrow(expect.objectContaining({ line: 3, message: expect.stringContaining('comments') as string }));
  });

  it('keeps a comment below a list, however far it is indented, when the list becomes something else', () => {
    expect(set('---\nid: 7\naliases:\n  - Tea\n   # ask Ada\n---\nBody', 'aliases', [])).toBe('---\nid: 7\naliases: []\n   # ask Ada\n---\nBody');
  });

  it('refuses broken front matter and names the line', () => {
    const broken = '---\nid: 7\ntitle: "The "Tea" Hour"\n---\n';
    expect(() => set(broken, 'id', '8')).toThrow(FrontMatterError);
    expect(() => set(broken, 'id', '8')).toThrow(expect.objectContaining({ line: 3 }));
    expect(() => set('---js\nx\n---\n', 'id', '8')).toThrow(FrontMatterError);
  });

  it('refuses where another property would change with it', () => {
    expect(() => set('---\na: &x tea\nb: *x\n---\n', 'a', 'milk')).toThrow(FrontMatterError);
    expect(() => set('---\n{ a: 1, b: 2 }\n---\n', 'a', 'milk')).toThrow(FrontMatterError);
    expect(set('---\na: &x tea\nb: *x\n---\n', 'b', 'milk')).toBe('---\na: &x tea\nb: milk\n---\n');
  });

  const lineOf = fc.constantFrom(
    'id: 0012', 'title: "a: b" # why', "by: 'it''s'", '# a comment', '', 'topics: [a, "b, c"]', 'list:\n  - one\n  - "two" # 2', 'tight:\n- x\n- y',
    'text: |\n  some\n\n  more', 'nested:\n  k: v', 'none: ~', 'anchor: &z q', 'emoji: 😀 tea', 'long: plain words\n  going on',
  );
  const noteOf = fc.record({
    lines: fc.uniqueArray(lineOf, { maxLength: 8 }), crlf: fc.boolean(), bom: fc.boolean(),
    body: fc.constantFrom('', 'Body', 'Body\n', '\n# Tea\n\n---\nx: y\n---\n'), hasFinalBreak: fc.boolean(),
  }).map(({ lines, crlf, bom, body, hasFinalBreak }) => {
    const text = `---\n${lines.map((line) => `${line}\n`).join('')}---${body === '' && !hasFinalBreak ? '' : '\n'}${body}`;
    return (bom ? '\uFEFF' : '') + (crlf ? text.replace(/\n/g, '\r\n') : text);
  });
  const valueOf = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }), fc.constantFrom('yes', '~', '', 'a: b', '- x', '#x', '"', "'", 'a\nb', '[[Ada]]', '2026-02-13', '0x1F', 'x #y'),
    fc.integer(), fc.array(fc.constantFrom('one', 'two', 'b, c', 'it\'s', '"', '', 'a: b', '[[Ada|A]]', 'x'), { maxLength: 4 }),
  );
  const keyOf = fc.constantFrom('id', 'title', 'by', 'topics', 'list', 'tight', 'text', 'nested', 'none', 'emoji', 'long', 'fresh');

  it('gives the value to every reader, keeps all other bytes, and does nothing the second time', () => {
    fc.assert(fc.property(noteOf, keyOf, valueOf, (text, key, value) => {
      const before = readFrontMatter(text);
      const field = before.fields.get(key);
      const result = set(text, key, value);
      const at = field?.span ?? { start: before.content.end, end: before.content.end };
      expect(result.startsWith(text.slice(0, at.start))).toBe(true);
      expect(result.endsWith(text.slice(at.end))).toBe(true);
      const after = readFrontMatter(result);
      const expected = typeof value === 'number' ? String(value) : value;
      expect(after.fields.get(key)?.value).toEqual(expected);
      if (typeof value !== 'number' && !/^\d{4}-/.test(String(value))) {
        const parsed: unknown = parse(result.slice(after.content.start, after.content.end));
        if (field?.value === null || field === undefined) expect((parsed as Record<string, unknown>)[key]).toEqual(value);
      }
      expect(setProperty(result, after, key, value)).toEqual([]);
    }), { numRuns: 500 });
  }, 30_000);
});
