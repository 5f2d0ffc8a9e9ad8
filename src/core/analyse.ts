import type { Quotation } from './quotes/quotation.ts';
import type { NoteSpeaker } from './people/speaker.ts';
import type { ParsedNote } from './source/note.ts';
import type { Problem } from './source/problem.ts';
import { parseNote } from './source/parse-note.ts';
import { readFacts, type SourceFacts } from './source/schema.ts';
import { attribute } from './quotes/attribute.ts';
import { readNote } from './quotes/note-reading.ts';
import { TokenPool } from './text/token.ts';

/** Everything that one note says about who said what. A value: no part of it refers to the vault. */
export interface Analysis {
  /** Vault-relative path of the note. */
  readonly path: string;
  readonly note: ParsedNote;
  /** What the front matter says, whether or not the note is a source note. */
  readonly facts: SourceFacts;
  /** In order of `start`. */
  readonly quotations: readonly Quotation[];
  /** In order of appearance. */
  readonly speakers: readonly NoteSpeaker[];
  readonly problems: readonly Problem[];
}

/**
 * Reads one note: structure, quotations, speakers, problems. Never throws, never changes the text.
 * @param text the whole file
 * @param path vault-relative, with `/`
 */
export function analyse(text: string, path: string): Analysis {
  const note = parseNote(text);
  const facts = readFacts(note.frontMatter);
  try {
    const { quotations, speakers } = attribute(readNote(note, facts, pool));
    return { path, note, facts, quotations, speakers, problems: note.frontMatter.problems };
  } finally {
    pool.clear();
  }
}

/** Nothing in an `Analysis` refers to the words that it was made from: they can be those of the next note. */
const pool = new TokenPool();
