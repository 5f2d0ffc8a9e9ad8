import { fileName, withoutExtension } from '../source/note-path.ts';
import type { LinkTarget, LinkWriter } from './link-edits.ts';

/** The user's link style, as Obsidian keeps it in `app.json`. */
export interface LinkStyle {
  readonly useMarkdownLinks: boolean;
  readonly newLinkFormat: 'shortest' | 'relative' | 'absolute';
}

/**
 * Writes links as Obsidian does.
 * @param paths vault-relative paths of all notes, those that are about to be created included: a link is shortened
 *   to the file name only where no other note has that name.
 */
export function linkWriter(style: LinkStyle, paths: readonly string[]): LinkWriter {
  const sameName = new Map<string, number>();
  for (const path of new Set(paths)) {
    const key = fileName(path).toLowerCase();
    sameName.set(key, (sameName.get(key) ?? 0) + 1);
  }
  const pathFor = (target: string, source: string): string => {
    if (style.newLinkFormat === 'relative') return relativePath(target, source);
    const unique = (sameName.get(fileName(target).toLowerCase()) ?? 0) <= 1;
    return style.newLinkFormat === 'shortest' && unique ? fileName(target) : target;
  };
  return (target, display, sourcePath) => {
    const path = pathFor(target.path, sourcePath);
    // A wikilink knows no escapes, so a text that would end it early is written as a Markdown link.
    const fits = !/\[\[|\]\]|[\r\n]/.test(display) && !display.endsWith(']');
    return style.useMarkdownLinks || !fits ? markdownLink(path, target, display) : wikiLink(path, target, display);
  };
}

function wikiLink(path: string, target: LinkTarget, display: string): string {
  const linkText = withoutExtension(path) + subpath(target);
  return linkText === display ? `[[${linkText}]]` : `[[${linkText}|${display}]]`;
}

function markdownLink(path: string, target: LinkTarget, display: string): string {
  const text = display.replace(/[\\[\]]/g, '\\$&').replace(/\s*[\r\n]\s*/g, ' ');
  return `[${text}](${encodePath(path)}${encodePath(subpath(target)).replace(/^%23/, '#')})`;
}

function subpath(target: LinkTarget): string {
  const heading = headingForLink(target.heading ?? '');
  return heading === '' ? '' : `#${heading}`;
}

/**
 * Prepares a heading for a link as Obsidian's `stripHeadingForLink` does. A few more signs go: Obsidian compares
 * headings without any of them, a bracket at the end would break the link, and template tools act on `<%` and `{{`.
 */
export function headingForLink(heading: string): string {
  return heading.replace(/[:#|^\\\r\n[\]<>{}`]|%%/g, ' ').replace(/\s+/g, ' ').trim();
}

function relativePath(target: string, source: string): string {
  const to = target.split('/');
  const from = source.split('/').slice(0, -1);
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return '../'.repeat(from.length - shared) + to.slice(shared).join('/');
}

/** Encodes what would end a Markdown link's destination or change its meaning; letters of all scripts stay readable. */
function encodePath(path: string): string {
  let encoded = '';
  for (const character of path) {
    const code = character.codePointAt(0) ?? 0;
    const unsafe = code <= 0x20 || code === 0x7f || '%()<>[]\\"#^|`'.includes(character);
    encoded += unsafe ? `%${code.toString(16).toUpperCase().padStart(2, '0')}` : character;
  }
  return encoded;
}
