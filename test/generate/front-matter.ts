import fc from 'fast-check';

/** Properties as pipelines and people write them: all of these a YAML parser accepts. */
const sound = fc.constantFrom(
  'id: SOURCE-20260213-001', 'id: 0012 # ours', 'platform: newsletter', 'format: "article"', "creator: 'Ada Penrose'", 'guest: [Mirela Oduya, "Tomas Lindqvist"]', 'status: raw', 'title: "A: b"', 'date_published: 2026-02-13', 'captured_date: ~',
  'key_insights: []', 'key_insights:', 'key_insights:\n  - "One: two."\n  - Three.', 'key_insights: ["a, b", c] # why', 'key_insights: |\n  text\n', 'key_insights:\n- x\n\n- y # z',
  'topics: [a, "b, c"] # why', 'topics:\n- x\n- y', 'topics:\n    - x\n    # between\n    - "y"', 'aliases: Captain', 'aliases: [ "The Captain" ]', 'aliases:\n  - Captain\n  - \'The C.\' # own', 'aliases:', 'type: person', 'type: [person, friend]',
  'speakers: [me]', 'speakers:\n  - "[[Ada Penrose]]"', 'quotations: 7', 'sources: "2"', 'first_quoted: 2020-01-01 # first', 'affiliations:\n  - Tidewater Lab',
  '# a comment', '  # an indented one', '', 'text: |\n  some\n\n  more', 'folded: >-\n  some\n  more', 'nested:\n  k: v\n  l: [1, 2]', 'anchor: &a tea\nalias: *a', 'list: &l [x]\nagain: *l', 'tagged: !!str 12', 'custom: !x y', 'emoji: 😀 e\u0301', '__proto__: x', 'constructor: y',
  '"quoted key": 1', '? complex\n: value', 'long: plain words\n  going on', 'merge: &m {a: 1}\n<<: *m', 'tpl: "{{date}}"', 'url: https://example.com/a#b', 'rtl: رهف', 'empty: ""', 'n: null',
);

/** Properties that no YAML parser accepts, or that two readers read differently. */
const broken = fc.constantFrom(
  'title: "The "Tea" Hour"', "by: 'Ada's tea'", 'synopsis: "Use \\<role\\> here"', 'note: Tea: A History', 'author: @adapen', 'quote: "never closed', 'topics: [a, "b "c""', '\ttabbed: x', 'list:\n\t- x', 'status: raw\nstatus: raw', 'status: raw\nstatus: done',
  'This is no property', 'note: "First line\nsecond line"', '- item', '{ a: 1, b: 2 }', '}', '%YAML 1.2', '*a', '&a', '!!js/function x: y', 'bomb: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b, *c]', '...', 'nul: \u0000', 'lone: \ud800', 'a: [[[[[[', 'key_insights: "a "b" c"', 'speakers: [x', 'aliases:\n\t- x', 'type: "per"son"', '-----', 'k: |\nx', '"a: b', 'key: \u2028 x', 'x:\r- y',
);

const schema = fc.constantFrom('id: SOURCE-20260213-001\nplatform: newsletter\nformat: article', 'id: "7"\nstatus: raw\nsignal_tier: noise', '');
const lines = fc.tuple(schema, fc.array(fc.oneof({ weight: 6, arbitrary: sound }, { weight: 1, arbitrary: broken }), { maxLength: 6 }))
  .map(([first, rest]) => [first, ...rest].filter((line, index) => index > 0 || line !== '').map((line) => `${line}\n`).join(''));

const fences = fc.oneof(
  { weight: 12, arbitrary: fc.constant<readonly [string, string]>(['---\n', '---\n']) },
  { weight: 4, arbitrary: fc.constantFrom<readonly [string, string]>(
    ['has_tea: yes\n---\n', '---\n'], ['\n\n---\n', '---\n'], ['Sent by mail\n---\n', '---\n'], ['---\n', ''], ['---\n', '\n'], ['---js\n', '---\n'], ['---json\n', '---\n'], ['---toml\n', '---\n'], ['---yaml\n', '---\n'], ['+++\n', '+++\n'],
    ['--- \n', '---\t\n'], ['---\n', '...\n'], ['----\n', '----\n'], [' ---\n', '---\n'], ['---\n{ id: 1, ', '}\n---\n'], ['---\n# only\n', '---\n'], ['---\n', '---'], ['%%\n---\n', '---\n%%\n'], ['```\n---\n', '---\n```\n'],
  ) },
);

/** Front matter of every kind, and none, with `\n` for line breaks. */
export const frontMatter: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(fences, lines).map(([[open, close], all]) => open + all + close) },
  { weight: 1, arbitrary: fc.constantFrom('', '---\n---\n', '---\n\n---\n', '---', '---\n') },
  { weight: 1, arbitrary: fc.tuple(lines, fc.integer({ min: 0, max: 120 })).map(([all, cut]) => `---\n${all}---\n`.slice(0, cut)) },
);
