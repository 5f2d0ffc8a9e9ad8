import { canBeGiven, isFunctionWord, wordClass } from '../people/lexicon.ts';
import { isIntroduced, namesIn } from '../people/name-phrase.ts';
import { isPersonal } from '../people/note-names.ts';
import { NameIndex } from '../people/name-index.ts';
import { nameKey } from '../people/name.ts';
import type { ParsedNote } from '../source/note.ts';
import type { SourceFacts } from '../source/schema.ts';
import { readBlocks, type Block } from './blocks.ts';
import { findClauses } from './clauses.ts';
import { isSpeakerLabel, weighLabel, type Evidence, type LabelEvidence } from './label-evidence.ts';
import { boldName, gluedStarts, headerLabel, labelAt, threadLabel, timedLabel, type Label } from './labels.ts';
import { isVerbCue } from './cue-words.ts';
import { NoteWords } from './note-words.ts';
import { readPassage, type Passage } from './passage.ts';
import type { ReadBlock } from './read-block.ts';
import { reportingVerb } from './reporting-verbs.ts';
import { isRoleLabel, roleHolder, showRoles, turnRole } from './turn-roles.ts';

/** A label that was weighed, whether or not it was taken for a speaker. */
export interface WeighedLabel extends Label {
  readonly evidence: readonly Evidence[];
  /** The name that initials stand for. */
  readonly standsFor?: string;
  readonly accepted: boolean;
}

