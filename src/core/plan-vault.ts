import { analyse, type Analysis } from './analyse.ts';
import type { Insight } from './insights/insight.ts';
import { planInsights } from './insights/plan-insights.ts';
import type { NoInsights } from './insights/no-insights.ts';
import { extractInsightsSteps } from './insights/rank.ts';
import type { LinkWriter } from './links/link-edits.ts';
import { planLinks, recordsIn } from './links/plan-links.ts';
import { planUnlink } from './links/plan-unlink.ts';
import { planPersonNotesSteps } from './notes/plan-person-notes.ts';
import { readPersonNote, type NoteText, type PersonNote } from './notes/person-note.ts';
import type { ChangeReason, NoteChange } from './notes/plan.ts';
import { buildDirectorySteps } from './people/build-directory.ts';
import type { Directory, DirectoryEntry, PersonNoteFacts } from './people/directory.ts';
import type { LinkRecord, Settings } from './settings.ts';
import type { Problem } from './source/problem.ts';
import { FrontMatterError } from './source/properties.ts';
import { applyEdits } from './text/edits.ts';
import { finish, type Steps } from './text/steps.ts';

export interface VaultInput {
  /** The source notes. */
  readonly notes: readonly NoteText[];
  /** Notes in the people folder, and notes elsewhere with `type: person` or a block of ours. */
  readonly people: readonly NoteText[];
  readonly settings: Settings;
  readonly only: ReadonlySet<'people' | 'links' | 'insights'>;
  /** Makes the writer of links, given the paths of all notes with those that the plan creates. */
  readonly writer: (paths: readonly string[]) => LinkWriter;
  /** Left out: `analyse`. A caller that knows analyses already gives them here. */
  readonly analyseNote?: (text: string, path: string) => Analysis;
  /** Names of speakers whose note the user deleted on purpose. */
  readonly deleted?: readonly string[];
  /** Paths of all other files of the vault: links are not shortened to their names, and no note is put on them. */
  readonly otherPaths?: readonly string[];
  /** Those of them that could not be read: a person note that quotes one of them stays as it is. */
  readonly unread?: readonly string[];
  /** Notes whose links the user took out: they are not linked again. */
  readonly leaveUnlinked?: ReadonlySet<string>;
}

/** Everything that will be done to a vault, as values. */
export interface VaultPlan {
  /** By path of the source note. */
  readonly analyses: ReadonlyMap<string, Analysis>;
  /** Speakers, with the notes that the plan creates. */
  readonly directory: Directory;
  /**
   * Person notes first, then source notes by path. A source note that gets both links and insights has two changes,
   * the second of which starts from the text that the first one ends with.
   */
  readonly changes: readonly NoteChange[];
  /** What `Settings.links` is to be when the changes are made; notes that were not looked at keep theirs. */
  readonly links: Readonly<Record<string, readonly LinkRecord[]>>;
  /** By path; only notes that have any. */
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
  /** Why notes give no key insights, by path; empty when insights were not planned. */
  readonly noInsights: ReadonlyMap<string, NoInsights>;
}

/** How far a plan is. The parts come in this order; that of person notes can come again, when they make known who is who. */
export interface PlanStep {
  readonly part: 'analyses' | 'speakers' | 'person-notes' | 'notes';
  readonly done: number;
  readonly total: number;
}

/** Person notes can make known who is who, which can change their own plan: mostly two rounds settle it. */
const MOST_ROUNDS = 5;

/** Plans person notes, links and insights for a vault. Planned again on the result, everything is `unchanged`. */
export function planVault(input: VaultInput): VaultPlan {
  return finish(planVaultSteps(input));
}

