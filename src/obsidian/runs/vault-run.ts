import type { NoteChange } from '../../core/notes/plan.ts';
import type { WriteResult } from '../vault/note-files.ts';
import { restored, type JournalEntry } from './run-journal.ts';

/** The writes that a run makes and takes back. */
export interface RunNotes {
  /** The text of a note as the user sees it; null when there is none. */
  read(path: string): Promise<string | null>;
  create(path: string, text: string): Promise<WriteResult>;
  replace(path: string, before: string, after: string): Promise<WriteResult>;
  trash(path: string, text: string): Promise<WriteResult>;
}

/** Where a run shows how far it is. */
export interface RunProgress {
  /** @param part what is being done, when there are several things to do. */
  step(done: number, total: number, part?: string): void;
  readonly isCancelled: boolean;
  /** Calls `listener` when the user cancels, for what waits and has no steps. */
  onCancel(listener: () => void): void;
  end(): void;
}

/** A note that a run wrote. */
export interface WrittenNote {
  readonly path: string;
  readonly isNew: boolean;
}

/** A note that was left as it was, with the reason as a sentence. */
export interface SkippedNote {
  readonly path: string;
  readonly reason: string;
}

/** What a run did. */
export interface RunResult {
  readonly written: readonly WrittenNote[];
  readonly skipped: readonly SkippedNote[];
  readonly cancelled: boolean;
}

/** What undoing a run did. */
export interface UndoResult extends RunResult {
  /** Paths of the notes that now are as they were before the run, those included that it had not come to. */
  readonly asBefore: readonly string[];
}

/**
 * Writes planned changes, note by note. Each is made only if its note still holds the text it was planned for; what fails
 * is reported and the run goes on.
 * @param pause lets the app draw, when that is due.
 */
export async function applyChanges(
  changes: readonly NoteChange[], notes: RunNotes, progress: RunProgress, pause: () => Promise<void>,
): Promise<RunResult> {
  const written: WrittenNote[] = [];
  const skipped: SkippedNote[] = [];
  const writes = changes.filter((change) => change.kind === 'create' || change.kind === 'update');
  for (const change of changes) {
    if (change.kind === 'conflict' || change.kind === 'preserve') skipped.push({ path: change.path, reason: change.reason });
  }
  for (const [index, change] of writes.entries()) {
    if (progress.isCancelled) break;
    progress.step(index, writes.length);
    const isNew = change.kind === 'create';
    const result = await attempt(() => (isNew ? notes.create(change.path, change.text) : notes.replace(change.path, change.before, change.text)));
    if (result === 'written') written.push({ path: change.path, isNew });
    else skipped.push({ path: change.path, reason: describeResult(result) });
    await pause();
  }
  const cancelled = progress.isCancelled;
  progress.end();
  return { written, skipped, cancelled };
}

/** Takes a run back, last note first. A note that is not as the run left it is left alone. */
export async function undoRun(
  journal: readonly JournalEntry[], notes: RunNotes, progress: RunProgress, pause: () => Promise<void>,
): Promise<UndoResult> {
  const written: WrittenNote[] = [];
  const asBefore: string[] = [];
  const skipped: SkippedNote[] = [];
  for (const [index, entry] of [...journal].reverse().entries()) {
    if (progress.isCancelled) break;
    progress.step(index, journal.length);
    const result = await attempt(() => takeBack(entry, notes));
    if (result === 'written') written.push({ path: entry.path, isNew: false });
    if (result === 'written' || result === 'as-before') asBefore.push(entry.path);
    else skipped.push({ path: entry.path, reason: describeResult(result) });
    await pause();
  }
  const cancelled = progress.isCancelled;
  progress.end();
  return { written, asBefore, skipped, cancelled };
}

async function takeBack(entry: JournalEntry, notes: RunNotes): Promise<WriteResult | 'as-before'> {
  const text = await notes.read(entry.path);
  const found = await restored(entry, text);
  if (found === 'as-before') return found;
  if (found === 'changed') return text === null ? 'missing' : 'changed';
  return entry.before === null ? notes.trash(entry.path, found.from) : notes.replace(entry.path, found.from, found.text);
}

/** How many changes there are of each kind. */
export function countChanges(changes: readonly NoteChange[]): Readonly<Record<NoteChange['kind'], number>> {
  const counts = { create: 0, update: 0, unchanged: 0, preserve: 0, conflict: 0 };
  for (const change of changes) counts[change.kind]++;
  return counts;
}

async function attempt<Result>(write: () => Promise<Result>): Promise<Result | Error> {
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
    case 'not-text':
      return 'It is not UTF-8 text.';
  }
}
