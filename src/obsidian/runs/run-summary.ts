import { counted } from '../../core/counted.ts';
import type { RunResult, SkippedNote } from './vault-run.ts';

/** As many notes that were left alone are named. */
const MOST_NAMED = 5;

/** What is told at the end of a run. @param verb what was done to the notes that were written. */
export function summarize({ written, skipped, cancelled }: RunResult, verb: string, remarks: readonly (string | null)[]): string {
  const parts = [`${counted(written.length, 'note')} ${verb}`];
  if (skipped.length > 0) parts.push(`${skipped.length} left as they are`);
  const lines = [`${cancelled ? 'Cancelled: ' : ''}${parts.join(', ')}.`, ...describeSkipped(skipped)];
  return [...lines, ...remarks.filter((remark) => remark !== null)].join('\n');
}

function describeSkipped(skipped: readonly SkippedNote[]): string[] {
  const lines = skipped.slice(0, MOST_NAMED).map(({ path, reason }) => `${path}: ${reason}`);
  return skipped.length > MOST_NAMED ? [...lines, `and ${skipped.length - MOST_NAMED} more`] : lines;
}
