import { Menu, setIcon, setTooltip } from 'obsidian';
import { SORTS, type PanelState } from './panel-state.ts';

/** What the buttons do. */
export interface BarHandlers {
  change(state: PanelState): void;
  toggleAll(): void;
}

/** The buttons at the top of the panel: what it shows, and how. */
export class PanelBar {
  constructor(private readonly el: HTMLElement, private readonly handlers: BarHandlers) {}

  draw(state: PanelState): void {
    const focused = Array.from(this.el.children).findIndex((button) => button === this.el.doc.activeElement);
    this.el.empty();
    const isVault = state.mode === 'vault';
    this.addButton('users', 'Speakers of the whole vault', isVault, () => {
      this.handlers.change({ ...state, mode: isVault ? 'note' : 'vault' });
    });
    if (isVault) {
      this.addButton('arrow-up-narrow-wide', 'Change the order', null, (event) => {
        this.openSortMenu(state, event);
      });
    } else {
      const isBySpeaker = state.groupBy === 'speaker';
      this.addButton('user', 'Group by speaker', isBySpeaker, () => {
        this.handlers.change({ ...state, groupBy: isBySpeaker ? 'section' : 'speaker' });
      });
    }
    this.addButton('chevrons-down-up', isVault ? 'Collapse all' : 'Collapse or expand all', null, () => {
      this.handlers.toggleAll();
    });
    // The keyboard goes on where it was: the button in the place of the one that was pressed.
    const button = this.el.children[focused];
    if (button?.instanceOf(HTMLElement)) button.focus();
  }

  private addButton(icon: string, label: string, isPressed: boolean | null, onClick: (event: MouseEvent) => void): void {
    const button = this.el.createEl('button', { cls: 'clickable-icon nav-action-button', attr: { type: 'button', 'aria-label': label } });
    if (isPressed !== null) button.setAttribute('aria-pressed', String(isPressed));
    button.toggleClass('is-active', isPressed === true);
    setIcon(button, icon);
    setTooltip(button, label);
    button.addEventListener('click', onClick);
  }

  private openSortMenu(state: PanelState, event: MouseEvent): void {
    const menu = new Menu();
    for (const sort of Object.keys(SORTS) as PanelState['sort'][]) {
      menu.addItem((item) => item.setTitle(SORTS[sort]).setChecked(state.sort === sort).onClick(() => {
        this.handlers.change({ ...state, sort });
      }));
    }
    menu.showAtMouseEvent(event);
  }
}
