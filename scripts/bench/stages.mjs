// What each stage takes, from the text of a note to the plans for the vault. The stages are called as the analysis calls them.
import { added, figure, median, of, printTable, sum, timed } from './measure.mjs';
import { lengthOf } from './vault.mjs';

const REPEATS = 5;

export function benchStages(notes, core) {
  const sources = notes.filter(({ path, text }) => core.readVaultNote(text, path, core.DEFAULT_SETTINGS).kind === 'source');
  const people = notes.map((note) => core.readPersonNote(note)).filter(({ isPersonNote }) => isPersonNote);
  const runs = Array.from({ length: REPEATS + 1 }, () => ({ ...noteStages(sources, core), ...vaultStages(sources, people, core) })).slice(1);
  const times = Object.fromEntries(Object.keys(runs[0]).map((stage) => [stage, of(runs.map((run) => run[stage]), median)]));
  const whole = of(Object.keys(PARTS).map((part) => times[part]), sum);
  const row = (name, { clock, processor }, indent = '') => [indent + name, clock, processor, (processor / whole.processor) * 100];
  printTable(`Stages, on ${sources.length} source notes of ${figure(lengthOf(sources) / 1e6)} million characters`, ['stage', 'ms', 'of the processor', '% of all'], [
    ...Object.entries(PARTS).flatMap(([part, inner]) => [row(part, times[part]), ...inner.map((stage) => row(stage, times[stage], '  '))]),
    row('all of it', whole),
    row(INSIGHTS, times[INSIGHTS]),
  ]);
  console.log(`\nMedian of ${REPEATS} after a first run.`);
}

const INSIGHTS = 'besides, when asked for: ranking key insights';
/** Stages, each with what can be told apart in it. */
const PARTS = {
  'structure of the note': ['front matter', 'Markdown', 'lines, headings, sections', 'contents entries', 'protected spans'],
  'quotations': ['blocks, words, clauses, labels', 'candidates and their rules', 'names and who is who in the note'],
  'record to be kept': [],
  'directory of speakers': [],
  'person notes planned': [],
  'links planned': [],
};

/** Times by stage, of all notes together. */
function noteStages(notes, core) {
  const times = {};
  const stage = (name, work) => {
    let result;
    const time = timed(() => { result = work(); });
    times[name] = name in times ? added(times[name], time) : time;
    return result;
  };
  for (const { path, text } of notes) {
    const note = stage('structure of the note', () => core.parseNote(text));
    const facts = core.readFacts(note.frontMatter);
    structureStages(text, core, stage);
    const read = () => core.readNote(note, facts);
    stage('blocks, words, clauses, labels', read);
    // Each reading keeps what is worked out when it is first asked for.
    const [first, second] = [read(), read()];
    stage('candidates and their rules', () => core.findCandidates(first));
    stage('attribution', () => core.attribute(second));
    const analysis = core.analyse(text, path);
    stage('record to be kept', () => core.storeAnalysis(analysis));
    stage(INSIGHTS, () => core.rankInsights(analysis, { count: 3 }));
  }
  times['names and who is who in the note'] = added(times.attribution, times['candidates and their rules'], -1);
  times.quotations = added(times.attribution, times['blocks, words, clauses, labels']);
  return times;
}

function structureStages(text, core, stage) {
  const frontMatter = stage('front matter', () => core.readFrontMatter(text));
  const start = frontMatter.span.end;
  const tree = stage('Markdown', () => new core.MarkdownTree(text, start));
  const [lines, headings, sections] = stage('lines, headings, sections', () => {
    const found = core.readHeadings(text, tree);
    const index = new core.LineIndex(text);
    return [index, found, core.readSections(text, start, found, index)];
  });
  stage('contents entries', () => core.withBlurbs(sections, core.readContents(text, tree, sections, lines)));
  stage('protected spans', () => core.protectedSpans(text, tree, frontMatter.span, headings));
}

const STYLE = { useMarkdownLinks: false, newLinkFormat: 'shortest' };

function vaultStages(notes, people, core) {
  const settings = core.DEFAULT_SETTINGS;
  const analyses = new Map(notes.map(({ path, text }) => [path, core.analyse(text, path)]));
  const entries = [...analyses].map(([path, { facts, speakers }]) => ({ path, date: facts.date, speakers }));
  const build = (facts) => core.buildDirectory(entries, facts, settings);
  const facts = people.map((note) => note.facts);
  const times = { 'directory of speakers': timed(() => build(facts)) };
  const paths = [...analyses.keys()];
  let changes;
  const unlinked = build(facts);
  times['person notes planned'] = timed(() => {
    changes = core.planPersonNotes({ analyses, directory: unlinked, people, settings, writer: core.linkWriter(STYLE, paths), paths });
  });
  const created = changes.filter(({ kind }) => kind === 'create').map((note) => core.readPersonNote(note).facts);
  const directory = build([...facts, ...created]);
  const writer = core.linkWriter(STYLE, [...paths, ...created.map(({ path }) => path)]);
  times['links planned'] = timed(() => {
    for (const [path, analysis] of analyses) core.planLinks({ analysis, path, directory, settings, writer, records: [] });
  });
  return times;
}
