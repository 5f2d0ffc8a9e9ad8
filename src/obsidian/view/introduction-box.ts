import { ButtonComponent, setIcon, setTooltip } from 'obsidian';
import type { Introduction } from '../../core/panel/introduction.ts';

/** What the user can do with the introduction. */
export interface IntroductionHandlers {
  readonly createNotes: () => void;
  readonly showSpeakers: () => void;
  readonly close: () => void;
}

/** The introduction at the top of the panel. Its buttons stay the same while its words change, and with them the focus. */
export class IntroductionBox {
  private readonly el: HTMLElement;
  private readonly found: HTMLElement;
  private readonly writes: HTMLElement;
  private readonly buttons: HTMLElement;

  constructor(container: HTMLElement, handlers: IntroductionHandlers) {
    this.el = container.createDiv({ cls: 'who-said-what-introduction', attr: { role: 'region', 'aria-label': 'Introduction' } });
    const head = this.el.createDiv({ cls: 'who-said-what-found' });
    this.found = head.createEl('p');
    const label = 'Close the introduction';
    const close = head.createEl('button', { cls: 'clickable-icon', attr: { type: 'button', 'aria-label': label } });
    setIcon(close, 'x');
    setTooltip(close, label);
    close.addEventListener('click', handlers.close);
    this.writes = this.el.createEl('ul');
    this.buttons = this.el.createDiv({ cls: 'who-said-what-buttons' });
    new ButtonComponent(this.buttons).setButtonText('Create person notes…').setCta().onClick(handlers.createNotes);
    new ButtonComponent(this.buttons).setButtonText('Show the speakers').onClick(handlers.showSpeakers);
    this.el.hide();
  }

  show(introduction: Introduction | null): void {
    this.el.toggle(introduction !== null);
    if (introduction === null) return;
    const { found, writes, canBegin } = introduction;
    this.found.setText(found);
    if (this.writes.childElementCount !== writes.length || this.writes.textContent !== writes.join('')) {
      this.writes.empty();
      for (const text of writes) this.writes.createEl('li', { text });
    }
    this.writes.toggle(writes.length > 0);
    this.buttons.toggle(canBegin);
  }
}
