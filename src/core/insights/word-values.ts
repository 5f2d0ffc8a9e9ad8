import type { Analysis } from '../analyse.ts';
import type { Candidate } from './candidates.ts';
import { commonness } from './common-words.ts';
import { CONCLUDES } from './cues.ts';
import { WORD_BIAS, WORD_WEIGHTS, type WordFeature } from './learned-weights.ts';
import { aboutText, titleText } from './note-subject.ts';
import { contentStems } from './words.ts';

/** What is known of one stem of a note; all values lie in 0…1. */
export type WordEvidence = Readonly<Record<WordFeature, number>>;

/** How likely each stem of a note belongs to its main points, 0…1; 0 for stems that it does not have. */
export type WordValue = (stem: string) => number;

interface Uses {
  count: number;
  /** Sum, over its sentences, of how much else they share with what the note says of itself. */
  company: number;
  concludes: boolean;
  central: number;
}

/** @param central centrality of each candidate, 0…1 */
export function wordValues(analysis: Analysis, candidates: readonly Candidate[], central: readonly number[]): WordValue {
  const values = new Map<string, number>();
  for (const [stem, evidence] of wordEvidence(analysis, candidates, central)) values.set(stem, likelihood(evidence, WORD_WEIGHTS, WORD_BIAS));
  return (stem) => values.get(stem) ?? 0;
}

/** How likely a word of that evidence belongs to a main point, 0…1; `weights` are log-odds. */
export function likelihood(evidence: WordEvidence, weights: WordEvidence, bias: number): number {
  let sum = bias;
  for (const [feature, weight] of Object.entries(weights)) sum += weight * evidence[feature as WordFeature];
  return 1 / (1 + Math.exp(-sum));
}

/** Evidence for every stem of the candidates. Linear in their length. */
export function wordEvidence({ note, facts }: Analysis, candidates: readonly Candidate[], central: readonly number[]): Map<string, WordEvidence> {
  const about = stemsOf(aboutText({ note, facts }));
  const title = stemsOf(titleText({ note, facts }));
  const topics = stemsOf(facts.topics.join(' '));
  const headings = new Map<string, number>();
  const emphasised = new Set<string>();
  for (const section of note.sections) for (const stem of stemsOf(section.title)) headings.set(stem, (headings.get(stem) ?? 0) + 1);
  for (const { joins, start, end } of candidates) {
    if (joins) continue;
    for (const part of note.text.slice(start, end).split('**').filter((_, index) => index % 2 === 1)) {
      for (const stem of contentStems(part)) emphasised.add(stem);
    }
  }
  const evidence = new Map<string, WordEvidence>();
  for (const [stem, uses] of usesOf(candidates, central, new Set([...about, ...title]))) {
    evidence.set(stem, {
      synopsis: about.has(stem) ? 1 : 0,
      title: title.has(stem) ? 1 : 0,
      topics: topics.has(stem) ? 1 : 0,
      headings: Math.min(1, Math.log(1 + (headings.get(stem) ?? 0)) / 2),
      frequency: Math.min(1, Math.log(uses.count) / 4),
      rarity: 1 - commonness(stem),
      length: Math.min(10, stem.length) / 10,
      emphasised: emphasised.has(stem) ? 1 : 0,
      concludes: uses.concludes ? 1 : 0,
      central: uses.central,
      company: Math.min(1, uses.company / 3),
    });
  }
  return evidence;
}

function usesOf(candidates: readonly Candidate[], central: readonly number[], about: ReadonlySet<string>): Map<string, Uses> {
  const uses = new Map<string, Uses>();
  candidates.forEach((candidate, index) => {
    if (candidate.joins) return;
    const stems = new Set(candidate.stems);
    let shared = 0;
    for (const stem of stems) if (about.has(stem)) shared++;
    const concludes = CONCLUDES.test(candidate.plain);
    for (const stem of stems) {
      const known = uses.get(stem) ?? { count: 0, company: 0, concludes: false, central: 0 };
      known.count++;
      known.company += Math.min(1, (shared - (about.has(stem) ? 1 : 0)) / 4);
      known.concludes ||= concludes;
      known.central = Math.max(known.central, central[index] ?? 0);
      uses.set(stem, known);
    }
  });
  return uses;
}

function stemsOf(text: string): Set<string> {
  return new Set(contentStems(text));
}
