import type { AttributionRule } from '../candidate.ts';

/** Labels: who speaks stands before a colon. Whether a label is a speaker is weighed by `weighLabel`. */
export const LABEL_RULES = {
  blockQuote: {
    id: 'block-quote-label',
    form: 2,
    reason: 'A block quote starts with its speaker and a colon; its following lines belong to it.',
    examples: [
      '> Ruben T. Ahlgren: ⟦direct@Ruben T. Ahlgren: I keep telling people that the queue is the product.\n>\n> Nobody believes me until it is full.⟧',
      '> **Ruben Ahlgren** (Kestrel Labs): ⟦direct@Ruben Ahlgren: I keep telling people.⟧',
      '> [Kromwell](https://example.org/1): ⟦direct@Kromwell: The traces are very neat.⟧\n>\n' +
        '> [0xTarn](https://example.org/2): ⟦direct@0xTarn: It draws better than it writes.⟧\n>\n' +
        '> [Tarn Watch](https://example.org/3): ⟦direct@Tarn Watch: Up by four points.⟧',
      '> Ruben Ahlgren: ⟦direct@Ruben Ahlgren: Why sort anything at all?⟧ Nadia Brandt: ⟦direct@Nadia Brandt: I know people who live in folders.⟧',
      'Sen. Ottoline Ahlgren met the engineer Nadia Brandt.\n\n' +
        '> AHLGREN: ⟦direct@Ottoline Ahlgren: Is it full?⟧\n>\n' +
        '> BRANDT: ⟦direct@Nadia Brandt: We have known that since March.⟧',
      '> Source: I worked there for a year.',
    ],
  },
  bold: {
    id: 'bold-label',
    form: 3,
    reason: 'A bold name with a colon labels the words of that person.',
    examples: [
      '**Nadia Brandt:** ⟦direct@Nadia Brandt: I would not ship that. We tried it once.⟧',
      '**Pro tip:** write the test first.\n\n**Step 1:** open the file.',
      '**Outlook: HIGH** — two teams saw it.\n\n**Outlook: LOW** — one saw it.\n\n**Outlook: HIGH** — three saw it.\n\n**Outlook: LOW** — nobody looked.',
      '**Rubric:** A full queue.\n\nIt grows.\n\n**Rubric:** An empty queue.\n\nIt is gone.\n\n**Rubric:** No queue.\n\n**Rubric:** Two queues.',
    ],
  },
  plain: {
    id: 'plain-label',
    form: 4,
    reason: 'A name with a colon at the start of a line labels the words of that person.',
    examples: [
      'Nadia Brandt (Kestrel Labs): ⟦direct@Nadia Brandt: I would not ship that. We tried it once.⟧',
      '[Odo](https://example.org/odo):\n\n> ⟦direct@Odo: It is not a loop.\n>\n> It is a line.⟧\n\nI agree.',
      'Nadia Brandt : ⟦direct@Nadia Brandt: It is fast now.⟧\n\n' +
        'Tomas Reyes : ⟦direct@Tomas Reyes: My queue is gone.⟧\n\n' +
        'wrenfan : ⟦direct@wrenfan: not for me so far⟧',
      'Nadia Brandt: https://example.org/nbrandt\n(Recorded by: Kestrel Labs)',
      'Warning: this step deletes files.',
    ],
  },
  glued: {
    id: 'glued-label',
    form: 4,
    reason: 'In a flattened line a name with a colon is glued to the sentence before it.',
    examples: ['People were impressed all year.Nadia Brandt (Kestrel Labs): ⟦direct@Nadia Brandt: I am not. We built it in a weekend.⟧'],
  },
  turn: {
    id: 'transcript-turn',
    form: 5,
    reason: 'Labels that recur with different words are the turns of a conversation; a turn runs to the next one.',
    examples: [
      'Nadia Brandt: ⟦direct@Nadia Brandt: Welcome back to the show.⟧\n\n' +
        'Tomas Reyes: ⟦direct@Tomas Reyes: Thanks.\n\nI brought a chart.⟧\n\n' +
        'Nadia: ⟦direct@Nadia Brandt: Show me.⟧\n\n' +
        'Tomas: ⟦direct@Tomas Reyes: Here it is.⟧',
      '[00:03] **wren**\n⟦direct@wren: Welcome back.⟧\n\n' +
        '[00:06] **Nadia Brandt**\n⟦direct@Nadia Brandt: Thanks for having me.⟧\n\n' +
        '[00:09] **wren**\n⟦direct@wren: So, queues.⟧\n\n' +
        '[00:11] **Nadia Brandt**\n⟦direct@Nadia Brandt: Long ones.⟧',
      '[00:03] Nadia Brandt: ⟦direct@Nadia Brandt: Welcome back.⟧\n' +
        '[00:06] Tomas Reyes: ⟦direct@Tomas Reyes: Thanks for having me.⟧\n' +
        '[00:09] Nadia: ⟦direct@Nadia Brandt: So, queues.⟧\n' +
        '[00:11] Tomas: ⟦direct@Tomas Reyes: Long ones.⟧',
      '**Nadia Brandt:** ⟦direct@Nadia Brandt: Welcome back.⟧\n\n' +
        '**Tomas Reyes:** ⟦direct@Tomas Reyes: Thanks.⟧\n\n' +
        '**Nadia:** ⟦direct@Nadia Brandt: So, queues.⟧\n\n' +
        '(00:12:30) Tomas Reyes: ⟦direct@Tomas Reyes: Long ones.⟧\n\n' +
        '>> That is what I hear as well.',
      '>> Nadia Brandt: ⟦direct@Nadia Brandt: Welcome back.⟧\n' +
        '>> Tomas Reyes: ⟦direct@Tomas Reyes: Thanks for having me.⟧\n' +
        '>> Nadia Brandt: ⟦direct@Nadia Brandt: So, queues.⟧\n' +
        '>> Tomas Reyes: ⟦direct@Tomas Reyes: Long ones.⟧',
      '---\nid: SOURCE-20260301-003\nplatform: podcast\nformat: interview\ncreator: Nadia Brandt\nguest: Tomas Reyes\n---\n' +
        'Host: ⟦direct@Nadia Brandt: Welcome back.⟧\n' +
        'Guest: ⟦direct@Tomas Reyes: Thanks for having me.⟧\n' +
        'Host: ⟦direct@Nadia Brandt: So, queues.⟧',
      '00:00 Opening\n00:57 Tarn Hypothesis: Pools\n07:53 Nadia Brandt: Open Questions',
      '00:00 Opening\n00:57 Tarn Hypothesis\n07:53 Open Questions',
      '**TARN REVIEW: ⟦direct@TARN REVIEW: Where did it start?⟧**\n\n' +
        '**NADIA BRANDT:** ⟦direct@NADIA BRANDT: In a queue.⟧\n\n' +
        '**TR: ⟦direct@TARN REVIEW: And then?⟧**\n\n' +
        '**NB:** ⟦direct@NADIA BRANDT: We waited.⟧',
    ],
  },
  answer: {
    id: 'interview-answer',
    form: 5,
    reason: 'Whole bold questions are the interviewer\'s; what stands between them is said by the only guest.',
    examples: [
      '---\nid: SOURCE-20260301-002\nplatform: website\nformat: interview\nguest: Nadia Brandt\n---\n' +
        '**How did it start?**\n\n' +
        '⟦direct@Nadia Brandt: With a full queue.⟧\n\n' +
        '**And then?**\n\n⟦direct@Nadia Brandt: We emptied it.\n\nTwice.⟧\n\n**Would you do it again?**\n\n⟦direct@Nadia Brandt: No.⟧',
      '---\nid: SOURCE-20260301-002\ntitle: A conversation with Nadia Brandt\nplatform: website\n---\n' +
        'We met at noon.\n\n' +
        '**How did it start?**\n\n' +
        '⟦direct@Nadia Brandt: With a full queue.⟧\n\n' +
        '**And then?**\n\n⟦direct@Nadia Brandt: We emptied it.⟧\n\nBrandt ordered coffee.\n\n**Would you do it again?**\n\n⟦direct@Nadia Brandt: No.⟧',
    ],
  },
  thread: {
    id: 'thread-post',
    form: 8,
    reason: 'A bold name with a handle heads a post of a thread.',
    examples: ['**Nadia Brandt** @nbrandt · Feb 2\n\n⟦direct@Nadia Brandt: Day three of the outage.⟧'],
  },
} as const satisfies Record<string, AttributionRule>;

