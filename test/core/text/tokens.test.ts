import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotedSpans } from '../../../src/core/text/quote-marks.ts';
import type { Span } from '../../../src/core/text/span.ts';
import { TokenPool, type Token } from '../../../src/core/text/token.ts';
import { tokenize, type Words } from '../../../src/core/text/tokens.ts';

const words = (text: string, skip: readonly Span[] = [], pool: TokenPool | null = null): Words => tokenize(text, { start: 0, end: text.length }, skip, pool);

/** The properties of a token as they are now: one of a pool changes. */
const copied = ({ start, end, text, lowercase, capital, before, after, possessive, glued }: Token): object => ({ start, end, text, lowercase, capital, before, after, possessive, glued });

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), minLength: 1, maxLength: 7 }) },
  { weight: 2, arbitrary: fc.constantFrom('Nadia', 'Ölander', "don't", 'Brandt’s', 'year.Nadia', 'no. 7', '@nbrandt', '“Well”', '"so"', '‘it’', '12:30', 'Roe:', '—', '**bold**', '東京', '\u200b', '💡') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) },
);
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(' '));
/** A text with spans in it that are passed over. */
const skipping = fc.tuple(text, fc.array(fc.nat(160), { maxLength: 6 })).map(([source, cuts]): { source: string; skip: Span[] } => {
  const ends = [...new Set(cuts.filter((cut) => cut <= source.length))].sort((a, b) => a - b);
  return { source, skip: ends.flatMap((start, index) => (index % 2 === 0 && ends[index + 1] !== undefined ? [{ start, end: ends[index + 1] as number }] : [])) };
});

describe('words of a text', () => {
  it('keep the punctuation around them', () => {
    expect(words('**Nadia Brandt:** “Well, Jonas’s (and mine).”').tokens.map(({ before, text: word, possessive, after }) => [before, word, possessive, after])).toEqual([
      ['**', 'Nadia', false, ''], ['', 'Brandt', false, ':**'], ['“', 'Well', false, ','], ['', 'Jonas', true, ''], ['(', 'and', false, ''], ['', 'mine', false, ').”'],
    ]);
  });

  it('are what stands there, whichever words were read before', () => {
    fc.assert(fc.property(skipping, ({ source, skip }) => {
      let end = 0;
      for (const token of words(source, skip).tokens) {
        expect(token.start).toBeGreaterThanOrEqual(end);
        expect(token.text).toBe(source.slice(token.start, token.end));
        expect(token.lowercase).toBe(token.text.toLowerCase());
        end = token.end;
      }
    }), { numRuns: 3000 });
  });

  it('are told apart however short they are', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz';
    const all = [...letters].flatMap((first) => [first, ...[...letters].flatMap((second) => [first + second, ...[...letters].map((third) => first + second + third)])]);
    expect(words(all.join(' ')).tokens.map((token) => token.text)).toEqual(all);
    expect(words(all.join(', ')).tokens.map((token) => token.text)).toEqual(all);
  });

  it('are handles with the line below at their end, where that is no emphasis', () => {
    expect(words('@odo_ says. As @odo_finch_: _@odo_ **@odo_** _odo_').tokens.map(({ text }) => text)).toEqual(['@odo_', 'says', 'As', '@odo_finch_', '@odo', '@odo_', 'odo']);
  });

  it('are told apart where their letters add up to the same', () => {
    // Pairs with one sum to the base of 31, modulo 2 to the power of 32.
    const pairs = [['lahunipevofa', 'vohivosipoca'], ['libimumupa', 'casikimecaro'], ['vizupegiveva', 'fivikuba']];
    for (const [one, other] of pairs) {
      const source = `${one} ${other} ${one} ${other}`;
      expect(tokenize(source, { start: 0, end: source.length }).tokens.map((token) => token.text)).toEqual([one, other, one, other]);
    }
  });

  it('are the same in tokens that were used before', () => {
    const pool = new TokenPool();
    fc.assert(fc.property(fc.array(skipping, { minLength: 1, maxLength: 4 }), (texts) => {
      const fresh = texts.map(({ source, skip }) => words(source, skip).tokens);
      const pooled = texts.map(({ source, skip }) => words(source, skip, pool).tokens);
      expect(pooled.map((tokens) => tokens.map(copied))).toEqual(fresh.map((tokens) => tokens.map(copied)));
      pool.clear();
    }), { numRuns: 1000 });
  });

  it('hold nothing of a text once their pool is cleared', () => {
    const pool = new TokenPool();
    const { tokens } = words(`**${'long'.repeat(20)}**!?!?!?!?!?!?!?! (and so on)`, [], pool);
    pool.clear();
    expect(tokens.map(({ before, text: word, after }) => before + word + after).join('')).toBe('');
  });

  it('are as many as a text has, also where a pool has fewer tokens', () => {
    const long = Array.from({ length: 40_000 }, (_, index) => `w${index}`).join(' ');
    const pool = new TokenPool();
    words('some words before', [], pool);
    pool.clear();
    const { tokens } = words(long, [], pool);
    expect(tokens.map((token) => token.text).join(' ')).toBe(long);
  });

  it('say of a text whether it can quote and has a colon', () => {
    fc.assert(fc.property(skipping, ({ source, skip }) => {
      const read = words(source, skip);
      const isSkipped = (at: number): boolean => skip.some(({ start, end }) => start <= at && at < end);
      expect(read.hasColon).toBe(source.split('').some((char, at) => char === ':' && !isSkipped(at)));
      if (!read.mayQuote) expect(quotedSpans(source, { start: 0, end: source.length }, skip)).toEqual([]);
    }), { numRuns: 3000 });
  });
});
