import { realpath } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { counted } from '../../core/counted.ts';
import type { Insight } from '../../core/insights/insight.ts';
import { planInsights } from '../../core/insights/plan-insights.ts';
import { describeNoInsights, noInsightsSentence, type NoInsights } from '../../core/insights/no-insights.ts';
import { extractInsights } from '../../core/insights/rank.ts';
import { noteJson, unreadNoteJson } from '../../core/note-json.ts';
import { applyEdits } from '../../core/text/edits.ts';
import { NoteList } from '../note-list.mts';
import { analyseSource, readSources, type Source } from '../read-sources.mts';
import { reasonOf, Report } from '../report.mts';
import { onOneLine, print, printJson } from '../terminal.mts';
import { writeChange } from '../write-notes.mts';

/** `who-said-what insights PATH…`: the main points of each note; with `write` they are stored. Returns the exit status. */
export async function insights(
  paths: readonly string[],
  options: { json?: boolean; max?: number | 'auto'; write?: boolean; cache?: boolean },
): Promise<number> {
  const report = new Report();
  const notes = new NoteList(report, (path, problems) => unreadNoteJson(path, problems, true));
  const reasons: NoInsights[] = [];
  let read = 0;
  let written = 0;
  for await (const source of readSources(paths, report, options.cache !== false)) {
    const analysis = analyseSource(source, report);
    if (analysis === null) continue;
    read++;
    const { insights: found, why: reason } = extractInsights(analysis, { count: options.max ?? source.settings.insightCount });
    const isWritten = options.write === true && (await store(source, found, report));
    if (isWritten) written++;
    if (reason !== null) reasons.push(reason);
    const why = reason === null ? null : noInsightsSentence(reason);
    if (options.json) notes.add(noteJson(source.shown, analysis, found, why));
    else printInsights(source.shown, found, why, isWritten);
  }
  if (options.json) printJson({ notes: notes.all() });
  else {
    if (options.write) print(`Wrote the key insights of ${counted(written, 'note')}.`);
    const none = describeNoInsights(reasons);
    if (none !== null && read > 1) print(none);
  }
  report.complain();
  return report.status;
}

/** True when the note was changed. */
async function store({ shown, text, settings }: Source, found: readonly Insight[], report: Report): Promise<boolean> {
  let edits;
  try {
    edits = planInsights(text, found, settings.existingInsights);
  } catch (error) {
    report.file(shown, 'insights/not-written', `The key insights were not written. ${reasonOf(error)}`);
    return false;
  }
  if (edits.length === 0) return false;
  // A symbolic link that the user named is followed.
  const file = await realpath(shown);
  const change = { kind: 'update', path: basename(file), before: text, text: applyEdits(text, edits), what: 'insights' } as const;
  return writeChange(dirname(file), change, shown, report);
}

function printInsights(path: string, found: readonly Insight[], why: string | null, isWritten: boolean): void {
  print(`${path}: ${counted(found.length, 'key insight')}${isWritten ? ', written' : ''}${why === null ? '' : `. ${why}`}`);
  for (const { text, section } of found) print(`  - ${onOneLine(text)}${section === '' ? '' : ` (${onOneLine(section, 60)})`}`);
  print();
}
