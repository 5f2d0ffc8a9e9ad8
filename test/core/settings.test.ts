import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/core/settings.ts';
import { SETTING_ENTRIES, settingProblem } from '../../src/core/settings/entries.ts';
import { parseSettings } from '../../src/core/settings/parse-settings.ts';

const entry = (key: string) => {
  const found = SETTING_ENTRIES.find((candidate) => candidate.key === key);
  if (found === undefined) throw new Error(`No setting ${key}`);
  return found;
};

describe('reading stored settings', () => {
  it('gives the defaults, without complaint, when nothing was stored yet', () => {
    for (const nothing of [null, undefined, {}]) {
      expect(parseSettings(nothing)).toEqual({ settings: DEFAULT_SETTINGS, problems: [], passedOver: [] });
    }
  });

  it('takes every value that is right', () => {
    const stored = {
      peopleFolder: 'Index/Voices',
      minimumQuotations: 3,
      notesForOrganizations: true,
      linkDensity: 'property',
      linkOn: 'leave',
      restDelay: 500,
      insightCount: 5,
      existingInsights: 'replace',
      includeFolders: ['Inbox'],
      excludeFolders: ['Inbox/Old'],
      requiredProperties: ['newsletter'],
      ignoredNames: ['Pro tip'],
      decisions: [{ kind: 'merge', from: 'Wren Achebe-Lindqvist', into: 'Wren Lindqvist' }],
      deletedNotes: ['Ossian Grell'],
      notedSpeakers: ['Wren Lindqvist'],
      unlinkedNotes: ['Inbox/b.md'],
      introduced: true,
      links: { 'Inbox/a.md': [{ link: '[[Wren]]', text: 'Wren', before: 'says ', after: '.' }] },
    };
    expect(parseSettings(stored)).toEqual({ settings: stored, problems: [], passedOver: [] });
  });

  it('keeps the default for each wrong value and names it', () => {
    const { settings, problems } = parseSettings({ restDelay: -1, linkOn: 'sometimes', peopleFolder: '../..', insightCount: '3' });
    expect(settings).toEqual(DEFAULT_SETTINGS);
    expect(problems).toHaveLength(4);
    for (const key of ['restDelay', 'linkOn', 'peopleFolder', 'insightCount']) {
      expect(problems.some((problem) => problem.includes(`"${key}"`))).toBe(true);
    }
  });

  it('leaves out decisions and link records that it does not understand, and keeps the others', () => {
    const { settings, problems, passedOver } = parseSettings({
      decisions: [{ kind: 'organization', name: 'Quill Labs' }, { kind: 'from the future', name: 'x' }, 7],
      links: { 'a.md': [{ link: '[[B]]', text: 'B', before: '', after: '' }, { link: 3 }], 'b.md': 'no' },
    });
    expect(settings.decisions).toEqual([{ kind: 'organization', name: 'Quill Labs' }]);
    expect(settings.links['a.md']).toHaveLength(1);
    expect(settings.links['b.md']).toEqual([]);
    expect(problems).toHaveLength(2);
    expect(passedOver).toEqual(['"decisions" has 2 entries that are not understood.']);
  });

  it('is not led astray by a note called __proto__', () => {
    const { settings } = parseSettings(JSON.parse('{"links":{"__proto__":[{"link":"[[B]]","text":"B","before":"","after":""}]}}'));
    expect(Object.keys(settings.links)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>)['link']).toBeUndefined();
  });

  it('never throws and always gives settings that read back without a problem', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (whole, part) => {
        const damaged = { ...Object.fromEntries(Object.keys(DEFAULT_SETTINGS).map((key) => [key, part])) };
        for (const data of [whole, damaged]) {
          const { settings } = parseSettings(data);
          expect(parseSettings(settings)).toEqual({ settings, problems: [], passedOver: [] });
        }
      }),
    );
  });
});

describe('the catalog of settings', () => {
  it('has one entry for each setting that a user edits', () => {
    const edited = Object.keys(DEFAULT_SETTINGS).filter((key) => !['decisions', 'deletedNotes', 'notedSpeakers', 'unlinkedNotes', 'introduced', 'links'].includes(key));
    expect(SETTING_ENTRIES.map((each) => each.key).sort()).toEqual(edited.sort());
  });

  it('accepts every default', () => {
    for (const each of SETTING_ENTRIES) expect([each.key, settingProblem(each, DEFAULT_SETTINGS[each.key])]).toEqual([each.key, null]);
  });

  it('describes each setting in one sentence, and never says "settings" in a heading', () => {
    for (const each of SETTING_ENTRIES) {
      expect(each.description).toMatch(/^[A-Z].*\.$/);
      expect(each.group).not.toMatch(/setting/i);
    }
  });

  it('puts the controls of several lines last', () => {
    const types = SETTING_ENTRIES.map((each) => each.control.type === 'lines');
    expect(types).toEqual([...types].sort());
  });

  it('keeps the people folder inside the vault', () => {
    for (const path of ['People', 'a/b c', '', '/']) expect(settingProblem(entry('peopleFolder'), path)).toBeNull();
    for (const path of ['/etc', '../x', 'a/../../b', 'C:\\x', 'a\\b']) expect(settingProblem(entry('peopleFolder'), path)).not.toBeNull();
  });
});
