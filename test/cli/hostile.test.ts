import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { rendered } from '../rendered.ts';
import { contents, folderWith, read, run, runJson } from './vault.ts';

const NAMES = [
  'Ola <img src=x onerror=alert(1)> Brandt', 'Tove <script>alert(1)</script> Lund', 'Nadia <b>Quist</b>', 'Ola ../../../Brandt', 'Ola ..\\..\\Brandt', '/etc/Ola Brandt', 'Ola [[Brandt]] Vik', 'Ola ![[Brandt]] Vik', '[Ola Vik](javascript:alert(1))', 'Ola <% tp.file.move("/x") %> Vik', 'Ola {{date}} Vik',
  'Ola `$= dv.current()` Vik', 'Ola `= this.file` Vik', 'Ola %%x%% Vik', 'Javascript:alert(1) Vik', `Ola ${'Vik'.repeat(33_000)}`, 'Ola \u001b[31m Vik', 'Ola \u001b]8;;https://example.com\u0007 Vik', 'Ola \u009b31m Vik', 'Ola \u009d8;;https://example.com\u009c Vik', 'Ola \u202ekiV\u202c Vik', 'Ola \u2066Vik\u2069 Lund', 'CON', 'Aux. Vik', '.. Vik', 'Ola\u0000 Vik',
];
const WORDS = 'Take <script>alert(1)</script>, <img src=x onerror=alert(1)>, [this](javascript:alert(1)), ![](file:///etc/passwd), [[../../etc/passwd]], ![[Ola]], <% tp.system %>, {{title}}, `$= dv.pages()`, `= this.x`, $\\href{javascript:alert(1)}{x}$, ==x==, x:: y, javascript:alert(1), <javascript:alert(1)>, <https://example.com/>, \u001b[2J\u009b31m\u001b]8;;https://example.com\u0007here\u202e.';
const STEERING = /(?![\n])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
const attack = (name: string): string => [
  `**${name}:** ${WORDS}`, `${name} says: "${WORDS}"`, `${name} (<b>Acme</b> Institute) says: "${WORDS}"`, `"${WORDS}" — [${name}](javascript:alert(1))`, `> ${name}: ${WORDS}`, `- ${name}: "${WORDS}"`, `As ${name} notes: "${WORDS}"`, `${name} points out that ${WORDS}`,
].join('\n\n');
const honest = `Ingrid Vesterholt (Harbor Institute) says: "${WORDS}"\n\nTwo days later Ingrid Vesterholt said: "It is slow, and it costs us more than we thought."\n\n> Ingrid Vesterholt:\n>     ${WORDS}\n\n*        ${WORDS}\n`;
const note = `---\nid: SOURCE-20260309-001\nplatform: newsletter\nformat: article\ntitle: "Odd <img src=x onerror=alert(1)> ]] and [[x]] {{date}} <% tp %>"\nguest: "Tove <img src=x> Lund"\ncreator: "Ola <i>Vik</i>"\n---\n# Odd <img src=x onerror=alert(2)> [[x]] \`$= y\`\n\n${honest}\n\n${NAMES.map(attack).join('\n\n')}\n`;
const PLUGIN = '.obsidian/plugins/who-said-what/data.json';

/** What a note shows: without its properties, which are shown as text and read by programs as data. */
function bodyOf(text: string): string {
  return text.replace(/^---\n[\s\S]*?\n---\n/, '');
}

