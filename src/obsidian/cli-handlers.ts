import type { CliData, CliFlags, Plugin } from 'obsidian';
import type { Speaker } from '../core/people/directory.ts';
import type { Insight } from '../core/insights/insight.ts';
import type { Analysis } from '../core/analyse.ts';
import { noteJson } from '../core/note-json.ts';
import { countChanges } from './runs/vault-run.ts';
import type { RunKind } from './runs/run-kind.ts';
import type { Services } from './services.ts';

export type CliServices = Pick<Services, 'index' | 'notes' | 'vault' | 'actions' | 'decisions' | 'navigation' | 'whenReady'>;

/** An action on Obsidian's own command line. */
interface CliAction {
  /** What follows the plugin's id and a colon; '' for the id alone. */
  readonly action: string;
  readonly description: string;
  readonly flags: CliFlags;
  /** It does not wait until all notes are known. */
  readonly atOnce?: boolean;
  readonly answer: (services: CliServices, params: CliData) => CliAnswer | Promise<CliAnswer>;
}

const FORMAT: CliFlags = { format: { value: '<text|json>', description: 'How to answer; text when left out' } };
const NOTE: CliFlags = { path: { value: '<path>', description: 'Path of a source note; all of them when left out' }, ...FORMAT };
const DRY_RUN: CliFlags = { 'dry-run': { description: 'Write nothing, only say what would be written' } };
const WRITE: CliFlags = { ...NOTE, ...DRY_RUN };
const text = (value: string, description: string): CliFlags[string] => ({ value, description, required: true });

/** Every action, in the order of help. */
const CLI_ACTIONS: readonly CliAction[] = [
  { action: '', description: 'Say what the index knows', flags: FORMAT, atOnce: true, answer: status },
  { action: 'help', description: 'List all actions with their flags', flags: FORMAT, atOnce: true, answer: help },
  { action: 'open', description: 'Open the panel', flags: FORMAT, atOnce: true, answer: openPanel },
  { action: 'quotes', description: 'Say who said what', flags: NOTE, answer: quotes },
  { action: 'people', description: 'List the speakers of the vault', flags: FORMAT, answer: people },
  {
    action: 'insights', description: 'Rank key insights', answer: insights,
    flags: { ...NOTE, max: { value: '<number|auto>', description: 'How many for each note; as the settings say when left out' } },
  },
  { action: 'check', description: 'List problems of front matter', flags: NOTE, answer: check },
  {
    action: 'repair', description: 'Repair the front matter of a note', answer: repair,
    flags: { path: text('<path>', 'Path of a note'), ...FORMAT, ...DRY_RUN },
  },
  { action: 'person-notes', description: 'Create or update person notes', flags: WRITE, answer: (services, params) => run(services, 'people', params) },
  { action: 'link', description: 'Link speakers in source notes', flags: WRITE, answer: (services, params) => run(services, 'links', params) },
  {
    action: 'write-insights', description: 'Write key insights to source notes', flags: WRITE,
    answer: (services, params) => run(services, 'insights', params),
  },
  { action: 'unlink', description: 'Take the links out again', flags: WRITE, answer: (services, params) => run(services, 'unlink', params) },
  { action: 'undo', description: 'Undo the last run over the vault', flags: FORMAT, answer: undo },
  {
    action: 'speaker', description: 'Open the note of a speaker, created first where there is none', answer: openSpeaker,
    flags: { name: text('<name>', 'Name or alias'), ...FORMAT },
  },
  {
    action: 'merge', description: 'Make two speakers one', answer: merge,
    flags: { from: text('<name>', 'Name or alias of the one'), into: text('<name>', 'Name or alias of the speaker to keep'), ...FORMAT },
  },
  {
    action: 'insert', description: 'Insert a quotation at the cursor of the open note', answer: insert,
    flags: { words: text('<words>', 'Words that only this quotation holds'), ...FORMAT },
  },
  { action: 'bases', description: 'Create bases of people and sources', flags: FORMAT, answer: createBases },
  { action: 'rebuild', description: 'Read all notes again', flags: FORMAT, atOnce: true, answer: rebuild },
];

