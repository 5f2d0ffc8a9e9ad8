import type { App, ButtonComponent } from 'obsidian';
import { counted } from '../../core/counted.ts';
import type { NoteChange } from '../../core/notes/plan.ts';
import { countChanges } from '../runs/vault-run.ts';
import { AnswerModal } from './answer-modal.ts';
import { addDiff } from './diff-element.ts';

/** As many notes are listed at once; a button shows more. */
const SHOWN = 100;

const HEADINGS: Readonly<Record<NoteChange['kind'], string>> = {
  create: 'To create',
  update: 'To change',
  conflict: 'In need of a decision, left as they are',
  preserve: 'Left as they are',
  unchanged: 'Up to date',
};

/** A change that writes. */
type Write = Extract<NoteChange, { kind: 'create' | 'update' }>;

/**
 * Shows what a run would do, by kind with counts, each note with what changes in it.
 * @param remark what else the user should know, or null.
 * @returns the changes that stay picked, with those that write nothing; null when the user thought better of it.
 */
export function previewChanges(app: App, title: string, changes: readonly NoteChange[], remark: string | null): Promise<readonly NoteChange[] | null> {
  return new PreviewModal(app, title, changes, remark).ask();
}

class PreviewModal extends AnswerModal<readonly NoteChange[] | null> {
  private readonly left = new Set<NoteChange>();
  private button: ButtonComponent | null = null;
  private listEl: HTMLElement;

  constructor(app: App, title: string, private readonly changes: readonly NoteChange[], private readonly remark: string | null) {
    super(app, title, null);
    this.listEl = this.contentEl;
  }

  override onOpen(): void {
    this.modalEl.addClass('who-said-what-wide');
    this.contentEl.addClass('who-said-what-preview');
    this.contentEl.createEl('p', { text: describeCounts(countChanges(this.changes)) });
    if (this.remark !== null) this.contentEl.createEl('p', { text: this.remark });
    this.listEl = this.contentEl.createDiv({ cls: 'who-said-what-changes' });
    for (const kind of ['create', 'update'] as const) {
      const writes = this.changes.filter((change): change is Write => change.kind === kind);
      if (writes.length > 0) this.addWrites(`${HEADINGS[kind]} (${writes.length})`, writes);
    }
    for (const kind of ['conflict', 'preserve'] as const) {
      const rest = this.changes.filter((change) => change.kind === kind);
      if (rest.length > 0) this.addReasons(`${HEADINGS[kind]} (${rest.length})`, rest);
    }
    this.button = this.addButtons('', () => this.changes.filter((change) => !this.left.has(change)));
    this.drawButton();
  }

  private addWrites(heading: string, writes: readonly Write[]): void {
    const group = this.listEl.createDiv({ cls: 'who-said-what-group' });
    const all = addCheckbox(group, heading);
    const list = group.createEl('ul');
    const boxes: HTMLInputElement[] = [];
    const drawAll = (): void => {
      const left = writes.filter((write) => this.left.has(write)).length;
      all.checked = left === 0;
      all.indeterminate = left > 0 && left < writes.length;
      this.drawButton();
    };
    all.addEventListener('change', () => {
      for (const write of writes) this.pick(write, all.checked);
      for (const box of boxes) box.checked = all.checked;
      drawAll();
    });
    const showMore = (): void => {
      for (const write of writes.slice(boxes.length, boxes.length + SHOWN)) boxes.push(this.addWrite(list, write, drawAll));
      if (boxes.length === writes.length) return;
      const more = group.createEl('button', { text: `Show more, ${writes.length - boxes.length} are left` });
      more.addEventListener('click', () => {
        more.remove();
        showMore();
      });
    };
    showMore();
  }

  private addWrite(list: HTMLElement, write: Write, changed: () => void): HTMLInputElement {
    const item = list.createEl('li');
    const box = item.createEl('input', { attr: { type: 'checkbox', 'aria-label': `Write ${write.path}` } });
    box.checked = !this.left.has(write);
    box.addEventListener('change', () => {
      this.pick(write, box.checked);
      changed();
    });
    const details = item.createEl('details');
    details.createEl('summary', { text: write.path });
    // What changes in thousands of notes is found out only for those that somebody looks at.
    details.addEventListener('toggle', () => {
      if (details.open && details.childElementCount === 1) addDiff(details, write.kind === 'create' ? '' : write.before, write.text);
    });
    return box;
  }

  private addReasons(heading: string, changes: readonly NoteChange[]): void {
    const group = this.listEl.createEl('details', { cls: 'who-said-what-group' });
    group.createEl('summary', { text: heading });
    const list = group.createEl('ul');
    for (const change of changes.slice(0, SHOWN)) {
      const reason = 'reason' in change ? `: ${change.reason}` : '';
      list.createEl('li', { text: `${change.path}${reason}` });
    }
    if (changes.length > SHOWN) list.createEl('li', { text: `and ${changes.length - SHOWN} more` });
  }

  private pick(write: Write, isPicked: boolean): void {
    if (isPicked) this.left.delete(write);
    else this.left.add(write);
  }

  private drawButton(): void {
    const { create, update } = countChanges(this.changes.filter((change) => !this.left.has(change)));
    const writes = create + update;
    this.button?.setButtonText(writes === 0 ? 'Nothing to do' : `Write ${counted(writes, 'note')}`).setDisabled(writes === 0);
  }
}

function addCheckbox(container: HTMLElement, text: string): HTMLInputElement {
  const label = container.createEl('label', { cls: 'who-said-what-heading' });
  const box = label.createEl('input', { attr: { type: 'checkbox' } });
  box.checked = true;
  label.createSpan({ text });
  return box;
}

/** One sentence that says how many notes would be written. */
function describeCounts(counts: Readonly<Record<NoteChange['kind'], number>>): string {
  const kinds = [
    [counts.create, 'to create'],
    [counts.update, 'to change'],
    [counts.unchanged, 'up to date'],
    [counts.preserve + counts.conflict, 'left as they are'],
  ] as const;
  const told = kinds.filter(([count]) => count > 0);
  if (told.length === 0) return 'No notes.';
  return `${told.map(([count, what], index) => `${index === 0 ? counted(count, 'note') : String(count)} ${what}`).join(', ')}.`;
}
