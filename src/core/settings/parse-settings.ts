import { DEFAULT_SETTINGS, type Decision, type LinkRecord, type Settings } from '../settings.ts';
import { isText, isTextList, settingProblem, SETTING_ENTRIES } from './entries.ts';

/** The settings that could be read from stored data, and a sentence for each thing that could not. */
export interface ParsedSettings {
  readonly settings: Settings;
  /** What is wrong with settings and lists: what the user wants is not known. */
  readonly problems: readonly string[];
  /** What is wrong with decisions: all others hold. */
  readonly passedOver: readonly string[];
}

/**
 * Reads stored settings. A value of the wrong type or out of range keeps its default, wrong members of a list are left
 * out. Never throws. Unknown keys and decisions are not part of the result: who saves keeps them.
 * @param data what `data.json` held; null or undefined when there is none yet.
 */
export function parseSettings(data: unknown): ParsedSettings {
  if (data === null || data === undefined) return { settings: DEFAULT_SETTINGS, problems: [], passedOver: [] };
  if (!isRecord(data)) return { settings: DEFAULT_SETTINGS, problems: ['The stored settings are not an object.'], passedOver: [] };
  const problems: string[] = [];
  const passedOver: string[] = [];
  const read: Record<string, unknown> = {};
  for (const entry of SETTING_ENTRIES) {
    const value = data[entry.key];
    if (value === undefined) continue;
    const problem = settingProblem(entry, value);
    if (problem === null) read[entry.key] = value;
    else problems.push(`"${entry.key}" ${problem}.`);
  }
  const decisions = readList(data, 'decisions', isDecision, problems, passedOver);
  const deletedNotes = readList(data, 'deletedNotes', isText, problems);
  const notedSpeakers = readList(data, 'notedSpeakers', isText, problems);
  const unlinkedNotes = readList(data, 'unlinkedNotes', isText, problems);
  const links = readLinks(data['links'], problems);
  const introduced = data['introduced'] === true;
  return { settings: { ...DEFAULT_SETTINGS, ...read, decisions, deletedNotes, notedSpeakers, unlinkedNotes, introduced, links }, problems, passedOver };
}

/** What to tell somebody who goes on with settings as they could be read. */
export function describeProblems({ problems, passedOver }: ParsedSettings): readonly string[] {
  return [...problems, ...passedOver].map((problem) => `${problem} This is passed over.`);
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
    problems.push('"links" must be an object.');
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
  passedOver = problems,
): readonly T[] {
  const value = data[key];
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    problems.push(`"${key}" must be a list.`);
    return [];
  }
  const members = value.filter(isMember);
  const unknown = value.length - members.length;
  if (unknown > 0) passedOver.push(`"${key}" has ${unknown === 1 ? '1 entry that is' : `${unknown} entries that are`} not understood.`);
  return members;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
