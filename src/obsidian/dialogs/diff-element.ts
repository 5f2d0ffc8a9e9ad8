import { diffRows, type DiffRow } from './diff-rows.ts';

const SIGNS: Readonly<Record<DiffRow['kind'], string>> = { added: '+', removed: '-', same: ' ', gap: '⋯' };

/** How a change is read out. */
const LABELS: Readonly<Record<DiffRow['kind'], string>> = { added: 'Added', removed: 'Removed', same: '', gap: '' };

/** As many lines as anybody reads. */
const MOST_ROWS = 400;

/** More of a line than this around what differs in it is left out. */
const AROUND = 60;

/** Shows what changes between two texts. Every text of a note is set as text, never read as markup. */
export function addDiff(container: HTMLElement, before: string, after: string): void {
  const el = container.createDiv({ cls: 'who-said-what-diff', attr: { tabindex: 0, role: 'group', 'aria-label': 'What changes' } });
  const rows = diffRows(before, after);
  for (const row of rows.slice(0, MOST_ROWS)) addRow(el, row);
  if (rows.length > MOST_ROWS) el.createDiv({ text: `and ${rows.length - MOST_ROWS} more lines`, cls: 'is-gap' });
}

function addRow(container: HTMLElement, { kind, text, mark }: DiffRow): void {
  const el = container.createDiv({ cls: `is-${kind}` });
  const sign = el.createSpan({ text: SIGNS[kind], cls: 'who-said-what-sign' });
  if (LABELS[kind] !== '') sign.setAttrs({ role: 'img', 'aria-label': LABELS[kind] });
  const line = el.createSpan();
  if (mark === null) {
    line.setText(text);
    return;
  }
  const from = Math.max(0, mark.start - AROUND);
  const to = Math.min(text.length, mark.end + AROUND);
  line.appendText(`${from > 0 ? '…' : ''}${text.slice(from, mark.start)}`);
  line.createSpan({ text: text.slice(mark.start, mark.end), cls: 'who-said-what-changed' });
  line.appendText(`${text.slice(mark.end, to)}${to < text.length ? '…' : ''}`);
}
