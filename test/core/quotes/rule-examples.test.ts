import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analyse.ts';
import { RULES } from '../../../src/core/quotes/rules/rules.ts';
import { parseMarked } from '../../marked.ts';
import { written } from './written.ts';

const FRONT_MATTER = '---\nid: SOURCE-20260301-001\nplatform: substack\ncreator: "The Tarn Letter"\n---\n';

const found = (text: string, from = 0): string => written(text).slice(from);

describe('the rules of attribution', () => {
  it('cover all eleven forms that notes use', () => {
    expect([...new Set(RULES.map((rule) => rule.form))].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it('have ids of their own and say why', () => {
    expect(new Set(RULES.map((rule) => rule.id)).size).toBe(RULES.length);
    for (const rule of RULES) expect(rule.reason).toMatch(/^[A-Z].+\.$/);
  });
});

describe('the examples of every rule', () => {
  for (const rule of RULES) {
    describe(rule.id, () => {
      for (const example of rule.examples) {
        const { text, marks } = parseMarked(example);
        it(`reads ${example.slice(0, 60).replace(/\n/g, ' ')}`, () => {
          expect(found(text)).toBe(example);
        });
        it.skipIf(text.startsWith('---'))('reads it the same with front matter before it', () => {
          expect(found(FRONT_MATTER + text, FRONT_MATTER.length)).toBe(example);
        });
        it('reads it the same with Windows line ends', () => {
          expect(found(text.replace(/\n/g, '\r\n')).replace(/\r\n/g, '\n')).toBe(example);
        });
        if (marks.length > 0 && example === rule.examples[0]) {
          it('says so by its own id', () => {
            const ids = analyse(text, 'Example.md').quotations.map((quotation) => quotation.rule);
            expect(ids).toContain(rule.id);
          });
        }
      }
    });
  }
});
