import type { Settings } from '../settings.ts';
import type { FrontMatter } from './front-matter.ts';
import { readDate } from './source-date.ts';

/** What a note's front matter says of its source; `''` or empty where it says nothing. */
export interface SourceFacts {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  /** `author` without its handle, else ''. */
  readonly author: string;
  /** Handle of `author`, with the leading `@`; else ''. */
  readonly authorHandle: string;
  readonly creator: string;
  readonly guests: readonly string[];
  readonly platform: string;
  readonly format: string;
  readonly topics: readonly string[];
  readonly synopsis: string;
  readonly keyInsights: readonly string[];
  readonly aliases: readonly string[];
  /** ISO date (`2026-02-13`) of publication, else of capture, else ''. */
  readonly date: string;
}

/** What the rules below need of the settings. */
export type SourceSettings = Pick<Settings, 'includeFolders' | 'excludeFolders' | 'requiredProperties'>;

const NO_VALUE = /^(?:none|null|n\/a|na|unknown|undated|-+|–|—|\?)?(?:\s*\(.*\))?$/i;
/** What may follow a name after a comma without being another name. */
const SUFFIX = /^(?:m\.?d|ph\.?d|j\.?d|m\.?b\.?a|d\.?phil|esq|jr|sr|ii|iii|iv|obe|cbe|kbe|frs)\.?$/i;
/** A source note has at least two of these. */
export const SCHEMA_PROPERTIES: readonly string[] = ['platform', 'format', 'creator', 'signal_tier', 'status'];
const PUBLICATION_DATES = ['date_published', 'published_date', 'published', 'date', 'publish_date', 'publication_date'];
const CAPTURE_DATES = ['captured_date', 'date_captured', 'captured', 'created', 'date_processed'];

/** Reads what the front matter says of the source; other captures' names for the same things are known too. */
export function readFacts(frontMatter: FrontMatter): SourceFacts {
  const first = (...keys: readonly string[]): string => keys.map((key) => textOf(frontMatter, key)).find((value) => value !== '') ?? '';
  const author = first('author', 'authors', 'by');
  const handle = /(?:^|[\s(])(@\w{1,50})/.exec(author)?.[1] ?? '';
  return {
    id: first('id'),
    url: first('url', 'source_url', 'link'),
    title: first('title', 'subject'),
    author: personName(author),
    authorHandle: handle,
    creator: first('creator', 'newsletter_name', 'channel', 'newsletter'),
    guests: ['guest', 'guests'].flatMap((key) => listOf(frontMatter, key).flatMap(splitNames)),
    platform: first('platform').toLowerCase(),
    format: first('format').toLowerCase(),
    topics: topicsOf(frontMatter),
    synopsis: first('synopsis', 'summary', 'description'),
    keyInsights: listOf(frontMatter, 'key_insights'),
    aliases: listOf(frontMatter, 'aliases'),
    date: firstDate(frontMatter, PUBLICATION_DATES) || firstDate(frontMatter, CAPTURE_DATES),
  };
}

/**
 * Whether the note is a source note: by the required properties of the settings when there are some, else by the
 * source schema; and in the folders that the settings ask for.
 * @param path vault-relative, with `/`
 */
export function isSourceNote(frontMatter: FrontMatter, path: string, settings: SourceSettings): boolean {
  return isInSourceFolder(path, settings) && hasSourceProperties(frontMatter, settings);
}

/** Whether a note at `path` may be a source note at all. */
export function isInSourceFolder(path: string, settings: Pick<SourceSettings, 'includeFolders' | 'excludeFolders'>): boolean {
  if (settings.includeFolders.length > 0 && !settings.includeFolders.some((folder) => isIn(path, folder))) return false;
  return !settings.excludeFolders.some((folder) => isIn(path, folder));
}

/** Whether a note with this front matter is a source note, wherever it lies. */
export function hasSourceProperties(frontMatter: FrontMatter, settings: Pick<SourceSettings, 'requiredProperties'>): boolean {
  if (settings.requiredProperties.length > 0) return settings.requiredProperties.every((key) => frontMatter.fields.has(key));
  if (textOf(frontMatter, 'id') === '' && textOf(frontMatter, 'url') === '') return false;
  return SCHEMA_PROPERTIES.filter((key) => textOf(frontMatter, key) !== '').length >= 2;
}

function isIn(path: string, folder: string): boolean {
  const wanted = folder.replace(/^\.?\/+|\/+$/g, '');
  return wanted === '' || path.startsWith(`${wanted}/`);
}

function textOf(frontMatter: FrontMatter, key: string): string {
  const value = frontMatter.fields.get(key)?.value ?? null;
  if (value === null) return '';
  return (typeof value === 'string' ? value : value.join(', ')).trim();
}

function listOf(frontMatter: FrontMatter, key: string): string[] {
  const value = frontMatter.fields.get(key)?.value ?? null;
  const items = value === null ? [] : typeof value === 'string' ? [value] : value;
  return items.map((item) => item.trim()).filter((item) => item !== '');
}

function topicsOf(frontMatter: FrontMatter): string[] {
  const topics = listOf(frontMatter, 'topics');
  const isInline = typeof frontMatter.fields.get('topics')?.value === 'string';
  return isInline ? topics.flatMap((topic) => topic.split(',').map((part) => part.trim()).filter((part) => part !== '')) : topics;
}

function firstDate(frontMatter: FrontMatter, keys: readonly string[]): string {
  return keys.map((key) => readDate(textOf(frontMatter, key))).find((date) => date !== '') ?? '';
}

/** A name without links, handles and remarks: `Ada Penrose` of `[[Ada Penrose]] (@adapen), written with a friend`. */
function personName(text: string): string {
  const name = withoutLinks(text).replace(/\s*\([^()]*\)/g, '').replace(/(?:^|\s)@\w+/g, '').replace(/,\s*\p{Ll}.*$/u, '').trim();
  return NO_VALUE.test(name) ? '' : name;
}

function withoutLinks(text: string): string {
  return text.slice(0, 1000).replace(/\[\[([^[\]|]*)(?:\|([^[\]]*))?\]\]/g, (_link, target: string, display?: string) => display ?? target);
}

/** The names in `A and B`, `A, B & C`; degrees and roles after a comma are no names. */
function splitNames(text: string): string[] {
  const names: string[] = [];
  for (const part of withoutLinks(text).replace(/\s*\([^()]*\)/g, '').split(/\s*[,;]\s*|\s+(?:and|with)\s+|\s+&\s+/)) {
    const name = part.replace(/^and\s+/, '').trim();
    if (SUFFIX.test(name) && names.length > 0) names.push(`${names.pop() ?? ''}, ${name}`);
    else if (!NO_VALUE.test(name) && !/^\p{Ll}/u.test(name) && !/\s(?:of|at)\s/.test(name)) names.push(name);
  }
  return names;
}
