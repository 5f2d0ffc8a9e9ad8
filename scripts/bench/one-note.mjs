// What it costs that one note was changed: everything that the plugin does in its own code from the new text to the planned
// links, beside what the whole vault costs.
import { added, figure, median, most, of, printAsked, printAskedTime, printTable, timed } from './measure.mjs';
import { speedOfCompromise } from './reading.mjs';
import { noteOf } from './vault.mjs';

const REPEATS = 25;
/** Million characters that compromise reads in a second on the machine that milliseconds are asked of. */
const USUAL = 0.11;
const SIZE = 85_000;

export function benchOneNote(notes, core) {
  const changed = noteOf(SIZE, notes);
  const vault = new KnownVault(notes.filter(({ path }) => path !== changed.path), core);
  vault.take(changed);
  vault.plan(changed);
  const steps = { reading: [], directory: [], links: [], all: [] };
  for (let turn = 1; turn <= REPEATS; turn++) {
    const note = edited(changed, turn);
    const reading = timed(() => { vault.take(note); });
    const directory = timed(() => { vault.directory(); });
    const links = timed(() => { vault.plan(note); });
    for (const [step, time] of Object.entries({ reading, directory, links, all: added(added(reading, directory), links) })) steps[step].push(time);
  }
  const row = (name, runs) => {
    const [middle, worst] = [of(runs, median), of(runs, most)];
    return [name, middle.clock, worst.clock, middle.processor, worst.processor, (middle.processor / vault.time.processor) * 100];
  };
  printTable(`One changed note of ${figure(Buffer.byteLength(changed.text) / 1000)} KB in a vault of ${notes.length} notes`, ['work', 'ms', 'most', 'of the processor: ms', 'most', '% of the vault'], [
    row('reading it: analysis, and its record', steps.reading), row('directory of speakers', steps.directory),
    row('planning its links', steps.links), row('all of it', steps.all), ['the whole vault: reading and directory', vault.time.clock, '', vault.time.processor, '', 100],
  ]);
  console.log(`\nMedian and most of ${REPEATS} changes; ${vault.links} links were planned, ${vault.people.length} speakers have notes.`);
  const all = of(steps.all, median);
  printAskedTime('one changed note', all, '≤', 40, ' ms');
  const speed = speedOfCompromise(notes);
  printAsked(`the same where compromise reads ${USUAL} M chars/s; here it reads ${figure(speed)}`, (all.processor * speed) / USUAL, '≤', 40, ' ms');
}

/** What the plugin knows of a vault whose speakers have notes, kept up to date as it keeps it. */
class KnownVault {
  links = 0;
  sources = new Map();

  constructor(notes, core) {
    this.core = core;
    this.keeper = core.directoryKeeper();
    this.people = [];
    this.paths = notes.map(({ path }) => path);
    // Once to warm up.
    for (const note of notes) this.take(note);
    this.time = timed(() => {
      for (const note of notes) this.take(note);
      this.directory();
    });
    const people = notes.filter((note) => core.readPersonNote(note).isPersonNote);
    const created = core.planVault({
      notes: notes.filter((note) => !people.includes(note) && this.sources.has(note.path)), people, settings: core.DEFAULT_SETTINGS, only: new Set(['people']),
      writer: (paths) => core.linkWriter(STYLE, paths),
    }).changes.filter(({ kind }) => kind === 'create');
    this.people = [...people, ...created].map((note) => core.readPersonNote(note).facts);
    this.paths.push(...created.map(({ path }) => path));
    this.directory();
  }

  take({ path, text }) {
    const reading = this.core.readVaultNote(text, path, this.core.DEFAULT_SETTINGS);
    if (reading.kind !== 'source') return;
    const head = this.core.readAnalysisHead(reading.record);
    this.sources.set(path, { path, date: head.facts.date, speakers: head.speakers, record: reading.record });
  }

  directory() {
    const { decisions, ignoredNames } = this.core.DEFAULT_SETTINGS;
    return this.keeper([...this.sources.values()], this.people, { decisions, ignoredNames });
  }

  plan({ path, text }) {
    const analysis = this.core.readAnalysis(this.sources.get(path).record, text, path);
    const { edits } = this.core.planLinks({
      analysis, path, directory: this.directory(), settings: this.core.DEFAULT_SETTINGS, writer: this.core.linkWriter(STYLE, this.paths), records: [],
    });
    this.links = edits.length;
  }
}

const STYLE = { useMarkdownLinks: false, newLinkFormat: 'shortest' };

/** The note with a sentence more, another one in each turn, in front of its last paragraph. */
function edited({ path, text }, turn) {
  const at = Math.max(0, text.trimEnd().lastIndexOf('\n\n'));
  return { path, text: `${text.slice(0, at)}\n\nPerpetua Lindqvist-Aro says: "The lamp was lit ${turn} times before anybody came."${text.slice(at)}` };
}
