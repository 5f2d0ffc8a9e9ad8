import { analyse } from '../../core/analyse.ts';
import { readPersonNote } from '../../core/notes/person-note.ts';
import type { Settings } from '../../core/settings.ts';
import { isSourceNote } from '../../core/source/schema.ts';
import type { NoteReading } from './source-index.ts';

/** What a note is to the plugin, with what it says. A person note is never a source note. */
export function readNote(text: string, path: string, settings: Settings): NoteReading {
  const note = readPersonNote({ path, text });
  if (note.isPersonNote) return { kind: 'person', facts: note.facts };
  return isSourceNote(note.frontMatter, path, settings) ? { kind: 'source', analysis: analyse(text, path) } : { kind: 'other' };
}
