import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folderWith, run, runJson } from './vault.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const recording = /<!-- Recorded by scripts\/record-readme\.mjs -->\n```\n([^]*?)\n```\n<!-- End of the recording -->/.exec(readFileSync(join(root, 'README.md'), 'utf8'))?.[1] ?? '';

/** The sample vault, as npm start lays it out. */
function exampleVault(): string {
  const folder = folderWith({});
  const sample = join(root, 'test', 'vault');
  cpSync(sample, join(folder, 'example-vault'), { recursive: true, filter: (path) => path !== join(sample, 'README.md') });
  return folder;
}

describe('the recording in the README (node scripts/record-readme.mjs makes it anew)', () => {
  it('begins with what the sample vault holds', () => {
    const folder = exampleVault();
    const { notes } = runJson<{ notes: { quotations: { speakers: string[] }[] }[] }>(folder, 'quotes', 'example-vault').json;
    const { speakers } = runJson<{ speakers: object[] }>(folder, 'people', 'example-vault').json;
    const quotations = notes.flatMap((note) => note.quotations);
    const numbers = [notes.length, quotations.length, quotations.filter((one) => one.speakers.length > 0).length, speakers.length];
    expect(recording.split('\n')[0]).toBe('$ npm start');
    expect(recording.split('\n')[1]?.match(/\d+/g)?.map(Number)).toEqual(numbers);
  });

  it('shows what sync prints for it', () => {
    const { out, err } = run(exampleVault(), 'sync', 'example-vault');
    const shown = recording.split('$ node dist/who-said-what.mjs sync example-vault\n')[1]?.split('\n\nTo see it in Obsidian')[0];
    expect(shown?.replaceAll('\\', '/')).toBe((out + err).trim().replaceAll('\\', '/'));
  });
});
