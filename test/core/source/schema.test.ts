import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../../src/core/source/read-front-matter.ts';
import { isSourceNote, readFacts, type SourceFacts, type SourceSettings } from '../../../src/core/source/schema.ts';
import { readDate } from '../../../src/core/source/source-date.ts';

const EVERYWHERE: SourceSettings = { includeFolders: [], excludeFolders: [], requiredProperties: [] };

function factsOf(properties: string): SourceFacts {
  return readFacts(readFrontMatter(`---\n${properties}\n---\n`));
}

function isSource(properties: string, settings: Partial<SourceSettings> = {}, path = 'Clips/a.md'): boolean {
  return isSourceNote(readFrontMatter(`---\n${properties}\n---\n`), path, { ...EVERYWHERE, ...settings });
}

describe('the facts of a source', () => {
  it('are read from its properties', () => {
    expect(factsOf('id: S-1\nurl: https://ex.org\nauthor: "Ada Penrose (@adapen)"\ncreator: adapen\nplatform: X\nformat: thread\ntopics: [tea]\ntitle: Tea\nkey_insights:\n  - One.\naliases: Leaf\nsynopsis: "On tea"\ncaptured_date: 2026-02-13')).toEqual({
      id: 'S-1', url: 'https://ex.org', title: 'Tea', author: 'Ada Penrose', authorHandle: '@adapen', creator: 'adapen', guests: [], platform: 'x',
      format: 'thread', topics: ['tea'], synopsis: 'On tea', keyInsights: ['One.'], aliases: ['Leaf'], date: '2026-02-13',
    });
  });

  it('are empty where nothing is said', () => {
    expect(readFacts(readFrontMatter('Body'))).toEqual({
      id: '', url: '', title: '', author: '', authorHandle: '', creator: '', guests: [], platform: '', format: '', topics: [], synopsis: '', keyInsights: [], aliases: [], date: '',
    });
  });

  it.each([
    ['guest: Ada Penrose and Ben Orr', ['Ada Penrose', 'Ben Orr']],
    ['guest: "Ada Penrose, Ben Orr & Cy Vane"', ['Ada Penrose', 'Ben Orr', 'Cy Vane']],
    ['guest:\n  - "[[Ada Penrose|Ada]]"\n  - Ben Orr (Quill Inc.)', ['Ada', 'Ben Orr']],
    ['guest: Ada Penrose, PhD, head of tea at Quill', ['Ada Penrose, PhD']],
    ['guest: None (solo)', []],
    ['guest: null', []],
    ['guest: Sandy Anders', ['Sandy Anders']],
  ])('guests of %j', (properties, guests) => {
    expect(factsOf(properties).guests).toEqual(guests);
  });

  it('prefer the date of publication to that of capture', () => {
    expect(factsOf('captured_date: 2026-03-01\ndate_published: ~\npublished_date: February 21, 2026').date).toBe('2026-02-21');
    expect(factsOf('captured_date: 2026-03-01\ndate_published: ~').date).toBe('2026-03-01');
  });

  it.each([
    ['2026-02-13', '2026-02-13'], ['2026-2-3', '2026-02-03'], ['2026-02-13T23:59:00Z', '2026-02-13'], ['20260213', '2026-02-13'], ['February 21, 2026', '2026-02-21'],
    ['Feb. 3rd, 2026', '2026-02-03'], ['21 February 2026', '2026-02-21'], ['Mon, 26 Jan 2026 17:19:21 +0000', '2026-01-26'], ['Thu Jan 01 2026', '2026-01-01'],
    ['2026-02-30', ''], ['Smarch 3, 2026', ''], ['~', ''], ['', ''], ['soon', ''], ['2026', ''],
  ])('read the date %j as %j', (text, date) => {
    expect(readDate(text)).toBe(date);
  });
});

describe('a source note', () => {
  it('has an id or an address, and two more properties of the schema', () => {
    expect(isSource('id: S-1\nplatform: x\nstatus: raw')).toBe(true);
    expect(isSource('url: https://ex.org\nformat: essay\ncreator: Ada')).toBe(true);
    expect(isSource('id: S-1\nplatform: x')).toBe(false);
    expect(isSource('platform: x\nformat: essay\nstatus: raw')).toBe(false);
    expect(isSource('id: S-1\nplatform:\nstatus: ~\nformat: x')).toBe(false);
    expect(isSource('type: person\naliases: [Ada]')).toBe(false);
  });

  it('is recognised when its front matter is broken', () => {
    expect(isSource('id: S-1\ntitle: "The "Tea" Hour"\nplatform: x\nstatus: raw')).toBe(true);
  });

  it('is looked for in the folders of the settings', () => {
    const note = 'id: S-1\nplatform: x\nstatus: raw';
    expect(isSource(note, { includeFolders: ['Clips/'] })).toBe(true);
    expect(isSource(note, { includeFolders: ['Clip'] })).toBe(false);
    expect(isSource(note, { excludeFolders: ['Clips'] })).toBe(false);
    expect(isSource(note, { excludeFolders: ['Clips'] }, 'Clips 2/a.md')).toBe(true);
  });

  it('has the required properties when the settings name some', () => {
    const settings = { requiredProperties: ['newsletter', 'subject'] };
    expect(isSource('newsletter: tea\nsubject: Hot', settings)).toBe(true);
    expect(isSource('id: S-1\nplatform: x\nstatus: raw', settings)).toBe(false);
  });
});
