import type { PersonNoteFacts } from '../people/directory.ts';
import type { FieldValue, FrontMatter } from '../source/front-matter.ts';
import { readFrontMatter } from '../source/read-front-matter.ts';
import { noteName } from '../source/note-path.ts';
import { findBlock, type BlockState } from './managed-block.ts';
import { nameInBlock } from './person-block.ts';

/** A note of the vault as the caller read it. */
export interface NoteText {
  /** Vault-relative path with `/`. */
  readonly path: string;
  readonly text: string;
}

/** A note that is, or may become, the note of a speaker. */
export interface PersonNote extends NoteText {
  readonly frontMatter: FrontMatter;
  readonly block: BlockState;
  /** Among its aliases is the name that the note had when its block was written: the user may have renamed it. */
  readonly facts: PersonNoteFacts;
  /** As the property has them. */
  readonly aliases: readonly string[];
  /** Values of its `type` property, in lower case. */
  readonly types: readonly string[];
  /** True when its `type` or its block says that it is a speaker's note; false for any other note. */
  readonly isPersonNote: boolean;
}

const SPEAKER_TYPES: readonly string[] = ['person', 'organization'];

/** Reads a note as a person note. It never throws: broken front matter is read as far as it can be. */
export function readPersonNote({ path, text }: NoteText): PersonNote {
  const frontMatter = readFrontMatter(text);
  const block = findBlock(text);
  const types = listOf(frontMatter.fields.get('type')?.value ?? null).map((type) => type.trim().toLowerCase());
  const aliases = listOf(frontMatter.fields.get('aliases')?.value ?? null).filter((alias) => alias.trim() !== '');
  const former = block.kind === 'whole' ? nameInBlock(text.slice(block.span.start, block.span.end)) : '';
  const known = former === '' || aliases.includes(former) ? aliases : [...aliases, former];
  return {
    path,
    text,
    frontMatter,
    block,
    facts: { path, name: noteName(path), aliases: known },
    aliases,
    types,
    isPersonNote: block.kind !== 'none' || types.some((type) => SPEAKER_TYPES.includes(type)),
  };
}

/** A property as a list, whichever way it is written. */
export function listOf(value: FieldValue): readonly string[] {
  if (value === null) return [];
  return typeof value === 'string' ? [value] : value;
}
