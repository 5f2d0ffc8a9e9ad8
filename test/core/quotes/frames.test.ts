import { describe, it } from 'vitest';
import { isFound } from './written.ts';

describe('a reporting frame', () => {
  it.each([
    ['with a habit', 'My first skipper, Bo Lindqvist, liked to say that "⟦direct@Bo Lindqvist: a dry deck is a story for the owners⟧".'],
    ['no habit in passing', 'Mira Solent was a judge and, as she likes to say, a reader of lamps.'],
    ['that urges somebody', '⟦indirect@Mira Solent: Mira Solent urged the harbours to turn off their lamps at noon.⟧ ⟦indirect@Mira Solent: Solent reminded the board to count them.⟧'],
    ['with a pronoun behind "according to"', '"⟦direct@Bo Lindqvist: We paid for it ourselves,⟧" says Bo Lindqvist. ⟦indirect@Bo Lindqvist: According to him, nobody was paid before spring.⟧'],
    ['with a ministry', '⟦indirect@Ministry of Harbours: According to the Ministry of Harbours, most lamps are red.⟧ "⟦direct@Ministry of Harbours: Nobody was told,⟧" said the Ministry of Harbours.'],
    ['in a post', 'The lamp broke. "⟦direct@Mira Solent: It did,⟧" said Mira Solent. ⟦indirect@Mira Solent: Solent replied under the post that a second lamp was on its way.⟧'],
    ['that is no naming', 'The tool, called Lanternfish, gives every lamp a daily "brightness of its own."'],
    ['that is no badge', 'Mira Solent added a "made by hand" badge and took it away again.'],
    ['not of a label before it', 'When I sent Mira Solent a picture in which two lamps are marked "out of order," ⟦indirect@Mira Solent: she replied that it came from a test.⟧'],
    ['not of a question inside another sentence', 'The right prompt is something like "what would you need to see?" ⟦indirect@Bo Lindqvist: Bo Lindqvist says this works for lamps as well.⟧'],
    ['not of a term behind "which"', '⟦indirect@Mira Solent: Mira Solent points out that the lamps are counted twice, which makes the "quality" in "quality lamp" hard to see.⟧'],
    ['of a statement and of words in it', '⟦indirect@Mira Solent: Mira Solent said that half of the lamps are red⟧, calling the other half "⟦direct@Mira Solent: the ones with the rust we know.⟧"'],
    ['that is written, and nothing more', 'Mira Solent took the pen. She wrote it: two lamps, both red. Bo Lindqvist tells it differently.'],
    ['of who wrote the listed text', '- [A Tail of Tides](https://example.org/tail) by Mira Solent: “⟦direct@Mira Solent: Every lamp is a small theory of the sea.⟧”\n- A book by Bo Lindqvist: “The Harbour at Night”'],
    ['below a block quote', '> ⟦direct@@odo_finch: imagine a lamp for the lamp⟧\n\n([@odo_finch](https://example.org/odo))'],
    ['after a scene', '"⟦direct@Bo Lindqvist: I was not angry,⟧" Bo Lindqvist says. Lindqvist looks at the lamps. "⟦direct@Bo Lindqvist: I was only tired of counting.⟧"'],
    ['not over somebody else', '"⟦direct@Bo Lindqvist: I was not angry,⟧" Bo Lindqvist says. Mira Solent laughs. "You were, and I saw it."'],
    ['not over a voice that is heard', '"⟦direct@Bo Lindqvist: We waited too,⟧" said Bo Lindqvist.\n\n"⟦direct@Nadia Brandt: We waited all day,⟧" Nadia Brandt says. She called the yard. "The yard is closed until Monday."'],
    ['not over a title', 'Nadia Brandt calls it "⟦direct@Nadia Brandt: a mess of lamps.⟧" She turns away. "Too red to burn" was never a plan.'],
    ['after a full stop', 'The divers were called. "⟦direct@Jane Roe: We had no other choice left,⟧" said Jane Roe.'],
    ['with an adverb behind its object', '⟦indirect@Jane Roe: Jane Roe said it likely will not ship.⟧ ⟦indirect@Jane Roe: Jane Roe said that nearly half of it is gone.⟧'],
    ['whole, around words of somebody else', '⟦indirect@Jane Roe: Jane Roe said she liked what Tom Hale called "⟦direct@Tom Hale: a toy for grown people⟧" and left.⟧'],
    ['behind a closed "which"', 'Jane Roe said the lamp, which burned for a week, remains "⟦direct@Jane Roe: somewhat brighter for now.⟧"'],
    ['not of the one whom a scorer beat', 'Coach Tom Hale on the late goal by Bo Lindqvist: "Nobody else can do that."'],
    ['not with a question of its own', '"⟦direct@Bo Lindqvist: I was not angry,⟧" Bo Lindqvist says. He turns away. "So why leave?" I ask.'],
  ])('%s', isFound);
});

