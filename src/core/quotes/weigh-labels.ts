import { canBeGiven, isFunctionWord, wordClass } from '../people/lexicon.ts';
import { isIntroduced } from '../people/name-surroundings.ts';
import { isPersonal } from '../people/note-names.ts';
import { NameIndex } from '../people/name-index.ts';
import { nameKey } from '../people/name.ts';
import type { ParsedNote } from '../source/note.ts';
import type { SourceFacts } from '../source/schema.ts';
import { addTo } from '../text/add-to.ts';
import type { Block } from './blocks.ts';
import { canBeSpeaker, isSpeakerLabel, labelKind, weighLabel, type Evidence, type LabelEvidence } from './label-evidence.ts';
import { boldName, gluedStarts, headerLabel, labelAt, threadLabel, timedLabel, type Label } from './labels.ts';
import { isVerbCue } from './cue-words.ts';
import type { NoteWords } from './note-words.ts';
import type { Passage } from './passage.ts';
import type { ReadBlock } from './read-block.ts';
import { reportingVerb } from './reporting-verbs.ts';
import { isRoleLabel, showRoles, turnRole } from './turn-roles.ts';

/** A label that names a speaker. */
export interface SpeakerLabel extends Label {
  /** The name that initials stand for. */
  readonly standsFor?: string;
}

/** The labels of a note by place in the text. */
export interface WeighedLabels {
  /** All that look like one. */
  readonly labels: readonly Label[];
  /** Those that name a speaker. */
  readonly speakerLabels: readonly SpeakerLabel[];
  /** What speaks for and against a label; worked out anew for each that asks. */
  evidenceOf(label: Label): readonly Evidence[];
}

/** What labels are weighed in. */
interface LabelContext {
  readonly note: ParsedNote;
  readonly facts: SourceFacts;
  readonly blocks: readonly Block[];
  readonly prose: readonly (ReadBlock | null)[];
  readonly words: NoteWords;
}

/** Finds what looks like a label, and weighs which of them name speakers. */
export function weighLabels(context: LabelContext): WeighedLabels {
  const labels = findLabels(context.prose);
  if (labels.length === 0) return { labels, speakerLabels: [], evidenceOf: () => [] };
  const scales = new Scales(context, labels);
  return { labels, speakerLabels: scales.weigh(), evidenceOf: (label) => scales.evidenceOf(label) };
}

function findLabels(prose: readonly (ReadBlock | null)[]): Label[] {
  const labels: Label[] = [];
  for (let index = 0; index < prose.length; index++) {
    const block = prose[index];
    if (!block) continue;
    const { passage } = block;
    const opening = openingLabel(block, index);
    if (opening) labels.push(opening);
    if (!passage.hasColon) continue;
    for (const at of gluedStarts(passage, block.quoteDepth > 0)) {
      const label = labelAt(passage, at, index, true);
      if (label && label.textStart < block.content.end) labels.push(label);
    }
  }
  return labels;
}

/** The label at the start of a block, of whichever style. */
function openingLabel({ passage, isListItem }: ReadBlock, index: number): Label | null {
  const post = threadLabel(passage, index);
  if (post) return post;
  const label = passage.hasColon ? headerLabel(passage, index) ?? timedLabel(passage, index) ?? labelAt(passage, 0, index, false) : null;
  return label ?? (isListItem ? null : boldName(passage, index));
}

const NO_COMPANIONS: ReadonlySet<string> = new Set();

/** Weighs the labels of a note: each alone, and once more with what the accepted ones show about the others. */
class Scales {
  private evidence: LabelEvidence;
  /** How often a name stands above its turn, by key. */
  private readonly headers = new Map<string, number>();
  private readonly recurringHeaders: number;

  constructor(private readonly context: LabelContext, private readonly labels: readonly Label[]) {
    this.evidence = collectEvidence(context, labels);
    for (const { style, name } of labels) if (style === 'header') this.headers.set(nameKey(name), this.timesHeading(name) + 1);
    this.recurringHeaders = [...this.headers.values()].filter((count) => count > 1).length;
  }

  weigh(): readonly SpeakerLabel[] {
    const alone = this.labels.filter((label) => this.isAccepted(label));
    const accepted = this.learn(alone) ? this.labels.filter((label) => this.isAccepted(label)) : alone;
    // Among the turns of named speakers `Moderator:` is a turn too, and so is `Host:` before an answer of the only `Guest:`.
    const opening = this.labels.filter((label) => !label.glued && this.blockOf(label).quoteDepth === 0);
    const isTurns = accepted.filter((label) => !label.glued).length >= 3;
    const roles = isTurns ? this.labels : showRoles(opening.map((label) => label.name), this.context.facts) ? opening : [];
    const speakers = new Map<Label, SpeakerLabel>(roles.filter((label) => turnRole(label.name) !== null).map((label) => [label, label]));
    for (const label of accepted) speakers.set(label, this.speakerLabel(label));
    return speakers.size === 0 ? [] : this.labels.flatMap((label) => speakers.get(label) ?? []);
  }

  /** Takes in what accepted labels show: `Nadia:` is known once `Nadia Brandt:` is. @returns false when that is nothing. */
  private learn(accepted: readonly Label[]): boolean {
    const full = accepted.filter((label) => label.name.includes(' ')).map((label) => label.name);
    const kinds = new Map<string, number>();
    for (const kind of accepted.map((label) => labelKind(label, this.blockOf(label)))) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    const companions = new Set([...kinds].filter(([, count]) => count > 1).map(([kind]) => kind));
    if (accepted.filter((label) => label.spaced).length > 1) companions.add('spaced');
    for (const name of new Set(full)) this.evidence.knownNames.add(name, name);
    this.evidence = { ...this.evidence, companions };
    return full.length > 0 || companions.size > 0;
  }

