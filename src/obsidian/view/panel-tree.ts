import { Keymap, type Component } from 'obsidian';
import type { PanelRow } from '../../core/panel/rows.ts';
import { drawRow, TOGGLE_CLASS } from './row-elements.ts';
import { RowWindow } from './row-window.ts';
import { TypeAhead } from './type-ahead.ts';

/** What the user does with a row. */
export interface TreeHandlers {
  /** A click or Enter, with the event that says whether in a new tab. */
  activate(row: PanelRow, event: MouseEvent | KeyboardEvent, el: HTMLElement): void;
  toggle(row: PanelRow, isExpanded: boolean): void;
  menu(row: PanelRow, event: MouseEvent, el: HTMLElement): void;
  hover(row: PanelRow, event: MouseEvent, el: HTMLElement): void;
}

/** Pixels above and below what is in sight that are drawn too, so that scrolling shows no gaps. */
const MARGIN = 600;

/** As many rows are drawn while the pane has no height, as before it was shown first. */
const UNSEEN = 100;

/**
 * The rows of the panel as a tree that works by mouse and by keyboard. Only rows near those in sight have elements. A new
 * list of rows keeps the elements of rows that are as they were, the scroll position and the focus.
 */
export class PanelTree {
  private rows: readonly PanelRow[] = [];
  private indexes = new Map<string, number>();
  private readonly elements = new Map<string, { el: HTMLElement; drawn: string }>();
  private readonly window = new RowWindow();
  private readonly typeAhead = new TypeAhead();
  private focused: string | null = null;
  private width = 0;

  constructor(private readonly container: HTMLElement, owner: Component, private readonly handlers: TreeHandlers) {
    container.addClass('who-said-what-tree');
    container.setAttrs({ role: 'tree', 'aria-label': 'Who said what' });
    owner.registerDomEvent(container, 'click', (event) => {
      this.onClick(event);
    });
    owner.registerDomEvent(container, 'auxclick', (event) => {
      if (event.button === 1) this.onClick(event);
    });
    owner.registerDomEvent(container, 'contextmenu', (event) => {
      this.withRow(event, (row, el) => {
        event.preventDefault();
        this.handlers.menu(row, event, el);
      });
    });
    owner.registerDomEvent(container, 'mouseover', (event) => {
      this.withRow(event, (row, el) => {
        this.handlers.hover(row, event, el);
      });
    });
    owner.registerDomEvent(container, 'keydown', (event) => {
      this.onKey(event);
    });
    owner.registerDomEvent(container, 'focusin', (event) => {
      this.withRow(event, (row) => {
        this.setFocused(row.id);
      });
    });
    owner.registerDomEvent(container, 'scroll', () => {
      this.draw();
    });
  }

  /** Shows other rows. */
  show(rows: readonly PanelRow[]): void {
    const hadFocus = this.hasFocus();
    const position = this.focused === null ? -1 : (this.indexes.get(this.focused) ?? -1);
    this.rows = rows;
    this.indexes = new Map(rows.map(({ id }, index) => [id, index]));
    this.window.setRows(rows.map(({ id }) => id));
    if (this.focused === null || !this.indexes.has(this.focused)) {
      // The focused row is gone: the one in its place takes over.
      this.focused = rows[Math.max(0, Math.min(position, rows.length - 1))]?.id ?? null;
    }
    this.draw();
    if (hadFocus) this.focusElement();
  }

  /** Moves the focus into the tree. */
  focus(): void {
    this.bringIntoSight(this.indexOf(this.focused));
    this.focusElement();
  }

  /** Brings a row into view without moving the focus. */
  reveal(id: string): void {
    this.bringIntoSight(this.indexOf(id));
  }

  /** To be called when the pane has another size: rows then have other heights. */
  resized(): void {
    if (this.container.clientWidth !== this.width) this.window.forget();
    this.width = this.container.clientWidth;
    this.draw();
  }

