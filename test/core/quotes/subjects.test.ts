import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analyse.ts';
import { parseMarked, writeMarked } from '../../marked.ts';

/** The example again, written from what was found. */
function found(example: string): string {
  const { text } = parseMarked(example);
  const named = analyse(text, 'Note.md').quotations.filter(({ speakers }) => speakers.length > 0);
  return writeMarked(text, named.map(({ start, end, kind, speakers }) => ({ start, end, kind, label: speakers.join(' + ') })));
}

describe('who speaks', () => {
  it.each([
    ['an author with others', 'Haruto Brandt leads the lab.\n\n⟦indirect@Haruto Brandt: Brandt et al. report that most of the loss is at night.⟧'],
    ['an author with others and a year', 'Haruto Brandt leads the lab.\n\n⟦indirect@Haruto Brandt: Brandt et al. (2024) argue that the loss is real.⟧'],
    ['a pronoun run together with its verb', 'Mira Solent came late. She’d called it "⟦direct@Mira Solent: devastatingly well timed,⟧" which is worse.'],
    ['nobody, where it was not said', 'Mira Solent came late. She’d call it "devastatingly well timed," if she had to.'],
    ['a member of a parliament', 'MP Abdul Lindqvist was not letting go: "⟦direct@Abdul Lindqvist: What grade is a human being?⟧"'],
    ['a label with a title', '> **Sen. Yara-Whitlock:** ⟦direct@Yara-Whitlock: Did you read the risk assessment?⟧\n>\n> **Mr. Solent:** ⟦direct@Solent: I read the summary.⟧'],
    ['a man by his name behind a comma', 'The head of the yard, a man named Everett Solent, posted a long explanation:\n\n> ⟦direct@Everett Solent: We heard you. We will be slower.⟧'],
    ['somebody of a place with a long name', 'Imani Solent of the Center for Accountable Systems told me after the hearing that the deal was "⟦direct@Imani Solent: a funeral with good catering⟧".'],
    ['a company that begins with a small letter', 'The plan by xAI is out. "⟦direct@xAI: We are fine with this plan,⟧" xAI said.'],
    ['the president of whom was spoken before', 'Tarn Alliance met. Its president, Dolores Vance, went further: "⟦direct@Dolores Vance: They bought a licence to show the film.⟧"'],
    ['a statistician', 'Statistician Nour Solent testified in the Tarn trial. ⟦indirect@Nour Solent: Solent answered that it did not.⟧'],
    ['nobody where nothing is said', 'Mira Solent wrote it down. Kestrel Labs asked 9,000 people in twelve countries. It was what Kestrel Labs reported on Tuesday. Mira Solent used it without saying anything, and left.'],
    ['who wrote what is quoted', '⟦indirect@Cosima Weil: Cosima Weil says that there are slides.⟧ She quotes a comment by an engineer named Nadia Brandt: "⟦direct@Nadia Brandt: do we tell the auditors?⟧"'],
  ])('%s', (_, example) => {
    expect(found(example)).toBe(example);
  });
});

describe('whom a word stands for', () => {
  it.each([
    ['a memo that goes on', 'Lena Orr wrote in a memo to staff: "⟦direct@Lena Orr: We will move slowly.⟧" The memo goes on: "⟦direct@Lena Orr: Nobody leaves before March.⟧"'],
    ['a memo told of before', 'Lena Orr wrote in a memo to staff: "⟦direct@Lena Orr: We will move slowly.⟧"\n\nThe memo ends with a promise. The memo says: "⟦direct@Lena Orr: We will be kind.⟧"'],
    ['no memo at all', 'Lena Orr wrote to staff: "⟦direct@Lena Orr: We will move slowly.⟧" The memo goes on: "Nobody leaves before March."'],
    ['whom a sentence is about', 'Tamsin Oyelowo-Reid made the point well. "⟦direct@Tamsin Oyelowo-Reid: It is quiet,⟧" she wrote.'],
    ['nobody, where somebody without a name is nearer', 'Mira Solent sells lamps. My daughter looked up from her book. "But why are they red?" she asked.'],
    ['the one with a name, where somebody of the other sex is nearer', 'Mira Solent sells lamps. My son looked up. "⟦direct@Mira Solent: They are all red,⟧" she said.'],
    ['a relation with a name', 'Mira Solent sells lamps. Her friend Halina took the red one. "⟦direct@Halina: It is the only one that fits,⟧" she said.'],
    ['somebody behind a colon', 'Update: Marit Solheim from Tarn wrote to me. ⟦indirect@Marit Solheim: She says the comparison is fair.⟧'],
    ['nobody: who asks is not who is told about', 'Mira Solent sells lamps. When the reporter asked about the red ones, nobody spoke.'],
    ['somebody set off by commas', 'I asked the student who had run it, Ioana Brandt, and she said, "⟦direct@Ioana Brandt: I checked the quarries before I came.⟧"'],
    ['a word that is a given name at the start', 'Jon Weil says: "⟦direct@Jon Weil: The queue is full tonight.⟧"\n\nHope Lindqvist has left the yard. ⟦indirect@Hope Lindqvist: She says it was a good yard.⟧'],
    ['a company without its last word', 'Researchers at Dorsal Labs have a method. ⟦indirect@Dorsal Labs: Dorsal claims that it keeps the memory.⟧'],
  ])('%s', (_, example) => {
    expect(found(example)).toBe(example);
  });
});
