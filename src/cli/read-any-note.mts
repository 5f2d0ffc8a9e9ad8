import type { Analysis } from '../core/analyse.ts';
import { readPersonNote, type PersonNote } from '../core/notes/person-note.ts';
import { hasSourceProperties } from '../core/source/schema.ts';
import type { NoteCache } from './note-cache.mts';
import { analyseSource } from './read-sources.mts';
import type { Report } from './report.mts';
import { isInPeopleFolder, mayHoldSource, type VaultConfig } from './vault-config.mts';

/** What a note is to a command over the whole vault. A source note that could not be analysed has no analysis. */
type AnyNote =
  | { readonly kind: 'source'; readonly analysis: Analysis | null }
  | { readonly kind: 'person'; readonly person: PersonNote }
  | { readonly kind: 'other' };

interface GivenNote {
  readonly path: string;
  /** How messages call it. */
  readonly shown: string;
  readonly text: string;
}

/** Reads any note of a vault, or finds in the cache what it is. Notes in the people folder count as person notes. */
export function readAnyNote(note: GivenNote, config: VaultConfig, cache: NoteCache, report: Report): AnyNote {
  const { path, text } = note;
  const known = cache.find(text, path);
  const inPeopleFolder = isInPeopleFolder(path, config.settings);
  const person = known === null || known === 'person' || inPeopleFolder ? readPersonNote({ path, text }) : null;
  const isPersonNote = person?.isPersonNote === true;
  const hasProperties = person === null ? known !== 'other' : !isPersonNote && hasSourceProperties(person.frontMatter, config.settings);
  const isSource = hasProperties && mayHoldSource(path, config);
  if (known === null && !isSource) cache.put(text, isPersonNote ? person : hasProperties ? 'unanalysed' : 'other');
  if (person !== null && (isPersonNote || inPeopleFolder)) return { kind: 'person', person };
  return isSource ? { kind: 'source', analysis: analyseSource({ ...note, cache }, report) } : { kind: 'other' };
}
