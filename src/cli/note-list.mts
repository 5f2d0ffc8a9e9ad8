import type { Problem } from '../core/source/problem.ts';
import type { Report } from './report.mts';

interface ListedNote {
  readonly path: string;
  readonly problems: readonly Problem[];
}

/**
 * Gathers the notes of a JSON document in order, with a note for every file that could not be read: whoever reads the
 * document alone learns of all problems.
 */
export class NoteList<Note extends ListedNote> {
  private readonly notes: Note[] = [];
  /** How many of the report's problems belong to notes that are in the list. */
  private seen = 0;

  /** @param unread makes the entry of a file that could not be read. */
  constructor(private readonly report: Report, private readonly unread: (path: string, problems: readonly Problem[]) => Note) {}

  /** Adds a note, whose own problems were reported just now. */
  add(note: Note): void {
    const own = this.addUnread(note.path);
    const known = new Set(note.problems.map(({ code, line }) => `${line} ${code}`));
    const more = own.filter(({ code, line }) => !known.has(`${line} ${code}`));
    this.notes.push(more.length === 0 ? note : { ...note, problems: [...note.problems, ...more] });
  }

  /** All notes; to be asked for at the end. */
  all(): readonly Note[] {
    this.addUnread(null);
    return this.notes;
  }

  /** @returns the new problems of the note at `path`. */
  private addUnread(path: string | null): Problem[] {
    const own: Problem[] = [];
    const others = new Map<string, Problem[]>();
    for (const { path: where, line, code, message } of this.report.problems.slice(this.seen)) {
      const problem = { line, code, message };
      if (where === path) own.push(problem);
      else others.set(where, [...(others.get(where) ?? []), problem]);
    }
    this.seen = this.report.problems.length;
    for (const [where, problems] of others) this.notes.push(this.unread(where, problems));
    return own;
  }
}
