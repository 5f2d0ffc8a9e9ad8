import { namesIn } from '../people/name-phrase.ts';
import { nameKey } from '../people/name.ts';
import type { ParsedNote } from '../source/note.ts';
import type { SourceFacts } from '../source/schema.ts';
import type { TokenPool } from '../text/token.ts';
import { readBlocks, type Block } from './blocks.ts';
import { findClauses } from './clauses.ts';
import type { Evidence } from './label-evidence.ts';
import type { Label } from './labels.ts';
import { NoteWords } from './note-words.ts';
import { readPassage } from './passage.ts';
import type { ReadBlock } from './read-block.ts';
import { roleHolder } from './turn-roles.ts';
import { weighLabels, type SpeakerLabel } from './weigh-labels.ts';

/** A note's blocks, words, clauses and labels, read once and shared by all rules. */
export interface NoteReading {
  readonly note: ParsedNote;
  readonly facts: SourceFacts;
  readonly blocks: readonly Block[];
  /** For each block the prose in it, or null for blank lines, headings, rules, tables and code. */
  readonly prose: readonly (ReadBlock | null)[];
  /** What looks like a label, by place in the text. */
  readonly labels: readonly Label[];
  /** Those that name a speaker. */
  readonly speakerLabels: readonly SpeakerLabel[];
  /** What speaks for and against a label. */
  evidenceOf(label: Label): readonly Evidence[];
  /** Blocks that hold a label of a speaker. */
  readonly labelled: ReadonlySet<number>;
  /** Capitalized words that stand inside sentences, where a capital says something. */
  readonly insideWords: ReadonlySet<string>;
  /** Family names of the personal names in the text: `Brandt` of `Nadia Brandt`. */
  readonly familyNames: ReadonlySet<string>;
  /** Single names that are the subject of a reporting verb somewhere: `Brandt says`. */
  readonly reportingNames: ReadonlySet<string>;
  /** Given names of the personal names in the text. */
  readonly givenNames: ReadonlySet<string>;
  /** Lower-case words of the text. */
  readonly lowerWords: ReadonlySet<string>;
  /** Who holds the role of a label such as `Moderator:`; null when the note does not say. */
  roleHolder(role: string): string | null;
  /** True when recurring labels show the turns of a conversation. */
  readonly isTranscript: boolean;
}

/**
 * Reads all lines of the body. Linear in the length of the note.
 * @param pool where the tokens are from: the reading is void once it was cleared. Without it they are new.
 */
export function readNote(note: ParsedNote, facts: SourceFacts, pool: TokenPool | null = null): NoteReading {
  const blocks = readBlocks(note);
  const prose = blocks.map((block): ReadBlock | null => {
    if (block.kind !== 'text') return null;
    const passage = readPassage(note.text, block.content, block.skip, pool);
    const { kind, line, content, quoteDepth, isListItem, changesVoice, indent, skip } = block;
    return { kind, line, content, quoteDepth, isListItem, changesVoice, indent, skip, passage, clauses: findClauses(passage), names: namesIn(passage) };
  });
  const words = new NoteWords(prose);
  const weighed = weighLabels({ note, facts, blocks, prose, words });
  const labelled = new Set(weighed.speakerLabels.map((label) => label.block));
  return {
    ...weighed, note, facts, blocks, prose, labelled,
    isTranscript: showsTurns(weighed.speakerLabels, prose),
    roleHolder: remembered((role) => roleHolder(role, prose, facts)),
    get insideWords() { return words.insideWords; },
    get familyNames() { return words.familyNames; },
    get reportingNames() { return words.reportingNames; },
    get givenNames() { return words.givenNames; },
    get lowerWords() { return words.lowerWords; },
  };
}

/** The function with its answers kept. */
function remembered(find: (key: string) => string | null): (key: string) => string | null {
  const known = new Map<string, string | null>();
  return (key) => {
    const answer = known.has(key) ? known.get(key) ?? null : find(key);
    known.set(key, answer);
    return answer;
  };
}

/** `Nadia Brandt: …` at the start of a line that is no list item, and not quoted. */
function isTurn({ style, glued, spaced }: Label, { quoteDepth, isListItem }: ReadBlock): boolean {
  return style !== 'thread' && !glued && !spaced && quoteDepth === 0 && !isListItem;
}

/** At least four turns, by at least two speakers or one who recurs three times. */
function showsTurns(labels: readonly SpeakerLabel[], prose: readonly (ReadBlock | null)[]): boolean {
  const turns = labels.filter((label) => isTurn(label, prose[label.block] as ReadBlock));
  const keys = new Map<string, number>();
  // `Nadia Brandt:` and `Nadia:` are one speaker's labels.
  const firstWord = (label: Label): string => nameKey(label.name).split(' ')[0] as string;
  for (const label of turns) keys.set(firstWord(label), (keys.get(firstWord(label)) ?? 0) + 1);
  const recurring = [...keys.values()].filter((count) => count > 1).length;
  return turns.length >= 4 && keys.size >= 2 && recurring >= 1;
}
