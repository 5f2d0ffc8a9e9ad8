import type { LinkRecord } from '../settings.ts';
import { bySpan, contains, firstEndingAfter, type Span } from '../text/span.ts';
import { shownText, writtenLinks, type ShownText, type WrittenLink } from './link-spans.ts';
import { addTo } from '../text/add-to.ts';

/** A record with the place in the text where its link stands now. */
export interface MatchedRecord extends Span {
  readonly record: LinkRecord;
}

export interface RecordMatches {
  /** In order of `start`, not overlapping. */
  readonly found: readonly MatchedRecord[];
  readonly missing: readonly LinkRecord[];
}

/** How many characters before and after a link a record keeps. */
const CONTEXT_LENGTH = 24;

/** What part of its context a link must still have to be taken for ours. */
const LEAST_AGREEMENT = 1 / 4;
/** The same for a link whose target or text is no longer what we wrote. */
const LEAST_AGREEMENT_REWRITTEN = 1 / 3;
/** A user may have put so many signs between a link and its context, as in `**[[Ada]]**`. */
const MOST_SIGNS_BETWEEN = 3;
/** Above this many pairs the alignment is greedy instead of optimal. */
const MAXIMUM_PAIRS = 1_000_000;

/**
 * The characters around a span of the written text, as a record keeps them: those that the reader sees, so that they are
 * the same whether other names there are links or not.
 */
export function contextOf({ text, at }: ShownText, span: Span): { before: string; after: string } {
  const start = at(span.start);
  const end = at(span.end);
  return { before: text.slice(Math.max(0, start - CONTEXT_LENGTH), start), after: text.slice(end, end + CONTEXT_LENGTH) };
}

/**
 * Finds the plugin's own links in a text that may have changed since they were written. Equal links are told apart by
 * what stands around them, in order; a link whose target Obsidian rewrote after a rename is known by its text.
 */
export function matchRecords(text: string, records: readonly LinkRecord[]): RecordMatches {
  const found: MatchedRecord[] = [];
  const left: LinkRecord[] = [];
  const fit = fitIn(shownText(text));
  for (const [link, group] of groupByLink(records)) {
    const places = occurrences(text, link);
    for (const { record, place } of align(fit, group, places)) {
      if (place === null) left.push(record);
      else found.push({ record, ...place });
    }
  }
  found.sort(bySpan);
  const missing: LinkRecord[] = [];
  if (left.length > 0) {
    const taken = [...found];
    const free = writtenLinks(text).filter((link) => isFree(taken, link));
    for (const record of left) {
      const index = bestRewritten(fit, record, free);
      const place = index < 0 ? undefined : free.splice(index, 1)[0];
      if (place === undefined) missing.push(record);
      else found.push({ record, start: place.start, end: place.end });
    }
  }
  return { found: found.sort(bySpan), missing };
}

function isFree(taken: readonly Span[], link: Span): boolean {
  const next = taken[firstEndingAfter(taken, link.start)];
  return next === undefined || next.start >= link.end;
}

/** All places of `link` in `text` that can be the plugin's; an embed of the same name is the user's. */
export function occurrences(text: string, link: string): Span[] {
  const places: Span[] = [];
  if (link === '') return places;
  for (let at = text.indexOf(link); at >= 0; at = text.indexOf(link, at + link.length)) {
    if (text[at - 1] !== '!') places.push({ start: at, end: at + link.length });
  }
  return places;
}

function groupByLink(records: readonly LinkRecord[]): Map<string, LinkRecord[]> {
  const groups = new Map<string, LinkRecord[]>();
  for (const record of records) {
    addTo(groups, record.link, record);
  }
  return groups;
}

interface Alignment {
  readonly record: LinkRecord;
  readonly place: Span | null;
}

/** How many characters around a place are what they were when the record was made; 0 where it is not taken for its link. */
type Fit = (record: LinkRecord, place: Span, least: number) => number;

/**
 * What was not linked, or no longer is, must not take a link of the user's for its own: where the words of a record
 * stand without a link, only a place that agrees wholly can be its link.
 */
function fitIn(shown: ShownText): Fit {
  const unlinked = new Map<LinkRecord, boolean>();
  return (record, place, least) => {
    const agreed = agreement(shown, record, place);
    const full = fullAgreement(record);
    if (agreed < full * least) return 0;
    if (agreed < full) {
      let stands = unlinked.get(record);
      if (stands === undefined) unlinked.set(record, (stands = standsUnlinked(shown, record)));
      if (stands) return 0;
    }
    // A quarter makes a place without any context count.
    return agreed + 0.25;
  };
}

