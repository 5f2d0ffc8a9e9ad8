import type { App } from 'obsidian';
import type { NoteChange } from '../../core/notes/plan.ts';
import { countChanges } from '../runs/vault-run.ts';
import { AnswerModal } from './answer-modal.ts';

/** As many notes as anybody reads; the counts tell the rest. */
const SHOWN = 200;

const HEADINGS: Readonly<Record<NoteChange['kind'], string>> = {
  create: 'To create',
  update: 'To change',
  conflict: 'In need of a decision, left as they are',
  preserve: 'Left as they are',
  unchanged: 'Up to date',
};

/** Shows what a run would do, by kind with counts. @returns whether to do it. */
export function previewChanges(app: App, title: string, changes: readonly NoteChange[]): Promise<boolean> {
  return new PreviewModal(app, title, changes).ask();
}

class PreviewModal extends AnswerModal<boolean> {
  constructor(app: App, title: string, private readonly changes: readonly NoteChange[]) {
    super(app, title, false);
  }

  override onOpen(): void {
    const counts = countChanges(this.changes);
    this.contentEl.addClass('who-said-what-preview');
    this.contentEl.createEl('p', { text: describeCounts(counts) });
    for (const kind of ['create', 'update', 'conflict', 'preserve'] as const) {
      const changes = this.changes.filter((change) => change.kind === kind);
      if (changes.length > 0) this.addGroup(`${HEADINGS[kind]} (${changes.length})`, changes);
    }
    const writes = counts.create + counts.update;
    this.addButtons(writes === 0 ? 'Nothing to do' : `Write ${plural(writes, 'note')}`, () => true, writes > 0);
  }

  private addGroup(heading: string, changes: readonly NoteChange[]): void {
    const group = this.contentEl.createEl('details');
    group.createEl('summary', { text: heading });
    const list = group.createEl('ul');
    for (const change of changes.slice(0, SHOWN)) {
      const reason = 'reason' in change ? `: ${change.reason}` : '';
      list.createEl('li', { text: `${change.path}${reason}` });
    }
    if (changes.length > SHOWN) list.createEl('li', { text: `and ${changes.length - SHOWN} more` });
  }
}

/** One sentence that says how many notes would be written. */
export function describeCounts(counts: Readonly<Record<NoteChange['kind'], number>>): string {
  const parts = [`${plural(counts.create, 'note')} to create`, `${counts.update} to change`, `${counts.unchanged} up to date`];
  const rest = counts.preserve + counts.conflict;
  if (rest > 0) parts.push(`${rest} left as they are`);
  return `${parts.join(', ')}.`;
}

/** `1 note`, `2 notes`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