/** The same in small steps, for a caller that must not hold up others. Whoever stops in between has done nothing. */
export function* planVaultSteps(input: VaultInput): Steps<VaultPlan, PlanStep> {
  const people: PersonNote[] = [];
  const all = input.people.length + input.notes.length;
  for (const note of input.people) {
    people.push(readPersonNote(note));
    yield { part: 'analyses', done: people.length, total: all };
  }
  const personPaths = new Set(people.filter((note) => note.isPersonNote).map((note) => note.path));
  const notes = input.notes.filter((note) => !personPaths.has(note.path));
  const analyseNote = input.analyseNote ?? analyse;
  const analyses = new Map<string, Analysis>();
  for (const { path, text } of notes) {
    analyses.set(path, analyseNote(text, path));
    yield { part: 'analyses', done: people.length + analyses.size, total: all };
  }
  const { directory, changes, writer } = yield* planPeople(input, analyses, people);
  const links: Record<string, readonly LinkRecord[]> = { ...input.settings.links };
  const noInsights = new Map<string, NoInsights>();
  for (const [index, { path }] of [...notes].sort(byPath).entries()) {
    const planned = planSource(input, path, analyses.get(path) as Analysis, directory, writer, links, noInsights);
    changes.push(...(yield* told(planned, 'notes', () => index, notes.length)));
    yield { part: 'notes', done: index + 1, total: notes.length };
  }
  return { analyses, directory, changes, links, problems: problemsOf(analyses), noInsights };
}

interface PeoplePlan {
  readonly directory: Directory;
  readonly changes: NoteChange[];
  readonly writer: LinkWriter;
}

function* planPeople(
  input: VaultInput,
  analyses: ReadonlyMap<string, Analysis>,
  people: readonly PersonNote[],
): Steps<PeoplePlan, PlanStep> {
  const { settings } = input;
  const entries = [...analyses].map(([path, { facts, speakers }]): DirectoryEntry => ({ path, date: facts.date, speakers }));
  const options = { decisions: settings.decisions, ignoredNames: settings.ignoredNames };
  const otherPaths = input.otherPaths ?? [];
  const paths = [...analyses.keys(), ...people.map((note) => note.path), ...otherPaths];
  let facts = factsOf(people);
  const gather = () => told(buildDirectorySteps(entries, facts, options), 'speakers', (step) => step, entries.length);
  let directory: Directory = yield* gather();
  let writer = input.writer(paths);
  if (!input.only.has('people')) return { directory, changes: [], writer };
  let changes: NoteChange[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const planned = planPersonNotesSteps({
      analyses, directory, people, settings, writer,
      deleted: input.deleted ?? [],
      unread: input.unread ?? [],
      paths: [...analyses.keys(), ...otherPaths],
    });
    // A step for each note, and two for each speaker.
    changes = yield* told(planned, 'person-notes', (step) => step, analyses.size + 2 * directory.speakers.length);
    const created = changes.filter((change) => change.kind === 'create').map((change) => change.path);
    const next = yield* factsAfter(people, changes);
    if (sameFacts(facts, next)) break;
    facts = next;
    directory = yield* gather();
    writer = input.writer([...paths, ...created]);
  }
  return { directory, changes, writer };
}

/** Says with each step how far the work is. @param done from the number of steps so far. */
function* told<Result>(work: Steps<Result>, part: PlanStep['part'], done: (step: number) => number, total: number): Steps<Result, PlanStep> {
  for (let step = 1; ; step++) {
    const next = work.next();
    if (next.done === true) return next.value;
    yield { part, done: Math.min(total, done(step)), total };
  }
}

function* planSource(
  input: VaultInput,
  path: string,
  analysis: Analysis,
  directory: Directory,
  writer: LinkWriter,
  links: Record<string, readonly LinkRecord[]>,
  noInsights: Map<string, NoInsights>,
): Steps<NoteChange[]> {
  const { only, settings } = input;
  const changes: NoteChange[] = [];
  let text = analysis.note.text;
  if (only.has('links') && input.leaveUnlinked?.has(path) !== true) {
    const plan = planLinks({ analysis, path, directory, settings, writer, records: settings.links[path] ?? [] });
    const linked = applyEdits(text, plan.edits);
    changes.push(changeOf(path, text, linked, 'links'));
    setRecords(links, path, plan.records);
    text = linked;
  }
  if (only.has('insights')) {
    // Links may weigh in the ranking: what the next run will read is ranked, so that it finds the same.
    const linked = text === analysis.note.text ? analysis : (input.analyseNote ?? analyse)(text, path);
    const { insights, why } = yield* extractInsightsSteps(linked, { count: settings.insightCount });
    if (why !== null) noInsights.set(path, why);
    const change = planInsightsOf(path, text, insights, settings.existingInsights);
    changes.push(change);
    // Front matter that came about stands before the first link now.
    const records = links[path];
    if (change.kind === 'update' && records !== undefined) setRecords(links, path, recordsIn(change.text, records));
  }
  return changes;
}

