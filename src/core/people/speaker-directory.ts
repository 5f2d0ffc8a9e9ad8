import { DecidedNames } from './decided-names.ts';
import type { Directory, DirectoryEntry, DirectoryOptions, PersonNoteFacts, Speaker } from './directory.ts';
import { APART_RULES, quoted, type ApartRule, type KeptApart, type MergeEdge } from './merge-rules.ts';
import { nameKey } from './name.ts';
import type { NameGroups } from './name-groups.ts';
import { NameIndex } from './name-index.ts';
import { firmGroups, type FirmGroups } from './person-note-claims.ts';
import type { Spellings } from './spellings.ts';
import { aliasEdge, VaultNames, type Appearance } from './vault-names.ts';
import { speakerOf } from './vault-speaker.ts';
import { finish, type Steps } from '../text/steps.ts';

/** A directory that can also say what it kept apart. */
export interface ExplainedDirectory extends Directory {
  /** What could be one speaker and is not, with the reason: by rule, then by name. Worked out when asked for. */
  keptApart(): readonly KeptApart[];
}

/** The guesses that hold beside what is certain. */
interface Guesses {
  readonly groups: NameGroups;
  readonly keptApart: readonly KeptApart[];
}

/**
 * The speakers of a vault, kept up to date note by note. Names are grouped by what they are, never by the order in which
 * notes come: by user decisions, then by the file names and aliases of person notes, then by spelling and by the aliases
 * that notes give. A local name joins nobody. After any sequence of `put` and `remove` the directory is the same as one
 * that was built anew from the notes that are left.
 */
export class SpeakerDirectory {
  private readonly decided: DecidedNames;
  private readonly ignored: ReadonlySet<string>;
  private readonly firm: FirmGroups;
  private readonly names: VaultNames;
  /** Speakers of the last directory, by everything that made them. */
  private made = new Map<string, Speaker>();
  private current: ExplainedDirectory | null = null;

  constructor(personNotes: readonly PersonNoteFacts[], options: DirectoryOptions) {
    this.decided = new DecidedNames(options.decisions);
    this.ignored = new Set(options.ignoredNames.map(nameKey));
    this.firm = firmGroups(personNotes, this.decided);
    this.names = new VaultNames(this.decided, this.firm.groups);
  }

  /** Takes in a note, in place of what was known of it. */
  put(entry: DirectoryEntry): void {
    this.names.put(entry);
    this.current = null;
  }

  /** Forgets a note. */
  remove(path: string): void {
    this.names.remove(path);
    this.current = null;
  }

  /** The directory of the notes that are there now. What was returned before does not change. */
  get directory(): ExplainedDirectory {
    return finish(this.directorySteps());
  }

  /** The same, with pauses. No note may be put or removed before it is done. */
  *directorySteps(): Steps<ExplainedDirectory> {
    return (this.current ??= yield* this.build());
  }

