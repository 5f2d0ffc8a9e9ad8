import type { Decision } from '../settings.ts';
import type { Speaker } from './directory.ts';
import { nameKey } from './name.ts';

/**
 * Whether the user said of this speaker, by whichever spelling, that it is no person, and did not say otherwise later.
 * What was said of single notes is about names that stay in those notes.
 */
export function isSaidNoPerson(speaker: Pick<Speaker, 'name' | 'aliases'>, decisions: readonly Decision[]): boolean {
  const isAboutType = (decision: Decision): decision is TypeDecision => (
    (decision.kind === 'not-a-person' || decision.kind === 'organization') && decision.notes === undefined);
  const about = decisions.filter(isAboutType);
  if (about.length === 0) return false;
  // The decision holds for the speaker, whichever spelling is the fullest by now; a later one takes it back.
  const names = new Set([speaker.name, ...speaker.aliases].map(nameKey));
  return about.filter(({ name }) => names.has(nameKey(name))).at(-1)?.kind === 'not-a-person';
}

type TypeDecision = Extract<Decision, { readonly kind: 'not-a-person' | 'organization' }>;
