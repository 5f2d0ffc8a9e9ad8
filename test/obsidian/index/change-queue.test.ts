import { describe, expect, it } from 'vitest';
import { ChangeQueue } from '../../../src/obsidian/index/change-queue.ts';

function setup() {
  const taken: string[] = [];
  const turns: (() => void)[] = [];
  const queue = new ChangeQueue((path, text) => {
    taken.push(`${path} ${text}`);
    return Promise.resolve();
  }, () => new Promise((resolve) => turns.push(resolve)));
  const turn = async () => {
    await new Promise((resolve) => setTimeout(resolve, 0));
    turns.shift()?.();
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  return { queue, taken, turn };
}

describe('changed notes', () => {
  it('are taken in at once one by one, and in a burst the last one first, with turns for the app between them', async () => {
    const { queue, taken, turn } = setup();
    for (const path of ['a', 'b', 'c', 'b']) queue.add(path, String(taken.length));
    expect(taken).toEqual(['a 0']);
    await turn();
    expect(taken).toEqual(['a 0', 'b 1']);
    queue.add('d', 'new');
    await turn();
    await turn();
    expect(taken).toEqual(['a 0', 'b 1', 'd new', 'c 1']);
    await turn();
    await queue.settled();
    queue.add('e', 'new');
    expect(taken).toHaveLength(5);
  });

  it('that wait are the newest, follow a rename, and are forgotten when they are deleted', async () => {
    const { queue, taken, turn } = setup();
    for (const path of ['first', 'in/a', 'in/b', 'gone/c']) queue.add(path, 'old');
    queue.add('in/a', 'new');
    queue.renamed('in', 'out');
    queue.removed('gone');
    for (let times = 0; times < 4; times++) await turn();
    expect(taken).toEqual(['first old', 'out/b old', 'out/a new']);
  });
});
