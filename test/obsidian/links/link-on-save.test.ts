import { describe, expect, it } from 'vitest';
import { LinkOnSave, type LinkOutcome } from '../../../src/obsidian/links/link-on-save.ts';

/** A host with a clock that the test moves. */
function setup(linkOn: 'save' | 'leave' | 'command' = 'save', outcome: LinkOutcome = 'done') {
  const timers = new Set<{ at: number; callback: () => void }>();
  const linked: string[] = [];
  const failures: string[] = [];
  let now = 0;
  const host = {
    outcome,
    own: new Set<string>(),
    leftAlone: new Set<string>(),
    settings: () => ({ linkOn, restDelay: 2000 }),
    link(path: string) {
      linked.push(path);
      return path.startsWith('broken') ? Promise.reject(new Error('disk')) : Promise.resolve(host.outcome);
    },
    isReady: true,
    lookedAt: 'a.md' as string | null,
    canLink: () => host.isReady,
    isLookedAt: (path: string) => host.lookedAt === path,
    isOwn: (_: string, text: string) => host.own.has(text),
    isLeftAlone: (_: string, text: string) => host.leftAlone.has(text),
    after(delay: number, callback: () => void) {
      const timer = { at: now + delay, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    failed: (path: string) => failures.push(path),
  };
  const links = new LinkOnSave(host);
  const pass = async (milliseconds: number) => {
    now += milliseconds;
    for (const timer of [...timers]) {
      if (timer.at > now) continue;
      timers.delete(timer);
      timer.callback();
    }
    await links.settled();
  };
  return { host, links, linked, failures, pass, waiting: () => timers.size };
}

describe('linking on save', () => {
  it('links a note once, when it has been at rest', async () => {
    const { links, linked, pass } = setup();
    links.saved('a.md', '1');
    await pass(1500);
    links.saved('a.md', '2');
    await pass(1500);
    expect(linked).toEqual([]);
    await pass(500);
    expect(linked).toEqual(['a.md']);
    await pass(60_000);
    expect(linked).toEqual(['a.md']);
  });

  it('waits while somebody types on', async () => {
    const { links, linked, pass } = setup();
    links.saved('a.md', '1');
    await pass(1900);
    links.typed('a.md');
    await pass(1900);
    expect(linked).toEqual([]);
    await pass(100);
    expect(linked).toEqual(['a.md']);
  });

  it('does not answer its own writes, nor forgets a save before them', async () => {
    const { host, links, linked, pass } = setup();
    host.own.add('own');
    links.saved('a.md', 'own');
    await pass(5000);
    expect(linked).toEqual([]);
    links.saved('a.md', '1');
    links.saved('a.md', 'own');
    await pass(2000);
    expect(linked).toEqual(['a.md']);
  });

  it('leaves a note alone whose links the user took back, even one that was about to be linked', async () => {
    const { host, links, linked, pass } = setup();
    host.leftAlone.add('as before');
    links.saved('a.md', '1');
    links.saved('a.md', 'as before');
    links.left('a.md');
    await pass(5000);
    expect(linked).toEqual([]);
  });

  it('does what it left at the cursor when the note is left', async () => {
    const { host, links, linked, pass } = setup('save', 'waiting');
    links.saved('a.md', '1');
    await pass(2000);
    expect(linked).toEqual(['a.md']);
    host.outcome = 'done';
    links.left('a.md');
    await pass(0);
    links.left('a.md');
    await pass(0);
    expect(linked).toEqual(['a.md', 'a.md']);
  });

  it('tries again later when the note changed under it', async () => {
    const { host, links, linked, pass } = setup('save', 'changed');
    links.saved('a.md', '1');
    await pass(2000);
    host.outcome = 'done';
    await pass(2000);
    expect(linked).toEqual(['a.md', 'a.md']);
  });

  it('waits until a note is left where that is set, and does nothing where only a command links', async () => {
    const leave = setup('leave');
    leave.links.saved('a.md', '1');
    await leave.pass(60_000);
    expect(leave.linked).toEqual([]);
    leave.host.lookedAt = null;
    leave.links.left('a.md');
    leave.links.left('b.md');
    await leave.pass(0);
    expect(leave.linked).toEqual(['a.md']);

    const command = setup('command');
    command.links.saved('a.md', '1');
    command.links.left('a.md');
    await command.pass(60_000);
    expect(command.linked).toEqual([]);
  });

  it('links a note that is saved only after it was left, or that nobody looks at', async () => {
    const { host, links, linked, pass } = setup('leave');
    host.lookedAt = null;
    links.left('a.md');
    links.saved('a.md', '1');
    links.saved('b.md', '1');
    host.lookedAt = 'b.md';
    await pass(2000);
    expect(linked).toEqual(['a.md']);
    host.lookedAt = null;
    links.left('b.md');
    await pass(0);
    expect(linked).toEqual(['a.md', 'b.md']);
  });

  it('holds what is due while notes are read or a run writes', async () => {
    const { host, links, linked, pass } = setup();
    host.isReady = false;
    links.saved('a.md', '1');
    await pass(2000);
    await pass(60_000);
    expect(linked).toEqual([]);
    host.isReady = true;
    await pass(2000);
    expect(linked).toEqual(['a.md']);
  });

  it('keeps the notes apart, and goes on after one that fails', async () => {
    const { links, linked, failures, pass } = setup();
    for (const path of ['broken.md', 'a.md', 'b.md']) links.saved(path, '1');
    await pass(2000);
    expect(linked).toEqual(['broken.md', 'a.md', 'b.md']);
    expect(failures).toEqual(['broken.md']);
  });

  it('follows a renamed note and forgets a deleted one', async () => {
    const { links, linked, pass } = setup();
    links.saved('a.md', '1');
    links.saved('gone.md', '1');
    links.renamed('a.md', 'b.md');
    links.removed('gone.md');
    await pass(2000);
    expect(linked).toEqual(['b.md']);
  });

  it('does nothing any more once it is stopped', async () => {
    const { links, linked, pass, waiting } = setup();
    links.saved('a.md', '1');
    links.stop();
    expect(waiting()).toBe(0);
    links.saved('b.md', '1');
    await pass(5000);
    expect(linked).toEqual([]);
  });
});
