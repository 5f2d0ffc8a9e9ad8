import { ButtonComponent, Notice, ProgressBarComponent } from 'obsidian';
import { Listeners } from '../listeners.ts';
import type { RunProgress } from '../runs/vault-run.ts';

/** Steps that come within this time, in milliseconds, are drawn as one: there can be a hundred thousand of them. */
const REDRAW_TIME = 50;

/** A notice that stays until the run ends, with a bar and a button that stops it. */
export class ProgressNotice implements RunProgress {
  private notice: Notice | null = null;
  private readonly bar: ProgressBarComponent;
  private readonly label: HTMLElement;
  private readonly timer: number;
  private latest = { text: '', percent: 0 };
  /** Of the drawing that comes next; 0 when nothing was drawn just now. */
  private redraw = 0;
  private cancelled = false;
  private readonly listeners = new Listeners();

  /** @param patience what takes no longer than this, in milliseconds, is not shown at all. */
  constructor(private readonly title: string, patience: number) {
    const content = createFragment();
    this.label = content.createDiv({ text: title });
    this.bar = new ProgressBarComponent(content.createDiv()).setValue(0);
    new ButtonComponent(content.createDiv()).setButtonText('Cancel').onClick(() => {
      this.cancelled = true;
      this.listeners.tell();
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

  onCancel(listener: () => void): void {
    this.listeners.add(listener);
  }

  step(done: number, total: number, part = ''): void {
    this.latest = {
      text: `${this.title}: ${part === '' ? '' : `${part} `}${done} of ${total}`,
      percent: total === 0 ? 100 : Math.round((100 * done) / total),
    };
    if (this.redraw !== 0) return;
    this.draw();
    this.redraw = window.setTimeout(() => {
      this.redraw = 0;
      this.draw();
    }, REDRAW_TIME);
  }

  end(): void {
    window.clearTimeout(this.timer);
    window.clearTimeout(this.redraw);
    this.notice?.hide();
  }

  private draw(): void {
    this.label.setText(this.latest.text);
    this.bar.setValue(this.latest.percent);
  }
}
