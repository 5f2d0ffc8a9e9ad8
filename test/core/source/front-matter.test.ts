import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planRepair } from '../../../src/core/source/repair.ts';
import { readFrontMatter } from '../../../src/core/source/read-front-matter.ts';

function valuesOf(text: string): Record<string, unknown> {
  return Object.fromEntries([...readFrontMatter(text).fields].map(([key, field]) => [key, field.value]));
}

function codesOf(text: string): string[] {
  return readFrontMatter(text).problems.map((problem) => `${problem.line} ${problem.code}`);
}

describe('reading front matter', () => {
  it('keeps the text that values are written with', () => {
    const text = '---\ncaptured_date: 2026-02-13\nid: 0012\nversion: 1.10\nflag: yes\ntime: 12:30\n---\nBody';
    expect(valuesOf(text)).toEqual({ captured_date: '2026-02-13', id: '0012', version: '1.10', flag: 'yes', time: '12:30' });
  });

  it('reads empty values, lists of both kinds, escapes, block text and comments', () => {
    const text = '---\na:\nb: ~\nc: null\nd: [x, "y, z"]\ne:\n  - p # why\n  - \'q\'\nf: "say \\"tea\\""\ng: |\n  two\n  lines\nh: []\n# the end\n---\n';
    expect(valuesOf(text)).toEqual({ a: null, b: null, c: null, d: ['x', 'y, z'], e: ['p', 'q'], f: 'say "tea"', g: 'two\nlines\n', h: [] });
    expect(codesOf(text)).toEqual([]);
  });

  it('gives each property all its lines', () => {
    const text = '\uFEFF---\r\nid: 7\r\ntopics:\r\n  - a\r\n  - b\r\ntitle: "T"\r\n---\r\nBody';
    const { fields, span } = readFrontMatter(text);
    expect([...fields.values()].map((field) => [text.slice(field.span.start, field.span.end), field.line])).toEqual([
      ['id: 7\r\n', 2], ['topics:\r\n  - a\r\n  - b\r\n', 3], ['title: "T"\r\n', 6],
    ]);
    expect(text.slice(span.end)).toBe('Body');
  });

  it.each(['', 'Body', '----\nx: 1\n----\n', '---\nA rule above.\n', 'Text\n\n---\n\nMore: text\n\n---\n', '# Title\n---\na: b\nc: d\n---\n'])('finds none in %j', (text) => {
    const { fields, span, problems } = readFrontMatter(text);
    expect([fields.size, span.end - span.start, problems.length]).toEqual([0, 0, 0]);
  });

  it.each(['js', 'javascript', 'json', 'coffee', 'toml'])('refuses to read or run ---%s', (language) => {
    const text = `---${language}\nglobalThis.wasRun = true;\n---\nBody`;
    expect(codesOf(text)).toEqual(['1 front-matter/unknown-language']);
    expect(valuesOf(text)).toEqual({});
    expect('wasRun' in globalThis).toBe(false);
  });

  it('does not take a property for a setting of its own', () => {
    expect(valuesOf('---\nlanguage: js\nengines: x\n---\n')).toEqual({ language: 'js', engines: 'x' });
    expect(readFrontMatter('---\n__proto__: x\nconstructor: y\n---\n').fields.get('__proto__')?.value).toBe('x');
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('reads aliases without unfolding them', () => {
    const bomb = ['a: &a [x, x]', ...[...'bcdefghij'].map((name, index) => `${name}: &${name} [${`*${'abcdefghij'.charAt(index)}, `.repeat(9)}y]`)].join('\n');
    const values = valuesOf(`---\nbase: &base Ada\ncopy: *base\n---\n`);
    expect(values).toEqual({ base: 'Ada', copy: 'Ada' });
    expect(readFrontMatter(`---\n${bomb}\n---\n`).fields.get('a')?.value).toEqual(['x', 'x']);
  });

  it('reads thousands of aliases, each of which a parser would look for from the beginning', () => {
    const text = `---\nwho: &a Ada\nlist: [${'*a, '.repeat(2400)}Ben]\n${Array.from({ length: 2500 }, (_, index) => `k${index}: *a\n`).join('')}---\n`;
    const { fields, problems } = readFrontMatter(text);
    expect([fields.get('list')?.value?.length, fields.get('k2499')?.value, problems.length]).toEqual([2401, 'Ada', 0]);
  });

  it('does not unfold aliases of a long list again and again', () => {
    const { fields, problems } = readFrontMatter(`---\nid: 7\nlist: &l [${'tea, '.repeat(4000)}milk]\n${Array.from({ length: 3000 }, (_, index) => `k${index}: *l\n`).join('')}---\n`);
    expect(fields.get('id')?.value).toBe('7');
    expect(problems[0]?.message).toBe('The front matter is not valid YAML: its aliases stand for too much text.');
  });

  it('stays with an anchor that holds its own alias', () => {
    expect(valuesOf('---\nid: 7\nloop: &l [tea, *l]\nmap: &m\n  own: *m\n---\n')).toEqual({ id: '7', loop: ['tea', '[tea, *l]'], map: 'own: *m' });
  });

  it.each([
    ['commas', `x: [${','.repeat(60_000)}]`], ['quotation marks', `x: ${'"'.repeat(60_000)}`], ['brackets', `x: ${'['.repeat(60_000)}`], ['keys', Array.from({ length: 9000 }, (_, index) => `${index.toString(36)}:`).join('\n')],
    ['broken items, more than an argument list takes', `x:\n${'  - "a "b""\n'.repeat(200_000)}`], ['open quotes', 'x: "a\n'.repeat(300_000)], ['blank lines', '\n'.repeat(2_000_000)], ['one value', `x: "${'a "b" '.repeat(500_000)}"`],
    ['backslashes', `x: "${'\\'.repeat(200_000)}`], ['blanks', `x: "a${' '.repeat(200_000)}b "c""\n  d`],
  ])('stays fast and readable with very many %s', (_name, many) => {
    const text = `---\nid: 7\n${many}\n---\nBody`;
    expect(readFrontMatter(text).fields.get('id')?.value).toBe('7');
    expect(planRepair(text).text.endsWith('---\nBody')).toBe(true);
  }, 60_000);

  it('says that too much of it was read line by line, and offers no repair', () => {
    const text = `---\nid: 7\ntitle: "The "Tea" Hour"\n${'note: some words\n'.repeat(5000)}---\nBody`;
    expect(readFrontMatter(text)).toMatchObject({ problems: [{ line: 1, code: 'front-matter/too-much', message: 'The front matter is longer than 64 KB; it was read line by line, and nothing will be written to it.' }] });
    expect(planRepair(text).text).toBe(text);
  });

  it.each([
    ['items', `a:\n  ${'- '.repeat(16_000)}x`], ['items over lines', `a:\n${Array.from({ length: 20 }, (_, level) => `  ${' '.repeat(198 * level)}${'- '.repeat(99)}`).join('\n')}`], ['keys', `${'? '.repeat(16_000)}x`],
    ['lists whose brackets end in comments', `a: ${'[ # ]\n '.repeat(4900)}x`], ['lists whose brackets end in quotations', `a: ${"[ ']', ".repeat(1990)}x`], ['maps', `a: ${'{ x: # }\n '.repeat(4900)}x`],
  ])('does not go down into nested %s until the stack ends, where the whole app would', (_what, written) => {
    const { problems, fields } = readFrontMatter(`---\nid: S-1\n${written}\n---\nBody\n`);
    expect([problems[0]?.code, fields.get('id')?.value]).toEqual(['front-matter/too-much', 'S-1']);
  });

  it('reads hundreds of links, and a few lists in lists', () => {
    const links = Array.from({ length: 400 }, (_, index) => `  - "[[Note ${index}]]"`).join('\n');
    const { problems, fields } = readFrontMatter(`---\nrelated:\n${links}\nlists:\n  - - x\n    - - - y\n---\n`);
    expect([problems, fields.get('related')?.value?.length]).toEqual([[], 400]);
  });

  it('reads five megabytes of it', () => {
    const text = `---\nid: 7\n${'note: some words\n'.repeat(300_000)}---\nBody`;
    expect(readFrontMatter(text).fields.get('id')?.value).toBe('7');
  }, 20_000);

  it.each([
    ['title: "The "Tea" Hour"', { title: 'The "Tea" Hour' }, ['3 front-matter/unescaped-quote']],
    ['title: "Tea time..." The Rest (of It)"', { title: 'Tea time..." The Rest (of It)' }, ['3 front-matter/unescaped-quote']],
    ['title: "Tea" for Two', { title: '"Tea" for Two' }, ['3 front-matter/unescaped-quote']],
    ["title: 'Ada's Tea'", { title: "Ada's Tea" }, ['3 front-matter/unescaped-quote']],
    ['aliases:\n  - plain\n  - "The "Tea" Hour"\n  - "good"', { aliases: ['plain', 'The "Tea" Hour', 'good'] }, ['5 front-matter/unescaped-quote']],
    ['synopsis: "Use \\<role\\> here, \\"so\\""', { synopsis: 'Use \\<role\\> here, "so"' }, ['3 front-matter/bad-escape']],
    ['title: Tea: A History', { title: 'Tea: A History' }, ['3 front-matter/unquoted-text']],
    ['author: @adapen', { author: '@adapen' }, ['3 front-matter/unquoted-text']],
    ['title: "Never closed', { title: 'Never closed' }, ['3 front-matter/unclosed-quote']],
    ['topics: [tea, "two "cups"", milk', { topics: ['tea', 'two "cups"', 'milk'] }, ['3 front-matter/unclosed-list']],
    ['topics:\n\t- tea\n\t- milk', { topics: ['tea', 'milk'] }, ['4 front-matter/tab', '5 front-matter/tab']],
    ['status: raw\nstatus: raw', { status: 'raw' }, ['4 front-matter/duplicate-key']],
    ['status: raw\nThis is no property', { status: 'raw' }, ['4 front-matter/stray-line']],
    ['note: "First line\nsecond line"', { note: 'First line second line' }, ['3 front-matter/unindented-line']],
  ])('reads %j as a person would', (damaged, values, codes) => {
    const text = `---\nid: 7\n${damaged}\nlast: fine\n---\nBody`;
    expect(valuesOf(text)).toEqual({ id: '7', ...values, last: 'fine' });
    expect(codesOf(text)).toEqual(codes);
  });

  it('sees a block below a stray property', () => {
    const text = 'has_tea: yes\n---\nid: 7\ntitle: Tea\n---\nBody';
    expect(valuesOf(text)).toEqual({ has_tea: 'yes', id: '7', title: 'Tea' });
    expect(codesOf(text)).toEqual(['1 front-matter/stray-key']);
    expect(text.slice(readFrontMatter(text).span.end)).toBe('Body');
  });

  it('sees a block below blank lines or other text, and says so', () => {
    expect(codesOf('\n\n---\nid: 7\ntitle: Tea\n---\nBody')).toEqual(['1 front-matter/blank-before-fence']);
    expect(codesOf('Sent from a phone\n---\nid: 7\ntitle: Tea\n---\nBody')).toEqual(['1 front-matter/stray-text']);
  });

  it('ends the block where the closing fence is missing', () => {
    const text = '---\nid: 7\ntitle: Tea\n\n# Tea\n\nAda said so.\n';
    expect(valuesOf(text)).toEqual({ id: '7', title: 'Tea' });
    expect(codesOf(text)).toEqual(['3 front-matter/unclosed']);
    expect(text.slice(readFrontMatter(text).span.end)).toBe('\n# Tea\n\nAda said so.\n');
  });

  it('does not take the body up to its first rule for front matter', () => {
    const text = '---\nid: 7\ntitle: Tea\n\n# Tea\n\nAda said so.\n\n---\n\nMore\n';
    expect(codesOf(text)).toEqual(['3 front-matter/unclosed']);
    expect(text.slice(readFrontMatter(text).span.end)).toBe('\n# Tea\n\nAda said so.\n\n---\n\nMore\n');
  });

  it('never throws, and its spans are in range and hold the key, whatever the text', () => {
    const piece = fc.constantFrom('---', '\n', '\r\n', 'id: 7', 'key:', ' - ', '- a', '"', "'", '[', ']', '{', '}', '&a', '*a', '|', '>', '\t', '  ', '#', ': ', '\\', '\uFEFF', '!!js', '? ', 'x', '%');
    fc.assert(fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = `---\n${pieces.join('')}\n---\nBody`;
      const { fields, span, content } = readFrontMatter(text);
      expect(span.start <= content.start && content.end <= span.end && span.end <= text.length).toBe(true);
      for (const field of fields.values()) {
        expect(field.span.start >= span.start && field.span.end <= span.end && field.span.start < field.span.end).toBe(true);
      }
    }), { numRuns: 400 });
  }, 30_000);
});
