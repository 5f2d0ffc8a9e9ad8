import { join } from 'node:path';
import { folderPath } from '../core/notes/file-name.ts';
import type { Settings } from '../core/settings.ts';
import { isInSourceFolder } from '../core/source/schema.ts';
import { describeProblems, parseSettings } from '../core/settings/parse-settings.ts';
import { reasonOf, VaultError, type Report } from './report.mts';
import { ASTRAY, isMissing, nearestThere, readText } from './vault-folder.mts';

/** How the user writes links, and what they leave out of searches: the part of Obsidian's `app.json` that matters here. */
interface AppConfig {
  readonly useMarkdownLinks: boolean;
  readonly newLinkFormat: 'shortest' | 'relative' | 'absolute';
  /** What the user leaves out of searches, as it is set. */
  readonly ignoreFilters: readonly string[];
  readonly isIgnored: (path: string) => boolean;
}

/** What a vault's configuration says. */
export interface VaultConfig {
  readonly settings: Settings;
  readonly app: AppConfig;
  /** What could not be understood, to be told by who goes on with the rest. */
  readonly problems: readonly ConfigProblem[];
  /** The part of it that leaves unknown what the user wants. */
  readonly unknown: readonly ConfigProblem[];
}

/** Something wrong in a file of the configuration, at a path in the vault. */
interface ConfigProblem {
  readonly path: string;
  /** As sentences. */
  readonly message: string;
}

/** Where the plugin keeps its settings. */
export const DATA = '.obsidian/plugins/who-said-what/data.json';
const APP = '.obsidian/app.json';

/** Reads the plugin's settings and Obsidian's link style of the vault in `root` (absolute). Never throws. */
export async function readVaultConfig(root: string): Promise<VaultConfig> {
  const unread: ConfigProblem[] = [];
  const data = await readJson(root, DATA).catch((error: unknown) => {
    unread.push({ path: DATA, message: reasonOf(error) });
    return undefined;
  });
  const app = await readJson(root, APP).catch((error: unknown) => {
    unread.push({ path: APP, message: reasonOf(error) });
    return undefined;
  });
  const parsed = parseSettings(data ?? {});
  const inData = (message: string): ConfigProblem => ({ path: DATA, message });
  return {
    settings: parsed.settings,
    app: readAppConfig(app),
    problems: [...unread.map(({ path, message }) => ({ path, message: `${message} Defaults are used.` })), ...describeProblems(parsed).map(inData)],
    unknown: [...unread, ...parsed.problems.map(inData)],
  };
}

/**
 * The configuration for a command that writes. A decision that is not understood, such as one that a newer version
 * stored, is only told: it stays in the file, and the others hold.
 * @throws VaultError when any other part cannot be understood: what the user set is then unknown, so nothing is written.
 */
export async function writableConfig(root: string): Promise<VaultConfig> {
  const config = await readVaultConfig(root);
  if (config.unknown.length === 0) return config;
  const found = config.unknown.map(({ path, message }) => `${join(root, path)}: ${message}`);
  throw new VaultError('nothing was written, because the settings of the vault are not understood:', found);
}

/** Whether a note lies in the folder for person notes, wherever below. */
export function isInPeopleFolder(path: string, { peopleFolder }: Settings): boolean {
  const folder = folderPath(peopleFolder);
  return folder !== '' && path.startsWith(`${folder}/`);
}

/** Whether a note at this path is a source note when its properties say so. */
export function mayHoldSource(path: string, { settings, app }: VaultConfig): boolean {
  return !isInPeopleFolder(path, settings) && isInSourceFolder(path, settings) && !app.isIgnored(path);
}

/** Adds what could not be understood to a report, as a user who named the vault `vault` reads it. */
export function reportConfig(vault: string, { problems }: VaultConfig, report: Report): void {
  for (const { path, message } of problems) report.file(join(vault, path), 'vault/configuration', message);
}

/**
 * The JSON value of a file in the vault; undefined when the file is not there. Where a symbolic link leads to nothing, as on
 * a drive that is not plugged in, it is elsewhere, and what it says is not known.
 */
export async function readJson(root: string, path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readText(join(root, path));
  } catch (error) {
    if (!isMissing(error)) throw error;
    if ((await nearestThere(join(root, path))).isAstray) throw new Error(ASTRAY, { cause: error });
    return undefined;
  }
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
  } catch (error) {
    throw new Error(`The file is not JSON: ${reasonOf(error)}`, { cause: error });
  }
}

function readAppConfig(app: unknown): AppConfig {
  const config = typeof app === 'object' && app !== null ? (app as Readonly<Record<string, unknown>>) : {};
  const format = config['newLinkFormat'];
  const filters = config['userIgnoreFilters'];
  const ignoreFilters = Array.isArray(filters) ? filters.filter((filter) => typeof filter === 'string') : [];
  return {
    useMarkdownLinks: config['useMarkdownLinks'] === true,
    newLinkFormat: format === 'relative' || format === 'absolute' ? format : 'shortest',
    ignoreFilters,
    isIgnored: ignoring(ignoreFilters),
  };
}

/** Obsidian's excluded files: the beginning of a path, or a regular expression between slashes. */
function ignoring(filters: readonly string[]): (path: string) => boolean {
  const patterns: RegExp[] = [];
  const beginnings: string[] = [];
  for (const filter of filters) {
    if (!(filter.length > 2 && filter.startsWith('/') && filter.endsWith('/'))) {
      if (filter !== '') beginnings.push(filter.toLowerCase());
      continue;
    }
    try {
      patterns.push(new RegExp(filter.slice(1, -1), 'i'));
    } catch {
      // Obsidian passes over a pattern that is none, too.
    }
  }
  return (path) =>
    beginnings.some((beginning) => path.toLowerCase().startsWith(beginning)) || patterns.some((pattern) => pattern.test(path));
}
