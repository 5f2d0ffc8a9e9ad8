import { describe, expect, it } from 'vitest';
import { noteJson } from '../../src/core/note-json.ts';
import { analyse, type Analysis } from '../../src/core/analyse.ts';
import { buildDirectory } from '../../src/core/people/build-directory.ts';
import { writeMarked } from '../marked.ts';
import { compare, compareDirectory, compareRelays, noAgreement, percent, personKeys, readExpectations, readNote, type Agreement } from './expectations.ts';
import { expectNoOtherRecordings, expectRecorded, recordedJson } from './recorded.ts';

/**
 * What is reached, in percent. Raise a number when the engine has become better; lower one only when the reader's
 * answer was wrong. SHOW_DIFFERENCES=1 prints every difference, also when nothing fails.
 */
const FLOOR = {
  direct: { precision: 99, recall: 94.5 },
  indirect: { precision: 96.5, recall: 90 },
  people: { precision: 97.5, recall: 91 },
  relays: { precision: 100, recall: 75 },
};

/** Speakers found in notes in which nobody speaks. */
const MOST_MADE_UP = 0;

const EXPECTED = new URL('expected/', import.meta.url).pathname;
const expectations = readExpectations();
const key = personKeys(expectations.people);
const analyses = new Map<string, Analysis>(expectations.notes.map(({ path }) => [path, analyse(readNote(path), path)]));
const analysisOf = (path: string): Analysis => analyses.get(path) as Analysis;
const directory = buildDirectory(
  expectations.notes.map(({ path }) => ({ path, date: analysisOf(path).facts.date, speakers: analysisOf(path).speakers })),
  [{ path: 'People/Priyanka Vadlamani.md', name: 'Priyanka Vadlamani', aliases: ['Priya Vadlamani'] }],
  { decisions: [], ignoredNames: [] },
);

function expectFloor(what: string, agreement: Agreement, floor: { readonly precision: number; readonly recall: number }): void {
  const precision = percent(agreement.right, agreement.wrong);
  const recall = percent(agreement.found, agreement.missed);
  const report = `${what}: precision ${precision} (floor ${floor.precision}), recall ${recall} (floor ${floor.recall})\n${agreement.differences.join('\n')}`;
  if (process.env.SHOW_DIFFERENCES === '1') process.stderr.write(`${report}\n`);
  expect(precision >= floor.precision && recall >= floor.recall, report).toBe(true);
}

describe('the analysis of the example vault', () => {
  const direct = noAgreement();
  const indirect = noAgreement();
  for (const { path, attributions } of expectations.notes) compare(path, analysisOf(path), attributions, key, direct, indirect);

  it('attributes words to those who said them, as a careful reader does', () => {
    expectFloor('direct', direct, FLOOR.direct);
  });

  it('attributes paraphrases to those whose words they give', () => {
    expectFloor('indirect', indirect, FLOOR.indirect);
  });

  it('says who passed the words on', () => {
    const relays = noAgreement();
    for (const { path, attributions } of expectations.notes) compareRelays(path, analysisOf(path), attributions, key, relays);
    expectFloor('relays', relays, FLOOR.relays);
  });

  it('finds the speakers of the vault, each once, and makes up none', () => {
    const people = compareDirectory(directory, expectations, key);
    expectFloor('people', people, FLOOR.people);
  });

  it.each(expectations.local)('never lets $name, a bare first name, leave its note', ({ name, note }) => {
    const speaker = analysisOf(note).speakers.find((one) => one.name === name);
    expect(speaker?.scope ?? 'local').toBe('local');
    expect(directory.find(note, name)).toBeNull();
    expect(directory.speakers.filter((one) => one.name === name)).toEqual([]);
  });

  it('finds nobody in a tutorial full of labels and in a video description', () => {
    const silent = expectations.notes.filter((note) => note.attributions.length === 0);
    const madeUp = silent.flatMap(({ path }) => analysisOf(path).speakers.map((speaker) => `${speaker.name} in ${path}`));
    expect(silent).toHaveLength(2);
    expect(madeUp.length, madeUp.join('\n')).toBeLessThanOrEqual(MOST_MADE_UP);
  });
});

describe('the recordings of the example vault', () => {
  it.each(expectations.notes)('show what is found in $path', ({ path }) => {
    const analysis = analysisOf(path);
    const marks = analysis.quotations.map(({ start, end, kind, speakers, relayedBy, rule }) => ({
      start, end, kind,
      label: `${speakers.join(' + ') || '?'}${relayedBy.length > 0 ? ` via ${relayedBy.join(' + ')}` : ''} by ${rule}`,
    }));
    expectRecorded(`${EXPECTED}marked/${path}`, writeMarked(analysis.note.text, marks));
    expectRecorded(`${EXPECTED}json/${path.replace(/\.md$/, '.json')}`, recordedJson(noteJson(path, analysis)));
  });

  it('are all of notes that still exist', () => {
    expectNoOtherRecordings(`${EXPECTED}marked/`, expectations.notes.map(({ path }) => path));
    expectNoOtherRecordings(`${EXPECTED}json/`, expectations.notes.map(({ path }) => path.replace(/\.md$/, '.json')));
  });
});
