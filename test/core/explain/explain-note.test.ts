import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analyse.ts';
import { explainNote } from '../../../src/core/explain/explain-note.ts';
import { explainedNoteJson, noteJson } from '../../../src/core/note-json.ts';
import { RULES } from '../../../src/core/quotes/rules/rules.ts';

function ways(text: string): unknown {
  const analysis = analyse(text, 'a.md');
  return explainNote(analysis).attributions.map(({ resolutions }) => resolutions.map(({ mention, speaker, rule }) => [mention, speaker, rule]));
}

const rejected = (text: string): unknown => explainNote(analyse(text, 'a.md')).rejected.map(({ what, words, mention, reason, line }) => [line, what, words, mention, reason]);

describe('the explanation of an attribution', () => {
  it('tells what led from a short form to the name, and where the name stands', () => {
    const text = 'Nadia Brandt runs the night shift.\n\nBrandt notes: "The queue is the product." She adds: "It always was, and nobody looks."\n';
    expect(ways(text)).toEqual([[['Brandt', 'Nadia Brandt', 'short-form']], [['She', 'Nadia Brandt', 'stands-for']]]);
    const [first, second] = explainNote(analyse(text, 'a.md')).attributions;
    expect(first?.resolutions[0]?.evidence).toBe('“Brandt” fits only “Nadia Brandt”, in line 1.');
    expect(second?.resolutions[0]?.evidence).toBe('“She” stands for “Nadia Brandt”, named last in line 3.');
  });

  it('lists a label beside the one that begins at the same place and names a speaker', () => {
    expect(rejected('(00:03)!Nadia Brandt: https://a.example\n')).toEqual([[1, 'label', 'Nadia Brandt', 'Nadia Brandt', 'no-speaker-label']]);
  });

  it('names the front matter where only that has the name', () => {
    const text = '---\nid: SOURCE-20260301-004\nplatform: podcast\nformat: interview\nguest: Tomas Reyes\n---\nTomas notes: "We kept the slow one."\n';
    expect(explainNote(analyse(text, 'a.md')).attributions[0]?.resolutions[0]).toEqual({
      mention: 'Tomas', speaker: 'Tomas Reyes', rule: 'short-form', evidence: '“Tomas” fits only “Tomas Reyes”, in the property “guest”.',
    });
  });

  it('says that a form which fits two people stays apart', () => {
    const text = 'Nadia Brandt notes: "One queue is enough for us." Tomas Brandt notes: "Two queues are better."\n\nMany other lines.\n\n## Later\n\nBrandt notes: "I was never asked."\n';
    const last = explainNote(analyse(text, 'a.md')).attributions.at(-1)?.resolutions[0];
    expect(last?.rule).toMatch(/^(?:most-recent|kept-apart)$/);
    expect(last?.evidence).toContain('Nadia Brandt');
    expect(last?.evidence).toContain('Tomas Brandt');
  });

  it('says when nobody fits, and when the speaker before goes on', () => {
    expect(ways('She said: "The rain had stopped by then."\n')).toEqual([[['She', '', 'nobody']]]);
    expect(ways('Nadia Brandt notes: "First, the queue."\n\n"Then the rest."\n')).toEqual([[['Nadia Brandt', 'Nadia Brandt', 'as-written']], [['', 'Nadia Brandt', 'goes-on']]]);
  });

  it('weighs the label of a labelled passage', () => {
    const [first] = explainNote(analyse('**Nadia Brandt:** I would not ship that.\n', 'a.md')).attributions;
    expect(first?.evidence.length).toBeGreaterThan(0);
    expect(first?.evidence.reduce((sum, { weight }) => sum + weight, 0)).toBeGreaterThan(0);
  });
});

describe('what was considered and not attributed', () => {
  it('holds labels that are no speakers, with what weighs against them', () => {
    const text = '**Pro tip:** write the test first.\n';
    expect(rejected(text)).toEqual([[1, 'label', 'Pro tip', 'Pro tip', 'no-speaker-label']]);
    const [label] = explainNote(analyse(text, 'a.md')).rejected;
    expect(label?.evidence.some(({ weight }) => weight < 0)).toBe(true);
  });

  it('holds reporting clauses that report nothing, each with its reason', () => {
    expect(rejected('Nadia Brandt would say that the queue was full.\n')).toEqual([[1, 'clause', 'Nadia Brandt would say', 'Nadia Brandt', 'hypothetical']]);
    expect(rejected('Nadia Brandt never said that the queue was full.\n')).toEqual([[1, 'clause', 'Nadia Brandt never said', 'Nadia Brandt', 'negated']]);
    expect(rejected('I say that the queue was full.\n')).toEqual([[1, 'paraphrase', 'I say that the queue was full.', 'I', 'own-voice']]);
    expect(rejected('She says that the queue was full.\n')).toEqual([[1, 'paraphrase', 'She says that the queue was full.', 'She', 'nobody-fits']]);
  });

  it('holds quoted words that nothing ties to anybody', () => {
    expect(rejected('The so-called “agent” never worked.\n')).toEqual([[1, 'quotation', 'agent', '', 'term']]);
    expect(rejected('“The rain had stopped by then, and the ferry was late.”\n')).toEqual([[1, 'quotation', 'The rain had stopped by then, and the ferry was late.', '', 'no-cue']]);
  });

  it('holds nothing that is attributed', () => {
    expect(rejected('Nadia Brandt notes: "The queue is the product."\n')).toEqual([]);
  });
});

describe('an explanation', () => {
  const folder = fileURLToPath(new URL('../../vault/', import.meta.url));
  const notes = readdirSync(folder).filter((name) => name.endsWith('.md')).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);

  it.each(notes)('has a way to every speaker and a reason for every rejection: %s', (name, text) => {
    for (const variant of [text, text.replace(/\r?\n/g, '\r\n')]) {
      const analysis = analyse(variant, name);
      const { attributions, rejected: candidates } = explainNote(analysis);
      expect(attributions.length).toBe(analysis.quotations.length);
      analysis.quotations.forEach(({ speakers, relayedBy }, index) => {
        const ends = (attributions[index]?.resolutions ?? []).map(({ speaker }) => speaker).filter((speaker) => speaker !== '');
        expect(new Set(ends)).toEqual(new Set([...speakers, ...relayedBy]));
      });
      for (const { start, end, line, words, why } of candidates) {
        expect(variant.slice(start, end)).toBe(words);
        expect(line).toBe(variant.slice(0, start).split('\n').length);
        expect(words.length * why.length).toBeGreaterThan(0);
      }
    }
  });

  it('changes nothing of what the document without it says', () => {
    for (const [name, text] of notes) {
      const analysis = analyse(text, name);
      const plain = noteJson(name, analysis);
      const explained = explainedNoteJson(name, analysis, explainNote(analysis));
      expect(explained).toMatchObject(plain);
    }
  });

  it('is given for any text, with rejected passages that lie in it', () => {
    const examples = RULES.flatMap((rule) => rule.examples).map((example) => example.replace(/⟦[^:]*: |⟧/g, ''));
    const text = fc.array(fc.oneof(fc.constantFrom(...examples), fc.string({ maxLength: 30 })), { maxLength: 6 }).map((parts) => parts.join('\n\n'));
    fc.assert(fc.property(text, (given) => {
      const analysis = analyse(given, 'a.md');
      const { attributions, rejected: candidates } = explainNote(analysis);
      expect(attributions.length).toBe(analysis.quotations.length);
      for (const { start, end } of candidates) expect(start >= 0 && start < end && end <= given.length).toBe(true);
    }), { numRuns: 150 });
  });
});
