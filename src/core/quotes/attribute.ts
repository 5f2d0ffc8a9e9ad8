import { isRoleWord } from '../people/lexicon.ts';
import { isHandle } from '../people/name.ts';
import { withoutMarkup, type NamePhrase } from '../people/name-phrase.ts';
import { cleanAffiliation } from '../people/name-surroundings.ts';
import { NoteNames, type NameCluster } from '../people/note-names.ts';
import { nameScope } from '../people/speaker-type.ts';
import type { NoteSpeaker } from '../people/speaker.ts';
import { sectionAt } from '../source/note.ts';
import type { Span } from '../text/span.ts';
import { Antecedents } from './antecedents.ts';
import type { Candidate } from './candidate.ts';
import { findCandidates } from './find-candidates.ts';
import { NameFacts } from './name-facts.ts';
import type { NoteReading } from './note-reading.ts';
import type { Mention, Quotation } from './quotation.ts';
import type { RejectionObserver, RejectionReason } from './rejection.ts';
import { reasonOf } from './rules/rules.ts';
import { ASKING_ROLES, ORGANIZATION_NOUNS, SPEECH_NOUNS } from './nouns.ts';
import type { Subject } from './subject-forms.ts';

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

/** The author, the reader, or everybody: what they say is no quotation. */
const AUTHOR = /^(?:i|we|you|one|everyone|everybody|nobody|anyone|people)$/;

const NOTHING: Attributions = { quotations: [], speakers: [] };
const NOBODY: Resolved = { clusters: [], mentions: [], mention: '' };

/**
 * Finds all attributed passages of a note and resolves their speakers.
 * @param observe hears of what was considered and not attributed; it changes nothing.
 */
export function attribute(reading: NoteReading, observe?: RejectionObserver): Attributions {
  const found = findCandidates(reading, observe);
  return found.length === 0 ? NOTHING : new Attributor(reading, found, observe).run();
}

/** Why a passage is nobody's whom the note can tell of; null when it is somebody's. */
function refusalOf({ kind, subject }: Candidate, { clusters }: Resolved): RejectionReason | null {
  if (kind === 'indirect') return clusters.length === 0 ? 'nobody-fits' : null;
  if (subject === null) return clusters.length === 0 ? 'nobody-goes-on' : null;
  return subject.kind === 'pronoun' && AUTHOR.test(subject.word) ? 'author' : null;
}

/** What words at `span` resolve to that are no name, but stand for `clusters`. */
function standingFor(clusters: readonly NameCluster[], span: Span, mention: string): Resolved {
  const [first] = clusters;
  return { clusters, mentions: first ? [{ span, cluster: first, isName: false }] : [], mention };
}

class Attributor {
  private readonly candidates: readonly Candidate[];
  private readonly facts: NameFacts;
  private readonly names: NoteNames;
  private readonly antecedents: Antecedents;
  private readonly affiliations = new Map<NameCluster, string[]>();

  constructor(private readonly reading: NoteReading, found: readonly Candidate[], private readonly observe?: RejectionObserver) {
    this.facts = new NameFacts(reading, found);
    this.candidates = found.filter((candidate) => this.facts.isCredible(candidate) || this.reject(candidate, 'name-not-credible'));
    const attributed: string[] = [];
    for (const candidate of this.candidates) {
      for (const subject of [candidate.subject, candidate.relay]) {
        if (subject?.kind === 'known') attributed.push(subject.name);
        if (subject?.kind !== 'names') continue;
        for (const name of subject.names) {
          attributed.push(name.text);
          this.facts.learn(name);
        }
      }
    }
    this.names = new NoteNames(attributed, this.facts.otherNames(), this.facts.relatives);
    this.antecedents = new Antecedents(reading, this.names, this.facts);
  }