/** A note's blocks, words, clauses and labels, read once and shared by all rules. */
export interface NoteReading {
  readonly note: ParsedNote;
  readonly facts: SourceFacts;
  readonly blocks: readonly Block[];
  /** For each block the prose in it, or null for blank lines, headings, rules, tables and code. */
  readonly prose: readonly (ReadBlock | null)[];
  /** By place in the text. */
  readonly labels: readonly WeighedLabel[];
  /** Blocks that hold an accepted label. */
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

/** Reads all lines of the body. Linear in the length of the note. */
export function readNote(note: ParsedNote, facts: SourceFacts): NoteReading {
  const blocks = readBlocks(note);
  const prose = blocks.map((block): ReadBlock | null => {
    if (block.kind !== 'text') return null;
    const passage = readPassage(note.text, block.content, block.skip);
    const { kind, line, content, quoteDepth, isListItem, changesVoice, indent, skip } = block;
    return { kind, line, content, quoteDepth, isListItem, changesVoice, indent, skip, passage, clauses: findClauses(passage), names: namesIn(passage) };
  });
  const words = new NoteWords(prose);
  const labels = weighLabels(note, facts, blocks, prose, words);
  const labelled = new Set(labels.filter((label) => label.accepted).map((label) => label.block));
  return {
    note, facts, blocks, prose, labels, labelled, isTranscript: showsTurns(labels, prose), roleHolder: remembered((role) => roleHolder(role, prose, facts)),
    get insideWords() { return words.insideWords; },
    get familyNames() { return words.familyNames; },
    get reportingNames() { return words.reportingNames; },
    get givenNames() { return words.givenNames; },
    get lowerWords() { return words.lowerWords; },
  };
}

function weighLabels(note: ParsedNote, facts: SourceFacts, blocks: readonly Block[], prose: readonly (ReadBlock | null)[], words: NoteWords): WeighedLabel[] {
  const labels: Label[] = [];
  prose.forEach((block, index) => {
    if (!block) return;
    const thread = threadLabel(block.passage, index) ?? headerLabel(block.passage, index);
    const opening = thread ?? timedLabel(block.passage, index) ?? labelAt(block.passage, 0, index, false) ?? (block.isListItem ? null : boldName(block.passage, index));
    if (opening) labels.push(opening);
    for (const at of gluedStarts(block.passage, block.quoteDepth > 0)) {
      const label = labelAt(block.passage, at, index, true);
      if (label && label.textStart < block.content.end) labels.push(label);
    }
  });
  if (labels.length === 0) return [];
  const evidence = collectEvidence(note, facts, prose, labels, words);
  const headers = new Map<string, number>();
  for (const label of labels) if (label.style === 'header') headers.set(nameKey(label.name), (headers.get(nameKey(label.name)) ?? 0) + 1);
  const recurring = [...headers.values()].filter((count) => count > 1).length;
  const headerEvidence = (label: Label): Evidence[] | null => {
    if (label.style === 'thread') return [{ id: 'thread-header', weight: 3 }];
    // One name with a time may be a chapter; names that recur are speakers.
    if (label.style === 'header') return [{ id: 'turn-header', weight: (headers.get(nameKey(label.name)) ?? 0) > 1 || (isPersonal(label.name) && recurring > 0) ? 3 : 1 }];
    return null;
  };
  const kindOf = (label: Label): string => {
    const block = prose[label.block] as ReadBlock;
    return label.style + String(label.glued) + String(block.quoteDepth > 0) + String(block.isListItem);
  };
  const weigh = (knownNames: NameIndex<string>, companions: ReadonlySet<string>): WeighedLabel[] => {
    const shown = { ...evidence, knownNames, companions };
    return labels.map((label) => {
      const block = prose[label.block] as ReadBlock;
      const found = headerEvidence(label) ?? weighLabel(label, block, note.text, shown, headsBlockQuote(blocks, label), startsBlockQuote(blocks, label));
      const standsFor = found.some(({ id }) => id === 'initials') ? evidence.initials.get(label.name) : undefined;
      return { ...label, ...(standsFor === undefined ? {} : { standsFor }), evidence: found, accepted: isSpeakerLabel(found) };
    });
  };
  // `Nadia:` is known once `Nadia Brandt:` is.
  const weighedAlone = weigh(evidence.knownNames, new Set());
  const first = weighedAlone.filter((label) => label.accepted);
  const full = first.filter((label) => label.name.includes(' ')).map((label) => label.name);
  const kinds = new Map<string, number>();
  for (const kind of first.map(kindOf)) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const spaced = first.filter((label) => label.spaced).length;
  const companions = new Set([...kinds].filter(([, count]) => count > 1).map(([kind]) => kind));
  if (spaced > 1) companions.add('spaced');
  for (const name of new Set(full)) evidence.knownNames.add(name, name);
  const weighed = full.length === 0 && companions.size === 0 ? weighedAlone : weigh(evidence.knownNames, companions);
  // Among the turns of named speakers `Moderator:` is a turn too, and so is `Host:` before an answer of the only `Guest:`.
  const opening = weighed.filter((label) => !label.glued && prose[label.block]?.quoteDepth === 0);
  const turns = weighed.filter((label) => label.accepted && !label.glued).length;
  const isConversation = turns >= 3 || showRoles(opening.map((label) => label.name), facts);
  return isConversation ? weighed.map((label) => (turnRole(label.name) !== null && (turns >= 3 || opening.includes(label)) ? { ...label, accepted: true } : label)) : weighed;
}

const startsBlockQuote = (blocks: readonly Block[], label: Label): boolean => !label.glued && (blocks[label.block]?.quoteDepth ?? 0) > 0 && (blocks[label.block - 1]?.quoteDepth ?? 0) === 0;

/** True when nothing follows the label in its line and the next line is a block quote. */
export function headsBlockQuote(blocks: readonly Block[], label: Label): boolean {
  const own = blocks[label.block] as Block;
  if (own.quoteDepth > 0 || label.textStart < own.content.end) return false;
  let next = label.block + 1;
  while (next <= label.block + 2 && blocks[next]?.kind === 'blank') next++;
  return (blocks[next]?.quoteDepth ?? 0) > 0;
}

function collectEvidence(
  note: ParsedNote, facts: SourceFacts, prose: readonly (ReadBlock | null)[], labels: readonly Label[], words: NoteWords,
): LabelEvidence {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(nameKey(label.name), (counts.get(nameKey(label.name)) ?? 0) + 1);
  const related = relatedCounts(counts);
  const known = new Set([facts.author, facts.authorHandle, facts.creator, ...facts.guests].filter((name) => name !== '' && !isRoleLabel(name)));
  for (const block of prose) {
    if (!block) continue;
    for (const clause of block.clauses) {
      if (clause.subject?.kind !== 'names' || clause.inherited) continue;
      for (const name of clause.subject.names) if (isPersonal(name.text) || name.hasRole) known.add(name.text);
    }
    if (block.names.length > 0) for (const name of introducedNames(block)) known.add(name);
    const handle = quotedHandle(block.passage);
    if (handle) known.add(handle);
  }
  const titles = new Set([...note.sections.map((section) => nameKey(section.title)), ...note.contents.map((entry) => nameKey(entry.title))]);
  const names = new Set(labels.map((label) => label.name));
  const initials = initialsOf([...names, ...known]);
  const abbreviated = new Set([...initials].filter(([short]) => names.has(short)).map(([, name]) => name));
  return { counts: related, initials, abbreviated, knownNames: new NameIndex([...known].map((name) => [name, name])), companions: new Set(), titles, words };
}

/** Initials of names of several words, by initials; those that two names share are left out. */
function initialsOf(names: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  const shared = new Set<string>();
  for (const name of names) {
    const words = name.split(/\s+/);
    const initials = words.map((word) => [...word][0] ?? '').join('');
    if (words.length < 2 || words.length > 3 || !/^\p{Lu}+$/u.test(initials)) continue;
    const other = found.get(initials);
    if (other !== undefined && nameKey(other) !== nameKey(name)) shared.add(initials);
    found.set(initials, name);
  }
  for (const initials of shared) found.delete(initials);
  return found;
}

/** `odo_finch notes`: an unknown lower-case word before a reporting verb at the start of a line. */
function quotedHandle({ tokens }: Passage): string | null {
  const first = tokens[0];
  const second = tokens[1];
  if (!first || !second || first.capital || first.after !== '' || !isVerbCue(second.word) || isFunctionWord(first.text)) return null;
  const verb = reportingVerb(second.lower, [tokens[2]?.lower ?? '', '']);
  return verb?.form === 'finite' && wordClass(first.text) === 'unknown' ? first.text : null;
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

/** Names that the text shows to be somebody's: a handle, a given name with a family name, or one followed by who they are. */
function introducedNames({ passage: { tokens }, names }: ReadBlock): string[] {
  return names.filter((name) => {
    if (name.text.startsWith('@')) return true;
    if (!isPersonal(name.text)) return false;
    return canBeGiven(name.text.split(' ')[0] as string) || isIntroduced(tokens, name);
  }).map((name) => name.text);
}

/** A label recurs in its short forms as well: `Nadia Brandt:` and `Nadia:`. Compared only where first words agree. */
function relatedCounts(counts: ReadonlyMap<string, number>): Map<string, number> {
  const byFirst = new Map<string, string[]>();
  for (const key of counts.keys()) {
    const first = key.split(' ')[0] as string;
    const group = byFirst.get(first);
    if (group) group.push(key);
    else byFirst.set(first, [key]);
  }
  const related = new Map<string, number>();
  for (const keys of byFirst.values()) {
    const short = keys.filter((key) => !key.includes(' '));
    for (const key of keys) {
      const own = counts.get(key) ?? 0;
      const others = key.includes(' ') ? short : keys.length === 2 ? keys.filter((other) => other !== key) : [];
      related.set(key, others.reduce((sum, other) => sum + (counts.get(other) ?? 0), own));
    }
  }
  return related;
}

/** At least four turns, by at least two speakers or one who recurs three times. */
function showsTurns(labels: readonly WeighedLabel[], prose: readonly (ReadBlock | null)[]): boolean {
  const turns = labels.filter((label) => label.accepted && label.style !== 'thread' && !label.glued && !label.spaced && (prose[label.block] as ReadBlock).quoteDepth === 0 && !(prose[label.block] as ReadBlock).isListItem);
  const keys = new Map<string, number>();
  // `Nadia Brandt:` and `Nadia:` are one speaker's labels.
  const firstWord = (label: Label): string => nameKey(label.name).split(' ')[0] as string;
  for (const label of turns) keys.set(firstWord(label), (keys.get(firstWord(label)) ?? 0) + 1);
  const recurring = [...keys.values()].filter((count) => count > 1).length;
  return turns.length >= 4 && keys.size >= 2 && recurring >= 1;
}
