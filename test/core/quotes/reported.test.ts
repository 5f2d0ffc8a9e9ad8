import { describe, it } from 'vitest';
import { isFound } from './written.ts';

describe('who speaks, in reported stories and columns', () => {
  it.each([
    ['has a role that tells who is meant', 'Judge Mira Holt hasn\'t ruled yet, and Owen Lee has left. There was a pause. “⟦direct@Mira Holt: I have read all of it,⟧” said the judge. Tarn\'s chief executive, Owen Lee, was not there. “⟦direct@Owen Lee: I chose it with care,⟧” the executive said.'],
    ['is described behind the name', 'I wrote to Mira Holt, who is a historian in Bergen, and to Owen Lee. “⟦direct@Mira Holt: She wrote to me for the page,⟧” the historian said.'],
    ['holds a role of a company', 'Tarn\'s head of policy, Owen Lee-Marsh, replied with a picture and the words “⟦direct@Owen Lee-Marsh: which yard should we send this to⟧” below it. Quillon\'s chief executive, Mira Holt, described the lamp as “⟦direct@Mira Holt: a clock for team spirit⟧” in May.'],
    ['is no company with a chief executive', 'Norhavn\'s chief executive has left. Norhavn says that it was late. “It was a toy,” he told me.'],
    ['is introduced in the line before', '⟦indirect@Owen Banks: Owen Banks of Tarn says that it was late.⟧\n\nI sent the file to Tomasz Arkwell-Lis, a speech scientist who runs a laboratory in Bergen.\n\n“⟦direct@Tomasz Arkwell-Lis: Listeners believe they can hear it,⟧” he told me.'],
    ['is whom a sentence with a colon is about', '⟦indirect@Owen Lee: Owen Lee says it was late.⟧ About new lamps he is more careful: “⟦direct@Owen Lee: Every valley hums in a key of its own.⟧” The heron\'s maker, Ludo Grell, took this about as well as you would: “⟦direct@Ludo Grell: I was told that it should be bold.⟧”'],
    ['is not who has or gets something with words', '⟦indirect@Owen Lee: Owen Lee says it was late.⟧ He has a sign above his desk: “Every valley hums in a key of its own.” He got a letter from the yard: “You are late with your lamps again.” He met a farmer: “You should have seen it before.”'],
    ['is an organization with an apostrophe', 'The ⟦indirect@Drivers’ Federation: Drivers’ Federation says it will vote in May.⟧ The Bakers\' Guild was there. “⟦direct@Bakers\' Guild: We are not done,⟧” the guild said.'],
    ['wrote the text that goes on', 'The Harbour Guild sent a letter to every yard. “⟦direct@Harbour Guild: Our members do not fear honest lamps,” it begins. “Many of them make some.⟧”'],
    ['alleged it before the filing went on', 'In her complaint ⟦indirect@Ines Delacourt: Ines Delacourt, a dispatcher, alleges that the lamp was never lit.⟧ “⟦direct@Ines Delacourt: On the fourth day it was gone,⟧” the filing goes on.'],
    ['is quoted by a paper', 'Wen Castell has no doubts. According to _The Harbour Ledger_, ⟦indirect@Wen Castell: he told investors in February that the lamps were sold.⟧ “⟦direct@Wen Castell: School boards are late,⟧” the paper quotes him as saying.'],
    ['is named in two scripts', '⟦indirect@Hatano Yori: Hatano Yori 畑野頼 complained that nobody had a lamp.⟧ “⟦direct@Hatano Yori: The line is the oldest thing we have,⟧” she said.'],
    ['is named after an adverb or a month', 'Nadia Brandt lit it. Eventually ⟦indirect@Nadia Brandt: Brandt says that it went out.⟧ In January ⟦indirect@Nadia Brandt: Brandt assured us that it would not.⟧'],
    ['has a handle that ends in a line', '@dunlin_, a locksmith: “⟦direct@@dunlin_: the best feature of a door is that it shuts⟧”'],
  ])('%s', isFound);
});

