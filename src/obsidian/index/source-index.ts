import type { Analysis } from '../../core/analyse.ts';
import type { Directory, PersonNoteFacts } from '../../core/people/directory.ts';
import type { NoteKind } from '../../core/read-vault-note.ts';
import type { Problem } from '../../core/source/problem.ts';
import { isInSourceFolder } from '../../core/source/schema.ts';
import type { Settings } from '../../core/settings.ts';
import { Listeners } from '../listeners.ts';
import { eachOf } from './each-of.ts';
import type { IndexSources } from './index-sources.ts';
import { KnownNotes, type KnownSource } from './known-notes.ts';
import { Sleepers } from './sleepers.ts';
import { isNote } from './paths.ts';
import type { StoredNote } from './stored-note.ts';
import { UnderWay } from './under-way.ts';
import { directorySteps, VaultSpeakers } from './vault-speakers.ts';

export type IndexState = 'waiting' | 'building' | 'ready';

/** How many notes are read before listeners hear of it. */
const BATCH = 20;
/** How many notes are under way at once: while one is analysed, the next ones are fetched. */
const AT_ONCE = 4;

/**
 * Everything known about the notes of the vault: what each source note says, the facts of each person note, and the speakers
 * of the whole vault. `revision` rises with every change; the directory is built again only when asked for. Where quotations
 * stand in a source note, and its text, are not held for the whole vault: a note is asleep until somebody asks for its
 * analysis.
 */
export class SourceIndex {
  private readonly known = new KnownNotes();
  private readonly underWay = new UnderWay();
  private readonly sleepers: Sleepers;
  private readonly listeners = new Listeners();
  /** Rises with each build, so that an older one that is still under way stops. */
  private build = 0;
  private current = 0;
  private currentState: IndexState = 'waiting';
  private readNotes = 0;
  private allNotes = 0;
  private stopped = false;
  /** Paths that a build need not look at any more, since something newer was heard of them. */
  private readonly settled = new Set<string>();
  private readonly waiting = new Set<() => void>();
  private readonly speakers = new VaultSpeakers({
    revision: () => this.current, isStopped: () => this.stopped,
    steps: () => directorySteps(this.sources, this.known), pause: () => this.sources.pause(),
    renewed: this.listeners.tell,
  });

  constructor(private readonly sources: IndexSources) {
    this.sleepers = new Sleepers(this.known, sources, {
      readAnew: (path, text) => this.update(path, text),
      awake: this.listeners.tell,
    });
  }

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

  /**
   * Reads the whole vault: what was kept of earlier sessions, and the text of each note that is not as it was then. What was
   * known stays known until its note is read again.
   * @param anew forget what was kept
   */
  async rebuild(anew = false): Promise<void> {
    if (this.stopped) return;
    const build = ++this.build;
    const isWanted = (): boolean => build === this.build;
    const paths = this.sources.paths();
    this.currentState = 'building';
    this.readNotes = 0;
    this.allNotes = paths.length;
    this.settled.clear();
    this.known.forgetAllBut(new Set(paths));
    this.changed();
    if (anew) await this.sources.kept.clear();
    else await this.sources.kept.load((notes) => (isWanted() ? this.takeKept(notes) : Promise.resolve()));
    if (!isWanted()) return;
    await eachOf(paths.filter((path) => !this.settled.has(path)), AT_ONCE, isWanted, async (path) => {
      if (!this.settled.has(path) && await this.fetch(path, isWanted)) this.current++;
      if (!isWanted()) return;
      if (++this.readNotes % BATCH === 0) this.changed();
      await this.sources.pause();
    });
    if (!isWanted()) return;
    this.currentState = 'ready';
    // Somebody may have asked when only some notes had been read.
    this.speakers.forget();
    this.changed();
    this.letGo();
    await this.sources.kept.flush();
  }

