/**
 * Finds strings ahead of a position that only moves forward. Each answer is kept until the position has passed it, so
 * that asking at every character of a text costs one pass over it for each string, however rarely the string occurs.
 */
export class Finder {
  private readonly found = new Map<string, number>();

  constructor(private readonly text: string) {}

  /** Offset of the first `needle` at or after `from`, or `Infinity`. `from` never goes back for the same needle. */
  next(needle: string, from: number): number {
    const known = this.found.get(needle);
    if (known !== undefined && known >= from) return known;
    const at = this.text.indexOf(needle, from);
    const answer = at < 0 ? Infinity : at;
    this.found.set(needle, answer);
    return answer;
  }
}
