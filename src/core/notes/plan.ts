/** What will happen to a note of the vault, planned before anything is written. */
export type NoteChange =
  | { readonly kind: 'create'; readonly path: string; readonly text: string; readonly what: ChangeReason }
  | { readonly kind: 'update'; readonly path: string; readonly before: string; readonly text: string; readonly what: ChangeReason }
  | { readonly kind: 'unchanged'; readonly path: string; readonly what: ChangeReason }
  /** A note the plugin leaves alone, such as a person note that the user deleted on purpose. */
  | { readonly kind: 'preserve'; readonly path: string; readonly reason: string; readonly what: ChangeReason }
  /** Something that needs a person's decision. */
  | { readonly kind: 'conflict'; readonly path: string; readonly reason: string; readonly what: ChangeReason };

export type ChangeReason = 'people' | 'links' | 'insights' | 'unlink' | 'repair';

/** A change that puts something into a note. */
export type NoteWrite = Extract<NoteChange, { readonly kind: 'create' | 'update' }>;

/** The changes that write, those of the same note as one: a note is never seen with one half of them. */
export function writesOf(changes: readonly NoteChange[]): NoteWrite[] {
  const writes = new Map<string, NoteWrite>();
  for (const change of changes) {
    if (change.kind !== 'create' && change.kind !== 'update') continue;
    const earlier = writes.get(change.path);
    writes.set(change.path, earlier === undefined ? change : { ...earlier, text: change.text });
  }
  return [...writes.values()];
}
