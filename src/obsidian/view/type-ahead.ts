import { PanelFilter } from '../../core/panel/filter.ts';
import { rowText } from '../../core/panel/row-text.ts';
import type { PanelRow } from '../../core/panel/rows.ts';

/** Letters that follow each other within this time are one word, in milliseconds. */
const PAUSE = 700;

/** Finds the row that begins with what somebody types. */
export class TypeAhead {
  private typed = '';
  private last = -Infinity;

  /** @param time when the key was pressed, in milliseconds. @returns the index of the row, or null when there is none. */
  find(key: string, time: number, rows: readonly PanelRow[], from: number): number | null {
    this.typed = time - this.last < PAUSE ? this.typed + key : key;
    this.last = time;
    // One letter goes on from the row below; more of them may still mean the same row.
    const start = this.typed.length === 1 ? from + 1 : from;
    const filter = new PanelFilter(this.typed);
    if (filter.isEmpty) return null;
    for (let step = 0; step < rows.length; step++) {
      const index = (start + step) % rows.length;
      const row = rows[index];
      if (row !== undefined && filter.mark(rowText(row)).matches[0]?.start === 0) return index;
    }
    return null;
  }
}