function planInsightsOf(
  path: string,
  text: string,
  insights: readonly Insight[],
  existing: Settings['existingInsights'],
): NoteChange {
  try {
    return changeOf(path, text, applyEdits(text, planInsights(text, insights, existing)), 'insights');
  } catch (error) {
    if (!(error instanceof FrontMatterError)) throw error;
    return { kind: 'conflict', path, reason: `Line ${error.line}: ${error.message}`, what: 'insights' };
  }
}

export interface UnlinkVaultInput {
  readonly notes: readonly NoteText[];
  readonly settings: Pick<Settings, 'links'>;
}

export interface UnlinkVaultPlan {
  readonly changes: readonly NoteChange[];
  /** What `Settings.links` is to be afterwards: the uncertain records, and those of notes that were not given. */
  readonly links: Readonly<Record<string, readonly LinkRecord[]>>;
  /** Records, by path, whose link is gone. */
  readonly missing: ReadonlyMap<string, readonly LinkRecord[]>;
  /** Records, by path, whose link cannot be told from the user's own any more; it stays, and so does the record. */
  readonly uncertain: ReadonlyMap<string, readonly LinkRecord[]>;
}

/** Plans to take all links of the plugin out of a vault. */
export function planUnlinkVault({ notes, settings }: UnlinkVaultInput): UnlinkVaultPlan {
  const changes: NoteChange[] = [];
  const links: Record<string, readonly LinkRecord[]> = { ...settings.links };
  const missing = new Map<string, readonly LinkRecord[]>();
  const uncertain = new Map<string, readonly LinkRecord[]>();
  for (const { path, text } of [...notes].sort(byPath)) {
    const records = settings.links[path] ?? [];
    if (records.length === 0) continue;
    const plan = planUnlink(text, records, { takesEdited: true });
    changes.push(changeOf(path, text, applyEdits(text, plan.edits), 'unlink'));
    const gone = plan.missing.filter((record) => !plan.uncertain.includes(record));
    if (gone.length > 0) missing.set(path, gone);
    if (plan.uncertain.length > 0) uncertain.set(path, plan.uncertain);
    setRecords(links, path, plan.uncertain);
  }
  return { changes, links, missing, uncertain };
}

function changeOf(path: string, before: string, text: string, what: ChangeReason): NoteChange {
  return before === text ? { kind: 'unchanged', path, what } : { kind: 'update', path, before, text, what };
}

function setRecords(links: Record<string, readonly LinkRecord[]>, path: string, records: readonly LinkRecord[]): void {
  if (records.length > 0) links[path] = records;
  else delete links[path];
}

function factsOf(people: readonly PersonNote[]): PersonNoteFacts[] {
  return people.filter((note) => note.isPersonNote).map((note) => note.facts).sort(byPath);
}

function* factsAfter(people: readonly PersonNote[], changes: readonly NoteChange[]): Steps<PersonNoteFacts[], PlanStep> {
  const after = new Map(people.map((note) => [note.path, note]));
  for (const [index, change] of changes.entries()) {
    if (change.kind === 'create' || change.kind === 'update') after.set(change.path, readPersonNote(change));
    yield { part: 'person-notes', done: index + 1, total: changes.length };
  }
  return factsOf([...after.values()]);
}

function sameFacts(a: readonly PersonNoteFacts[], b: readonly PersonNoteFacts[]): boolean {
  const same = (one: PersonNoteFacts, other: PersonNoteFacts | undefined): boolean =>
    other !== undefined && one.path === other.path && one.aliases.join('\n') === other.aliases.join('\n');
  return a.length === b.length && a.every((one, index) => same(one, b[index]));
}

function problemsOf(analyses: ReadonlyMap<string, Analysis>): Map<string, readonly Problem[]> {
  return new Map([...analyses].filter(([, { problems }]) => problems.length > 0).map(([path, { problems }]) => [path, problems]));
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
