import type { App } from 'obsidian';
import type { Problem } from '../../core/source/problem.ts';
import { AnswerModal } from './answer-modal.ts';

/** A repair of front matter as it is shown before it is made. */
export interface RepairPreview {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly repaired: readonly Problem[];
  readonly remaining: readonly Problem[];
}

/** Shows what a repair would change, line by line. @returns whether to make it. */
export function confirmRepair(app: App, repair: RepairPreview): Promise<boolean> {
  return new RepairModal(app, repair).ask();
}

class RepairModal extends AnswerModal<boolean> {
  constructor(app: App, private readonly repair: RepairPreview) {
    super(app, 'Repair front matter', false);
  }

  override onOpen(): void {
    const { path, before, after, repaired, remaining } = this.repair;
    this.contentEl.createEl('p', { text: path });
    this.addProblems('Repaired', repaired);
    this.addProblems('Left to you', remaining);
    const diff = this.contentEl.createEl('pre', { cls: 'who-said-what-diff' });
    for (const { sign, line } of changedRows(before, after)) {
      diff.createDiv({ text: `${sign} ${line}`, cls: sign === '+' ? 'is-added' : 'is-removed' });
    }
    this.addButtons('Repair', () => true, before !== after);
  }

  private addProblems(heading: string, problems: readonly Problem[]): void {
    if (problems.length === 0) return;
    this.contentEl.createEl('p', { text: heading });
    const list = this.contentEl.createEl('ul');
    for (const { line, message } of problems) list.createEl('li', { text: `Line ${line}: ${message}` });
  }
}

/** The lines between the first and the last that differ: those taken out, then those put in. */
export function changedRows(before: string, after: string): readonly { readonly sign: '+' | '-'; readonly line: string }[] {
  const old = before.split(/\r?\n/);
  const fresh = after.split(/\r?\n/);
  let head = 0;
  while (head < old.length && head < fresh.length && old[head] === fresh[head]) head++;
  let tail = 0;
  while (tail < Math.min(old.length, fresh.length) - head && old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]) tail++;
  return [
    ...old.slice(head, old.length - tail).map((line) => ({ sign: '-' as const, line })),
    ...fresh.slice(head, fresh.length - tail).map((line) => ({ sign: '+' as const, line })),
  ];
}
