import nlp from 'compromise/two';
import { describe, expect, it } from 'vitest';
import { reportingVerb } from '../../../src/core/quotes/reporting-verbs.ts';
import { VERBS } from '../../../src/core/quotes/verb-list.ts';

interface Conjugation { PastTense: string; PresentTense: string; Gerund: string }
interface Conjugator { two: { transform: { verb: { conjugate: (verb: string, model: unknown) => Conjugation } } } }
const { conjugate } = (nlp.methods() as unknown as Conjugator).two.transform.verb;

describe('the forms of reporting verbs', () => {
  const entries = Object.values(VERBS).flatMap((list) => list.split(',').map((verb) => verb.trim()));

  it('are those that compromise gives, for every verb of the list', () => {
    const missing = entries.flatMap((entry) => {
      const [head = '', particle = '', ...more] = entry.split(' ');
      expect(more).toEqual([]);
      const { PastTense, PresentTense, Gerund } = conjugate(head, nlp.model());
      return [head, PastTense, PresentTense, Gerund].filter((form) => reportingVerb(form, particle) === null).map((form) => `${entry}: ${form}`);
    });
    expect(entries.length).toBeGreaterThan(200);
    expect(missing).toEqual([]);
  });

  it('hold no form that compromise does not give, such as one made by the regular endings', () => {
    const heads = new Set(entries.map((entry) => entry.split(' ')[0] ?? ''));
    const given = new Set([...heads].flatMap((head) => [head, ...Object.values(conjugate(head, nlp.model()) as unknown as Record<string, string>)]));
    const made = [...heads].flatMap((head) => [`${head}s`, `${head}es`, `${head}ed`, `${head}d`, `${head}ing`, `${head.slice(0, -1)}ing`, `${head.slice(0, -1)}ies`, `${head.slice(0, -1)}ied`]);
    const extra = ['sez', 'quipped', 'quipping', 'quips', 'tweeted'];
    expect(made.filter((form) => reportingVerb(form, '') !== null && !given.has(form) && !extra.includes(form))).toEqual([]);
  });
});
