import { ButtonComponent, Notice, ProgressBarComponent } from 'obsidian';
import type { RunProgress } from '../runs/vault-run.ts';

/** A notice that stays until the run ends, with a bar and a button that stops it. */
export class ProgressNotice implements RunProgress {
  private readonly notice: Notice;
  private readonly bar: ProgressBarComponent;
  private readonly label: HTMLElement;
  private cancelled = false;

  constructor(private readonly title: string) {
    const content = createFragment();
    this.label = content.createDiv({ text: title });
    this.bar = new ProgressBarComponent(content.createDiv()).setValue(0);
    new ButtonComponent(content.createDiv()).setButtonText('Cancel').onClick(() => {
      this.cancelled = true;
    });
    this.notice = new Notice(content, 0);
  }

  get isCancelled(): boolean {
    return this.cancelled;
  }

  step(done: number, total: number): void {
    this.label.setText(`${this.title}: ${done} of ${total}`);
    this.bar.setValue(total === 0 ? 100 : Math.round((100 * done) / total));
  }

  end(): void {
    this.notice.hide();
  }
}