  /** Stops a build that is under way, for good: the plugin was disabled. */
  stop(): void {
    this.stopped = true;
    this.build++;
    this.sources.kept.stop();
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

  /**
   * Takes in a note's new text.
   * @returns what the note is now; null when something newer was heard of it meanwhile.
   */
  async update(path: string, text: string): Promise<NoteKind | null> {
    this.outdate(path);
    const stamp = this.sources.stamp(path);
    const readAt = this.sources.now();
    const reading = await this.underWay.ask(path, () => this.sources.analyse(text, path, this.sources.settings()));
    if (reading === null || this.stopped) return null;
    this.settled.add(path);
    this.sources.kept.put(path, reading, stamp, readAt);
    if (this.known.take(path, reading, text, !this.sources.kept.isAtWork)) this.changed();
    return reading.kind;
  }

  /** Fetches the text of a note and takes it in, unless something newer is heard of the note meanwhile. */
  async readAgain(path: string): Promise<void> {
    if (await this.fetch(path, () => !this.stopped)) this.changed();
  }

  /**
   * A note or a folder moved: everything below it is known under its new path. Person notes are named by their file.
   * @returns whether the note must be read again to know what it is now.
   */
  rename(from: string, to: string): boolean {
    const { kept } = this.sources;
    const wasUnderWay = this.outdate(from);
    const moved = this.known.rename(from, to);
    for (const [path, target] of moved) kept.moved(path, target);
    if (moved.length > 0) this.changed();
    if (!isNote(to)) return false;
    if (moved.length === 0) kept.moved(from, to);
    const settings = this.sources.settings();
    if (!wasUnderWay && isNote(from) && isInSourceFolder(from, settings) === isInSourceFolder(to, settings)) return false;
    // Whether a note counts can depend on its folder; what was found before says nothing of that.
    kept.removed(to);
    return true;
  }

  /** A note or a folder is gone. */
  remove(path: string): void {
    this.outdate(path);
    const gone = this.known.remove(path);
    for (const known of isNote(path) ? [path, ...gone] : gone) this.sources.kept.removed(known);
    if (gone.length > 0) this.changed();
  }

  /** The analysis of a source note that is at hand. A note that is asleep is woken: listeners are told when it is awake. */
  analysis(path: string): Analysis | null {
    const source = this.known.sources.get(path);
    if (source === undefined) return null;
    if (source.analysis === null) void this.wake(path);
    return source.analysis;
  }

  /** The analysis of a source note, fetched when it is not at hand; null when there is no such source note. */
  wake(path: string): Promise<Analysis | null> {
    return this.sleepers.wake(path);
  }

  /** The analyses of all source notes, by path. */
  async wakeAll(): Promise<ReadonlyMap<string, Analysis>> {
    const analyses = new Map<string, Analysis>();
    await eachOf([...this.known.sources.keys()], AT_ONCE, () => !this.stopped, async (path) => {
      const analysis = await this.wake(path);
      if (analysis !== null) analyses.set(path, analysis);
      await this.sources.pause();
    });
    // Some are awake sooner than others.
    return new Map([...this.known.sources.keys()].flatMap((path) => {
      const analysis = analyses.get(path);
      return analysis === undefined ? [] : [[path, analysis] as const];
    }));
  }

  isSource(path: string): boolean {
    return this.known.sources.has(path);
  }

  /** What all source notes say as a whole, by path. */
  get all(): ReadonlyMap<string, KnownSource> {
    return this.known.sources;
  }

  get personNotes(): ReadonlyMap<string, PersonNoteFacts> {
    return this.known.people;
  }

  /** What the user decided about speakers. */
  get decisions(): Settings['decisions'] {
    return this.sources.settings().decisions;
  }

  /** The speakers of the vault as they are known now. Built at once when something changed since. */
  directory(): Directory {
    return this.speakers.now();
  }

  /** The speakers as they were known when the directory was last built, null before that; listeners are told when a newer one is there. */
  latestDirectory(): Directory | null {
    return this.speakers.latest();
  }

  /** The speakers as they are known now, for those who can wait while the app goes on. */
  async currentDirectory(): Promise<Directory> {
    await this.speakers.renew();
    return this.speakers.now();
  }

  /** Problems of all source notes, by path. */
  problems(): ReadonlyMap<string, readonly Problem[]> {
    return this.known.problems();
  }

  /** The decisions or ignored names changed: the notes need not be read again, but the directory must be built anew. */
  invalidateDirectory(): void {
    this.current++;
    // Listeners are told when it is there, so that nobody shows a decision beside the speakers of before.
    if (this.currentState !== 'ready') this.listeners.tell();
    else void this.speakers.renew().then(this.listeners.tell);
  }

  /** Calls `listener` after each change; the result ends that. */
  onChange(listener: () => void): () => void {
    return this.listeners.add(listener);
  }

  /** Takes in what was kept of notes that are as they were. */
  private async takeKept(notes: ReadonlyMap<string, StoredNote>): Promise<void> {
    for (const [path, note] of notes) {
      if (this.settled.has(path)) continue;
      this.settled.add(path);
      this.readNotes++;
      this.known.takeKept(path, note);
    }
    this.current++;
    await this.sources.pause();
  }

  /** @returns whether anything came of it. */
  private async fetch(path: string, isWanted: () => boolean): Promise<boolean> {
    const { kept } = this.sources;
    const stamp = this.sources.stamp(path);
    const readAt = this.sources.now();
    try {
      const reading = await this.underWay.ask(path, async () => {
        const text = await this.sources.read(path);
        return text === null ? null : this.sources.analyse(text, path, this.sources.settings());
      });
      if (reading === null || !isWanted()) return false;
      this.settled.add(path);
      kept.put(path, reading, stamp, readAt);
      return this.known.take(path, reading, null, !kept.isAtWork);
    } catch (error) {
      this.sources.failed(path, error);
      return false;
    }
  }

  /** @returns whether anything about it was under way. */
  private outdate(path: string): boolean {
    this.settled.add(path);
    return this.underWay.outdate(path);
  }

  private letGo(): void {
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }

  private changed(): void {
    this.current++;
    this.listeners.tell();
  }
}
