import { describe, expect, it } from 'vitest';
import { blockEdits, findBlock } from '../../../src/core/notes/managed-block.ts';
import { applyEdits } from '../../../src/core/text/edits.ts';

const START = '%% who-said-what:start %%';
const END = '%% who-said-what:end %%';

function put(text: string, lines: readonly string[]): string {
  const state = findBlock(text);
  if (state.kind === 'damaged') throw new Error(state.reason);
  return applyEdits(text, blockEdits(text, state, lines));
}

describe('the managed block', () => {
  it('is put after the text, set apart by an empty line, with the line breaks of the note', () => {
    expect(put('Mine.', ['new'])).toBe(`Mine.\n\n${START}\nnew\n${END}\n`);
    expect(put('Mine.\r\n', ['new'])).toBe(`Mine.\r\n\r\n${START}\r\nnew\r\n${END}\r\n`);
    expect(put('', ['new'])).toBe(`${START}\nnew\n${END}\n`);
  });

  it('is replaced where it is, and not a byte around it', () => {
    expect(put(`a\n${START}\nold\n${END}\nb`, ['new', 'er'])).toBe(`a\n${START}\nnew\ner\n${END}\nb`);
    expect(put(`\uFEFFa\r\n${START}\r\n\r\n${END}`, ['new'])).toBe(`\uFEFFa\r\n${START}\r\nnew\r\n${END}`);
  });

  it('is left alone when it says the same', () => {
    const text = `${START}\nsame\n${END}`;
    expect(blockEdits(text, { kind: 'whole', span: { start: 0, end: text.length } }, ['same'])).toEqual([]);
  });

  it('counts markers only where they stand alone on a line', () => {
    expect(findBlock(`The line \`${START}\` begins it.\n> ${END}\n`).kind).toBe('none');
  });

  it.each([
    ['no end marker', `${START}\nold`],
    ['no start marker', `old\n${END}\n`],
    ['two start markers', `${START}\n${START}\nold\n${END}`],
    ['two end markers', `${START}\nold\n${END}\n${END}`],
    ['the markers swapped', `${END}\nold\n${START}`],
    ['two blocks', `${START}\n${END}\n${START}\n${END}\n`],
  ])('is damaged with %s, and says so', (_what, text) => {
    const state = findBlock(text);
    expect(state.kind).toBe('damaged');
    expect(state.kind === 'damaged' && state.reason).toMatch(/marker/);
  });
});
