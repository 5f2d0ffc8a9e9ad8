import { describe, expect, it } from 'vitest';
import { FORM_RULES, type FormRule } from '../../../src/core/insights/form-rules.ts';
import { plainText } from '../../../src/core/insights/plain-text.ts';
import { words } from '../../../src/core/insights/words.ts';

type Formed = Parameters<FormRule['applies']>[0];

function formed(source: string, more: Partial<Formed> = {}): Formed {
  const plain = plainText(source);
  return { plain, words: words(plain), unnamed: false, opensList: false, markup: 1 - plain.length / source.length, ...more };
}

const CONTEXT: Record<string, Partial<Formed>> = { unnamed: { unnamed: true }, 'opens-list': { opensList: true } };

function idsFor(source: string): string[] {
  return FORM_RULES.filter((rule) => rule.applies(formed(source))).map(({ id }) => id);
}

describe('the rules that weigh how a sentence is put', () => {
  it.each(FORM_RULES.map((rule) => [rule.id, rule] as const))('%s applies to its example', (id, rule) => {
    expect(rule.applies(formed(rule.example, CONTEXT[id]))).toBe(true);
    expect(rule.reason).toMatch(/^[A-Z].*\.$/);
  });

  it.each([
    'The canal companies reinvested nearly all of the tolls in dredging and repair.',
    'A closed lock stops the whole canal.',
    'Insurance for canal freight fell by 30% after the first winter without an accident.',
    'Nobody repairs a gate in summer, when the boats are waiting.',
  ])('none applies to: %s', (text) => {
    expect(idsFor(text)).toEqual([]);
  });
});
