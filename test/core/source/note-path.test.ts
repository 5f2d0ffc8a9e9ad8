import { describe, expect, it } from 'vitest';
import { noteName } from '../../../src/core/source/note-path.ts';

describe('the name of a note', () => {
  it.each([
    ['Inbox/2026/Nadia Brandt.md', 'Nadia Brandt'], ['letter.md', 'letter'], ['Inbox/LETTER.MD', 'LETTER'],
    ['v1.2.md', 'v1.2'], ['Inbox/letter.txt', 'letter.txt'], ['a.md/b.md', 'b'],
  ])('is what its file is called, without folder and ending: %s', (path, name) => {
    expect(noteName(path)).toBe(name);
  });
});
