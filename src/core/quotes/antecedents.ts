import { canBeGiven, wordClass } from '../people/lexicon.ts';
import { isHandle } from '../people/name.ts';
import type { NamePhrase } from '../people/name-phrase.ts';
import { isIntroduced } from '../people/name-surroundings.ts';
import { isPersonal, type NameCluster, type NoteNames } from '../people/note-names.ts';
import type { SpeakerType } from '../people/speaker.ts';
import { firstEndingAfter, type Span } from '../text/span.ts';
import type { Candidate } from './candidate.ts';
import type { NameFacts } from './name-facts.ts';
import { isNamelessNearer, isRelated } from './nameless-people.ts';
import type { NoteReading } from './note-reading.ts';
import { BEFORE_OBJECT } from './noun-phrase.ts';
import { onlyThing, organizationMeant, organizationNaming, startsSentence } from './organization-meant.ts';
import { othersThan } from './other-people.ts';
import { fits, isCataphor, isNamelessFromStart, isTopicOf } from './pronouns.ts';
import type { ReadBlock } from './read-block.ts';
import { bearerOf } from './role-bearers.ts';
import { authorOfText } from './text-authors.ts';

/** Names looked at before a pronoun: farther back nothing is safe. */
const NEAR = 40;
/** Lines, blank ones too, that a section is looked through for its only person. */
const FAR_BLOCKS = 120;
/** Lines of text that a group is looked for in. */
const FAR_LINES = 30;

/**
 * Whom `she`, `it` and `the company` stand for: by recency, number and gender, and only somebody named in the same line or
 * shortly before, so that a wrong guess is rarer than none.
 */
export class Antecedents {
  /** Speakers in order of attribution, most recent last, and where they were attributed. */
  readonly recent: NameCluster[] = [];
  private readonly recentAt: number[] = [];
  private outer: readonly NameCluster[] = [];
  /** Who is not meant by the pronoun that is looked at. */
  private others: readonly NameCluster[] = [];
  private group: { readonly clusters: readonly NameCluster[]; readonly start: number } = { clusters: [], start: 0 };

  constructor(private readonly reading: NoteReading, private readonly names: NoteNames, private readonly facts: NameFacts) {}

  /** Takes in a speaker; calls come in order of `start`. */
  remember(cluster: NameCluster, start: number): void {
    this.recent.push(cluster);
    this.recentAt.push(start);
  }

  /** Those inside whose words a pronoun stands: it means somebody else. */
  leaveOut(speakers: readonly NameCluster[]): void {
    this.outer = speakers;
  }

  /** Takes in the speakers of one passage; calls come in order of `start`. */
  rememberGroup(clusters: readonly NameCluster[], start: number): void {
    if (clusters.length > 0) this.group = { clusters, start };
  }

  /** Whom `they` stands for: those who spoke last, when they were several or an organization, in this line or the one before. */
  ofGroup(span: Span, candidate: Candidate): readonly NameCluster[] {
    const naming = organizationNaming(span, candidate, this.reading, this.facts);
    if (naming !== null) return [this.open(naming)];
    const [only] = this.group.clusters;
    const isGroup = this.group.clusters.length > 1 || (only !== undefined && this.facts.typeOf(only) === 'organization');
    return isGroup && this.group.start >= this.startOfPrevious(candidate.block, 1) ? this.group.clusters : [];
  }

