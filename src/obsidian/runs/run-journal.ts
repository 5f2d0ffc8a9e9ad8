import type { NoteChange } from '../../core/notes/plan.ts';
import type { LinkRecord } from '../../core/settings.ts';
import { applyEdits, type TextEdit } from '../../core/text/edits.ts';
import { changedLines } from '../vault/changed-lines.ts';

/**
 * How to take back what a run writes to a note. Texts are known by their digests, and what is to be restored by edits, so
 * that the journal of a whole vault stays small: a run mostly adds, and to take that back needs no text.
 */
export interface JournalEntry {
  readonly path: string;
  /** SHA-256 of the text before the run, in hexadecimal digits; null for a note that the run creates. */
  readonly before: string | null;
  /** SHA-256 of the text that the run writes. */
  readonly after: string;
  /** Edits of the text after the run that give the text before it. */
  readonly back: readonly TextEdit[];
  /** The records of the plugin's links in the note before the run. */
  readonly links: readonly LinkRecord[];
}

/** The note is not as the run left it, or the journal does not fit it: it cannot be taken back safely. */
export type Restored = { readonly text: string; readonly from: string } | 'as-before' | 'changed';

/**
 * What it takes to undo planned changes, known before any of them is made.
 * @param linksOf the records of a note's links as they are now.
 * @param pause lets the app draw, when that is due.
 */
export async function journalOf(
  changes: readonly NoteChange[], linksOf: (path: string) => readonly LinkRecord[], pause: () => Promise<void>,
): Promise<JournalEntry[]> {
  const journal: JournalEntry[] = [];
  for (const change of changes) {
    if (change.kind !== 'create' && change.kind !== 'update') continue;
    const { path, text } = change;
    const after = await digest(text);
    if (change.kind === 'create') journal.push({ path, before: null, after, back: [], links: [] });
    else journal.push({ path, before: await digest(change.before), after, back: changedLines(text, change.before), links: linksOf(path) });
    await pause();
  }
  return journal;
}

/**
 * The text that a note had before the run. `changed` when it does not hold what the run wrote, or when what would come out
 * is not what it was; `as-before` when there is nothing to take back.
 * @param text what the note holds now; null when it is gone.
 */
export async function restored(entry: JournalEntry, text: string | null): Promise<Restored> {
  if (text === null) return entry.before === null ? 'as-before' : 'changed';
  if ((await digest(text)) === entry.before) return 'as-before';
  const written = await asWritten(entry, text);
  if (written === null) return 'changed';
  if (entry.before === null) return { text: '', from: written };
  const before = applyEdits(written, entry.back);
  return (await digest(before)) === entry.before ? { text: before, from: written } : 'changed';
}

/** The text as the run wrote it, or null. An editor shows no carriage returns, whatever the file will have. */
async function asWritten(entry: JournalEntry, text: string): Promise<string | null> {
  if ((await digest(text)) === entry.after) return text;
  if (text.includes('\r')) return null;
  const inFile = text.replaceAll('\n', '\r\n');
  return (await digest(inFile)) === entry.after ? inFile : null;
}

async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
