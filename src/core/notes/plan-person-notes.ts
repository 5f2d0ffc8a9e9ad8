import type { LinkWriter } from '../links/link-edits.ts';
import { pointsTo, writtenLinks } from '../links/link-spans.ts';
import type { Analysis } from '../analyse.ts';
import type { Directory } from '../people/directory.ts';
import type { Settings } from '../settings.ts';
import { applyEdits } from '../text/edits.ts';
import { finish, type Steps } from '../text/steps.ts';
import { fileNameKey } from './file-name.ts';
import { foreignLines } from './foreign-lines.ts';
import { blockEdits, findBlock, lineBreakOf } from './managed-block.ts';
import { PeopleFolder } from './people-folder.ts';
import { personBlockLines } from './person-block.ts';
import type { PersonNote } from './person-note.ts';
import { withProperties } from './person-properties.ts';
import type { NoteChange } from './plan.ts';
import { aliasesOf, deservesNote, isRefused, quotedSpeakersSteps, type QuotedSpeaker } from './quoted-speakers.ts';

export interface PersonNotesInput {
  /** By vault-relative path of the source note. */
  readonly analyses: ReadonlyMap<string, Analysis>;
  readonly directory: Directory;
  /** Notes in the people folder, and person notes elsewhere. */
  readonly people: readonly PersonNote[];
  readonly settings: Pick<
    Settings, 'peopleFolder' | 'minimumQuotations' | 'notesForOrganizations' | 'ignoredNames' | 'decisions'
  >;
  readonly writer: LinkWriter;
  /** Names of speakers whose note the user deleted on purpose. */
  readonly deleted?: readonly string[];
  /** Paths of all other files, whose names are taken. */
  readonly paths?: readonly string[];
  /** Paths of notes that could not be read: what a person note quotes from them is kept. */
  readonly unread?: readonly string[];
}

/**
 * Plans the notes of all speakers who get one. Text outside the managed block and the plugin's own properties stays
 * as it is, byte for byte; planned again on the result, every note is `unchanged`.
 */
export function planPersonNotes(input: PersonNotesInput): NoteChange[] {
  return finish(planPersonNotesSteps(input));
}

