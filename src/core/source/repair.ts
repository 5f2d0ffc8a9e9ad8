import { applyEdits, type TextEdit } from '../text/edits.ts';
import { bySpan } from '../text/span.ts';
import type { FrontMatter } from './front-matter.ts';
import type { Problem } from './problem.ts';
import { examineFrontMatter, readFrontMatter } from './read-front-matter.ts';

/** A repair of the front matter, for the user to see before anything is written. */
export interface RepairPlan {
  /** The whole note after the repair; the same text when nothing could be mended. */
  readonly text: string;
  /** What the repair mends; lines of the note as it is. */
  readonly repaired: readonly Problem[];
  /** What it leaves; lines of the note after the repair. */
  readonly remaining: readonly Problem[];
}

/**
 * Mends what is understood of broken front matter: values get quotes that YAML accepts, stray properties move inside,
 * tabs become blanks, a missing fence is added. Every value afterwards is the one that was read before, and the body is
 * the same; where that cannot be had, the note stays as it is.
 */
export function planRepair(text: string): RepairPlan {
  const { frontMatter, damages } = examineFrontMatter(text);
  const mendable = damages.filter((damage) => damage.repair.length > 0);
  const unchanged: RepairPlan = { text, repaired: [], remaining: frontMatter.problems };
  if (mendable.length === 0) return unchanged;
  const edits = withoutOverlaps(mendable.flatMap((damage) => damage.repair));
  const repairedText = applyEdits(text, edits);
  const after = readFrontMatter(repairedText);
  if (!hasSameValues(frontMatter, after) || repairedText.slice(after.span.end) !== text.slice(frontMatter.span.end)) return unchanged;
  return { text: repairedText, repaired: mendable.map(({ line, code, message }) => ({ line, code, message })), remaining: after.problems };
}

/** Of two edits of the same text, the outer one is kept: it was planned with the inner problem in view. */
function withoutOverlaps(edits: readonly TextEdit[]): TextEdit[] {
  const kept: TextEdit[] = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start || b.end - a.end || bySpan(a, b))) {
    const last = kept[kept.length - 1];
    if (last === undefined || edit.start >= last.end) kept.push(edit);
  }
  return kept;
}

function hasSameValues(before: FrontMatter, after: FrontMatter): boolean {
  if (before.fields.size !== after.fields.size) return false;
  return [...before.fields.values()].every((field) => JSON.stringify(after.fields.get(field.key)?.value) === JSON.stringify(field.value));
}
