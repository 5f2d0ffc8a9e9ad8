import { describe, expect, it } from 'vitest';
import { parseNote } from '../../../src/core/source/parse-note.ts';
import { sectionAt } from '../../../src/core/source/note.ts';

const CONTENTS = '# Tea Weekly\n\n## Table of Contents\n\n- Mr. Fox Goes Home. A tale. And more.\n- **Kettles** – what they cost\n- [[#The Leaf|Leaf]]: where it grows\n- [Water?](#water) Boil it.\n- Lost Things. Nobody wrote this.\n  1. Milk\n\nHello.\n\n'
  + '## Mr. Fox Goes Home\n\nx\n\n## *Kettles*\n\ny\n\n## The leaf!\n\nz\n\n## Water?\n\nw\n\n### Milk\n\nm\n';

describe('sections', () => {
  it('run to the next heading of the same or a higher level', () => {
    const text = 'Before\n# A\na\n## B ##\nb\nC\n---\nc\n# D';
    const { sections } = parseNote(text);
    expect(sections.map((section) => [section.title, section.level, section.line, text.slice(section.start, section.end)])).toEqual([
      ['', 0, 1, 'Before\n'], ['A', 1, 2, '# A\na\n## B ##\nb\nC\n---\nc\n'], ['B', 2, 4, '## B ##\nb\n'.replace('b\n', 'b\nC\n---\nc\n')], ['D', 1, 9, '# D'],
    ].map((row) => row));
  });

  it('know an underlined heading by itself', () => {
    const text = '---\nid: 7\n---\nTea\n===\n\nx\n\nMilk\n---\n\ny\n';
    expect(parseNote(text).sections.map((section) => [section.title, section.level, text.slice(section.heading.start, section.heading.end)])).toEqual([
      ['Tea', 1, 'Tea\n==='], ['Milk', 2, 'Milk\n---'],
    ]);
  });

  it('do not begin in code, quotes, lists or comments', () => {
    expect(parseNote('```\n# A\n```\n> # B\n\n- # C\n\n%%\n# D\n%%\n\n#E\n').sections.map((section) => section.level)).toEqual([0]);
  });

  it('hold their offsets', () => {
    const { sections } = parseNote('# A\n\n## B\n\nb\n\n# C\n');
    expect(sections[sectionAt(sections, 12)]?.title).toBe('B');
    expect(sectionAt([], 0)).toBe(-1);
  });

  it.each(['', '\n\n', '---\nid: 7\n---\n'])('are none in %j', (text) => {
    expect(parseNote(text).sections).toEqual([]);
  });
});

describe('contents entries', () => {
  it('are tied to the section of their title, however it is written', () => {
    const { contents, sections } = parseNote(CONTENTS);
    expect(contents.map((entry) => [entry.title, entry.blurb, sections[entry.section]?.title ?? null])).toEqual([
      ['Mr. Fox Goes Home', 'A tale. And more.', 'Mr. Fox Goes Home'],
      ['Kettles', 'what they cost', '*Kettles*'],
      ['Leaf', 'where it grows', 'The leaf!'],
      ['Water?', 'Boil it.', 'Water?'],
      ['Lost Things', 'Nobody wrote this.', null],
      ['Milk', '', 'Milk'],
    ]);
    expect(sections.map((section) => section.blurb)).toEqual(['', '', 'A tale. And more.', 'what they cost', 'where it grows', 'Boil it.', '']);
  });

  it('are spans of their items', () => {
    for (const entry of parseNote(CONTENTS).contents) {
      expect(CONTENTS.slice(entry.start, entry.end)).toContain(entry.title.slice(0, 4));
      expect(CONTENTS.split('\n')[entry.line - 1]).toContain(CONTENTS.slice(entry.start, entry.end));
    }
  });

  it.each([
    '**In this issue:**\n\n1. Tea\n2. Milk\n', 'What’s inside\n\nA word first.\n\n* [Tea](#tea)\n* [Milk](#milk)\n', '# In This Edition\n- Tea: hot\n- Milk – cold\n',
    'This week\n\n**Contents**\n\nA word first.\n\n- Tea\n- Milk\n',
  ])('are found below %j', (start) => {
    expect(parseNote(`${start}\n## Tea\n\n- not one\n\n## Milk\n`).contents.map((entry) => entry.title)).toEqual(['Tea', 'Milk']);
  });

  it('are none without a list that announces itself', () => {
    expect(parseNote('# Tea\n\n- Tea. Hot.\n- Milk\n\n# Milk\n').contents).toEqual([]);
    expect(parseNote('## Contents\n\nOne.\n\nTwo.\n\n- Tea\n').contents).toEqual([]);
    expect(parseNote('## Contents\n\n## Kettles\n\n- Tea\n').contents).toEqual([]);
  });
});
