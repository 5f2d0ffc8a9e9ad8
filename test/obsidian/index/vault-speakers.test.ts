import { describe, expect, it } from 'vitest';
import type { Directory } from '../../../src/core/people/directory.ts';
import { AT_ONCE, VaultSpeakers } from '../../../src/obsidian/index/vault-speakers.ts';

/** Speakers whose directory takes so many steps, with pauses that the test ends. */
function setup(steps = AT_ONCE + 3) {
  let revision = 1;
  let stopped = false;
  const renewed: (Directory | null)[] = [];
  const pauses: (() => void)[] = [];
  const at = new Map<Directory, number>();
  const speakers: VaultSpeakers = new VaultSpeakers({
    revision: () => revision,
    *steps() {
      const directory: Directory = { speakers: [], find: () => null };
      at.set(directory, revision);
      for (let step = 0; step < steps; step++) yield;
      return directory;
    },
    pause: () => new Promise((resolve) => pauses.push(resolve)),
    isStopped: () => stopped,
    renewed: () => renewed.push(speakers.latest()),
  });
  const revisionOf = (directory: Directory | null | undefined): number | null => (directory === null || directory === undefined ? null : at.get(directory) ?? null);
  return {
    speakers, revisionOf,
    change: () => void revision++,
    stop: () => void (stopped = true),
    told: () => renewed.map(revisionOf),
    built: () => at.size,
    /** Lets everything that is under way come to its end. */
    rest: async (): Promise<void> => {
      for (let turn = 0; turn < 20; turn++) {
        for (const resume of pauses.splice(0)) resume();
        await new Promise((resolve) => setTimeout(resolve, 0));
      }
    },
  };
}

describe('the speakers of the vault', () => {
  it('are built at once for who asks for them as they are now, and only after a change', () => {
    const { speakers, revisionOf, change, built } = setup();
    expect(revisionOf(speakers.now())).toBe(1);
    expect(revisionOf(speakers.now())).toBe(1);
    expect(built()).toBe(1);
    change();
    expect(revisionOf(speakers.now())).toBe(2);
  });

  it('are at first none for who does not wait, then those of before, and it is told when newer ones are there', async () => {
    const { speakers, revisionOf, change, told, rest } = setup();
    expect(speakers.latest()).toBe(null);
    await rest();
    expect(told()).toEqual([1]);
    change();
    expect(revisionOf(speakers.latest())).toBe(1);
    await rest();
    expect(told()).toEqual([1, 2]);
    expect(revisionOf(speakers.latest())).toBe(2);
  });

  it('are built at once for everybody where that takes few steps, and nobody is told', async () => {
    const { speakers, revisionOf, change, told, rest } = setup(3);
    expect(revisionOf(speakers.latest())).toBe(1);
    change();
    expect(revisionOf(speakers.latest())).toBe(2);
    await rest();
    expect(told()).toEqual([]);
  });

  it('are not built twice for several who wait, nor again when nothing changed', async () => {
    const { speakers, built, rest } = setup();
    speakers.latest();
    const waited = Promise.all([speakers.renew(), speakers.renew()]);
    await rest();
    await waited;
    await speakers.renew();
    speakers.latest();
    await rest();
    expect(built()).toBe(1);
  });

  it('come to those who wait when somebody else had them built at once meanwhile', async () => {
    const { speakers, revisionOf, change, told, rest, built } = setup();
    speakers.latest();
    change();
    expect(revisionOf(speakers.now())).toBe(2);
    await rest();
    expect(revisionOf(speakers.latest())).toBe(2);
    expect(told()).toEqual([2]);
    expect(built()).toBe(2);
  });

  it('are built again when something changed while they were built', async () => {
    const { speakers, revisionOf, change, told, rest } = setup();
    speakers.latest();
    change();
    await rest();
    expect(told()).toEqual([1, 2]);
    expect(revisionOf(speakers.latest())).toBe(2);
  });

  it('are none, not those of before, once these were forgotten, and what was begun before that comes to nobody', async () => {
    const { speakers, revisionOf, change, told, rest } = setup();
    speakers.latest();
    change();
    speakers.forget();
    expect(speakers.latest()).toBe(null);
    await rest();
    expect(told()).toEqual([null, 2]);
    expect(revisionOf(speakers.latest())).toBe(2);
  });

  it('are given up when the plugin is disabled', async () => {
    const { speakers, stop, told, rest } = setup();
    speakers.latest();
    stop();
    await rest();
    expect(told()).toEqual([]);
    expect(speakers.latest()).toBe(null);
  });
});
