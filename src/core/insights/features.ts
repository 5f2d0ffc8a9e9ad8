import type { Analysis } from '../analyse.ts';
import type { Candidate } from './candidates.ts';
import { centralities } from './centralities.ts';
import { CONCLUDES, EXPLAINS, SUMS_UP } from './cues.ts';
import { formPoints } from './form-rules.ts';
import { SENTENCE_WEIGHTS, type SentenceFeature } from './learned-weights.ts';
import { aboutText } from './note-subject.ts';
import { cosine, scaled, stemWeights, termVector, type TermVector } from './similarity.ts';
import { wordValues, type WordValue } from './word-values.ts';
import { contentStems } from './words.ts';

/** Why a feature speaks for a sentence, as the user reads it; only those that can. */
const REASONS: Partial<Record<SentenceFeature, string>> = {
  synopsis: 'agrees with the synopsis',
  clauses: 'speaks of several parts of the synopsis',
  phrases: 'uses the words of the synopsis together',
  central: 'is what much of the note is about',
  lead: 'stands near the beginning',
  end: 'stands near the end',
  summary: 'stands in a section that sums up',
  fullness: 'is long enough to stand alone',
  cue: 'says that it is a conclusion or a finding',
  explains: 'says what follows from what',
  states: 'states what something is',
};
const SUBJECT_REASON = 'says much of what the note is about';
/** Points from which on a reason is worth telling. */
const TELLING = 0.1;

/** A candidate with all that speaks for and against it. */
export interface Scored {
  readonly candidate: Candidate;
  readonly vector: TermVector;
  readonly values: Readonly<Record<SentenceFeature, number>>;
  /** What its form and place say for it. */
  readonly form: number;
  /** Its content stems, once each, with the likelihood of each to belong to a main point. */
  readonly content: ReadonlyMap<string, number>;
  readonly score: number;
}

/** What each word more costs, so that a sentence is as long as it has something to say. */
export const COST_OF_WORD = 0.06;

const PERSONAL = new Set(['i', 'my', 'me', 'im', 'ive', 'mine', 'myself']);
const READER = new Set(['you', 'your', 'yours', 'youre']);
const ENDS_AS_SENTENCE = /[.!…]["'”’)\]]{0,4}$/;
const STATES = /\b(?:is|are)\b/;
const PAST = /ed$|^(?:was|were|had|did)$/;
/** Words of an ideal sentence: long enough to carry a claim, short enough to be read at a glance. */
const IDEAL_WORDS = 24;
const SPREAD = 12;

/** Scores every candidate of one note against the others and against what the note says of itself. */
export function scoreCandidates(analysis: Analysis, candidates: readonly Candidate[]): Scored[] {
  const measured = featureValues(analysis, candidates);
  return scoreBy({ candidates, ...measured }, wordValues(analysis, candidates, measured.central), SENTENCE_WEIGHTS);
}

interface Measured {
  readonly candidates: readonly Candidate[];
  readonly vectors: readonly TermVector[];
  readonly values: readonly Readonly<Record<SentenceFeature, number>>[];
}

/** Scores candidates whose features are known, by the value of words and by weights of the learned features. */
export function scoreBy({ candidates, vectors, values }: Measured, valueOf: WordValue, learned: Readonly<Record<SentenceFeature, number>>): Scored[] {
  const weights = Object.entries(learned);
  return candidates.map((candidate, index) => {
    const own = values[index] as Record<SentenceFeature, number>;
    const content = new Map(candidate.stems.map((stem) => [stem, valueOf(stem)]));
    let form = formPoints(candidate);
    for (const [id, weight] of weights) form += weight * own[id as SentenceFeature];
    const score = form + said(content) - COST_OF_WORD * candidate.words.length;
    return { candidate, vector: vectors[index] as TermVector, values: own, form, content, score };
  });
}

/** What spoke for a sentence, strongest first; at least one. */
export function reasonsOf({ values, content, candidate }: Scored): string[] {
  const found = Object.entries(REASONS).map(([id, reason]) => ({ reason, points: SENTENCE_WEIGHTS[id as SentenceFeature] * values[id as SentenceFeature] }));
  found.push({ reason: SUBJECT_REASON, points: said(content) / 4 - COST_OF_WORD * candidate.words.length / 4 });
  found.sort((a, b) => b.points - a.points);
  return found.filter(({ points }, index) => index === 0 || points >= TELLING).map(({ reason }) => reason);
}

function said(content: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const value of content.values()) sum += value;
  return sum;
}

