import { firstLine, readAnalysisHead, type AnalysisHead } from '../../core/record/analysis-record.ts';
import { noteName } from '../../core/source/note-path.ts';
import { checksum } from '../../core/text/checksum.ts';
import type { NoteReading } from '../../core/read-vault-note.ts';
import type { PersonNoteFacts } from '../../core/people/directory.ts';

/** When a file was changed, in milliseconds since 1970, and its size in bytes. */
export interface FileStamp {
  readonly mtime: number;
  readonly size: number;
}

/** What a stored note says at once. The body of a source note is fetched when somebody asks for it. */
export type StoredNote =
  | { readonly kind: 'source'; readonly stamp: FileStamp; readonly textSum: string; readonly head: AnalysisHead }
  | { readonly kind: 'person'; readonly stamp: FileStamp; readonly textSum: string; readonly facts: PersonNoteFacts }
  | { readonly kind: 'other'; readonly stamp: FileStamp; readonly textSum: string };

/** A note as two guarded strings: a short one that is read at every start, and the body, '' but for source notes. */
export interface StoredStrings {
  readonly head: string;
  readonly body: string;
}

type Payload = readonly [basis: string, mtime: number, size: number, textSum: string, bodySum: string, kind: string, facts: unknown];

/** @param basis what the reading depends on besides the text; with another one it is worth nothing */
export function storeNote(reading: NoteReading, { mtime, size }: FileStamp, basis: string): StoredStrings {
  const record = reading.kind === 'source' ? reading.record : '';
  const line = firstLine(record);
  const body = record.slice(line.length);
  const facts = reading.kind === 'person' ? reading.facts.aliases : line;
  const payload: Payload = [basis, mtime, size, reading.textSum, checksum(body), reading.kind, facts];
  return { head: guarded(JSON.stringify(payload)), body };
}

/** @returns null for anything that `storeNote` did not write like this, for this basis. Never throws. */
export function readStoredNote(head: unknown, path: string, basis: string): StoredNote | null {
  const payload = readPayload(head);
  if (payload?.[0] !== basis) return null;
  const [, mtime, size, textSum, , kind, facts] = payload;
  const base = { stamp: { mtime, size }, textSum };
  if (kind === 'other') return { kind, ...base };
  if (kind === 'person') return { kind, ...base, facts: { path, name: noteName(path), aliases: facts as readonly string[] } };
  const read = readAnalysisHead(facts as string);
  return read === null ? null : { kind: 'source', ...base, head: read };
}

/** The record of an analysis again; null when one of the two is damaged, or they are not of one note. Never throws. */
export function joinRecord(head: unknown, body: unknown): string | null {
  const payload = readPayload(head);
  if (payload === null || typeof body !== 'string' || typeof payload[6] !== 'string' || checksum(body) !== payload[4]) return null;
  return payload[6] + body;
}

function guarded(json: string): string {
  return `${checksum(json)} ${json}`;
}

function readPayload(head: unknown): Payload | null {
  if (typeof head !== 'string') return null;
  const cut = head.indexOf(' ');
  const json = head.slice(cut + 1);
  // With the right sum it is what `storeNote` wrote.
  return cut > 0 && head.slice(0, cut) === checksum(json) ? (JSON.parse(json) as Payload) : null;
}
