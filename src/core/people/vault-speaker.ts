import type { DecidedNames, DecidedSplit } from './decided-names.ts';
import type { PersonNoteFacts, Speaker, SpeakerMerge } from './directory.ts';
import type { MergeEdge } from './merge-rules.ts';
import { byFullness, nameKey } from './name.ts';
import type { NoteSpeaker, SpeakerType } from './speaker.ts';
import type { Appearance } from './vault-names.ts';
import { addTo } from '../text/add-to.ts';

/** All that makes one speaker of the vault. */
export interface SpeakerGroup {
  /** Keys of all names of the speaker, of those too that no note uses. */
  readonly keys: ReadonlySet<string>;
  /** At least one; in any order. */
  readonly appearances: readonly Appearance[];
  readonly edges: readonly MergeEdge[];
  /** By path. */
  readonly notes: readonly PersonNoteFacts[];
}

/** Makes the speaker of a group. The name is the user's, else that of the person note, else the fullest that notes use. */
export function speakerOf(group: SpeakerGroup, decided: DecidedNames, splits: readonly DecidedSplit[]): Speaker {
  const appearances = [...group.appearances].sort((a, b) => compare(a.path, b.path) || a.index - b.index);
  const speakers = appearances.map(({ speaker }) => speaker);
  const given = decided.nameOf(group.keys);
  const note = group.notes.find((one) => given === null || nameKey(one.name) === nameKey(given)) ?? group.notes[0] ?? null;
  const isNamedByNote = note !== null && (given === null || nameKey(note.name) === nameKey(given));
  const used = [...new Set(appearances.map((one) => one.name))].sort(byFullness);
  const name = isNamedByNote ? note.name : given ?? used[0] as string;
  const apartFrom = othersOf(group.keys, splits);
  const isOther = new Set(apartFrom.map(nameKey));
  const forms = new Set<string>([...(note?.aliases ?? []), ...used, ...speakers.flatMap((speaker) => [speaker.name, ...speaker.aliases])]);
  forms.delete(name);
  const bySource = new Map<string, Speaker['sources'][number]>();
  for (const { path, date, speaker } of appearances) {
    const before = bySource.get(path);
    bySource.set(path, { path, date, quotations: (before?.quotations ?? 0) + speaker.quotations, nameInNote: before?.nameInNote ?? speaker.name });
  }
  return {
    name,
    type: decided.typeOf(group.keys) ?? typeOf(speakers),
    aliases: [...forms].filter((form) => !isOther.has(nameKey(form))).sort(compare),
    affiliations: [...new Set(speakers.flatMap((speaker) => speaker.affiliations))].sort(compare),
    quotations: speakers.reduce((sum, speaker) => sum + speaker.quotations, 0),
    direct: speakers.reduce((sum, speaker) => sum + speaker.direct, 0),
    sources: [...bySource.values()].sort((a, b) => compare(b.date, a.date) || compare(a.path, b.path)),
    notePath: note?.path ?? null,
    merges: [...mergesOf(name, used, group.edges), ...decidedMerges(name, appearances)].sort((a, b) => compare(a.name, b.name) || compare(a.rule, b.rule)),
    ...(apartFrom.length > 0 && { apartFrom }),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Whom the user said the speaker not to be. */
function othersOf(keys: ReadonlySet<string>, splits: readonly DecidedSplit[]): string[] {
  const others = new Map<string, string>();
  for (const { name, from } of splits) {
    const isName = keys.has(nameKey(name));
    if (isName === keys.has(nameKey(from))) continue;
    const other = isName ? from : name;
    others.set(nameKey(other), other);
  }
  return [...others.values()].sort(compare);
}

/** For each spelling that notes use, the tie that leads from it towards the name of the speaker. */
function mergesOf(name: string, used: readonly string[], edges: readonly MergeEdge[]): SpeakerMerge[] {
  const ties = tiesTowards(nameKey(name), edges);
  return used.filter((form) => form !== name).map((form): SpeakerMerge => {
    const tie = ties.get(nameKey(form));
    return tie
      ? { name: form, rule: tie.rule, evidence: tie.evidence }
      : { name: form, rule: 'same-name', evidence: `“${form}” and “${name}” have the same letters.` };
  });
}

/** What notes call somebody of whom the user said who it is there. */
function decidedMerges(name: string, appearances: readonly Appearance[]): SpeakerMerge[] {
  const merges = new Map<string, { readonly form: string; readonly rule: 'user-merge' | 'user-split'; readonly paths: string[] }>();
  for (const { decided, speaker, path } of appearances) {
    if (decided === null || speaker.name === name) continue;
    const known = merges.get(`${decided}\n${speaker.name}`) ?? { form: speaker.name, rule: decided, paths: [] };
    known.paths.push(path);
    merges.set(`${decided}\n${speaker.name}`, known);
  }
  return [...merges.values()].map(({ form, rule, paths }) => {
    const who = rule === 'user-merge' ? `“${name}”` : 'another one';
    return { name: form, rule, evidence: `You said that “${form}” in ${[...new Set(paths)].join(' and ')} is ${who}.` };
  });
}

/** By key the first tie on the way to `key`. */
function tiesTowards(key: string, edges: readonly MergeEdge[]): Map<string, MergeEdge> {
  const beside = new Map<string, MergeEdge[]>();
  for (const edge of edges) {
    for (const end of [edge.a, edge.b]) {
      addTo(beside, end, edge);
    }
  }
  const ties = new Map<string, MergeEdge>();
  const reached = [key];
  for (const at of reached) {
    for (const edge of beside.get(at) ?? []) {
      const next = edge.a === at ? edge.b : edge.a;
      if (next === key || ties.has(next)) continue;
      ties.set(next, edge);
      reached.push(next);
    }
  }
  return ties;
}

/** The type that most appearances give; a person on a tie. */
function typeOf(speakers: readonly NoteSpeaker[]): SpeakerType {
  const votes: Record<SpeakerType, number> = { person: 0, organization: 0, other: 0 };
  for (const speaker of speakers) votes[speaker.type]++;
  if (votes.person >= votes.organization && votes.person >= votes.other) return 'person';
  return votes.organization >= votes.other ? 'organization' : 'other';
}
