/**
 * A user decision about speakers: it wins over any guess, for good, and over earlier decisions. Names are canonical names.
 * A `split` says that `name` is not `from`; with `notes` (paths), that the one called `from` in those notes is another
 * person of that name, to be called `name`. A `merge` with `notes` holds for those notes only: so a bare first name can be
 * somebody's without being theirs everywhere. The same goes for `not-a-person` and `organization`.
 */
export type Decision =
  | { readonly kind: 'merge'; readonly from: string; readonly into: string; readonly notes?: readonly string[] }
  | { readonly kind: 'split'; readonly name: string; readonly from: string; readonly notes?: readonly string[] }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  | { readonly kind: 'not-a-person'; readonly name: string; readonly notes?: readonly string[] }
  | { readonly kind: 'organization'; readonly name: string; readonly notes?: readonly string[] };

/** A link that the plugin wrote, so that it can be told from the user's own when links are removed. */
export interface LinkRecord {
  /** The link as written, such as `[[Mara V. Lindt|Mara Lindt]]`. */
  readonly link: string;
  /** The text it replaced. */
  readonly text: string;
  /** Up to 24 characters before and after it when it was written. */
  readonly before: string;
  readonly after: string;
  /** Which of the note's strings equal to `link` it was when it was written, from 0; decides where contexts are alike. */
  readonly nth?: number;
}

/** Everything the plugin stores in `data.json`. Unknown keys are kept beside these. */
export interface Settings {
  /** Vault-relative folders to look in; empty for the whole vault. */
  readonly includeFolders: readonly string[];
  readonly excludeFolders: readonly string[];
  /** Replaces the source schema when not empty: a note with all of these properties is a source note. */
  readonly requiredProperties: readonly string[];
  readonly peopleFolder: string;
  /** Least number of quotations, direct and indirect, for a person note; one of them must be direct. */
  readonly minimumQuotations: number;
  readonly notesForOrganizations: boolean;
  /** Which attributions become links in the body. */
  readonly linkDensity: 'first-in-section' | 'every' | 'property';
  /** When links are written. */
  readonly linkOn: 'save' | 'leave' | 'command';
  /** Milliseconds that a saved note must rest before it is linked. */
  readonly restDelay: number;
  /** Key insights for each note; `auto`: three, more for long notes. */
  readonly insightCount: number | 'auto';
  /** What happens to `key_insights` that are already there. */
  readonly existingInsights: 'keep' | 'fill' | 'add' | 'replace';
  readonly ignoredNames: readonly string[];
  readonly decisions: readonly Decision[];
  /** Speakers whose note the user deleted: it is not created again until asked for. */
  readonly deletedNotes: readonly string[];
  /** Speakers who had a note when the command last ran, which nothing tells of a note that is deleted. */
  readonly notedSpeakers: readonly string[];
  /** Notes whose links the user took out, by path: they are linked again only when asked for. */
  readonly unlinkedNotes: readonly string[];
  /** The introduction was read, or something was done before it was: it is not shown again. */
  readonly introduced: boolean;
  /** The plugin's own links, by path of the note. */
  readonly links: Readonly<Record<string, readonly LinkRecord[]>>;
}

export const DEFAULT_SETTINGS: Settings = Object.freeze({
  includeFolders: [],
  excludeFolders: [],
  requiredProperties: [],
  peopleFolder: 'People',
  minimumQuotations: 1,
  notesForOrganizations: false,
  linkDensity: 'first-in-section',
  linkOn: 'save',
  restDelay: 2000,
  insightCount: 3,
  existingInsights: 'fill',
  ignoredNames: [],
  decisions: [],
  deletedNotes: [],
  notedSpeakers: [],
  unlinkedNotes: [],
  introduced: false,
  links: {},
});

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

/** The settings that could be read from stored data, and a sentence for each value that could not. */
export interface ParsedSettings {
  readonly settings: Settings;
  readonly problems: readonly string[];
}

