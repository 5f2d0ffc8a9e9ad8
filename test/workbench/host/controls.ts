import { setIcon } from './icons.ts';

/** Texts on elements: shown on hovering, and read out unless the element has a name already. */
export function setTooltip(el: HTMLElement, tooltip: string): void {
  el.setAttribute('aria-label', tooltip);
}

export class BaseComponent {
  disabled = false;

  setDisabled(disabled: boolean): this {
    this.disabled = disabled;
    return this;
  }

  then(use: (component: this) => unknown): this {
    use(this);
    return this;
  }
}

export class ButtonComponent extends BaseComponent {
  readonly buttonEl: HTMLButtonElement;

  constructor(container: HTMLElement) {
    super();
    this.buttonEl = container.createEl('button');
  }

  setButtonText(text: string): this {
    this.buttonEl.setText(text);
    return this;
  }

  setIcon(icon: string): this {
    setIcon(this.buttonEl, icon);
    return this;
  }

  setTooltip(tooltip: string): this {
    setTooltip(this.buttonEl, tooltip);
    return this;
  }

  setCta(): this {
    this.buttonEl.addClass('mod-cta');
    return this;
  }

  setDestructive(): this {
    this.buttonEl.addClass('mod-destructive');
    return this;
  }

  setClass(cls: string): this {
    this.buttonEl.addClass(cls);
    return this;
  }

  override setDisabled(disabled: boolean): this {
    this.buttonEl.disabled = disabled;
    return super.setDisabled(disabled);
  }

  onClick(callback: (event: MouseEvent) => unknown): this {
    this.buttonEl.addEventListener('click', (event) => void callback(event));
    return this;
  }
}

export class ExtraButtonComponent extends BaseComponent {
  readonly extraSettingsEl: HTMLElement;

  constructor(container: HTMLElement) {
    super();
    this.extraSettingsEl = container.createEl('button', { cls: 'clickable-icon extra-setting-button', attr: { type: 'button' } });
  }

  setIcon(icon: string): this {
    setIcon(this.extraSettingsEl, icon);
    return this;
  }

  setTooltip(tooltip: string): this {
    setTooltip(this.extraSettingsEl, tooltip);
    return this;
  }

  onClick(callback: () => unknown): this {
    this.extraSettingsEl.addEventListener('click', () => void callback());
    return this;
  }
}

class TextBase<E extends HTMLInputElement | HTMLTextAreaElement> extends BaseComponent {
  constructor(readonly inputEl: E) {
    super();
    inputEl.addEventListener('input', () => {
      this.changed();
    });
  }

  private callback: (value: string) => unknown = () => undefined;

  getValue(): string {
    return this.inputEl.value;
  }

  setValue(value: string): this {
    this.inputEl.value = value;
    return this;
  }

  setPlaceholder(placeholder: string): this {
    this.inputEl.placeholder = placeholder;
    return this;
  }

  override setDisabled(disabled: boolean): this {
    this.inputEl.disabled = disabled;
    return super.setDisabled(disabled);
  }

  onChange(callback: (value: string) => unknown): this {
    this.callback = callback;
    return this;
  }

  changed(): void {
    void this.callback(this.getValue());
  }
}

export class TextComponent extends TextBase<HTMLInputElement> {
  constructor(container: HTMLElement) {
    super(container.createEl('input', { attr: { type: 'text', spellcheck: 'false' } }));
  }
}

export class TextAreaComponent extends TextBase<HTMLTextAreaElement> {
  constructor(container: HTMLElement) {
    super(container.createEl('textarea', { attr: { spellcheck: 'false' } }));
  }
}

export class SearchComponent extends TextBase<HTMLInputElement> {
  readonly clearButtonEl: HTMLElement;

  constructor(container: HTMLElement) {
    const el = container.createDiv({ cls: 'search-input-container' });
    super(el.createEl('input', { attr: { type: 'search', enterkeyhint: 'search', spellcheck: 'false' } }));
    this.clearButtonEl = el.createDiv({ cls: 'search-input-clear-button', attr: { 'aria-label': 'Clear search', role: 'button' } });
    this.clearButtonEl.addEventListener('click', () => {
      this.setValue('');
      this.changed();
    });
    this.inputEl.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || this.getValue() === '') return;
      event.preventDefault();
      this.setValue('');
      this.changed();
    });
  }
}

export class ToggleComponent extends BaseComponent {
  readonly toggleEl: HTMLElement;
  private readonly inputEl: HTMLInputElement;
  private callback: (value: boolean) => unknown = () => undefined;

