import { counted } from '../core/counted.ts';
import type { Problem } from '../core/source/problem.ts';
import { complainOf } from './terminal.mts';

/** A problem with the note, or the file, at `path`. */
export interface NotedProblem extends Problem {
  readonly path: string;
}

/** Exit status of a run. */
export const Status = { done: 0, someProblems: 1, wrongUsage: 2 } as const;

/** The vault is not there, or cannot be worked on as it is: nothing was written. Ends the run with status 1. */
export class VaultError extends Error {
  override readonly name = 'VaultError';

  /** @param details lines to print below the message */
  constructor(message: string, readonly details: readonly string[] = []) {
    super(message);
  }
}

/** Gathers what went wrong in a run, so that one bad note never stops the rest. */
export class Report {
  private readonly found: NotedProblem[] = [];
  /** Those of them that are about a file as a whole, or a folder. */
  private readonly whole = new Set<NotedProblem>();

  get problems(): readonly NotedProblem[] {
    return this.found;
  }

  get status(): number {
    return this.found.length > 0 ? Status.someProblems : Status.done;
  }

  /** Adds what is wrong in a note. */
  note(path: string, problems: readonly Problem[]): void {
    for (const problem of problems) this.found.push({ path, ...problem });
  }

  /** Adds a file or folder that could not be read or written as a whole, or was left alone. Its line counts as 1. */
  file(path: string, code: string, message: string): void {
    const problem = { path, line: 1, code, message };
    this.found.push(problem);
    this.whole.add(problem);
  }

  /**
   * Writes the problems to standard error, one a line: `path:line: message`, or `path: message` where it is about the
   * whole file; of each file all of them, or the first.
   */
  complain(which: 'all' | 'first' = 'first'): void {
    const files = new Map<string, NotedProblem[]>();
    for (const problem of this.found) {
      const others = files.get(problem.path);
      if (others === undefined) files.set(problem.path, [problem]);
      else others.push(problem);
    }
    const lines: string[] = [];
    for (const problems of files.values()) {
      const shown = which === 'all' ? problems : problems.slice(0, 1);
      const more = problems.length > shown.length ? ` (and ${problems.length - shown.length} more)` : '';
      for (const problem of shown) lines.push(`${problem.path}${this.whole.has(problem) ? '' : `:${problem.line}`}: ${problem.message}${more}`);
    }
    if (files.size > 0) complainOf([...lines, `${counted(this.found.length, 'problem')} in ${counted(files.size, 'file')}.`]);
  }
}

/** What a failed operation on a file says to the reader. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return 'There is no such file or folder.';
    case 'EACCES':
    case 'EPERM':
      return 'Permission denied.';
    case 'EISDIR':
      return 'It is a folder, not a file.';
    case 'ENOSPC':
      return 'The disk is full.';
    case 'EDQUOT':
      return 'The space that you may use on this disk is full.';
    case 'EFBIG':
      return 'The file is larger than may be written here.';
    case 'ENAMETOOLONG':
      return 'The name is too long for this file system.';
    case 'EBUSY':
      return 'Another program is using it.';
    case 'EMFILE':
    case 'ENFILE':
      return 'Too many files are open.';
    case 'ELOOP':
      return 'Its symbolic links lead in a circle.';
    case 'EROFS':
      return 'The file system is read-only.';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
