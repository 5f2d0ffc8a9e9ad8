import type { DirectoryEntry } from '../../../src/core/people/directory.ts';
import { nameScope } from '../../../src/core/people/speaker-type.ts';
import type { NoteSpeaker } from '../../../src/core/people/speaker.ts';

/** A speaker of a note, quoted once, with what a test does not care about filled in. */
export function speaker(name: string, more: Partial<NoteSpeaker> = {}): NoteSpeaker {
  return { name, type: 'person', scope: nameScope(name, 'person'), aliases: [], quotations: 1, direct: 1, affiliations: [], ...more };
}

export function entry(path: string, ...names: readonly (string | NoteSpeaker)[]): DirectoryEntry {
  return { path, date: '2026-01-01', speakers: names.map((name) => (typeof name === 'string' ? speaker(name) : name)) };
}