/** Block quotes and paragraphs that take their speaker from the words around them. */
export const BLOCK_RULES = {
  introduced: {
    id: 'introduced-block-quote',
    form: 2,
    reason: 'The line before the block quote ends with a reporting verb, its subject and a colon.',
    examples: [
      'Nadia Brandt writes:\n\n> ⟦direct@Nadia Brandt: The queue is the product.⟧',
      'In a new pamphlet, Nadia Brandt writes,\n\n> ⟦direct@Nadia Brandt: The queue is the product.⟧',
      'That comment by [Odo](https://example.org/odo) is:\n\n> ⟦direct@Odo: The queue is the product.⟧',
      'Nadia Brandt explains the rule. It is the best summary that I know:\n\n> ⟦direct@Nadia Brandt: The queue is the product.⟧',
      'And from the Wexmoor Harbour Board, in a letter that nobody read:\n\n> ⟦direct@Wexmoor Harbour Board: The port is full and will stay full.⟧',
      'Try a prompt like this one:\n\n> Rewrite every sentence.',
    ],
  },
  headed: {
    id: 'name-above-block-quote',
    form: 2,
    reason: 'The line above the block quote is nothing but a name, as a link or in bold, and the words are somebody\'s.',
    examples: [
      '[Nadia Brandt](https://example.org/@brandt)\n\n> ⟦direct@Nadia Brandt: The queue is the product.⟧',
      '**Nadia Brandt**\n\n> ⟦direct@Nadia Brandt: I think the queue is the product.⟧',
      '**Nadia Brandt**\n\n> The queue is the product.',
      '[The long queue](https://example.org/queue)\n\n> The queue is the product.',
    ],
  },
  listed: {
    id: 'listed-quotes',
    form: 2,
    reason: 'The line before the list names who speaks and ends with a colon; the items are quotations.',
    examples: [
      'From a memo by Nadia Brandt, the head of the yard:\n\n' +
        '- “⟦direct@Nadia Brandt: From Monday on the lamps stay off.⟧”\n' +
        '- “⟦direct@Nadia Brandt: Nobody needs a lamp at noon.⟧”\n',
      'Some of the replies:\n\n- “From Monday on the lamps stay off.”\n- “Nobody needs a lamp.”\n',
    ],
  },
  signed: {
    id: 'signed-block-quote',
    form: 2,
    reason: 'The block quote ends with a dash and a name.',
    examples: [
      '> ⟦direct@Nadia Brandt: The queue is the product.⟧\n> — Nadia Brandt, Jan 30',
      '> "⟦direct@Nadia Brandt: The queue is the product.⟧"\n> - Nadia Brandt, *The Long Queue*',
      '> "⟦direct@Nadia Brandt: The queue is the product.⟧"\n> - Nadia Brandt, *The Long Queue*\n' +
        '> "⟦direct@Tomas Reyes: Nobody waits twice.⟧"\n> - Tomas Reyes, *Lines*',
      '> - Measure the queue.\n> - Nadia Brandt',
      '> The team this week:\n> - Nadia Brandt\n> - Tomas Reyes',
    ],
  },
  signedLine: {
    id: 'signed-quotation',
    form: 7,
    reason: 'A paragraph is one quotation, and the next line is nothing but the name of its speaker.',
    examples: ['"⟦direct@Nadia Brandt: We had never seen the queue that empty.⟧"\n\nNadia Brandt\n\nHead of Operations, Kestrel Labs'],
  },
  signedPost: {
    id: 'signed-post',
    form: 7,
    reason: 'The line after the paragraph signs it with a dash, a name and a handle, as pasted posts are.',
    examples: ['⟦direct@Nadia Brandt: How long until we measure queues in people⟧\n\n— Nadia Brandt (@nbrandt) December 6, 2022'],
  },
  unquoted: {
    id: 'name-verb-colon-text',
    form: 1,
    reason: 'A line starts with a name, a reporting verb and a colon; the rest of the line are their words.',
    examples: ['Nadia Brandt writes: ⟦direct@Nadia Brandt: The queue is the product, and I mean it.⟧'],
  },
  credited: {
    id: 'credited-block-quote',
    form: 7,
    reason: 'The line below the block quote is a name in brackets.',
    examples: [
      '> ⟦direct@@odo_finch: imagine a queue for the queue⟧\n\n([@odo_finch](https://example.org/odo/2))',
      '> Measure before you cut.\n\n(It was a Tuesday.)',
    ],
  },
  continued: {
    id: 'continued-quotation',
    form: 11,
    reason: 'A paragraph that is one quotation follows a quotation: the same speaker goes on.',
    examples: ['Nadia Brandt notes: "⟦direct@Nadia Brandt: First, the queue.⟧"\n\n"⟦direct@Nadia Brandt: Then the rest.⟧"'],
  },
  scene: {
    id: 'quotation-after-scene',
    form: 11,
    reason: 'Between two quotations their speaker does something, and nobody else is named.',
    examples: [
      '"⟦direct@Nadia Brandt: I was not angry,⟧" Nadia Brandt says. She turns the cup around. "⟦direct@Nadia Brandt: I was tired of the queue.⟧"',
      '"⟦direct@Nadia Brandt: I was not angry,⟧" Nadia Brandt says. Ines Calder laughs. "You were, and I saw it."',
    ],
  },
} as const satisfies Record<string, AttributionRule>;
