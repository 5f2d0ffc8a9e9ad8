import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../../src/core/source/read-front-matter.ts';
import { planRepair } from '../../../src/core/source/repair.ts';
import { isSourceNote } from '../../../src/core/source/schema.ts';
import { betweenFences, isSound, strictText } from '../../strict-yaml.ts';

const EVERYWHERE = { includeFolders: [], excludeFolders: [], requiredProperties: [] };
const BODY = '\n# Kelp\n\n"It "grows" slowly," Ada Penrose said.\n\n---\n\nid: "not "this""\n';

interface Kind {
  /** Lines of the front matter, in place of the title. */
  readonly written: string;
  readonly reads: Readonly<Record<string, unknown>>;
  /** Line in the note and code. */
  readonly problem: string;
}

/** Kinds that a pipeline or a hand writes and that can be mended: what a reader would say they say. */
const MENDABLE: Readonly<Record<string, Kind>> = {
  'quotes in a quoted title': { written: 'title: "Nadia Brandt: "Kelp Was First" | A Talk"', reads: { title: 'Nadia Brandt: "Kelp Was First" | A Talk' }, problem: '4 front-matter/unescaped-quote' },
  'a quoted title that ends with a quotation': { written: 'title: "What sailors say about "dead water""', reads: { title: 'What sailors say about "dead water"' }, problem: '4 front-matter/unescaped-quote' },
  'a quoted title that begins with a quotation': { written: 'title: ""Slack" Tide | Harbour Report"', reads: { title: '"Slack" Tide | Harbour Report' }, problem: '4 front-matter/unescaped-quote' },
  'one quotation mark too many': { written: 'title: "We lost the kelp..." And what came back (with Ada\'s notes)"', reads: { title: 'We lost the kelp..." And what came back (with Ada\'s notes)' }, problem: '4 front-matter/unescaped-quote' },
  'an item cut off inside a quotation': { written: 'aliases:\n  - kelp\n  - "Brandt: "Kelp Was"', reads: { aliases: ['kelp', 'Brandt: "Kelp Was'] }, problem: '6 front-matter/unescaped-quote' },
  'a quoted key insight with a quotation': { written: 'key_insights:\n  - "They call it "the quiet trade," and it\'s growing."\n  - Plain.', reads: { key_insights: ['They call it "the quiet trade," and it\'s growing.', 'Plain.'] }, problem: '5 front-matter/unescaped-quote' },
  'a comment after a broken value': { written: 'title: "The "Kelp" Hour" # ours', reads: { title: 'The "Kelp" Hour' }, problem: '4 front-matter/unescaped-quote' },
  'a backslash that escapes nothing': { written: 'synopsis: "Put it in \\<tide\\> and say \\"now\\""', reads: { synopsis: 'Put it in \\<tide\\> and say "now"' }, problem: '4 front-matter/bad-escape' },
  'a path of Windows': { written: 'original_filename: "C:\\kelp\\dry\\"', reads: { original_filename: 'C:\\kelp\\dry\\' }, problem: '4 front-matter/bad-escape' },
  'an escaped quote at the end': { written: 'title: "She called it \\"kelp\\"', reads: { title: 'She called it "kelp"' }, problem: '4 front-matter/unclosed-quote' },
  'an escaped quote at the end of an item': { written: 'aliases:\n  - "kelp\\"\n  - "tide"', reads: { aliases: ['kelp\\', 'tide'] }, problem: '5 front-matter/bad-escape' },
  'a colon in a plain title': { written: 'title: Kelp: What It Eats', reads: { title: 'Kelp: What It Eats' }, problem: '4 front-matter/unquoted-text' },
  'a bracket before a plain title': { written: 'title: [Draft] Kelp for Two', reads: { title: '[Draft] Kelp for Two' }, problem: '4 front-matter/unquoted-text' },
  'links in a plain value': { written: 'guest: [[Ada Penrose]] and [[Ben Orr]]', reads: { guest: '[[Ada Penrose]] and [[Ben Orr]]' }, problem: '4 front-matter/unquoted-text' },
  'emphasis in a plain title': { written: 'title: *Kelp* again', reads: { title: '*Kelp* again' }, problem: '4 front-matter/unquoted-text' },
  'an alias of nothing': { written: 'creator: *kelp', reads: { creator: '*kelp' }, problem: '4 front-matter/unquoted-text' },
  'a handle': { written: 'creator: @adapen', reads: { creator: '@adapen' }, problem: '4 front-matter/unquoted-text' },
  'an apostrophe in single quotes': { written: "title: 'Ada's Kelp'", reads: { title: "Ada's Kelp" }, problem: '4 front-matter/unescaped-quote' },
  'a list in brackets with quotations': { written: 'topics: [kelp, "the "slow" trade", Ada\'s]', reads: { topics: ['kelp', 'the "slow" trade', "Ada's"] }, problem: '4 front-matter/unescaped-quote' },
  'a list in brackets left open': { written: 'topics: [kelp, tide', reads: { topics: ['kelp', 'tide'] }, problem: '4 front-matter/unclosed-list' },
  'a list in brackets over unindented lines': { written: 'topics: ["kelp",\n"tide"]', reads: { topics: ['kelp', 'tide'] }, problem: '4 front-matter/unindented-line' },
  'tabs': { written: 'topics:\n\t- kelp\n\t- tide', reads: { topics: ['kelp', 'tide'] }, problem: '5 front-matter/tab' },
  'a property that is there twice with one value': { written: 'title: Kelp\ntitle: Kelp', reads: { title: 'Kelp' }, problem: '5 front-matter/duplicate-key' },
  'an odd name beside a broken value': { written: '🎯 aim (2026): kelp\ntitle: "The "Kelp" Hour"', reads: { '🎯 aim (2026)': 'kelp', title: 'The "Kelp" Hour' }, problem: '5 front-matter/unescaped-quote' },
  'an anchor and its alias beside a broken value': { written: 'creator: &who Ada\nguest: *who\ntitle: "The "Kelp" Hour"', reads: { creator: 'Ada', guest: 'Ada', title: 'The "Kelp" Hour' }, problem: '6 front-matter/unescaped-quote' },
  'a carriage return alone': { written: 'title: Kelp\rcreator: Ada', reads: { title: 'Kelp', creator: 'Ada' }, problem: '4 front-matter/carriage-return' },
};

