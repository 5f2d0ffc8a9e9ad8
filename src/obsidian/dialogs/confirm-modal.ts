import type { App } from 'obsidian';
import { AnswerModal } from './answer-modal.ts';

/** Asks whether to go on. @param label says what then happens. @returns whether to. */
export function confirm(app: App, title: string, text: string, label: string): Promise<boolean> {
  return new ConfirmModal(app, title, text, label).ask();
}

class ConfirmModal extends AnswerModal<boolean> {
  constructor(app: App, title: string, private readonly text: string, private readonly label: string) {
    super(app, title, false);
  }

  override onOpen(): void {
    this.contentEl.createEl('p', { text: this.text });
    this.addButtons(this.label, () => true);
  }
}
