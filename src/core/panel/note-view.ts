import type { Analysis } from '../analyse.ts';
import type { Directory, PersonNoteFacts } from '../people/directory.ts';
import type { Decision } from '../settings.ts';
import type { PanelFilter } from './filter.ts';
import type { ShownQuotation, SpeakerLabels } from './quotation-rows.ts';

export interface NotePanelOptions {
  /** Vault-relative path of the note. */
  readonly path: string;
  readonly groupBy: 'section' | 'speaker';
  /** What the user typed into the filter box. */
  readonly filter: string;
  /** Offset of the cursor in the note, or null when the note has none. */
  readonly cursor: number | null;
  /** Ids of the rows that the user closed; a filter opens them all. */
  readonly collapsed: ReadonlySet<string>;
  /** The user's decisions about names; none when left out. */
  readonly decisions?: readonly Decision[];
  /** Person notes, to tell which aliases several have; none when left out. */
  readonly personNotes?: Iterable<PersonNoteFacts>;
}

/** What the parts that build rows share. */
export interface NoteView {
  readonly analysis: Analysis;
  readonly directory: Directory | null;
  readonly options: NotePanelOptions;
  readonly filter: PanelFilter;
  readonly labels: SpeakerLabels;
  /** Quotations that the filter lets through, in order of the note. */
  readonly visible: readonly ShownQuotation[];
}
