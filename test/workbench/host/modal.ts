import { setIcon } from './icons.ts';
import type { HostApp } from './app.ts';

/** A dialog over the app. It keeps the focus inside, closes by Escape, its cross or a click beside it, and gives the focus back. */
export class Modal {
  static readonly open: Modal[] = [];
  readonly containerEl = createDiv({ cls: 'modal-container mod-dim' });
  readonly bgEl = this.containerEl.createDiv({ cls: 'modal-bg' });
  readonly modalEl = this.containerEl.createDiv({ cls: 'modal', attr: { tabindex: -1 } });
  readonly titleEl: HTMLElement;
  readonly contentEl: HTMLElement;
  shouldRestoreSelection = true;
  private before: Element | null = null;

  constructor(readonly app: HostApp) {
    const close = this.modalEl.createDiv({ cls: 'modal-close-button mod-raised clickable-icon', attr: { role: 'button', 'aria-label': 'Close' } });
    setIcon(close, 'x');
    close.addEventListener('click', () => {
      this.close();
    });
    this.titleEl = this.modalEl.createDiv({ cls: 'modal-header' }).createDiv({ cls: 'modal-title' });
    this.contentEl = this.modalEl.createDiv({ cls: 'modal-content' });
    this.bgEl.addEventListener('click', () => {
      this.close();
    });
    this.containerEl.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.isComposing) {
        event.preventDefault();
        event.stopPropagation();
        this.close();
      } else if (event.key === 'Tab') this.keepFocus(event);
    });
  }

  setTitle(title: string): this {
    this.titleEl.setText(title);
    return this;
  }

  setContent(content: string | DocumentFragment): this {
    this.contentEl.setText(content);
    return this;
  }

  open(): void {
    this.before = document.activeElement;
    document.body.appendChild(this.containerEl);
    Modal.open.push(this);
    this.modalEl.focus();
    void this.onOpen();
    if (!this.modalEl.contains(document.activeElement) || document.activeElement === this.modalEl) this.focusFirst();
  }

  close(): void {
    const index = Modal.open.indexOf(this);
    if (index < 0) return;
    Modal.open.splice(index, 1);
    this.containerEl.remove();
    if (this.before instanceof HTMLElement) this.before.focus();
    this.onClose();
  }

  onOpen(): void | Promise<void> {
    // For the modals of the plugin.
  }

  onClose(): void {
    // For the modals of the plugin.
  }

  private focusable(): HTMLElement[] {
    return [...this.modalEl.querySelectorAll<HTMLElement>('button:not(:disabled), input:not(:disabled), select, textarea, summary, [tabindex="0"]')]
      .filter((el) => el.offsetParent !== null);
  }

  private focusFirst(): void {
    this.focusable().find((el) => el.matches('input[type=text], input[type=search]'))?.focus();
  }

  private keepFocus(event: KeyboardEvent): void {
    const all = this.focusable();
    const edge = event.shiftKey ? all[0] : all[all.length - 1];
    if (edge !== undefined && document.activeElement !== edge && document.activeElement !== this.modalEl) return;
    event.preventDefault();
    (event.shiftKey ? all[all.length - 1] : all[0])?.focus();
  }
}

/** A prompt with suggestions below it. */
export abstract class SuggestModal<T> extends Modal {
  limit = 100;
  emptyStateText = 'No results found.';
  readonly inputEl: HTMLInputElement;
  readonly resultContainerEl: HTMLElement;
  private values: T[] = [];
  private selected = 0;

  constructor(app: HostApp) {
    super(app);
    this.modalEl.className = 'prompt';
    this.modalEl.empty();
    this.inputEl = this.modalEl.createDiv({ cls: 'prompt-input-container' })
      .createEl('input', { cls: 'prompt-input', attr: { type: 'text', autocapitalize: 'off', spellcheck: 'false' } });
    this.resultContainerEl = this.modalEl.createDiv({ cls: 'prompt-results' });
    this.inputEl.addEventListener('input', () => {
      this.update();
    });
    this.inputEl.addEventListener('keydown', (event) => {
      if (event.isComposing) return;
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (step !== 0) this.select((this.selected + step + this.values.length) % Math.max(1, this.values.length));
      else if (event.key === 'Enter') this.choose(event);
      else return;
      event.preventDefault();
    });
  }

