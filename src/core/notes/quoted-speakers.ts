import type { Analysis } from '../analyse.ts';
import { noteName } from '../source/note-path.ts';
import type { Directory, Speaker } from '../people/directory.ts';
import { isSaidNoPerson } from '../people/said-no-person.ts';
import type { Quotation } from '../quotes/quotation.ts';
import type { Settings } from '../settings.ts';
import type { Steps } from '../text/steps.ts';
import { sourceTitle } from '../source/source-title.ts';
import type { QuotedSource } from './person-block.ts';
import { isTellableName } from './tellable-name.ts';

/** Everything that the vault quotes of one speaker. */
export interface QuotedSpeaker {
  readonly speaker: Speaker;
  /** Newest first, undated last, then by path. */
  readonly sources: readonly QuotedSource[];
  /** What the speaker is called in the attributions of each source, by path. */
  readonly namesInSources: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Gathers quotations by speaker of the vault, with a pause after each note and each speaker; those of local names belong to none. */
export function* quotedSpeakersSteps(analyses: ReadonlyMap<string, Analysis>, directory: Directory): Steps<QuotedSpeaker[]> {
  const bySpeaker = new Map<Speaker, Map<string, InSource>>();
  for (const [path, analysis] of analyses) {
    for (const quotation of analysis.quotations) {
      for (const name of quotation.speakers) {
        const speaker = directory.find(path, name);
        if (speaker === null) continue;
        const inSource = entryOf(entryOf(bySpeaker, speaker, () => new Map<string, InSource>()), path, newSource);
        inSource.names.add(name);
        if (inSource.quotations.at(-1) !== quotation) inSource.quotations.push(quotation);
      }
    }
    yield;
  }
  const quoted: QuotedSpeaker[] = [];
  for (const [speaker, byPath] of bySpeaker) {
    quoted.push({
      speaker,
      sources: [...byPath].map(([path, { quotations }]) => sourceOf(path, analyses, quotations)).sort(newestFirst),
      namesInSources: new Map([...byPath].map(([path, { names }]) => [path, names])),
    });
    yield;
  }
  return quoted;
}

/** Whether the settings ask for a note of this speaker. */
export function deservesNote(
  speaker: Speaker,
  settings: Pick<Settings, 'minimumQuotations' | 'notesForOrganizations'>,
): boolean {
  const isWanted = speaker.type === 'person' || (speaker.type === 'organization' && settings.notesForOrganizations);
  return isWanted && isTellableName(speaker.name) && speaker.direct >= 1 && speaker.quotations >= settings.minimumQuotations;
}

/** Whether the user said that this name is to be left alone. */
export function isRefused(speaker: Speaker, settings: Pick<Settings, 'ignoredNames' | 'decisions'>): boolean {
  return settings.ignoredNames.includes(speaker.name) || isSaidNoPerson(speaker, settings.decisions);
}

/**
 * The other spellings that are worth an alias. A bare word (`Dean`) is none for a speaker with a longer name: as an
 * alias it would claim every other Dean of the vault.
 */
export function aliasesOf(speaker: Speaker): readonly string[] {
  const isBare = (name: string): boolean => !/[\s@_\d.]/.test(name.trim()) && /^[\p{Script=Latin}\p{P}]+$/u.test(name);
  const keepBare = isBare(speaker.name);
  return speaker.aliases.filter((alias) => alias !== speaker.name && alias.trim() !== '' && isTellableName(alias) && (keepBare || !isBare(alias)));
}

function sourceOf(path: string, analyses: ReadonlyMap<string, Analysis>, quotations: readonly Quotation[]): QuotedSource {
  const analysis = analyses.get(path) as Analysis;
  const { title, date } = analysis.facts;
  const called = sourceTitle(title, analysis.note.sections) || noteName(path);
  return { path, title: called, date, text: analysis.note.text, quotations };
}

function newestFirst(a: QuotedSource, b: QuotedSource): number {
  if (a.date !== b.date) return a.date < b.date ? 1 : -1;
  return a.path < b.path ? -1 : 1;
}

interface InSource {
  readonly quotations: Quotation[];
  readonly names: Set<string>;
}

function newSource(): InSource {
  return { quotations: [], names: new Set() };
}

function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
