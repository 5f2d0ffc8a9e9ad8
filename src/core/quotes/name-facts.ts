import { isAiSystem, ORGANIZATIONS } from '../people/known-organizations.ts';
import { canBeGiven, isFunctionWord, wordClass } from '../people/lexicon.ts';
import { isHandle, nameKey, nameParts } from '../people/name.ts';
import { gap, isOtherScript, namesIn, type NamePhrase } from '../people/name-phrase.ts';
import type { NameCluster } from '../people/note-names.ts';
import { speakerType } from '../people/speaker-type.ts';
import type { SpeakerType } from '../people/speaker.ts';
import type { Token } from '../text/token.ts';
import { tokenize } from '../text/tokens.ts';
import type { Candidate } from './candidate.ts';
import type { NoteReading } from './note-reading.ts';
import { COMPANY_NOUNS, COMPANY_PARTS, RELATION_NOUNS } from './nouns.ts';
import type { ReadBlock } from './read-block.ts';
import { LABEL_RULES } from './rules/label-rules.ts';
import { wholeOrganization } from '../people/whole-organization.ts';
import { CAPITALS, termsOf } from './terms.ts';

/** Rules whose frame is so plain that any subject is a name. */
const STRONG_RULES = new Set(['name-verb-colon-quote', 'relayed-words', 'quote-then-source', 'signed-block-quote', 'introduced-block-quote']);
/** Rules in whose frames only speakers stand. */
const PLAIN_RULES = new Set<string>(['name-verb-colon-quote', 'relayed-words', 'thread-post', 'transcript-turn', 'block-quote-label']);
/** Labels were weighed already. */
const LABELLED_RULES = new Set<string>(Object.values(LABEL_RULES).map((rule) => rule.id));

/** What the whole note shows about the names in it: whether they are credible, and whether they are persons. */
export class NameFacts {
  /** Keys of names with a role word (`CEO Mira Solent`). */
  private readonly people = new Set<string>();
  /** Keys of names that somebody works at, or that stand with an article. */
  private readonly employers = new Set<string>();
  /** Keys of names that are called a company. */
  private readonly companies = new Set<string>();
  /** Keys of names behind `her father,` and the like. */
  readonly relatives = new Set<string>();
  private readonly plainly = new Set<string>();
  private readonly scripts = new Map<string, string>();
  private readonly isAbbreviation: (name: string) => boolean;
  /** Number of times that a name stands inside sentences, by key. */
  private counts: Map<string, number> | null = null;
  private readonly types = new Map<NameCluster, SpeakerType>();

  constructor(private readonly reading: NoteReading, candidates: readonly Candidate[]) {
    this.isAbbreviation = termsOf(reading.note.text);
    for (const { subject, rule } of candidates) {
      if (subject?.kind === 'names' && PLAIN_RULES.has(rule)) for (const name of subject.names) this.plainly.add(nameKey(name.text));
    }
    for (const block of reading.prose) {
      if (!block) continue;
      this.readScripts(block);
      for (const name of block.names) {
        if (name.affiliation) this.employers.add(nameKey(name.affiliation));
        if (isWorkedFor(block.passage.tokens, name)) this.companies.add(nameKey(name.text));
        if (isRelative(block.passage.tokens, name)) this.relatives.add(nameKey(name.text));
        if (isCalledCompany(block.passage.tokens, name)) this.companies.add(nameKey(name.text));
      }
    }
  }

  private get inside(): ReadonlyMap<string, number> {
    if (this.counts !== null) return this.counts;
    const counts = new Map<string, number>();
    for (const block of this.reading.prose) {
      for (const { first, text } of block?.names ?? []) {
        const starts = first === 0 || block?.passage.sentenceOf[first - 1] !== block?.passage.sentenceOf[first];
        if (!starts) counts.set(nameKey(text), (counts.get(nameKey(text)) ?? 0) + 1);
      }
    }
    return (this.counts = counts);
  }

  /** `Rahaf Roe (رهف رو)`: the same name in another script, in brackets after it. */
  private readScripts({ names, passage: { tokens, text } }: ReadBlock): void {
    for (const { last, end, text: name } of names) {
      const own = tokens[last];
      if (own && own.end > end && isOtherScript(own.text)) this.scripts.set(nameKey(name), own.text);
      const next = tokens[last + 1];
      if (!next?.before.startsWith('(')) continue;
      const close = tokens.slice(last + 1, last + 6).findIndex((token) => token.after.startsWith(')'));
      const inside = close < 0 ? '' : text.slice(next.start, (tokens[last + 1 + close] as Token).end);
      if (isOtherScript(inside)) this.scripts.set(nameKey(name), inside);
    }
  }

