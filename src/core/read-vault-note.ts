import { analyse } from './analyse.ts';
import { readPersonNote } from './notes/person-note.ts';
import type { PersonNoteFacts } from './people/directory.ts';
import { storeAnalysis } from './record/analysis-record.ts';
import { isSourceNote, type SourceSettings } from './source/schema.ts';
import { checksum } from './text/checksum.ts';

/** What a note of the vault is to the plugin. */
export type NoteKind = 'source' | 'person' | 'other';

/** What a note is and says, as a value that can be sent and stored: the analysis of a source note is a record of `storeAnalysis`. */
export type NoteReading =
  | { readonly kind: 'source'; readonly record: string; readonly textSum: string }
  | { readonly kind: 'person'; readonly facts: PersonNoteFacts; readonly textSum: string }
  | { readonly kind: 'other'; readonly textSum: string };

/**
 * Reads any note of a vault. A person note is never a source note.
 * @param text the whole file
 * @param path vault-relative, with `/`
 * @returns with `textSum`, which tells later whether a text is still the one that was read
 */
export function readVaultNote(text: string, path: string, settings: SourceSettings): NoteReading {
  const textSum = checksum(text);
  const note = readPersonNote({ path, text });
  if (note.isPersonNote) return { kind: 'person', facts: note.facts, textSum };
  return isSourceNote(note.frontMatter, path, settings) ? { kind: 'source', record: storeAnalysis(analyse(text, path)), textSum } : { kind: 'other', textSum };
}