describe('a reporting frame, in reported stories and columns', () => {
  it.each([
    ['of wanting to know', '⟦indirect@Mira Holt: Mira Holt wanted to know whether a yard would have to wait.⟧ ⟦indirect@Mira Holt: Holt would like to know who pays.⟧ I want to know whether it works.'],
    ['of letting know', '⟦indirect@Mira Holt: Mira Holt has let it be known that a lamp might be found.⟧ ⟦indirect@Mira Holt: Holt let them know that it was late.⟧'],
    ['of using something to say it', '⟦indirect@Mira Holt: Mira Holt used a breakfast in Ghent to say that the yard was late.⟧'],
    ['of telling it in one\'s way', '⟦indirect@Mira Holt: Mira Holt says it was late.⟧ ⟦indirect@Mira Holt: In her telling, the members and the yard were both right.⟧ She has an account, which is new.'],
  ])('%s', isFound);
});

describe('a label, in roundups and transcripts', () => {
  it.each([
    ['is a handle of two words that recurs', '> platform zero: ⟦direct@platform zero: they had three years⟧\n>\n> Ada Roe: ⟦direct@Ada Roe: Six weeks. I was there on the contract.⟧\n>\n> platform zero: ⟦direct@platform zero: please post the email⟧\n>\n> Owen Lee: ⟦direct@Owen Lee: I would like to read it, too.⟧'],
    ['ends its turn at a title', 'Ada Roe: ⟦direct@Ada Roe: Is it late?⟧\nOwen Lee: ⟦direct@Owen Lee: It was late in May.⟧\nAda Roe: ⟦direct@Ada Roe: And by the lake?⟧\nOwen Lee: ⟦direct@Owen Lee: By the lake most of all.⟧\nWhat Comes Next\nI came away with more hope than I had.'],
  ])('%s', isFound);
});

describe('nobody, or somebody else, speaks in reported stories and columns', () => {
  it.each([
    ['where somebody else is met, or told of', '⟦indirect@Mona Drey: Mona Drey says it is late.⟧ She interviewed the farmer Bo Ochs: "You should have seen it before the dam." She is adored by her staff: "She knows every name in the building."'],
    ['in the words of a friend', 'Chief of staff Paul Renner, in the words of a colleague: "He never sleeps more than five hours."'],
    ['for a place', 'The capital of the region, New Harbor, is proud: "We have never lost to anybody."'],
    ['by a role that somebody else has', 'Tom Velk, who sued his doctor, met Jan Toll. "I did nothing wrong," the doctor said.\n\nAnalyst Ada Renner cut her price. At Barclays, another analyst raised his. The analyst said that demand is strong.'],
    ['by a role in another story', 'Judge Mona Drey freed Bo Ochs in May. Lena Fisk cheered.\n\n## Sports\n\nCarl Velk was banned by Jan Toll. The judge said that the race was unfair.'],
    ['by a role that two have', 'Her lawyer, Tom Velk, and the other lawyer, Ben Ochs, shook hands.\n\nThe lawyer said that it was over.\n\nLena Fisk replaced chief executive Paul Renner in May. The executive said that costs must fall.'],
    ['behind a comma that begins what is said', '⟦indirect@Mona Drey: According to Mona Drey\'s lawyer, Bo Ochs hit her twice.⟧'],
    ['by a text about a text', 'Lena Fisk sent a letter to the bank. Weeks later the bank\'s reply came. It reads: "We are sorry for the delay." Lena Fisk wrote an essay about a study. "Salt is fine," the study says.'],
    ['in a bank account', 'Paul Renner found $3,000 in his account, and he called the bank.'],
    ['where somebody is curious', 'As a child, Mona Drey wanted to know why the sky was blue. Paul Renner left because he wanted to know what else was out there.'],
    ['where somebody is let know', 'A tip to Mona Drey let her know that the police were coming. Paul Renner will let you know when it is done.'],
    ['where something is granted or confirmed', 'Judge Paul Renner granted that motion on Friday. Bo Ochs used a drone to confirm that the dam had burst.'],
    ['by a lower court', 'The Supreme Court heard the case. In Ohio, a lower court had ruled. The court said that the law was vague.'],
    ['but who has the name of a month', '⟦indirect@April Ludgate: April Ludgate says that the park will close.⟧ "⟦direct@June Brandt: Time is flat,⟧" said the late June Brandt.'],
    ['but who has the name of a company', 'Ravik\'s co-founder left in May. Ravik Moran stayed. "⟦direct@Ravik Moran: I was too stubborn,⟧" he said.'],
    ['in an aside', '⟦indirect@Lena Fisk: Lena Fisk says it is late.⟧ The book "The Long Winter at Sea" helped, as did the dog.'],
  ])('%s', isFound);
});
