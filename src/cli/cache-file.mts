import { crc32 } from 'node:zlib';
import type { NoteSpeaker } from '../core/people/speaker.ts';
import type { Problem } from '../core/source/problem.ts';

/** What a cache is of: with another analyser, or other settings that count, it is worth nothing. */
export interface CacheBasis {
  readonly analyser: string;
  readonly requiredProperties: readonly string[];
}

/** What is kept of a text: what a note with this text is, wherever it lies. */
export interface KeptNote {
  readonly kind: KeptKind;
  /** As JSON what the directory of speakers takes: of a source note a `SourceHead`, of a person note its aliases; null where it turns out to be damaged. */
  readonly head: () => string | null;
  /** The record of a source note's analysis; null where it turns out to be damaged. */
  readonly body: () => string | null;
}

/** The directory of speakers, of all notes that have a place. */
export interface KeptDirectory {
  /** What it depends on beside the notes. */
  readonly settings: string;
  /** As JSON; null where it turns out to be damaged. */
  readonly found: () => string | null;
}

/** Who speaks in a source note, and what is wrong with it. */
export type SourceHead = readonly [date: string, speakers: readonly NoteSpeaker[], problems: readonly Problem[]];

/** `unanalysed`: a source note by its properties, which lay where no note is analysed. */
type KeptKind = 'source' | 'person' | 'other' | 'unanalysed';

/**
 * What the file system says of a file. Whoever writes into it, or puts another in its place, seldom leaves all of this as it
 * was, where the file system tells it all.
 */
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
  /** Null where none is known of these places. */
  readonly directory: KeptDirectory | null;
}

type StoredNote = readonly [mark: string, kind: KeptKind, headLength: number, bodyLength: number];
type StoredPlace = readonly [path: string, mark: string, size: number, changed: number, touched: number, inode: number];
/** A part of the file that has a sum of its own, and is read when it is first asked for. */
type StoredPart = readonly [sum: number, bytes: number];
type Index = readonly [
  notes: readonly StoredNote[], places: readonly StoredPlace[], settings: string | null, directory: StoredPart, heads: StoredPart, bodies: StoredPart,
];

/**
 * The text of a cache file. Its first line says what it is of, and guards the second, the index of what there is. Behind it
 * come the directory, the heads end to end and the bodies end to end, each guarded by a sum in the index. What is damaged is
 * left out.
 */
export function writeCache(basis: CacheBasis, { notes, places, directory }: CacheContent): string {
  const heads: string[] = [];
  const bodies: string[] = [];
  const stored: StoredNote[] = [];
  for (const [mark, note] of notes) {
    const head = note.head();
    const body = note.body();
    if (head === null || body === null) continue;
    heads.push(head);
    bodies.push(body);
    stored.push([mark, note.kind, head.length, body.length]);
  }
  const where = [...places].map(([path, { mark, size, changed, touched, inode }]): StoredPlace => [path, mark, size, changed, touched, inode]);
  const found = directory?.found() ?? null;
  const parts = [found ?? '', heads.join(''), bodies.join('')] as const;
  const [first, second, third] = parts.map((part): StoredPart => [crc32(part), Buffer.byteLength(part)]) as [StoredPart, StoredPart, StoredPart];
  const contents: Index = [stored, where, found === null ? null : directory?.settings ?? null, first, second, third];
  const index = `${JSON.stringify(contents)}\n`;
  return `${JSON.stringify([basis, crc32(index), Buffer.byteLength(index)])}\n${index}${parts.join('')}`;
}

/** Reads what `writeCache` wrote; null when the file is of another basis, or its index is damaged. Never throws. */
export function readCache(file: Buffer, basis: CacheBasis): CacheContent | null {
  const cut = file.indexOf('\n') + 1;
  const line = file.toString('utf8', 0, cut);
  const length = Number(/(\d+)\]\n$/.exec(line)?.[1] ?? -1);
  const index = file.subarray(cut, cut + length);
  if (length < 0 || line !== `${JSON.stringify([basis, crc32(index), length])}\n`) return null;
  // The sum is right, so it is as it was written.
  const [stored, where, settings, ...parts] = JSON.parse(index.toString('utf8')) as Index;
  let partAt = cut + length;
  const [found, heads, bodies] = parts.map(([sum, bytes]) => lazyPart(file, partAt, partAt += bytes, sum)) as [LazyPart, LazyPart, LazyPart];
  let headAt = 0;
  let bodyAt = 0;
  const notes = new Map(stored.map(([mark, kind, headLength, bodyLength]) => {
    const [head, body] = [headAt, bodyAt];
    headAt += headLength;
    bodyAt += bodyLength;
    return [mark, { kind, head: () => slice(heads, head, headLength), body: () => slice(bodies, body, bodyLength) }];
  }));
  const places = new Map(where.map(([path, mark, size, changed, touched, inode]) => [path, { mark, size, changed, touched, inode }]));
  return { notes, places, directory: settings === null ? null : { settings, found } };
}

type LazyPart = () => string | null;

/** The text between two offsets in bytes; null where it is damaged. */
function lazyPart(file: Buffer, start: number, end: number, sum: number): LazyPart {
  let part: string | null | undefined;
  return () => {
    if (part === undefined) {
      const bytes = file.subarray(start, end);
      part = crc32(bytes) === sum ? bytes.toString('utf8') : null;
    }
    return part;
  };
}

function slice(part: LazyPart, start: number, length: number): string | null {
  return length === 0 ? '' : part()?.slice(start, start + length) ?? null;
}
