/** Where `path` is after `from` moved to `to`; null when it did not move with it. */
export function movedPath(path: string, from: string, to: string): string | null {
  if (path === from) return to;
  return path.startsWith(`${from}/`) ? to + path.slice(from.length) : null;
}

export function isNote(path: string): boolean {
  return path.endsWith('.md');
}
