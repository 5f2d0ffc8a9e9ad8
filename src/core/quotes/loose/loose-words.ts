import { nameKey } from '../../people/name.ts';
import { firstEndingAfter } from '../../text/span.ts';
import type { AttributionRule, Candidate } from '../candidate.ts';
import type { NoteReading, ReadBlock } from '../note-reading.ts';
import type { QuoteContext } from '../rules/quote-context.ts';
import { looseEvidence, type LooseFacts } from './evidence.ts';
import { possibleSpeakers, startOfSentence, type PossibleSpeaker } from './possible-speakers.ts';
import { LOOSE_THRESHOLD, LOOSE_WEIGHTS } from './weights.ts';

/** Quoted words that no rule's frame ties to a speaker, in a block. */
export interface LooseWords {
  readonly block: number;
  readonly context: QuoteContext;
}

/** Somebody who may have said loose words, with what speaks for and against it. */
export interface WeighedSpeaker extends PossibleSpeaker {
  readonly evidence: readonly string[];
  readonly score: number;
}

/** Picks the speaker of loose words, or nobody. */
export type ChooseSpeaker = (weighed: readonly WeighedSpeaker[], words: LooseWords) => WeighedSpeaker | null;

export const LOOSE_RULE: AttributionRule = {
  id: 'loose-words',
  form: 6,
  reason: 'No frame ties the quoted words to anybody; what stands around them, weighed together, speaks for this speaker.',
  examples: [],
};

/** The one with the highest score above the threshold. */
export const chooseByScore: ChooseSpeaker = (weighed) => {
  let best: WeighedSpeaker | null = null;
  for (const speaker of weighed) if (speaker.score > (best?.score ?? LOOSE_THRESHOLD)) best = speaker;
  return best;
};

export const scoreOf = (evidence: readonly string[]): number => evidence.reduce((sum, id) => sum + (LOOSE_WEIGHTS[id] ?? 0), LOOSE_WEIGHTS['bias'] ?? 0);

/**
 * Attributes loose words, given what the rules found (by start). Words attributed here count as found for those after them.
 * @param all number of quoted passages outside labelled ones
 */
export function attributeLooseWords(reading: NoteReading, loose: readonly LooseWords[], found: readonly Candidate[], all: number, choose: ChooseSpeaker): Candidate[] {
  const quoted = new Set<string>();
  for (const { subject } of found) if (subject?.kind === 'names') for (const name of subject.names) {
    quoted.add(nameKey(name.text));
    quoted.add(nameKey(name.text).split(' ').pop() as string);
  }
  const share = all === 0 ? 0 : (all - loose.length) / all;
  const made: Candidate[] = [];
  for (const words of loose) {
    const facts = { quoted, share, ...previousOf(reading, words, found, made) };
    const block = reading.prose[words.block] as ReadBlock;
    const weighed = possibleSpeakers(block, words.context).filter((speaker) => speaker.how !== 'previous' || facts.previous !== null).map((speaker): WeighedSpeaker => {
      const evidence = looseEvidence(words.context, speaker, facts);
      return { ...speaker, evidence, score: scoreOf(evidence) };
    });
    const chosen = choose(weighed, words);
    if (chosen) made.push(candidateOf(words, chosen));
  }
  return made;
}

function candidateOf({ block, context: { quote, passage } }: LooseWords, { subject, clause }: WeighedSpeaker): Candidate {
  const verb = clause ? passage.tokens[clause.at] : undefined;
  return { start: quote.start, end: quote.end, kind: 'direct', rule: LOOSE_RULE.id, subject, relay: null, cue: verb?.text ?? '', block };
}

/** What was attributed last before the words. */
function previousOf(reading: NoteReading, { block, context }: LooseWords, found: readonly Candidate[], made: readonly Candidate[]): Pick<LooseFacts, 'previous' | 'linesSince' | 'sameSentence' | 'nextSentence'> {
  const start = context.quote.outer.start;
  let previous: Candidate | null = null;
  for (let index = lastBefore(found, start); index >= 0; index--) {
    const candidate = found[index] as Candidate;
    if (candidate.end > start && candidate.kind === 'direct') continue;
    previous = candidate;
    break;
  }
  const own = made[made.length - 1];
  if (own && own.start > (previous?.start ?? -1)) previous = own;
  if (!previous) return { previous: null, linesSince: Infinity, sameSentence: false, nextSentence: false };
  let lines = 0;
  for (let index = previous.block + 1; index <= block; index++) {
    if (reading.blocks[index]?.kind === 'heading') lines += 10;
    if (reading.blocks[index]?.kind !== 'blank') lines++;
  }
  const first = context.passage.tokens[startOfSentence(context)]?.start ?? start;
  const sameSentence = lines === 0 && previous.end > first;
  const at = firstEndingAfter(context.passage.tokens, previous.end - 1);
  const nextSentence = lines === 0 && !sameSentence && (context.passage.sentenceOf[context.firstInside] as number) - (context.passage.sentenceOf[Math.min(at, context.firstInside)] ?? 0) <= 1;
  return { previous, linesSince: lines, sameSentence, nextSentence };
}

/** Index of the last candidate that starts before `start`. O(log n). */
function lastBefore(found: readonly Candidate[], start: number): number {
  let low = 0;
  let high = found.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((found[middle] as Candidate).start < start) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
