import { ButtonComponent, Notice, ProgressBarComponent } from 'obsidian';
import type { RunProgress } from '../runs/vault-run.ts';

/** A step is drawn when the one before is as old as this, in milliseconds: there can be a hundred thousand of them. */
const REDRAW_TIME = 50;

/** A notice that stays until the run ends, with a bar and a button that stops it. */
export class ProgressNotice implements RunProgress {
  private notice: Notice | null = null;
  private readonly bar: ProgressBarComponent;
  private readonly label: HTMLElement;
  private readonly timer: number;
  private drawn = -Infinity;
  private cancelled = false;

  /** @param patience what takes no longer than this, in milliseconds, is not shown at all. */
  constructor(private readonly title: string, patience: number) {
    const content = createFragment();
    this.label = content.createDiv({ text: title });
    this.bar = new ProgressBarComponent(content.createDiv()).setValue(0);
    new ButtonComponent(content.createDiv()).setButtonText('Cancel').onClick(() => {
      this.cancelled = true;
    });
    const show = (): void => {
      this.notice = new Notice(content, 0);
    };
    this.timer = window.setTimeout(show, patience);
    if (patience > 0) return;
    window.clearTimeout(this.timer);
    show();
  }

  get isCancelled(): boolean {
    return this.cancelled;
  }

  step(done: number, total: number, part = ''): void {
    const now = performance.now();
    if (now - this.drawn < REDRAW_TIME) return;
    this.drawn = now;
    this.label.setText(`${this.title}: ${part === '' ? '' : `${part} `}${done} of ${total}`);
    this.bar.setValue(total === 0 ? 100 : Math.round((100 * done) / total));
  }

  end(): void {
    window.clearTimeout(this.timer);
    this.notice?.hide();
  }
}
