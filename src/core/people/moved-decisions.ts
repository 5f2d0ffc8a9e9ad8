import type { Decision } from '../settings.ts';

/**
 * The decisions after a note or a folder moved: those that hold for certain notes follow them.
 * @returns the same list when none is about notes at or below `from`
 */
export function movedDecisions(decisions: readonly Decision[], from: string, to: string): readonly Decision[] {
  const isBelow = (path: string): boolean => path === from || path.startsWith(`${from}/`);
  const moves = (decision: Decision): boolean => 'notes' in decision && decision.notes?.some(isBelow) === true;
  if (!decisions.some(moves)) return decisions;
  return decisions.map((decision) => (moves(decision) && 'notes' in decision
    ? { ...decision, notes: (decision.notes ?? []).map((path) => (isBelow(path) ? to + path.slice(from.length) : path)) }
    : decision));
}
