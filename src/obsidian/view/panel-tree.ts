import { Keymap, type Component } from 'obsidian';
import type { PanelRow } from '../../core/panel/rows.ts';
import { drawRow, TOGGLE_CLASS } from './row-elements.ts';

/** What the user does with a row. */
export interface TreeHandlers {
  /** A click or Enter, with the event that says whether in a new tab. */
  activate(row: PanelRow, event: MouseEvent | KeyboardEvent): void;
  toggle(row: PanelRow, isExpanded: boolean): void;
  menu(row: PanelRow, event: MouseEvent, el: HTMLElement): void;
  hover(row: PanelRow, event: MouseEvent, el: HTMLElement): void;
}

/** Rows drawn at first, and more of them whenever the end of the drawn ones comes near. */
const BATCH = 200;

/**
 * The rows of the panel as a tree that works by mouse and by keyboard. A new list of rows keeps the elements of rows that
 * are as they were, the scroll position and the focus.
 */
export class PanelTree {
  private rows: readonly PanelRow[] = [];
  private readonly elements = new Map<string, { el: HTMLElement; drawn: string }>();
  private limit = BATCH;
  private focused: string | null = null;

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
      this.onScroll();
    });
  }

  /** Shows other rows. */
  show(rows: readonly PanelRow[]): void {
    const hadFocus = this.container.contains(this.container.doc.activeElement);
    const position = this.rows.findIndex(({ id }) => id === this.focused);
    this.rows = rows;
    if (!rows.some(({ id }) => id === this.focused)) {
      // The focused row is gone: the one in its place takes over.
      this.focused = rows[Math.max(0, Math.min(position, rows.length - 1))]?.id ?? null;
    }
    this.draw();
    if (hadFocus) this.focusElement();
  }

  /** Moves the focus into the tree. */
  focus(): void {
    this.focusElement();
  }

  /** Brings a row into view without moving the focus. */
  reveal(id: string): void {
    this.drawUpTo(this.rows.findIndex((row) => row.id === id));
    this.elements.get(id)?.el.scrollIntoView({ block: 'nearest' });
  }

  private draw(): void {
    const kept = new Set<string>();
    let previous: Element | null = null;
    for (const row of this.rows.slice(0, this.limit)) {
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
    this.setFocused(this.focused);
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
    this.withRow(event, (row) => {
      const isToggle = event.targetNode?.instanceOf(Element) && event.targetNode.closest(`.${TOGGLE_CLASS}`) !== null;
      if (isToggle && 'expanded' in row) this.handlers.toggle(row, !row.expanded);
      else this.handlers.activate(row, event);
    });
  }

  private onKey(event: KeyboardEvent): void {
    if (event.isComposing || event.altKey) return;
    const index = this.rows.findIndex(({ id }) => id === this.focused);
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
        this.handlers.activate(row, event);
        return true;
      case 'F10':
      case 'ContextMenu':
        return (event.key === 'ContextMenu' || event.shiftKey) && this.openMenu(row);
      default:
        return false;
    }
  }

  private moveTo(index: number): boolean {
    const row = this.rows[index];
    if (row === undefined) return true;
    this.drawUpTo(index);
    this.setFocused(row.id);
    this.focusElement();
    return true;
  }

  private parentOf(index: number): number {
    const depth = this.rows[index]?.depth ?? 1;
    for (let above = index - 1; above >= 0; above--) if ((this.rows[above]?.depth ?? 0) < depth) return above;
    return index;
  }

  private openMenu(row: PanelRow): boolean {
    const el = this.elements.get(row.id)?.el;
    if (el === undefined) return false;
    const { left, bottom } = el.getBoundingClientRect();
    this.handlers.menu(row, new MouseEvent('contextmenu', { clientX: left, clientY: bottom }), el);
    return true;
  }

  /** The row with the focus, or that gets it, is the only one that Tab reaches. */
  private setFocused(id: string | null): void {
    const before = this.focused === null ? undefined : this.elements.get(this.focused);
    before?.el.setAttribute('tabindex', '-1');
    this.focused = id ?? this.rows[0]?.id ?? null;
    if (this.focused !== null) this.elements.get(this.focused)?.el.setAttribute('tabindex', '0');
  }

  private focusElement(): void {
    if (this.focused !== null) this.elements.get(this.focused)?.el.focus();
  }

  private onScroll(): void {
    const { scrollTop, clientHeight, scrollHeight } = this.container;
    if (this.limit < this.rows.length && scrollTop + 2 * clientHeight > scrollHeight) this.drawUpTo(this.limit);
  }

  private drawUpTo(index: number): void {
    if (index < this.limit) return;
    this.limit = index + BATCH;
    this.draw();
  }

  private withRow(event: UIEvent, use: (row: PanelRow, el: HTMLElement) => void): void {
    const target = event.targetNode;
    if (!target?.instanceOf(Element)) return;
    const el = target.closest('[data-row]');
    const row = this.rows.find(({ id }) => id === el?.getAttribute('data-row'));
    if (row !== undefined && el?.instanceOf(HTMLElement)) use(row, el);
  }
}

/** Where something opens: in a new tab, split or window by the modifiers of a click or a key, else here. */
export function paneOf(event: MouseEvent | KeyboardEvent): ReturnType<typeof Keymap.isModEvent> {
  return Keymap.isModEvent(event);
}