describe('a company', () => {
  it.each([
    ['that claims something', '- Quillon Labs has a new lamp. ⟦indirect@Quillon Labs: The company claims that it burns for nine years.⟧'],
    ['that is the one of its item', '- Tarn Labs bought a harbour.\n- Quillon Labs has a new lamp. ⟦indirect@Quillon Labs: The company says that it burns for nine years.⟧'],
    ['by what stands before it', 'Lamp app **Glowet** added a timer. "⟦direct@Glowet: We turned it off too early,⟧" the company said.'],
    ['by what stands behind it', 'The count is from the Lamp Audit Project, a nonprofit with two boats. "⟦direct@Lamp Audit Project: Most lamps were out when we passed,⟧" the group reports.'],
    ['over what it quotes', 'Quillon Labs has a report.\n\n> Most lamps were out.\n>\n> Some were red.\n\n⟦indirect@Quillon Labs: The company says that it will count again.⟧'],
    ['that is no university of an economist', 'According to University of Tarn economist Justin Wolde, most lamps are out.'],
    ['that is not the one of the item before', '- Quillon Labs has a lamp.\n- Tarnly bought oil from Kestrel Labs. The company said it would hire.'],
    ['of the paragraph, not of the item before', '- Tarn Labs bought a harbour.\n\nQuillon Labs has a new lamp. ⟦indirect@Quillon Labs: The company says that it burns for nine years.⟧'],
    ['that is nobody of whom somebody runs it', 'The startup Mira Solent runs has two lamps. "We turned it off too early," the company said.'],
    ['in bold', '**Glowet** has two lamps. **⟦indirect@Glowet: Glowet** said it will count them again.⟧'],
    ['by the beginning of its name', 'The Solent Centre for Public Lamps has counted. ⟦indirect@Solent Centre for Public Lamps: Solent Centre argues that most are out.⟧'],
    ['that signs with its whole name', '> ⟦direct@Tarn Municipal Bureau of Lamps: All lamps are to be counted twice.⟧\n>\n> — Tarn Municipal Bureau of Lamps, Notice No. 14'],
    ['not by "this person"', 'Bo Lindqvist asked around. "We knew about it in May," this person said. "⟦direct@Bo Lindqvist: So did I,⟧" said Bo Lindqvist.'],
  ])('%s', isFound);
});

describe('somebody who is not named again', () => {
  it.each([
    ['answers whoever asked', 'Mira Solent came late. "⟦direct@Mira Solent: I ran,⟧" said Mira Solent. ⟦indirect@Kiran Oyelaran-Vance: Kiran Oyelaran-Vance asked her whether the lamps were out.⟧ She answered: "⟦direct@Mira Solent: I cannot rule that out.⟧"'],
    ['goes by a family name as the first of it', 'Ines Calder sleeps on the floor of the yard.\n\n"⟦direct@Ines Calder: It is dry,⟧" Calder says.\n\n⟦indirect@Anders Calder: Her father, Anders Calder, tells me that she took the radio apart.⟧\n\n"⟦direct@Ines Calder: I put it together again,⟧" Calder says.'],
    ['goes by a family name of their own', 'Boris Calder ran the yard once.\n\n"⟦direct@Mike Calder: We vote on Friday,⟧" keeper Mike Calder told me. "⟦direct@Mike Calder: It must pass,⟧" Calder said.'],
    ['is not somebody of the other sex behind "according to"', '"⟦direct@Maria Oduya: I did,⟧" said Maria Oduya. Her doctor disagreed. According to him, she did not.'],
    ['is a singer', 'Jane Roe sang. ⟦indirect@Jane Roe: This singer says that she will sing again.⟧ "⟦direct@Jane Roe: I will,⟧" Jane Roe said.'],
    ['is somebody before the only man of the line', '"⟦direct@Carla Oduya: I run,⟧" said Carla Oduya.\n\nThen Anders wants a number. ⟦indirect@Carla Oduya: She says that she has none.⟧'],
    ['is whom the sentence comes to', 'Ada Roe wrote the story. "⟦direct@Ada Roe: They cut it,⟧" said Ada Roe.\n\nBefore her talk, Ryan Solent stood at the door. ⟦indirect@Ryan Solent: She says that it was raining.⟧'],
    ['takes turns in bold', 'A short talk with Haldis Solheim, who keeps lamps.\n\n**Yorunn:** ⟦direct@Yorunn: What happened to the lamp?⟧\n\n**Haldis:** ⟦direct@Haldis Solheim: I read the letter, and it went out.⟧\n\n**Yorunn:** ⟦direct@Yorunn: Who pays for it?⟧\n\n**Haldis:** ⟦direct@Haldis Solheim: Two towns and a church.⟧'],
    ['is no rubric of the newsletter', '---\ncreator: The Lamp\n---\n**The Lamp:** Quillon has a new harbour, and I think it is small.\n\n**The Lamp:** Tarn delays its boats.'],
  ])('%s', isFound);
});
