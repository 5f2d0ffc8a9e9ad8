/** A message in the corner. It stays for its time, or until it is clicked; 0 means until it is hidden. */
export class Notice {
  static readonly shown: string[] = [];
  readonly containerEl: HTMLElement;
  readonly messageEl: HTMLElement;
  private timer = 0;

  constructor(message: string | DocumentFragment, duration = 5000) {
    const list = document.body.querySelector<HTMLElement>('.notice-container') ?? document.body.createDiv({ cls: 'notice-container' });
    this.containerEl = list.createDiv({ cls: 'notice' });
    this.messageEl = this.containerEl.createDiv({ cls: 'notice-message' });
    this.setMessage(message);
    Notice.shown.push(this.messageEl.textContent ?? '');
    this.containerEl.addEventListener('click', () => {
      this.hide();
    });
    if (duration > 0) this.timer = window.setTimeout(() => {
      this.hide();
    }, duration);
  }

  setMessage(message: string | DocumentFragment): this {
    this.messageEl.setText(message);
    return this;
  }

  hide(): void {
    window.clearTimeout(this.timer);
    this.containerEl.remove();
  }
}