/** Offers the plugin's actions to Obsidian's own command line. Each answers in text, or in JSON with `format=json`. */
export function registerCliHandlers(plugin: Plugin, services: CliServices): void {
  const { id } = plugin.manifest;
  for (const { action, description, flags, atOnce, answer } of CLI_ACTIONS) {
    plugin.registerCliHandler(action === '' ? id : `${id}:${action}`, description, flags, async (params) => {
      const isJson = params['format'] === 'json';
      try {
        const unknown = Object.keys(params).filter((key) => params[key] !== '' && !Object.hasOwn(flags, key));
        if (unknown.length > 0) throw new Error(`There is no ${unknown.join(' and no ')} here; the flags are ${Object.keys(flags).join(', ')}.`);
        for (const key of Object.keys(flags)) if (flags[key]?.required === true) required(params, key);
        // Half of the notes would be half an answer; how far the index is can be asked.
        if (atOnce !== true) await services.whenReady();
        const { json, text: said } = await answer(services, params);
        return isJson ? JSON.stringify(json, null, 2) : said;
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        return isJson ? JSON.stringify({ error: message }) : `Error: ${message}`;
      }
    });
  }
}

interface CliAnswer {
  readonly json: unknown;
  readonly text: string;
}

function status({ index }: CliServices): CliAnswer {
  const json = { state: index.state, sources: index.all.size, personNotes: index.personNotes.size, speakers: index.directory().speakers.length };
  return { json, text: `${json.state}: ${json.sources} source notes, ${json.personNotes} person notes, ${json.speakers} speakers` };
}

function help(): CliAnswer {
  const commands = CLI_ACTIONS.map(({ action, description, flags }) => ({ action, description, flags }));
  return { json: { commands }, text: commands.map(usage).join('\n') };
}

/** `who-said-what:open [format=<text|json>]`, and below it what that does. */
function usage({ action, description, flags }: Pick<CliAction, 'action' | 'description' | 'flags'>): string {
  const command = action === '' ? 'who-said-what' : `who-said-what:${action}`;
  return `${command} ${Object.entries(flags).map(usageOfFlag).join(' ')}\n    ${description}`;
}

function usageOfFlag([name, { value, required: isRequired }]: [string, CliFlags[string]]): string {
  const shown = value === undefined ? name : `${name}=${value}`;
  return isRequired === true ? shown : `[${shown}]`;
}

async function openPanel({ actions }: CliServices): Promise<CliAnswer> {
  await actions.openPanel();
  return { json: { open: true }, text: 'The panel is open.' };
}

