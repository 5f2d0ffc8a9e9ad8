import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/core/analyse.ts';
import { RULES } from '../../src/core/quotes/rules/rules.ts';
import { parseMarked } from '../marked.ts';

const VAULT = join(import.meta.dirname, '../vault');
const notes = readdirSync(VAULT).filter((name) => name.endsWith('.md')).map((name) => [name, readFileSync(join(VAULT, name), 'utf8')] as const);

/** Pieces of captured notes, whole and torn. */
const piece = fc.oneof(
  fc.constantFrom(
    ...RULES.flatMap((rule) => rule.examples.map((example) => parseMarked(example).text)),
    '---\nid: X-1\nplatform: x\nformat: thread\n---\n', '# Title\n', '## Part\n', '> ', '- ', '1. ', '**', '[[', ']]', '](https://x.example/a)', '```\n', '`', '%%', '<!--', '-->', '$$', '| a | b |\n|---|---|\n',
    '“', '”', '"', '‘', '’', "'", '«', '»', ':', ', ', '. ', '…', ' — ', ' said ', ' says that ', ' told ', 'She added: ', 'he ', '@odo_finch ', 'Ruben T. Ahlgren ', '沈若岚 ', 'رهف ', '👩🏽‍🚀', 'e\u0301', '\u202e', '\u0000', '\ud800', '\t', '\r\n', '\n', '\n\n', '\ufeff',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const note = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

function expectSound(text: string): void {
  const { quotations, speakers } = analyse(text, 'Note.md');
  const names = new Set(speakers.map((speaker) => speaker.name));
  let last = -1;
  for (const quotation of quotations) {
    expect(quotation.start).toBeGreaterThanOrEqual(last);
    expect(quotation.end).toBeGreaterThan(quotation.start);
    expect(quotation.end).toBeLessThanOrEqual(text.length);
    last = quotation.start;
    for (const mention of quotation.mentions) expect(text.slice(mention.start, mention.end)).toBe(mention.text);
    for (const speaker of quotation.speakers) expect(names).toContain(speaker);
  }
}

describe('the analysis of a note', () => {
  it('never throws, and its spans are in range, in order and slice to what they claim', () => {
    fc.assert(fc.property(note, expectSound), { numRuns: 2000 });
  });

  it.each(notes)('is sound wherever the note is cut: %s', (_name, text) => {
    for (let cut = 0; cut < text.length; cut += 97) expectSound(text.slice(0, cut));
  });

  it.each(notes)('is the same with Windows line ends: %s', (_name, text) => {
    const unix = text.replace(/\r\n/g, '\n');
    const windows = unix.replace(/\n/g, '\r\n');
    const read = (source: string): unknown => analyse(source, 'Note.md').quotations.map(({ start, end, kind, speakers, rule, line }) => ({ text: source.slice(start, end).replace(/\r\n/g, '\n'), kind, speakers, rule, line }));
    expect(read(windows)).toEqual(read(unix));
  });
});
