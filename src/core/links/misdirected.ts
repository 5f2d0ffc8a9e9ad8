import { firstEndingAfter, type Span } from '../text/span.ts';
import type { LinkTarget, LinkWriter } from './link-edits.ts';
import { pointsTo, writtenLinks } from './link-spans.ts';
import type { MatchedRecord } from './record-match.ts';

/** A link of ours that is to be written anew. */
export interface MisdirectedLink extends Span {
  /** Path of the note that it is to point to. */
  readonly path: string;
  readonly link: string;
}

/**
 * Finds the plugin's own links around a name that stands for another speaker by now: two people of one name were set apart,
 * or two names merged. A link that the user changed is left alone.
 * @param found the plugin's links, as they stand in `text`
 * @param names in order; those of speakers with a person note
 * @param sourcePath path of the note
 */
export function misdirectedLinks(
  text: string,
  found: readonly MatchedRecord[],
  names: readonly (Span & { readonly target: LinkTarget })[],
  writer: LinkWriter,
  sourcePath: string,
): MisdirectedLink[] {
  const misdirected: MisdirectedLink[] = [];
  for (const { start, end, record } of found) {
    const name = names[firstEndingAfter(names, start)];
    const written = writtenLinks(record.link)[0];
    if (!name || !written || name.start < start || name.end > end || text.slice(start, end) !== record.link) continue;
    if (pointsTo(written.target, name.target.path)) continue;
    const link = writer(name.target, record.text, sourcePath);
    misdirected.push({ start, end, path: name.target.path, link: record.link.includes('\\|') ? link.replaceAll('|', '\\|') : link });
  }
  return misdirected;
}
