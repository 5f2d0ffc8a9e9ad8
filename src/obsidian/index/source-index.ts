import type { Analysis } from '../../core/analyse.ts';
import type { Directory, DirectoryEntry, DirectoryOptions, PersonNoteFacts } from '../../core/people/directory.ts';
import type { Problem } from '../../core/source/problem.ts';
import type { Settings } from '../../core/settings.ts';

/** What a note of the vault is to the plugin. */
export type NoteKind = 'source' | 'person' | 'other';

/** What the index is told about a note when it reads its text. */
export type NoteReading =
  | { readonly kind: 'source'; readonly analysis: Analysis }
  | { readonly kind: 'person'; readonly facts: PersonNoteFacts }
  | { readonly kind: 'other' };

/** The few things the index needs of the vault and of the core. */
export interface IndexSources {
  /** Paths of all Markdown notes. */
  paths(): readonly string[];
  /** The text of a note, or null when it is gone. @throws when it cannot be read. */
  read(path: string): Promise<string | null>;
  readNote(text: string, path: string, settings: Settings): NoteReading;
  buildDirectory(entries: DirectoryEntry[], people: PersonNoteFacts[], options: DirectoryOptions): Directory;
  settings(): Settings;
  /** Called after each note of a build, to let the app draw and answer when that is due. */
  pause(): Promise<void>;
  /** Called with the path of a note that could not be read; the index goes on without it. */
  failed(path: string, error: unknown): void;
}

export type IndexState = 'waiting' | 'building' | 'ready';

/** How many notes are read before listeners hear of it. */
const BATCH = 20;

/**
 * Everything known about the notes of the vault: an analysis for each source note, the facts of each person note, and the
 * speakers of the whole vault. `revision` rises with every change; the directory is built again only when asked for.
 */
export class SourceIndex {
  private readonly analyses = new Map<string, Analysis>();
  private readonly people = new Map<string, PersonNoteFacts>();
  private readonly listeners = new Set<() => void>();
  private built: { readonly revision: number; readonly directory: Directory } | null = null;
  /** Rises with each build, so that an older one that is still under way stops. */
  private build = 0;
  private current = 0;
  private currentState: IndexState = 'waiting';
  private readNotes = 0;
  private allNotes = 0;
  private stopped = false;
  /** Notes whose text is being fetched; what happens to them meanwhile makes that text old. */
  private readonly fetches = new Set<{ readonly path: string; isOld: boolean }>();
  private readonly waiting = new Set<() => void>();

  constructor(private readonly sources: IndexSources) {}

  get revision(): number {
    return this.current;
  }

  get state(): IndexState {
    return this.currentState;
  }

  /** How far a build has come: notes read, of all notes. */
  get progress(): { readonly done: number; readonly total: number } {
    return { done: this.readNotes, total: this.allNotes };
  }

  /** Reads the whole vault anew. What was known stays known until its note is read again. */
  async rebuild(): Promise<void> {
    if (this.stopped) return;
    const build = ++this.build;
    const paths = this.sources.paths();
    this.currentState = 'building';
    this.readNotes = 0;
    this.allNotes = paths.length;
    this.forgetAllBut(new Set(paths));
    this.changed();
    for (const path of paths) {
      if (await this.fetch(path, () => build === this.build)) this.current++;
      if (build !== this.build) return;
      this.readNotes++;
      if (this.readNotes % BATCH === 0) this.changed();
      await this.sources.pause();
      if (build !== this.build) return;
    }
    this.currentState = 'ready';
    this.changed();
    this.letGo();
  }

  /** Stops a build that is under way, for good: the plugin was disabled. */
  stop(): void {
    this.stopped = true;
    this.build++;
    this.listeners.clear();
    this.letGo();
  }

  /** Resolves when the whole vault has been read. @throws Error when the plugin is disabled before that. */
  async whenReady(): Promise<void> {
    if (this.currentState !== 'ready' && !this.stopped) {
      await new Promise<void>((resolve) => {
        this.waiting.add(resolve);
      });
    }
    if (this.stopped) throw new Error('The plugin was disabled.');
  }

  /** Takes in a note's new text. @returns what the note is now. */
  update(path: string, text: string): NoteKind {
    this.outdate(path);
    const { kind, isNews } = this.take(path, text);
    if (isNews) this.changed();
    return kind;
  }

