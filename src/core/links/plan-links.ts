import type { Analysis } from '../analyse.ts';
import type { Directory, Speaker } from '../people/directory.ts';
import type { Mention } from '../quotes/quotation.ts';
import type { LinkRecord, Settings } from '../settings.ts';
import { fileName, noteName } from '../source/note-path.ts';
import { applyEdits, type TextEdit } from '../text/edits.ts';
import { bySpan, contains, firstEndingAfter, firstOverlapping, type Span } from '../text/span.ts';
import type { LinkPlan, LinkTarget, LinkWriter } from './link-edits.ts';
import { pointsTo, shownText, writtenLinks } from './link-spans.ts';
import { misdirectedLinks, type MisdirectedLink } from './misdirected.ts';
import { contextOf, matchRecords, occurrences, type MatchedRecord } from './record-match.ts';
import { isPropertyRecord, planSpeakersProperty } from './speakers-property.ts';
import { tableSpans } from './table-rows.ts';
import { addTo } from '../text/add-to.ts';

export interface LinksInput {
  readonly analysis: Analysis;
  /** Vault-relative path of the note. */
  readonly path: string;
  readonly directory: Directory;
  readonly settings: Pick<Settings, 'linkDensity' | 'ignoredNames'>;
  readonly writer: LinkWriter;
  /** Records of the plugin's links that the note has already. */
  readonly records: readonly LinkRecord[];
}

/** A name in the text that may become a link. */
interface Candidate extends Span {
  readonly text: string;
  readonly target: LinkTarget;
}

/**
 * Plans links from the names in a note's attributions to the speakers' person notes. The matched text stays as the
 * link's text. Planning again on the result gives no edits.
 */
export function planLinks(input: LinksInput): LinkPlan {
  const { analysis, settings } = input;
  const { text, frontMatter } = analysis.note;
  const property = input.records.find(isPropertyRecord);
  const bodyRecords = input.records.filter((record) => !isPropertyRecord(record));
  const candidates = speakersInNote(input);
  const kept = matchRecords(text, bodyRecords).found;
  if (settings.linkDensity === 'property') {
    const targets = [...new Map(candidates.map(({ target }) => [target.path, target])).values()];
    const plan = planSpeakersProperty(text, frontMatter, targets, property);
    const body = recordsAfter(text, plan.edits, [], kept);
    return { edits: plan.edits, records: plan.record === null ? body : [plan.record, ...body] };
  }
  const misdirected = misdirectedLinks(text, kept, candidates, input.writer, input.path);
  const chosen = chooseMentions(input, candidates, misdirected, kept);
  const edits = [...misdirected, ...chosen].sort(bySpan).map(({ start, end, link }): TextEdit => ({ start, end, text: link }));
  const records = recordsAfter(text, edits, chosen, kept, misdirected);
  return { edits, records: property === undefined ? records : [property, ...records] };
}

/** The records of the plugin's links as they stand in a text that was changed elsewhere. */
export function recordsIn(text: string, records: readonly LinkRecord[]): LinkRecord[] {
  const { found } = matchRecords(text, records.filter((record) => !isPropertyRecord(record)));
  return [...records.filter(isPropertyRecord), ...recordsAfter(text, [], [], found)];
}

/** Every mention by name of a speaker with a person note of their own, in order. */
function speakersInNote({ analysis, path, directory, settings }: LinksInput): Candidate[] {
  const candidates: Candidate[] = [];
  const known = new Map<string, Speaker | null>();
  for (const mention of analysis.quotations.flatMap((quotation) => quotation.mentions)) {
    if (!mention.isName) continue;
    let speaker = known.get(mention.speaker);
    if (speaker === undefined) known.set(mention.speaker, (speaker = directory.find(path, mention.speaker)));
    if (speaker === null || speaker.notePath === null || speaker.notePath === path) continue;
    if (settings.ignoredNames.includes(speaker.name)) continue;
    const target = { path: speaker.notePath, name: noteName(speaker.notePath) };
    candidates.push({ ...mentionSpan(mention), target });
  }
  return candidates.sort(bySpan);
}

function mentionSpan({ start, end, text }: Mention): Span & { text: string } {
  return { start, end, text };
}

interface ChosenLink extends Candidate {
  readonly link: string;
}

