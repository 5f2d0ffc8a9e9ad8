import { describe, expect, it } from 'vitest';
import { foreignLines } from '../../../src/core/notes/foreign-lines.ts';

describe('a person note between whose markers somebody wrote', () => {
  it.each([']', '- ]', '[[a]]', '[a](', '- ] · 1'])('keeps a line of %j again and again whole', (piece) => {
    const line = `- ${piece.repeat(64 * 1024)}`;
    expect(foreignLines(line)).toEqual([line]);
  });
});
