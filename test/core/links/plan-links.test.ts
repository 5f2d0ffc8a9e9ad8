import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkWriter } from '../../../src/core/links/link-writer.ts';
import { planLinks } from '../../../src/core/links/plan-links.ts';
import { planUnlink } from '../../../src/core/links/plan-unlink.ts';
import type { LinkRecord, Settings } from '../../../src/core/settings.ts';
import { applyEdits } from '../../../src/core/text/edits.ts';
import { directoryOf, saidAnalysis, speakerNamed } from '../said-analysis.ts';
import { noteText } from './note-text.ts';

const directory = directoryOf(
  speakerNamed('Ada Penrose'),
  speakerNamed('Mirela Oduya'),
  speakerNamed('Tomas Lindqvist', { notePath: null }),
);
const PATH = 'Sources/Weekly.md';
const PATHS = ['People/Ada Penrose.md', 'People/Mirela Oduya.md', PATH];

interface Choice {
  density?: Settings['linkDensity'];
  markdown?: boolean;
  ignored?: string[];
  records?: readonly LinkRecord[];
  path?: string;
}

function link(text: string, choice: Choice = {}): { text: string; records: readonly LinkRecord[]; edits: number } {
  const plan = planLinks({
    analysis: saidAnalysis(text),
    path: choice.path ?? PATH,
    directory,
    settings: { linkDensity: choice.density ?? 'first-in-section', ignoredNames: choice.ignored ?? [] },
    writer: linkWriter({ useMarkdownLinks: choice.markdown ?? false, newLinkFormat: 'shortest' }, PATHS),
    records: choice.records ?? [],
  });
  return { text: applyEdits(text, plan.edits), records: plan.records, edits: plan.edits.length };
}

function unlink(text: string, records: readonly LinkRecord[]): string {
  return applyEdits(text, planUnlink(text, records).edits);
}

