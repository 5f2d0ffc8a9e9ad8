import type { NoteChange } from '../../core/notes/plan.ts';
import type { WriteResult } from '../vault/note-files.ts';

/** The writes a run makes and takes back. */
export interface RunNotes {
  create(path: string, text: string): Promise<WriteResult>;
  replace(path: string, before: string, after: string): Promise<WriteResult>;
  trash(path: string, text: string): Promise<WriteResult>;
}

/** Where a run shows how far it is. */
export interface RunProgress {
  step(done: number, total: number): void;
  readonly isCancelled: boolean;
  end(): void;
}

/** A note that a run wrote: `before` is null for one that it created. */
export interface JournalEntry {
  readonly path: string;
  readonly before: string | null;
  readonly after: string;
}

/** A note that was left as it was, with the reason as a sentence. */
export interface SkippedNote {
  readonly path: string;
  readonly reason: string;
}

/** What a run did. */
export interface RunResult {
  readonly journal: readonly JournalEntry[];
  readonly skipped: readonly SkippedNote[];
  readonly cancelled: boolean;
}

/**
 * Writes planned changes, note by note. Each is made only if its note still holds the text it was planned for; what fails
 * is reported and the run goes on.
 * @param pause lets the app draw, when that is due.
 */
export async function applyChanges(
  changes: readonly NoteChange[], notes: RunNotes, progress: RunProgress, pause: () => Promise<void>,
): Promise<RunResult> {
  const journal: JournalEntry[] = [];
  const skipped: SkippedNote[] = [];
  const writes = changes.filter((change) => change.kind === 'create' || change.kind === 'update');
  for (const change of changes) {
    if (change.kind === 'conflict' || change.kind === 'preserve') skipped.push({ path: change.path, reason: change.reason });
  }
  for (const [index, change] of writes.entries()) {
    if (progress.isCancelled) break;
    progress.step(index, writes.length);
    const result = await attempt(() =>
      change.kind === 'create' ? notes.create(change.path, change.text) : notes.replace(change.path, change.before, change.text));
    if (result === 'written') {
      journal.push({ path: change.path, before: change.kind === 'create' ? null : change.before, after: change.text });
    } else {
      skipped.push({ path: change.path, reason: describeResult(result) });
    }
    await pause();
  }
  const cancelled = progress.isCancelled;
  progress.end();
  return { journal, skipped, cancelled };
}

/** Takes a run back, last note first. A note that changed since then is left alone. */
export async function undoRun(
  journal: readonly JournalEntry[], notes: RunNotes, progress: RunProgress, pause: () => Promise<void>,
): Promise<RunResult> {
  const done: JournalEntry[] = [];
  const skipped: SkippedNote[] = [];
  for (const [index, entry] of [...journal].reverse().entries()) {
    if (progress.isCancelled) break;
    progress.step(index, journal.length);
    const result = await attempt(() =>
      entry.before === null ? notes.trash(entry.path, entry.after) : notes.replace(entry.path, entry.after, entry.before));
    if (result === 'written') done.push(entry);
    else skipped.push({ path: entry.path, reason: describeResult(result) });
    await pause();
  }
  const cancelled = progress.isCancelled;
  progress.end();
  return { journal: done, skipped, cancelled };
}

/** How many changes there are of each kind. */
export function countChanges(changes: readonly NoteChange[]): Readonly<Record<NoteChange['kind'], number>> {
  const counts = { create: 0, update: 0, unchanged: 0, preserve: 0, conflict: 0 };
  for (const change of changes) counts[change.kind]++;
  return counts;
}

async function attempt(write: () => Promise<WriteResult>): Promise<WriteResult | Error> {
  try {
    return await write();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** Why a note was not written, as a sentence. */
export function describeResult(result: Exclude<WriteResult, 'written'> | Error): string {
  if (result instanceof Error) return `It could not be written: ${result.message}`;
  switch (result) {
    case 'changed':
      return 'It was changed in the meantime.';
    case 'busy':
      return 'Somebody is typing in it.';
    case 'missing':
      return 'It is no longer there.';
    case 'exists':
      return 'A file of that name is already there.';
    case 'outside':
      return 'It would lie outside the notes of the vault.';
  }
}
