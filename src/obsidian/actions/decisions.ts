import type { FileManager, Vault } from 'obsidian';
import type { Speaker } from '../../core/people/directory.ts';
import type { Decision } from '../../core/settings.ts';
import { fileNameFor, fileNameKey } from '../../core/notes/file-name.ts';
import type { SettingsStore } from '../settings/settings-store.ts';

/** What a user decides about speakers. Decisions are stored with the settings and win over any guess. */
export class Decisions {
  constructor(
    private readonly store: SettingsStore,
    private readonly vault: Vault,
    private readonly fileManager: FileManager,
  ) {}

  /** @param note path of the note for which it holds; the whole vault when null. */
  async merge(from: string, into: string, note: string | null = null): Promise<void> {
    if (from !== into) await this.add({ kind: 'merge', from, into, ...heldIn(note) });
  }

  /**
   * Keeps a name apart from a speaker whom it was taken for. Where the user had said so of some notes, that is taken back.
   * @param note the only note for which to take it back; all of them when null.
   */
  async split(name: string, from: string, note: string | null = null): Promise<void> {
    const { decisions } = this.store.settings;
    const left = decisions.flatMap((decision) => (saysSo(decision, name, from) ? without(decision, note === null ? null : [note]) : decision));
    if (JSON.stringify(left) !== JSON.stringify(decisions)) await this.store.update({ decisions: left });
    else await this.add({ kind: 'split', name, from });
  }

  /**
   * Two people have one name: whoever is called so in some notes is another one.
   * @param places the notes, each with what the speaker is called in it.
   */
  async splitByNotes(name: string, speaker: string, places: readonly { readonly path: string; readonly nameInNote: string }[]): Promise<void> {
    const byForm = new Map<string, string[]>();
    for (const { path, nameInNote } of places) byForm.set(nameInNote, [...(byForm.get(nameInNote) ?? []), path]);
    // What the vault calls the speaker comes last: that is whom the other one is kept apart from.
    const forms = [...byForm].sort(([a], [b]) => Number(a === speaker) - Number(b === speaker));
    for (const [from, notes] of forms) await this.add({ kind: 'split', name, from, notes });
  }

  async notAPerson(name: string, note: string | null = null): Promise<void> {
    await this.add({ kind: 'not-a-person', name, ...heldIn(note) });
  }

  async organization(name: string, note: string | null = null): Promise<void> {
    await this.add({ kind: 'organization', name, ...heldIn(note) });
  }

  /** Renames a speaker, and the person note with its links when there is one and the name is free. */
  async rename(speaker: Speaker, to: string): Promise<void> {
    await this.add({ kind: 'rename', from: speaker.name, to });
    const file = speaker.notePath === null ? null : this.vault.getFileByPath(speaker.notePath);
    if (file === null) return;
    const folder = file.parent === null || file.parent.isRoot() ? '' : `${file.parent.path}/`;
    const path = `${folder}${fileNameFor(to)}.md`;
    if (path !== file.path && !(await this.isTaken(path, file.path))) await this.fileManager.renameFile(file, path);
  }

  /** Where case does not count, a name that differs in case only is there already: it is the note's own. */
  private async isTaken(path: string, own: string): Promise<boolean> {
    if (fileNameKey(path) === fileNameKey(own)) return this.vault.getFileByPath(path) !== null;
    return this.vault.adapter.exists(path);
  }

  /** The newest decision about a name replaces older ones of the same kind about it; in a note, of whatever kind. */
  private async add(decision: Decision): Promise<void> {
    const { decisions } = this.store.settings;
    if (!('notes' in decision) || decision.notes === undefined) {
      const others = decisions.filter((other) => notesOf(other) !== null || !isAboutSame(other, decision));
      await this.store.update({ decisions: [...others.filter((other) => !isTakenBack(other, decision)), decision] });
      return;
    }
    const { notes } = decision;
    const same = decisions.filter((other) => isAboutSame(other, decision) && target(other) === target(decision)).flatMap((other) => notesOf(other) ?? []);
    const others = decisions.flatMap((other) => (isNamedSame(other, decision) ? without(other, [...notes, ...same]) : other));
    await this.store.update({ decisions: [...others, { ...decision, notes: [...new Set([...same, ...notes])] }] });
  }
}

function heldIn(note: string | null): { readonly notes?: readonly string[] } {
  return note === null ? {} : { notes: [note] };
}

/** The notes for which a decision holds; null when it holds for the whole vault. */
function notesOf(decision: Decision): readonly string[] | null {
  return 'notes' in decision ? decision.notes ?? null : null;
}

/** A decision about notes that no more holds for some of them, or for all when `notes` is null; nothing when none is left. */
function without(decision: Decision, notes: readonly string[] | null): Decision[] {
  if (!('notes' in decision) || decision.notes === undefined) return [decision];
  const left = notes === null ? [] : decision.notes.filter((note) => !notes.includes(note));
  return left.length === 0 ? [] : [{ ...decision, notes: left }];
}

/** True when the decision is why `name` is `speaker` in some notes. */
function saysSo(decision: Decision, name: string, speaker: string): boolean {
  if (notesOf(decision) === null) return false;
  if (decision.kind === 'merge') return decision.from === name && decision.into === speaker;
  return decision.kind === 'split' && decision.from === name && decision.name === speaker;
}

function isAboutSame(a: Decision, b: Decision): boolean {
  if (a.kind === 'split' && b.kind === 'split') {
    const isInNotes = notesOf(a) !== null;
    if (isInNotes !== (notesOf(b) !== null)) return false;
    if (isInNotes) return a.from === b.from;
  }
  return a.kind === b.kind && subject(a) === subject(b);
}

/** True when both are about the same name as a note writes it. */
function isNamedSame(a: Decision, b: Decision): boolean {
  const written = (decision: Decision): string => ('from' in decision ? decision.from : decision.name);
  return written(a) === written(b);
}

function target(decision: Decision): string {
  return decision.kind === 'merge' ? decision.into : decision.kind === 'split' ? decision.name : '';
}

/** To merge a name takes back that it was split off, and the other way round. */
function isTakenBack(other: Decision, decision: Decision): boolean {
  if (decision.kind === 'merge') return other.kind === 'split' && other.name === decision.from;
  return decision.kind === 'split' && other.kind === 'merge' && notesOf(other) === null && other.from === decision.name;
}

function subject(decision: Decision): string {
  return decision.kind === 'merge' || decision.kind === 'rename' ? decision.from : decision.name;
}
