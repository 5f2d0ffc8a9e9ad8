import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { folderWith, run } from './vault.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

const LETTER = `# The week in queues

Nadia Brandt of Tarn University has a new talk.

## Waiting

It runs an hour, and half of it is about one line.

She is not the first to think so.

Brandt notes: "The queue is the product."

## Asides

Pro tip: bring a chair.
`;

it('explains a letter with the words that the README shows', () => {
  const sample = readme.split('$ who-said-what quotes --explain letter.md\n')[1]?.split('```')[0];
  const { status, out } = run(folderWith({ 'letter.md': LETTER }), 'quotes', '--explain', 'letter.md');
  expect(status).toBe(0);
  expect(out.trimEnd()).toBe(sample?.trimEnd());
});

it.each([['quotes'], ['people'], ['insights'], ['sync'], ['unlink'], ['check']])('takes for %s the flags that the README shows, and no others', (subcommand) => {
  const shown = new RegExp(`^who-said-what ${subcommand} .*$`, 'm').exec(readme)?.[0].match(/--[a-z-]+(?=[^\]]*\])/g) ?? [];
  const { out } = run(folderWith({}), subcommand, '--help');
  const taken = [...out.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, flag]) => flag);
  // --help is every command's; the README speaks of --no-cache below the list.
  expect(taken.filter((flag) => flag !== '--help' && flag !== '--no-cache')).toEqual(shown);
  expect(taken.includes('--no-cache')).toBe(!['unlink', 'check'].includes(subcommand));
});
