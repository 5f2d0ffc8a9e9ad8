import type { Directory } from '../../core/people/directory.ts';
import { finish, type Steps } from '../../core/text/steps.ts';
import type { IndexSources } from './index-sources.ts';
import type { KnownNotes } from './known-notes.ts';

/** What takes no more steps than these is built at once: in a small vault nobody waits. */
export const AT_ONCE = 250;

/** A directory that is being built. */
interface Work {
  readonly revision: number;
  readonly round: number;
  readonly steps: Steps<Directory>;
}

/** What it takes to build the directory. */
export interface VaultSpeakersHost {
  /** Rises with everything that the directory depends on. */
  revision(): number;
  /** Builds the directory of what is known when the first step is made. */
  steps(): Steps<Directory>;
  /** Lets the app draw and answer, when that is due. */
  pause(): Promise<void>;
  isStopped(): boolean;
  /** There is a newer directory than the one that was given out. */
  renewed(): void;
}

/** The directory of speakers, built when somebody asks for it: at once, or in steps for those who can wait. */
export class VaultSpeakers {
  private built: { readonly revision: number; readonly directory: Directory } | null = null;
  private renewing: Promise<void> | null = null;
  /** Rises whenever what is being built in steps becomes worth nothing. */
  private round = 0;

  constructor(private readonly host: VaultSpeakersHost) {}

  /** The directory of what is known now. */
  now(): Directory {
    const revision = this.host.revision();
    if (this.built?.revision === revision) return this.built.directory;
    this.round++;
    this.built = { revision, directory: finish(this.host.steps()) };
    return this.built.directory;
  }

  /** The directory as it was built last, null before that. When it is out of date, a newer one is on its way, or soon built. */
  latest(): Directory | null {
    this.begin();
    return this.built?.directory ?? null;
  }

  /** What was built so far is no answer any more for those who do not wait. */
  forget(): void {
    this.round++;
    this.built = null;
  }

  /** Builds in steps what is out of date. */
  async renew(): Promise<void> {
    this.begin();
    await this.renewing;
  }

  private begin(): void {
    const { host, round } = this;
    const revision = host.revision();
    if (this.built?.revision === revision || this.renewing !== null) return;
    const work = { revision, round, steps: host.steps() };
    for (let step = 0; step < AT_ONCE; step++) if (this.advance(work)) return;
    this.renewing = this.goOn(work);
  }

  private async goOn(work: Work): Promise<void> {
    const isNew = await this.finish(work).finally(() => {
      this.renewing = null;
    });
    if (isNew) this.host.renewed();
  }

  /** @returns false when it was given up. */
  private async finish(work: Work): Promise<boolean> {
    for (;;) {
      await this.host.pause();
      if (this.host.isStopped()) return false;
      // Somebody who could not wait had it built: others still wait to hear of it.
      if (this.round !== work.round || this.advance(work)) return true;
    }
  }

  /** @returns whether it is built. */
  private advance({ steps, revision }: Work): boolean {
    const { done, value } = steps.next();
    if (done === true) this.built = { revision, directory: value };
    return done === true;
  }
}

/** Builds the directory of the notes that are known. */
export function* directorySteps(sources: IndexSources, known: KnownNotes): Steps<Directory> {
  const { buildDirectory } = sources;
  const { decisions, ignoredNames } = sources.settings();
  const entries = [...known.sources].map(([path, { head: { facts, speakers } }]) => ({ path, date: facts.date, speakers }));
  const given = [entries, [...known.people.values()], { decisions, ignoredNames }] as const;
  return buildDirectory.steps === undefined ? buildDirectory(...given) : yield* buildDirectory.steps(...given);
}
