import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse, type Analysis } from '../../src/core/analyse.ts';
import { explainNote } from '../../src/core/explain/explain-note.ts';
import { rankInsights } from '../../src/core/insights/rank.ts';
import type { Span } from '../../src/core/text/span.ts';
import { note } from '../generate/note.ts';
import { PATIENCE, runs } from '../generate/runs.ts';

function expectInOrder(text: string, spans: readonly Span[], isDisjoint: boolean): void {
  let least = 0;
  for (const { start, end } of spans) {
    expect(start).toBeGreaterThanOrEqual(least);
    expect(end).toBeGreaterThanOrEqual(start);
    expect(end).toBeLessThanOrEqual(text.length);
    least = isDisjoint ? end : start;
  }
}

/** Line of an offset, counted in the plainest way. */
function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function expectSpeakers(text: string, { quotations, speakers }: Analysis): void {
  const names = new Set(speakers.map((speaker) => speaker.name));
  expect(names.size).toBe(speakers.length);
  for (const quotation of quotations) {
    expect(quotation.end).toBeGreaterThan(quotation.start);
    expect(quotation.line).toBe(lineOf(text, quotation.start));
    for (const speaker of quotation.speakers) expect(names).toContain(speaker);
    for (const mention of quotation.mentions) expect(text.slice(mention.start, mention.end)).toBe(mention.text);
    if (quotation.mentions.length > 0) expect(quotation.mention).not.toBe('');
  }
}

describe('whatever a note holds, its analysis', () => {
  it('never throws, keeps the text, and its spans are in range, in order and slice to what they claim', () => {
    fc.assert(fc.property(note, (text) => {
      const analysis = analyse(text, 'In/Note.md');
      const { note: parsed, quotations } = analysis;
      expect(parsed.text).toBe(text);
      expectInOrder(text, quotations, false);
      expectSpeakers(text, analysis);
      expectInOrder(text, parsed.protectedSpans, true);
      expectInOrder(text, parsed.sections, false);
      expectInOrder(text, parsed.contents, true);
      expectInOrder(text, [parsed.frontMatter.span, { start: parsed.bodyStart, end: text.length }], true);
      for (const section of parsed.sections) {
        expect(section.line).toBe(lineOf(text, section.start));
        expect(text.slice(section.heading.start, section.heading.end).replace(/\s+/g, ' ')).toContain(section.title.replace(/\s+/g, ' '));
      }
      for (const { key, span, line } of parsed.frontMatter.fields.values()) {
        // Between braces a key may run over lines.
        expect(text.slice(span.start, span.end).replace(/\s+/g, ' ')).toContain(key.replace(/\s+/g, ' '));
        expect(line).toBe(lineOf(text, span.start));
      }
      for (const { line } of parsed.frontMatter.problems) expect(line).toBeLessThanOrEqual(lineOf(text, text.length));
      for (const insight of rankInsights(analysis, { count: 5 })) {
        expect(insight.end).toBeGreaterThan(insight.start);
        expect(insight.text.endsWith(text.slice(insight.start, insight.end))).toBe(true);
      }
    }), runs());
  }, PATIENCE);

  it('can be explained, one reason for each attribution', () => {
    fc.assert(fc.property(note, (text) => {
      const analysis = analyse(text, 'In/Note.md');
      expect(explainNote(analysis).attributions).toHaveLength(analysis.quotations.length);
    }), runs());
  }, PATIENCE);

  it('stays what it is, whatever is read after it', () => {
    fc.assert(fc.property(note, note, (text, other) => {
      const analysis = analyse(text, 'In/Note.md');
      const before = JSON.stringify(analysis);
      analyse(other, 'In/Other.md');
      expect(JSON.stringify(analysis)).toBe(before);
    }), runs());
  }, PATIENCE);
});