  private *build(): Steps<ExplainedDirectory> {
    const guesses = yield* this.guess();
    const { groups } = guesses;
    const notes = this.names.snapshot();
    yield;
    const speakers = yield* this.speakersOf(groups);
    const find = (path: string, name: string): Speaker | null => {
      const appearance = notes.get(path)?.byName.get(name);
      return appearance && this.counts(appearance) ? speakers.get(groups.find(appearance.key)) ?? null : null;
    };
    const all = [...speakers.values()].sort((a, b) => b.quotations - a.quotations || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    const appearances = (): Appearance[] => [...notes.values()].flatMap((note) => note.appearances);
    return { speakers: all, find, keptApart: () => this.keptApart(guesses, all, appearances()) };
  }

  /** Ties by spelling, then by aliases, each only where it does not tie together what is certain to be two. */
  private *guess(): Steps<Guesses> {
    const groups = this.firm.groups.copy();
    const keptApart: KeptApart[] = [];
    const spellings: Spellings[] = [];
    for (const found of this.names.allSpellings()) {
      spellings.push(found);
      for (const edge of found.edges) this.tie(groups, edge, keptApart);
      yield;
    }
    const ties = this.names.allAliases().flatMap(([key, found]) => {
      const several = new Set(found.owners.map((owner) => groups.find(owner.key))).size > 1;
      const edge = aliasEdge(key, found);
      if (!several) return edge ?? [];
      const from = found.owners.map(({ name }) => name);
      keptApart.push({ name: found.alias, from, rule: 'shared-alias', evidence: `${quoted(from)} have it.`, paths: found.owners.map(({ path }) => path) });
      return [];
    });
    for (const edge of ties) this.tie(groups, edge, keptApart);
    for (const { keptApart: apart } of spellings) for (const one of apart) if (!isOne(groups, one)) keptApart.push(one);
    return { groups, keptApart };
  }

  private tie(groups: NameGroups, edge: MergeEdge, keptApart: KeptApart[]): void {
    if (this.decided.isAlone(edge.a) || this.decided.isAlone(edge.b) || groups.areSetApart(edge.a, edge.b)) return;
    if (!groups.haveTheirOwnNotes(edge.a, edge.b)) groups.join(edge);
    else keptApart.push({ name: edge.a, from: [edge.b], rule: 'own-person-notes', evidence: edge.evidence, paths: [] });
  }

  private *speakersOf(groups: NameGroups): Steps<Map<string, Speaker>> {
    const members = new Map<string, { readonly keys: Set<string>; readonly appearances: Appearance[]; readonly edges: MergeEdge[]; mark: string }>();
    for (const [key, { revision, byPath }] of this.names.keys()) {
      const appearances = [...byPath.values()].flat().filter((one) => this.counts(one));
      if (appearances.length === 0) continue;
      const root = groups.find(key);
      const group = members.get(root) ?? { keys: new Set<string>([root]), appearances: [], edges: [], mark: '' };
      members.set(root, group);
      group.keys.add(key);
      group.mark += `${revision} `;
      for (const one of appearances) group.appearances.push(one);
      yield;
    }
    for (const edge of groups.edges) {
      const group = members.get(groups.find(edge.a));
      if (!group) continue;
      group.keys.add(edge.a).add(edge.b);
      group.edges.push(edge);
      group.mark += `\n${edge.a}\n${edge.b}\n${edge.evidence}`;
    }
    const made = new Map<string, Speaker>();
    const speakers = new Map<string, Speaker>();
    const splits = this.decided.allSplits();
    for (const [root, { keys, appearances, edges, mark }] of members) {
      const notes = groups.notesOf(root).flatMap((path) => this.firm.notes.get(path) ?? []);
      const speaker = this.made.get(mark) ?? speakerOf({ keys, appearances, edges, notes }, this.decided, splits);
      made.set(mark, speaker);
      if (!this.ignored.has(nameKey(speaker.name))) speakers.set(root, speaker);
      yield;
    }
    this.made = made;
    return speakers;
  }

  /** False for a name that stays in its note, and for one that is to be ignored. */
  private counts({ speaker, key, decided }: Appearance): boolean {
    if (this.ignored.has(key) || this.ignored.has(nameKey(speaker.name))) return false;
    return !this.isLocal(speaker.scope, key, decided !== null);
  }

  private isLocal(scope: string, key: string, isDecided: boolean): boolean {
    return scope === 'local' && !isDecided && !this.decided.isTied(key) && !this.firm.claimed.has(key);
  }

  private keptApart({ groups, keptApart }: Guesses, speakers: readonly Speaker[], appearances: readonly Appearance[]): KeptApart[] {
    const fuller = new NameIndex(speakers.filter(({ type }) => type === 'person').map(({ name }) => [name, name]));
    const alone = new Map<string, { name: string; rule: ApartRule; paths: string[] }>();
    for (const { speaker, name, key, decided, path } of appearances) {
      const rule = this.ignored.has(key) ? 'ignored-name' : this.isLocal(speaker.scope, key, decided !== null) ? 'bare-first-name' : null;
      if (rule === null) continue;
      const known = alone.get(key) ?? { name, rule, paths: [] };
      if (name < known.name) known.name = name;
      known.paths.push(path);
      alone.set(key, known);
    }
    const local = [...alone.values()].map(({ name, rule, paths }): KeptApart => {
      const from = rule === 'bare-first-name' ? fuller.matches(name).sort() : [];
      const evidence = from.length > 0 ? `${quoted(from)} in the vault, but not in the note.` : APART_RULES[rule];
      return { name, from, rule, evidence, paths: [...new Set(paths)].sort() };
    });
    const splits = this.decided.allSplits().filter(({ name, from }) => groups.find(nameKey(name)) !== groups.find(nameKey(from)))
      .map(({ name, from, notes }): KeptApart => ({ name, from: [from], rule: 'user-split', evidence: APART_RULES['user-split'], paths: [...notes].sort() }));
    return [...this.firm.keptApart, ...keptApart, ...splits, ...local].sort(byRule);
  }
}

/** True when something else tied the names together after all. */
function isOne(groups: NameGroups, { name, from }: KeptApart): boolean {
  return from.some((other) => groups.find(nameKey(other)) === groups.find(nameKey(name)));
}

function byRule(a: KeptApart, b: KeptApart): number {
  const [first, second] = [a, b].map(({ rule, name, evidence }) => `${rule}\n${name}\n${evidence}`) as [string, string];
  return first < second ? -1 : first > second ? 1 : 0;
}
