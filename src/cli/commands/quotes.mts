import type { Analysis } from '../../core/analyse.ts';
import { noteJson, unreadNoteJson } from '../../core/note-json.ts';
import type { Quotation } from '../../core/quotes/quotation.ts';
import { shownSpan } from '../../core/text/split-quotation.ts';
import { NoteList } from '../note-list.mts';
import { analyseSource, readSources } from '../read-sources.mts';
import { Report } from '../report.mts';
import { count, onOneLine, print, printJson } from '../terminal.mts';

const SHOWN = 100;

/** `who-said-what quotes PATH…`: who said what, note by note. Reads only. Returns the exit status. */
export async function quotes(paths: readonly string[], options: { json?: boolean }): Promise<number> {
  const report = new Report();
  const notes = new NoteList(report, (path, problems) => unreadNoteJson(path, problems, false));
  for await (const source of readSources(paths, report)) {
    const analysis = analyseSource(source, report);
    if (analysis === null) continue;
    if (options.json) notes.add(noteJson(source.shown, analysis));
    else printNote(source.shown, analysis);
  }
  if (options.json) printJson({ notes: notes.all() });
  report.complain();
  return report.status;
}

function printNote(path: string, analysis: Analysis): void {
  print(`${path}: ${count(analysis.quotations.length, 'quotation')}, ${count(analysis.speakers.length, 'speaker')}`);
  let section = '';
  for (const quotation of analysis.quotations) {
    if (quotation.section !== section) print(`  ${onOneLine(quotation.section, SHOWN)}`);
    section = quotation.section;
    print(`    ${line(quotation, analysis.note.text)}`);
  }
  print();
}

function line(quotation: Quotation, text: string): string {
  const who = quotation.speakers.join(', ') || 'unnamed';
  const relay = quotation.relayedBy.length > 0 ? ` (relayed by ${quotation.relayedBy.join(', ')})` : '';
  const { start, end } = shownSpan(text, quotation);
  const said = onOneLine(text.slice(start, end), SHOWN);
  return `${quotation.line}: ${who}${relay}${quotation.kind === 'indirect' ? ', indirectly' : ''}: ${said}`;
}
