import type { Analysis } from '../../core/analyse.ts';
import type { PersonNoteFacts } from '../../core/people/directory.ts';
import type { NoteReading } from '../../core/read-vault-note.ts';
import { movedAnalysis, readAnalysis, readAnalysisHead, type AnalysisHead } from '../../core/record/analysis-record.ts';
import { noteName } from '../../core/source/note-path.ts';
import { movedPath } from './paths.ts';
import type { Problem } from '../../core/source/problem.ts';
import type { StoredNote } from './stored-note.ts';

/** A source note as it is known. */
export interface KnownSource {
  /** What it says as a whole. */
  readonly head: AnalysisHead;
  readonly textSum: string;
  /** The record of its analysis, where nothing else keeps it. */
  readonly record: string | null;
  /** Everything that it says, while it is awake. */
  readonly analysis: Analysis | null;
}

/** The source notes and person notes of a vault, by path. No note is both. */
export class KnownNotes {
  readonly sources = new Map<string, KnownSource>();
  readonly people = new Map<string, PersonNoteFacts>();

  /**
   * Takes in what was read of a note.
   * @param text the text when the note had better stay awake
   * @param keepsRecord whether nothing else keeps the record
   * @returns false for a note that neither was nor is any business of the plugin.
   */
  take(path: string, reading: NoteReading, text: string | null, keepsRecord: boolean): boolean {
    const before = this.sources.get(path);
    const isNews = this.forget(path) || reading.kind !== 'other';
    if (reading.kind === 'person') this.people.set(path, reading.facts);
    const head = reading.kind === 'source' ? readAnalysisHead(reading.record) : null;
    if (reading.kind !== 'source' || head === null) return isNews;
    const { record, textSum } = reading;
    const former = before?.textSum === textSum ? before.analysis : null;
    const analysis = text === null ? former : readAnalysis(record, text, path);
    this.sources.set(path, { head, textSum, record: keepsRecord ? record : null, analysis });
    return isNews;
  }

  /** Takes in what was kept of a note that is as it was. */
  takeKept(path: string, note: StoredNote): void {
    if (note.kind === 'source' && this.sources.get(path)?.textSum === note.textSum) return;
    this.forget(path);
    if (note.kind === 'source') this.sources.set(path, { head: note.head, textSum: note.textSum, record: null, analysis: null });
    if (note.kind === 'person') this.people.set(path, note.facts);
  }

  /** A note or a folder moved. Person notes are named by their file. @returns from where to where, for each note that is known. */
  rename(from: string, to: string): (readonly [from: string, to: string])[] {
    const moved: (readonly [string, string])[] = [];
    for (const known of [this.sources, this.people]) {
      for (const path of known.keys()) {
        const target = movedPath(path, from, to);
        if (target !== null) moved.push([path, target]);
      }
    }
    for (const [path, target] of moved) {
      const source = this.sources.get(path);
      const person = this.people.get(path);
      this.forget(path);
      if (source !== undefined) this.sources.set(target, { ...source, analysis: source.analysis === null ? null : movedAnalysis(source.analysis, target) });
      if (person !== undefined) this.people.set(target, { ...person, path: target, name: noteName(target) });
    }
    return moved;
  }

  /** A note or a folder is gone. @returns the paths that were known. */
  remove(path: string): string[] {
    const gone = [...this.sources.keys(), ...this.people.keys()].filter((known) => movedPath(known, path, path) !== null);
    for (const known of gone) this.forget(known);
    return gone;
  }

  /** Problems of source notes, by path. */
  problems(): ReadonlyMap<string, readonly Problem[]> {
    return new Map([...this.sources].flatMap(([path, { head: { problems } }]) => (problems.length > 0 ? [[path, problems] as const] : [])));
  }

  forgetAllBut(paths: ReadonlySet<string>): void {
    for (const path of [...this.sources.keys(), ...this.people.keys()]) if (!paths.has(path)) this.forget(path);
  }

  private forget(path: string): boolean {
    const wasSource = this.sources.delete(path);
    return this.people.delete(path) || wasSource;
  }
}
