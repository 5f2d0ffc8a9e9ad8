import fc from 'fast-check';
import { body } from './blocks.ts';
import { frontMatter } from './front-matter.ts';

/** How the lines of a note end. */
const ending = fc.oneof(
  { weight: 5, arbitrary: fc.constant((text: string) => text) },
  { weight: 3, arbitrary: fc.constant((text: string) => text.replaceAll('\n', '\r\n')) },
  { weight: 1, arbitrary: fc.array(fc.constantFrom('\n', '\r\n', '\r\n', '\r'), { minLength: 2, maxLength: 5 }).map((ends) => {
    let count = 0;
    return (text: string) => text.replace(/\n/g, () => ends[count++ % ends.length] as string);
  }) },
);

function assembled(fronts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(fc.oneof({ weight: 9, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constant('\uFEFF') }), fronts, body, ending, fc.boolean())
    .map(([mark, front, rest, end, isTrimmed]) => mark + end(front + (isTrimmed ? rest.trimEnd() : rest)));
}

/** Notes of every kind that Obsidian may hold, sound and damaged; mostly small. */
export const note: fc.Arbitrary<string> = fc.oneof(
  { weight: 12, arbitrary: assembled(frontMatter) },
  { weight: 1, arbitrary: fc.tuple(assembled(frontMatter), fc.nat(400)).map(([text, cut]) => text.slice(0, cut)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
);

/** Notes that the schema of source notes fits, so that a vault has something to do. */
export const sourceNote: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: assembled(fc.constantFrom('---\nid: S-1\nplatform: web # why\nformat: article\ndate_published: 2026-02-13\n---\n', '---\nid: S-2\nstatus: raw\nsignal_tier: noise\nkey_insights: []\n---\n\n')) },
  { weight: 2, arbitrary: note },
);