describe('planLinks', () => {
  it('links the first attribution of each speaker in each section', () => {
    const text = '# One\n\nAda Penrose says: "a" and Penrose says: "b"\n\n## Two\n\nPenrose says: "c"\n';
    expect(link(text).text).toBe(
      '# One\n\n[[Ada Penrose]] says: "a" and Penrose says: "b"\n\n## Two\n\n[[Ada Penrose|Penrose]] says: "c"\n');
  });

  it('links every attribution when asked', () => {
    expect(link('Penrose says: "a" Penrose says: "b"', { density: 'every' }).text)
      .toBe('[[Ada Penrose|Penrose]] says: "a" [[Ada Penrose|Penrose]] says: "b"');
  });

  it('writes no link inside one of its own, however the note reads since', () => {
    const text = 'Then [$x]($Penrose says: "a") spoke.';
    const record = { link: '[$x]($Penrose says: "a")', text: '$x', before: 'Then ', after: ' spoke.' };
    expect(link(text).edits).toBe(1);
    expect(link(text, { records: [record] })).toMatchObject({ edits: 0, records: [record] });
  });

  it('writes Markdown links for those who use them', () => {
    expect(link('Penrose says: "a"', { markdown: true }).text).toBe('[Penrose](Ada%20Penrose.md) says: "a"');
  });

  it('leaves speakers without a note, and ignored ones, as they are', () => {
    const text = 'Tomas Lindqvist says: "a" Mirela Oduya says: "b"';
    expect(link(text, { ignored: ['Mirela Oduya'] })).toEqual({ text, records: [], edits: 0 });
  });

  it('writes no link from a note to itself', () => {
    expect(link('Ada Penrose says: "a"', { path: 'People/Ada Penrose.md' }).edits).toBe(0);
  });

  it.each(['[[Ada Penrose]]', '[[People/Ada Penrose|her]]', '[her](../People/Ada%20Penrose.md)', '[[ada penrose#Life|A.]]'])(
    "takes the user's own link %s in the section for the link",
    (own) => {
      const text = `See ${own}. Penrose says: "a"\n\n# Next\n\nPenrose says: "b"\n`;
      expect(link(text).text).toBe(text.replace('\n\nPenrose', '\n\n[[Ada Penrose|Penrose]]'));
    },
  );

  it('does not take a link to another note of a longer name for the speaker’s', () => {
    expect(link('See [[Other/Not Ada Penrose]]. Penrose says: "a"').edits).toBe(1);
  });

  it.each([
    ['inline code', '`Ada Penrose says: "a"`'],
    ['a fence', '```\nAda Penrose says: "a"\n```'],
    ['a heading', '# Ada Penrose says: "a"'],
    ['a comment', '%% Ada Penrose says: "a" %%'],
    ['an HTML comment', '<!-- Ada Penrose says: "a" -->'],
    ['a formula', '$$\nAda Penrose says: "a"\n$$'],
    ['the text of a link', '[see Ada Penrose says: "a"](https://example.com)'],
  ])('never links inside %s', (_where, text) => {
    expect(link(`${text}\n`, { density: 'every' }).edits).toBe(0);
  });

  it('escapes the bar in a table, and only there', () => {
    const text = '| Who | What |\n|---|:--|\n| Penrose says: "a" | x |\n\n@mirela_o says: "b" | c\n';
    expect(link(text, { density: 'every' }).text).toBe(
      '| Who | What |\n|---|:--|\n| [[Ada Penrose\\|Penrose]] says: "a" | x |\n\n[[Mirela Oduya|@mirela_o]] says: "b" | c\n');
  });

  it.each(['!Ada Penrose says: "a"', '[Ada Penrose says: "a"', '\\Ada Penrose says: "a"'])(
    'leaves %s alone, where the sign before it would make the link something else',
    (text) => expect(link(text).edits).toBe(0),
  );

  it('writes a property with wikilinks instead, when asked, and leaves the body as it is', () => {
    const text = '---\nid: X\nplatform: web # kept\n---\nPenrose says: "a" @mirela_o says: "b"\n';
    const linked = link(text, { density: 'property', markdown: true });
    expect(linked.text.endsWith('---\nPenrose says: "a" @mirela_o says: "b"\n')).toBe(true);
    expect(linked.text).toContain('platform: web # kept\n');
    expect(saidAnalysis(linked.text).note.frontMatter.fields.get('speakers')?.value)
      .toEqual(['[[People/Ada Penrose|Ada Penrose]]', '[[People/Mirela Oduya|Mirela Oduya]]']);
    expect(link(linked.text, { density: 'property', records: linked.records }))
      .toEqual({ text: linked.text, records: linked.records, edits: 0 });
    expect(unlink(linked.text, linked.records)).toBe(text);
  });

  it("leaves a `speakers` property of the user's own alone", () => {
    const text = '---\nid: X\nspeakers: [me]\n---\nPenrose says: "a"\n';
    const linked = link(text, { density: 'property' });
    expect(linked).toEqual({ text, records: [], edits: 0 });
  });

  it('leaves what the user added to our property when our links are removed', () => {
    const linked = link('---\nid: X\n---\nPenrose says: "a"\n', { density: 'property' });
    const edited = linked.text.replace('[[People/Ada Penrose|Ada Penrose]]"', '[[People/Ada Penrose|Ada Penrose]]"\n  - me');
    expect(edited).not.toBe(linked.text);
    const values = saidAnalysis(unlink(edited, linked.records)).note.frontMatter.fields.get('speakers')?.value;
    expect(values).toEqual(['me']);
  });

  it('forgets the record of a link that the user took out', () => {
    const linked = link('Penrose says: "a"\n\n# B\n\nPenrose says: "b"\n');
    const edited = linked.text.replace('[[Ada Penrose|Penrose]] says: "a"', 'Nobody said that');
    const again = link(edited, { records: linked.records });
    expect(again.records).toHaveLength(1);
    expect(again.records[0]).toMatchObject({ text: 'Penrose', nth: 0 });
  });

  const densities = fc.constantFrom<Settings['linkDensity']>('first-in-section', 'every', 'property');

  it('gives back the former text, byte for byte, when its links are removed', () => {
    fc.assert(fc.property(noteText, densities, fc.boolean(), (text, density, markdown) => {
      const linked = link(text, { density, markdown });
      expect(planUnlink(linked.text, linked.records).missing).toEqual([]);
      expect(unlink(linked.text, linked.records)).toBe(text);
    }), { numRuns: 300 });
  });

  it('changes nothing the second time', () => {
    fc.assert(fc.property(noteText, densities, fc.boolean(), (text, density, markdown) => {
      const once = link(text, { density, markdown });
      const twice = link(once.text, { density, markdown, records: once.records });
      expect(twice).toEqual({ text: once.text, records: once.records, edits: 0 });
    }), { numRuns: 300 });
  });

  it('changes nothing but the places it names, and keeps every matched text', () => {
    fc.assert(fc.property(noteText, (text) => {
      const linked = link(text, { density: 'every' });
      for (const record of linked.records) expect(record.link).toContain(record.text);
      expect(linked.text.length - text.length)
        .toBe(linked.records.reduce((sum, record) => sum + record.link.length - record.text.length, 0));
    }));
  });
});
