import type { QuotationKind } from '../quotes/quotation.ts';
import type { SpeakerType } from '../people/speaker.ts';
import type { Span } from '../text/span.ts';

/** What every row of the sidebar has. Rows are a flat list of a tree: a virtual list can draw any stretch of it. */
interface RowBase {
  /** The same for the same thing after edits elsewhere in the note, and unique in the list. */
  readonly id: string;
  /** Level in the tree, from 1 (`aria-level`). */
  readonly depth: number;
  /** Its number among its siblings, from 1 (`aria-posinset`), and how many they are (`aria-setsize`). */
  readonly position: number;
  readonly siblings: number;
}

/** A row that can hide the rows below it. */
interface Expandable {
  readonly expanded: boolean;
  /** False when nothing is below it. */
  readonly expandable: boolean;
}

/** Text as shown, with the stretches that the filter found; offsets into `text`. */
export interface MarkedText {
  readonly text: string;
  readonly matches: readonly Span[];
}

/** Who is named in a row. */
export interface SpeakerLabel extends MarkedText {
  /** The name in this note, which decisions and menus refer to; `''` for the unnamed. */
  readonly name: string;
  readonly quotations: number;
  /** Path of the person note, or null. */
  readonly notePath: string | null;
}

export interface SectionRow extends RowBase, Expandable {
  readonly kind: 'section';
  readonly title: MarkedText;
  readonly blurb: string;
  readonly headingLevel: number;
  readonly line: number;
  /** The heading, to jump to. */
  readonly span: Span;
  /** Quotations in the section itself, without its subsections. */
  readonly own: number;
  /** Quotations in the section and its subsections. */
  readonly quotations: number;
  /** Who is quoted in the section itself, in order of appearance. */
  readonly speakers: readonly SpeakerLabel[];
  /** Nobody is quoted in it or its subsections. */
  readonly dimmed: boolean;
  /** The cursor stands in it. */
  readonly current: boolean;
}

export interface SpeakerRow extends RowBase, Expandable {
  readonly kind: 'speaker';
  readonly label: SpeakerLabel;
  readonly type: SpeakerType | null;
  readonly aliases: readonly string[];
  readonly affiliations: readonly string[];
  readonly quotations: number;
  readonly direct: number;
  /** The unnamed, all together. */
  readonly unnamed: boolean;
  /** Only in the list of the vault, else null. */
  readonly vault: VaultFacts | null;
}

/** What the list of the vault says of a speaker. */
export interface VaultFacts {
  readonly sources: number;
  /** ISO date of the newest source, or ''. */
  readonly lastSeen: string;
  /** Quotations for each step of `VaultPanel.steps`. */
  readonly series: readonly number[];
}

export interface QuotationRow extends RowBase {
  readonly kind: 'quotation';
  /** One line without Markdown marks; cut when very long. */
  readonly text: MarkedText;
  readonly quotationKind: QuotationKind;
  readonly speakers: readonly SpeakerLabel[];
  /** The row stands under its speaker, who need not be named again. */
  readonly underSpeaker: boolean;
  readonly relayedBy: readonly string[];
  readonly cue: string;
  readonly rule: string;
  readonly reason: string;
  readonly section: string;
  /** Path of its note; null for the note that the panel shows. */
  readonly path: string | null;
  readonly line: number;
  readonly span: Span;
  /** The cursor stands in it. */
  readonly current: boolean;
}

/** A source note under a speaker of the vault. */
export interface SourceRow extends RowBase, Expandable {
  readonly kind: 'source';
  readonly path: string;
  readonly title: string;
  /** ISO date, or ''. */
  readonly date: string;
  readonly quotations: number;
  readonly nameInNote: string;
}

export interface ProblemRow extends RowBase {
  readonly kind: 'problem';
  /** Path of its note; null for the note that the panel shows. */
  readonly path: string | null;
  /** Title of its note; '' for the note that the panel shows. */
  readonly title: string;
  readonly line: number;
  readonly code: string;
  readonly message: string;
}

/** The notes of the vault with problems, all together. */
export interface ProblemsRow extends RowBase, Expandable {
  readonly kind: 'problems';
  readonly notes: number;
}

/** A name of the note that may stand for speakers of the vault: nothing is guessed, the user is asked. */
export interface UnclearRow extends RowBase {
  readonly kind: 'unclear';
  readonly name: string;
  /** Names of the speakers that it may stand for, the likeliest first. */
  readonly candidates: readonly string[];
}

/** A sentence instead of, or among, the rows: what is going on and what to do. */
export interface MessageRow extends RowBase {
  readonly kind: 'message';
  readonly state: 'no-note' | 'not-a-source' | 'loading' | 'empty' | 'no-match';
  readonly message: string;
}

export type PanelRow = SectionRow | SpeakerRow | QuotationRow | SourceRow | ProblemRow | ProblemsRow | UnclearRow | MessageRow;

type Unplaced<Row> = Row extends PanelRow ? Omit<Row, 'position' | 'siblings'> : never;
export type UnplacedRow = Unplaced<PanelRow>;

/** Numbers the rows among their siblings. Linear. */
export function placed(rows: readonly UnplacedRow[]): PanelRow[] {
  const positions: number[] = [];
  const groups: number[] = [];
  const sizes: number[] = [];
  const open: { depth: number; group: number; count: number }[] = [];
  rows.forEach((row, index) => {
    while ((open[open.length - 1]?.depth ?? 0) > row.depth) open.pop();
    let level = open[open.length - 1];
    if (!level || level.depth < row.depth) {
      level = { depth: row.depth, group: sizes.length, count: 0 };
      sizes.push(0);
      open.push(level);
    }
    level.count++;
    sizes[level.group] = level.count;
    positions[index] = level.count;
    groups[index] = level.group;
  });
  return rows.map((row, index) => ({ ...row, position: positions[index] as number, siblings: sizes[groups[index] as number] as number }));
}
