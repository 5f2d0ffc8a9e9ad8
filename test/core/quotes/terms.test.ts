import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analyse.ts';
import { termsOf } from '../../../src/core/quotes/terms.ts';

const speakersIn = (text: string): string[] => analyse(`# Harbour news\n\n${text}\n`, 'in/note.md').speakers.map(({ name }) => name);

describe('an abbreviation', () => {
  it.each([
    ['QRF', 'An QRF that works.', true], ['QRF', 'We sent your QRF to them.', true], ['QRF', 'There were QRFs in every shed.', true],
    ['QRF', 'They asked for each QRF, and got it.', true], ['QRF', "It was the yard's QRF, as ever.", true], ['LLM', 'Nothing here.', true],
    ['QRF', 'The QRF said no.', false], ['QRF', 'A QRF lawyer said no.', false], ['QRF', "Norway's QRF said no.", false], ['QRF', 'QRF says so.', false],
    ['QRF', 'It needs an QRF for lamps. The QRF said no, and the QRF met on Monday. Nobody asked the QRF.', false],
    ['Quist', 'An Quist that works.', false],
  ])('%s is a kind of things where the note has it like that: %s', (name, text, isTerm) => {
    expect(termsOf(text)(name)).toBe(isTerm);
  });

  it('that is a kind of things is no speaker', () => {
    expect(speakersIn('Your QRF is a list. The QRF says "no crane after dark", and the QRF says "no lamp at noon".')).toEqual([]);
    expect(speakersIn('The QRF met on Monday. The QRF says "no crane after dark", and the QRF says "no lamp at noon".')).toEqual(['QRF']);
  });

  it('that nothing shows to be an organization is not what "it" stands for', () => {
    expect(speakersIn('The form has a box for the QRF. When asked, it says: "No crane may work after dark."')).toEqual([]);
    expect(speakersIn('The form has a box for NASA. When asked, it says: "No crane may work after dark."')).toEqual(['NASA']);
  });
});