  /** Draws the rows around those in sight. What is learned of their heights on the way moves nothing that is seen. */
  private draw(): void {
    const hadFocus = this.hasFocus();
    const anchor = this.window.at(this.container.scrollTop);
    const below = this.container.scrollTop - this.window.top(anchor);
    const { first, last } = this.range();
    const kept = new Set<string>();
    let previous: Element | null = null;
    for (const row of this.rows.slice(first, last)) {
      kept.add(row.id);
      const el = this.elementOf(row);
      const next: Element | null = previous === null ? this.container.firstElementChild : previous.nextElementSibling;
      if (next !== el) this.container.insertBefore(el, next);
      previous = el;
    }
    for (const [id, { el }] of this.elements) {
      if (kept.has(id)) continue;
      el.remove();
      this.elements.delete(id);
    }
    for (const [id, { el }] of this.elements) if (el.offsetHeight > 0) this.window.learn(id, el.offsetHeight);
    this.container.setCssProps({
      '--who-said-what-before': `${this.window.top(first)}px`,
      '--who-said-what-after': `${this.window.total - this.window.top(last)}px`,
    });
    const scrollTop = this.window.top(anchor) + below;
    if (first > 0 && Math.abs(scrollTop - this.container.scrollTop) >= 1) this.container.scrollTop = scrollTop;
    this.setFocused(this.focused);
    // A row that was scrolled away took the focus with it; the tree keeps it, and with it the keys.
    if (hadFocus && !this.hasFocus()) this.container.focus({ preventScroll: true });
  }

  private range(): { readonly first: number; readonly last: number } {
    const { scrollTop, clientHeight } = this.container;
    if (clientHeight === 0) {
      const first = Math.max(0, this.indexOf(this.focused) - UNSEEN / 2);
      return { first, last: Math.min(this.rows.length, first + UNSEEN) };
    }
    return {
      first: this.window.at(Math.max(0, scrollTop - MARGIN)),
      last: Math.min(this.rows.length, this.window.at(scrollTop + clientHeight + MARGIN) + 1),
    };
  }

  private elementOf(row: PanelRow): HTMLElement {
    const drawn = JSON.stringify(row);
    let element = this.elements.get(row.id);
    if (element === undefined) {
      element = { el: createDiv({ attr: { 'data-row': row.id, tabindex: -1 } }), drawn: '' };
      this.elements.set(row.id, element);
    }
    if (element.drawn !== drawn) {
      drawRow(element.el, row);
      element.drawn = drawn;
    }
    return element.el;
  }

  private onClick(event: MouseEvent): void {
    this.withRow(event, (row, el) => {
      const isToggle = event.targetNode?.instanceOf(Element) && event.targetNode.closest(`.${TOGGLE_CLASS}`) !== null;
      if (isToggle && 'expanded' in row) this.handlers.toggle(row, !row.expanded);
      else this.handlers.activate(row, event, el);
    });
  }