/**
 * Reads stored settings. A value of the wrong type or out of range keeps its default and is named in `problems`; wrong
 * members of a list are left out. Never throws. Unknown keys are not part of the result: who saves keeps them.
 * @param data what `data.json` held; null or undefined when there is none yet.
 */
export function parseSettings(data: unknown): ParsedSettings {
  if (data === null || data === undefined) return { settings: DEFAULT_SETTINGS, problems: [] };
  if (!isRecord(data)) {
    return { settings: DEFAULT_SETTINGS, problems: ['The stored settings are not an object; the defaults are used.'] };
  }
  const problems: string[] = [];
  const read: Record<string, unknown> = {};
  for (const entry of SETTING_ENTRIES) {
    const value = data[entry.key];
    if (value === undefined) continue;
    const problem = settingProblem(entry, value);
    if (problem === null) read[entry.key] = value;
    else problems.push(`"${entry.key}" ${problem}; the default is used.`);
  }
  const decisions = readList(data, 'decisions', isDecision, problems);
  const deletedNotes = readList(data, 'deletedNotes', isText, problems);
  const notedSpeakers = readList(data, 'notedSpeakers', isText, problems);
  const unlinkedNotes = readList(data, 'unlinkedNotes', isText, problems);
  const links = readLinks(data['links'], problems);
  return { settings: { ...DEFAULT_SETTINGS, ...read, decisions, deletedNotes, notedSpeakers, unlinkedNotes, introduced: data['introduced'] === true, links }, problems };
}

/** What changes when all links were taken out of the vault: who wants none does not want them back at the next save. */
export function withoutLinking({ linkOn }: Pick<Settings, 'linkOn'>): Partial<Pick<Settings, 'linkOn'>> {
  return linkOn === 'command' ? {} : { linkOn: 'command' };
}

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

/** True for a decision of a kind this version knows, with all its names. */
export function isDecision(value: unknown): value is Decision {
  if (!isRecord(value)) return false;
  const texts = (...keys: string[]): boolean =>
    keys.every((key) => typeof value[key] === 'string' && value[key].trim() !== '');
  switch (value['kind']) {
    case 'merge':
      return texts('from', 'into') && isNotes(value['notes']);
    case 'split':
      return texts('name', 'from') && isNotes(value['notes']);
    case 'rename':
      return texts('from', 'to');
    case 'not-a-person':
    case 'organization':
      return texts('name') && isNotes(value['notes']);
    default:
      return false;
  }
}

function isNotes(value: unknown): boolean {
  return value === undefined || isTextList(value);
}

function isLinkRecord(value: unknown): value is LinkRecord {
  if (!isRecord(value) || !['link', 'text', 'before', 'after'].every((key) => typeof value[key] === 'string')) return false;
  return value['nth'] === undefined || Number.isInteger(value['nth']);
}

function readLinks(value: unknown, problems: string[]): Settings['links'] {
  if (value === undefined) return {};
  if (!isRecord(value)) {
    problems.push('"links" must be an object; none are known.');
    return {};
  }
  // Own properties by definition, not by assignment: a note may be called `__proto__`.
  return Object.fromEntries(
    Object.keys(value).map((path) => [path, readList(value, path, isLinkRecord, problems)] as const),
  );
}

function readList<T>(
  data: Readonly<Record<string, unknown>>,
  key: string,
  isMember: (value: unknown) => value is T,
  problems: string[],
): readonly T[] {
  const value = data[key];
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    problems.push(`"${key}" must be a list; it is read as empty.`);
    return [];
  }
  const members = value.filter(isMember);
  if (members.length < value.length) problems.push(`"${key}" has ${value.length - members.length} entries that are not understood.`);
  return members;
}

/** A vault-relative folder that stays in the vault: no drive, no leading slash, no `..`; '' is the vault itself. */
function isFolder(path: string): boolean {
  if (path.startsWith('/') || path.includes('\\') || /^[A-Za-z]:/.test(path)) return path === '/';
  return !path.split('/').some((part) => part === '..' || part === '.');
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
