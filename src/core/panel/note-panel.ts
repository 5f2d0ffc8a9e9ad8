import type { Analysis } from '../analyse.ts';
import type { Directory } from '../people/directory.ts';
import { PanelFilter } from './filter.ts';
import { MESSAGES, message, noMatch } from './messages.ts';
import type { NotePanelOptions, NoteView } from './note-view.ts';
import { shownQuotations, SpeakerLabels, speakersOf, type ShownQuotation } from './quotation-rows.ts';
import { placed, type MessageRow, type PanelRow, type UnplacedRow } from './rows.ts';
import { sectionRows } from './section-rows.ts';
import { speakerRows } from './speaker-rows.ts';
import { unclearNames } from './unclear-names.ts';

export type { NotePanelOptions };

export interface PanelCounts {
  readonly quotations: number;
  readonly direct: number;
  /** Named speakers. */
  readonly speakers: number;
  readonly sections: number;
  readonly problems: number;
  /** Quotations that the filter lets through. */
  readonly shown: number;
}

/** What the sidebar shows of one note. */
export interface NotePanel {
  readonly rows: readonly PanelRow[];
  readonly counts: PanelCounts;
  /** Id of the row of the section at the cursor, or of the nearest closed row above it; null when there is none. */
  readonly currentId: string | null;
}

/**
 * The sidebar's model of one source note: problems and unclear names first, then sections in the order of the note, or speakers by number
 * of quotations. Pure: the same arguments give the same rows. Linear in the length of the lists.
 */
export function notePanel(analysis: Analysis, directory: Directory | null, options: NotePanelOptions): NotePanel {
  const filter = new PanelFilter(options.filter);
  const labels = new SpeakerLabels(directory, options.path, filter);
  const all = shownQuotations(analysis);
  const titles = analysis.note.sections.map(({ title }) => title);
  const visible = filter.isEmpty
    ? all
    : all.filter((shown) => filter.accepts([shown.text, titles[shown.section] ?? '', ...labels.namesOf(shown.quotation)]));
  const view: NoteView = { analysis, directory, options, filter, labels, visible };
  const grouped = options.groupBy === 'section' ? sectionRows(view) : speakerRows(view);
  const head: UnplacedRow[] = filter.isEmpty ? [...problemRows(analysis), ...unclearRows(analysis, directory, options)] : [];
  if (all.length === 0 && filter.isEmpty) head.push(message('empty', MESSAGES.empty));
  if (!filter.isEmpty && grouped.rows.length === 0) head.push(noMatch(options.filter));
  // Not spread into a call: a note may have more rows than a call has room for arguments.
  const rows = head.concat(grouped.rows);
  return { rows: placed(rows), counts: countsOf(analysis, all, visible), currentId: grouped.currentId };
}

/** The model for when there is no analysis to show. */
export function notePanelMessage(state: Exclude<MessageRow['state'], 'empty' | 'no-match'>): NotePanel {
  return {
    rows: placed([message(state, MESSAGES[state])]),
    counts: { quotations: 0, direct: 0, speakers: 0, sections: 0, problems: 0, shown: 0 },
    currentId: null,
  };
}

function problemRows({ problems }: Analysis): UnplacedRow[] {
  return problems.map(({ line, code, message: text }, index) => ({
    kind: 'problem', id: `problem:${code}:${index}`, depth: 1, path: null, title: '', line, code, message: text,
  }));
}

function unclearRows(analysis: Analysis, directory: Directory | null, { path, decisions = [], personNotes = [] }: NotePanelOptions): UnplacedRow[] {
  if (directory === null) return [];
  return unclearNames({ path, speakers: analysis.speakers }, directory, { decisions, personNotes }).map(({ name, candidates }) => ({
    kind: 'unclear', id: `unclear:${name}`, depth: 1, name, candidates,
  }));
}

function countsOf(analysis: Analysis, all: readonly ShownQuotation[], visible: readonly ShownQuotation[]): PanelCounts {
  const names = new Set(all.flatMap(({ quotation }) => speakersOf(quotation)).filter((name) => name !== ''));
  return {
    quotations: all.length,
    direct: all.filter(({ quotation }) => quotation.kind === 'direct').length,
    speakers: names.size,
    sections: analysis.note.sections.filter(({ level }) => level > 0).length,
    problems: analysis.problems.length,
    shown: visible.length,
  };
}
