import { isAiSystem, ORGANIZATIONS } from '../people/known-organizations.ts';
import { canBeGiven, genderOf, wordClass } from '../people/lexicon.ts';
import { isHandle, nameKey, nameParts } from '../people/name.ts';
import { isIntroduced, looksLikeName, namesIn, nameStartingAt, withoutMarkup, type NamePhrase } from '../people/name-phrase.ts';
import { isPersonal, NoteNames, type NameCluster } from '../people/note-names.ts';
import { nameScope, speakerType } from '../people/speaker-type.ts';
import type { NoteSpeaker, SpeakerType } from '../people/speaker.ts';
import { sectionAt } from '../source/note.ts';
import type { Span } from '../text/span.ts';
import { tokenize, type Token } from '../text/tokens.ts';
import type { Candidate } from './candidate.ts';
import { findCandidates } from './find-candidates.ts';
import type { NoteReading, ReadBlock } from './note-reading.ts';
import type { Mention, Quotation } from './quotation.ts';
import { LABEL_RULES } from './rules/label-rules.ts';
import { reasonOf } from './rules/rules.ts';
import { ORGANIZATION_NOUNS, type Subject } from './subject.ts';

/** What one note says about who said what. */
export interface Attributions {
  /** By start. */
  readonly quotations: readonly Quotation[];
  /** By first appearance. */
  readonly speakers: readonly NoteSpeaker[];
}

interface Resolved {
  readonly clusters: readonly NameCluster[];
  readonly mentions: readonly { readonly span: Span; readonly cluster: NameCluster; readonly isName: boolean }[];
  readonly mention: string;
}

const NOBODY: Resolved = { clusters: [], mentions: [], mention: '' };

/** Finds all attributed passages of a note and resolves their speakers. */
export function attribute(reading: NoteReading): Attributions {
  return new Attributor(reading).run();
}

class Attributor {
  private readonly candidates: readonly Candidate[];
  private readonly names: NoteNames;
  private readonly types = new Map<NameCluster, SpeakerType>();
  private readonly people = new Set<string>();
  private readonly employers = new Set<string>();
  /** Names in frames that only speakers stand in. */
  private readonly plainly = new Set<string>();
  private readonly affiliations = new Map<NameCluster, string[]>();
  /** Speakers in order of attribution, most recent last. */
  private readonly recent: NameCluster[] = [];
  private readonly recentAt: number[] = [];

  constructor(private readonly reading: NoteReading) {
    const all = findCandidates(reading);
    for (const { subject, rule } of all) {
      if (subject?.kind === 'names' && PLAIN_RULES.has(rule)) for (const name of subject.names) this.plainly.add(nameKey(name.text));
    }
    this.candidates = all.filter((candidate) => this.isCredible(candidate));
    const attributed: string[] = [];
    for (const candidate of this.candidates) {
      for (const subject of [candidate.subject, candidate.relay]) {
        if (subject?.kind === 'known') attributed.push(subject.name);
        if (subject?.kind !== 'names') continue;
        for (const name of subject.names) {
          attributed.push(name.text);
          this.learn(name);
        }
      }
    }
    this.names = new NoteNames(attributed, this.otherNames());
  }

  private learn(name: NamePhrase): void {
    if (name.hasRole) this.people.add(nameKey(name.text));
    if (name.hasArticle && !name.hasRole) this.employers.add(nameKey(name.text));
    if (name.affiliation && !isHandle(name.affiliation)) this.employers.add(nameKey(name.affiliation));
  }

  /** Full names that the note holds beside the attributed ones: front matter, headings, text. */
  private otherNames(): string[] {
    const { facts, note, prose } = this.reading;
    const names = [facts.author, facts.creator, ...facts.guests].filter(Boolean);
    for (const title of [facts.title, ...note.sections.map((section) => section.title)]) names.push(...runsIn(title));
    for (const block of this.reading.blocks) if (block.kind === 'table') names.push(...runsIn(note.text.slice(block.content.start, block.content.end)));
    for (const block of prose) {
      if (!block) continue;
      const { tokens, text } = block.passage;
      for (let at = 0; at < tokens.length; at++) {
        if (!looksLikeName(tokens[at] as Token)) continue;
        const name = nameStartingAt(text, tokens, at);
        if (!name) continue;
        if (name.affiliation) this.employers.add(nameKey(name.affiliation));
        if (name.text.includes(' ')) names.push(name.text);
        at = Math.max(at, name.last);
      }
    }
    return names;
  }

