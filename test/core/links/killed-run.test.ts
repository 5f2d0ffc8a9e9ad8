import { describe, expect, it } from 'vitest';
import { shownText } from '../../../src/core/links/link-spans.ts';
import { planUnlink } from '../../../src/core/links/plan-unlink.ts';
import { contextOf, occurrences } from '../../../src/core/links/record-match.ts';
import type { LinkRecord } from '../../../src/core/settings.ts';
import { applyEdits } from '../../../src/core/text/edits.ts';

/** What a note holds: text, and names with the links that a run makes of them. */
type Part = string | { readonly name: string; readonly link: string };

const ADA = { name: 'Penrose', link: '[Penrose](Ada%20Penrose.md)' };
const MIRELA = { name: 'Mirela Oduya', link: '[Mirela Oduya](../People/Mirela%20Oduya.md)' };
const TOMAS = { name: 'Tomas Lindqvist', link: '[Tomas Lindqvist](Tomas%20Lindqvist.md)' };
const WIKI = { name: 'Penrose', link: '[[Ada Penrose|Penrose]]' };
const NAMED = { name: 'Mirela Oduya', link: '[[Mirela Oduya]]' };
const CELL = { name: 'Penrose', link: '[[Ada Penrose\\|Penrose]]' };

/** The text as it is while only the first so many of its names are links. */
function textWith(parts: readonly Part[], links: number): string {
  let count = 0;
  return parts.map((part) => (typeof part === 'string' ? part : count++ < links ? part.link : part.name)).join('');
}

function recordsOf(parts: readonly Part[]): LinkRecord[] {
  const text = textWith(parts, Infinity);
  const shown = shownText(text);
  let start = 0;
  return parts.flatMap((part) => {
    const written = typeof part === 'string' ? part : part.link;
    const span = { start, end: start += written.length };
    if (typeof part === 'string') return [];
    return [{ link: part.link, text: part.name, ...contextOf(shown, span), nth: occurrences(text, part.link).findIndex((place) => place.start === span.start) }];
  });
}

const notes: [what: string, ...parts: Part[]][] = [
  ['Markdown links one line apart', '**', MIRELA, ':** slow.\n', ADA, ' says: "It is slow."\nMy own: [Penrose](Ada%20Penrose.md).\n'],
  ['Markdown links one word apart', 'Here ', MIRELA, ', ', ADA, ' and ', TOMAS, ' report: "It is slow." My own: [Penrose](Ada%20Penrose.md).\n'],
  ['Markdown links right beside each other', MIRELA, ADA, TOMAS, '\n\n[Penrose](Ada%20Penrose.md)\n'],
  ['wikilinks one word apart', 'Here ', NAMED, ', ', WIKI, ' and ', NAMED, ' report: "It is slow." My own: [[Ada Penrose|Penrose]] [[Mirela Oduya]].\n'],
  ['wikilinks right beside each other', NAMED, WIKI, NAMED, '\n\n[[Ada Penrose|Penrose]] [[Mirela Oduya]]\n'],
  ['links in tables', '| Who | What |\n|---|---|\n| ', CELL, ' | ', CELL, ' says: "It is slow." |\n| [[Ada Penrose\\|Penrose]] | mine |\n'],
  ['links before links of the user\'s', ADA, ' [[Mirela Oduya]] ', TOMAS, ' ![[Ada Penrose|Penrose]] ', ADA, ' [Penrose](Ada%20Penrose.md) [Penrose](<Ada Penrose.md> "t")\n'],
  ['links after links of the user\'s', '[Penrose](<Ada Penrose.md> "t")', ADA, '![[Ada Penrose]]', TOMAS, '\\[[Ada Penrose]]', ADA, '[ref][1]', MIRELA, '. Mine: [Penrose](Ada%20Penrose.md)\n'],
];

describe('a run that stored its records', () => {
  it.each(notes)('and was killed before it wrote its %s takes no link of the user\'s', (_what, ...parts) => {
    const text = textWith(parts, 0);
    expect(planUnlink(text, recordsOf(parts), { takesEdited: true })).toMatchObject({ edits: [], uncertain: [] });
  });

  it.each(notes)('and wrote its %s can be undone, also when only the first of them were written', (_what, ...parts) => {
    const text = textWith(parts, 0);
    const records = recordsOf(parts);
    for (let links = 1; links <= records.length; links++) {
      const linked = textWith(parts, links);
      expect(applyEdits(linked, planUnlink(linked, records, { takesEdited: true }).edits)).toBe(text);
    }
  });
});
