import type { App } from 'obsidian';
import type { Problem } from '../../core/source/problem.ts';
import { AnswerModal } from './answer-modal.ts';
import { addDiff } from './diff-element.ts';

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
    this.modalEl.addClass('who-said-what-wide');
    this.contentEl.createEl('p', { text: path });
    this.addProblems('To repair', repaired);
    this.addProblems('Left to you', remaining);
    if (before !== after) addDiff(this.contentEl, before, after);
    this.addButtons('Repair', () => true, before !== after);
  }

  private addProblems(heading: string, problems: readonly Problem[]): void {
    if (problems.length === 0) return;
    this.contentEl.createEl('p', { text: heading });
    const list = this.contentEl.createEl('ul');
    for (const { line, message } of problems) list.createEl('li', { text: `Line ${line}: ${message}` });
  }
}
