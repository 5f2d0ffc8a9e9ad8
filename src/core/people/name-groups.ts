import type { MergeEdge } from './merge-rules.ts';

/**
 * Names that are one speaker, by key: a union of pairs, each with its reason. The key that stands for a group is its
 * smallest, so that it does not depend on the order of the pairs.
 */
export class NameGroups {
  private readonly parents: Map<string, string>;
  /** The pairs that joined two groups. */
  private readonly joined: MergeEdge[];
  /** Person notes of a group, by the key that stands for it: paths. */
  private readonly notes: Map<string, readonly string[]>;

  /** @param apart pairs of keys that nothing but the user may tie together */
  constructor(private readonly apart: readonly (readonly [string, string])[], copied?: NameGroups) {
    this.parents = new Map(copied?.parents);
    this.joined = [...(copied?.joined ?? [])];
    this.notes = new Map(copied?.notes);
  }

  get edges(): readonly MergeEdge[] {
    return this.joined;
  }

  /** The key that stands for the group of `key`. */
  find(key: string): string {
    let root = key;
    for (let next = this.parents.get(root); next !== undefined; next = this.parents.get(root)) root = next;
    for (let at = key; at !== root;) {
      const next = this.parents.get(at) as string;
      this.parents.set(at, root);
      at = next;
    }
    return root;
  }

  join(edge: MergeEdge): void {
    const a = this.find(edge.a);
    const b = this.find(edge.b);
    if (a === b) return;
    const [root, other] = a < b ? [a, b] : [b, a];
    const notes = [...this.notesOf(root), ...this.notesOf(other)];
    this.parents.set(other, root);
    if (notes.length > 0) this.notes.set(root, notes.sort());
    this.joined.push(edge);
  }

  /** Gives a group a person note. */
  own(key: string, path: string): void {
    this.notes.set(this.find(key), [...this.notesOf(key), path].sort());
  }

  /** Paths of the person notes of the group of `key`. */
  notesOf(key: string): readonly string[] {
    return this.notes.get(this.find(key)) ?? [];
  }

  /** A copy that can go its own way. */
  copy(): NameGroups {
    return new NameGroups(this.apart, this);
  }

  /** True when a tie would join two names that the user set apart. */
  areSetApart(a: string, b: string): boolean {
    const [first, second] = [this.find(a), this.find(b)];
    return first !== second && this.apart.some(([one, other]) => {
      const [left, right] = [this.find(one), this.find(other)];
      return (left === first && right === second) || (left === second && right === first);
    });
  }

  /** True when both groups have person notes, which a guess must not tie together. */
  haveTheirOwnNotes(a: string, b: string): boolean {
    return this.find(a) !== this.find(b) && this.notesOf(a).length > 0 && this.notesOf(b).length > 0;
  }
}
