import type { Decision } from '../settings.ts';
import type { MergeRule } from './merge-rules.ts';
import type { NoteSpeaker, SpeakerType } from './speaker.ts';

/** What one source note gives to the directory. */
export interface DirectoryEntry {
  /** Vault-relative path with `/`. */
  readonly path: string;
  /** ISO date of the source, or ''. */
  readonly date: string;
  readonly speakers: readonly NoteSpeaker[];
}

/** A person note as the vault has it: file name and aliases are the authority on who is who. */
export interface PersonNoteFacts {
  readonly path: string;
  /** File name without `.md`. */
  readonly name: string;
  readonly aliases: readonly string[];
}

/** One speaker of the vault. */
export interface Speaker {
  readonly name: string;
  readonly type: SpeakerType;
  readonly aliases: readonly string[];
  readonly affiliations: readonly string[];
  readonly quotations: number;
  readonly direct: number;
  /** Newest first, then by path. */
  readonly sources: readonly { readonly path: string; readonly date: string; readonly quotations: number; readonly nameInNote: string }[];
  /** Path of the person note, or null. */
  readonly notePath: string | null;
  /** Why several spellings are one speaker: one entry for each other spelling that notes use. */
  readonly merges: readonly SpeakerMerge[];
  /** Names of speakers that the user said this one not to be; left out when there are none. */
  readonly apartFrom?: readonly string[];
}

/** Why a spelling belongs to a speaker. */
export interface SpeakerMerge {
  /** As notes spell it. */
  readonly name: string;
  /** Id of the rule. */
  readonly rule: MergeRule;
  /** In a sentence: names as written, and where. */
  readonly evidence: string;
}

/** Speakers of the whole vault. The same for any order of entries. */
export interface Directory {
  /** By number of quotations, then by name. */
  readonly speakers: readonly Speaker[];
  /** The speaker that `name` (canonical in the note at `path`) stands for; null for a local name. */
  find(path: string, name: string): Speaker | null;
}

export interface DirectoryOptions {
  readonly decisions: readonly Decision[];
  readonly ignoredNames: readonly string[];
}
