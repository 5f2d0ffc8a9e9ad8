/** `file.md` of `folder/file.md`. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `folder/file` of `folder/file.md`; other paths stay as they are. */
export function withoutExtension(path: string): string {
  return path.toLowerCase().endsWith('.md') ? path.slice(0, -3) : path;
}

/** What the app calls the note at `folder/file.md`: `file`. */
export function noteName(path: string): string {
  return fileName(withoutExtension(path));
}
