/** Labels of link reference definitions are compared without regard to case and spacing. */
export function normalizeLabel(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Labels defined in `text`, such as `docs` by `[docs]: https://example.org/docs`. */
export function linkDefinitions(text: string): Set<string> {
  const labels = new Set<string>();
  if (!text.includes(']:')) return labels;
  for (const match of text.matchAll(/^ {0,3}\[([^\]\n^][^\]\n]{0,299})\]:[ \t]*(?:<|[^\s<>]{0,20}[/#:])/gm)) labels.add(normalizeLabel(match[1] ?? ''));
  return labels;
}