  ofPronoun(word: string, span: Span, candidate: Candidate): NameCluster | null {
    const at = this.blockOf(span, candidate);
    const block = this.reading.prose[at] as ReadBlock;
    // A text reads and begins, not whose it is.
    if (word === 'it' && /^(?:reads?|beg[ai]ns?)$/.test(candidate.cue)) return this.authorOf('it', span, candidate);
    if (word === 'it') return this.lastOf('organization', block) ?? this.lastOf('other', block) ?? this.openIf(onlyThing(span.start, block, this.facts));
    if (word !== 'he' && word !== 'she') return null;
    this.others = othersThan(word, span.start, block, candidate.cue).flatMap(({ text }) => this.names.resolve(text, this.recent) ?? []);
    const speaker = this.lastSpeaker(word, block.content.start);
    const since = speaker ? (this.recentAt[this.recent.lastIndexOf(speaker)] as number) : -1;
    if (isNamelessNearer(block, span.start, word, since)) return null;
    if (!speaker && isNamelessFromStart(block, span.start, word)) return this.fromLinesBefore(word, at);
    const near = this.namedBefore(block, span.start, word, since) ?? speaker ?? this.namedInTitle(block, span.start, word);
    const found = near ?? this.fromLinesBefore(word, at) ?? this.onlyPerson(span.start, at, (cluster) => fits(cluster.name, word));
    if (found || candidate.cue.toLowerCase().startsWith('according')) return found;
    return this.namedBefore(block, span.start, word, since, true);
  }

  /** The line in which the pronoun stands: a block quote is introduced in the line before it. */
  private blockOf(span: Span, candidate: Candidate): number {
    let at = candidate.block;
    while (at > 0 && (this.reading.prose[at]?.content.start ?? Infinity) > span.start) at--;
    return this.reading.prose[at] ? at : candidate.block;
  }

  /** `In the series 'News from Ada Roe' we add her claim`: the only person whom quoted words of the line name. */
  private namedInTitle({ names, passage }: ReadBlock, before: number, word: string): NameCluster | null {
    const found = new Set<NameCluster>();
    for (const name of names.slice(0, NEAR)) {
      if (name.start >= before || (passage.quoteOf[name.first] as number) < 0 || !isPersonal(name.text)) continue;
      const cluster = this.personNamed(name, false);
      if (cluster && fits(cluster.name, word) && !this.outer.includes(cluster)) found.add(cluster);
    }
    const [only] = found;
    return found.size === 1 ? only ?? null : null;
  }

  /** Whom `the singer`, `the researcher` stands for: who was called that, or the only person the section is about. */
  ofRole(role: string, span: Span, candidate: Candidate): NameCluster | null {
    const bearer = bearerOf(role, span.start, this.blockOf(span, candidate), this.reading);
    return bearer !== null ? this.open(bearer) : this.onlyPerson(span.start, this.blockOf(span, candidate), () => true);
  }

  /**
   * Whose words `the memo`, `the post` are: of the one person or organization that spoke where the memo was last told of, in
   * this line or one of the two before; else of whoever is said to have written it.
   */
  ofText(head: string, span: Span, candidate: Candidate): NameCluster | null {
    for (let index = this.blockOf(span, candidate), lines = 0; index >= 0 && lines < 3; index--) {
      if (this.reading.blocks[index]?.kind === 'heading') break;
      const block = this.reading.prose[index];
      if (!block) continue;
      lines++;
      const { tokens } = block.passage;
      const end = Math.min(firstEndingAfter(tokens, span.start), tokens.length);
      const near = tokens.slice(Math.max(0, end - 99), end);
      // `wrote in a memo`, not `wrote about a memo`
      if (!near.some(({ lowercase }, at) => lowercase === head && (near[at - 2]?.lowercase === 'in' || near[at - 3]?.lowercase === 'in'))) continue;
      const speakers = new Set<NameCluster>();
      for (let at = this.recent.length - 1; at >= 0 && (this.recentAt[at] as number) >= (near[0]?.start ?? 0); at--) {
        if ((this.recentAt[at] as number) < block.content.end) speakers.add(this.recent[at] as NameCluster);
      }
      const [only] = speakers;
      if (only !== undefined) return speakers.size === 1 ? only : null;
    }
    return this.authorOf(head, span, candidate);
  }

  private authorOf(text: string, span: Span, candidate: Candidate): NameCluster | null {
    return this.openIf(authorOfText(text, span.start, this.blockOf(span, candidate), this.reading.prose));
  }