/** The same, with a pause after each speaker. */
export function* planPersonNotesSteps(input: PersonNotesInput): Steps<NoteChange[]> {
  const vault = new PeopleFolder(input.settings.peopleFolder, input.people, input.paths ?? [], input.deleted ?? []);
  const quoted = yield* quotedSpeakersSteps(input.analyses, input.directory);
  const refused = quoted.filter(({ speaker }) => isRefused(speaker, input.settings));
  const rest = quoted.filter(({ speaker }) => !isRefused(speaker, input.settings)).sort(byName);
  const changes: NoteChange[] = [];
  const withoutNote: QuotedSpeaker[] = [];
  const owners = new Map<string, string>();
  // Notes that the directory knows for somebody's are given away first: no other speaker gets one for an alias in it.
  for (const one of [...rest.filter(({ speaker }) => speaker.notePath !== null), ...rest.filter(({ speaker }) => speaker.notePath === null)]) {
    const note = vault.claimNoteOf(one.speaker);
    if (note === null) withoutNote.push(one);
    else {
      for (const name of [one.speaker.name, note.facts.name]) owners.set(fileNameKey(name), note.path);
      if (note.block.kind !== 'none' || deservesNote(one.speaker, input.settings)) changes.push(planExisting(input, note, one));
    }
    yield;
  }
  for (const one of withoutNote) {
    if (deservesNote(one.speaker, input.settings)) changes.push(planMissing(input, vault, one));
    yield;
  }
  for (const { speaker } of refused) {
    const note = vault.claimNoteOf(speaker);
    if (note !== null) changes.push(preserve(note.path, `${speaker.name} is set to be left alone.`));
  }
  for (const note of vault.unclaimedBlocks()) {
    changes.push(preserve(note.path, whyUnclaimed(note, owners)));
  }
  return changes.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

function planExisting(input: PersonNotesInput, note: PersonNote, quoted: QuotedSpeaker): NoteChange {
  const { path } = note;
  const unread = unreadSource(note, input.unread ?? []);
  if (unread !== undefined) return preserve(path, `It quotes ${unread}, which could not be read.`);
  const [problem] = note.frontMatter.problems;
  if (problem !== undefined) return conflict(path, `Line ${problem.line}: ${problem.message}`);
  if (note.block.kind === 'damaged') return conflict(path, note.block.reason);
  try {
    const text = withBlock(input, path, withProperties(note, path, quoted), quoted);
    return text === note.text
      ? { kind: 'unchanged', path, what: 'people' }
      : { kind: 'update', path, before: note.text, text, what: 'people' };
  } catch (error) {
    // Front matter that cannot be changed safely is the user's to look at; the other notes go on.
    return conflict(path, error instanceof Error ? error.message : String(error));
  }
}

function planMissing(input: PersonNotesInput, vault: PeopleFolder, quoted: QuotedSpeaker): NoteChange {
  const { speaker } = quoted;
  const wanted = speaker.notePath ?? vault.pathFor(speaker.name);
  const present = vault.noteAt(wanted);
  if (present !== null) {
    vault.claimPath(present.path);
    return adopt(input, present, quoted);
  }
  if (vault.isFile(wanted)) return conflict(wanted, `Another file has the name that the note of ${speaker.name} would get.`);
  const [one, other] = vault.claimants(speaker);
  if (one !== undefined && other !== undefined) {
    return preserve(wanted, `Both ${one.path} and ${other.path} have the name ${speaker.name}; leave it in one of them.`);
  }
  if (vault.isDeleted(speaker)) return preserve(wanted, `The note of ${speaker.name} was deleted on purpose.`);
  vault.claimPath(wanted);
  try {
    const text = withBlock(input, wanted, withProperties(null, wanted, quoted), quoted);
    return { kind: 'create', path: wanted, text, what: 'people' };
  } catch (error) {
    // Names can be anything, and properties cannot hold everything: the other notes go on.
    return conflict(wanted, error instanceof Error ? error.message : String(error));
  }
}

/** Takes over a note that the user wrote about the speaker, and no other one of that name. */
function adopt(input: PersonNotesInput, note: PersonNote, quoted: QuotedSpeaker): NoteChange {
  const { speaker } = quoted;
  const names = new Set([note.facts.name, ...note.facts.aliases].map(fileNameKey));
  const isAbout = [speaker.name, ...aliasesOf(speaker)].some((name) => names.has(fileNameKey(name)));
  const isOther = note.types.join('') !== '' && !note.isPersonNote;
  if (isAbout && !isOther) return planExisting(input, note, quoted);
  return conflict(note.path, `A note of that name is there, and nothing in it says that it is about ${speaker.name}.`);
}

/** Puts the quotations into the note's block, or a new block at its end. */
function withBlock(input: PersonNotesInput, path: string, text: string, quoted: QuotedSpeaker): string {
  const state = findBlock(text);
  if (state.kind === 'damaged') throw new RangeError(state.reason);
  const { speaker, sources, namesInSources } = quoted;
  const spellings = aliasesOf(speaker);
  const lines = personBlockLines({ path, spellings, sources, namesInSources, writer: input.writer });
  const edits = [...blockEdits(text, state, lines)];
  if (state.kind === 'whole' && edits.length > 0) {
    // What somebody wrote between the markers goes on below them.
    const foreign = foreignLines(text.slice(state.span.start, state.span.end));
    const lineBreak = lineBreakOf(text);
    const { end } = state.span;
    const gap = /^\r?\n[^\r\n]/.test(text.slice(end, end + 3)) ? lineBreak : '';
    if (foreign.length > 0) edits.push({ start: end, end, text: ['', '', ...foreign].join(lineBreak) + gap });
  }
  return applyEdits(text, edits);
}

function conflict(path: string, reason: string): NoteChange {
  return { kind: 'conflict', path, reason, what: 'people' };
}

/** Why a note with a block of ours is not written: it is a copy of another one, or nobody in it is quoted any more. */
function whyUnclaimed({ facts }: PersonNote, owners: ReadonlyMap<string, string>): string {
  const owner = [facts.name, ...facts.aliases].map((name) => owners.get(fileNameKey(name))).find((path) => path !== undefined);
  return owner === undefined ? `No source quotes ${facts.name} any more.` : `The quotations are kept in ${owner}; this note is like a copy of it.`;
}

/** A note that the block of a person note links to and that could not be read. */
function unreadSource({ text, block }: PersonNote, unread: readonly string[]): string | undefined {
  if (unread.length === 0 || block.kind !== 'whole') return undefined;
  const links = writtenLinks(text.slice(block.span.start, block.span.end));
  return unread.find((path) => links.some(({ target }) => pointsTo(target, path)));
}

function preserve(path: string, reason: string): NoteChange {
  return { kind: 'preserve', path, reason, what: 'people' };
}

function byName(a: QuotedSpeaker, b: QuotedSpeaker): number {
  return a.speaker.name < b.speaker.name ? -1 : a.speaker.name > b.speaker.name ? 1 : 0;
}
