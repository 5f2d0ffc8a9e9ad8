import type { NoteSpeaker } from '../core/people/speaker.ts';
import type { Problem } from '../core/source/problem.ts';
import { checksum } from '../core/text/checksum.ts';

/** What a cache is of: with another analyser, or other settings that count, it is worth nothing. */
export interface CacheBasis {
  readonly analyser: string;
  readonly requiredProperties: readonly string[];
}

/** What is kept of a text: what a note with this text is, wherever it lies. */
export interface KeptNote {
  readonly kind: KeptKind;
  /** As JSON what the directory of speakers takes: of a source note a `SourceHead`, of a person note its aliases. */
  readonly head: string;
  /** The record of a source note's analysis, which is read when it is first asked for; null where it turns out to be damaged. */
  readonly body: () => string | null;
}

/** Who speaks in a source note, and what is wrong with it. */
export type SourceHead = readonly [date: string, speakers: readonly NoteSpeaker[], problems: readonly Problem[]];

/** `unanalysed`: a source note by its properties, which lay where no note is analysed. */
type KeptKind = 'source' | 'person' | 'other' | 'unanalysed';

/** What the file system says of a file. Whoever writes into it, or puts another in its place, seldom leaves all of this as it was, where the file system tells it all. */
export interface DiskStamp {
  /** In bytes. */
  readonly size: number;
  /** When the content was changed, in milliseconds since 1970. */
  readonly changed: number;
  /** When anything of the file was changed, its times among it: most file systems let nobody set this. */
  readonly touched: number;
  readonly inode: number;
}

/** A file that held the text with this mark. */
export interface Place extends DiskStamp {
  readonly mark: string;
}

/** What a cache file holds. */
export interface CacheContent {
  /** By mark of the text. */
  readonly notes: Map<string, KeptNote>;
  /** By vault-relative path. */
  readonly places: Map<string, Place>;
}

type StoredNote = readonly [mark: string, kind: KeptKind, headLength: number, bodyLength: number];
type StoredPlace = readonly [path: string, mark: string, size: number, changed: number, touched: number, inode: number];

/**
 * The text of a cache file. Its first line says what it is of, and guards the first part, which says what there is and
 * holds the heads end to end; the second part, the bodies, is guarded by a sum in the first. Notes with a damaged body are
 * left out.
 */
export function writeCache(basis: CacheBasis, { notes, places }: CacheContent): string {
  const heads: string[] = [];
  const bodies: string[] = [];
  const stored: StoredNote[] = [];
  for (const [mark, note] of notes) {
    const body = note.body();
    if (body === null) continue;
    heads.push(note.head);
    bodies.push(body);
    stored.push([mark, note.kind, note.head.length, body.length]);
  }
  const where = [...places].map(([path, { mark, size, changed, touched, inode }]): StoredPlace => [path, mark, size, changed, touched, inode]);
  const rest = bodies.join('');
  const first = `${JSON.stringify([checksum(rest), stored, where])}\n${heads.join('')}`;
  return `${JSON.stringify([basis, checksum(first), Buffer.byteLength(first)])}\n${first}${rest}`;
}

/** Reads what `writeCache` wrote; null when the file is of another basis or damaged, in its bodies aside. Never throws. */
export function readCache(file: Buffer, basis: CacheBasis): CacheContent | null {
  const cut = file.indexOf('\n') + 1;
  const line = file.toString('utf8', 0, cut);
  const length = Number(/(\d+)\]\n$/.exec(line)?.[1] ?? -1);
  const first = file.toString('utf8', cut, cut + length);
  if (length < 0 || line !== `${JSON.stringify([basis, checksum(first), length])}\n`) return null;
  // The sum is right, so what follows is as it was written.
  const end = first.indexOf('\n') + 1;
  const [sum, stored, where] = JSON.parse(first.slice(0, end)) as [string, StoredNote[], StoredPlace[]];
  let rest: string | null | undefined;
  const bodies = (): string | null => {
    if (rest === undefined) {
      const text = file.toString('utf8', cut + length);
      rest = checksum(text) === sum ? text : null;
    }
    return rest;
  };
  let headAt = end;
  let bodyAt = 0;
  const notes = new Map(stored.map(([mark, kind, headLength, bodyLength]) => {
    const from = bodyAt;
    bodyAt += bodyLength;
    return [mark, { kind, head: first.slice(headAt, headAt += headLength), body: () => (bodyLength === 0 ? '' : bodies()?.slice(from, from + bodyLength) ?? null) }];
  }));
  return { notes, places: new Map(where.map(([path, mark, size, changed, touched, inode]) => [path, { mark, size, changed, touched, inode }])) };
}
