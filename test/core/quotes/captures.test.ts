import { describe, it } from 'vitest';
import { isFound } from './written.ts';

describe('who speaks, in captured posts and articles', () => {
  it.each([
    ['is a link above a block quote', 'I keep seeing this.\n\n[Odile Marsh](https://x.example/odile/status/9)\n\n> "⟦direct@Odile Marsh: It feels like the days of the long plan are over.⟧"\n\n[@tarnfield](https://x.com/tarnfield)\n\n> ⟦direct@@tarnfield: I have not written one since May.⟧'],
    ['is no other link above a block quote', 'I keep seeing this.\n\n[The long plan](https://example.org/plan)\n\n> It feels like the days of the long plan are over.'],
    ['is a bold name above a block quote', '**Odile Marsh**\n\n> "⟦direct@Odile Marsh: It feels like the days of the long plan are over.⟧"\n\n**Key Takeaways**\n\n> Our plans are short now.\n\n**San Francisco**\n\n> We have great weather.'],
    ['is a label that says it is a reply', '**@quillfern** (22 hours ago): ⟦direct@@quillfern: isn\'t this only 1,000 calls?⟧\n\n**@tarnhome** (reply, 22 hours ago): ⟦direct@@tarnhome: i haven\'t hit any limits yet⟧\n\n**@pevensey** (Feb 3): ⟦direct@@pevensey: how do i make it work?⟧\n\n**@tarnhome** (reply, Feb 3): ⟦direct@@tarnhome: just ask it to do the thing⟧'],
    ['is a label with "From"', '**From @jdquill:** "⟦direct@@jdquill: Cleared 10,000 emails from my inbox in one night.⟧"'],
    ['is somebody named again', 'Nadia Brandt wrote a book on lamps. ⟦indirect@Nadia Brandt: Brandt says that they were red.⟧ It got cheaper. Brandt again:\n\n> ⟦direct@Nadia Brandt: In seven years the yard lit twenty times as many lamps.⟧'],
    ['signs with an unusual name', '> ⟦direct@Pessimists Archive: It is easier to imagine a lamp that goes out than one that is lit.⟧\n>\n> — Pessimists Archive'],
    ['is who included words in a paper', 'Odile Marsh has a new lamp. In the manual, she included this:\n\n> ⟦direct@Odile Marsh: This is the first lamp that was lit by another lamp.⟧'],
    ['is an organization whose documentation is quoted', 'The Quillon docs describe the hub as "⟦direct@Quillon: a public register of lamps.⟧" ⟦indirect@Quillon: Quillon\'s documentation says that every lamp is counted.⟧'],
    ['signs with initials, one below the other', '> "⟦direct@G. H. Hardy: A lamp is the first test of a harbour.⟧"\n> - G. H. Hardy, *On Lamps*\n> "⟦direct@Ada Roe: Nobody counts them twice.⟧"\n> - Ada Roe, *Lines*'],
    ['did something before it was said', 'Nadia Brandt took the stage and ⟦indirect@Nadia Brandt: said that the lamps were out.⟧ On Monday Bo Lindqvist left the yard but said, "⟦direct@Bo Lindqvist: I was never paid for it.⟧"'],
    ['is nobody who did something before somebody else spoke', 'When Nadia Brandt left, the board met and said that the lamps were out. I met Nadia Brandt and said that it was late. Nadia Brandt sold lamps and reports.'],
    ['is an organization that has a word for it', 'Quillon Labs found a cost that grows with every lamp, due to what they call the "⟦direct@Quillon Labs: lamp tax of harbours.⟧"'],
  ])('%s', isFound);
});

describe('a reporting frame, in captured posts and articles', () => {
  it.each([
    ['around a clause with a verb of its own', 'Nadia Brandt, the head of the yard, says AI is now writing "⟦direct@Nadia Brandt: much of the log⟧" of the yard.'],
    ['that makes something clear', 'Nadia Brandt said it. She made clear that the lamp "⟦direct@Nadia Brandt: is no longer a given⟧" in this harbour. ⟦indirect@Nadia Brandt: She made it clear that nobody would be paid.⟧'],
    ['that is hearsay', 'Nadia Brandt is said to have told Owen Lee, "⟦direct@Nadia Brandt: Thou aimest high, Master Lee.⟧" ⟦indirect@Nadia Brandt: Brandt is reported to have said that the lamp was never lit.⟧'],
    ['that is going on', 'Nadia Brandt wrote about lamps. ⟦indirect@Nadia Brandt: She is saying that most of them are out.⟧ I think ⟦indirect@Nadia Brandt: she\'s saying that nobody looks at them.⟧'],
  ])('%s', isFound);
});

