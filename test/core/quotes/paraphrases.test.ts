import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analyse.ts';

const saidIn = (text: string): unknown => analyse(text, 'Note.md').quotations.map(({ start, end, speakers }) => [speakers.join(), text.slice(start, end)]);

describe('a paraphrase in a sentence that somebody else reports', () => {
  it('keeps its own words', () => {
    expect(saidIn('Nadia Brandt predicts that the port will stay slow, according to Tomas Lindqvist.\n')).toEqual([
      ['Tomas Lindqvist', 'Nadia Brandt predicts that the port will stay slow, according to Tomas Lindqvist.'],
      ['Nadia Brandt', 'Nadia Brandt predicts that the port will stay slow, '],
    ]);
  });

  it('keeps them when nobody is known to report the sentence', () => {
    expect(saidIn('As Nadia Brandt predicts, the port will stay slow, according to this view.\n'))
      .toEqual([['Nadia Brandt', 'Nadia Brandt predicts, the port will stay slow, ']]);
  });
});
