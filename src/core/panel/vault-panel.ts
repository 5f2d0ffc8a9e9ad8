import type { Analysis } from '../analyse.ts';
import type { Directory, Speaker } from '../people/directory.ts';
import { isSaidNoPerson } from '../people/said-no-person.ts';
import type { Decision } from '../settings.ts';
import { noteName } from '../source/note-path.ts';
import type { Problem } from '../source/problem.ts';
import { sourceTitle } from '../source/source-title.ts';
import { PanelFilter } from './filter.ts';
import { MESSAGES, message, noMatch } from './messages.ts';
import { quotationRow, shownQuotations, SpeakerLabels } from './quotation-rows.ts';
import { placed, type PanelRow, type UnplacedRow } from './rows.ts';
import { timelineOf, type Timeline } from './sparkline.ts';

export interface VaultPanelOptions {
  readonly sort: 'quotations' | 'name' | 'last-seen';
  /** What the user typed into the filter box: found in names, aliases and affiliations. */
  readonly filter: string;
  /** Ids of the rows that the user opened. */
  readonly expanded: ReadonlySet<string>;
  /** The analysis of a source note, for its quotations; null while it is not at hand. */
  readonly analysisOf?: (path: string) => Analysis | null;
  /** Problems of source notes, by path. */
  readonly problems?: ReadonlyMap<string, readonly Problem[]>;
  /** Whom the user said to be no person is not listed; nobody is left out without. */
  readonly decisions?: readonly Decision[];
}

/** What the sidebar shows of the whole vault. */
export interface VaultPanel {
  readonly rows: readonly PanelRow[];
  readonly counts: { readonly speakers: number; readonly quotations: number; readonly shown: number };
  /** First month of each step of the speakers' `series`. */
  readonly steps: readonly string[];
}

const names = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
const timelines = new WeakMap<Directory, Timeline>();

/**
 * The sidebar's model of the vault's speakers, flat for a virtual list of thousands.
 * @param directory null while the vault is being read
 */
export function vaultPanel(directory: Directory | null, options: VaultPanelOptions): VaultPanel {
  const nothing = { counts: { speakers: 0, quotations: 0, shown: 0 }, steps: [] };
  if (!directory) return { ...nothing, rows: placed([message('loading', MESSAGES['vault-loading'])]) };
  const head = problemRows(options);
  const speakers = inOrder(directory, options);
  if (speakers.length === 0) return { ...nothing, rows: placed([...head, message('empty', MESSAGES['vault-empty'])]) };
  const timeline = timelines.get(directory) ?? timelineOf(directory.speakers);
  timelines.set(directory, timeline);
  const filter = new PanelFilter(options.filter);
  const shown = speakers
    .filter(({ name, aliases, affiliations }) => filter.accepts([name, ...aliases, ...affiliations]));
  const rows = head.concat(shown.flatMap((speaker) => rowsOf(speaker, directory, timeline, filter, options)));
  if (shown.length === 0) rows.push(noMatch(options.filter));
  return {
    rows: placed(rows), steps: timeline.steps,
    counts: {
      speakers: speakers.length, shown: shown.length,
      quotations: speakers.reduce((sum, { quotations }) => sum + quotations, 0),
    },
  };
}

export interface PersonPanelOptions {
  /** Found in the words of quotations and the titles of notes. */
  readonly filter: string;
  /** Ids of the rows that the user closed; a filter opens them all. */
  readonly collapsed: ReadonlySet<string>;
  readonly analysisOf: (path: string) => Analysis | null;
}

/** What the sidebar shows beside a person note: everything that the person says in the vault, newest source first. */
export function personPanel(notePath: string, directory: Directory, options: PersonPanelOptions): VaultPanel {
  const speaker = directory.speakers.find((other) => other.notePath === notePath);
  const nothing = { counts: { speakers: 0, quotations: 0, shown: 0 }, steps: [] };
  if (speaker === undefined) return { ...nothing, rows: placed([message('empty', MESSAGES['person-empty'])]) };
  const filter = new PanelFilter(options.filter);
  const rows: UnplacedRow[] = [];
  let shown = 0;
  for (const source of speaker.sources) {
    const [head, ...below] = sourceRows(source, 'person', directory, filter, { isExpanded: () => true, analysisOf: options.analysisOf });
    if (head?.kind !== 'source') continue;
    const found = below.filter((row) => row.kind !== 'quotation' || filter.accepts([row.text.text, head.title]));
    if (!filter.isEmpty && found.length === 0) continue;
    shown += found.length;
    const expanded = !filter.isEmpty || !options.collapsed.has(head.id);
    rows.push({ ...head, depth: 1, expanded });
    if (expanded) for (const row of found) rows.push({ ...row, depth: 2 });
  }
  if (rows.length === 0) rows.push(noMatch(options.filter));
  return { rows: placed(rows), steps: [], counts: { speakers: 1, quotations: speaker.quotations, shown } };
}