  run(): Attributions {
    const passages: { readonly candidate: Candidate; readonly resolved: Resolved; readonly relay: Resolved }[] = [];
    const counts = new Map<NameCluster, { all: number; direct: number }>();
    let previous: Resolved = NOBODY;
    // The passage that encloses the current one: nobody is quoted inside their own words.
    let outer: readonly NameCluster[] = [];
    let outerEnd = -1;
    for (const candidate of this.candidates) {
      this.antecedents.leaveOut(candidate.end <= outerEnd ? outer : []);
      const resolved = candidate.subject ? this.resolve(candidate.subject, candidate) : previous;
      const isOwn = candidate.end <= outerEnd && resolved.clusters.some((cluster) => outer.includes(cluster));
      const refused = refusalOf(candidate, resolved) ?? (isOwn ? 'own-words' : null);
      if (refused !== null) {
        this.reject(candidate, refused);
        continue;
      }
      if (candidate.kind === 'direct' && candidate.end > outerEnd) [outer, outerEnd] = [resolved.clusters, candidate.end];
      const relay = candidate.relay ? this.resolve(candidate.relay, candidate) : NOBODY;
      passages.push({ candidate, resolved, relay });
      this.antecedents.rememberGroup(resolved.clusters, candidate.start);
      for (const cluster of resolved.clusters) {
        const count = counts.get(cluster) ?? { all: 0, direct: 0 };
        counts.set(cluster, { all: count.all + 1, direct: count.direct + (candidate.kind === 'direct' ? 1 : 0) });
        this.antecedents.remember(cluster, candidate.start);
      }
      // What goes on after words of nobody we know is nobody's either.
      if (resolved.clusters.length > 0 || candidate.kind === 'direct') previous = resolved;
    }
    // A speaker's name may have become fuller since.
    const quotations = passages.map(({ candidate, resolved, relay }) => this.quotation(candidate, resolved, relay));
    return this.withoutSilentSystems(quotations, [...counts].map(([cluster, count]) => this.speaker(cluster, count)));
  }

  /** What an AI system does (`Claude asks for permission`) is no speech: it counts only where it is quoted as well. */
  private withoutSilentSystems(quotations: readonly Quotation[], speakers: readonly NoteSpeaker[]): Attributions {
    const silent = new Set(speakers.filter((speaker) => speaker.type === 'other' && speaker.direct === 0).map((speaker) => speaker.name));
    const isHeard = (quotation: Quotation): boolean => quotation.speakers.length === 0 || quotation.speakers.some((name) => !silent.has(name));
    return {
      quotations: quotations.filter((quotation) => isHeard(quotation) || this.reject(quotation, 'silent-system')),
      speakers: speakers.filter((speaker) => !silent.has(speaker.name)),
    };
  }

  /** @returns false, so that a test can end with it. */
  private reject(passage: Candidate | Quotation, reason: RejectionReason): false {
    const { start, end, kind, rule } = passage;
    const mention = 'mention' in passage ? passage.mention : this.written(passage.subject);
    this.observe?.({ start, end, what: kind === 'direct' ? 'quotation' : 'paraphrase', reason, rule, mention });
    return false;
  }

  private written(subject: Subject | null): string {
    if (subject?.kind === 'names') return subject.names.map((name) => name.text).join(', ');
    return subject === null ? '' : subject.kind === 'pronoun' ? this.text(subject.span) : subject.text;
  }

  private resolve(subject: Subject, candidate: Candidate): Resolved {
    if (subject.kind === 'names') return this.resolveNames(subject.names);
    if (subject.kind === 'known') {
      const cluster = this.names.resolve(subject.name, this.antecedents.recent) ?? this.names.apart(subject.name);
      return { clusters: [cluster], mentions: subject.span ? [{ span: subject.span, cluster, isName: false }] : [], mention: subject.text };
    }
    if (subject.kind === 'pronoun') return standingFor(this.meantByPronoun(subject.word, subject.span, candidate), subject.span, this.text(subject.span));
    return standingFor(subject.definite ? this.meantByNoun(subject.head, subject.span, candidate) : [], subject.span, subject.text);
  }

