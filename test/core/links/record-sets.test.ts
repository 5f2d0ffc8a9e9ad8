import { describe, expect, it } from 'vitest';
import { planUnlink } from '../../../src/core/links/plan-unlink.ts';
import { joinRecords } from '../../../src/core/links/record-sets.ts';
import type { LinkRecord } from '../../../src/core/settings.ts';
import { applyEdits } from '../../../src/core/text/edits.ts';

const old: LinkRecord = { link: '[[Ada Penrose]]', text: 'Ada Penrose', before: 'Here ', after: ' says: "It is slow."\n', nth: 0 };

describe('the records of two runs, while the second is under way', () => {
  it('have a link that both know once, so that none of the user\'s is taken for the other', () => {
    const next = { ...old, before: 'met Tomas.\n\nNow here ', nth: 1 };
    const records = joinRecords([old], [next]);
    expect(records).toEqual([next]);
    const text = '[[Ada Penrose]], mine.\n\nHe met [[Tomas]].\n\nNow here [[Ada Penrose]] says: "It is slow."\n';
    expect(applyEdits(text, planUnlink(text, records, { takesEdited: true }).edits)).toBe(text.replace('here [[Ada Penrose]]', 'here Ada Penrose'));
  });

  it('have both links where the second run writes one anew', () => {
    const next = { ...old, link: '[[A. Penrose|Ada Penrose]]' };
    expect(joinRecords([old], [next])).toEqual([old, next]);
    expect(joinRecords([old], [])).toEqual([old]);
  });
});