describe('a newsletter whose names and quotations are an attack', () => {
  it('writes nothing outside the people folder, and by names that every file system takes', () => {
    const folder = folderWith({ 'vault/a.md': note });
    run(folder, 'sync', 'vault', '--only', 'people,links');
    const after = contents(folder);
    const people = Object.keys(after).filter((path) => path.startsWith('vault/People/'));
    expect(Object.keys(after).filter((path) => !people.includes(path)).sort()).toEqual([`vault/${PLUGIN}`, 'vault/a.md']);
    expect(people).toContain('vault/People/Ingrid Vesterholt.md');
    for (const path of people) expect(path).toMatch(/^vault\/People\/(?!con\b|aux\b|\.)[^/\\:*?"<>|#^[\]\p{Cc}\u202a-\u202e]{1,200}\.md$/iu);
    run(folder, 'unlink', 'vault');
    expect(read(folder, 'vault/a.md')).toBe(note);
  }, 60_000);

  it('puts no HTML, code, template, foreign link or control into a person note, by the properties or by what a renderer makes of it', () => {
    const folder = folderWith({ 'vault/a.md': note });
    run(folder, 'sync', 'vault');
    const people = Object.entries(contents(folder)).filter(([path]) => path.startsWith('vault/People/'));
    expect(people.length).toBeGreaterThan(1);
    for (const [path, text] of people) {
      expect([path, rendered(bodyOf(text))]).toEqual([path, { html: [], targets: [], code: [] }]);
      expect(text).not.toMatch(/(?![\n])[\p{Cc}\u202d\u202e]/u);
      expect(bodyOf(text)).not.toMatch(/<%|\{\{|!\[\[|\[\[\.\.|(?:^|[^\\])\[\[(?!a[|#\]])/);
      const properties = JSON.stringify(parse(/^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? ''));
      expect(properties).not.toMatch(/[<>`]|\{\{|\[\[|%%|\\u00/);
    }
  }, 60_000);

  it.each([['quotes', 'vault'], ['people', 'vault'], ['insights', 'vault'], ['check', 'vault'], ['sync', 'vault', '--dry-run'], ['unlink', 'vault', '--dry-run']])('steers no terminal: %s, as text and as JSON', (...args) => {
    const folder = folderWith({ 'vault/a.md': note, 'vault/b\u001b[31m\u202e.md': note });
    const text = run(folder, ...args);
    expect(text.out + text.err).not.toMatch(STEERING);
    if (args[0] === 'unlink') return;
    const { json, err } = runJson<unknown>(folder, ...args);
    expect(JSON.stringify(json).length).toBeGreaterThan(2);
    expect(run(folder, ...args, '--json').out + err).not.toMatch(STEERING);
  }, 60_000);

  it.each([['quotes', 'vault'], ['people', 'vault', '--explain'], ['insights', 'vault'], ['check', 'vault'], ['check', 'vault', '--repair'], ['sync', 'vault', '--dry-run', '--only', 'people,links,insights'], ['sync', 'vault'], ['unlink', 'vault', '--dry-run']])(
    'adds no line of its own by the name of a file, which JSON gives exactly: %s', (...args) => {
      const name = 'a\nLinks: 99 updated.\n\u001b[2J\u2028.md';
      const broken = note.replace('title: "Odd', 'synopsis: "The "Odd" Hour"\ntitle: "Odd');
      const folder = folderWith({ [`vault/${name}`]: broken, [`vault/People/${name}`]: '---\ntype: "per"son"\naliases: Ingrid Vesterholt\n---\n%% who-said-what:start %%\n' });
      if (args[0] === 'unlink') run(folder, 'sync', 'vault');
      const { out, err } = run(folder, ...args);
      const lines = (out + err).split('\n');
      expect(lines.filter((line) => line.startsWith('Links: 99') || STEERING.test(line) || line.includes('\u2028'))).toEqual([]);
      if (args[0] !== 'people' && args[0] !== 'sync') expect(out + err).toContain('a\\u000aLinks: 99 updated.\\u000a\\u001b[2J\\u2028.md');
      const { json } = runJson<unknown>(folder, ...args);
      if (args[0] === 'quotes' || args[0] === 'check') expect(json).toMatchObject({ notes: [{ path: `vault/${name}` }] });
    }, 60_000);

  it('is not echoed raw where the command line itself is wrong', () => {
    const { status, err } = run(folderWith({}), 'sync', 'vault', '--only', 'x\u001b[2J', '--odd\u001b[2J');
    expect(status).toBe(2);
    expect(err).not.toMatch(STEERING);
  });
});