  /** A weak frame needs a subject that is a name by more than its capital at the start of a sentence. */
  private isCredible(candidate: Candidate): boolean {
    const subject = candidate.subject;
    if (subject?.kind !== 'names' || LABELLED_RULES.has(candidate.rule)) return true;
    if (STRONG_RULES.has(candidate.rule)) return subject.names.every((name) => name.text.includes(' ') || !/^\p{Lu}/u.test(name.text) || wordClass(name.text) !== 'common' || !this.reading.lowerWords.has(name.text.toLowerCase()));
    return subject.names.every((name) => {
      if (isHandle(name.text) || this.plainly.has(nameKey(name.text))) return true;
      const parts = nameParts(name.text);
      const isCommon = (part: string): boolean => wordClass(part) === 'common' || (wordClass(part) === 'unknown' && this.reading.lowerWords.has(part));
      if (parts.length > 1) return !parts.every(isCommon) || canBeGiven(parts[0] as string);
      const only = parts[0] ?? '';
      if (isCommon(only)) return false;
      return wordClass(only) !== 'unknown' || name.hasRole || ORGANIZATIONS.has(only) || isAiSystem(only) || this.standsInside(name);
    });
  }

  /** True when the name also stands capitalized inside a sentence. */
  private standsInside(name: NamePhrase): boolean {
    for (const block of this.reading.prose) {
      const hit = block?.passage.tokens.some((token, index) => index > 0 && token.text === name.text && token.before === '' &&
        block.passage.sentenceOf[index] === block.passage.sentenceOf[index - 1]);
      if (hit) return true;
    }
    return false;
  }

  run(): Attributions {
    const quotations: Quotation[] = [];
    const counts = new Map<NameCluster, { all: number; direct: number }>();
    let previous: Resolved = NOBODY;
    // The labelled passage that encloses the current one: nobody is quoted inside their own words.
    let outer: readonly NameCluster[] = [];
    let outerEnd = -1;
    for (const candidate of this.candidates) {
      const resolved = candidate.subject ? this.resolve(candidate.subject, candidate) : previous;
      if (candidate.kind === 'indirect' && resolved.clusters.length === 0) continue;
      if (candidate.kind === 'direct' && resolved.clusters.length === 0 && !candidate.subject) continue;
      if (candidate.end <= outerEnd && resolved.clusters.some((cluster) => outer.includes(cluster))) continue;
      if (LABELLED_RULES.has(candidate.rule)) [outer, outerEnd] = [resolved.clusters, candidate.end];
      const relay = candidate.relay ? this.resolve(candidate.relay, candidate) : NOBODY;
      quotations.push(this.quotation(candidate, resolved, relay));
      for (const cluster of resolved.clusters) {
        const count = counts.get(cluster) ?? { all: 0, direct: 0 };
        counts.set(cluster, { all: count.all + 1, direct: count.direct + (candidate.kind === 'direct' ? 1 : 0) });
        this.recent.push(cluster);
        this.recentAt.push(candidate.start);
      }
      if (resolved.clusters.length > 0) previous = resolved;
    }
    return this.withoutSilentSystems(quotations, [...counts].map(([cluster, count]) => this.speaker(cluster, count)));
  }

  /** What an AI system does (`Claude asks for permission`) is no speech: it counts only where it is quoted as well. */
  private withoutSilentSystems(quotations: readonly Quotation[], speakers: readonly NoteSpeaker[]): Attributions {
    const silent = new Set(speakers.filter((speaker) => speaker.type === 'other' && speaker.direct === 0).map((speaker) => speaker.name));
    return {
      quotations: quotations.filter((quotation) => quotation.speakers.length === 0 || quotation.speakers.some((name) => !silent.has(name))),
      speakers: speakers.filter((speaker) => !silent.has(speaker.name)),
    };
  }

  private resolve(subject: Subject, candidate: Candidate): Resolved {
    if (subject.kind === 'names') return this.resolveNames(subject.names);
    if (subject.kind === 'known') {
      const cluster = this.names.resolve(subject.name, this.recent) ?? this.names.apart(subject.name);
      return { clusters: [cluster], mentions: subject.span ? [{ span: subject.span, cluster, isName: false }] : [], mention: subject.text };
    }
    if (subject.kind === 'pronoun') {
      const cluster = this.antecedent(subject.word, subject.span, candidate);
      return cluster ? { clusters: [cluster], mentions: [{ span: subject.span, cluster, isName: false }], mention: this.text(subject.span) } : { ...NOBODY, mention: this.text(subject.span) };
    }
    const cluster = subject.definite && ORGANIZATION_NOUNS.has(subject.head) ? this.lastOrganization(subject.head, candidate) : null;
    return cluster ? { clusters: [cluster], mentions: [{ span: subject.span, cluster, isName: false }], mention: subject.text } : { ...NOBODY, mention: subject.text };
  }

