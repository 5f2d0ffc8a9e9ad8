import { setIcon } from './icons.ts';
import { notModelled } from './not-modelled.ts';

export class MenuItem {
  readonly el: HTMLElement;
  private callback: (event: MouseEvent | KeyboardEvent) => unknown = () => undefined;

  constructor(private readonly menu: Menu, container: HTMLElement) {
    this.el = container.createDiv({ cls: 'menu-item tappable', attr: { role: 'menuitem', tabindex: -1 } });
    this.el.createDiv({ cls: 'menu-item-icon' });
    this.el.createDiv({ cls: 'menu-item-title' });
    this.el.addEventListener('click', (event) => {
      this.run(event);
    });
  }

  setTitle(title: string): this {
    this.part('.menu-item-title').setText(title);
    return this;
  }

  setIcon(icon: string | null): this {
    if (icon === null) this.part('.menu-item-icon').empty();
    else setIcon(this.part('.menu-item-icon'), icon);
    return this;
  }

  setChecked(checked: boolean): this {
    if (checked) setIcon(this.part('.menu-item-icon'), 'check');
    this.el.setAttrs({ role: 'menuitemcheckbox', 'aria-checked': String(checked) });
    return this;
  }

  setSection(section: string): this {
    this.el.dataset['section'] = section;
    return this;
  }

  setDisabled(disabled: boolean): this {
    this.el.toggleClass('is-disabled', disabled);
    return this;
  }

  setIsLabel(isLabel: boolean): this {
    this.el.toggleClass('is-label', isLabel);
    return this;
  }

  setWarning(isWarning: boolean): this {
    this.el.toggleClass('is-warning', isWarning);
    return this;
  }

  setSubmenu(): never {
    return notModelled('MenuItem.setSubmenu');
  }

  onClick(callback: (event: MouseEvent | KeyboardEvent) => unknown): this {
    this.callback = callback;
    return this;
  }

  run(event: MouseEvent | KeyboardEvent): void {
    if (this.el.hasClass('is-disabled') || this.el.hasClass('is-label')) return;
    this.menu.hide();
    void this.callback(event);
  }

  private part(selector: string): HTMLElement {
    return this.el.querySelector<HTMLElement>(selector) ?? this.el;
  }
}

/** A menu at the pointer, or at a place. Arrow keys move in it, Enter picks, Escape closes and gives the focus back. */
export class Menu {
  private static open: Menu | null = null;
  private readonly el = createDiv({ cls: 'menu', attr: { role: 'menu', tabindex: -1 } });
  private readonly scroll = this.el.createDiv({ cls: 'menu-scroll' });
  private readonly items: MenuItem[] = [];
  private before: Element | null = null;
  private selected = -1;
  private readonly away = (event: Event): void => {
    if (!(event.target instanceof Node) || !this.el.contains(event.target)) this.hide();
  };
  private hidden: () => unknown = () => undefined;

  addItem(use: (item: MenuItem) => unknown): this {
    const item = new MenuItem(this, this.scroll);
    this.items.push(item);
    use(item);
    return this;
  }

  addSeparator(): this {
    // The app shows no separator at the start, nor two together.
    const last = this.scroll.lastElementChild;
    if (last !== null && !last.hasClass('menu-separator')) this.scroll.createDiv({ cls: 'menu-separator', attr: { role: 'separator' } });
    return this;
  }

  setUseNativeMenu(): this {
    return this;
  }

  onHide(callback: () => unknown): void {
    this.hidden = callback;
  }

  showAtMouseEvent(event: MouseEvent): this {
    return this.showAtPosition({ x: event.clientX, y: event.clientY });
  }

  showAtPosition({ x, y }: { readonly x: number; readonly y: number }): this {
    Menu.open?.hide();
    Menu.open = this;
    this.before = document.activeElement;
    if (this.scroll.lastElementChild?.hasClass('menu-separator')) this.scroll.lastElementChild.remove();
    document.body.appendChild(this.el);
    const { offsetWidth, offsetHeight } = this.el;
    const start = document.body.hasClass('mod-rtl') ? x - offsetWidth : x;
    this.el.style.left = `${Math.max(4, Math.min(start, window.innerWidth - offsetWidth - 4))}px`;
    this.el.style.top = `${Math.max(4, Math.min(y, window.innerHeight - offsetHeight - 4))}px`;
    this.el.focus();
    this.el.addEventListener('keydown', (event) => {
      this.onKey(event);
    });
    window.setTimeout(() => {
      document.addEventListener('mousedown', this.away);
    });
    return this;
  }

  hide(): this {
    if (Menu.open === this) Menu.open = null;
    document.removeEventListener('mousedown', this.away);
    this.el.remove();
    if (this.before instanceof HTMLElement) this.before.focus();
    this.hidden();
    return this;
  }

  close(): void {
    this.hide();
  }

  private onKey(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) this.select((this.selected + step + this.items.length) % this.items.length);
    else if (event.key === 'Escape') this.hide();
    else if (event.key === 'Enter') this.items[this.selected]?.run(event);
    event.preventDefault();
    event.stopPropagation();
  }

  private select(index: number): void {
    this.items[this.selected]?.el.removeClass('selected');
    this.selected = index;
    this.items[index]?.el.addClass('selected');
    this.items[index]?.el.scrollIntoView({ block: 'nearest' });
  }
}
