import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { setProperty } from '../../../src/core/source/properties.ts';
import { readFrontMatter } from '../../../src/core/source/read-front-matter.ts';
import { planRepair } from '../../../src/core/source/repair.ts';
import { applyEdits } from '../../../src/core/text/edits.ts';
import { betweenFences, strictText } from '../../strict-yaml.ts';

const BODY = '\nKelp grows.\n\n---\n\nMore.\n';

/** Front matter that is right though few write it so: its lines, and what it says. */
const SOUND: Readonly<Record<string, readonly [written: string, reads: Readonly<Record<string, unknown>>]>> = {
  'nothing': ['', {}],
  'blank lines only': ['\n  \n', {}],
  'comments only': ['# first\n  # second\n', {}],
  'a tagged text': ['year: !!str 2026\nfresh: !!str yes\n', { year: '2026', fresh: 'yes' }],
  'a tag of the user\'s': ['tide: !high 7\n', { tide: '7' }],
  'names that objects have already': ['__proto__: kelp\nconstructor: tide\ntoString: wave\nhasOwnProperty: reef\n', { ['__proto__']: 'kelp', constructor: 'tide', toString: 'wave', hasOwnProperty: 'reef' }],
  'an anchor and its alias': ['creator: &who Ada Penrose\nguest: *who\n', { creator: 'Ada Penrose', guest: 'Ada Penrose' }],
  'an anchor on a list': ['topics: &all [kelp, tide]\nmore: *all\n', { topics: ['kelp', 'tide'], more: ['kelp', 'tide'] }],
  'texts over several lines': ['synopsis: |\n  Kelp\n\n  grows\nblurb: >-\n  Kelp\n  grows\ntitle: "Kelp\n  grows"\n', { synopsis: 'Kelp\n\ngrows\n', blurb: 'Kelp grows', title: 'Kelp grows' }],
  'all that is nothing': ['a: ~\nb: null\nc:\nd: # why\n', { a: null, b: null, c: null, d: null }],
};

/** What strict parsers say; a tag that only its author knows is refused by one of the two. */
function strictValuesOf(text: string): unknown {
  const yaml = betweenFences(text);
  return yaml.includes('!high') ? parse(yaml, { schema: 'failsafe', logLevel: 'error' }) : strictText(yaml);
}

describe.each(Object.entries(SOUND))('front matter that holds %s', (_name, [lines, reads]) => {
  const written: readonly [string, (text: string) => string][] = [['LF', (text) => text], ['CRLF', (text) => text.replaceAll('\n', '\r\n')], ['a byte-order mark', (text) => `\uFEFF${text}`]];

  it.each(written)('is read with %s, is no problem, and is repaired in nothing', (_ending, as) => {
    const text = as(`---\n${lines}---\n${BODY}`);
    const { fields, problems, span } = readFrontMatter(text);
    expect(problems).toEqual([]);
    expect(planRepair(text)).toEqual({ text, repaired: [], remaining: [] });
    expect(text.slice(span.end)).toBe(as(BODY).replace('\uFEFF', ''));
    expect([...fields].map(([key, field]) => [key, field.value])).toEqual(Object.entries(reads));
  });

  it.each(written)('takes key insights with %s, and strict parsers read all other values as before', (_ending, as) => {
    const text = as(`---\n${lines}---\n${BODY}`);
    const after = applyEdits(text, setProperty(text, readFrontMatter(text), 'key_insights', ['Kelp: "it grows."', 'Two.']));
    const { key_insights: insights, ...rest } = strictValuesOf(after) as Record<string, unknown>;
    expect(insights).toEqual(['Kelp: "it grows."', 'Two.']);
    expect(JSON.stringify(rest)).toBe(JSON.stringify(strictValuesOf(text)));
    expect(after.replace(/key_insights:(?:(?:\r?\n {2}- .*){2}| \[.*\])\r?\n/, '')).toBe(text);
    expect(after.endsWith(as(`---\n${BODY}`).replace('\uFEFF', ''))).toBe(true);
  });
});

describe('front matter that is not YAML', () => {
  it.each([['JSON between semicolons', ';;;\n{ "id": "S-1" }\n;;;\n'], ['TOML', '+++\nid = "S-1"\n+++\n']])('gets a block of its own above %s, which stays as it is', (_kind, front) => {
    const text = front + BODY;
    expect(applyEdits(text, setProperty(text, readFrontMatter(text), 'key_insights', ['Two.']))).toBe(`---\nkey_insights:\n  - Two.\n---\n${text}`);
  });

  it.each(['js', 'json', 'toml', 'coffee'])('marked as %s is refused with line and reason when something is to be written', (language) => {
    const text = `---${language}\n{ "id": "S-1" }\n---\n${BODY}`;
    expect(() => setProperty(text, readFrontMatter(text), 'aliases', ['Two.'])).toThrow(expect.objectContaining({ line: 1, message: expect.stringMatching(/\w{4}.*\.$/) as string }));
  });
});

describe('properties between braces', () => {
  it('are read, a key over two lines too, and written by nobody', () => {
    const text = '---\n{ id: 1, long\n key: 2 }\n---\nKelp.\n';
    const read = readFrontMatter(text);
    expect([...read.fields.values()].map(({ key, value }) => [key, value])).toEqual([['id', '1'], ['long key', '2']]);
    expect(() => setProperty(text, read, 'key_insights', ['x'])).toThrow('write each on its own line');
  });
});
