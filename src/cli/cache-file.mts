import { createHash } from 'node:crypto';

/** What a cache is of: with another analyser, or other settings that count, it is worth nothing. */
export interface CacheBasis {
  readonly analyser: string;
  readonly requiredProperties: readonly string[];
}

/** The text of a cache file: who made it and a sum of the rest, then marks with lengths, then the records end to end. */
export function writeCache(basis: CacheBasis, records: ReadonlyMap<string, string>): string {
  const lengths = JSON.stringify([...records].map(([mark, record]) => [mark, record.length]));
  const rest = `${lengths}\n${[...records.values()].join('')}`;
  return `${JSON.stringify([basis, sumOf(rest)])}\n${rest}`;
}

/** Records by mark; null when the file is damaged in any way, or is of another basis. Never throws. */
export function readCache(file: string, basis: CacheBasis): Map<string, string> | null {
  const cut = file.indexOf('\n');
  const rest = file.slice(cut + 1);
  if (cut < 0 || file.slice(0, cut) !== JSON.stringify([basis, sumOf(rest)])) return null;
  // The sum is right, so what follows is as it was written.
  let at = rest.indexOf('\n') + 1;
  const lengths = JSON.parse(rest.slice(0, at)) as [mark: string, length: number][];
  return new Map(lengths.map(([mark, length]) => [mark, rest.slice(at, at += length)]));
}

/** Tells texts apart for certain, even where somebody means to deceive. */
export function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('base64').slice(0, 22);
}
