import type { Analysis } from '../../core/analyse.ts';
import { counted } from '../../core/counted.ts';
import { explainNote, type AttributionExplanation, type NoteExplanation } from '../../core/explain/explain-note.ts';
import { explainedNoteJson, noteJson, unreadNoteJson } from '../../core/note-json.ts';
import type { Quotation } from '../../core/quotes/quotation.ts';
import { shownSpan } from '../../core/text/split-quotation.ts';
import { NoteList } from '../note-list.mts';
import { analyseSource, readSources } from '../read-sources.mts';
import { Report } from '../report.mts';
import { onOneLine, print, printJson } from '../terminal.mts';

const SHOWN = 100;

/** `who-said-what quotes PATH…`: who said what, note by note, with the reasons when asked. Reads only. Returns the exit status. */
export async function quotes(paths: readonly string[], options: { json?: boolean; explain?: boolean; cache?: boolean }): Promise<number> {
  const report = new Report();
  const notes = new NoteList(report, (path, problems) => unreadNoteJson(path, problems, false));
  for await (const source of readSources(paths, report, options.cache !== false)) {
    const analysis = analyseSource(source, report);
    if (analysis === null) continue;
    const explanation = options.explain === true ? explainNote(analysis) : null;
    if (options.json) notes.add(explanation ? explainedNoteJson(source.shown, analysis, explanation) : noteJson(source.shown, analysis));
    else printNote(source.shown, analysis, explanation);
  }
  if (options.json) printJson({ notes: notes.all() });
  report.complain();
  return report.status;
}

function printNote(path: string, analysis: Analysis, explanation: NoteExplanation | null): void {
  print(`${path}: ${counted(analysis.quotations.length, 'quotation')}, ${counted(analysis.speakers.length, 'speaker')}`);
  let section = '';
  for (const [index, quotation] of analysis.quotations.entries()) {
    if (quotation.section !== section) print(`  ${onOneLine(quotation.section, SHOWN)}`);
    section = quotation.section;
    print(`    ${line(quotation, analysis.note.text)}`);
    const reasons = explanation?.attributions[index];
    if (reasons) printReasons(quotation, reasons);
  }
  if (explanation) printRejected(explanation);
  print();
}

function line(quotation: Quotation, text: string): string {
  const who = quotation.speakers.join(', ') || 'unnamed';
  const relay = quotation.relayedBy.length > 0 ? ` (relayed by ${quotation.relayedBy.join(', ')})` : '';
  const { start, end } = shownSpan(text, quotation);
  const said = onOneLine(text.slice(start, end), SHOWN);
  return `${quotation.line}: ${who}${relay}${quotation.kind === 'indirect' ? ', indirectly' : ''}: ${said}`;
}

function printReasons({ rule, reason, cue }: Quotation, { evidence, resolutions }: AttributionExplanation): void {
  print(`      ${rule}: ${reason}${cue === '' ? '' : ` Cue: “${onOneLine(cue, SHOWN)}”.`}`);
  if (evidence.length > 0) print(`      label: ${weights(evidence)}`);
  for (const { rule: way, evidence: shown } of resolutions) print(`      ${way}: ${onOneLine(shown, 2 * SHOWN)}`);
}

function printRejected({ rejected }: NoteExplanation): void {
  if (rejected.length === 0) return;
  print('  Not attributed:');
  for (const { line: at, what, words, mention, rule, reason, why, evidence } of rejected) {
    const who = mention === '' || mention === words ? '' : ` by ${onOneLine(mention, SHOWN)}`;
    print(`    ${at}: ${what}${who}: ${onOneLine(words, SHOWN)}`);
    print(`      ${reason}: ${why}${rule === '' ? '' : ` (${rule})`}${evidence.length > 0 ? ` ${weights(evidence)}` : ''}`);
  }
}

/** `known-name +3, list-item -1.5; sum +1.5` */
function weights(evidence: readonly { readonly id: string; readonly weight: number }[]): string {
  const signed = (weight: number): string => (weight < 0 ? String(weight) : `+${weight}`);
  const sum = evidence.reduce((total, { weight }) => total + weight, 0);
  return `${evidence.map(({ id, weight }) => `${id} ${signed(weight)}`).join(', ')}; sum ${signed(Number(sum.toFixed(2)))}`;
}