/** Clauses of what a note says that it is about, so that a long description takes no longer. */
const MOST_CLAUSES = 40;

/** The features of every candidate, with its vector and its centrality. */
export function featureValues(analysis: Analysis, candidates: readonly Candidate[]) {
  const weight = stemWeights(candidates.filter(({ joins }) => !joins).map(({ stems }) => stems));
  const vectors = candidates.map(({ stems }) => termVector(stems, weight));
  const central = centralities(vectors, weight, candidates);
  const about = aboutText(analysis);
  const vector = termVector(contentStems(about), weight);
  const synopsis = scaled(vectors.map((own) => cosine(own, vector)));
  const clauses = about.split(/[.;:,—–()]|\band\b| - /)
    .map(contentStems)
    .filter((stems) => stems.length >= 2)
    .slice(0, MOST_CLAUSES)
    .map((stems) => termVector(stems, weight));
  const phrases = pairs(contentStems(about));
  const values = candidates.map((candidate, index): Record<SentenceFeature, number> => {
    const own = vectors[index] as TermVector;
    return {
      synopsis: synopsis[index] as number,
      clauses: clauses.length === 0 ? 0 : Math.min(1, 3 * clauses.reduce((sum, clause) => sum + cosine(clause, own), 0) / clauses.length),
      phrases: Math.min(1, [...pairs(candidate.stems)].filter((pair) => phrases.has(pair)).length / 2),
      central: central[index] as number,
      ...ownValues(analysis, candidate),
    };
  });
  return { vectors, central, values };
}

/** What can be told from the sentence alone and from where it stands. */
function ownValues({ note }: Analysis, candidate: Candidate): Record<Exclude<SentenceFeature, 'synopsis' | 'clauses' | 'phrases' | 'central'>, number> {
  const { plain, words, kind, section, start } = candidate;
  const depth = (start - note.bodyStart) / Math.max(1, note.text.length - note.bodyStart);
  const share = (count: number, full: number): number => Math.min(1, count / full);
  const length = (words.length - IDEAL_WORDS) / SPREAD;
  return {
    lead: Math.max(0, 1 - 4 * depth),
    end: Math.max(0, 5 * depth - 4),
    summary: SUMS_UP.test(note.sections[section]?.title ?? '') ? 1 : 0,
    short: Math.max(0, 12 - words.length) / 6,
    long: Math.max(0, words.length - 32) / 20,
    fullness: Math.exp(-length * length / 2),
    personal: share(words.filter((word) => PERSONAL.has(word)).length, 2),
    reader: share(words.filter((word) => READER.has(word)).length, 2),
    unfinished: ENDS_AS_SENTENCE.test(plain) ? 0 : 1,
    quoted: kind === 'quote' ? 1 : 0,
    aside: plain.includes('(') ? 1 : 0,
    cue: CONCLUDES.test(plain) ? 1 : 0,
    explains: EXPLAINS.test(plain) ? 1 : 0,
    states: STATES.test(plain) ? 1 : 0,
    past: words.filter((word) => PAST.test(word)).length / words.length,
    definite: words[0] === 'the' ? 1 : 0,
    commas: share(plain.split(',').length - 1, 3),
  };
}

function pairs(stems: readonly string[]): Set<string> {
  return new Set(stems.slice(1).map((stem, index) => `${stems[index] as string} ${stem}`));
}
