/**
 * What a careful reader finds in the example vault, and how far an analysis agrees with it.
 *
 * An expected attribution is found when predictions with one of its speakers cover at least half of its characters; a
 * predicted one is right when at least half of its characters lie in expected ones with one of its speakers. Indirect
 * quotations are compared by line and speaker, since nobody agrees on where a paraphrase begins.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Analysis } from '../../src/core/analyse.ts';
import type { Directory } from '../../src/core/people/directory.ts';
import type { QuotationKind } from '../../src/core/quotes/quotation.ts';
import type { SpeakerType } from '../../src/core/people/speaker.ts';
import { LineIndex } from '../../src/core/text/lines.ts';
import { type Span } from '../../src/core/text/span.ts';

export interface ExpectedAttribution {
  /** Line of the first word, from 1. */
  readonly line: number;
  readonly kind: QuotationKind;
  /** Fullest names that the note gives; empty for somebody unnamed. */
  readonly speakers: readonly string[];
  readonly starts: string;
  /** Last words, for `direct`. */
  readonly ends?: string;
  /** Line of the last word where it is not `line`. */
  readonly lastLine?: number;
  readonly relayedBy?: readonly string[];
  /** Readers differ: an analysis may give it or leave it, with these speakers. */
  readonly doubtful?: boolean;
}

export interface ExpectedPerson {
  readonly name: string;
  readonly type: SpeakerType;
  /** Other forms that stand for this speaker in any note of the vault. */
  readonly spellings: readonly string[];
  /** Forms that stand for this speaker only in a note that also gives a fuller one. */
  readonly shortForms: readonly string[];
}

export interface Expectations {
  readonly notes: readonly { readonly path: string; readonly attributions: readonly ExpectedAttribution[] }[];
  readonly people: readonly ExpectedPerson[];
  /** Bare first names that never leave their note. */
  readonly local: readonly { readonly name: string; readonly note: string }[];
}

export const VAULT = fileURLToPath(new URL('../vault/', import.meta.url));