  private timesHeading(name: string): number {
    return this.headers.get(nameKey(name)) ?? 0;
  }

  private speakerLabel(label: Label): SpeakerLabel {
    const standsFor = this.evidence.initials.get(label.name);
    const isShort = standsFor !== undefined && this.evidenceOf(label).some(({ id }) => id === 'initials');
    return isShort ? { ...label, standsFor } : label;
  }

  private isAccepted(label: Label): boolean {
    const isHeader = label.style === 'thread' || label.style === 'header';
    // Most labels are rubrics, whose words are no name: nothing more need be weighed.
    if (!isHeader && !canBeSpeaker(label, this.blockOf(label), this.evidence, headsBlockQuote(this.context.blocks, label))) return false;
    return isSpeakerLabel(this.evidenceOf(label));
  }

  evidenceOf(label: Label): readonly Evidence[] {
    if (label.style === 'thread') return [{ id: 'thread-header', weight: 3 }];
    if (label.style === 'header') {
      // One name with a time may be a chapter; names that recur are speakers.
      const recurs = this.timesHeading(label.name) > 1 || (isPersonal(label.name) && this.recurringHeaders > 0);
      return [{ id: 'turn-header', weight: recurs ? 3 : 1 }];
    }
    const { blocks, note } = this.context;
    return weighLabel(label, this.blockOf(label), note.text, this.evidence, headsBlockQuote(blocks, label), startsBlockQuote(blocks, label));
  }

  private blockOf(label: Label): ReadBlock {
    return this.context.prose[label.block] as ReadBlock;
  }
}

const startsBlockQuote = (blocks: readonly Block[], { block, glued }: Label): boolean =>
  !glued && (blocks[block]?.quoteDepth ?? 0) > 0 && (blocks[block - 1]?.quoteDepth ?? 0) === 0;

/** True when nothing follows the label in its line and the next line is a block quote. */
export function headsBlockQuote(blocks: readonly Block[], label: Label): boolean {
  const own = blocks[label.block] as Block;
  if (own.quoteDepth > 0 || label.textStart < own.content.end) return false;
  let next = label.block + 1;
  while (next <= label.block + 2 && blocks[next]?.kind === 'blank') next++;
  return (blocks[next]?.quoteDepth ?? 0) > 0;
}

function collectEvidence({ note, facts, prose, words }: LabelContext, labels: readonly Label[]): LabelEvidence {
  const counts = new Map<string, number>();
  for (const key of labels.map((label) => nameKey(label.name))) counts.set(key, (counts.get(key) ?? 0) + 1);
  const names = new Set(labels.map((label) => label.name));
  const quoted = new Set(labels.filter((label) => (prose[label.block]?.quoteDepth ?? 0) > 0).map((label) => label.name));
  const related = relatedCounts(counts);
  const known = new Set([facts.author, facts.authorHandle, facts.creator, ...facts.guests].filter((name) => name !== '' && !isRoleLabel(name)));
  for (const block of prose) {
    if (!block) continue;
    for (const clause of block.clauses) {
      if (clause.subject?.kind !== 'names' || clause.inherited) continue;
      for (const name of clause.subject.names) if (isPersonal(name.text) || name.hasRole || (quoted.has(name.text) && isOwnName(name.text))) known.add(name.text);
    }
    if (block.names.length > 0) for (const name of introducedNames(block)) known.add(name);
    const handle = quotedHandle(block.passage);
    if (handle) known.add(handle);
  }
  const isShort = labels.some(({ name }) => INITIALS.test(name));
  const initials = isShort ? initialsOf([...names, ...known]) : NO_INITIALS;
  const abbreviated = new Set([...initials].filter(([short]) => names.has(short)).map(([, name]) => name));
  let titles: ReadonlySet<string> | null = null;
  return {
    counts: related, initials, abbreviated, knownNames: new NameIndex([...known].map((name) => [name, name])), companions: NO_COMPANIONS, words,
    isTitle: (key) => (titles ??= new Set([...note.sections, ...note.contents].map(({ title }) => nameKey(title)))).has(key),
  };
}

/** `Corvane Mobility`, which says something elsewhere: two words of which nobody knows the first. */
const isOwnName = (name: string): boolean => name.includes(' ') && wordClass(name.slice(0, name.indexOf(' '))) === 'unknown';

const INITIALS = /^\p{Lu}{2,3}$/u;
const NO_INITIALS: ReadonlyMap<string, string> = new Map();

/** Initials of names of several words, by initials; those that two names share are left out. */
function initialsOf(names: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  const shared = new Set<string>();
  for (const name of names) {
    const words = name.split(/\s+/);
    const initials = words.map((word) => [...word][0] ?? '').join('');
    if (words.length > 3 || !INITIALS.test(initials)) continue;
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
  const verb = reportingVerb(second.lowercase, tokens[2]?.lowercase ?? '');
  return verb?.form === 'finite' && wordClass(first.text) === 'unknown' ? first.text : null;
}

/** Names that the text shows to be somebody's: a handle, a given name with a family name, or one with a role or followed by who they are. */
function introducedNames({ passage: { tokens }, names }: ReadBlock): string[] {
  return names.filter((name) => {
    if (name.text.startsWith('@')) return true;
    if (!isPersonal(name.text)) return false;
    return name.hasRole || canBeGiven(name.text.split(' ')[0] as string) || isIntroduced(tokens, name);
  }).map((name) => name.text);
}

/** A label recurs in its short forms as well: `Nadia Brandt:` and `Nadia:`. Compared only where first words agree. */
function relatedCounts(counts: ReadonlyMap<string, number>): Map<string, number> {
  const byFirst = new Map<string, string[]>();
  for (const key of counts.keys()) addTo(byFirst, key.split(' ')[0] as string, key);
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

