import type { Decision } from '../settings.ts';
import type { Directory, DirectoryEntry, DirectoryOptions, PersonNoteFacts, Speaker } from './directory.ts';
import { byFullness, nameKey, nameMatches, nameParts } from './name.ts';
import type { NoteSpeaker, SpeakerType } from './speaker.ts';

/** One spelling of a speaker in one note. */
interface Appearance {
  readonly entry: DirectoryEntry;
  readonly speaker: NoteSpeaker;
}

interface Group {
  /** Key of the group: that of its canonical name. */
  readonly key: string;
  readonly appearances: Appearance[];
  readonly merges: { name: string; rule: string }[];
  notePath: string | null;
  noteName: string | null;
  noteAliases: readonly string[];
}

/**
 * Builds the vault's directory of speakers. Names are grouped by what they are, never by the order in which notes come:
 * first by user decisions, then by the file names and aliases of person notes, then by spelling.
 * A local name joins nobody. Linear in the number of speakers but for names that share a family name.
 */
export function buildDirectory(entries: readonly DirectoryEntry[], personNotes: readonly PersonNoteFacts[], options: DirectoryOptions): Directory {
  const decided = new DecidedNames(options.decisions);
  const ignored = new Set(options.ignoredNames.map(nameKey));
  const groups = new Map<string, Group>();
  const groupOf = new Map<string, Group>();
  const authority = noteAuthority(personNotes);
  const spellings = spellingGroups(entries, decided);
  const owners = aliasOwners(entries, decided);
  for (const entry of [...entries].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))) {
    for (const speaker of entry.speakers) {
      const decidedName = decided.nameOf(speaker.name);
      if (speaker.scope === 'local' && decidedName === null && !authority.has(nameKey(speaker.name))) continue;
      const key = decidedName !== null ? nameKey(decidedName) : keyOf(nameKey(speaker.name), spellings, owners);
      if (ignored.has(key) || ignored.has(nameKey(speaker.name))) continue;
      const note = authority.get(key) ?? authority.get(nameKey(speaker.name)) ?? null;
      const groupKey = note ? nameKey(note.name) : key;
      const group = groups.get(groupKey) ?? { key: groupKey, appearances: [], merges: [], notePath: note?.path ?? null, noteName: note?.name ?? null, noteAliases: note?.aliases ?? [] };
      groups.set(groupKey, group);
      group.appearances.push({ entry, speaker });
      groupOf.set(`${entry.path}\n${speaker.name}`, group);
      recordMerge(group, speaker.name, decidedName !== null ? 'user-decision' : note ? 'person-note' : 'spelling');
    }
  }
  const speakers = new Map([...groups].map(([key, group]) => [key, speakerOf(group, decided)]));
  return {
    speakers: [...speakers.values()].sort((a, b) => b.quotations - a.quotations || compare(a.name, b.name)),
    find: (path, name) => {
      const group = groupOf.get(`${path}\n${name}`);
      return group ? speakers.get(group.key) ?? null : null;
    },
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function recordMerge(group: Group, name: string, rule: string): void {
  const known = group.noteName ?? group.appearances[0]?.speaker.name ?? name;
  if (name === known || group.merges.some((merge) => merge.name === name)) return;
  group.merges.push({ name, rule });
}

/** File names win over aliases; an alias that two notes claim decides nothing. */
function noteAuthority(personNotes: readonly PersonNoteFacts[]): Map<string, PersonNoteFacts> {
  const byName = new Map<string, PersonNoteFacts>();
  const byAlias = new Map<string, PersonNoteFacts | null>();
  for (const note of [...personNotes].sort((a, b) => compare(a.path, b.path))) {
    if (!byName.has(nameKey(note.name))) byName.set(nameKey(note.name), note);
    for (const alias of note.aliases) {
      const key = nameKey(alias);
      byAlias.set(key, byAlias.has(key) && byAlias.get(key) !== note ? null : note);
    }
  }
  // A bare first name as an alias links nobody across the vault: it is local to the notes that use it.
  for (const [key, note] of byAlias) if (note && !byName.has(key) && (nameParts(key).length > 1 || isOnlyName(key, note))) byName.set(key, note);
  return byName;
}

/** A one-word alias counts when it is no part of the note's own name: a handle or a nickname as `wren`. */
function isOnlyName(key: string, note: PersonNoteFacts): boolean {
  return !nameParts(note.name).includes(key);
}

/**
 * Groups full names that are spellings of one person: same family name and agreeing first names. Names are compared only
 * within a family name. A form that fits two people who differ from each other (`D. Ball`) joins neither.
 */
function spellingGroups(entries: readonly DirectoryEntry[], decided: DecidedNames): Map<string, string> {
  const byFamily = new Map<string, Map<string, string>>();
  for (const entry of entries) {
    for (const speaker of entry.speakers) {
      if (speaker.type !== 'person' || speaker.scope !== 'full' || decided.nameOf(speaker.name) !== null) continue;
      const parts = nameParts(speaker.name);
      const family = parts[parts.length - 1] as string;
      const names = byFamily.get(family) ?? new Map<string, string>();
      const key = nameKey(speaker.name);
      const known = names.get(key);
      if (known === undefined || compare(speaker.name, known) < 0) names.set(key, speaker.name);
      byFamily.set(family, names);
    }
  }
  const canonical = new Map<string, string>();
  for (const names of byFamily.values()) {
    const forms = [...names.values()].sort(byFullness);
    const heads: string[] = [];
    for (const form of forms) {
      const fitting = heads.filter((head) => nameMatches(form, head));
      if (fitting.length === 1) canonical.set(nameKey(form), nameKey(fitting[0] as string));
      else heads.push(form);
    }
  }
  return canonical;
}

/** The group of a name: that of its fuller spelling, or of the one person who has it as an alias. */
function keyOf(key: string, spellings: ReadonlyMap<string, string>, owners: ReadonlyMap<string, string | null>): string {
  const spelling = spellings.get(key) ?? key;
  const owner = owners.get(spelling);
  return owner ? spellings.get(owner) ?? owner : spelling;
}

/** Full names and handles that notes give as other forms of one person: `Rahaf Roe (رهف)`. Null when two people share one. */
function aliasOwners(entries: readonly DirectoryEntry[], decided: DecidedNames): Map<string, string | null> {
  const owners = new Map<string, string | null>();
  for (const entry of entries) {
    for (const speaker of entry.speakers) {
      if (speaker.type !== 'person' || speaker.scope !== 'full' || decided.nameOf(speaker.name) !== null) continue;
      const owner = nameKey(speaker.name);
      for (const alias of speaker.aliases) {
        const key = nameKey(alias);
        const isOther = alias.startsWith('@') || /^[\p{Lo}\p{M}\s·]+$/u.test(alias);
        if (key === owner || !isOther || nameMatches(alias, speaker.name)) continue;
        owners.set(key, owners.has(key) && owners.get(key) !== owner ? null : owner);
      }
    }
  }
  // A chain of aliases would depend on the order: an owner is never an alias itself.
  for (const [key, owner] of owners) if (owner !== null && owners.has(owner)) owners.set(key, null);
  return owners;
}

function speakerOf(group: Group, decided: DecidedNames): Speaker {
  const names = group.appearances.map(({ speaker }) => speaker.name);
  const name = group.noteName ?? decided.spellingOf(group.key) ?? [...new Set(names)].sort(byFullness)[0] ?? group.key;
  const forms = new Set<string>([...group.noteAliases, ...names, ...group.appearances.flatMap(({ speaker }) => speaker.aliases)]);
  forms.delete(name);
  const bySource = new Map<string, Speaker['sources'][number]>();
  for (const { entry, speaker } of group.appearances) {
    const before = bySource.get(entry.path);
    bySource.set(entry.path, { path: entry.path, date: entry.date, quotations: (before?.quotations ?? 0) + speaker.quotations, nameInNote: before?.nameInNote ?? speaker.name });
  }
  return {
    name,
    type: decided.typeOf(group.key) ?? typeOf(group.appearances.map(({ speaker }) => speaker)),
    aliases: [...forms].sort(compare),
    affiliations: [...new Set(group.appearances.flatMap(({ speaker }) => speaker.affiliations))].sort(compare),
    quotations: group.appearances.reduce((sum, { speaker }) => sum + speaker.quotations, 0),
    direct: group.appearances.reduce((sum, { speaker }) => sum + speaker.direct, 0),
    sources: [...bySource.values()].sort((a, b) => compare(b.date, a.date) || compare(a.path, b.path)),
    notePath: group.notePath,
    merges: [...group.merges].sort((a, b) => compare(a.name, b.name)),
  };
}

/** The type that most appearances give; a person on a tie. */
function typeOf(speakers: readonly NoteSpeaker[]): SpeakerType {
  const votes: Record<SpeakerType, number> = { person: 0, organization: 0, other: 0 };
  for (const speaker of speakers) votes[speaker.type]++;
  if (votes.person >= votes.organization && votes.person >= votes.other) return 'person';
  return votes.organization >= votes.other ? 'organization' : 'other';
}

/** The user's decisions, later ones over earlier ones. */
class DecidedNames {
  private readonly target = new Map<string, string>();
  private readonly splits = new Set<string>();
  private readonly types = new Map<string, SpeakerType>();

  constructor(decisions: readonly Decision[]) {
    for (const decision of decisions) {
      if (decision.kind === 'merge') this.target.set(nameKey(decision.from), decision.into);
      else if (decision.kind === 'rename') this.target.set(nameKey(decision.from), decision.to);
      else if (decision.kind === 'split') this.splits.add(nameKey(decision.name));
      else this.types.set(nameKey(decision.name), decision.kind === 'organization' ? 'organization' : 'other');
    }
  }

  /** The name a user decided on, following merges of merges; null when there is no decision. */
  nameOf(name: string): string | null {
    let key = nameKey(name);
    if (this.splits.has(key)) return name;
    let decided: string | null = null;
    for (let step = 0; step < 20; step++) {
      const next = this.target.get(key);
      if (next === undefined || nameKey(next) === key) return next ?? decided;
      decided = next;
      key = nameKey(next);
    }
    return decided;
  }

  /** The spelling that the user gave to the name with that key. */
  spellingOf(key: string): string | null {
    for (const name of this.target.values()) if (nameKey(name) === key) return name;
    return null;
  }

  typeOf(key: string): SpeakerType | null {
    return this.types.get(key) ?? null;
  }
}