const orders = new WeakMap<Directory, Map<string, readonly Speaker[]>>();
const NONE: readonly Decision[] = [];

/** The speakers in an order, sorted once for each directory: the panel asks again whenever a row is opened. */
function inOrder(directory: Directory, { sort, decisions = NONE }: VaultPanelOptions): readonly Speaker[] {
  const known = orders.get(directory) ?? new Map<string, readonly Speaker[]>();
  orders.set(directory, known);
  const key = `${sort} ${JSON.stringify(decisions)}`;
  const sorted = known.get(key) ?? directory.speakers.filter((speaker) => !isSaidNoPerson(speaker, decisions)).sort(ORDERS[sort]);
  known.set(key, sorted);
  return sorted;
}

/** The notes with problems, in a row of their own above the speakers; only while nothing is filtered. */
function problemRows({ problems, filter, expanded, analysisOf }: VaultPanelOptions): UnplacedRow[] {
  if (problems === undefined || problems.size === 0 || filter.trim() !== '') return [];
  const isOpen = expanded.has(PROBLEMS_ID);
  const rows: UnplacedRow[] = [{ kind: 'problems', id: PROBLEMS_ID, depth: 1, notes: problems.size, expanded: isOpen, expandable: true }];
  if (!isOpen) return rows;
  for (const [path, found] of problems) {
    const title = titleOf(path, analysisOf?.(path) ?? null);
    for (const [index, { line, code, message: text }] of found.entries()) {
      rows.push({ kind: 'problem', id: `problem:${path}:${index}`, depth: 2, path, title, line, code, message: text });
    }
  }
  return rows;
}

const PROBLEMS_ID = 'problems';

const byName = (a: Speaker, b: Speaker): number => names.compare(a.name, b.name) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

const ORDERS: Record<VaultPanelOptions['sort'], (a: Speaker, b: Speaker) => number> = {
  quotations: (a, b) => b.quotations - a.quotations || byName(a, b),
  name: byName,
  'last-seen': (a, b) => descending(lastSeen(a), lastSeen(b)) || byName(a, b),
};

function descending(a: string, b: string): number {
  return a === b ? 0 : a < b ? 1 : -1;
}

function lastSeen({ sources }: Speaker): string {
  return sources.reduce((newest, { date }) => (date > newest ? date : newest), '');
}

function rowsOf(speaker: Speaker, directory: Directory, timeline: Timeline, filter: PanelFilter, options: VaultPanelOptions): UnplacedRow[] {
  const id = `speaker:${speaker.name}`;
  const expanded = options.expanded.has(id);
  const { name, type, aliases, affiliations, quotations, direct, notePath, sources } = speaker;
  const rows: UnplacedRow[] = [{
    kind: 'speaker', id, depth: 1, label: { ...filter.mark(name), name, quotations, notePath }, type, aliases, affiliations,
    quotations, direct, unnamed: false, expanded, expandable: sources.length > 0,
    vault: { sources: sources.length, lastSeen: lastSeen(speaker), series: timeline.seriesOf(speaker) },
  }];
  const below = { isExpanded: (row: string) => options.expanded.has(row), analysisOf: (path: string) => options.analysisOf?.(path) ?? null };
  if (expanded) for (const source of sources) for (const row of sourceRows(source, id, directory, filter, below)) rows.push(row);
  return rows;
}

interface SourceOptions {
  readonly isExpanded: (id: string) => boolean;
  readonly analysisOf: (path: string) => Analysis | null;
}

function sourceRows(source: Speaker['sources'][number], parent: string, directory: Directory, filter: PanelFilter, options: SourceOptions): UnplacedRow[] {
  const { path, date, quotations, nameInNote } = source;
  const id = `${parent}/source:${nameInNote}@${path}`;
  const expanded = options.isExpanded(id);
  const analysis = options.analysisOf(path);
  const title = titleOf(path, analysis);
  const rows: UnplacedRow[] = [
    { kind: 'source', id, depth: 2, path, title, date, quotations, nameInNote, expanded, expandable: quotations > 0 },
  ];
  if (!expanded) return rows;
  if (!analysis) return [...rows, { ...message('loading', MESSAGES.loading), id: `${id}/loading`, depth: 3 }];
  const labels = new SpeakerLabels(directory, path, filter);
  for (const shown of shownQuotations(analysis)) {
    if (!shown.quotation.speakers.includes(nameInNote)) continue;
    rows.push(quotationRow(shown, labels, filter, { parent: id, depth: 3, path, cursor: null, underSpeaker: true }));
  }
  return rows;
}

function titleOf(path: string, analysis: Analysis | null): string {
  const title = analysis === null ? '' : sourceTitle(analysis.facts.title, analysis.note.sections);
  return title || noteName(path);
}
