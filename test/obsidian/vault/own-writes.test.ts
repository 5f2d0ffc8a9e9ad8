import { describe, expect, it } from 'vitest';
import { OwnWrites } from '../../../src/obsidian/vault/own-writes.ts';

describe('the plugin\'s own writes', () => {
  it('are told from those of others, whatever the line ends', () => {
    const own = new OwnWrites();
    own.note('a.md', 'Ada\r\n', '[[Ada]]\r\n');
    expect(own.isOwn('a.md', '[[Ada]]\n')).toBe(true);
    expect(own.isOwn('a.md', '[[Ada]] and more\n')).toBe(false);
    expect(own.isOwn('b.md', '[[Ada]]\n')).toBe(false);
  });

  it('are known as taken back when the text is again what it was', () => {
    const own = new OwnWrites();
    own.note('a.md', 'Ada', '[[Ada]]');
    expect(own.isUndone('a.md', 'Ada')).toBe(true);
    expect(own.isUndone('a.md', 'Ada!')).toBe(false);
  });

  it('follow a note that is renamed and are forgotten with it', () => {
    const own = new OwnWrites();
    own.note('a.md', '1', '2');
    own.renamed('a.md', 'b.md');
    expect([own.isOwn('a.md', '2'), own.isOwn('b.md', '2')]).toEqual([false, true]);
    own.removed('b.md');
    expect(own.isOwn('b.md', '2')).toBe(false);
  });
});
