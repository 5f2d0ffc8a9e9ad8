/**
 * Remembers, per note, the text the plugin last wrote and the text it wrote that in place of, so that it neither answers
 * its own writes nor writes again what the user has just undone. It keeps digests, not texts.
 */
export class OwnWrites {
  private readonly written = new Map<string, { readonly before: string; readonly after: string }>();

  /** To be called before the write, since the event of it may come first. */
  note(path: string, before: string, after: string): void {
    this.written.set(path, { before: digest(before), after: digest(after) });
  }

  /** True when `text` is what the plugin wrote to the note last. */
  isOwn(path: string, text: string): boolean {
    return this.written.get(path)?.after === digest(text);
  }

  /** True when `text` is what the note held before the plugin last wrote to it: the user took the change back. */
  isUndone(path: string, text: string): boolean {
    return this.written.get(path)?.before === digest(text);
  }

  renamed(from: string, to: string): void {
    const entry = this.written.get(from);
    if (entry === undefined) return;
    this.written.delete(from);
    this.written.set(to, entry);
  }

  removed(path: string): void {
    this.written.delete(path);
  }
}

/** Carriage returns do not count: an editor holds none, whatever the file has. */
function digest(text: string): string {
  let a = 0x811c9dc5;
  let b = 5381;
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 13) continue;
    a = Math.imul(a ^ code, 0x01000193);
    b = (Math.imul(b, 33) + code) | 0;
    length++;
  }
  return `${length}:${a}:${b}`;
}
