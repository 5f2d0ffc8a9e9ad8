import { ButtonComponent, Modal, type App } from 'obsidian';

/** A modal that is answered once: by a button, or with `fallback` when it is closed. */
export abstract class AnswerModal<T> extends Modal {
  private resolve: ((answer: T) => void) | null = null;

  constructor(app: App, title: string, private readonly fallback: T) {
    super(app);
    this.setTitle(title);
  }

  /** Opens the modal. @returns the answer. */
  ask(): Promise<T> {
    return new Promise((resolve) => {
      this.resolve = resolve;
      this.open();
    });
  }

  override onClose(): void {
    this.contentEl.empty();
    this.answer(this.fallback);
  }

  protected give(answer: T): void {
    this.answer(answer);
    this.close();
  }

  /** The row of buttons: what goes on, and what leaves all as it was. @returns the first of them. */
  protected addButtons(label: string, answer: () => T, isEnabled = true): ButtonComponent {
    const row = this.contentEl.createDiv({ cls: 'modal-button-container' });
    const main = new ButtonComponent(row).setButtonText(label).setCta().setDisabled(!isEnabled).onClick(() => {
      this.give(answer());
    });
    new ButtonComponent(row).setButtonText('Cancel').onClick(() => {
      this.close();
    });
    return main;
  }

  private answer(answer: T): void {
    const resolve = this.resolve;
    this.resolve = null;
    resolve?.(answer);
  }
}