  /** The name in another script, '' when the note gives none. */
  otherScriptOf(cluster: NameCluster): string {
    for (const form of [cluster.name, ...cluster.forms]) {
      const other = this.scripts.get(nameKey(form));
      if (other !== undefined) return other;
    }
    return '';
  }

  /** Takes in what stands beside an attributed name. */
  learn(name: NamePhrase): void {
    if (name.hasRole) this.people.add(nameKey(name.text));
    if (name.hasArticle && !name.hasRole) this.employers.add(nameKey(name.text));
    if (name.affiliation && !isHandle(name.affiliation)) this.employers.add(nameKey(name.affiliation));
  }

  /** Full names that the note holds beside the attributed ones: front matter, headings, tables, text. */
  otherNames(): string[] {
    const { facts, note, prose, blocks } = this.reading;
    const names = [facts.author, facts.creator, ...facts.guests].filter(Boolean);
    names.push(...fullNamesIn(facts.title));
    for (const { title } of note.sections) names.push(...fullNamesIn(title).filter((name) => this.isNameInHeading(name, title)));
    for (const block of blocks) if (block.kind === 'table') names.push(...fullNamesIn(note.text.slice(block.content.start, block.content.end)));
    for (const block of prose) {
      if (!block) continue;
      const { text, tokens } = block.passage;
      for (const name of block.names) {
        if (!name.text.includes(' ')) continue;
        names.push(wholeOrganization(text, tokens, name, tokens.length - 1)?.text ?? name.text);
      }
    }
    return names;
  }

  /**
   * Headings capitalize their words: a given name is asked for, a family name that says something, or a heading that parts the
   * name from the rest (`Roe Lin, on queues`).
   */
  private isNameInHeading(name: string, title: string): boolean {
    if (canBeGiven(name.split(' ')[0] as string) || this.reading.reportingNames.has(name.slice(name.lastIndexOf(' ') + 1))) return true;
    return title.startsWith(name) && /^[,:—–]/.test(title.slice(name.length));
  }

  /** A weak frame needs a subject that is a name by more than its capital at the start of a sentence. */
  isCredible(candidate: Candidate): boolean {
    const { subject, rule } = candidate;
    if (subject?.kind !== 'names' || LABELLED_RULES.has(rule)) return true;
    if (subject.names.some((name) => name.bareRole && !this.reading.familyNames.has(name.text))) return false;
    if (STRONG_RULES.has(rule)) return subject.names.every((name) => !this.isLoneCommonWord(name.text));
    return subject.names.every((name) => this.isCredibleName(name, candidate.cue));
  }

  private isLoneCommonWord(name: string): boolean {
    return /^\p{Lu}\S*$/u.test(name) && wordClass(name) === 'common' && this.reading.lowerWords.has(name.toLowerCase());
  }

  private isCredibleName(name: NamePhrase, cue: string): boolean {
    // `USER.md`
    if (/\.\p{Ll}{2,4}$/u.test(name.text) && !isHandle(name.text)) return false;
    if (isHandle(name.text) || this.plainly.has(nameKey(name.text))) return true;
    const parts = nameParts(name.text);
    if (parts.length < 2) return this.isCredibleWord(parts[0] ?? '', name, cue);
    return !parts.every((part) => this.isCommon(part)) || canBeGiven(parts[0] as string) || this.timesInside(nameKey(name.text)) > 1;
  }

  /** `only` is the one word of the name, as a key. */
  private isCredibleWord(only: string, name: NamePhrase, cue: string): boolean {
    const { reading } = this;
    if (this.isTerm(name.text)) return false;
    // Half of a full name of the note (`Wang` beside `Lina Wang`); a handle in lower case that a frame shows.
    if (reading.familyNames.has(name.text) || reading.givenNames.has(name.text) || (name.hasRole && /^\p{Ll}/u.test(name.text))) return true;
    if (ORGANIZATIONS.has(only) && reading.insideWords.has(name.text)) return true;
    if (this.isCommon(only) && !name.bareRole && (reading.lowerWords.has(only) || this.timesInside(only) < 3)) return false;
    if (wordClass(only) !== 'unknown' || (isBold(reading.note.text, name) && /^(?:said|told|announced|wrote)$/.test(cue))) return true;
    if (this.timesInside(only) >= 3 || name.hasRole || ORGANIZATIONS.has(only) || isAiSystem(only)) return true;
    return reading.insideWords.has(name.text);
  }

  /** An ordinary word, by what everybody knows or by the sentences of the note. */
  private isCommon(part: string): boolean {
    return wordClass(part) === 'common' || (wordClass(part) === 'unknown' && this.reading.lowerWords.has(part));
  }

