import { describe, expect, it } from 'vitest';
import { shownText } from '../../../src/core/links/link-spans.ts';
import { moveRecords } from '../../../src/core/links/moved-records.ts';
import { contextOf } from '../../../src/core/links/record-match.ts';
import type { LinkRecord } from '../../../src/core/settings.ts';

const ADA = 'As the reader knows, [[Ada Penrose|Penrose]] says: "It is slow."\n';
const MIRELA = 'Nobody in the harbor agrees. [[Mirela Oduya]] says: "It was never fast."\n';

function recordOf(text: string, link: string, name: string): LinkRecord {
  const start = text.indexOf(link);
  return { link, text: name, ...contextOf(shownText(text), { start, end: start + link.length }), nth: 0 };
}

const text = ADA + MIRELA;
const records = [recordOf(text, '[[Ada Penrose|Penrose]]', 'Penrose'), recordOf(text, '[[Mirela Oduya]]', 'Mirela Oduya')];
const links = { 'a.md': records };

describe('moveRecords', () => {
  it('gives the records to the one note that holds the links now, also when half of it was rewritten', () => {
    expect(moveRecords(links, ['a.md'], [{ path: 'sub/a.md', text }, { path: 'b.md', text: 'See [[Mirela Oduya]].' }])).toEqual({ 'sub/a.md': records });
    expect(moveRecords(links, ['a.md'], [{ path: 'sub/a.md', text: `New.\nNew.\n${MIRELA}` }])).toEqual({ 'sub/a.md': records });
  });

  it('leaves them where two notes hold the links, or none does', () => {
    expect(moveRecords(links, ['a.md'], [{ path: 'x.md', text }, { path: 'y.md', text }])).toEqual(links);
    expect(moveRecords(links, ['a.md'], [{ path: 'x.md', text: 'My own: [[Ada Penrose|Penrose]] and [[Mirela Oduya]].' }])).toEqual(links);
    expect(moveRecords(links, ['a.md'], [{ path: 'x.md', text: text.replace('in the harbor', 'at sea').replace('As the', 'The') }])).toEqual(links);
    expect(moveRecords(links, [], [{ path: 'x.md', text }])).toBe(links);
  });

  it('takes no link that the other note has on record itself', () => {
    const both = { 'a.md': records, 'copy.md': records };
    expect(moveRecords(both, ['a.md'], [{ path: 'copy.md', text }])).toEqual(both);
  });

  it('adds to the records that the other note has', () => {
    const own = { link: '[[X]]', text: 'X', before: '', after: '' };
    expect(moveRecords({ ...links, 'sub/a.md': [own] }, ['a.md'], [{ path: 'sub/a.md', text }])).toEqual({ 'sub/a.md': [own, ...records] });
  });

  it('knows links in the property, too', () => {
    const record = { link: 'speakers: [[People/Ada Penrose|Ada Penrose]] [[People/Mirela Oduya|Mirela Oduya]]', text: '', before: '', after: '' };
    const note = { path: 'sub/a.md', text: '---\nid: X\nspeakers:\n  - "[[People/Ada Penrose|Ada Penrose]]"\n  - "[[People/Mirela Oduya|Mirela Oduya]]"\n---\nText.\n' };
    const other = { path: 'b.md', text: '---\nspeakers: ["[[People/Ada Penrose|Ada Penrose]]"]\n---\n' };
    expect(moveRecords({ 'a.md': [record] }, ['a.md'], [note, other])).toEqual({ 'sub/a.md': [record] });
  });
});
