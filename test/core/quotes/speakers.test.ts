import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analyse.ts';

const speakersOf = (text: string): unknown => analyse(text, 'Note.md').speakers.map(({ name, quotations }) => [name, quotations]);

describe('a speaker whom a note calls by several names', () => {
  it.each([
    ['a pronoun first, the family name later', 'The chief executive, Mara Lindqvist, replied by mail. “It was a setting,” she wrote. Asked again, Lindqvist wrote: “It was another setting.”'],
    ['a pronoun in one paragraph, the family name in the next', 'Mara Lindqvist runs the harbour. There was a pause.\n\n“Say that again,” she said.\n\nLindqvist told me that nobody listens.'],
    ['the family name and the given name', 'The harbour is run by Mara Lindqvist.\n\n“Say that again,” Lindqvist said.\n\n“It was not us,” Mara said.'],
    ['initials and the given name', '“It is slow,” M. Lindqvist said.\n\nThe harbour is run by Mara Lindqvist.\n\n“Nobody measures it,” Mara said.'],
  ])('is one: %s', (_, text) => {
    expect(speakersOf(text)).toEqual([['Mara Lindqvist', 2]]);
  });

  it('is found by a name that only a heading gives in full', () => {
    expect(speakersOf('## Fireside: Ginevra Lindqvist and Moses Poe\n\nLindqvist argues that the queue is full. “Nobody measures it,” Lindqvist said.\n')).toEqual([['Ginevra Lindqvist', 2]]);
  });

  it('is an organization with all of its name', () => {
    expect(speakersOf('The Chamber of Digital Trade called the rule “a queue with a flag on it.”\n')).toEqual([['Chamber of Digital Trade', 1]]);
  });

  it('is told by one name, also where a fuller one comes up late', () => {
    const said = '"It is slow, and nobody measures it."';
    const { quotations, speakers } = analyse(
      `Ada Penrose says: ${said}Mirela Oduya says: ${said}\n\nMirela Oduya says: ${said} Ada Penrose says: ${said}\nAda Penrose says: ${said}\n\n` +
      `Mirela Oduya Mirela Oduya\nShe added: ${said} Ada Penrose says: ${said}\n`, 'Note.md');
    const told = new Set(quotations.flatMap((quotation) => quotation.speakers));
    expect([...told].sort()).toEqual(speakers.map(({ name }) => name).sort());
  });

  it('is two where the note has two of the name', () => {
    expect(speakersOf('Mara Lindqvist and Jon Lindqvist run the harbour.\n\n“Say that again,” Mara said.\n\n“It was not us,” Jon said.')).toEqual([['Mara Lindqvist', 1], ['Jon Lindqvist', 1]]);
  });
});

describe('a name that the note introduces', () => {
  it.each([
    ['Mara Lindqvist buys for Norrland Deepwater, a Norwegian company that lays cables. “It was not us,” she said.', ['Mara Lindqvist', 'person']],
    ['Norrland Deepwater, a startup in Bergen, said: “It was not us.”', ['Norrland Deepwater', 'organization']],
    ['Under Mara Lindqvist, the company has tripled its sales. “We are not done,” Lindqvist said.', ['Mara Lindqvist', 'person']],
    ['Mara Lindqvist, a company lawyer, said: “It was not us.”', ['Mara Lindqvist', 'person']],
  ])('is a person or an organization by what it is called: %s', (text, speaker) => {
    expect(analyse(text, 'Note.md').speakers.map(({ name, type }) => [name, type])).toEqual([speaker]);
  });
});
