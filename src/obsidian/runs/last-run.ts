import type { LinkRecord, Settings } from '../../core/settings.ts';
import { parseSettings } from '../../core/settings/parse-settings.ts';
import type { TextEdit } from '../../core/text/edits.ts';
import type { JournalEntry } from './run-journal.ts';
import { RUN_TITLES, type RunKind } from './run-kind.ts';

/** The last run over the vault, as far as it can be taken back. */
export interface LastRun {
  readonly kind: RunKind;
  /** When speakers were linked before the run, which can change that. */
  readonly linkOn: Settings['linkOn'];
  /** False while the run writes: what the file says then is planned, and not all of it may have been done. */
  readonly isOver: boolean;
  readonly notes: readonly JournalEntry[];
}

/** What is stored of a run cannot be understood. */
export class DamagedRunError extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'DamagedRunError';
  }
}

const VERSION = 1;

/** The text of the file that keeps a run, a line for each note. */
export function writeLastRun({ kind, linkOn, isOver, notes }: LastRun): string {
  const head = JSON.stringify({ version: VERSION, kind, linkOn, isOver });
  return `${head.slice(0, -1)},"notes":[\n${notes.map((note) => JSON.stringify(note)).join(',\n')}\n]}\n`;
}

/** Reads what `writeLastRun` wrote, and believes nothing. @throws DamagedRunError */
export function readLastRun(text: string): LastRun {
  const stored = parse(text);
  if (!isRecord(stored)) throw new DamagedRunError('It holds no object.');
  const { version, kind, linkOn, isOver, notes } = stored;
  if (version !== VERSION) throw new DamagedRunError('It is of another version of the plugin.');
  if (typeof kind !== 'string' || !Object.hasOwn(RUN_TITLES, kind)) throw new DamagedRunError('It does not say what the run did.');
  const read = parseSettings({ linkOn });
  if (linkOn === undefined || read.problems.length > 0) throw new DamagedRunError('It does not say when speakers were linked.');
  if (!Array.isArray(notes)) throw new DamagedRunError('It lists no notes.');
  return { kind: kind as RunKind, linkOn: read.settings.linkOn, isOver: isOver === true, notes: notes.map(readEntry) };
}

function readEntry(value: unknown, index: number): JournalEntry {
  const wrong = (): never => {
    throw new DamagedRunError(`Note ${index + 1} of its list cannot be understood.`);
  };
  if (!isRecord(value)) return wrong();
  const { path, before, after, back, links } = value;
  if (typeof path !== 'string' || !path.endsWith('.md')) return wrong();
  if ((before !== null && !isDigest(before)) || !isDigest(after) || !areEdits(back)) return wrong();
  const { settings, problems } = parseSettings({ links: { note: links } });
  if (links === undefined || problems.length > 0) return wrong();
  const records: readonly LinkRecord[] = settings.links['note'] ?? [];
  return { path, before, after, back, links: records };
}

function areEdits(value: unknown): value is readonly TextEdit[] {
  if (!Array.isArray(value)) return false;
  let last = 0;
  return value.every((edit: unknown) => {
    if (!isRecord(edit)) return false;
    const { start, end, text } = edit;
    if (typeof start !== 'number' || typeof end !== 'number' || typeof text !== 'string') return false;
    if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < last || end < start) return false;
    last = end;
    return true;
  });
}

function isDigest(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new DamagedRunError('It is no JSON.');
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
