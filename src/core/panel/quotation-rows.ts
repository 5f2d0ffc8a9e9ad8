import type { Analysis } from '../analyse.ts';
import { plainText } from '../insights/plain-text.ts';
import type { Directory } from '../people/directory.ts';
import type { Quotation } from '../quotes/quotation.ts';
import { shownSpan } from '../text/split-quotation.ts';
import type { PanelFilter } from './filter.ts';
import { UNNAMED } from './messages.ts';
import type { SpeakerLabel, UnplacedRow } from './rows.ts';

/** A quotation as the panel knows it. */
export interface ShownQuotation {
  readonly quotation: Quotation;
  /** Tells it from every other of the note, also after edits elsewhere. */
  readonly key: string;
  readonly text: string;
  /** Index of its innermost section, or -1. */
  readonly section: number;
}

/** More of a quotation than this is not shown in a row; the note has it all. */
const LONGEST_TEXT = 600;
const READ_AHEAD = 2400;

const known = new WeakMap<Analysis, readonly ShownQuotation[]>();

/** The quotations of a note, ready to be shown. Computed once for each analysis, since every cursor move asks again. */
export function shownQuotations(analysis: Analysis): readonly ShownQuotation[] {
  const before = known.get(analysis);
  if (before) return before;
  const { text, sections } = analysis.note;
  const seen = new Map<string, number>();
  let section = -1;
  const shown = analysis.quotations.map((quotation) => {
    // A later heading always opens the innermost section of what follows it, so one sweep finds them all.
    while (section + 1 < sections.length && (sections[section + 1]?.start ?? Infinity) <= quotation.start) section++;
    const { start, end } = shownSpan(text, quotation);
    const source = text.slice(start, Math.min(end, start + READ_AHEAD));
    const plain = plainText(source);
    const content = `${quotation.kind}:${fingerprint(text.slice(quotation.start, quotation.end))}`;
    const times = seen.get(content) ?? 0;
    seen.set(content, times + 1);
    const cut = plain.length > LONGEST_TEXT || quotation.end - quotation.start > READ_AHEAD;
    return { quotation, key: `${content}:${times}`, text: cut ? `${cutAtCharacter(plain)}…` : plain, section };
  });
  known.set(analysis, shown);
  return shown;
}

function cutAtCharacter(text: string): string {
  const end = /[\ud800-\udbff]/.test(text[LONGEST_TEXT - 1] ?? '') ? LONGEST_TEXT - 1 : LONGEST_TEXT;
  return text.slice(0, end).trimEnd();
}

/** A short number for a text (FNV-1a, 32 bit). */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** How names of one note are shown: with the vault's name for the same speaker, and the person note where there is one. */
export class SpeakerLabels {
  constructor(private readonly directory: Directory | null, private readonly path: string, private readonly filter: PanelFilter) {}

  label(name: string, quotations: number): SpeakerLabel {
    if (name === '') return { ...this.filter.mark(UNNAMED), name, quotations, notePath: null };
    const speaker = this.directory?.find(this.path, name) ?? null;
    return { ...this.filter.mark(speaker?.name ?? name), name, quotations, notePath: speaker?.notePath ?? null };
  }

  /** The names under which a quotation is found: as shown, as in the note, as written; "Unnamed" for nobody. */
  namesOf({ speakers, mention }: Quotation): string[] {
    return [...speakersOf({ speakers }).map((name) => this.label(name, 0).text), ...speakers, mention];
  }
}

/** The speakers of a quotation; `''` stands for the unnamed. */
export function speakersOf({ speakers }: Pick<Quotation, 'speakers'>): readonly string[] {
  return speakers.length > 0 ? speakers : [''];
}

/** Where a quotation row stands. */
export interface RowPlace {
  /** Id of the row above it in the tree. */
  readonly parent: string;
  readonly depth: number;
  /** Path of the note, null for the note that the panel shows. */
  readonly path: string | null;
  readonly cursor: number | null;
  readonly underSpeaker: boolean;
}

export function quotationRow(shown: ShownQuotation, labels: SpeakerLabels, filter: PanelFilter, place: RowPlace): UnplacedRow {
  const { quotation, key, text } = shown;
  const { start, end, kind, speakers, relayedBy, cue, rule, reason, section, line } = quotation;
  return {
    kind: 'quotation', id: `${place.parent}/quotation:${key}`, depth: place.depth, path: place.path,
    text: filter.mark(text), quotationKind: kind, speakers: speakersOf({ speakers }).map((name) => labels.label(name, 1)),
    underSpeaker: place.underSpeaker, relayedBy, cue, rule, reason, section, line, span: { start, end },
    current: place.cursor !== null && start <= place.cursor && place.cursor < end,
  };
}