/** Kinds of which nobody but their author can say what they mean: line and code of each problem. */
const LEFT: Readonly<Record<string, readonly [written: string, ...problems: string[]]>> = {
  'a line that belongs to nothing': ['title: Kelp\nand some words', '5 front-matter/stray-line'],
  'a text that may go on in a line that belongs to nothing': ['title: Kelp: a story\nof the sea', '4 front-matter/unquoted-text', '5 front-matter/stray-line'],
  'a property that is there twice with two values': ['title: Kelp\ntitle: Tide', '5 front-matter/duplicate-key'],
  'a map left open': ['source: {name: kelp', '4 front-matter/unclear-value'],
  'a broken map': ['source: {name: kelp, say: "a "b""}', '4 front-matter/unclear-value'],
  'properties of a property, one broken': ['source:\n  name: "a "b""\n  year: 2026', '4 front-matter/unclear-value'],
  'an item with properties, one broken': ['source:\n  - name: "a "b""\n    year: 2026', '5 front-matter/unclear-value'],
  'a value and a list': ['topics: kelp\n- tide', '4 front-matter/unclear-value'],
  'an item on the line of its property': ['topics: - kelp', '4 front-matter/unclear-value'],
  'a property below a value': ['title: Kelp\n  creator: Ada', '4 front-matter/unclear-value'],
  'a block of text whose lines do not align': ['synopsis: |\n   Kelp\n  grows', '4 front-matter/unclear-value'],
  'brackets in brackets': ['topics: [kelp, [tide]', '4 front-matter/unclear-value'],
  'something after an anchor': ['title: &kelp Kelp: a story', '4 front-matter/unclear-value'],
  'a list that does not align': ['topics:\n  - kelp\n - tide', '6 front-matter/invalid-yaml'],
  'a second document': ['title: Kelp\n--- more', '5 front-matter/stray-line'],
  'a merge of nothing': ['<<: *kelp', '4 front-matter/unquoted-text'],
  'a property without a name': [': kelp', '4 front-matter/stray-line'],
  'an alias in a broken list': ['creator: &who Ada\ntopics: [*who, "a "b""]', '5 front-matter/unquoted-text'],
};

const note = (written: string): string => `---\nid: SOURCE-20260311-001\nplatform: newsletter\n${written}\nstatus: raw # new\n---\n${BODY}`;

describe.each(Object.entries(MENDABLE))('front matter with %s', (_name, { written, reads, problem }) => {
  const text = note(written);

  it('is a source note that no strict parser reads, read as a person would, and named with line and reason', () => {
    const { fields, problems, span } = readFrontMatter(text);
    expect(isSourceNote(readFrontMatter(text), 'a.md', EVERYWHERE)).toBe(true);
    expect(isSound(text)).toBe(false);
    expect(Object.fromEntries([...fields].map(([key, field]) => [key, field.value]))).toEqual({ id: 'SOURCE-20260311-001', platform: 'newsletter', ...reads, status: 'raw' });
    expect(problems.map(({ line, code }) => `${line} ${code}`)[0]).toBe(problem);
    for (const { message } of problems) expect(message).toMatch(/^[“A-Z].{20,}\.$/);
    expect(text.slice(span.end)).toBe(BODY);
  });

  it.each([['LF', (all: string) => all], ['CRLF', (all: string) => all.replaceAll('\n', '\r\n')], ['a byte-order mark', (all: string) => `\uFEFF${all}`]])('is mended with %s so that strict parsers read the same, and nothing else moves', (_kind, written_) => {
    const given = written_(text);
    const plan = planRepair(given);
    expect(plan.remaining).toEqual([]);
    expect(strictText(betweenFences(plan.text))).toEqual({ id: 'SOURCE-20260311-001', platform: 'newsletter', ...reads, status: 'raw' });
    expect(plan.text.endsWith(written_(`status: raw # new\n---\n${BODY}`).replace('\uFEFF', ''))).toBe(true);
    expect(plan.text.startsWith(given.slice(0, 45))).toBe(true);
    expect(planRepair(plan.text)).toEqual({ text: plan.text, repaired: [], remaining: [] });
  });
});

