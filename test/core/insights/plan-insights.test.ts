import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planInsights } from '../../../src/core/insights/plan-insights.ts';
import { plainText } from '../../../src/core/insights/plain-text.ts';
import type { Insight } from '../../../src/core/insights/insight.ts';
import { readFrontMatter } from '../../../src/core/source/read-front-matter.ts';
import { applyEdits } from '../../../src/core/text/edits.ts';

const insight = (text: string): Insight => ({ start: 0, end: 0, text, section: '', score: 1, reasons: [] });
const TWO = [insight('Oda: A lock that is **painted** lasts.'), insight('It costs "half" of [the tolls](https://example.org).')];
const WRITTEN = ['Oda: A lock that is painted lasts.', 'It costs "half" of the tolls.'];

const note = (property: string): string => `---\nid: x # kept\n${property}status:   raw\n---\nBody.\n`;
const after = (text: string, existing: 'keep' | 'fill' | 'add' | 'replace', insights = TWO): string => applyEdits(text, planInsights(text, insights, existing));
const read = (text: string) => readFrontMatter(text).fields.get('key_insights')?.value;

describe('writing key insights', () => {
  it('writes them without Markdown marks, which properties do not show', () => {
    expect(read(after(note(''), 'fill'))).toEqual(WRITTEN);
  });

  it.each([['empty list', 'key_insights: []\n'], ['no value', 'key_insights:\n'], ['tilde', 'key_insights: ~\n'], ['empty text', 'key_insights: ""\n']])('fills the property that holds nothing (%s)', (_what, property) => {
    expect(read(after(note(property), 'fill'))).toEqual(WRITTEN);
    expect(after(note(property), 'keep')).toBe(note(property));
  });

  it('leaves insights that are there, unless told to replace them', () => {
    const text = note('key_insights:\n  - "Mine."\n');
    expect(after(text, 'fill')).toBe(text);
    expect(after(text, 'keep')).toBe(text);
    expect(read(after(text, 'replace'))).toEqual(WRITTEN);
    expect(read(after(text, 'add'))).toEqual(['Mine.', ...WRITTEN]);
  });

  const STYLES = {
    block: 'key_insights:\n  - old one\n  - old two\n', tight: 'key_insights:\n- old one\n- old two\n', flow: 'key_insights: [old one, old two]\n',
    quoted: 'key_insights:\n  - "old one"\n  - "old two"\n', single: "key_insights: ['old one', 'old two']\n", empty: 'key_insights: []\n', bare: 'key_insights:\n', missing: '',
  };

  it.each(Object.entries(STYLES).flatMap(([style, property]) => [[style, '\n', property], [style, '\r\n', property]] as const))('touches nothing else, in every mode, where the property is %s and lines end in %j', (_style, lineEnd, property) => {
    const text = note(property).replaceAll('\n', lineEnd);
    const before = ['---', 'id: x # kept', ''].join(lineEnd);
    const behind = ['status:   raw', '---', 'Body.', ''].join(lineEnd);
    const old = property.includes('old') ? ['old one', 'old two'] : [];
    fc.assert(fc.property(fc.constantFrom('keep', 'fill', 'add', 'replace'), fc.array(fc.string({ unit: 'grapheme-ascii', minLength: 1 }).map((one) => `A ${one} b.`), { minLength: 1, maxLength: 3 }), (existing, texts) => {
      const insights = texts.map(insight);
      const written = after(text, existing, insights);
      const stays = existing === 'keep' ? property !== '' : existing === 'fill' && old.length > 0;
      if (stays) expect(written).toBe(text);
      else {
        expect(written.startsWith(before)).toBe(true);
        expect(written.replace(/\r\n/g, '\n')).toContain('status:   raw\n');
        expect(written.endsWith(['---', 'Body.', ''].join(lineEnd))).toBe(true);
        if (property !== '') expect(written.endsWith(behind)).toBe(true);
        expect((read(written) as readonly string[]).slice(0, existing === 'add' ? old.length : 0)).toEqual(existing === 'add' ? old : []);
        expect(read(written)).toContain(written === text ? 'old one' : plainText(texts[0] as string));
      }
      if (lineEnd === '\r\n') expect(written.replaceAll('\r\n', '')).not.toContain('\n');
    }), { numRuns: 25 });
  });

  it('plans nothing when there are no insights to write', () => {
    expect(planInsights(note('key_insights: [a]\n'), [], 'replace')).toEqual([]);
  });

  it('refuses a note whose front matter is broken', () => {
    const broken = '---\nid: "a "b" c"\n---\nBody.\n';
    expect(() => planInsights(broken, TWO, 'replace')).toThrow();
  });

  it('adds nothing for a sentence without a word to show', () => {
    expect(after(note('key_insights: [Mine]\n'), 'add', ['**', '!'].map(insight))).toContain('key_insights: [Mine, "!"]');
  });

  it('changes no other byte, and nothing the second time', () => {
    const value = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(fc.property(fc.array(value, { minLength: 1, maxLength: 4 }), fc.constantFrom('', 'key_insights: []\n', 'key_insights:\n  - old\n'), (texts, property) => {
      const text = note(property);
      const once = after(text, 'replace', texts.map(insight));
      expect(after(once, 'replace', texts.map(insight))).toBe(once);
      const added = after(note('key_insights: [Mine]\n'), 'add', texts.map(insight));
      expect(after(added, 'add', texts.map(insight))).toBe(added);
      expect(once.startsWith('---\nid: x # kept\n')).toBe(true);
      expect(once.endsWith('---\nBody.\n')).toBe(true);
      expect(once).toContain('\nstatus:   raw\n');
    }));
  });
});