  private resolveNames(names: readonly NamePhrase[]): Resolved {
    const mentions: { span: Span; cluster: NameCluster; isName: boolean }[] = [];
    for (const name of names) {
      const cluster = this.names.resolve(name.text, this.recent) ?? this.names.apart(name.text);
      mentions.push({ span: { start: name.start, end: name.end }, cluster, isName: true });
      if (!name.affiliation || isHandle(name.affiliation)) continue;
      const list = this.affiliations.get(cluster) ?? [];
      if (!list.includes(name.affiliation)) list.push(name.affiliation);
      this.affiliations.set(cluster, list);
    }
    const first = names[0] as NamePhrase;
    const last = names[names.length - 1] as NamePhrase;
    return { clusters: [...new Set(mentions.map((mention) => mention.cluster))], mentions, mention: withoutMarkup(this.text({ start: first.start, end: last.end })) };
  }

  private text(span: Span): string {
    return this.reading.note.text.slice(span.start, span.end);
  }

  /** Pronouns are resolved by recency, number and gender, and only to somebody named in the same or the line before. */
  private antecedent(word: string, span: Span, candidate: Candidate): NameCluster | null {
    if (word === 'it') return this.lastOf('organization', candidate, true) ?? this.lastOf('other', candidate, true) ?? this.onlyThing(span.start, candidate);
    if (word !== 'he' && word !== 'she') return null;
    const block = this.reading.prose[candidate.block] as ReadBlock;
    const speaker = this.lastSpeaker(word, block.content.start);
    const since = speaker ? (this.recentAt[this.recent.lastIndexOf(speaker)] as number) : -1;
    return this.namedBefore(block, span.start, word, since) ?? speaker ?? this.lastSpeaker(word, this.startOfPrevious(candidate.block, 3));
  }