describe.each(Object.entries(LEFT))('front matter with %s', (_name, [written, ...problems]) => {
  it('is named with line and reason, and left as it is', () => {
    const text = note(written);
    expect(isSourceNote(readFrontMatter(text), 'a.md', EVERYWHERE)).toBe(true);
    expect(isSound(text)).toBe(false);
    const plan = planRepair(text);
    expect(plan.text).toBe(text);
    expect(plan.repaired).toEqual([]);
    expect(plan.remaining.map(({ line, code }) => `${line} ${code}`)).toEqual(problems);
    for (const { message } of plan.remaining) expect(message).toMatch(/^[“A-Z].{20,}\.$/);
  });

  it('keeps what could be mended beside it readable', () => {
    const text = note(`synopsis: "The "Kelp" Hour"\n${written}`);
    const plan = planRepair(text);
    expect(plan.text.replace("'The \"Kelp\" Hour'", '"The "Kelp" Hour"')).toBe(text);
    expect(readFrontMatter(plan.text).fields.get('synopsis')?.value).toBe('The "Kelp" Hour');
  });
});

describe('where front matter begins and ends', () => {
  const properties = 'id: SOURCE-20260311-001\nplatform: newsletter\nstatus: raw\n';

  it.each([
    ['a property before the opening fence', `has_tides: yes\n---\n${properties}---\n${BODY}`, '1 front-matter/stray-key', `---\nhas_tides: yes\n${properties}---\n${BODY}`],
    ['blank lines before it', `\n\n---\n${properties}---\n${BODY}`, '1 front-matter/blank-before-fence', `---\n${properties}---\n${BODY}`],
    ['no closing fence', `---\n${properties}${BODY.replace('\n---\n', '\n')}`, '4 front-matter/unclosed', `---\n${properties}---\n${BODY.replace('\n---\n', '\n')}`],
    ['no closing fence and a rule in the body', `---\n${properties}\n# Kelp\n\nIt grows.\n\n---\n\nMore.\n`, '4 front-matter/unclosed', `---\n${properties}---\n\n# Kelp\n\nIt grows.\n\n---\n\nMore.\n`],
    ['dots at its end', `---\n${properties}...\n\n# Kelp\n`, '5 front-matter/dots-at-end', `---\n${properties}---\n\n# Kelp\n`],
    ['dots at its end and a rule in the body', `---\n${properties}...\nKelp grows.\n\n---\n\nMore.\n`, '5 front-matter/dots-at-end', `---\n${properties}---\nKelp grows.\n\n---\n\nMore.\n`],
  ])('is read and mended with %s', (_name, text, problem, mended) => {
    expect(isSourceNote(readFrontMatter(text), 'a.md', EVERYWHERE)).toBe(true);
    expect(readFrontMatter(text).problems.map(({ line, code }) => `${line} ${code}`)).toEqual([problem]);
    expect(planRepair(text)).toMatchObject({ text: mended, remaining: [] });
    expect(isSound(mended)).toBe(true);
  });

  it('is left where a fence further down may be the closing one after all', () => {
    const text = `---\n${properties}\nSome words here.\nlast: fine\n---\n${BODY}`;
    expect(planRepair(text)).toMatchObject({ text, remaining: [{ line: 4, code: 'front-matter/unclosed' }] });
  });

  it('may have blanks after its dashes', () => {
    const text = `--- \r\n${properties.replaceAll('\n', '\r\n')}---\t \r\nBody`;
    expect(readFrontMatter(text)).toMatchObject({ problems: [] });
    expect(text.slice(readFrontMatter(text).span.end)).toBe('Body');
  });

  it.each([
    ['TOML', `+++\nid = "S-1"\nplatform = "x"\n+++\n${BODY}`], ['JSON', `;;;\n{ "id": "S-1", "platform": "x", "status": "raw" }\n;;;\n${BODY}`],
    ['carriage returns alone', `---\rid: S-1\rplatform: x\rstatus: raw\r---\r`],
  ])('is none in a note with %s: nothing of it is read, run or changed', (_name, text) => {
    const { fields, problems, span } = readFrontMatter(text);
    expect([fields.size, problems.length, span.end - span.start]).toEqual([0, 0, 0]);
    expect(planRepair(text)).toEqual({ text, repaired: [], remaining: [] });
  });

  it.each(['js', 'javascript', 'json', 'toml', 'coffee', 'cson'])('is named and left as it is when it is marked as %s', (language) => {
    const text = `---${language}\nglobalThis.wasRun = true\n---\n${BODY}`;
    expect(planRepair(text)).toMatchObject({ text, repaired: [], remaining: [{ line: 1, code: 'front-matter/unknown-language' }] });
    expect('wasRun' in globalThis).toBe(false);
  });
});
