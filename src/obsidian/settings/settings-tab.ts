import { PluginSettingTab, type App, type Plugin, type SettingDefinitionItem, type SettingGroupItem } from 'obsidian';
import { DEFAULT_SETTINGS, type Decision } from '../../core/settings.ts';
import { SETTING_ENTRIES, settingProblem, type SettingEntry } from '../../core/settings/entries.ts';
import { noteName } from '../../core/source/note-path.ts';
import { confirm } from '../dialogs/confirm-modal.ts';
import type { SettingsStore } from './settings-store.ts';

/** The settings tab: it shows the catalog, and the decisions about speakers so that they can be taken back. */
export class SettingsTab extends PluginSettingTab {
  constructor(
    app: App,
    plugin: Plugin,
    private readonly store: SettingsStore,
    private readonly report: (error: unknown) => void,
  ) {
    super(app, plugin);
  }

  override getSettingDefinitions(): SettingDefinitionItem[] {
    const groups = new Map<string, SettingGroupItem[]>();
    for (const entry of SETTING_ENTRIES) {
      const items = groups.get(entry.group) ?? [];
      items.push(definition(entry));
      groups.set(entry.group, items);
    }
    return [
      ...[...groups].map(([heading, items]) => ({ type: 'group' as const, heading, items })),
      this.decisionList(),
      this.resetItem(),
    ];
  }

  override getControlValue(key: string): unknown {
    const entry = entryOf(key);
    if (entry === undefined) return undefined;
    const value = this.store.settings[entry.key];
    if (entry.control.type === 'count') return String(value);
    return Array.isArray(value) ? value.join('\n') : value;
  }

  override async setControlValue(key: string, value: unknown): Promise<void> {
    const entry = entryOf(key);
    if (entry === undefined) return;
    const parsed = parseControl(entry, value);
    if (settingProblem(entry, parsed) !== null) return;
    await this.save({ [entry.key]: parsed });
  }

  private decisionList(): SettingDefinitionItem {
    const decisions = this.store.settings.decisions;
    return {
      type: 'list',
      heading: 'Decisions about speakers',
      emptyState: 'Decisions that you make in the panel, such as merging two names, are listed here.',
      items: decisions.map((decision) => ({ name: describeDecision(decision) })),
      onDelete: (index) => {
        void this.save({ decisions: this.store.settings.decisions.filter((_, at) => at !== index) }).then(() => {
          this.update();
        });
      },
    };
  }

  private resetItem(): SettingDefinitionItem {
    return {
      name: 'Reset all options',
      desc: 'Puts everything above back to how it was at first; decisions about speakers stay.',
      action: () => void this.reset(),
    };
  }

  private async reset(): Promise<void> {
    const text = 'All options get their first values again. Decisions about speakers, notes and links stay as they are.';
    if (!(await confirm(this.app, 'Reset all options?', text, 'Reset'))) return;
    await this.save(Object.fromEntries(SETTING_ENTRIES.map(({ key }) => [key, DEFAULT_SETTINGS[key]])));
    this.update();
  }

  private async save(change: Parameters<SettingsStore['update']>[0]): Promise<void> {
    try {
      await this.store.update(change);
    } catch (error) {
      this.report(error);
    }
  }
}

/** One line of the list of decisions. */
function describeDecision(decision: Decision): string {
  const where = 'notes' in decision && decision.notes !== undefined ? ` in ${decision.notes.map(noteName).join(', ')}` : '';
  switch (decision.kind) {
    case 'merge':
      return `${decision.from} is ${decision.into}${where}`;
    case 'split':
      return where === '' ? `${decision.name} is not ${decision.from}` : `${decision.from} is ${decision.name}${where}`;
    case 'rename':
      return `${decision.from} is called ${decision.to}`;
    case 'not-a-person':
      return `${decision.name} is not a person${where}`;
    case 'organization':
      return `${decision.name} is an organization${where}`;
  }
}

function entryOf(key: string): SettingEntry | undefined {
  return SETTING_ENTRIES.find((entry) => entry.key === key);
}

/** The value of a setting from what its control holds: lists are edited as lines. */
function parseControl(entry: SettingEntry, value: unknown): unknown {
  if (entry.control.type === 'count' && typeof value === 'string' && /^\s*\d+\s*$/.test(value)) return Number(value);
  if (entry.control.type === 'count') return typeof value === 'string' ? value.trim().toLowerCase() : value;
  if (entry.control.type !== 'lines' || typeof value !== 'string') return value;
  return value.split('\n').map((line) => line.trim()).filter((line) => line !== '');
}

function definition(entry: SettingEntry): SettingGroupItem {
  const { key, control } = entry;
  const validate = (value: unknown): string | undefined => {
    const problem = settingProblem(entry, parseControl(entry, value));
    return problem === null ? undefined : `This ${problem}.`;
  };
  const row = { name: entry.name, desc: entry.description };
  switch (control.type) {
    case 'toggle':
      return { ...row, control: { type: 'toggle', key } };
    case 'choice':
      return { ...row, control: { type: 'dropdown', key, options: { ...control.options } } };
    case 'number':
      return { ...row, control: { type: 'number', key, min: control.min, max: control.max, step: control.step, validate } };
    case 'count':
      return { ...row, control: { type: 'text', key, validate } };
    case 'folder':
      return { ...row, control: { type: 'folder', key, includeRoot: true, validate } };
    case 'lines':
      return { ...row, control: { type: 'textarea', key, placeholder: control.placeholder, rows: 3, validate } };
  }
}
