import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../src/core/settings.ts';
import { SETTING_ENTRIES } from '../src/core/settings/entries.ts';

const file = (path: string): string => readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8');
const readme = file('README.md');

/** The first cells of the table below a heading. */
function firstCells(heading: string): string[] {
  const section = readme.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return [...section.matchAll(/^\| (.*?) \|/gm)].map((match) => match[1] as string).slice(1);
}

describe('the README', () => {
  it('names every setting as the settings tab does, in its order', () => {
    expect(firstCells('Settings')).toEqual(SETTING_ENTRIES.map(({ name }) => name));
  });

  it('tells the defaults of the settings that are numbers or texts', () => {
    for (const { key, name } of SETTING_ENTRIES) {
      const value = DEFAULT_SETTINGS[key];
      if (typeof value === 'number') expect(readme).toContain(`| ${name} | ${value} |`);
      if (key === 'peopleFolder') expect(readme).toContain(`| ${name} | \`${String(value)}\` |`);
    }
  });

  it('names every command of the palette as it is registered', () => {
    const source = file('src/obsidian/commands.ts');
    const names = [...source.matchAll(/(?:always|onNote)\('[^']+', '([^']+)'|^ +name: '([^']+)'/gm)].map((match) => match[1] ?? match[2] as string);
    expect(names.length).toBeGreaterThan(10);
    expect(firstCells('Commands in Obsidian').sort()).toEqual(names.sort());
  });
});