  private onKey(event: KeyboardEvent): void {
    if (event.isComposing || event.altKey) return;
    const index = this.indexOf(this.focused);
    const row = this.rows[index];
    if (row === undefined) return;
    if (!this.act(event, row, index)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Does what a key asks for, as trees do everywhere. @returns false for a key that means nothing here. */
  private act(event: KeyboardEvent, row: PanelRow, index: number): boolean {
    const isOpen = 'expandable' in row && row.expandable ? row.expanded : null;
    switch (event.key) {
      case 'ArrowDown':
        return this.moveTo(index + 1);
      case 'ArrowUp':
        return this.moveTo(index - 1);
      case 'Home':
        return this.moveTo(0);
      case 'End':
        return this.moveTo(this.rows.length - 1);
      case 'ArrowRight':
        if (isOpen === false) this.handlers.toggle(row, true);
        else if (isOpen === true) this.moveTo(index + 1);
        return true;
      case 'ArrowLeft':
        if (isOpen === true) this.handlers.toggle(row, false);
        else this.moveTo(this.parentOf(index));
        return true;
      case 'Enter':
      case ' ':
        return this.withElement(index, (el) => {
          this.handlers.activate(row, event, el);
        });
      case 'F10':
      case 'ContextMenu':
        return (event.key === 'ContextMenu' || event.shiftKey) && this.openMenu(row, index);
      default:
        return this.moveToTyped(event, index);
    }
  }

  private moveTo(index: number): boolean {
    const row = this.rows[index];
    if (row === undefined) return true;
    this.setFocused(row.id);
    this.bringIntoSight(index);
    this.focusElement();
    return true;
  }

  /** Goes to the next row that begins with what was typed. */
  private moveToTyped(event: KeyboardEvent, index: number): boolean {
    if (event.ctrlKey || event.metaKey || [...event.key].length !== 1) return false;
    const found = this.typeAhead.find(event.key, event.timeStamp, this.rows, index);
    return found === null || this.moveTo(found);
  }

  private parentOf(index: number): number {
    const depth = this.rows[index]?.depth ?? 1;
    for (let above = index - 1; above >= 0; above--) if ((this.rows[above]?.depth ?? 0) < depth) return above;
    return index;
  }

  private openMenu(row: PanelRow, index: number): boolean {
    return this.withElement(index, (el) => {
      const { left, bottom } = el.getBoundingClientRect();
      this.handlers.menu(row, new MouseEvent('contextmenu', { clientX: left, clientY: bottom }), el);
    });
  }

  /** Scrolls as little as it takes to see a row whole. */
  private bringIntoSight(index: number): void {
    const row = this.rows[index];
    if (row === undefined) return;
    const { scrollTop, clientHeight } = this.container;
    const top = this.window.top(index);
    if (clientHeight > 0 && (top < scrollTop || this.window.top(index + 1) > scrollTop + clientHeight)) {
      this.container.scrollTop = top < scrollTop ? top : this.window.top(index + 1) - clientHeight;
    }
    this.draw();
    this.elements.get(row.id)?.el.scrollIntoView({ block: 'nearest' });
  }

  /** The row with the focus, or that gets it, is the only one that Tab reaches; the tree itself while it is out of sight. */
  private setFocused(id: string | null): void {
    const before = this.focused === null ? undefined : this.elements.get(this.focused);
    before?.el.setAttribute('tabindex', '-1');
    this.focused = id ?? this.rows[0]?.id ?? null;
    const element = this.focused === null ? undefined : this.elements.get(this.focused);
    element?.el.setAttribute('tabindex', '0');
    this.container.setAttribute('tabindex', element === undefined ? '0' : '-1');
  }

  private focusElement(): void {
    const element = this.focused === null ? undefined : this.elements.get(this.focused);
    (element?.el ?? this.container).focus({ preventScroll: true });
  }

  private hasFocus(): boolean {
    return this.container.contains(this.container.doc.activeElement);
  }

  private indexOf(id: string | null): number {
    return id === null ? -1 : (this.indexes.get(id) ?? -1);
  }

  private withElement(index: number, use: (el: HTMLElement) => void): boolean {
    this.bringIntoSight(index);
    const el = this.elements.get(this.rows[index]?.id ?? '')?.el;
    if (el !== undefined) use(el);
    return true;
  }

  private withRow(event: UIEvent, use: (row: PanelRow, el: HTMLElement) => void): void {
    const target = event.targetNode;
    if (!target?.instanceOf(Element)) return;
    const el = target.closest('[data-row]');
    const row = this.rows[this.indexOf(el?.getAttribute('data-row') ?? null)];
    if (row !== undefined && el?.instanceOf(HTMLElement)) use(row, el);
  }
}

/** Where something opens: in a new tab, split or window by the modifiers of a click or a key, else here. */
export function paneOf(event: MouseEvent | KeyboardEvent): ReturnType<typeof Keymap.isModEvent> {
  return Keymap.isModEvent(event);
}
