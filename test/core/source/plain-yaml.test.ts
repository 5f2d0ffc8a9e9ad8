import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlainYaml } from '../../../src/core/source/plain-yaml.ts';
import { parseYaml } from '../../../src/core/source/yaml-values.ts';

const TYPICAL = `id: SOURCE-20260301-007
url: https://example.org/queues/7
author: "Nadia Brandt (@nbrandt)"
title: Queues, and how they end
captured_date: 2026-03-01
guest: null
creator: 'odo_finch'
signal_tier:
topics:
  - queues
  - "waiting: a history"
key_insights: []
aliases: ["Queues", waiting]
status: ~
`;

const word = fc.constantFrom('queue', 'Nadia', 'é', '7', '2026-03-01', 'null', '~', '-', '?', '#', '&a', '*a', '!', '|', '>', '%', '@nb', '`', '[', ']', '{', '}', ',', ':', 'a:', '"', "'", "''", '\\', '\\"', '...', '---', '<<', '😀', '\u00a0', '\u2028', '\t', ' ', '');
const words = fc.array(word, { maxLength: 4 }).map((parts) => parts.join(' '));
const glued = fc.array(word, { maxLength: 3 }).map((parts) => parts.join(''));
const text = fc.oneof(words, glued, fc.string({ maxLength: 8 }), fc.string({ unit: 'grapheme', maxLength: 5 }));
const quoted = fc.oneof(text.map((inner) => `"${inner}"`), text.map((inner) => `'${inner}'`));
const usual = fc.constantFrom('plain text', 'Nadia Brandt', '"quoted: so"', "'single'", '~', 'null', 'a:b', '""', '"the "real" one"');
const scalar = fc.oneof({ weight: 2, arbitrary: text }, { weight: 2, arbitrary: quoted }, { weight: 4, arbitrary: usual });
const gap = fc.constantFrom(', ', ',', ' , ', ',,');
const flow = fc.tuple(fc.array(scalar, { maxLength: 3 }), gap, fc.constantFrom('', ' ')).map(([items, separator, pad]) => `[${pad}${items.join(separator)}${pad}]`);
const key = fc.constantFrom('id', 'title', 'topics', 'key_insights', 'x', 'Y-z', 'author', 'url', 'status', 'guest', 'null', 'a b', '"q"', '- a', '');
const colon = fc.constantFrom(': ', ': ', ': ', ': ', ': ', ': ', ':', ' : ', ':  ', '');
const property = fc.tuple(key, colon, fc.oneof(scalar, scalar, flow)).map(([name, mark, value]) => `${name}${mark}${value}`);
const item = fc.tuple(fc.constantFrom('  - ', '  - ', '  - ', '  - ', '  - ', '- ', '    - ', '  -', '  -  ', '  '), fc.oneof(scalar, flow)).map(([mark, value]) => `${mark}${value}`);
const list = fc.tuple(key, fc.array(item, { maxLength: 3 })).map(([name, items]) => [`${name}:`, ...items].join('\n'));
const line = fc.oneof({ weight: 8, arbitrary: property }, { weight: 5, arbitrary: list }, { weight: 1, arbitrary: fc.oneof(item, text, fc.constantFrom('', '# note', '---', '...')) });
const source = fc.tuple(fc.array(line, { maxLength: 4 }), fc.constantFrom('\n', '\n', '\n', '\n', '\n', '\r\n'), fc.constantFrom('', '\n', '\n', '\n\n')).map(([lines, lineBreak, end]) => lines.join(lineBreak) + end);

describe('plain front matter', () => {
  it('is read without a parser', () => {
    const read = readPlainYaml(TYPICAL).properties;
    expect(read).not.toBeNull();
    expect(read).toEqual(parseYaml(TYPICAL).properties);
    expect(read?.map(({ key: name, value }) => [name, value]).slice(7)).toEqual([
      ['signal_tier', null], ['topics', ['queues', 'waiting: a history']], ['key_insights', []], ['aliases', ['Queues', 'waiting']], ['status', null],
    ]);
  });

  it('gives what a YAML parser gives, or is left to it', () => {
    let plain = 0;
    fc.assert(fc.property(source, (yaml) => {
      const read = readPlainYaml(yaml).properties;
      if (read === null) return;
      plain++;
      expect(parseYaml(yaml)).toEqual({ properties: read, error: '', offset: 0, isTooMuch: false, isFlow: false });
    }), { numRuns: 3000 });
    expect(plain).toBeGreaterThan(50);
  });

  it('is said to be broken only where no parser accepts it', () => {
    let broken = 0;
    fc.assert(fc.property(source, (yaml) => {
      if (!readPlainYaml(yaml).isSurelyBroken) return;
      broken++;
      expect(parseYaml(yaml)).toMatchObject({ properties: [], error: expect.stringMatching(/./) as unknown, isTooMuch: false });
    }), { numRuns: 3000 });
    expect(broken).toBeGreaterThan(10);
  });

  it.each(['a: "b "c" d"\n', 'a: "b" c', 'x: y\na:\n  - "b"\n  - "b "c" d"\n'])('is broken in %j', (yaml) => {
    expect(readPlainYaml(yaml).isSurelyBroken).toBe(true);
  });

  it.each(['a: "b" # c', 'a: "b"', 'a: "b \\"c\\" d"', '', 'a: b', "a: 'b'c", 'a:\n  - "b"'])('is not surely broken in %j', (yaml) => {
    expect(readPlainYaml(yaml).isSurelyBroken).toBe(false);
  });

  it.each([
    'a: "b\\n"', 'a: b: c', 'a: b #c', 'a: "b" # c', 'a: |\n  b', 'a: >\n  b', 'a: b\n  c', 'a: {b: c}', 'a: [[b]]', 'a: &b c', 'a: *b', 'a: !!str b', '"a": b',
    'a: b\na: c', 'a:\n  b: c', 'a:\n  - b\n   - c', 'a: b\n\nc: d', '# a\nb: c', 'a:\tb', 'a: b\r\nc: d', '', 'a: - b', 'null: a',
  ])('leaves %j to the parser', (yaml) => {
    expect(readPlainYaml(yaml).properties).toBeNull();
  });
});
