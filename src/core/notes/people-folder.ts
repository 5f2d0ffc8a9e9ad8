import type { Speaker } from '../people/directory.ts';
import { distinctFileName, fileNameFor, fileNameKey, folderPath } from './file-name.ts';
import type { PersonNote } from './person-note.ts';
import { addTo } from '../text/add-to.ts';

/** The notes that are there for speakers, and which of them a plan has given to whom: each to one speaker at most. */
export class PeopleFolder {
  private readonly folder: string;
  private readonly byPath = new Map<string, PersonNote>();
  private readonly byAlias = new Map<string, PersonNote[]>();
  private readonly files: ReadonlySet<string>;
  private readonly claimed = new Set<string>();
  private readonly deleted: ReadonlySet<string>;

  constructor(
    folder: string,
    private readonly notes: readonly PersonNote[],
    paths: readonly string[],
    deleted: readonly string[],
  ) {
    this.folder = folderPath(folder);
    this.files = new Set(paths.map(fileNameKey));
    this.deleted = new Set(deleted.map(fileNameKey));
    for (const note of notes) {
      this.byPath.set(fileNameKey(note.path), note);
      if (!note.isPersonNote) continue;
      for (const name of [note.facts.name, ...note.facts.aliases]) {
        addTo(this.byAlias, name.normalize('NFC'), note);
      }
    }
  }

  /**
   * The speaker's own note by the directory, else the only one of its exact name, or with it among the aliases; null when it
   * has none yet. The note of somebody whom the user said the speaker not to be is never it.
   */
  claimNoteOf(speaker: Speaker): PersonNote | null {
    const note = speaker.notePath === null ? this.onlyOne(speaker) : this.noteAt(speaker.notePath) ?? this.onlyOne(speaker);
    if (note === null || !this.isFree(note.path)) return null;
    this.claimPath(note.path);
    return note;
  }

  /** The notes that say to be the speaker's. Of several none is taken for it: that would be a guess. */
  claimants(speaker: Speaker): readonly PersonNote[] {
    const name = speaker.name.normalize('NFC');
    const others = new Set((speaker.apartFrom ?? []).map(fileNameKey));
    const found = (this.byAlias.get(name) ?? []).filter((note) => !others.has(fileNameKey(note.facts.name)));
    const named = found.filter((note) => note.facts.name.normalize('NFC') === name);
    return named.length > 0 ? named : [...new Set(found)];
  }

  private onlyOne(speaker: Speaker): PersonNote | null {
    const claimants = this.claimants(speaker);
    // Notes of the very name are copies of one: the first goes on.
    const isNamed = claimants[0]?.facts.name.normalize('NFC') === speaker.name.normalize('NFC');
    return claimants.length === 1 || isNamed ? claimants.find(({ path }) => this.isFree(path)) ?? null : null;
  }

  /** A path in the people folder for a new note of `name`: that of an unclaimed file of the name, if there is one. */
  pathFor(name: string): string {
    const prefix = this.folder === '' ? '' : `${this.folder}/`;
    const file = distinctFileName(fileNameFor(name), (key) => this.claimed.has(fileNameKey(prefix) + key + fileNameKey('.md')));
    return `${prefix}${file}.md`;
  }

  /** The note at a path, case and Unicode normalization aside. */
  noteAt(path: string): PersonNote | null {
    return this.byPath.get(fileNameKey(path)) ?? null;
  }

  isFile(path: string): boolean {
    return this.files.has(fileNameKey(path));
  }

  isDeleted(speaker: Speaker): boolean {
    return [speaker.name, ...speaker.aliases].some((name) => this.deleted.has(fileNameKey(name)));
  }

  claimPath(path: string): void {
    this.claimed.add(fileNameKey(path));
  }

  /** Notes with a block of ours whose speaker no source quotes. */
  unclaimedBlocks(): PersonNote[] {
    return this.notes.filter((note) => note.block.kind !== 'none' && this.isFree(note.path));
  }

  private isFree(path: string): boolean {
    return !this.claimed.has(fileNameKey(path));
  }
}
