import { createHash } from 'node:crypto';
import type { Analysis } from '../core/analyse.ts';
import type { PersonNote } from '../core/notes/person-note.ts';
import { readAnalysis, storeAnalysis } from '../core/record/analysis-record.ts';
import type { DiskStamp, KeptNote, SourceHead } from './cache-file.mts';
import type { VaultCache } from './vault-cache.mts';

/** What a text is as a note, by itself, wherever it lies. */
type FoundNote = Analysis | Exclude<KeptNote['kind'], 'source'>;

/**
 * What is known of notes whose text was read: by that text, so that nothing is ever out of date, and a note that moved is
 * known again.
 */
export class NoteCache {
  private last = { text: '', mark: '' };
  /** What `find` said last: of each note it is asked twice. */
  private answer: { readonly text: string; readonly path: string; readonly found: FoundNote } | null = null;

  constructor(readonly vault: VaultCache) {}

  /** The analysis of a source note with this text, or what else it is; null for a text that is new. */
  find(text: string, path: string): FoundNote | null {
    if (!this.vault.isKept) return null;
    if (this.answer !== null && this.answer.path === path && this.answer.text === text) return this.answer.found;
    const kept = this.vault.note(this.markOf(text));
    const found = kept === null ? null : readKept(kept, text, path);
    this.answer = found === null ? null : { text, path, found };
    return found;
  }

  /** Keeps what was found in a text. */
  put(text: string, found: Analysis | PersonNote | 'other' | 'unanalysed'): void {
    if (!this.vault.isKept) return;
    this.vault.put(this.markOf(text), keptNote(found));
    this.answer = null;
  }

  /** Keeps that a file held a text of which something was found. @param stamp of the file before it was read */
  putPlace(path: string, text: string, stamp: DiskStamp | null): void {
    if (stamp !== null && this.vault.isKept) this.vault.putPlace(path, this.markOf(text), stamp);
  }

  private markOf(text: string): string {
    if (text !== this.last.text || this.last.mark === '') this.last = { text, mark: textMark(text) };
    return this.last.mark;
  }
}

/** Tells texts apart for certain, even where somebody means to deceive. */
export function textMark(text: string): string {
  return createHash('sha256').update(text).digest('base64').slice(0, 22);
}

function readKept({ kind, head, body }: KeptNote, text: string, path: string): FoundNote | null {
  if (head() === null) return null;
  if (kind !== 'source') return kind;
  const record = body();
  return record === null ? null : readAnalysis(record, text, path);
}

function keptNote(found: Analysis | PersonNote | 'other' | 'unanalysed'): KeptNote {
  if (typeof found === 'string') return kept(found, '', '');
  if ('isPersonNote' in found) return kept('person', JSON.stringify(found.facts.aliases), '');
  const head: SourceHead = [found.facts.date, found.speakers, found.problems];
  return kept('source', JSON.stringify(head), storeAnalysis(found));
}

function kept(kind: KeptNote['kind'], head: string, body: string): KeptNote {
  return { kind, head: () => head, body: () => body };
}
