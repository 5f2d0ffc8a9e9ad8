import { sectionAt, type Section } from '../source/note.ts';
import type { NoteView } from './note-view.ts';
import { quotationRow, speakersOf, type ShownQuotation } from './quotation-rows.ts';
import type { SpeakerLabel, UnplacedRow } from './rows.ts';

/** Rows of one grouping, with the id of the row that the cursor is at. */
export interface GroupedRows {
  readonly rows: UnplacedRow[];
  readonly currentId: string | null;
}

const BEFORE_FIRST_HEADING = 'Introduction';

function titleOf({ level, title }: Section): string {
  return level === 0 ? BEFORE_FIRST_HEADING : title;
}

/**
 * The sections in the order of the note, nested by level, each followed by its quotations. Sections without quotations
 * stay in the list; with a filter, only those that match or hold a match do.
 */
export function sectionRows(view: NoteView): GroupedRows {
  const { analysis, options, filter, visible } = view;
  const all = analysis.note.sections;
  // A note without headings has nothing to group by.
  const sections = all.length === 1 && all[0]?.level === 0 ? [] : all;
  const ids = sectionIds(sections);
  const own = bySection(visible, sections.length);
  const tree = parentsOf(sections);
  const totals = withSubsections(tree, sections.map((_, index) => own.of[index]?.length ?? 0));
  // With a filter a section stays for what it holds, its title, or a subsection that stays.
  const ownReasons = sections.map((section, index) =>
    filter.isEmpty || (own.of[index]?.length ?? 0) > 0 || filter.accepts([titleOf(section)]) ? 1 : 0);
  const reasons = withSubsections(tree, ownReasons);
  const current = options.cursor === null ? -1 : sectionAt(sections, options.cursor);
  const quotationBelow = (shown: ShownQuotation, parent: string, depth: number): UnplacedRow =>
    quotationRow(shown, view.labels, filter, { parent, depth, path: null, cursor: options.cursor, underSpeaker: false });
  const rows: UnplacedRow[] = own.loose.map((shown) => quotationBelow(shown, 'note', 1));
  const parents: { end: number; hidden: boolean; shownId: string }[] = [];
  let currentId: string | null = null;
  sections.forEach((section, index) => {
    while (parents.length > 0 && (parents[parents.length - 1]?.end ?? 0) <= section.start) parents.pop();
    const parent = parents[parents.length - 1];
    const id = ids[index] as string;
    const quotations = own.of[index] ?? [];
    const title = titleOf(section);
    const total = totals[index] as number;
    const kept = (reasons[index] as number) > 0;
    const expanded = !filter.isEmpty || !options.collapsed.has(id);
    if (index === current) currentId = parent?.hidden ? parent.shownId : kept ? id : null;
    if (kept && !parent?.hidden) {
      const children = (reasons[index] as number) > (ownReasons[index] as number);
      const expandable = quotations.length > 0 || children;
      const depth = parents.length + 1;
      rows.push(sectionRow(view, section, { id, depth, title, quotations, total, expanded, expandable, current: index === current }));
      if (expanded) for (const shown of quotations) rows.push(quotationBelow(shown, id, depth + 1));
    }
    const hidden = (parent?.hidden ?? false) || !expanded;
    if (section.level > 0) parents.push({ end: section.end, hidden, shownId: parent?.hidden ? parent.shownId : id });
  });
  return { rows, currentId };
}

interface SectionFacts {
  readonly id: string;
  readonly depth: number;
  readonly title: string;
  readonly quotations: readonly ShownQuotation[];
  readonly total: number;
  readonly expanded: boolean;
  readonly expandable: boolean;
  readonly current: boolean;
}

function sectionRow(view: NoteView, section: Section, facts: SectionFacts): UnplacedRow {
  const { id, depth, title, quotations, total, expanded, expandable, current } = facts;
  return {
    kind: 'section', id, depth, title: view.filter.mark(title), blurb: section.blurb, headingLevel: section.level, line: section.line,
    span: section.heading, own: quotations.length, quotations: total, speakers: speakersIn(view, quotations),
    dimmed: total === 0, current, expanded: expanded && expandable, expandable,
  };
}

function speakersIn({ labels }: NoteView, quotations: readonly ShownQuotation[]): SpeakerLabel[] {
  const counts = new Map<string, number>();
  for (const { quotation } of quotations) for (const name of speakersOf(quotation)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => labels.label(name, count));
}

/** An id for each section that survives edits elsewhere: its title, and its number among sections of that title. */
export function sectionIds(sections: readonly Section[]): string[] {
  const seen = new Map<string, number>();
  return sections.map(({ title }) => {
    const times = seen.get(title) ?? 0;
    seen.set(title, times + 1);
    return times === 0 ? `section:${title}` : `section:${title}:${times}`;
  });
}

function bySection(visible: readonly ShownQuotation[], count: number): { of: ShownQuotation[][]; loose: ShownQuotation[] } {
  const of: ShownQuotation[][] = Array.from({ length: count }, () => []);
  const loose: ShownQuotation[] = [];
  for (const shown of visible) (of[shown.section] ?? loose).push(shown);
  return { of, loose };
}

/** Index of each section's parent, -1 for the outermost. */
function parentsOf(sections: readonly Section[]): number[] {
  const open: number[] = [];
  return sections.map((section, index) => {
    while (open.length > 0 && (sections[open[open.length - 1] as number] as Section).end <= section.start) open.pop();
    const parent = open[open.length - 1] ?? -1;
    if (section.level > 0) open.push(index);
    return parent;
  });
}

/** Values of sections with those of their subsections added. Linear: each section hands its sum to its parent. */
function withSubsections(parents: readonly number[], values: readonly number[]): number[] {
  const sums = [...values];
  for (let index = sums.length - 1; index >= 0; index--) {
    const parent = parents[index] as number;
    if (parent >= 0) sums[parent] = (sums[parent] as number) + (sums[index] as number);
  }
  return sums;
}
