import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/core/analyse.ts';
import { buildDirectory } from '../../src/core/people/build-directory.ts';
import type { DirectoryEntry } from '../../src/core/people/directory.ts';
import { SpeakerDirectory } from '../../src/core/people/speaker-directory.ts';
import { sourceNote } from '../generate/note.ts';
import { PATIENCE, runs } from '../generate/runs.ts';

const PATHS = ['a.md', 'b.md', 'c.md'] as const;
const step = fc.tuple(fc.constantFrom(...PATHS), fc.oneof({ weight: 4, arbitrary: sourceNote }, { weight: 1, arbitrary: fc.constant(null) }));
const PEOPLE = [{ path: 'People/Ada Penrose.md', name: 'Ada Penrose', aliases: ['Captain'] }];
const OPTIONS = { decisions: [], ignoredNames: [] };

describe('whatever notes come, change and go, the directory of speakers', () => {
  it('is the same note by note as built anew', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 5 }), fc.boolean(), (steps, looks) => {
      const kept = new SpeakerDirectory(PEOPLE, OPTIONS);
      const entries = new Map<string, DirectoryEntry>();
      for (const [path, text] of steps) {
        if (text === null) {
          kept.remove(path);
          entries.delete(path);
        } else {
          const { facts, speakers } = analyse(text, path);
          const entry = { path, date: facts.date, speakers };
          kept.put(entry);
          entries.set(path, entry);
        }
        if (looks) void kept.directory.speakers;
      }
      const anew = buildDirectory([...entries.values()], PEOPLE, OPTIONS);
      expect(kept.directory.speakers).toEqual(anew.speakers);
      for (const { path, speakers } of entries.values()) {
        for (const { name } of speakers) expect(kept.directory.find(path, name)?.name).toBe(anew.find(path, name)?.name);
      }
    }), runs());
  }, PATIENCE);
});
