import { describe, expect, it } from 'vitest';
import { planUnlink } from '../../../src/core/links/plan-unlink.ts';
import type { LinkRecord } from '../../../src/core/settings.ts';
import { applyEdits } from '../../../src/core/text/edits.ts';

const PENROSE: LinkRecord = { link: '[[Ada Penrose|Penrose]]', text: 'Penrose', before: 'As the reader knows, ', after: ' says: "It is slow."' };

function unlink(text: string, ...records: LinkRecord[]): { text: string; missing: readonly LinkRecord[] } {
  const { edits, missing } = planUnlink(text, records);
  return { text: applyEdits(text, edits), missing };
}

describe('planUnlink', () => {
  it("leaves the user's equal links, before and after ours", () => {
    const own = 'My note on [[Ada Penrose|Penrose]] is long.';
    const text = `${own}\nAs the reader knows, [[Ada Penrose|Penrose]] says: "It is slow."\n${own}\n`;
    expect(unlink(text, PENROSE).text).toBe(`${own}\nAs the reader knows, Penrose says: "It is slow."\n${own}\n`);
  });

  it('tells equal links in equal surroundings apart by their number', () => {
    const line = 'As the reader knows, [[Ada Penrose|Penrose]] says: "It is slow."\n';
    const record = { ...PENROSE, before: 'As the reader knows, ', after: ' says: "It is slow."\nAs' };
    expect(unlink(line.repeat(3), { ...record, nth: 1 }).text)
      .toBe(line + line.replace('[[Ada Penrose|Penrose]]', 'Penrose') + line);
  });

  it('finds a link whose paragraph moved and whose sentence was edited', () => {
    const text = 'New first line.\n\nOf course [[Ada Penrose|Penrose]] says: "It is very slow."\n';
    expect(unlink(text, PENROSE)).toEqual({ text: 'New first line.\n\nOf course Penrose says: "It is very slow."\n', missing: [] });
  });

  it('finds a link that the user made bold', () => {
    const text = 'As the reader knows, **[[Ada Penrose|Penrose]]** says: "It is slow."\n';
    expect(unlink(text, PENROSE).text).toBe('As the reader knows, **Penrose** says: "It is slow."\n');
  });

  it('finds a link whose target was rewritten when the note was renamed', () => {
    const text = 'As the reader knows, [[People/Ada M. Penrose|Penrose]] says: "It is slow."';
    expect(unlink(text, PENROSE)).toEqual({ text: 'As the reader knows, Penrose says: "It is slow."', missing: [] });
  });

  it('restores the former text of a link that took the new name of its note', () => {
    const record = { link: '[[Ada Penrose]]', text: 'Ada Penrose', before: 'Then ', after: ' says: "It is' };
    expect(unlink('Then [[Ada M. Penrose]] says: "It is slow."', record).text).toBe('Then Ada Penrose says: "It is slow."');
  });

  it('finds a link that was turned from one style into the other', () => {
    const text = 'As the reader knows, [Penrose](People/Ada%20Penrose.md) says: "It is slow."';
    expect(unlink(text, PENROSE).text).toBe('As the reader knows, Penrose says: "It is slow."');
  });

  it('reports a link that is gone, and takes no other for it', () => {
    const text = 'Nothing of it is left. My own: [[Ada Penrose|Penrose]]';
    expect(unlink(text, PENROSE)).toEqual({ text, missing: [PENROSE] });
  });

  it('never takes an embed for a link', () => {
    const text = 'As the reader knows, ![[Ada Penrose|Penrose]] says: "It is slow."';
    expect(unlink(text, PENROSE)).toEqual({ text, missing: [PENROSE] });
  });

  it('removes two of three equal links by what stands around them', () => {
    const other = { ...PENROSE, before: 'Later, ', after: ' says: "No."' };
    const text = 'Later, [[Ada Penrose|Penrose]] says: "No." | [[Ada Penrose|Penrose]]\nAs the reader knows, [[Ada Penrose|Penrose]] says: "It is slow."';
    expect(unlink(text, other, PENROSE).text)
      .toBe('Later, Penrose says: "No." | [[Ada Penrose|Penrose]]\nAs the reader knows, Penrose says: "It is slow."');
  });

  describe('a link with other words around it', () => {
    const takesEdited = { takesEdited: true };

    it('is taken out when it is the only one of its kind, and asked for', () => {
      const text = 'Rewritten from end to end, [[Ada Penrose|Penrose]] now stands elsewhere.';
      expect(planUnlink(text, [PENROSE])).toEqual({ edits: [], missing: [PENROSE], uncertain: [PENROSE] });
      const { edits, missing } = planUnlink(text, [PENROSE], takesEdited);
      expect(applyEdits(text, edits)).toBe('Rewritten from end to end, Penrose now stands elsewhere.');
      expect(missing).toEqual([]);
    });

    it('stays, with its record, when it may be one of several', () => {
      const text = 'Rewritten, [[Ada Penrose|Penrose]] stands here. And [[Ada Penrose|Penrose]] there.';
      expect(planUnlink(text, [PENROSE], takesEdited)).toEqual({ edits: [], missing: [PENROSE], uncertain: [PENROSE] });
    });

    it('is the user\'s where the words of ours stand without their link', () => {
      const text = 'As the reader knows, Penrose says: "It is slow." My own: [[Ada Penrose|Penrose]].';
      expect(planUnlink(text, [PENROSE], takesEdited)).toEqual({ edits: [], missing: [PENROSE], uncertain: [] });
    });
  });

  it("takes no link of the user's in the paragraph before for one of two that were never written", () => {
    const text = '[[Ada Penrose]]\n\nAda Penrose reports Ada Penrose saying: "It is slow."\n';
    const records = [
      { link: '[[Ada Penrose]]', text: 'Ada Penrose', before: '[[Ada Penrose]]\n\n', after: ' reports [[Ada Penrose]] ', nth: 1 },
      { link: '[[Ada Penrose]]', text: 'Ada Penrose', before: '[[Ada Penrose]] reports ', after: ' saying: "It is slow."\n', nth: 2 },
    ];
    expect(unlink(text, ...records).text).toBe(text);
  });

  it("takes no link of the user's for one that was never written, because the run was killed before", () => {
    const text = 'Then [[Ada Penrose]] says: "It is slow."\n\nLater Tomas Lindqvist says: "It is slow, too."\n';
    const record = { link: '[[Tomas Lindqvist]]', text: 'Tomas Lindqvist', before: 'Later ', after: ' says: "It is slow, too."', nth: 0 };
    expect(unlink(text, record)).toEqual({ text, missing: [record] });
    const same = { link: '[[Ada Penrose]]', text: 'Ada Penrose', before: 'Later ', after: ' says: "It is slow', nth: 1 };
    const twice = text.replace('Tomas Lindqvist', 'Ada Penrose');
    expect(unlink(twice, same)).toEqual({ text: twice, missing: [same] });
  });

  it('takes the property out once when a run was killed between its records and the note, with the records of the run before', () => {
    const [before, next] = ['[[Ada Penrose]]', '[[Ada Penrose]] [[Mirela Oduya]]'].map((links) => ({ link: `speakers: ${links}`, text: '', before: '', after: '' }));
    const text = (speakers: string): string => `---\nid: X\n${speakers}status: raw\n---\nAda Penrose says: "It is slow."\n`;
    for (const records of [[before, next], [next, before]] as LinkRecord[][]) {
      expect(unlink(text('speakers:\n  - "[[Ada Penrose]]"\n'), ...records)).toEqual({ text: text(''), missing: [] });
      expect(unlink(text('speakers:\n  - "[[Ada Penrose]]"\n  - "[[Mirela Oduya]]"\n'), ...records)).toEqual({ text: text(''), missing: [] });
    }
  });

  it('does nothing in a note without records', () => {
    expect(planUnlink('See [[Ada Penrose]].', [])).toEqual({ edits: [], missing: [], uncertain: [] });
  });
});