async function quotes(services: CliServices, { path }: CliData): Promise<CliAnswer> {
  const notes = await chosen(services, path);
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

async function insights(services: CliServices, { path, max }: CliData): Promise<CliAnswer> {
  const count = max === undefined ? undefined : countOf(max);
  const notes: { path: string; found: readonly Insight[]; why: string | null; analysis: Analysis }[] = [];
  for (const [notePath, analysis] of await chosen(services, path)) {
    const found = await services.notes.insights(notePath, count);
    notes.push({ path: notePath, analysis, found, why: found.length === 0 ? await services.notes.whyNoInsights(notePath) : null });
  }
  return {
    json: { notes: notes.map((note) => noteJson(note.path, note.analysis, note.found, note.why)) },
    text: notes.flatMap((note) => [
      ...note.found.map(({ text }) => `${note.path}: ${oneLine(text)}`), ...(note.why === null ? [] : [`${note.path}: none. ${note.why}`]),
    ]).join('\n'),
  };
}

async function check(services: CliServices, { path }: CliData): Promise<CliAnswer> {
  const notes = (await chosen(services, path)).filter(([, { problems }]) => problems.length > 0);
  return {
    json: { notes: notes.map(([notePath, { problems }]) => ({ path: notePath, problems })) },
    text: notes.flatMap(([notePath, { problems }]) => problems.map(({ line, message }) => `${notePath}:${line}: ${message}`)).join('\n'),
  };
}

async function repair({ notes }: CliServices, params: CliData): Promise<CliAnswer> {
  const path = required(params, 'path');
  const plan = await notes.planRepair(path);
  if (plan === null) throw new Error(`There is no note ${path}.`);
  const dryRun = params['dry-run'] === 'true';
  if (!dryRun && plan.repaired.length > 0) await notes.repair(plan);
  const { repaired, remaining } = plan;
  const list = (problems: typeof repaired): string[] => problems.map(({ line, message }) => `${path}:${line}: ${message}`);
  return {
    json: { path, dryRun, repaired, remaining },
    text: [`${repaired.length} ${dryRun ? 'to repair' : 'repaired'}, ${remaining.length} left`, ...list(repaired), ...list(remaining)].join('\n'),
  };
}

async function run(services: CliServices, kind: RunKind, params: CliData): Promise<CliAnswer> {
  const { vault } = services;
  const source = params['path'] ?? null;
  if (source !== null) await chosen(services, source);
  const plan = await vault.plan(kind, source);
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

async function undo({ vault }: CliServices): Promise<CliAnswer> {
  const result = await vault.undo();
  if (result === null) throw new Error('There is no run to undo.');
  const restored = result.written.map(({ path }) => path);
  const { skipped } = result;
  return {
    json: { restored, skipped },
    text: [`${restored.length} restored, ${skipped.length} left as they are`, ...skipped.map(({ path, reason }) => `${path}: ${reason}`)].join('\n'),
  };
}

async function openSpeaker(services: CliServices, params: CliData): Promise<CliAnswer> {
  const found = speaker(services, required(params, 'name'));
  const { name } = found;
  const path = await services.actions.openSpeaker(found, false);
  if (path === null) throw new Error(`No note of ${name} was opened.`);
  return { json: { name, path }, text: `${name}: ${path}` };
}

async function merge(services: CliServices, params: CliData): Promise<CliAnswer> {
  const { name: from } = speaker(services, required(params, 'from'));
  const { name: into } = speaker(services, required(params, 'into'));
  if (from === into) throw new Error(`${from} is one speaker already.`);
  await services.decisions.merge(from, into);
  return { json: { from, into }, text: `${from} is ${into}.` };
}

async function insert({ actions, navigation }: CliServices, params: CliData): Promise<CliAnswer> {
  const words = oneLine(required(params, 'words')).toLowerCase();
  const found = (await actions.quotations.all()).filter((choice) => oneLine(choice.text).toLowerCase().includes(words));
  const [choice] = found;
  if (choice === undefined || found.length > 1) throw new Error(`${found.length} quotations hold these words, not one.`);
  const open = navigation.lastEditor();
  if (open === null) throw new Error('No note is open for editing.');
  await actions.quotations.insertChoice(choice, open);
  const { path, speakers } = choice;
  return { json: { into: open.path, path, speakers, text: choice.text }, text: `Inserted into ${open.path}.` };
}

async function createBases({ actions }: CliServices): Promise<CliAnswer> {
  const json = await actions.writeBases();
  return { json, text: [...json.written.map((path) => `${path} written`), ...json.there.map((path) => `${path} left as it is`)].join('\n') };
}

async function rebuild(services: CliServices): Promise<CliAnswer> {
  await services.index.rebuild(true);
  return status(services);
}

function required(params: CliData, key: string): string {
  const value = params[key]?.trim() ?? '';
  if (value === '' || value === 'true') throw new Error(`Say which with ${key}=…`);
  return value;
}

/** @throws Error when nobody, or more than one, is called so. */
function speaker({ index }: CliServices, called: string): Speaker {
  const { speakers } = index.directory();
  const key = called.toLowerCase();
  const named = speakers.filter(({ name }) => name.toLowerCase() === key);
  const found = named.length > 0 ? named : speakers.filter(({ aliases }) => aliases.some((alias) => alias.toLowerCase() === key));
  const [only] = found;
  if (only === undefined || found.length > 1) {
    throw new Error(only === undefined ? `No speaker is called ${called}.` : `${called} may be ${found.map(({ name }) => name).join(' or ')}.`);
  }
  return only;
}

/** @throws Error when it is no number of insights. */
function countOf(max: string): number | 'auto' {
  if (max === 'auto') return max;
  if (!/^[1-9]\d{0,2}$/.test(max)) throw new Error('max must be auto or a whole number from 1 on.');
  return Number(max);
}

/** @throws Error when `path` is no source note. */
async function chosen({ index }: CliServices, path: string | undefined): Promise<readonly (readonly [string, Analysis])[]> {
  if (path === undefined) return [...await index.wakeAll()];
  const analysis = await index.wake(path);
  if (analysis === null) throw new Error(`${path} is not a source note of this vault.`);
  return [[path, analysis]];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
