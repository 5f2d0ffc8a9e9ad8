import { describe, it } from 'vitest';
import { isFound } from './written.ts';

describe('who speaks', () => {
  it.each([
    ['an author with others', 'Haruto Brandt leads the lab.\n\n⟦indirect@Haruto Brandt: Brandt et al. report that most of the loss is at night.⟧'],
    ['an author with others and a year', 'Haruto Brandt leads the lab.\n\n⟦indirect@Haruto Brandt: Brandt et al. (2024) argue that the loss is real.⟧'],
    ['a pronoun run together with its verb', 'Mira Solent came late. She’d called it "⟦direct@Mira Solent: painfully well made,⟧" which is worse.'],
    ['nobody, where it was not said', 'Mira Solent came late. She’d call it "painfully well made," if she had to.'],
    ['a member of a parliament', 'Senator Abdul Lindqvist was not letting go: "⟦direct@Abdul Lindqvist: Which of the two lamps is it?⟧"'],
    ['a label with a title', '> **Sen. Yara-Whitlock:** ⟦direct@Yara-Whitlock: Did you see the leak yourself?⟧\n>\n> **Mr. Solent:** ⟦direct@Solent: I saw the report.⟧'],
    ['a man by his name behind a comma', 'The head of the yard, a man named Everett Solent, posted a short note:\n\n> ⟦direct@Everett Solent: The yard is late. It will be later.⟧'],
    ['somebody of a place with a long name', 'Imani Solent of the Center for Better Harbours told me after lunch that the deal was "⟦direct@Imani Solent: a bridge without any river⟧".'],
    ['a company that begins with a small letter', 'The plan by xAI is out. "⟦direct@xAI: We are fine with this plan,⟧" xAI said.'],
    ['the president of whom was spoken before', 'Tarn Alliance met. Its president, Odile Vance, went further: "⟦direct@Odile Vance: They paid for a lamp and got a lantern.⟧"'],
    ['a statistician', 'Statistician Nour Solent counted for the Tarn yard. ⟦indirect@Nour Solent: Solent answered that it did not.⟧'],
    ['nobody where nothing is said', 'Mira Solent wrote it down. Kestrel Labs asked 400 people in six towns. It was what Kestrel Labs reported on Tuesday. Mira Solent used it without saying anything, and left.'],
    ['nobody of a generation', '**Gen Z:** They have no lamps.\n\n**Gen X:** We have two lamps each.'],
    ['nobody of a list of titles', 'Headlines from Mira Solent:\n\n- “Why the lamps are red”\n- “How a harbour sleeps”\n'],
    ['nobody where that is no words', 'Mira Solent agreed in May to the terms that were set. Mira Solent wrote to the bank that had sent the bill.'],
    ['who wrote what is quoted', '⟦indirect@Cosima Weil: Cosima Weil says that there are lists.⟧ She quotes a remark by a welder named Nadia Brandt: "⟦direct@Nadia Brandt: who counts the lamps?⟧"'],
  ])('%s', isFound);
});

describe('whom a word stands for', () => {
  it.each([
    ['a memo that goes on', 'Lena Orr wrote in a memo to staff: "⟦direct@Lena Orr: We will move slowly.⟧" The memo goes on: "⟦direct@Lena Orr: Nobody leaves before March.⟧"'],
    ['a memo told of before', 'Lena Orr wrote in a memo to staff: "⟦direct@Lena Orr: We will move slowly.⟧"\n\nThe memo ends with a promise. The memo says: "⟦direct@Lena Orr: We will be kind.⟧"'],
    ['nobody who only speaks about a text', 'Lena Orr wrote about the lawsuit: "⟦direct@Lena Orr: We will fight it in court.⟧" The lawsuit alleges that "nobody counted the lamps at all".'],
    ['no memo at all', 'Lena Orr wrote to staff: "⟦direct@Lena Orr: We will move slowly.⟧" The memo goes on: "Nobody leaves before March."'],
    ['whom a sentence is about', 'Tamar Oduya-Finch made the point well. "⟦direct@Tamar Oduya-Finch: It is quiet,⟧" she wrote.'],
    ['nobody, where somebody without a name is nearer', 'Mira Solent sells lamps. My daughter looked up from her book. "But why are they red?" she asked.'],
    ['the one with a name, who meets somebody without one', 'Mira Solent sells lamps. She met a customer in May. "⟦direct@Mira Solent: They are all red,⟧" she said.'],
    ['the one with a name, where somebody of the other sex is nearer', 'Mira Solent sells lamps. My son looked up. "⟦direct@Mira Solent: They are all red,⟧" she said.'],
    ['a relation with a name', 'Mira Solent sells lamps. Her friend Runa took the red one. "⟦direct@Runa: It is the one I like,⟧" she said.'],
    ['somebody behind a colon', 'Update: Marit Solheim from Tarn wrote to me. ⟦indirect@Marit Solheim: She says the count is right.⟧'],
    ['nobody: who asks is not who is told about', 'Mira Solent sells lamps. When the reporter asked about the red ones, nobody spoke.'],
    ['somebody set off by commas', 'I asked the diver who had found it, Ioana Brandt, and she said, "⟦direct@Ioana Brandt: I opened the valves before noon.⟧"'],
    ['a word that is a given name at the start', 'Jon Weil says: "⟦direct@Jon Weil: The queue is full tonight.⟧"\n\nHope Lindqvist has left the yard. ⟦indirect@Hope Lindqvist: She says it was a good yard.⟧'],
    ['a company without its last word', 'Researchers at Quillon Labs have a method. ⟦indirect@Quillon Labs: Quillon claims that it keeps the memory.⟧'],
  ])('%s', isFound);
});
