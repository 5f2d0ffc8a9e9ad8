import type { Decision } from '../settings.ts';
import { nameKey, nameMatches } from './name.ts';
import type { SpeakerType } from './speaker.ts';

/** A tie between two names that the user made. */
export interface DecidedTie {
  readonly from: string;
  readonly into: string;
  readonly kind: 'merge' | 'rename';
  /** Later decisions have higher numbers. */
  readonly order: number;
}

/** What the user decided to keep apart: `name` is not `from`. */
export interface DecidedSplit {
  readonly name: string;
  readonly from: string;
  /** The notes in which the other one of that name speaks; empty where the name alone tells them apart. */
  readonly notes: readonly string[];
}

/** Whom the user said a name to be in some notes. */
export interface NamedInNote {
  readonly name: string;
  readonly from: string;
  readonly rule: 'user-merge' | 'user-split';
}

/** The user's decisions, read once. A later one wins over earlier ones about the same names. */
export class DecidedNames {
  /** By key of the name that was merged or renamed. */
  private readonly ties = new Map<string, DecidedTie>();
  /** By key of the name that no guess may tie to anybody. */
  private readonly alone = new Map<string, DecidedSplit>();
  private readonly byNote = new Map<string, NamedInNote[]>();
  private readonly types = new Map<string, { readonly type: SpeakerType; readonly order: number }>();

  constructor(decisions: readonly Decision[]) {
    decisions.forEach((decision, order) => {
      this.add(decision, order);
    });
  }

  private add(decision: Decision, order: number): void {
    if (decision.kind === 'merge') {
      const { from, into, notes } = decision;
      if (notes === undefined) this.tie({ from, into, kind: 'merge', order });
      else this.nameIn(notes, { name: into, from, rule: 'user-merge' });
    } else if (decision.kind === 'rename') {
      this.tie({ from: decision.from, into: decision.to, kind: 'rename', order });
    } else if (decision.kind === 'split') {
      this.split({ name: decision.name, from: decision.from, notes: decision.notes ?? [] });
    } else if (decision.notes === undefined) {
      // Said of one note only, it is about a name that stays in that note: no speaker of the vault gets its type from it.
      this.types.set(nameKey(decision.name), { type: decision.kind === 'organization' ? 'organization' : 'other', order });
    }
  }

  private tie(tie: DecidedTie): void {
    const from = nameKey(tie.from);
    const into = nameKey(tie.into);
    this.alone.delete(from);
    if (nameKey(this.alone.get(into)?.from ?? '') === from) this.alone.delete(into);
    this.ties.set(from, tie);
    // The way back, decided earlier, is overruled: ties never run in a circle.
    for (let at = into; from !== into;) {
      const next = this.ties.get(at);
      if (next === undefined || nameKey(next.into) === at) return;
      if (nameKey(next.into) === from) this.ties.delete(at);
      at = nameKey(next.into);
    }
  }

  private split(split: DecidedSplit): void {
    const name = nameKey(split.name);
    const from = nameKey(split.from);
    this.ties.delete(name);
    if (nameKey(this.ties.get(from)?.into ?? '') === name) this.ties.delete(from);
    this.alone.set(name, split);
    this.nameIn(split.notes, { name: split.name, from: split.from, rule: 'user-split' });
  }

  /** The latest decision about a note comes first. */
  private nameIn(paths: readonly string[], named: NamedInNote): void {
    for (const path of paths) this.byNote.set(path, [named, ...(this.byNote.get(path) ?? [])]);
  }

  /** All ties that hold, in the order of their keys. */
  allTies(): DecidedTie[] {
    return [...this.ties].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tie]) => tie);
  }

  allSplits(): DecidedSplit[] {
    return [...this.alone].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, split]) => split);
  }

  /** True when the user said whom a name stands for. */
  isTied(key: string): boolean {
    return this.ties.has(key);
  }

  /** True when no guess may tie the name to anybody. */
  isAlone(key: string): boolean {
    return this.alone.has(key);
  }

  /** The name that the user gave to the speaker with those keys, by the latest decision; null without one. */
  nameOf(keys: Iterable<string>): string | null {
    let latest: DecidedTie | null = null;
    for (const key of keys) {
      const tie = this.ties.get(key);
      if (tie && (latest === null || tie.order > latest.order)) latest = tie;
    }
    for (let tie = latest; tie !== null;) {
      const next = this.ties.get(nameKey(tie.into));
      if (next === undefined || next === tie) return tie.into;
      tie = next;
    }
    return null;
  }

  /** The type that the user gave to the speaker with those keys, by the latest decision; null without one. */
  typeOf(keys: Iterable<string>): SpeakerType | null {
    let latest: { readonly type: SpeakerType; readonly order: number } | null = null;
    for (const key of keys) {
      const found = this.types.get(key);
      if (found && (latest === null || found.order > latest.order)) latest = found;
    }
    return latest?.type ?? null;
  }

  /**
   * Whom the user said `name` to be in the note at `path`; null without such a decision. Of several names in the note that
   * could be meant, only the one written exactly so is.
   * @param names all names of the note
   */
  namedIn(path: string, name: string, names: readonly string[]): NamedInNote | null {
    const decided = this.byNote.get(path) ?? [];
    return decided.find(({ from }) => meant(from, names) === name) ?? null;
  }
}

function meant(from: string, names: readonly string[]): string | null {
  const same = names.filter((name) => nameKey(name) === nameKey(from));
  const fitting = same.length > 0 ? same : names.filter((name) => nameMatches(name, from) || nameMatches(from, name));
  return fitting.length === 1 ? fitting[0] as string : null;
}
