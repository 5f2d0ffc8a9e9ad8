import { noteName } from '../source/note-path.ts';
import type { Speaker } from '../people/directory.ts';
import type { FrontMatter } from '../source/front-matter.ts';
import { setProperty } from '../source/properties.ts';
import { readFrontMatter } from '../source/read-front-matter.ts';
import { applyEdits } from '../text/edits.ts';
import { fileNameKey } from './file-name.ts';
import { spellingsInBlock, spellingText } from './person-block.ts';
import { listOf, type PersonNote } from './person-note.ts';
import { aliasesOf, type QuotedSpeaker } from './quoted-speakers.ts';
import { isTellableName } from './tellable-name.ts';

type Value = string | number | readonly string[];

/**
 * Writes the plugin's properties into a person note, each only where its value differs.
 * @param note as it is now; null for a new one.
 * @param path of the note.
 * @throws the error of `setProperty` when the front matter cannot be changed safely.
 */
export function withProperties(note: PersonNote | null, path: string, quoted: QuotedSpeaker): string {
  let text = note?.text ?? '';
  let frontMatter = note?.frontMatter ?? readFrontMatter(text);
  for (const [key, value] of propertiesOf(note, path, quoted)) {
    const edits = setProperty(text, frontMatter, key, value);
    if (edits.length === 0) continue;
    text = applyEdits(text, edits);
    frontMatter = readFrontMatter(text);
  }
  return text;
}

function propertiesOf(note: PersonNote | null, path: string, { speaker, sources }: QuotedSpeaker): [string, Value][] {
  const quotations = sources.reduce((sum, source) => sum + source.quotations.length, 0);
  const dates = sources.map((source) => source.date).filter((date) => date !== '').sort();
  const properties: [string, Value][] = [];
  // A `type` of the user's own stays: `type: [person, colleague]` and `type: author` say more than we know.
  if (note === null || note.types.join('') === '') properties.push(['type', speaker.type]);
  const aliases = mergedAliases(note, path, speaker);
  if (aliases !== null) properties.push(['aliases', aliases]);
  properties.push(['quotations', quotations], ['sources', sources.length]);
  const first = dates[0];
  const last = dates.at(-1);
  if (first !== undefined && last !== undefined) properties.push(['first_quoted', first], ['last_quoted', last]);
  const affiliations = merged(valuesOf(note?.frontMatter, 'affiliations'), speaker.affiliations.filter(isTellableName));
  if (affiliations !== null) properties.push(['affiliations', affiliations]);
  return properties;
}

/**
 * The user's aliases with ours after them; null when none of ours is new. The note's own name is no alias. One that an
 * earlier block names but the property does not was taken out by the user, and stays out.
 */
function mergedAliases(note: PersonNote | null, path: string, speaker: Speaker): readonly string[] | null {
  const own = fileNameKey(noteName(path));
  const ours = [speaker.name, ...aliasesOf(speaker)].filter((name) => fileNameKey(name) !== own);
  if (note?.block.kind !== 'whole') return merged(note?.aliases ?? [], ours);
  const before = spellingsInBlock(note.text.slice(note.block.span.start, note.block.span.end));
  return merged(note.aliases, ours.filter((name) => !before.has(spellingText(name))));
}

function merged(present: readonly string[], added: readonly string[]): readonly string[] | null {
  const keys = new Set(present.map(fileNameKey));
  const result = [...present];
  for (const value of added) {
    const key = fileNameKey(value);
    if (keys.has(key)) continue;
    keys.add(key);
    result.push(value);
  }
  return result.length === present.length ? null : result;
}

function valuesOf(frontMatter: FrontMatter | undefined, key: string): readonly string[] {
  return listOf(frontMatter?.fields.get(key)?.value ?? null);
}
