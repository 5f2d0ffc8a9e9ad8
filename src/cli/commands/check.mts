import { realpath } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { structuredPatch } from 'diff';
import { counted } from '../../core/counted.ts';
import { readFrontMatter } from '../../core/source/read-front-matter.ts';
import { planRepair } from '../../core/source/repair.ts';
import type { Problem } from '../../core/source/problem.ts';
import { NoteList } from '../note-list.mts';
import { readSources, type Source } from '../read-sources.mts';
import { Report } from '../report.mts';
import { print, printJson } from '../terminal.mts';
import { writeChange } from '../write-notes.mts';

interface Checked {
  readonly path: string;
  readonly problems: readonly Problem[];
  readonly repaired: readonly Problem[];
}

/**
 * `who-said-what check VAULT`: what is wrong with the front matter of its source notes; with `repair`, each repair is
 * shown and written. Returns the exit status: 0 when nothing is wrong any more.
 */
export async function check(path: string, options: { json?: boolean; repair?: boolean }): Promise<number> {
  const report = new Report();
  const notes: Checked[] = [];
  const listed = new NoteList<Checked>(report, (path, problems) => ({ path, problems, repaired: [] }));
  for await (const source of readSources([path], report)) {
    const problems = readFrontMatter(source.text).problems;
    const checked = options.repair && problems.length > 0
      ? await repair(source, problems, report, options.json !== true)
      : { path: source.shown, problems, repaired: [] };
    report.note(source.shown, checked.problems);
    notes.push(checked);
    listed.add(checked);
  }
  if (options.json) printJson({ notes: listed.all() });
  else summarize(notes);
  report.complain('all');
  return report.status;
}

async function repair(source: Source, problems: readonly Problem[], report: Report, isShown: boolean): Promise<Checked> {
  const plan = planRepair(source.text);
  if (plan.text === source.text) return { path: source.shown, problems, repaired: [] };
  if (isShown) printChange(source.shown, source.text, plan.text);
  // A symbolic link that the user named is followed.
  const file = await realpath(source.shown);
  const change = { kind: 'update', path: basename(file), before: source.text, text: plan.text, what: 'repair' } as const;
  const isWritten = await writeChange(dirname(file), change, source.shown, report);
  return isWritten
    ? { path: source.shown, problems: plan.remaining, repaired: plan.repaired }
    : { path: source.shown, problems, repaired: [] };
}

/** Shows a repair as a unified diff. */
function printChange(path: string, before: string, after: string): void {
  const { hunks } = structuredPatch(path, path, before, after, undefined, undefined, { context: 2, stripTrailingCr: true });
  print(`--- ${path}`);
  print(`+++ ${path}`);
  for (const { oldStart, oldLines, newStart, newLines, lines } of hunks) {
    print(`@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`);
    for (const line of lines) print(line);
  }
  print();
}

function summarize(notes: readonly Checked[]): void {
  const repaired = notes.filter((note) => note.repaired.length > 0).length;
  const broken = notes.filter((note) => note.problems.length > 0).length;
  const found = `${broken === 0 ? 'none has' : `${counted(broken, 'note')} with`} problems`;
  print(`${counted(notes.length, 'note')} checked: ${found}${repaired > 0 ? `, ${repaired} repaired` : ''}.`);
}
