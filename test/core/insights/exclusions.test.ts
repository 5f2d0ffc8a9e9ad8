import { describe, expect, it } from 'vitest';
import { EXCLUSIONS, exclusionOf, type Sentence } from '../../../src/core/insights/exclusions.ts';
import { plainText } from '../../../src/core/insights/plain-text.ts';
import { words } from '../../../src/core/insights/words.ts';

function sentence(source: string, more: Partial<Sentence> = {}): Sentence {
  const plain = plainText(source);
  return { plain, words: words(plain), kind: 'paragraph', heading: '', markup: 1 - plain.length / source.length, ...more };
}

const CONTEXT: Record<string, Partial<Sentence>> = { stub: { kind: 'item' }, apart: { heading: 'Description (no transcript)' } };

describe('the rules that keep a sentence out of the key insights', () => {
  it.each(EXCLUSIONS.map((rule) => [rule.id, rule] as const))('%s excludes its example', (id, rule) => {
    expect(exclusionOf(sentence(rule.example, CONTEXT[id]))?.id).toBe(id);
  });

  it.each([
    'The canal companies reinvested nearly all of the tolls in dredging and repair.',
    'There is no lock on the river that was not rebuilt at least once.',
    'We learned that a painted gate lasts "four times as long" as a bare one.',
    'In 2025 the tolls paid for every repair, and the town stopped borrowing.',
    'but most keepers never write down what they did to the gates',
  ])('none excludes: %s', (text) => {
    expect(exclusionOf(sentence(text))).toBeNull();
  });
});
