import type { DecidedNames } from './decided-names.ts';
import type { DirectoryEntry } from './directory.ts';
import type { MergeEdge } from './merge-rules.ts';
import { isHandle, nameKey, nameMatches, nameParts } from './name.ts';
import type { NameGroups } from './name-groups.ts';
import type { NoteSpeaker } from './speaker.ts';
import { spellingsOf, type Spellings } from './spellings.ts';

/** One speaker of one note. */
export interface Appearance {
  readonly path: string;
  readonly date: string;
  /** Place among the speakers of the note, from 0. */
  readonly index: number;
  readonly speaker: NoteSpeaker;
  /** The speaker's name in that note, or whom the user said it to be there. */
  readonly name: string;
  readonly key: string;
  /** Null when the user said nothing of the name in that note. */
  readonly decided: 'user-merge' | 'user-split' | null;
}

interface NoteNamesOfVault {
  readonly appearances: readonly Appearance[];
  readonly byName: ReadonlyMap<string, Appearance>;
}

/** Other forms of a name that notes give. */
export interface AliasOwners {
  readonly alias: string;
  /** By key: the owner's name, and the first note that says so. */
  readonly owners: readonly { readonly key: string; readonly name: string; readonly path: string }[];
}

/** Counts texts, so that each can be taken away as often as it was added. */
class Counted {
  private readonly counts = new Map<string, number>();

  add(text: string): void {
    this.counts.set(text, (this.counts.get(text) ?? 0) + 1);
  }

  /** @returns true when nothing is left. */
  take(text: string): boolean {
    const left = (this.counts.get(text) ?? 0) - 1;
    if (left > 0) this.counts.set(text, left);
    else this.counts.delete(text);
    return this.counts.size === 0;
  }

  /** The smallest, whatever the order of adding. */
  get first(): string {
    let first: string | null = null;
    for (const text of this.counts.keys()) if (first === null || text < first) first = text;
    return first ?? '';
  }
}

/** The names of all notes, by what they are compared by. Adding and removing a note costs what is in that note. */
export class VaultNames {
  private readonly notes = new Map<string, NoteNamesOfVault>();
  private readonly byKey = new Map<string, { revision: number; readonly byPath: Map<string, Appearance[]> }>();
  /** By family name, then by key. */
  private readonly families = new Map<string, Map<string, Counted>>();
  private readonly spellings = new Map<string, Spellings>();
  /** By key of the alias, then by key of the owner: `path`, line feed, name. */
  private readonly aliases = new Map<string, { readonly forms: Counted; readonly owners: Map<string, Counted> }>();
  private revisions = 0;

  constructor(private readonly decided: DecidedNames, private readonly firm: NameGroups) {}

  put(entry: DirectoryEntry): void {
    this.remove(entry.path);
    const names = entry.speakers.map(({ name }) => name);
    const appearances = entry.speakers.map((speaker, index): Appearance => {
      const given = this.decided.namedIn(entry.path, speaker.name, names);
      const name = given?.name ?? speaker.name;
      return { path: entry.path, date: entry.date, index, speaker, name, key: nameKey(name), decided: given?.rule ?? null };
    });
    this.notes.set(entry.path, { appearances, byName: new Map(appearances.map((one) => [one.speaker.name, one])) });
    for (const appearance of appearances) {
      const known = this.byKey.get(appearance.key) ?? { revision: 0, byPath: new Map<string, Appearance[]>() };
      known.revision = ++this.revisions;
      known.byPath.set(entry.path, [...(known.byPath.get(entry.path) ?? []), appearance]);
      this.byKey.set(appearance.key, known);
      if (isFullName(appearance)) this.compare(appearance, true);
    }
  }

  remove(path: string): void {
    const note = this.notes.get(path);
    if (note === undefined) return;
    this.notes.delete(path);
    for (const appearance of note.appearances) {
      const known = this.byKey.get(appearance.key);
      known?.byPath.delete(path);
      if (known?.byPath.size === 0) this.byKey.delete(appearance.key);
      else if (known) known.revision = ++this.revisions;
      if (isFullName(appearance)) this.compare(appearance, false);
    }
  }

  private compare(appearance: Appearance, isNew: boolean): void {
    const { name, key, path, speaker } = appearance;
    const parts = nameParts(name);
    const family = parts[parts.length - 1] as string;
    const names = entryOf(this.families, family, () => new Map<string, Counted>());
    const forms = entryOf(names, key, () => new Counted());
    this.spellings.delete(family);
    if (isNew) forms.add(name);
    else if (forms.take(name)) names.delete(key);
    if (names.size === 0) this.families.delete(family);
    for (const alias of speaker.aliases) {
      const aliasKey = nameKey(alias);
      if (aliasKey === key || !isOtherForm(alias) || nameMatches(alias, name)) continue;
      const known = entryOf(this.aliases, aliasKey, () => ({ forms: new Counted(), owners: new Map<string, Counted>() }));
      const owner = entryOf(known.owners, key, () => new Counted());
      if (isNew) {
        known.forms.add(alias);
        owner.add(`${path}\n${name}`);
        continue;
      }
      if (known.forms.take(alias)) this.aliases.delete(aliasKey);
      if (owner.take(`${path}\n${name}`)) known.owners.delete(key);
    }
  }

  /** By path; the result stays as it is when notes change. */
  snapshot(): ReadonlyMap<string, NoteNamesOfVault> {
    return new Map(this.notes);
  }

  /** Keys with all appearances, in no order. `revision` is a different one whenever they changed. */
  keys(): Iterable<[key: string, known: { readonly revision: number; readonly byPath: ReadonlyMap<string, readonly Appearance[]> }]> {
    return this.byKey;
  }

  /** What the spellings of full names show, by family name; each is worked out when it is asked for. */
  *allSpellings(): Generator<Spellings> {
    for (const family of [...this.families.keys()].sort()) {
      yield entryOf(this.spellings, family, () => {
        const names = [...(this.families.get(family) ?? [])].map(([, forms]) => forms.first);
        return spellingsOf(names, this.firm, this.decided);
      });
    }
  }

  /** Handles and names in other scripts that notes give beside a full name, by key of the alias. */
  allAliases(): [key: string, owners: AliasOwners][] {
    return [...this.aliases].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, { forms, owners }]) => [key, {
      alias: forms.first,
      owners: [...owners].sort(([a], [b]) => (a < b ? -1 : 1)).map(([owner, places]) => {
        const [path = '', name = ''] = places.first.split('\n');
        return { key: owner, name, path };
      }),
    }]);
  }
}

/** The tie of an alias to its owner. */
export function aliasEdge(key: string, { alias, owners }: AliasOwners): MergeEdge | null {
  const [owner] = owners;
  return owner ? { a: key, b: owner.key, rule: 'alias-in-note', evidence: `${owner.path} gives “${alias}” for “${owner.name}”.` } : null;
}

function isFullName({ speaker, name }: Appearance): boolean {
  return speaker.type === 'person' && (speaker.scope === 'full' || nameParts(name).length > 1) && nameParts(name).length > 0;
}

/** A handle, or letters of a script without case. */
function isOtherForm(alias: string): boolean {
  return isHandle(alias) || /^[\p{Lo}\p{M}\s·]+$/u.test(alias);
}

function entryOf<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