  /** Whom `the researchers` stands for: the names that stood behind the same word (`researchers Ada Roe and Bo Poe`). */
  ofRoles(head: string, candidate: Candidate): readonly NameCluster[] {
    for (let index = candidate.block, lines = 0; index >= 0 && lines < FAR_LINES; index--) {
      const block = this.reading.prose[index];
      if (!block) continue;
      lines++;
      const { tokens } = block.passage;
      const end = firstEndingAfter(block.names, candidate.start);
      const far = Math.min(end, NEAR);
      const at = block.names.findIndex((name, number) => number < far && tokens[name.first - 1]?.lowercase === head && isPersonal(name.text));
      if (at < 0) continue;
      const group = [block.names[at] as NamePhrase];
      for (const name of block.names.slice(at + 1, at + 4)) {
        const link = tokens[name.first - 1];
        const last = (group[group.length - 1] as NamePhrase).last;
        if (!isPersonal(name.text) || !(link?.lowercase === 'and' ? name.first - 2 === last : name.first - 1 === last)) break;
        group.push(name);
      }
      return group.map((name) => this.open(name.text));
    }
    return [];
  }

  /** The one person whom the section names or quotes before `before`; null when there are several, or none. */
  private onlyPerson(before: number, block: number, fits: (cluster: NameCluster) => boolean): NameCluster | null {
    const found = new Set<NameCluster>();
    let count = 0;
    for (let index = block; index >= 0 && count < NEAR && block - index < FAR_BLOCKS; index--) {
      const kind = this.reading.blocks[index]?.kind;
      if (kind === 'heading' || kind === 'rule') break;
      const prose = this.reading.prose[index];
      if (!prose) continue;
      for (const name of prose.names.slice(0, NEAR)) {
        if (name.start >= before || (prose.passage.quoteOf[name.first] as number) >= 0 || prose.passage.tokens[name.last]?.possessive) continue;
        count++;
        const cluster = this.personNamed(name, isIntroduced(prose.passage.tokens, name));
        if (cluster && fits(cluster)) found.add(cluster);
        if (found.size > 1) return null;
      }
    }
    const [only] = found;
    return only ?? null;
  }

  /** The last speaker of the three lines before, unless the line right before is about somebody named after that. */
  private fromLinesBefore(word: string, block: number): NameCluster | null {
    const speaker = this.lastSpeaker(word, this.startOfPrevious(block, 3));
    const since = speaker ? (this.recentAt[this.recent.lastIndexOf(speaker)] as number) : 0;
    for (let index = block - 1; index >= 0; index--) {
      const before = this.reading.blocks[index];
      if (!before || before.kind === 'heading') break;
      if (before.kind === 'blank') continue;
      const prose = this.reading.prose[index];
      return (prose ? this.namedBefore(prose, Infinity, word, since) : null) ?? speaker;
    }
    return speaker;
  }

  private lastSpeaker(word: string, from: number): NameCluster | null {
    const least = Math.max(0, this.recent.length - NEAR);
    for (let index = this.recent.length - 1; index >= least && (this.recentAt[index] as number) >= from - 1; index--) {
      const cluster = this.recent[index] as NameCluster;
      if (this.facts.typeOf(cluster) === 'person' && fits(cluster.name, word) && !this.isExcluded(cluster)) return cluster;
    }
    return null;
  }

  private lastOf(type: SpeakerType, block: ReadBlock): NameCluster | null {
    const least = Math.max(0, this.recent.length - NEAR);
    for (let index = this.recent.length - 1; index >= least && (this.recentAt[index] as number) >= block.content.start - 1; index--) {
      const cluster = this.recent[index] as NameCluster;
      if (this.facts.typeOf(cluster) === type) return cluster;
    }
    return null;
  }

  /** Start of the `count`-th line of prose before `block`, not over a heading. */
  private startOfPrevious(block: number, count: number): number {
    let start = Infinity;
    for (let index = block - 1; index >= 0; index--) {
      const found = this.reading.blocks[index];
      if (!found || found.kind === 'heading' || count === 0) break;
      if (found.kind === 'blank') continue;
      start = found.content.start;
      count--;
    }
    return start;
  }

