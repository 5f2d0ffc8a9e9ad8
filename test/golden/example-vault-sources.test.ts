import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseNote } from '../../src/core/source/parse-note.ts';
import { planRepair } from '../../src/core/source/repair.ts';
import { isSourceNote, readFacts } from '../../src/core/source/schema.ts';
import { DEFAULT_SETTINGS } from '../../src/core/settings.ts';
import { readNote, VAULT } from './expectations.ts';

const paths = readdirSync(VAULT).filter((path) => path.endsWith('.md')).sort();
const notes = paths.map((path) => ({ path, note: parseNote(readNote(path)) }));
const ofPath = (part: string) => notes.find(({ path }) => path.includes(part))?.note ?? expect.fail(part);

describe('the source notes of the example vault', () => {
  it('are those in the source schema, broken front matter or not', () => {
    const found = notes.filter(({ path, note }) => isSourceNote(note.frontMatter, path, DEFAULT_SETTINGS)).map(({ path }) => path);
    expect(found).toEqual(paths.filter((path) => path.startsWith('SOURCE-')));
  });

  it('are those of another newsletter schema when the settings name its properties', () => {
    const settings = { ...DEFAULT_SETTINGS, requiredProperties: ['newsletter', 'subject', 'source_url'] };
    const found = notes.filter(({ path, note }) => isSourceNote(note.frontMatter, path, settings)).map(({ path }) => path);
    expect(found).toEqual(['2026-02-12-dry-dock-letter-the_stack_of_small_things.md']);
  });

  it('have front matter problems only where the README says so', () => {
    const broken = notes.filter(({ note }) => note.frontMatter.problems.length > 0)
      .map(({ path, note }) => [path.slice(0, 15), ...new Set(note.frontMatter.problems.map((problem) => problem.code))]);
    expect(broken).toEqual([
      ['SOURCE-20251202', 'front-matter/stray-key'],
      ['SOURCE-20260130', 'front-matter/unescaped-quote'],
    ]);
  });

  it('can be repaired without touching the body or any value', () => {
    for (const part of ['SOURCE-20251202', 'SOURCE-20260130']) {
      const before = ofPath(part);
      const repair = planRepair(before.text);
      const after = parseNote(repair.text);
      expect(repair.remaining).toEqual([]);
      expect(after.frontMatter.problems).toEqual([]);
      expect(after.text.slice(after.bodyStart)).toBe(before.text.slice(before.bodyStart));
      expect(readFacts(after.frontMatter)).toEqual(readFacts(before.frontMatter));
    }
    expect(readFacts(ofPath('SOURCE-20260130').frontMatter).title).toBe('"Slow" Is a Feature | Emeka Strandvold at the Vessay Forum');
  });

  it('match the entries of their contents to the sections, whatever the style of the list', () => {
    const first = ofPath('week_in_models_41');
    expect(first.contents).toHaveLength(10);
    expect(first.contents.every((entry) => first.sections[entry.section]?.title === entry.title)).toBe(true);
    expect(first.sections.find((section) => section.title === 'The Interns')?.blurb).toBe('Somebody finally counted them.');
    const second = ofPath('week_in_models_42');
    expect(second.contents).toHaveLength(11);
    expect(second.contents.filter((entry) => entry.section < 0).map((entry) => entry.title)).toEqual(['Housekeeping']);
    expect(second.sections.find((section) => section.title === 'Page 140')?.blurb).toBe('what Northlight wrote down.');
  });

  it('give the date of publication, however it is written', () => {
    expect(readFacts(ofPath('eleven_questions').frontMatter).date).toBe('2026-01-20');
    expect(readFacts(ofPath('who_answers').frontMatter).date).toBe('2026-01-15');
    expect(readFacts(ofPath('ferry_post').frontMatter).date).toBe('2026-02-09');
  });
});