function chooseMentions(
  input: LinksInput, candidates: readonly Candidate[], misdirected: readonly MisdirectedLink[], kept: readonly Span[],
): ChosenLink[] {
  const { note } = input.analysis;
  const { text, protectedSpans } = note;
  const everyOne = input.settings.linkDensity === 'every';
  const sections = sectionFinder(note.sections);
  const done = everyOne ? new Set<string>() : linkedAlready(text, candidates, sections, misdirected);
  const tables = tableSpans(text, note.lines);
  const chosen: ChosenLink[] = [];
  let free = note.bodyStart;
  for (const candidate of candidates) {
    const key = sectionKey(sections(candidate.start), candidate.target.path);
    if (done.has(key) || candidate.start < free || !isLinkable(text, candidate)) continue;
    // Beside other signs a link of ours may read as something else, math for one: it is left whole even so.
    if (firstOverlapping(protectedSpans, candidate) ?? firstOverlapping(kept, candidate)) continue;
    const written = input.writer(candidate.target, candidate.text, input.path);
    const table = tables[firstEndingAfter(tables, candidate.start)];
    const inTable = table !== undefined && contains(table, candidate);
    chosen.push({ ...candidate, link: inTable ? written.replaceAll('|', '\\|') : written });
    free = candidate.end;
    if (!everyOne) done.add(key);
  }
  return chosen;
}

/** False where a link would read as something else: an embed, an escaped bracket, the text of another link. */
function isLinkable(text: string, { start, end, text: name }: Candidate): boolean {
  if (name.trim() === '' || text.slice(start, end) !== name || /[[\]|\\\r\n]/.test(name)) return false;
  return !'![\\'.includes(text[start - 1] ?? ' ') && !'](['.includes(text[end] ?? ' ');
}

/** Which speakers have a link in which section, whoever wrote it. */
function linkedAlready(
  text: string,
  candidates: readonly Candidate[],
  sectionOf: (offset: number) => number,
  misdirected: readonly MisdirectedLink[],
): Set<string> {
  const byName = new Map<string, string[]>();
  for (const path of new Set(candidates.map(({ target }) => target.path))) {
    addTo(byName, noteName(path).toLowerCase(), path);
  }
  const linked = new Set(misdirected.map(({ start, path }) => sectionKey(sectionOf(start), path)));
  if (byName.size === 0) return linked;
  const rewritten = new Set(misdirected.map(({ start }) => start));
  for (const link of writtenLinks(text)) {
    if (rewritten.has(link.start)) continue;
    const paths = byName.get(fileName(link.target).toLowerCase()) ?? [];
    for (const path of paths) {
      if (pointsTo(link.target, path)) linked.add(sectionKey(sectionOf(link.start), path));
    }
  }
  return linked;
}

function sectionKey(section: number, path: string): string {
  return `${section} ${path}`;
}

/** Finds the innermost section in O(log n): it is the last one that begins at or before the offset. */
function sectionFinder(sections: readonly Span[]): (offset: number) => number {
  return (offset) => {
    let low = 0;
    let high = sections.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sections[middle] as Span).start <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
}

/** Records of all links of ours after the edits, in order, each with its place and context in the new text. */
function recordsAfter(
  text: string,
  edits: readonly TextEdit[],
  chosen: readonly ChosenLink[],
  kept: readonly MatchedRecord[],
  misdirected: readonly MisdirectedLink[] = [],
): LinkRecord[] {
  if (kept.length === 0 && chosen.length === 0) return [];
  const result = applyEdits(text, edits);
  const shown = shownText(result);
  const shift = shiftOf(edits);
  const rewritten = new Map(misdirected.map(({ start, link }) => [start, link]));
  const links = [
    ...kept.map((match) => ({ start: shift(match.start), link: rewritten.get(match.start) ?? currentLink(text, match), text: match.record.text })),
    ...chosen.map(({ start, link, text: name }) => ({ start: shift(start), link, text: name })),
  ].sort((a, b) => a.start - b.start);
  const places = new Map<string, Map<number, number>>();
  return links.map(({ start, link, text: name }) => {
    let order = places.get(link);
    if (order === undefined) {
      order = new Map(occurrences(result, link).map((place, index) => [place.start, index]));
      places.set(link, order);
    }
    const context = contextOf(shown, { start, end: start + link.length });
    return { link, text: name, ...context, nth: order.get(start) ?? 0 };
  });
}

function currentLink(text: string, match: MatchedRecord): string {
  return text.slice(match.start, match.end);
}

/** Where an offset outside the edits lies after them; offsets must be asked for in any order. */
function shiftOf(edits: readonly TextEdit[]): (offset: number) => number {
  const ordered = [...edits].sort(bySpan);
  const shifts: number[] = [];
  let total = 0;
  for (const edit of ordered) {
    shifts.push(total);
    total += edit.text.length - (edit.end - edit.start);
  }
  shifts.push(total);
  return (offset) => offset + (shifts[firstEndingAfter(ordered, offset)] as number);
}
