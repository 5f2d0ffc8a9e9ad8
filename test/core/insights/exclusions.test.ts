import { describe, expect, it } from 'vitest';
import { EXCLUSIONS, exclusionOf, type Sentence } from '../../../src/core/insights/exclusions.ts';
import { plainText } from '../../../src/core/insights/plain-text.ts';
import { words } from '../../../src/core/insights/words.ts';

function sentence(source: string, more: Partial<Sentence> = {}): Sentence {
  const plain = plainText(source);
  return { plain, words: words(plain), kind: 'paragraph', heading: '', isSpoken: false, markup: 1 - plain.length / source.length, ...more };
}

const CONTEXT: Record<string, Partial<Sentence>> = { stub: { kind: 'item' }, apart: { heading: 'Description (no transcript)' }, unpunctuated: { isSpoken: true } };

describe('the rules that keep a sentence out of the key insights', () => {
  it.each(EXCLUSIONS.map((rule) => [rule.id, rule] as const))('%s excludes its example', (id, rule) => {
    expect(exclusionOf(sentence(rule.example, CONTEXT[id]))?.id).toBe(id);
  });

  it.each([
    ['fragment', 'A lock that carried two valleys through the worst of the winters.', {}],
    ['fragment', 'Powered by the falling water of three old mills above the town', {}],
    ['stub', 'Cleaning out the mud that gathers under every gate of the canal', { kind: 'item' }],
    ['promotion', 'Read [the whole story of the lock](https://example.org/story) before it freezes again.', {}],
    ['metadata', '[A drawing of the lock and of its keeper in the first snow]', {}],
    ['unpunctuated', 'and then of course the water came up over the sill and we all just stood there', { isSpoken: true }],
  ] as const)('%s also excludes: %s', (id, text, more) => {
    expect(exclusionOf(sentence(text, more))?.id).toBe(id);
  });

  it.each([
    'The canal companies reinvested nearly all of the tolls in dredging and repair.',
    'There is no lock on the river that was not rebuilt at least once.',
    'We learned that a painted gate lasts "four times as long" as a bare one.',
    'In 2025 the tolls paid for every repair, and the town stopped borrowing.',
    'A gate that nobody paints will not outlive the keeper who hung it.',
    'In the end I learned that a lock is only as good as its keeper.',
    'Based on those tolls, the council will dredge the whole canal.',
    'but most keepers never write down what they did to the gates',
  ])('none excludes: %s', (text) => {
    expect(exclusionOf(sentence(text))).toBeNull();
  });
});
