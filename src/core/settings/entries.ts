import type { Settings } from '../settings.ts';

/** How a setting is edited. `count` is a whole number or `auto`. `lines` is a list of texts, one a line. */
export type SettingControl =
  | { readonly type: 'toggle' }
  | { readonly type: 'choice'; readonly options: Readonly<Record<string, string>> }
  | { readonly type: 'number'; readonly min: number; readonly max: number; readonly step: number }
  | { readonly type: 'count'; readonly min: number; readonly max: number }
  | { readonly type: 'folder' }
  | { readonly type: 'lines'; readonly placeholder: string };

/** Keys of the settings that a user edits directly; the others are written by what the user does. */
export type SettingKey = Exclude<keyof Settings, 'decisions' | 'deletedNotes' | 'notedSpeakers' | 'unlinkedNotes' | 'introduced' | 'links'>;

/** One setting as the settings tab shows it and as `parseSettings` checks it. */
export interface SettingEntry {
  readonly key: SettingKey;
  readonly group: string;
  readonly name: string;
  readonly description: string;
  readonly control: SettingControl;
}

/** Every setting that a user edits, in the order of the tab; those of several lines stand last. */
export const SETTING_ENTRIES: readonly SettingEntry[] = Object.freeze([
  {
    key: 'peopleFolder',
    group: 'Person notes',
    name: 'Folder for person notes',
    description: 'New person notes are created in this folder.',
    control: { type: 'folder' },
  },
  {
    key: 'minimumQuotations',
    group: 'Person notes',
    name: 'Least number of quotations',
    description: 'A person gets a note from this many quotations on, of which at least one is in their own words.',
    control: { type: 'number', min: 1, max: 1000, step: 1 },
  },
  {
    key: 'notesForOrganizations',
    group: 'Person notes',
    name: 'Notes for organizations',
    description: 'Create notes for quoted organizations too.',
    control: { type: 'toggle' },
  },
  {
    key: 'linkOn',
    group: 'Links',
    name: 'Link speakers',
    description: 'When names of speakers with a person note become links.',
    control: {
      type: 'choice',
      options: { save: 'After a note was saved', leave: 'When a note is left', command: 'Only by command' },
    },
  },
  {
    key: 'linkDensity',
    group: 'Links',
    name: 'Names to link',
    description: 'Which attributions become links.',
    control: {
      type: 'choice',
      options: {
        'first-in-section': 'The first attribution in each section',
        every: 'Every attribution',
        property: 'None in the text, a property with links instead',
      },
    },
  },
  {
    key: 'restDelay',
    group: 'Links',
    name: 'Rest before linking',
    description: 'How many milliseconds a saved note must rest before its names are linked.',
    control: { type: 'number', min: 0, max: 600_000, step: 100 },
  },
  {
    key: 'insightCount',
    group: 'Key insights',
    name: 'Number of key insights',
    description: 'How many key insights are extracted from a note; with auto three, and more for long notes.',
    control: { type: 'count', min: 1, max: 20 },
  },
  {
    key: 'existingInsights',
    group: 'Key insights',
    name: 'Existing key insights',
    description: 'What happens when a note already has the property.',
    control: {
      type: 'choice',
      options: { keep: 'Leave the property alone', fill: 'Fill it when it is empty', add: 'Add to it', replace: 'Replace it' },
    },
  },
  {
    key: 'includeFolders',
    group: 'Source notes',
    name: 'Folders with source notes',
    description: 'One folder on each line; leave empty for the whole vault.',
    control: { type: 'lines', placeholder: 'Newsletters' },
  },
  {
    key: 'excludeFolders',
    group: 'Source notes',
    name: 'Folders to leave out',
    description: 'One folder on each line; notes in them are never read as source notes.',
    control: { type: 'lines', placeholder: 'Templates' },
  },
  {
    key: 'requiredProperties',
    group: 'Source notes',
    name: 'Properties of a source note',
    description: 'One property on each line; a note that has all of them is a source note, in place of the usual rule.',
    control: { type: 'lines', placeholder: 'newsletter' },
  },
  {
    key: 'ignoredNames',
    group: 'Source notes',
    name: 'Names to ignore',
    description: 'One name on each line; they are never taken for a speaker.',
    control: { type: 'lines', placeholder: 'Pro tip' },
  },
]);

/** Why `value` cannot be the value of a setting, to follow its name in a sentence (`must be…`); null when it can. */
export function settingProblem(entry: SettingEntry, value: unknown): string | null {
  const control = entry.control;
  switch (control.type) {
    case 'toggle':
      return typeof value === 'boolean' ? null : 'must be true or false';
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(control.options, value)
        ? null
        : `must be one of ${Object.keys(control.options).join(', ')}`;
    case 'count':
      return value === 'auto' || (Number.isInteger(value) && (value as number) >= control.min && (value as number) <= control.max)
        ? null
        : `must be auto or a whole number from ${control.min} to ${control.max}`;
    case 'number':
      return Number.isInteger(value) && (value as number) >= control.min && (value as number) <= control.max
        ? null
        : `must be a whole number from ${control.min} to ${control.max}`;
    case 'folder':
      return typeof value === 'string' && isFolder(value) ? null : 'must be a folder inside the vault';
    case 'lines':
      return isTextList(value) ? null : 'must be a list of texts';
  }
}

/** A vault-relative folder that stays in the vault: no drive, no leading slash, no `..`; '' is the vault itself. */
function isFolder(path: string): boolean {
  if (path.startsWith('/') || path.includes('\\') || /^[A-Za-z]:/.test(path)) return path === '/';
  return !path.split('/').some((part) => part === '..' || part === '.');
}

/** True for a text. */
export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** True for a list of texts. */
export function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}