  /** Fetches the text of a note and takes it in, unless something newer is heard of the note meanwhile. */
  async readAgain(path: string): Promise<void> {
    if (await this.fetch(path, () => !this.stopped)) this.changed();
  }

  /** A note or a folder moved: everything below it is known under its new path. Person notes are named by their file. */
  rename(from: string, to: string): void {
    this.outdate(from);
    let moved = false;
    for (const [path, analysis] of [...this.analyses]) {
      const target = movedPath(path, from, to);
      if (target === null) continue;
      this.analyses.delete(path);
      this.analyses.set(target, { ...analysis, path: target });
      moved = true;
    }
    for (const [path, facts] of [...this.people]) {
      const target = movedPath(path, from, to);
      if (target === null) continue;
      this.people.delete(path);
      this.people.set(target, { ...facts, path: target, name: baseName(target) });
      moved = true;
    }
    if (moved) this.changed();
  }

  /** A note or a folder is gone. */
  remove(path: string): void {
    this.outdate(path);
    let removed = false;
    for (const known of [this.analyses, this.people]) {
      for (const key of [...known.keys()]) {
        if (movedPath(key, path, path) !== null) removed = known.delete(key) || removed;
      }
    }
    if (removed) this.changed();
  }

  analysis(path: string): Analysis | null {
    return this.analyses.get(path) ?? null;
  }

  /** Analyses of all source notes, by path. */
  get all(): ReadonlyMap<string, Analysis> {
    return this.analyses;
  }

  get personNotes(): ReadonlyMap<string, PersonNoteFacts> {
    return this.people;
  }

  /** What the user decided about speakers. */
  get decisions(): Settings['decisions'] {
    return this.sources.settings().decisions;
  }

  /** The speakers of the vault as they are known now. Built when something changed since it was last asked for. */
  directory(): Directory {
    if (this.built === null || this.built.revision !== this.current) {
      const { decisions, ignoredNames } = this.sources.settings();
      const entries = [...this.analyses].map(([path, { facts, speakers }]) => ({ path, date: facts.date, speakers }));
      const directory = this.sources.buildDirectory(entries, [...this.people.values()], { decisions, ignoredNames });
      this.built = { revision: this.current, directory };
    }
    return this.built.directory;
  }

  /** Problems of all source notes, by path. */
  problems(): ReadonlyMap<string, readonly Problem[]> {
    return new Map([...this.analyses].filter(([, { problems }]) => problems.length > 0).map(([path, { problems }]) => [path, problems]));
  }

  /** The decisions or ignored names changed: the notes need not be read again, but the directory must be built anew. */
  invalidateDirectory(): void {
    this.changed();
  }

  /** Calls `listener` after each change; the result ends that. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** @returns whether anything came of it. */
  private async fetch(path: string, isWanted: () => boolean): Promise<boolean> {
    const fetch = { path, isOld: false };
    this.fetches.add(fetch);
    try {
      const text = await this.sources.read(path);
      return text !== null && !fetch.isOld && isWanted() && this.take(path, text).isNews;
    } catch (error) {
      this.sources.failed(path, error);
      return false;
    } finally {
      this.fetches.delete(fetch);
    }
  }

  /** `isNews` is false for a note that neither was nor is any business of the plugin. */
  private take(path: string, text: string): { readonly kind: NoteKind; readonly isNews: boolean } {
    const reading = this.sources.readNote(text, path, this.sources.settings());
    const wasSource = this.analyses.delete(path);
    const wasPerson = this.people.delete(path);
    if (reading.kind === 'source') this.analyses.set(path, reading.analysis);
    if (reading.kind === 'person') this.people.set(path, reading.facts);
    return { kind: reading.kind, isNews: reading.kind !== 'other' || wasSource || wasPerson };
  }

  private outdate(path: string): void {
    for (const fetch of this.fetches) if (movedPath(fetch.path, path, path) !== null) fetch.isOld = true;
  }

  private letGo(): void {
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }

  private forgetAllBut(paths: ReadonlySet<string>): void {
    for (const known of [this.analyses, this.people]) {
      for (const path of [...known.keys()]) if (!paths.has(path)) known.delete(path);
    }
  }

  private changed(): void {
    this.current++;
    for (const listener of this.listeners) listener();
  }
}

/** Where `path` is after `from` moved to `to`; null when it did not move with it. */
function movedPath(path: string, from: string, to: string): string | null {
  if (path === from) return to;
  return path.startsWith(`${from}/`) ? to + path.slice(from.length) : null;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/, '');
}