  /**
   * The person named last in the block before the pronoun. After a speaker (`since`) only the subject of a sentence counts, and
   * in a later block whom it introduces; names after a preposition count only when there is no other.
   */
  private namedBefore(block: ReadBlock, before: number, word: string, since: number, isAny = false): NameCluster | null {
    const { passage, names } = block;
    let weak: NameCluster | null = null;
    const others = new Set<NameCluster>();
    const last = firstEndingAfter(names, before) - 1;
    const own = passage.quoteOf[firstEndingAfter(passage.tokens, before)] ?? -1;
    for (let index = last; index >= Math.max(0, last - NEAR); index--) {
      const name = names[index] as NamePhrase;
      if (name.start <= since) break;
      // `Jane Roe, Ada Poe's partner`: the owner is mentioned by the way.
      const quote = passage.quoteOf[name.first] as number;
      if ((quote >= 0 && quote !== own) || passage.tokens[name.last]?.possessive) continue;
      const isNew = isIntroduced(passage.tokens, name);
      if (since >= 0 && !startsSentence(block, name) && !(isNew && since < block.content.start)) continue;
      const isTopic = since < 0 && isTopicOf(block, name);
      const cluster = this.personNamed(name, isTopic || isNew || isRelated(passage.tokens, name));
      if (!cluster || this.isExcluded(cluster)) continue;
      // `Before her talk, Ryan Roe said. She adds`: a given name tells the gender of most bearers, not of all.
      if (!fits(cluster.name, word) && since < 0 && isCataphor(word, name, block)) weak ??= cluster;
      else if (!fits(cluster.name, word)) others.add(cluster);
      else if (!BEFORE_OBJECT.test(passage.tokens[name.first - 1]?.lowercase ?? '') && !isHandle(name.text)) return cluster;
      else weak ??= cluster;
    }
    const [only] = others;
    return weak ?? (isAny && others.size === 1 && since < 0 ? only ?? null : null);
  }

  /** Who is no antecedent, whoever they are: the speakers around the pronoun, and whom its sentence tells apart from it. */
  private isExcluded(cluster: NameCluster): boolean {
    return this.outer.includes(cluster) || this.others.includes(cluster);
  }

  private personNamed(name: NamePhrase, introduced: boolean): NameCluster | null {
    // `the Harrow Ledger`
    if (name.hasArticle && !name.hasRole) return null;
    const known = this.names.resolve(name.text, this.recent) ?? (this.mayBePerson(name, introduced) ? this.names.open(name.text) : null);
    return known && this.facts.typeOf(known) === 'person' ? known : null;
  }

  private mayBePerson(name: NamePhrase, introduced: boolean): boolean {
    return isHandle(name.text) || this.isFullName(name, introduced) || this.isSingleName(name, introduced) || this.names.knows(name.text);
  }

  /** `Nadia Brandt`; of `Daro Achterberg … Achterberg` whoever says something by the family name alone is a person. */
  private isFullName({ text, hasRole }: NamePhrase, introduced: boolean): boolean {
    if (!isPersonal(text)) return false;
    const parts = text.split(' ');
    return hasRole || introduced || canBeGiven(parts[0] as string) || this.reading.reportingNames.has(parts[parts.length - 1] as string);
  }

  /** `Nadia`, `Brandt`, `the singer Odo`: one word that the lexicon or the words beside it show to be a person's name. */
  private isSingleName({ text, hasRole }: NamePhrase, introduced: boolean): boolean {
    if (wordClass(text) === 'given' || /^\p{Script=Han}{2,4}$/u.test(text)) return true;
    const isIntroducedWord = (introduced || (hasRole && text.length > 1)) && !text.includes(' ');
    return (isIntroducedWord || wordClass(text) === 'family') && !this.facts.isOrganization(text);
  }

  /** What `the company`, `the consortium` stands for. */
  ofNoun(head: string, candidate: Candidate): NameCluster | null {
    return this.openIf(organizationMeant(head, candidate, this.reading, this.facts));
  }

  private openIf(name: string | null): NameCluster | null { return name === null ? null : this.open(name); }

  private open(name: string): NameCluster {
    return this.names.resolve(name, this.recent) ?? this.names.open(name);
  }
}
