import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { folderWith, run } from './vault.ts';

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
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const sample = readme.split('$ who-said-what quotes --explain letter.md\n')[1]?.split('```')[0];
  const { status, out } = run(folderWith({ 'letter.md': LETTER }), 'quotes', '--explain', 'letter.md');
  expect(status).toBe(0);
  expect(out.trimEnd()).toBe(sample?.trimEnd());
});
