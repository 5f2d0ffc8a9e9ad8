import type { Settings } from '../settings.ts';
import { SCHEMA_PROPERTIES } from '../source/schema.ts';

/** A file of Obsidian's Bases. */
export interface Base {
  readonly path: string;
  readonly text: string;
}

/**
 * Tables over the person notes and the source notes, for the root of the vault. Person notes are told by the properties
 * that the plugin writes, wherever they were moved; source notes by the rule and the folders of the settings.
 */
export function bases(settings: Pick<Settings, 'includeFolders' | 'excludeFolders' | 'requiredProperties'>): readonly Base[] {
  return [{ path: 'People.base', text: PEOPLE }, { path: 'Sources.base', text: sourcesBase(settings) }];
}

const PEOPLE = lines([
  'filters:', '  and:', ...items('    ', ['file.ext == "md"', has('quotations'), has('sources')]),
  'properties:', ...names({
    'file.name': 'Name', 'note.quotations': 'Quotations', 'note.sources': 'Sources', 'note.first_quoted': 'First quoted',
    'note.last_quoted': 'Last quoted', 'note.affiliations': 'Affiliations', 'note.aliases': 'Aliases',
  }),
  'views:',
  ...table('Most quoted', ['file.name', 'note.quotations', 'note.sources', 'note.last_quoted', 'note.affiliations', 'note.aliases'], 'note.quotations'),
  ...table('Last quoted', ['file.name', 'note.last_quoted', 'note.first_quoted', 'note.quotations', 'note.affiliations'], 'note.last_quoted'),
]);

function sourcesBase({ includeFolders, excludeFolders, requiredProperties }: Parameters<typeof bases>[0]): string {
  const rule = requiredProperties.length > 0
    ? requiredProperties.map(has)
    : [[has('id'), has('url')].join(' || '), pairs(SCHEMA_PROPERTIES).map(([a, b]) => `(${has(a)} && ${has(b)})`).join(' || ')];
  const within = includeFolders.map(inFolder).join(' || ');
  const without = excludeFolders.map((folder) => `!${inFolder(folder)}`);
  return lines([
    'filters:', '  and:', ...items('    ', ['file.ext == "md"', ...rule, ...(within === '' ? [] : [within]), ...without]),
    'formulas:', `  published: ${JSON.stringify('if(date_published, date_published, if(published_date, published_date, captured_date))')}`,
    'properties:', ...names({
      'file.name': 'Note', 'note.title': 'Title', 'note.creator': 'Creator', 'note.author': 'Author',
      'note.platform': 'Platform', 'note.format': 'Format',
      'note.signal_tier': 'Signal tier', 'note.status': 'Status', 'note.key_insights': 'Key insights', 'formula.published': 'Published',
    }),
    'views:',
    ...table('Newest', ['file.name', 'note.title', 'note.creator', 'formula.published', 'note.platform', 'note.format', 'note.status'], 'formula.published'),
    ...table('By signal tier', ['file.name', 'note.title', 'note.author', 'formula.published', 'note.key_insights'], 'formula.published', 'note.signal_tier'),
  ]);
}

function table(name: string, columns: readonly string[], newestBy: string, groupBy: string | null = null): string[] {
  return [
    '  - type: table', `    name: ${JSON.stringify(name)}`,
    ...(groupBy === null ? [] : ['    groupBy:', `      property: ${groupBy}`, '      direction: ASC']),
    '    order:', ...columns.map((column) => `      - ${column}`),
    '    sort:', `      - property: ${newestBy}`, '        direction: DESC',
  ];
}

function names(shown: Readonly<Record<string, string>>): string[] {
  return Object.entries(shown).flatMap(([property, name]) => [`  ${property}:`, `    displayName: ${JSON.stringify(name)}`]);
}

/** Statements as a list; the strings of JSON are strings of YAML. */
function items(indent: string, statements: readonly string[]): string[] {
  return statements.map((statement) => `${indent}- ${JSON.stringify(statement)}`);
}

function has(property: string): string {
  return `file.hasProperty(${JSON.stringify(property)})`;
}

function inFolder(folder: string): string {
  return `file.inFolder(${JSON.stringify(folder.replace(/^\.?\/+|\/+$/g, ''))})`;
}

function pairs(values: readonly string[]): [string, string][] {
  return values.flatMap((first, index) => values.slice(index + 1).map((second): [string, string] => [first, second]));
}

function lines(of: readonly string[]): string {
  return `${of.join('\n')}\n`;
}
