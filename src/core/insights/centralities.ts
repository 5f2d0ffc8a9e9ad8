import type { Candidate } from './candidates.ts';
import { centrality, cosine, scaled, termVector, type StemWeight, type TermVector } from './similarity.ts';

/** More sentences than this are not compared pair by pair; the rest are measured against the note as a whole. */
const GRAPH_LIMIT = 400;

/**
 * How central each candidate is, 0…1: in the graph of sentences, and by its nearness to the vocabulary of the whole
 * note. Beyond the cap, only the ones nearest to that vocabulary take part in the graph.
 */
export function centralities(vectors: readonly TermVector[], weight: StemWeight, candidates: readonly Candidate[]): number[] {
  const whole = termVector(candidates.flatMap((candidate) => [...new Set(candidate.stems)]), weight);
  const nearness = scaled(vectors.map((vector) => cosine(vector, whole)));
  const members = vectors.map((_, index) => index)
    .sort((a, b) => (nearness[b] as number) - (nearness[a] as number) || a - b).slice(0, GRAPH_LIMIT);
  const inGraph = centrality(members.map((index) => vectors[index] as TermVector));
  const result = vectors.map(() => 0);
  members.forEach((index, at) => (result[index] = ((inGraph[at] as number) + (nearness[index] as number)) / 2));
  return result;
}
