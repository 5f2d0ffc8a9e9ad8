import type { PanelRow } from './rows.ts';

/** The words that a row is known by: what it shows first. */
export function rowText(row: PanelRow): string {
  switch (row.kind) {
    case 'section':
      return row.title.text;
    case 'speaker':
      return row.label.text;
    case 'quotation':
      return row.text.text.replace(/^["“‘']+/, '');
    case 'source':
      return row.title;
    case 'unclear':
      return row.name;
    case 'problem':
    case 'message':
      return row.message;
    case 'problems':
      return 'Problems';
  }
}