  /** How often the name with that key stands inside sentences. */
  private timesInside(key: string): number {
    return this.inside.get(key) ?? 0;
  }

  /** Whether a name is short for a kind of things, and nobody. */
  isTerm(name: string): boolean {
    return this.isAbbreviation(name) && !ORGANIZATIONS.has(nameKey(name)) && !isAiSystem(nameKey(name));
  }

  /** A term, or capitals of which neither the note nor the world says that they are an organization. */
  isUnknownAbbreviation(name: string): boolean {
    if (this.isTerm(name)) return true;
    const key = nameKey(name);
    return CAPITALS.test(name) && !ORGANIZATIONS.has(key) && !isAiSystem(key) && !this.companies.has(key) && !this.employers.has(key);
  }

  isOrganization(name: string): boolean {
    const key = nameKey(name);
    const hints = { isPerson: this.people.has(key), isEmployer: this.employers.has(key), isQuotedPlainly: false };
    return !this.isTerm(name) && (this.companies.has(key) || speakerType(name, hints) === 'organization') && wordClass(name) !== 'place';
  }

  typeOf(cluster: NameCluster): SpeakerType {
    const known = this.types.get(cluster);
    if (known) return known;
    const keys = [cluster.name, ...cluster.forms].map(nameKey);
    const type = keys.some((key) => this.companies.has(key)) ? 'organization' : speakerType(cluster.name, {
      isPerson: keys.some((key) => this.people.has(key)),
      isEmployer: keys.some((key) => this.employers.has(key)),
      isQuotedPlainly: keys.some((key) => this.plainly.has(key)),
    });
    this.types.set(cluster, type);
    return type;
  }
}

/** `Tarn's chief executive`, `Tarn's warehouse outside Bergen`. */
function isWorkedFor(tokens: readonly Token[], { last, text }: NamePhrase): boolean {
  return tokens[last]?.possessive === true && COMPANY_PARTS.has(tokens[last + 1]?.lowercase ?? '') && !text.includes(' ') && wordClass(text) === 'unknown';
}

/** `her father, Anders Calder` */
const isRelative = (tokens: readonly Token[], { first }: NamePhrase): boolean =>
  first > 1 && RELATION_NOUNS.has((tokens[first - 1] as Token).lowercase) && /^(?:his|her|their|my|your)$/.test((tokens[first - 2] as Token).lowercase);

/** `**Kestrel** said` */
const isBold = (text: string, { start, end }: NamePhrase): boolean => text.slice(start - 2, start) === '**' && text.slice(end, end + 2) === '**';

/** `Tarn Deepwater, a Norwegian company that …`, `video app Loopet`: what stands beside the name says what it is. */
function isCalledCompany(tokens: readonly Token[], name: NamePhrase): boolean {
  if (followsCompanyNoun(tokens, name)) return true;
  const { first, last } = name;
  // `According to Brandt, a company …` goes on with somebody else, and so does `Under Brandt, the company …`.
  if (!tokens[last]?.after.startsWith(',') || !/^an?$/.test(tokens[last + 1]?.lowercase ?? '') || tokens[first - 1]?.lowercase === 'to') return false;
  for (let at = last + 2; at < Math.min(tokens.length, last + 6); at++) {
    const { lowercase, after } = tokens[at] as Token;
    // `a company lawyer` is a person.
    if (COMPANY_NOUNS.has(lowercase)) return after !== '' || isFunctionWord(tokens[at + 1]?.lowercase ?? '');
    if (after !== '' || isFunctionWord(lowercase)) return false;
  }
  return false;
}

/** `video app Loopet`; but `the startup Brandt runs`, `in her firm Brandt said` have somebody else. */
function followsCompanyNoun(tokens: readonly Token[], { first, text }: NamePhrase): boolean {
  const before = tokens[first - 1];
  if (!before || !COMPANY_NOUNS.has(before.lowercase) || determines(tokens[first - 2]) || determines(tokens[first - 3])) return false;
  if (gap(before, tokens[first] as Token) !== '') return false;
  return !/^(?:given|family)$/.test(wordClass(text)) && !canBeGiven(nameParts(text)[0] ?? '');
}

/** `the`, `her`, `Roe's`. */
const determines = (word: Token | undefined): boolean =>
  word !== undefined && (word.possessive || /^(?:the|an?|his|her|its|their|my|our|your|this|that|each|every)$/.test(word.lowercase));

/** Full names in a title or a table row. */
function fullNamesIn(title: string): string[] {
  const { tokens } = tokenize(title, { start: 0, end: title.length });
  const names = namesIn({ text: title, tokens }).map((name) => name.text);
  return names.filter((name) => name.includes(' ') && wordClass(name.split(' ').pop() as string) !== 'common');
}
