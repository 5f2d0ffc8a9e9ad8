import type { SourceFacts } from '../source/schema.ts';

const RECORDINGS: ReadonlySet<string> = new Set(['youtube', 'podcast', 'vimeo', 'spotify', 'video', 'audio']);
const TRANSCRIPTS: ReadonlySet<string> = new Set(['transcript', 'podcast']);
const POSTS: ReadonlySet<string> = new Set(['thread', 'post', 'tweet']);

/** True when the source was recorded, by its platform: its note holds a description, a summary or a transcript. */
export function isRecording({ platform }: Pick<SourceFacts, 'platform'>): boolean {
  return RECORDINGS.has(platform.toLowerCase());
}

/** True when paragraphs of the note may be speech that somebody or something wrote down. */
export function holdsRecording(facts: Pick<SourceFacts, 'platform' | 'format'>): boolean {
  return isRecording(facts) || TRANSCRIPTS.has(facts.format.toLowerCase());
}

/** True for what people post: it is whole however short it is, and its few sentences are what it says. */
export function isPost({ format }: Pick<SourceFacts, 'format'>): boolean {
  return POSTS.has(format.toLowerCase());
}
