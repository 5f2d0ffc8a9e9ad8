import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analyse.ts';
import { rankInsights, whyNoInsights } from '../../../src/core/insights/rank.ts';
import type { Insight } from '../../../src/core/insights/insight.ts';
import { readFacts } from '../../../src/core/source/schema.ts';
import { markedAnalysis } from '../marked-analysis.ts';
import { SAMPLE } from './sample.ts';

function insightsOf(marked: string, count: number | 'auto' = 3): { text: string; insights: Insight[] } {
  const analysis = markedAnalysis(marked);
  const withFacts = { ...analysis, facts: readFacts(analysis.note.frontMatter) };
  return { text: analysis.note.text, insights: rankInsights(withFacts, { count }) };
}

const all = insightsOf(SAMPLE, 50).insights.map(({ text }) => text);

describe('the key insights of a note', () => {
  it('are sentences of the note, verbatim, in its order, with section, score and reasons', () => {
    const { text, insights } = insightsOf(SAMPLE);
    expect(insights).toHaveLength(3);
    for (const insight of insights) {
      expect(insight.text.endsWith(text.slice(insight.start, insight.end))).toBe(true);
      expect(insight.reasons.length).toBeGreaterThan(0);
    }
    expect(insights.map(({ start }) => start)).toEqual(insights.map(({ start }) => start).sort((a, b) => a - b));
  });

  it('are three when the number is left to the note, and more in a long one', () => {
    expect(insightsOf(SAMPLE, 'auto').insights).toEqual(insightsOf(SAMPLE, 3).insights);
    const long = Array.from({ length: 260 }, (_, index) => `The lock keepers of canal ${index} repaired ${index + 7} gates, which halved the toll of barge number ${index}.`).join('\n\n');
    expect(insightsOf(`# Canals\n\n${long}\n`, 'auto').insights).toHaveLength(5);
  });

  it.each([[90, 3], [110, 4], [310, 6], [900, 8]])('are in a note of %i sentences %i when the number is left to the note', (sentences, count) => {
    const text = Array.from({ length: sentences }, (_, index) => `The lock keepers of canal ${index} repaired ${index + 7} gates, which halved the toll of barge number ${index}.`).join('\n\n');
    expect(insightsOf(`# Canals\n\n${text}\n`, 'auto').insights).toHaveLength(count);
  });

  it('put a lasting point before news of the day, and leave out the story of their author', () => {
    const point = (start: string): string => `${start} the heavy freight of the valley onto electric barges on the old canal.`;
    const scoreOf = (start: string): number => insightsOf(SAMPLE.replace('They run at night.', point(start)), 50).insights.find(({ text }) => text === point(start))?.score ?? NaN;
    expect(scoreOf('Last week towns moved')).toBeLessThan(scoreOf('Towns moved') - 0.3);
    expect(scoreOf('I moved')).toBeNaN();
  });

  it('keep a quotation that its attribution breaks into whole, with its marks', () => {
    const split = '"The lock decides the price of the freight," says Oda Lindqvist, keeper of Marrow, "and the barge only carries it."';
    const insights = rankInsights(analyse(SAMPLE.replace('They run at night.', split), 'note.md'), { count: 50 });
    expect(insights.map(({ text }) => text)).toContain(split);
  });

  it.each(['3/', '3/12', '(3/12)', '3/n'])('leave out the number %s of a post in a thread, and see that the words behind it lean on the post before', (number) => {
    const thread = insightsOf(SAMPLE.replace('A modern barge', `${number} A modern barge`).replace('They run at night.', `\n\n${number} This is why the freight of the valley moved onto electric barges on the canal.`), 50).insights.map(({ text }) => text);
    expect(thread).toContain('A modern barge carries as much gravel as forty lorries and needs one crew member.');
    expect(thread.filter((text) => text.includes('This is why'))).toEqual([]);
  });

  it('keep a fraction at the opening of a sentence', () => {
    const fraction = '1/3 of the freight of the valley moved onto electric barges on the old canal.';
    expect(insightsOf(SAMPLE.replace('They run at night.', `\n\n${fraction}`), 50).insights.map(({ text }) => text)).toContain(fraction);
  });

  it('say what the note is about, and not the same thing twice', () => {
    const chosen = insightsOf(SAMPLE).insights.map(({ text }) => text);
    expect(chosen.filter((text) => text.startsWith('Electric barges cut the cost'))).toHaveLength(1);
    expect(chosen.some((text) => text.startsWith('Towns that kept their locks in repair'))).toBe(true);
  });

  it.each([
    ['descriptions of images', 'photograph'], ['greetings', 'Welcome'], ['promotion', 'Subscribe'], ['promotion', 'Follow us'],
    ['sentences that lean on the one before', 'That surprised'], ['sentences that lean on the one before', 'They run'],
    ['questions', 'Who would'], ['code', 'const barges'], ['tables', '| Marrow'], ['tables', 'of the town'], ['lists of things', 'paddles'],
    ['links', 'Plans of'], ['headings', 'came back'], ['thanks', 'Thanks for'],
  ])('are never %s (%s)', (_what, words) => {
    expect(all.filter((text) => text.includes(words))).toEqual([]);
  });

  it('carry the name of the speaker when they are a quotation, and only the quoted words', () => {
    expect(all).toContain('Oda Lindqvist: A lock that is painted every spring will outlive the town. A lock that is left alone fails in eleven winters.');
  });

  it('do not name the author of the note as a speaker', () => {
    const own = SAMPLE.replace('platform: substack', 'platform: substack\nauthor: Oda Lindqvist (@odal)');
    expect(insightsOf(own, 50).insights.map(({ text }) => text)).toContain('A lock that is painted every spring will outlive the town. A lock that is left alone fails in eleven winters.');
  });

  it('take the sentence before along when a pronoun needs it', () => {
    const leaning = 'That saves the towns which kept their locks in repair most of the price of heavy freight.';
    const { insights } = insightsOf(SAMPLE.replace('That surprised nearly everyone in the trade.', leaning), 50);
    const spans = insights.map(({ start, end }) => ({ start, end }));
    expect(insights.map(({ text }) => text)).toContain(`Electric barges cut the cost of moving heavy goods on canals by half within three years. ${leaning}`);
    expect(spans.every((a, at) => spans.every((b, other) => at === other || a.end <= b.start || b.end <= a.start))).toBe(true);
  });

  it('come from different sections when the note is a collection of many', () => {
    const things = ['canal', 'ferry', 'bridge', 'harbour', 'tunnel', 'railway', 'tramway', 'airship', 'cable', 'road', 'path', 'ford'];
    const many = things.map((thing, index) => `## Item ${index}\n\nThe ${thing} of the valley carries ${index + 3} tons of cargo every day. The ${thing} needs new money because the winter broke its walls.\n`).join('\n');
    const { insights } = insightsOf(many, 2);
    expect(new Set(insights.map(({ section }) => section)).size).toBe(2);
  });

  it('are none for a stub, for an empty note, and when none are asked for', () => {
    expect(insightsOf('').insights).toEqual([]);
    expect(insightsOf('---\nplatform: youtube\n---\n# Talk\n\nThe speaker explains how a canal is built and kept in repair.\n').insights).toEqual([]);
    expect(insightsOf(SAMPLE, 0).insights).toEqual([]);
  });

  it.each([
    ['short', '# Talk\n\nThe speaker explains how a canal is built and kept in repair.\n', 'too little text'],
    ['full of fragments', `# Talk\n\n${'What now? '.repeat(12)}\n`, 'can stand alone'],
  ])('are none for a note that is %s, which says why', (_what, text, why) => {
    expect(whyNoInsights(markedAnalysis(text))).toContain(why);
    expect(whyNoInsights(markedAnalysis(SAMPLE))).toBeNull();
  });

  it('are what a short post says, which is whole however short it is', () => {
    const post = 'the lock keepers of this valley repaired forty gates in one winter, and the tolls fell by half.';
    const note = (format: string): string => `---\nplatform: x\nformat: ${format}\n---\n# A thread\n\n**Post 1**\n\n${post}\n`;
    expect(insightsOf(note('thread')).insights.map(({ text }) => text)).toEqual([post]);
    expect(insightsOf(note('article')).insights).toEqual([]);
  });

  it('are the points of a tutorial, not the steps that its reader takes', () => {
    const steps = ['Open the sluice by a hand and wait for the water.', 'Set up the winch on the upper bank of the lock.', 'Press the red handle down and hold it there.'];
    const points = ['Most gates fail because the water behind them rises too fast.', 'A winch on the upper bank is safer than two keepers on the gate.', 'Most barges need the keeper of the lock rather than a bigger gate.'];
    const text = steps.map((step, index) => `## Part ${index + 1}\n\n${step} ${points[index] as string}\n\n\`\`\`\nwinch --turn ${index}\n\`\`\`\n\nAsk the harbour for its tables of the water. What does the table say?\n`).join('\n');
    expect(insightsOf(`---\nplatform: website\nformat: tutorial\n---\n# How to work a lock\n\n${text}`).insights.map((insight) => insight.text)).toEqual(points);
  });

  const spoken = Array.from({ length: 40 }, (_, index) => `and so the keeper of gate ${index} would say to us that the water had risen again\nwhich nobody believed until the barges came loose\n`).join('');
  const transcript = (body: string): string => `---\nplatform: youtube\nformat: interview\n---\n# A talk about locks\n\n${body}`;

  it.each([['in lines', spoken], ['in one line', spoken.replaceAll('\n', ' ')]])('are none for a transcript without full stops, %s, which says why', (_how, body) => {
    const { note, ...analysis } = markedAnalysis(transcript(body));
    const withFacts = { ...analysis, note, facts: readFacts(note.frontMatter) };
    expect(rankInsights(withFacts, { count: 3 })).toEqual([]);
    expect(whyNoInsights(withFacts)).toContain('without full stops');
  });

  it('come from the summary above a transcript without full stops', () => {
    const summary = SAMPLE.slice(SAMPLE.indexOf('## The locks'), SAMPLE.indexOf('## Next week'));
    const { insights } = insightsOf(transcript(`${summary}\n${summary.replaceAll('canal', 'river').replaceAll('lock', 'weir')}\n## Transcript\n\n${spoken}`));
    expect(insights).toHaveLength(3);
    for (const { section } of insights) expect(section).not.toBe('Transcript');
  });

  it('are single sentences of an author who writes no capital letters', () => {
    const claims = ['barges pay for the dredging of the lower canal', 'ferries carry more people than the railway does', 'lorries wait at the bridge for half of the night', 'trains leave the harbour with empty wagons', 'cranes stand still because nobody greases them', 'winches outlive the gates that they lift']
      .map((claim, index) => `most ${claim}. nobody has told the council of town ${index} yet, and the council has never asked anybody about what it is that they do.`);
    const { insights } = insightsOf(`# tolls\n\n${claims.join('\n\n')}\n`);
    expect(insights).toHaveLength(3);
    for (const { text } of insights) expect(text).toMatch(/^[^.]+\.$/);
  });

  it('are none for the description of a recording', () => {
    const lines = Array.from({ length: 12 }, (_, index) => `The guest explains lesson ${index} about the canals and how they were paid for.`);
    expect(insightsOf(`---\nplatform: youtube\n---\n# Talk\n\n## Description (no transcript)\n\n${lines.join('\n')}\n`).insights).toEqual([]);
  });

  it('keep a sentence whole that is wrapped over lines, and the text of CRLF notes', () => {
    const wrapped = SAMPLE.replace('as forty lorries and needs', 'as forty\nlorries and needs').replaceAll('\n', '\r\n');
    const { text, insights } = insightsOf(wrapped, 50);
    expect(insights.map((insight) => insight.text)).toContain('A modern barge carries as much gravel as forty\r\nlorries and needs one crew member.');
    for (const insight of insights) expect(insight.text.endsWith(text.slice(insight.start, insight.end))).toBe(true);
  });

  it('are the same every time, for any text, and always spans of it', () => {
    const piece = fc.oneof(
      fc.constantFrom(...SAMPLE.split('\n').filter((line) => !line.includes('⟦')), '> ', '**', '[a](', '```', '"', '\r\n'),
      fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[⟦⟧]/g, '')),
    );
    fc.assert(fc.property(fc.array(piece, { maxLength: 40 }), fc.nat(6), (lines, count) => {
      const marked = lines.join('\n');
      const { text, insights } = insightsOf(marked, count);
      expect(insights.length).toBeLessThanOrEqual(count);
      for (const { start, end, text: said } of insights) expect(said).toBe(text.slice(start, end));
      expect(insightsOf(marked, count).insights).toEqual(insights);
    }), { numRuns: 60 });
  });
});
