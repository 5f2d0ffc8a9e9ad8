import { DropdownComponent, ExtraButtonComponent, Setting, TextAreaComponent, TextComponent, ToggleComponent } from './controls.ts';
import { Modal } from './modal.ts';
import { notModelled } from './not-modelled.ts';
import type { HostApp } from './app.ts';
import type { PluginSettingTab } from './plugin.ts';

interface Control {
  readonly type: string;
  readonly key: string;
  readonly options?: Record<string, string>;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly rows?: number;
  readonly placeholder?: string;
  readonly validate?: (value: unknown) => string | undefined | Promise<string | undefined>;
}

interface Item {
  readonly type?: string;
  readonly heading?: string;
  readonly name?: string;
  readonly desc?: string;
  readonly control?: Control;
  readonly action?: (el: HTMLElement, index: number) => unknown;
  readonly render?: (setting: Setting) => unknown;
  readonly items?: readonly Item[];
  readonly emptyState?: string;
  readonly onDelete?: (index: number) => unknown;
  readonly visible?: boolean | (() => boolean);
}

/** Shows a page of settings from its definitions. Pages within pages, reordering and adding are not modelled. */
export function renderSettings(tab: PluginSettingTab): void {
  const { containerEl } = tab;
  const { scrollTop } = containerEl;
  containerEl.empty();
  let loose: HTMLElement | null = null;
  for (const item of tab.getSettingDefinitions() as readonly Item[]) {
    if (item.visible === false || (typeof item.visible === 'function' && !item.visible())) continue;
    if (item.type === undefined) {
      loose ??= groupEl(containerEl, undefined);
      renderItem(tab, loose, item, 0, undefined);
      continue;
    }
    loose = null;
    if (item.type !== 'group' && item.type !== 'list') notModelled(`A setting definition of type ${item.type}`);
    const list = groupEl(containerEl, item.heading);
    const items = item.items ?? [];
    if (items.length === 0 && item.emptyState !== undefined) list.createDiv({ cls: 'setting-group-empty', text: item.emptyState });
    for (const [index, child] of items.entries()) renderItem(tab, list, child, index, item.onDelete);
  }
  containerEl.scrollTop = scrollTop;
}

function groupEl(container: HTMLElement, heading: string | undefined): HTMLElement {
  const group = container.createDiv({ cls: 'setting-group' });
  if (heading !== undefined) new Setting(group).setName(heading).setHeading();
  return group.createDiv({ cls: 'setting-items' });
}

function renderItem(tab: PluginSettingTab, container: HTMLElement, item: Item, index: number, onDelete: Item['onDelete']): void {
  const setting = new Setting(container).setName(item.name ?? '').setDesc(item.desc ?? '');
  if (item.control !== undefined) addControl(tab, setting, item.control, item.name ?? '');
  else if (item.render !== undefined) item.render(setting);
  else if (item.action !== undefined) {
    const { action } = item;
    setting.settingEl.addClass('mod-action', 'tappable');
    setting.settingEl.setAttrs({ role: 'button', tabindex: 0 });
    setting.settingEl.addEventListener('click', () => void action(setting.settingEl, index));
    setting.settingEl.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') void action(setting.settingEl, index);
    });
  }
  if (onDelete !== undefined) {
    new ExtraButtonComponent(setting.controlEl).setIcon('trash-2').setTooltip('Delete').onClick(() => onDelete(index));
  }
}

function addControl(tab: PluginSettingTab, setting: Setting, control: Control, name: string): void {
  const value = tab.getControlValue(control.key);
  const errorEl = setting.infoEl.createDiv({ cls: 'setting-item-error', attr: { role: 'alert' } });
  const accept = async (next: unknown): Promise<void> => {
    const problem = (await control.validate?.(next)) ?? '';
    errorEl.setText(problem);
    setting.settingEl.toggleClass('is-invalid', problem !== '');
    if (problem === '') await tab.setControlValue(control.key, next);
  };
  switch (control.type) {
    case 'toggle': {
      const toggle = new ToggleComponent(setting.controlEl).setValue(value === true).onChange(accept);
      toggle.toggleEl.querySelector('input')?.setAttribute('aria-label', name);
      break;
    }
    case 'dropdown':
      new DropdownComponent(setting.controlEl).addOptions(control.options ?? {}).setValue(String(value)).onChange(accept)
        .selectEl.setAttribute('aria-label', name);
      break;
    case 'number': {
      const text = new TextComponent(setting.controlEl).setValue(String(value)).onChange((typed) => accept(typed === '' ? NaN : Number(typed)));
      text.inputEl.setAttrs({ type: 'number', 'aria-label': name, min: control.min ?? '', max: control.max ?? '', step: control.step ?? '' });
      break;
    }
    case 'text':
    case 'folder':
      new TextComponent(setting.controlEl).setValue(String(value)).setPlaceholder(control.placeholder ?? '').onChange(accept)
        .inputEl.setAttribute('aria-label', name);
      break;
    case 'textarea':
      new TextAreaComponent(setting.controlEl).setValue(String(value)).setPlaceholder(control.placeholder ?? '').onChange(accept)
        .inputEl.setAttrs({ 'aria-label': name, rows: control.rows ?? 3 });
      break;
    default:
      notModelled(`A control of type ${control.type}`);
  }
}

/** The window of settings, on the page of the plugin. */
export class SettingsWindow extends Modal {
  constructor(app: HostApp, private readonly tab: PluginSettingTab) {
    super(app);
    this.modalEl.addClass('mod-settings');
    this.setTitle('Settings');
  }

  override onOpen(): void {
    this.contentEl.createDiv({ cls: 'vertical-tab-header' }).createDiv({ cls: 'vertical-tab-nav-item is-active', text: this.tab.plugin.manifest.name });
    this.contentEl.appendChild(this.tab.containerEl);
    this.tab.update();
  }
}