  /** Whom `they` stands for: the several speakers, or the organization, that spoke last nearby; whom `she`, `it`. */
  private meantByPronoun(word: string, span: Span, candidate: Candidate): readonly NameCluster[] {
    if (word === 'they') return this.antecedents.ofGroup(span, candidate);
    const cluster = this.antecedents.ofPronoun(word, span, candidate);
    return cluster ? [cluster] : [];
  }

  /** Whom `the company`, `the memo`, `the singer` or `the researchers` stands for. */
  private meantByNoun(head: string, span: Span, candidate: Candidate): readonly NameCluster[] {
    if (/[^s]s$/.test(head) && isRoleWord(head.slice(0, -1))) return this.antecedents.ofRoles(head, candidate);
    const cluster = this.meantBy(head, span, candidate);
    return cluster ? [cluster] : [];
  }

  /** Whom `the company`, `the memo`, `the singer` stands for. */
  private meantBy(head: string, span: Span, candidate: Candidate): NameCluster | null {
    if (ORGANIZATION_NOUNS.has(head)) return this.antecedents.ofNoun(head, candidate);
    if (SPEECH_NOUNS.has(head)) return this.antecedents.ofText(head, span, candidate);
    return isRoleWord(head) && !ASKING_ROLES.has(head) ? this.antecedents.ofRole(head, span, candidate) : null;
  }

  private resolveNames(names: readonly NamePhrase[]): Resolved {
    const mentions: { span: Span; cluster: NameCluster; isName: boolean }[] = [];
    for (const name of names) {
      const cluster = this.names.resolve(name.text, this.antecedents.recent) ?? this.names.apart(name.text);
      mentions.push({ span: { start: name.start, end: name.end }, cluster, isName: true });
      const affiliation = isHandle(name.affiliation) ? '' : cleanAffiliation(name.affiliation);
      if (!affiliation) continue;
      const list = this.affiliations.get(cluster) ?? [];
      if (!list.includes(affiliation)) list.push(affiliation);
      this.affiliations.set(cluster, list);
    }
    const first = names[0] as NamePhrase;
    const last = names[names.length - 1] as NamePhrase;
    const clusters = [...new Set(mentions.map((mention) => mention.cluster))];
    return { clusters, mentions, mention: withoutMarkup(this.text({ start: first.start, end: last.end })) };
  }

  private text(span: Span): string {
    return this.reading.note.text.slice(span.start, span.end);
  }

  private quotation(candidate: Candidate, resolved: Resolved, relay: Resolved): Quotation {
    const { note } = this.reading;
    const section = note.sections[sectionAt(note.sections, candidate.start)];
    const mentions: Mention[] = [...resolved.mentions, ...relay.mentions]
      .filter((mention) => candidate.subject !== null || relay.mentions.includes(mention))
      .map(({ span, cluster, isName }) => ({ start: span.start, end: span.end, speaker: cluster.name, text: this.text(span), isName }));
    return {
      start: candidate.start,
      end: candidate.end,
      kind: candidate.kind,
      line: note.lines.lineAt(candidate.start),
      speakers: resolved.clusters.map((cluster) => cluster.name),
      mention: candidate.subject ? resolved.mention : '',
      mentions,
      relayedBy: relay.clusters.filter((cluster) => !resolved.clusters.includes(cluster)).map((cluster) => cluster.name),
      cue: candidate.cue,
      section: section?.title ?? '',
      rule: candidate.rule,
      reason: reasonOf(candidate.rule),
    };
  }

  private speaker(cluster: NameCluster, count: { all: number; direct: number }): NoteSpeaker {
    const type = this.facts.typeOf(cluster);
    return {
      name: cluster.name,
      type,
      scope: nameScope(cluster.name, type),
      aliases: [...new Set([...cluster.forms, this.facts.otherScriptOf(cluster)])].filter((form) => form !== '' && form !== cluster.name),
      quotations: count.all,
      direct: count.direct,
      affiliations: this.affiliations.get(cluster) ?? [],
    };
  }
}