export function readExpectations(): Expectations {
  const file = new URL('expected-attributions.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Expectations;
}

export function readNote(path: string): string {
  return readFileSync(VAULT + path, 'utf8');
}

/**
 * The span of an expected attribution: for `direct` the quoted words, for `indirect` its first words.
 * @throws Error naming the line when the words are not there.
 */
export function locate(text: string, lines: LineIndex, expected: ExpectedAttribution): Span {
  const first = lines.span(expected.line);
  const start = text.indexOf(expected.starts, first.start);
  if (start < 0 || start >= first.end) throw new Error(`Line ${expected.line} does not hold “${expected.starts}”`);
  if (expected.ends === undefined) return { start, end: start + expected.starts.length };
  const last = lines.span(expected.lastLine ?? expected.line);
  const found = text.indexOf(expected.ends, Math.max(start, last.start));
  if (found < 0 || found + expected.ends.length > last.end) {
    throw new Error(`Line ${expected.lastLine ?? expected.line} does not hold “${expected.ends}”`);
  }
  return { start, end: found + expected.ends.length };
}

/** How names are compared: without case, accents, full stops and a leading `@`. */
export function nameKey(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').replace(/^@/, '').replace(/\./g, ' ').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** Gives every spelling of a person that needs no context the same key; short forms keep their own. */
export function personKeys(people: readonly ExpectedPerson[]): (name: string) => string {
  const keys = new Map<string, string>();
  for (const person of people) {
    for (const form of [person.name, ...person.spellings]) keys.set(nameKey(form), nameKey(person.name));
  }
  return (name) => keys.get(nameKey(name)) ?? nameKey(name);
}

/** Hits and differences; the differences are sentences for the failure message. */
export interface Agreement {
  right: number;
  wrong: number;
  found: number;
  missed: number;
  readonly differences: string[];
}

export const noAgreement = (): Agreement => ({ right: 0, wrong: 0, found: 0, missed: 0, differences: [] });

/** 0 to 100, one decimal; 100 when there was nothing to get wrong. */
export function percent(hits: number, misses: number): number {
  return hits + misses === 0 ? 100 : Math.round((1000 * hits) / (hits + misses)) / 10;
}

interface Claim extends Span {
  readonly line: number;
  readonly kind: QuotationKind;
  readonly who: readonly string[];
  readonly doubtful: boolean;
}

const overlap = (a: Span, b: Span): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
const shareSpeaker = (a: Claim, b: Claim): boolean => a.who.some((name) => b.who.includes(name));
const isCovered = (claim: Claim, by: readonly Claim[]): boolean =>
  by.filter((other) => shareSpeaker(claim, other)).reduce((sum, other) => sum + overlap(claim, other), 0) * 2 >= claim.end - claim.start;

/** Adds one note to the tallies. Quotations of unnamed speakers count only when a speaker was made up for them. */
export function compare(
  path: string, analysis: Analysis, attributions: readonly ExpectedAttribution[], key: (name: string) => string,
  direct: Agreement, indirect: Agreement,
): void {
  const text = analysis.note.text;
  const lines = new LineIndex(text);
  const excerpt = (claim: Claim): string => JSON.stringify(text.slice(claim.start, Math.min(claim.end, claim.start + 60)));
  const say = (what: string, claim: Claim): string =>
    `${what.padEnd(6)} ${claim.kind} ${path.slice(0, 60)}:${claim.line} ${claim.who.join(' + ')}: ${excerpt(claim)}`;
  const expected: Claim[] = attributions.filter((one) => one.speakers.length > 0)
    .map((one) => ({ ...locate(text, lines, one), line: one.line, kind: one.kind, who: one.speakers.map(key), doubtful: one.doubtful === true }));
  const predicted: Claim[] = analysis.quotations.filter((one) => one.speakers.length > 0)
    .map((one) => ({ start: one.start, end: one.end, line: one.line, kind: one.kind, who: one.speakers.map(key), doubtful: false }));
  const isDirect = (claim: Claim): boolean => claim.kind === 'direct';
  const isIndirect = (claim: Claim): boolean => claim.kind === 'indirect';
  for (const claim of predicted.filter(isDirect)) {
    if (isCovered(claim, expected.filter((one) => isDirect(one) && !one.doubtful))) direct.right++;
    else if (isCovered(claim, expected.filter(isDirect))) continue;
    else { direct.wrong++; direct.differences.push(say('wrong', claim)); }
  }
  for (const claim of expected.filter((one) => isDirect(one) && !one.doubtful)) {
    if (isCovered(claim, predicted.filter(isDirect))) direct.found++;
    else { direct.missed++; direct.differences.push(say('missed', claim)); }
  }
  const matches = (claim: Claim, others: readonly Claim[]): boolean =>
    others.some((other) => isIndirect(other) && other.line === claim.line && shareSpeaker(claim, other));
  for (const claim of predicted.filter(isIndirect)) {
    if (matches(claim, expected)) indirect.right++;
    else { indirect.wrong++; indirect.differences.push(say('wrong', claim)); }
  }
  for (const claim of expected.filter(isIndirect)) {
    if (matches(claim, predicted)) indirect.found++;
    else { indirect.missed++; indirect.differences.push(say('missed', claim)); }
  }
}

/** Adds the relays of one note: who passes on whose words, compared where the words themselves are found. */
export function compareRelays(
  path: string, analysis: Analysis, attributions: readonly ExpectedAttribution[], key: (name: string) => string, relays: Agreement,
): void {
  const lines = new LineIndex(analysis.note.text);
  const expected = attributions.map((one) => ({ ...one, span: locate(analysis.note.text, lines, one) }));
  for (const one of expected.filter((each) => each.relayedBy !== undefined)) {
    const found = analysis.quotations.some((other) => overlap(one.span, other) > 0
      && one.relayedBy?.every((name) => other.relayedBy.map(key).includes(key(name))) === true);
    if (found) relays.found++;
    else { relays.missed++; relays.differences.push(`missed ${path.slice(0, 60)}:${one.line} passed on by ${one.relayedBy?.join(' + ') ?? ''}`); }
  }
  for (const other of analysis.quotations.filter((each) => each.relayedBy.length > 0)) {
    const right = expected.some((one) => overlap(one.span, other) > 0
      && other.relayedBy.every((name) => one.relayedBy?.map(key).includes(key(name)) === true));
    if (right) relays.right++;
    else { relays.wrong++; relays.differences.push(`wrong  ${path.slice(0, 60)}:${other.line} passed on by ${other.relayedBy.join(' + ')}`); }
  }
}

/** Compares the speakers of the vault with the people of the expectations: each once, of the right type, none made up. */
export function compareDirectory(directory: Directory, expectations: Expectations, key: (name: string) => string): Agreement {
  const people = noAgreement();
  const type = new Map(expectations.people.map((person) => [key(person.name), person.type]));
  const certain = new Set(expectations.notes.flatMap((note) => note.attributions)
    .filter((one) => one.doubtful !== true).flatMap((one) => one.speakers).map(key));
  const seen = new Set<string>();
  for (const speaker of directory.speakers) {
    const name = key(speaker.name);
    if (type.get(name) === speaker.type && !seen.has(name)) people.right++;
    else {
      people.wrong++;
      const why = seen.has(name) ? 'is there twice' : type.has(name) ? `is no ${speaker.type}` : 'is nobody';
      people.differences.push(`wrong  ${speaker.name} ${why} (${speaker.sources.map((source) => source.path.slice(0, 60)).join(', ')})`);
    }
    seen.add(name);
  }
  for (const person of expectations.people.filter((one) => certain.has(key(one.name)))) {
    if (seen.has(key(person.name))) people.found++;
    else { people.missed++; people.differences.push(`missed ${person.name}`); }
  }
  return people;
}