  constructor(container: HTMLElement) {
    super();
    this.toggleEl = container.createDiv({ cls: 'checkbox-container' });
    this.inputEl = this.toggleEl.createEl('input', { attr: { type: 'checkbox', tabindex: 0 } });
    this.toggleEl.addEventListener('click', (event) => {
      if (event.target === this.inputEl || this.disabled) return;
      this.inputEl.click();
    });
    this.inputEl.addEventListener('change', () => {
      this.toggleEl.toggleClass('is-enabled', this.inputEl.checked);
      void this.callback(this.inputEl.checked);
    });
  }

  getValue(): boolean {
    return this.inputEl.checked;
  }

  setValue(on: boolean): this {
    const differs = this.inputEl.checked !== on;
    this.inputEl.checked = on;
    this.toggleEl.toggleClass('is-enabled', on);
    if (differs) void this.callback(on);
    return this;
  }

  setTooltip(tooltip: string): this {
    setTooltip(this.toggleEl, tooltip);
    return this;
  }

  onChange(callback: (value: boolean) => unknown): this {
    this.callback = callback;
    return this;
  }
}

export class DropdownComponent extends BaseComponent {
  readonly selectEl: HTMLSelectElement;
  private callback: (value: string) => unknown = () => undefined;

  constructor(container: HTMLElement) {
    super();
    this.selectEl = container.createEl('select', { cls: 'dropdown' });
    this.selectEl.addEventListener('change', () => void this.callback(this.getValue()));
  }

  addOption(value: string, display: string): this {
    this.selectEl.createEl('option', { text: display, attr: { value } });
    return this;
  }

  addOptions(options: Record<string, string>): this {
    for (const [value, display] of Object.entries(options)) this.addOption(value, display);
    return this;
  }

  getValue(): string {
    return this.selectEl.value;
  }

  setValue(value: string): this {
    this.selectEl.value = value;
    return this;
  }

  onChange(callback: (value: string) => unknown): this {
    this.callback = callback;
    return this;
  }
}

export class ProgressBarComponent extends BaseComponent {
  private readonly barEl: HTMLElement;
  private value = 0;

  constructor(container: HTMLElement) {
    super();
    this.barEl = container.createDiv({ cls: 'setting-progress-bar' }).createDiv({ cls: 'setting-progress-bar-inner' });
  }

  getValue(): number {
    return this.value;
  }

  setValue(value: number): this {
    this.value = Math.min(100, Math.max(0, value));
    this.barEl.style.width = `${this.value}%`;
    return this;
  }
}

/** A row with a name, a description and controls. */
export class Setting {
  readonly settingEl: HTMLElement;
  readonly infoEl: HTMLElement;
  readonly nameEl: HTMLElement;
  readonly descEl: HTMLElement;
  readonly controlEl: HTMLElement;
  readonly components: BaseComponent[] = [];

  constructor(container: HTMLElement) {
    this.settingEl = container.createDiv({ cls: 'setting-item' });
    this.infoEl = this.settingEl.createDiv({ cls: 'setting-item-info' });
    this.nameEl = this.infoEl.createDiv({ cls: 'setting-item-name' });
    this.descEl = this.infoEl.createDiv({ cls: 'setting-item-description' });
    this.controlEl = this.settingEl.createDiv({ cls: 'setting-item-control' });
  }

  setName(name: string | DocumentFragment): this {
    this.nameEl.setText(name);
    return this;
  }

  setDesc(desc: string | DocumentFragment): this {
    this.descEl.setText(desc);
    return this;
  }

  setClass(cls: string): this {
    this.settingEl.addClass(cls);
    return this;
  }

  setHeading(): this {
    this.settingEl.addClass('setting-item-heading');
    return this;
  }

  addButton(use: (button: ButtonComponent) => unknown): this {
    return this.add(new ButtonComponent(this.controlEl), use);
  }

  addExtraButton(use: (button: ExtraButtonComponent) => unknown): this {
    return this.add(new ExtraButtonComponent(this.controlEl), use);
  }

  addToggle(use: (toggle: ToggleComponent) => unknown): this {
    this.settingEl.addClass('mod-toggle');
    return this.add(new ToggleComponent(this.controlEl), use);
  }

  addText(use: (text: TextComponent) => unknown): this {
    return this.add(new TextComponent(this.controlEl), use);
  }

  addTextArea(use: (text: TextAreaComponent) => unknown): this {
    return this.add(new TextAreaComponent(this.controlEl), use);
  }

  addSearch(use: (search: SearchComponent) => unknown): this {
    return this.add(new SearchComponent(this.controlEl), use);
  }

  addDropdown(use: (dropdown: DropdownComponent) => unknown): this {
    return this.add(new DropdownComponent(this.controlEl), use);
  }

  private add<C extends BaseComponent>(component: C, use: (component: C) => unknown): this {
    this.components.push(component);
    use(component);
    return this;
  }
}