  setPlaceholder(placeholder: string): void {
    this.inputEl.placeholder = placeholder;
  }

  setInstructions(instructions: readonly { readonly command: string; readonly purpose: string }[]): void {
    const el = this.modalEl.createDiv({ cls: 'prompt-instructions' });
    for (const { command, purpose } of instructions) {
      const instruction = el.createDiv({ cls: 'prompt-instruction' });
      instruction.createSpan({ cls: 'prompt-instruction-command', text: command });
      instruction.createSpan({ text: purpose });
    }
  }

  override open(): void {
    super.open();
    this.inputEl.focus();
    this.update();
  }

  abstract getSuggestions(query: string): T[];
  abstract renderSuggestion(value: T, el: HTMLElement): void;
  abstract onChooseSuggestion(value: T, event: MouseEvent | KeyboardEvent): void;

  onNoSuggestion(): void {
    if (this.emptyStateText !== '') this.resultContainerEl.createDiv({ cls: 'suggestion-empty', text: this.emptyStateText });
  }

  selectSuggestion(value: T, event: MouseEvent | KeyboardEvent): void {
    this.close();
    this.onChooseSuggestion(value, event);
  }

  private update(): void {
    this.values = this.getSuggestions(this.inputEl.value).slice(0, this.limit);
    this.resultContainerEl.empty();
    if (this.values.length === 0) this.onNoSuggestion();
    for (const [index, value] of this.values.entries()) {
      const el = this.resultContainerEl.createDiv({ cls: 'suggestion-item' });
      this.renderSuggestion(value, el);
      el.addEventListener('mousemove', () => {
        this.select(index);
      });
      el.addEventListener('click', (event) => {
        this.selectSuggestion(value, event);
      });
    }
    this.select(0);
  }

  private select(index: number): void {
    this.selected = index;
    for (const [at, el] of [...this.resultContainerEl.querySelectorAll('.suggestion-item')].entries()) {
      el.toggleClass('is-selected', at === index);
      if (at === index) el.scrollIntoView({ block: 'nearest' });
    }
  }

  private choose(event: KeyboardEvent): void {
    const value = this.values[this.selected];
    if (value !== undefined) this.selectSuggestion(value, event);
  }
}

export interface FuzzyMatch<T> {
  readonly item: T;
  readonly match: { readonly score: number; readonly matches: readonly (readonly [number, number])[] };
}

export abstract class FuzzySuggestModal<T> extends SuggestModal<FuzzyMatch<T>> {
  abstract getItems(): T[];
  abstract getItemText(item: T): string;
  abstract onChooseItem(item: T, event: MouseEvent | KeyboardEvent): void;

  override getSuggestions(query: string): FuzzyMatch<T>[] {
    return this.getItems()
      .flatMap((item) => {
        const match = fuzzy(query, this.getItemText(item));
        return match === null ? [] : [{ item, match }];
      })
      .sort((a, b) => b.match.score - a.match.score);
  }

  override renderSuggestion({ item, match }: FuzzyMatch<T>, el: HTMLElement): void {
    el.setText(this.getItemText(item));
    void match;
  }

  override onChooseSuggestion({ item }: FuzzyMatch<T>, event: MouseEvent | KeyboardEvent): void {
    this.onChooseItem(item, event);
  }
}

/** Each word of the query is found, whole words before letters in their order. The app ranks more finely. */
function fuzzy(query: string, text: string): FuzzyMatch<unknown>['match'] | null {
  const low = text.toLowerCase();
  const matches: (readonly [number, number])[] = [];
  let score = 0;
  for (const word of query.toLowerCase().split(/\s+/).filter((part) => part !== '')) {
    const at = low.indexOf(word);
    if (at >= 0) {
      matches.push([at, at + word.length]);
      score -= at / 1000;
      continue;
    }
    let from = 0;
    for (const letter of word) {
      const found = low.indexOf(letter, from);
      if (found < 0) return null;
      matches.push([found, found + 1]);
      from = found + 1;
      score -= 1;
    }
  }
  return { score, matches: matches.sort((a, b) => a[0] - b[0]) };
}
