import type { Analysis } from '../analyse.ts';
import type { Candidate } from './candidates.ts';
import { centrality, cosine, scaled, stemWeights, termVector, type StemWeight, type TermVector } from './similarity.ts';
import { contentStems } from './words.ts';

/** A kind of evidence that a sentence carries a main point, with what it weighs. */
export interface Feature {
  readonly id: string;
  /** Why it speaks for a sentence, as the user reads it. */
  readonly reason: string;
  readonly weight: number;
}

/**
 * Few features, each known to matter in the study of summaries, with round weights. Negative ones speak against a
 * sentence. All values lie in 0…1.
 */
export const FEATURES = {
  synopsis: { id: 'synopsis', reason: 'agrees with the synopsis', weight: 5 },
  title: { id: 'title', reason: 'speaks of the title and the topics', weight: 1 },
  blurb: { id: 'blurb', reason: 'says what the contents list says of its section', weight: 1.5 },
  heading: { id: 'heading', reason: 'speaks of what its section is called', weight: 0.5 },
  central: { id: 'central', reason: 'is what much of the note is about', weight: 2 },
  lead: { id: 'lead', reason: 'stands near the beginning', weight: 0.75 },
  opening: { id: 'opening', reason: 'opens its section', weight: 0.25 },
  figures: { id: 'figures', reason: 'backs a claim with figures', weight: 0.5 },
  cue: { id: 'cue', reason: 'says that it is a conclusion or a finding', weight: 0.5 },
  speaker: { id: 'speaker', reason: 'is said by somebody with a name', weight: 0.5 },
  fullness: { id: 'fullness', reason: 'is long enough to stand alone', weight: 1.5 },
  personal: { id: 'personal', reason: 'tells what the author did', weight: -1 },
  joined: { id: 'joined', reason: 'opens with a conjunction', weight: -0.75 },
  unfinished: { id: 'unfinished', reason: 'has no full stop', weight: -1 },
  item: { id: 'item', reason: 'is an item of a list', weight: -0.25 },
  unnamed: { id: 'unnamed', reason: 'is said by somebody without a name', weight: -1 },
} as const satisfies Record<string, Feature>;

export type FeatureId = keyof typeof FEATURES;

/** A candidate with all that speaks for and against it. */
export interface Scored {
  readonly candidate: Candidate;
  readonly vector: TermVector;
  readonly values: Readonly<Record<FeatureId, number>>;
  readonly score: number;
}

/** More sentences than this are not compared pair by pair; the rest are measured against the note as a whole. */
const GRAPH_LIMIT = 400;

const CUES =
  /\b(?:the (?:key|point|lesson|takeaway|problem|reason|result|answer|difference|real|biggest|best|most important|future|goal|truth|secret|trick|bottleneck|only)|means|because|therefore|instead of|rather than|not (?:just|only|about|because|the)|isn['’]t|aren['’]t|found|finds|shows?|showed|reveals?|proves?|argues?|according to|turns out|in short|ultimately|fundamentally|essentially|bottom line|conclu\w+|matters?|important|crucial|never|always|requires?|becomes?|unless|without)\b/i;
