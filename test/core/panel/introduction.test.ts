import { describe, expect, it } from 'vitest';
import { introduction, type IntroductionFacts } from '../../../src/core/panel/introduction.ts';
import { DEFAULT_SETTINGS } from '../../../src/core/settings.ts';

const FACTS: IntroductionFacts = {
  progress: null, sources: 12, quotations: 340, speakers: 57, problems: 0, deserving: 31, personNotes: 0, settings: DEFAULT_SETTINGS,
};
const said = (facts: Partial<IntroductionFacts>): string => {
  const { found, writes } = introduction({ ...FACTS, ...facts });
  return [found, ...writes].join('\n');
};

describe('the introduction', () => {
  it('says what was found, with one of a kind as with many', () => {
    expect(introduction(FACTS).found).toBe('Found in this vault: 12 source notes, 340 quotations, 57 speakers.');
    expect(said({ sources: 1, quotations: 1, speakers: 1, problems: 1 })).toContain('1 source note, 1 quotation, 1 speaker. 1 note with front matter problems is listed');
    expect(said({ problems: 2 })).toContain('2 notes with front matter problems are listed');
  });

  it('says where and when things are written as the settings have it', () => {
    expect(said({})).toContain('Nothing is written before you ask for it.');
    expect(said({})).toContain('for 31 speakers, in People,');
    expect(said({})).toContain('once there are some, after a source note was saved, at the first attribution in each section.');
    expect(said({ settings: { ...DEFAULT_SETTINGS, peopleFolder: '/', linkOn: 'leave', linkDensity: 'property' } }))
      .toMatch(/in the root of the vault[^]*when you leave a source note, in a property of the note/);
    expect(said({ settings: { ...DEFAULT_SETTINGS, linkOn: 'command' } })).toContain('Links to person notes: only by command.');
  });

  it('does not say that nothing is written where person notes are there, so that names are linked', () => {
    expect(said({ personNotes: 3 })).not.toContain('Nothing is written');
    expect(said({ personNotes: 3 })).toContain('Links to person notes: after a source note was saved,');
    expect(said({ personNotes: 3, settings: { ...DEFAULT_SETTINGS, linkOn: 'command' } })).toContain('Nothing is written before you ask for it.');
  });

  it('promises nothing while the vault is read, and says what a source note is where there is none', () => {
    expect(introduction({ ...FACTS, progress: { done: 3, total: 40 } })).toEqual({ found: 'Reading the vault: 3 of 40 notes so far.', writes: [], canBegin: false });
    const none = introduction({ ...FACTS, sources: 0 });
    expect(none.found).toContain('has the property id or url, and at least two of platform');
    expect(none.canBegin).toBe(false);
  });
});
