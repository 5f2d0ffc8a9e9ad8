/** What a row takes before it was drawn once, in pixels: a name with a line of facts. */
const GUESSED_HEIGHT = 44;

/** Which of many rows are drawn: those in sight and some around them. Heights are learned as rows are drawn. */
export class RowWindow {
  private readonly heights = new Map<string, number>();
  private ids: readonly string[] = [];
  /** Distance of each row from the first, then of the end; null when a height was learned since. */
  private tops: Float64Array | null = null;

  setRows(ids: readonly string[]): void {
    this.ids = ids;
    this.tops = null;
  }

  /** Takes in the height of a drawn row, in pixels. */
  learn(id: string, height: number): void {
    if (this.heights.get(id) === height) return;
    this.heights.set(id, height);
    this.tops = null;
  }

  /** Forgets all heights: the width of the pane changed. */
  forget(): void {
    this.heights.clear();
    this.tops = null;
  }

  /** Distance of a row from the first, in pixels; of the end for the number of rows. */
  top(index: number): number {
    return this.offsets()[Math.max(0, Math.min(index, this.ids.length))] ?? 0;
  }

  get total(): number {
    return this.top(this.ids.length);
  }

  /** The row at a distance from the first, by binary search. */
  at(distance: number): number {
    const tops = this.offsets();
    let low = 0;
    let high = this.ids.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tops[middle + 1] as number) <= distance) low = middle + 1;
      else high = middle;
    }
    return Math.min(low, Math.max(0, this.ids.length - 1));
  }

  private offsets(): Float64Array {
    if (this.tops !== null) return this.tops;
    const tops = new Float64Array(this.ids.length + 1);
    for (const [index, id] of this.ids.entries()) tops[index + 1] = (tops[index] as number) + (this.heights.get(id) ?? GUESSED_HEIGHT);
    this.tops = tops;
    return tops;
  }
}
