/** A source note with invented words, for the browser tests. */
export function source(id: string, title: string, date: string, body: string): string {
  return `---\nid: SOURCE-${id}\nurl: https://example.com/${id}\ntitle: ${title}\nplatform: substack\nformat: article\nstatus: raw\ndate_published: ${date}\n---\n\n${body}`;
}

export const CRANES = source('20260105-001', 'Cranes', '2026-01-05', `# Cranes

Ingrid Solvane says: "The cranes of the old harbour are slower than the ships they serve."

## Repairs

Tobias Renn Akerly writes: "We repaired two of them last winter and nobody thanked us for it."

Solvane adds: "Next year we replace them all, and the budget is already agreed."

## Weather

It rained for most of the week.
`);

export const TIDES = source('20260212-001', 'Tides', '2026-02-12', `# Tides

Ingrid Solvane notes: "High water came twelve minutes early, and the ferry was not ready for it."
`);

export const DIARY = 'Met Ingrid Solvane today.\n';

/** A small vault: two sources, and a note that is none. */
export const VAULT = { 'Inbox/cranes.md': CRANES, 'Inbox/tides.md': TIDES, 'Diary.md': DIARY };