const FIGURES = /(?:^|[^\p{L}\p{N}])[$€£]?\d[\d.,]*(?:%|x\b|\p{L}?\b)/u;
const PERSONAL = new Set(['i', 'my', 'me', 'im', 'ive', 'mine', 'myself']);
const JOINED = /^(?:and|but|so|or|yet|also|then|plus|however|because|though|thus|hence|therefore|now|well|okay|yeah|yes|no)\b/i;
const ENDS_AS_SENTENCE = /[.!…]["'”’)\]]{0,4}$/;

/** Words of an ideal sentence: long enough to carry a claim, short enough to be read at a glance. */
const IDEAL_WORDS = 24;
const SPREAD = 12;

/** Scores every candidate of one note against the others and against what the note says of itself. */
export function scoreCandidates(analysis: Analysis, candidates: readonly Candidate[]): Scored[] {
  const weight = stemWeights(candidates.map((candidate) => candidate.stems));
  const vectors = candidates.map((candidate) => termVector(candidate.stems, weight));
  const about = noteVectors(analysis, weight);
  const central = centralities(vectors, weight, candidates);
  const measured = {
    synopsis: scaled(vectors.map((vector) => cosine(vector, about.synopsis))),
    title: scaled(vectors.map((vector) => cosine(vector, about.title))),
  };
  return candidates.map((candidate, index) => {
    const vector = vectors[index] as TermVector;
    const values: Record<FeatureId, number> = {
      synopsis: measured.synopsis[index] as number,
      title: measured.title[index] as number,
      central: central[index] as number,
      blurb: Math.min(1, 2 * cosine(vector, about.blurb(candidate.section))),
      heading: Math.min(1, 2 * cosine(vector, about.heading(candidate.section))),
      ...ownValues(analysis, candidate),
    };
    let score = 0;
    for (const { id, weight: factor } of Object.values(FEATURES)) score += factor * values[id];
    return { candidate, vector, values, score };
  });
}

/** What can be told from the sentence alone and from where it stands. */
function ownValues(analysis: Analysis, candidate: Candidate): Record<Exclude<FeatureId, 'synopsis' | 'title' | 'central' | 'blurb' | 'heading'>, number> {
  const { plain, words } = candidate;
  const { bodyStart, text } = analysis.note;
  const depth = (candidate.start - bodyStart) / Math.max(1, text.length - bodyStart);
  const personal = words.filter((word) => PERSONAL.has(word)).length;
  const length = (words.length - IDEAL_WORDS) / SPREAD;
  return {
    lead: Math.max(0, 1 - 4 * depth),
    opening: candidate.opens && candidate.place === 0 ? 1 : 0,
    figures: FIGURES.test(plain) ? 1 : 0,
    cue: CUES.test(plain) ? 1 : 0,
    speaker: candidate.speakers.length > 0 ? 1 : 0,
    fullness: Math.exp(-length * length / 2),
    personal: Math.min(1, personal / 2),
    joined: JOINED.test(plain) ? 1 : 0,
    unfinished: ENDS_AS_SENTENCE.test(plain) ? 0 : 1,
    item: candidate.kind === 'item' ? 1 : 0,
    unnamed: candidate.unnamed ? 1 : 0,
  };
}

/** What the note says of itself, in the front matter, the contents list and the headings. */
function noteVectors({ note, facts }: Analysis, weight: StemWeight) {
  const vector = (text: string): TermVector => termVector(contentStems(text), weight);
  const blurbs = new Map<number, TermVector>();
  const headings = new Map<number, TermVector>();
  const cached = (cache: Map<number, TermVector>, section: number, text: string): TermVector => {
    const known = cache.get(section) ?? vector(text);
    cache.set(section, known);
    return known;
  };
  return {
    synopsis: vector(facts.synopsis),
    title: vector([facts.title, note.sections.find((section) => section.level === 1)?.title ?? '', ...facts.topics].join(' ')),
    blurb: (section: number) => cached(blurbs, section, note.sections[section]?.blurb ?? ''),
    heading: (section: number) => cached(headings, section, note.sections[section]?.title ?? ''),
  };
}

/** Centrality in the graph of sentences; beyond the cap, the ones nearest to the note's whole vocabulary take part. */
function centralities(vectors: readonly TermVector[], weight: StemWeight, candidates: readonly Candidate[]): number[] {
  const whole = termVector(candidates.flatMap((candidate) => [...new Set(candidate.stems)]), weight);
  const nearness = scaled(vectors.map((vector) => cosine(vector, whole)));
  if (vectors.length <= GRAPH_LIMIT) return blend(centrality(vectors), nearness);
  const members = vectors.map((_, index) => index)
    .sort((a, b) => (nearness[b] as number) - (nearness[a] as number) || a - b).slice(0, GRAPH_LIMIT);
  const inGraph = centrality(members.map((index) => vectors[index] as TermVector));
  const result = vectors.map(() => 0);
  members.forEach((index, at) => (result[index] = ((inGraph[at] as number) + (nearness[index] as number)) / 2));
  return result;
}

function blend(a: readonly number[], b: readonly number[]): number[] {
  return a.map((value, index) => (value + (b[index] as number)) / 2);
}