/** True when the text stands as it was without this link: it was removed by hand, or never written. */
export function standsUnlinked({ text, links }: ShownText, { link: ours, before, text: name, after }: LinkRecord): boolean {
  const words = before + name + after;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const start = at + before.length;
    const link = links[firstEndingAfter(links, start)];
    if (link?.written !== ours || !contains(link, { start, end: start + name.length })) return true;
  }
  return false;
}

/** Gives each record at most one place, keeping the order of both, so that the contexts agree best in sum. */
function align(fit: Fit, records: readonly LinkRecord[], places: readonly Span[]): Alignment[] {
  if (places.length === 0) return records.map((record) => ({ record, place: null }));
  if (records.length * places.length > MAXIMUM_PAIRS) return alignGreedily(fit, records, places);
  const columns = places.length + 1;
  const best = new Float64Array((records.length + 1) * columns);
  const score = (row: number, column: number): number =>
    pairScore(fit, records[row] as LinkRecord, places[column] as Span, column);
  for (let row = records.length - 1; row >= 0; row--) {
    for (let column = places.length - 1; column >= 0; column--) {
      const skipped = Math.max(best[(row + 1) * columns + column] as number, best[row * columns + column + 1] as number);
      const taken = score(row, column);
      const together = taken > 0 ? taken + (best[(row + 1) * columns + column + 1] as number) : 0;
      best[row * columns + column] = Math.max(skipped, together);
    }
  }
  const result: Alignment[] = [];
  let column = 0;
  for (let row = 0; row < records.length; row++) {
    const record = records[row] as LinkRecord;
    while (column < places.length && best[row * columns + column + 1] === best[row * columns + column]) column++;
    const withoutRecord = best[(row + 1) * columns + column] as number;
    if (column < places.length && best[row * columns + column] !== withoutRecord) {
      result.push({ record, place: places[column++] as Span });
    } else result.push({ record, place: null });
  }
  return result;
}

function alignGreedily(fit: Fit, records: readonly LinkRecord[], places: readonly Span[]): Alignment[] {
  let column = 0;
  return records.map((record, row) => {
    // Enough places must stay for the records that follow.
    const last = Math.max(column, places.length - (records.length - row));
    for (let at = column; at <= last && at < places.length; at++) {
      const place = places[at] as Span;
      if (fit(record, place, at < last ? 1 : LEAST_AGREEMENT) <= 0) continue;
      column = at + 1;
      return { record, place };
    }
    return { record, place: null };
  });
}

/** How well a place fits a record; 0 when it is not taken for the record's at all. */
function pairScore(fit: Fit, record: LinkRecord, place: Span, index: number): number {
  const fits = fit(record, place, LEAST_AGREEMENT);
  // Half a point decides between contexts that agree alike.
  return fits > 0 && record.nth === index ? fits + 0.5 : fits;
}

function fullAgreement(record: LinkRecord): number {
  return record.before.length + record.after.length;
}

/** How many characters next to the place are what they were when the record was made. */
function agreement({ text, at }: ShownText, record: LinkRecord, place: Span): number {
  return agreementBefore(text, record.before, at(place.start)) + agreementAfter(text, record.after, at(place.end));
}

function agreementBefore(text: string, before: string, start: number): number {
  let best = 0;
  for (let between = 0; between <= MOST_SIGNS_BETWEEN; between++) {
    let same = 0;
    while (same < before.length && before[before.length - 1 - same] === text[start - between - 1 - same]) same++;
    best = Math.max(best, same - between);
    if (best > 0 || !isSign(text[start - between - 1])) break;
  }
  return best;
}

function agreementAfter(text: string, after: string, end: number): number {
  let best = 0;
  for (let between = 0; between <= MOST_SIGNS_BETWEEN; between++) {
    let same = 0;
    while (same < after.length && after[same] === text[end + between + same]) same++;
    best = Math.max(best, same - between);
    if (best > 0 || !isSign(text[end + between])) break;
  }
  return best;
}

function isSign(character: string | undefined): boolean {
  return character !== undefined && '*_=~"\'“”‘’()'.includes(character);
}

function bestRewritten(fit: Fit, record: LinkRecord, links: readonly WrittenLink[]): number {
  let best = -1;
  let bestFit = 0;
  links.forEach((link, index) => {
    if (link.display !== record.text && !isRenamedName(record, link)) return;
    const fits = fit(record, link, LEAST_AGREEMENT_REWRITTEN);
    if (fits > bestFit) {
      best = index;
      bestFit = fits;
    }
  });
  return best;
}

/** Obsidian also rewrites the text of a link when it was the name of the note that was renamed. */
function isRenamedName(record: LinkRecord, link: WrittenLink): boolean {
  const name = (target: string): string => target.slice(target.lastIndexOf('/') + 1);
  const before = writtenLinks(record.link)[0];
  return before !== undefined && name(before.target) === record.text && name(link.target) === link.display;
}
