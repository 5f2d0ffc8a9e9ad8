import type { CliData, CliFlags, Plugin } from 'obsidian';
import type { Insight } from '../core/insights/insight.ts';
import type { Analysis } from '../core/analyse.ts';
import { noteJson } from '../core/note-json.ts';
import { countChanges } from './runs/vault-run.ts';
import type { RunKind } from './runs/run-kind.ts';
import type { Services } from './services.ts';

type CliServices = Pick<Services, 'index' | 'notes' | 'vault' | 'whenReady'>;

const FORMAT: CliFlags = { format: { value: '<text|json>', description: 'How to answer; text when left out' } };
const NOTE: CliFlags = { path: { value: '<path>', description: 'Path of a source note; all of them when left out' }, ...FORMAT };
const WRITE: CliFlags = { 'dry-run': { description: 'Write nothing, only say what would be written' }, ...FORMAT };

/** Actions that do not wait until all notes are known. */
const AT_ONCE: ReadonlySet<string> = new Set(['', 'rebuild']);

/** Offers the plugin's actions to Obsidian's own command line. Each answers in text, or in JSON with `format=json`. */
export function registerCliHandlers(plugin: Plugin, services: CliServices): void {
  const { id } = plugin.manifest;
  const add = (action: string, description: string, flags: CliFlags, answer: (params: CliData) => CliAnswer | Promise<CliAnswer>): void => {
    plugin.registerCliHandler(action === '' ? id : `${id}:${action}`, description, flags, async (params) => {
      try {
        // Half of the notes would be half an answer; how far the index is can be asked.
        if (!AT_ONCE.has(action)) await services.whenReady();
        const { json, text } = await answer(params);
        return params['format'] === 'json' ? JSON.stringify(json, null, 2) : text;
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        return params['format'] === 'json' ? JSON.stringify({ error: message }) : `Error: ${message}`;
      }
    });
  };
  add('', 'Say what the index knows', FORMAT, () => status(services));
  add('quotes', 'Say who said what', NOTE, (params) => quotes(services, params['path']));
  add('people', 'List the speakers of the vault', FORMAT, () => people(services));
  add('insights', 'Rank key insights of a note', NOTE, (params) => insights(services, params['path']));
  add('check', 'List problems of front matter', NOTE, (params) => check(services, params['path']));
  add('person-notes', 'Create or update person notes', WRITE, (params) => run(services, 'people', params));
  add('link', 'Link speakers in source notes', WRITE, (params) => run(services, 'links', params));
  add('write-insights', 'Write key insights to source notes', WRITE, (params) => run(services, 'insights', params));
  add('unlink', 'Take the links out again', WRITE, (params) => run(services, 'unlink', params));
  add('rebuild', 'Read all notes again', FORMAT, async () => {
    await services.index.rebuild();
    return status(services);
  });
}

interface CliAnswer {
  readonly json: unknown;
  readonly text: string;
}

function status({ index }: CliServices): CliAnswer {
  const json = { state: index.state, sources: index.all.size, personNotes: index.personNotes.size, speakers: index.directory().speakers.length };
  return { json, text: `${json.state}: ${json.sources} source notes, ${json.personNotes} person notes, ${json.speakers} speakers` };
}

function quotes(services: CliServices, path: string | undefined): CliAnswer {
  const notes = chosen(services, path);
  const lines = notes.flatMap(([notePath, { note, quotations }]) => quotations.map(({ line, speakers, start, end }) =>
    `${notePath}:${line}: ${speakers.join(', ') || 'Unnamed'}: ${oneLine(note.text.slice(start, end))}`));
  return { json: { notes: notes.map(([notePath, analysis]) => noteJson(notePath, analysis)) }, text: lines.join('\n') };
}

function people({ index }: CliServices): CliAnswer {
  const { speakers } = index.directory();
  return {
    json: { speakers },
    text: speakers.map(({ name, type, quotations, aliases }) => [name, type, quotations, aliases.join(', ')].join('\t')).join('\n'),
  };
}

async function insights(services: CliServices, path: string | undefined): Promise<CliAnswer> {
  const notes: { path: string; found: readonly Insight[]; why: string | null; analysis: Analysis }[] = [];
  for (const [notePath, analysis] of chosen(services, path)) {
    const found = await services.notes.insights(notePath);
    notes.push({ path: notePath, analysis, found, why: found.length === 0 ? await services.notes.whyNoInsights(notePath) : null });
  }
  return {
    json: { notes: notes.map((note) => noteJson(note.path, note.analysis, note.found, note.why)) },
    text: notes.flatMap((note) => [
      ...note.found.map(({ text }) => `${note.path}: ${oneLine(text)}`), ...(note.why === null ? [] : [`${note.path}: none. ${note.why}`]),
    ]).join('\n'),
  };
}

function check(services: CliServices, path: string | undefined): CliAnswer {
  const notes = chosen(services, path).filter(([, { problems }]) => problems.length > 0);
  return {
    json: { notes: notes.map(([notePath, { problems }]) => ({ path: notePath, problems })) },
    text: notes.flatMap(([notePath, { problems }]) => problems.map(({ line, message }) => `${notePath}:${line}: ${message}`)).join('\n'),
  };
}

async function run({ vault }: CliServices, kind: RunKind, params: CliData): Promise<CliAnswer> {
  const plan = await vault.plan(kind);
  const planned = countChanges(plan.changes);
  const changes = plan.changes.map((change) => ({ kind: change.kind, path: change.path, ...('reason' in change ? { reason: change.reason } : {}) }));
  if (params['dry-run'] === 'true') {
    return { json: { dryRun: true, planned, changes }, text: [`${planned.create} to create, ${planned.update} to change`, ...changes
      .filter((change) => change.kind !== 'unchanged').map((change) => `${change.kind}\t${change.path}`)].join('\n') };
  }
  const { written: notes, skipped, remark } = await vault.carryOut(kind, plan);
  const written = notes.map(({ path, isNew }) => ({ kind: isNew ? 'create' : 'update', path }));
  return {
    json: { dryRun: false, planned, written, skipped, ...(remark === null ? {} : { remark }) },
    text: [
      `${written.length} written, ${skipped.length} left as they are`,
      ...skipped.map(({ path, reason }) => `${path}: ${reason}`),
      ...(remark === null ? [] : [remark]),
    ].join('\n'),
  };
}

/** @throws Error when `path` is no source note. */
function chosen({ index }: CliServices, path: string | undefined): readonly (readonly [string, Analysis])[] {
  if (path === undefined) return [...index.all];
  const analysis = index.analysis(path);
  if (analysis === null) throw new Error(`${path} is not a source note of this vault.`);
  return [[path, analysis]];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