describe('the one who did something', () => {
  it.each([
    ['says it, not whom it was done to', 'The SEC charged Owen Lee, ⟦indirect@SEC: alleging that he had lied.⟧'],
    ['says it behind a place', 'In a clip, Owen Lee is heard saying "⟦direct@Owen Lee: we will never raise prices.⟧" The actor Mira Holt left the show, ⟦indirect@Mira Holt: saying that it was over.⟧'],
    ['says it behind what the author did', 'As I wrote last week, Owen Lee has left Tarn, citing "⟦direct@Owen Lee: a lack of trust.⟧"'],
    ['is named in the next sentence', 'He\'s at it again. Owen Lee wants to buy the yard. ⟦indirect@Owen Lee: He argued that the city should sell.⟧'],
    ['called something out', '"⟦direct@Mira Holt: Come in!⟧" called Mira Holt. The rest waited.'],
    ['was saying it', '"⟦direct@Mira Holt: The yard is closed,⟧" Mira Holt was saying as I came in.'],
    ['decided something, as is told', '⟦indirect@Owen Lee: Owen Lee decided he would leave in May.⟧ ⟦indirect@Owen Lee: Lee challenged critics to name one ship that had not.⟧'],
    ['has a name with a hyphen', '"⟦direct@Hou Hsiao-hsien: The film opens in May,⟧" said Hou Hsiao-hsien.'],
    ['is before a handle', '⟦indirect@Owen Lee: Owen Lee says he made a lamp.⟧ Follow @lampking for more. "⟦direct@Owen Lee: It took a year,⟧" he said.'],
    ['is not the organization that others have a word for', 'Workers sued Amazon over what they call "a lamp gap of years." Two researchers who left OpenAI found what they call "a lamp tax of harbours." This week two workers have sued the Kiln Institute over what they call "a tax on every lamp." Two guards at Quillon Labs have left over what they call "a gap of many years."'],
    ['is in a ticker', '10:05 ⟦indirect@Owen Lee: Owen Lee says he will sue the yard⟧\n10:30 ⟦indirect@Mira Holt: Mira Holt denies that she lied⟧'],
  ])('%s', isFound);
});

describe('nobody speaks, in captured posts and articles', () => {
  it.each([
    ['in what is called so', 'A video, "Lamps in 35 minutes," calls Quillon "powerful but not for beginners," and goes on. There is a new folder on your Mac called "Lamp-Work" now.'],
    ['in what is put into quotation marks', 'The page lists tools like Lampfind, Smart Lamp, and Listling under "similar products," with Lampfind starting at $50. It is like putting Quillon in "architect mode" — it can look.'],
    ['in a crowd', 'Tech Twitter discussing "the lamp internet" was a week of its own.'],
    ['by what the author does', 'I learned lots about lamps and Windows, and finally took my time to do it, after dismissing that idea for long. I keep files in Obsidian, then telling an assistant to read them. I tested Dexter by asking it questions.'],
    ['in an order to the reader', 'Open Claude Code and tell it:\n\n> Light every lamp of this yard.\n\nPaste this:\n\n> Count them.'],
    ['in what a product does for everybody', 'Most tools tell you what happened. Quillon tells you what to fix.'],
    ['in actions in brackets', '> **User:** Light the lamps of the yard\n>\n> **Claude:** [Loads the lamp file] [Counts lamps]'],
    ['as everybody or nobody', 'Nobody goes far posting "I counted every lamp of the yard by hand for a week." That is dull. But "I have ten lamps that run my yard while I sleep", that is a story.'],
    ['in a list of chapters', '00:00:00 Opening\n00:04:07 Brandt explains the long queue\n00:09:30 Lindqvist asks about lamps\n00:12:01 Closing words'],
    ['in the name of a setting', 'LAMP_KEY (required), ACCESS_CODE (recommended, prevents unauthorized access). Not LLM-interpreted guesses about quality.'],
    ['in a comparison', 'It wrote twenty posts that sounded like Hemingmoor talking about a harbour.'],
    ['by a definition', 'Agency means "the condition of being in action." When used of a person, it means "the tendency to act without being told." I took it from Devon Marsh, who wrote a book.'],
    ['by somebody not named', 'When I called the founder, he told me to add it. I told him my first task was to look up my notes on Owen Foster. He said that such a task was an insult.'],
    ['by many', 'The man who coined it, Antoine Vernier, died long ago. It looks better than what many were predicting a few years ago.'],
    ['by decision', 'The lamps wait until Claude decides it is dark and opens a file. Cloudgate challenges identity before any traffic comes in.'],
  ])('%s', isFound);
});