  private lastSpeaker(word: string, from: number): NameCluster | null {
    for (let index = this.recent.length - 1; index >= 0 && (this.recentAt[index] as number) >= from - 1; index--) {
      const cluster = this.recent[index] as NameCluster;
      if (this.typeOf(cluster) === 'person' && fits(cluster.name, word)) return cluster;
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
   * The person named last in the block before the pronoun. After a speaker of the same block (`since`) only the subject of a
   * sentence counts; names after a preposition count only when there is no other.
   */
  private namedBefore(block: ReadBlock, before: number, word: string, since: number): NameCluster | null {
    const { passage } = block;
    let found: NameCluster | null = null;
    let weak: NameCluster | null = null;
    const others = new Set<NameCluster>();
    for (const name of namesIn(passage)) {
      if (name.end > before) break;
      if (name.start <= since || (passage.quoteOf[name.first] as number) >= 0) continue;
      const starts = name.first === 0 || passage.sentenceOf[name.first - 1] !== passage.sentenceOf[name.first];
      if (since >= 0 && !starts) continue;
      const cluster = this.personNamed(name, isIntroduced(passage.tokens, name));
      if (!cluster) continue;
      if (!fits(cluster.name, word)) {
        others.add(cluster);
        continue;
      }
      if (PREPOSITION.test(passage.tokens[name.first - 1]?.lower ?? '')) weak = cluster;
      else found = cluster;
    }
    // `Ryan … She denies`: a given name tells the gender of most bearers, not of all.
    return found ?? weak ?? (others.size === 1 && since < 0 ? [...others][0] ?? null : null);
  }

  private personNamed({ text: name, hasRole }: NamePhrase, introduced: boolean): NameCluster | null {
    const isFull = isPersonal(name) && (hasRole || introduced || canBeGiven(name.split(' ')[0] as string));
    const isSingle = wordClass(name) === 'given' || /^\p{Script=Han}{2,4}$/u.test(name);
    const known = this.names.resolve(name, this.recent) ?? (isFull || isSingle || this.names.knows(name) ? this.names.open(name) : null);
    return known && this.typeOf(known) === 'person' ? known : null;
  }

  /**
   * What `the company`, `the consortium` stands for: the organization with that word in its name, or the only one that
   * fits, in this line and the one before. Several that fit leave it open.
   */
  private lastOrganization(head: string, candidate: Candidate): NameCluster | null {
    const found = new Map<string, string>();
    let subject: string | null = null;
    for (let block = candidate.block, lines = 0; block >= 0 && lines < 2; block--) {
      if (this.reading.blocks[block]?.kind === 'heading') break;
      const prose = this.reading.prose[block];
      if (!prose) continue;
      lines++;
      for (const name of namesIn(prose.passage)) {
        if (name.end > candidate.start || !this.isOrganization(name.text)) continue;
        if (name.text.toLowerCase().endsWith(head)) return this.names.resolve(name.text, this.recent) ?? this.names.open(name.text);
        if (COMPANY_NOUN.test(head) && NO_COMPANY.test(name.text)) continue;
        found.set(nameKey(name.text), name.text);
        const { sentenceOf, quoteOf } = prose.passage;
        if (quoteOf[name.first] === -1 && (name.first === 0 || sentenceOf[name.first - 1] !== sentenceOf[name.first])) subject = name.text;
      }
    }
    const only = found.size === 1 ? [...found.values()][0] : subject;
    return only === undefined || only === null ? null : this.names.resolve(only, this.recent) ?? this.names.open(only);
  }

  /** The only organization or system named in the line before `it`. */
  private onlyThing(before: number, candidate: Candidate): NameCluster | null {
    const { passage } = this.reading.prose[candidate.block] as ReadBlock;
    const things = new Map(namesIn(passage).filter((name) => name.end <= before && (isAiSystem(nameKey(name.text)) || this.isOrganization(name.text))).map((name) => [nameKey(name.text), name.text]));
    const [only] = things.values();
    return things.size === 1 && only !== undefined ? this.names.resolve(only, this.recent) ?? this.names.open(only) : null;
  }

  private isOrganization(name: string): boolean {
    const key = nameKey(name);
    return speakerType(name, { isPerson: this.people.has(key), isEmployer: this.employers.has(key), isQuotedPlainly: false }) === 'organization' && wordClass(name) !== 'place';
  }

  private lastOf(type: SpeakerType, candidate: Candidate, sameBlock = false): NameCluster | null {
    const from = sameBlock ? Infinity : this.startOfPrevious(candidate.block, 1);
    const own = (this.reading.prose[candidate.block] as ReadBlock).content.start;
    for (let index = this.recent.length - 1; index >= 0; index--) {
      if ((this.recentAt[index] as number) < Math.min(from, own) - 1) break;
      const cluster = this.recent[index] as NameCluster;
      if (this.typeOf(cluster) === type) return cluster;
    }
    return null;
  }

  private typeOf(cluster: NameCluster): SpeakerType {
    const known = this.types.get(cluster);
    if (known) return known;
    const keys = [cluster.name, ...cluster.forms].map(nameKey);
    const type = speakerType(cluster.name, { isPerson: keys.some((key) => this.people.has(key)), isEmployer: keys.some((key) => this.employers.has(key)), isQuotedPlainly: keys.some((key) => this.plainly.has(key)) });
    this.types.set(cluster, type);
    return type;
  }

  private quotation(candidate: Candidate, resolved: Resolved, relay: Resolved): Quotation {
    const { note } = this.reading;
    const section = note.sections[sectionAt(note.sections, candidate.start)];
    const mentions: Mention[] = [...resolved.mentions, ...relay.mentions]
      .filter((mention) => candidate.subject !== null || relay.mentions.includes(mention))
      .map((mention) => ({ ...mention.span, start: mention.span.start, end: mention.span.end, speaker: mention.cluster.name, text: this.text(mention.span), isName: mention.isName }));
    return {
      start: candidate.start,
      end: candidate.end,
      kind: candidate.kind,
      line: note.lines.lineAt(candidate.start),
      speakers: resolved.clusters.map((cluster) => cluster.name),
      mention: candidate.subject ? resolved.mention : '',
      mentions,
      relayedBy: relay.clusters.map((cluster) => cluster.name),
      cue: candidate.cue,
      section: section?.title ?? '',
      rule: candidate.rule,
      reason: reasonOf(candidate.rule),
    };
  }

  private speaker(cluster: NameCluster, count: { all: number; direct: number }): NoteSpeaker {
    const type = this.typeOf(cluster);
    return {
      name: cluster.name,
      type,
      scope: nameScope(cluster.name, type),
      aliases: cluster.forms.filter((form) => form !== cluster.name),
      quotations: count.all,
      direct: count.direct,
      affiliations: this.affiliations.get(cluster) ?? [],
    };
  }
}

/** Rules whose frame is so plain that any subject is a name. */
const STRONG_RULES = new Set(['name-verb-colon-quote', 'quote-then-source', 'signed-block-quote', 'introduced-block-quote']);
const PLAIN_RULES = new Set<string>(['name-verb-colon-quote', 'thread-post', 'transcript-turn', 'block-quote-label']);
/** Labels were weighed already. */
const LABELLED_RULES = new Set<string>(Object.values(LABEL_RULES).map((rule) => rule.id));

const COMPANY_NOUN = /^(?:company|firm|startup|vendor|maker|lab|studio)$/;
const NO_COMPANY = /(?:institute|university|college|school|post|times|journal|news|review|union|ministry|department|committee|council|foundation|congress|senate|court)$/i;
const PREPOSITION = /^(?:of|by|with|from|for|to|at|on|in|against|about|than|like)$/;

function fits(name: string, pronoun: string): boolean {
  const gender = genderOf(nameParts(name)[0] ?? '');
  return gender === 'unknown' || gender === (pronoun === 'he' ? 'male' : 'female');
}

/** Names in a title or a table row. */
function runsIn(title: string): string[] {
  return namesIn({ text: title, tokens: tokenize(title, { start: 0, end: title.length }) }).map((name) => name.text).filter((name) => name.includes(' '));
}
