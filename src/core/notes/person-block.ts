import { counted } from '../counted.ts';
import type { LinkWriter } from '../links/link-edits.ts';
import { noteName } from '../source/note-path.ts';
import type { Quotation } from '../quotes/quotation.ts';
import { inertLine } from './inert-text.ts';
import { quotationLines } from './quotation-lines.ts';

/** What one source note has of a speaker. */
export interface QuotedSource {
  /** Vault-relative path of the source note. */
  readonly path: string;
  readonly title: string;
  /** ISO date, or ''. */
  readonly date: string;
  readonly text: string;
  /** In order of `start`. */
  readonly quotations: readonly Quotation[];
}

export interface PersonBlockInput {
  /** Path of the person note, from which its links lead. */
  readonly path: string;
  /** Name of the speaker in the sources' attributions, by path: to tell them from others who speak with them. */
  readonly namesInSources: ReadonlyMap<string, ReadonlySet<string>>;
  readonly spellings: readonly string[];
  /** Newest first. */
  readonly sources: readonly QuotedSource[];
  readonly writer: LinkWriter;
}

/** A note shows so many quotations in full; older sources are listed with their counts. */
const MOST_QUOTATIONS = 120;
const MOST_PER_SOURCE = 20;

const KEPT = ' · kept up to date by Who Said What; write outside this part %%';
const SPELLINGS = 'Also written: ';
const SEPARATOR = ' · ';

/** The lines between the markers of a person note. */
export function personBlockLines(input: PersonBlockInput): string[] {
  const { sources, spellings } = input;
  const total = sources.reduce((sum, source) => sum + source.quotations.length, 0);
  const lines = [nameLine(input.path), '', '## Quotations', '', `${counted(total, 'quotation')} in ${counted(sources.length, 'source')}.`];
  if (spellings.length > 0) lines.push('', SPELLINGS + spellings.map(spellingText).join(SEPARATOR));
  let room = MOST_QUOTATIONS;
  const folded: QuotedSource[] = [];
  for (const source of sources) {
    if (room <= 0) folded.push(source);
    else lines.push('', ...sourceLines(input, source, Math.min(room, MOST_PER_SOURCE)));
    room -= Math.min(source.quotations.length, MOST_PER_SOURCE);
  }
  if (folded.length > 0) lines.push('', '### Older sources', '', ...folded.map((source) => foldedLine(input, source)));
  return [...lines, ''];
}

/** Names the note in its block, so that a note whose file was renamed since is still known. */
function nameLine(path: string): string {
  const name = noteName(path).replace(/%{2,}/g, '%').replace(/\s+/g, ' ').trim();
  return `%% ${name}${KEPT}`;
}

/**
 * The file name that the note of a block had when the block was written, or '' when the block does not tell.
 * @param block text of the managed block.
 */
export function nameInBlock(block: string): string {
  const line = block.split(/\r?\n/, 2)[1] ?? '';
  return line.startsWith('%% ') && line.endsWith(KEPT) ? line.slice(3, -KEPT.length).trim() : '';
}

/**
 * The spellings that a block names, as it writes them.
 * @param block text of the managed block as it was written before.
 */
export function spellingsInBlock(block: string): ReadonlySet<string> {
  const line = block.split(/\r?\n/).find((candidate) => candidate.startsWith(SPELLINGS));
  return new Set(line === undefined ? [] : line.slice(SPELLINGS.length).split(SEPARATOR));
}

/** A spelling as the block writes it. */
export function spellingText(name: string): string {
  return inertLine(name).replaceAll(SEPARATOR.trim(), '-').trim();
}

function sourceLines(input: PersonBlockInput, source: QuotedSource, most: number): string[] {
  const lines = [`### ${sourceLink(input, source)}`];
  let lead = '';
  for (const quotation of source.quotations.slice(0, most)) {
    const ownLead = leadLine(input, source, quotation);
    if (ownLead !== '' && ownLead !== lead) lines.push('', ownLead);
    lead = ownLead;
    lines.push('', ...quotationLines(source.text, quotation));
  }
  const rest = source.quotations.length - most;
  if (rest > 0) lines.push('', `… and ${rest} more in this source.`);
  return lines;
}

function foldedLine(input: PersonBlockInput, source: QuotedSource): string {
  return `- ${sourceLink(input, source)}${SEPARATOR}${counted(source.quotations.length, 'quotation')}`;
}

function sourceLink({ writer, path }: PersonBlockInput, source: QuotedSource): string {
  const name = noteName(source.path);
  const link = writer({ path: source.path, name }, linkText(source.title) || name, path);
  return source.date === '' ? link : `${link}${SEPARATOR}${source.date}`;
}

/** Links to the section and names those who share the words. */
function leadLine({ writer, path, namesInSources }: PersonBlockInput, source: QuotedSource, quotation: Quotation): string {
  const parts: string[] = [];
  const section = linkText(quotation.section);
  // The heading above links to the source already.
  if (section !== '' && section !== linkText(source.title)) {
    const target = { path: source.path, name: noteName(source.path), heading: quotation.section };
    parts.push(writer(target, section, path));
  }
  const own = namesInSources.get(source.path);
  const others = quotation.speakers.filter((name) => own?.has(name) !== true);
  if (others.length > 0) parts.push(`with ${others.map(inertLine).join(', ')}`);
  if (quotation.relayedBy.length > 0) parts.push(`relayed by ${quotation.relayedBy.map(inertLine).join(', ')}`);
  return parts.join(', ');
}

/** A title as the text of a link: without the signs that would end the link or act in it. */
function linkText(title: string): string {
  return title.replace(/[[\]|\\`<>{}\r\n]|%%/g, ' ').replace(/\s+/g, ' ').trim();
}
