/** A bag of stems weighted by how much each tells about the note, with its length. */
export interface TermVector {
  readonly weights: ReadonlyMap<string, number>;
  readonly norm: number;
}

/** How much each stem tells: rare stems of the note much, stems of every sentence little. */
export type StemWeight = (stem: string) => number;

/** Weighs stems by the number of `bags` that hold them (inverse document frequency). */
export function stemWeights(bags: readonly (readonly string[])[]): StemWeight {
  const holding = new Map<string, number>();
  for (const bag of bags) for (const stem of new Set(bag)) holding.set(stem, (holding.get(stem) ?? 0) + 1);
  return (stem) => Math.log(1 + bags.length / (holding.get(stem) ?? 1));
}

export function termVector(stems: readonly string[], weight: StemWeight): TermVector {
  const weights = new Map<string, number>();
  for (const stem of stems) weights.set(stem, (weights.get(stem) ?? 0) + weight(stem));
  let squares = 0;
  for (const value of weights.values()) squares += value * value;
  return { weights, norm: Math.sqrt(squares) };
}

/** Cosine of two vectors: 0 nothing in common … 1 the same words. */
export function cosine(a: TermVector, b: TermVector): number {
  if (a.norm === 0 || b.norm === 0) return 0;
  const [small, large] = a.weights.size <= b.weights.size ? [a, b] : [b, a];
  let product = 0;
  for (const [stem, value] of small.weights) product += value * (large.weights.get(stem) ?? 0);
  return product / (a.norm * b.norm);
}

/** Two sentences that share less than this are not neighbours in the graph. */
const LEAST_SIMILARITY = 0.08;
const DAMPING = 0.85;
const ROUNDS = 20;

/**
 * How central each sentence is among the others (LexRank): sentences vote for those that resemble them, and the votes
 * of central sentences count more. 0…1, the most central is 1. Quadratic in the number of vectors: cap it.
 */
export function centrality(vectors: readonly TermVector[]): number[] {
  const neighbours = similarityGraph(vectors);
  const given = neighbours.map((edges) => edges.reduce((sum, [, value]) => sum + value, 0));
  let votes = vectors.map(() => 1);
  for (let round = 0; round < ROUNDS; round++) {
    votes = neighbours.map((edges) => {
      let sum = 0;
      for (const [other, value] of edges) sum += ((votes[other] as number) * value) / (given[other] as number);
      return 1 - DAMPING + DAMPING * sum;
    });
  }
  return scaled(votes);
}

function similarityGraph(vectors: readonly TermVector[]): (readonly [number, number])[][] {
  const edges: (readonly [number, number])[][] = vectors.map(() => []);
  const postings = new Map<string, (readonly [number, number])[]>();
  vectors.forEach((vector, index) => {
    const products = new Map<number, number>();
    for (const [stem, value] of vector.weights) {
      const posting = postings.get(stem) ?? [];
      for (const [other, weight] of posting) products.set(other, (products.get(other) ?? 0) + value * weight);
      posting.push([index, value]);
      postings.set(stem, posting);
    }
    for (const [other, product] of products) {
      const similarity = product / (vector.norm * (vectors[other] as TermVector).norm);
      if (similarity < LEAST_SIMILARITY) continue;
      edges[index]?.push([other, similarity]);
      edges[other]?.push([index, similarity]);
    }
  });
  return edges;
}

/** Values divided by the greatest of them; all 0 when none is positive. */
export function scaled(values: readonly number[]): number[] {
  const greatest = values.reduce((most, value) => Math.max(most, value), 0);
  return values.map((value) => (greatest > 0 ? value / greatest : 0));
}
