// How fast notes are analysed: beside compromise, and beside a bare scan, on the same texts in the same run, so that the
// ratios mean the same on any machine.
import nlp from 'compromise';
import { figure, median, of, printAskedTime, printTable, sum, timed } from './measure.mjs';
import { lengthOf } from './vault.mjs';

const REPEATS = 9;
/** Passes before the first that counts: by then all that is run often is compiled, as it is for compromise, which takes much longer over one. */
const WARM_UP = 8;
/** Characters that compromise reads at most: at its speed that takes half a minute. */
const MOST = 4_000_000;

/** @param notes each of them is read whole, as a text of its own, by all */
export function benchReading(notes, { analyse }) {
  const part = sample(notes, MOST);
  const size = lengthOf(notes);
  const first = timed(() => readAll(notes, analyse));
  for (let turn = 1; turn < WARM_UP; turn++) readAll(notes, analyse);
  const runs = { scan: [], own: [], rest: [] };
  // Turn by turn, so that whatever else the machine does slows down all of them.
  for (let turn = 0; turn < REPEATS; turn++) {
    runs.scan.push(timed(() => { for (const { text } of notes) found += scan(text); }));
    runs.own.push(timed(() => readAll(notes, analyse)));
    const turns = part.filter((_, index) => index % REPEATS === turn);
    runs.rest.push(timed(() => { for (const { text } of turns) found += askCompromise(text); }));
  }
  print(notes, part, first, [
    ['bare scan of the characters', speed(size, of(runs.scan, median))],
    ['who-said-what, whole analysis', speed(size, of(runs.own, median))],
    ['compromise, people and sentences', speed(lengthOf(part), of(runs.rest, sum))],
  ]);
}

/** What was found is used, so that no reader may be left out as useless. */
let found = 0;

function readAll(notes, analyse) {
  for (const { path, text } of notes) found += analyse(text, path).quotations.length;
}

/** Characters of text that tell how fast compromise is just now. */
const PROBE = 40_000;

/** Million characters that compromise reads in a second of the processor just now. */
export function speedOfCompromise(notes) {
  const text = notes.map(({ text }) => text).join('\n').slice(0, PROBE);
  askCompromise(text);
  return speed(text.length, of(Array.from({ length: 3 }, () => timed(() => { found += askCompromise(text); })), median)).processor;
}

function askCompromise(text) {
  const doc = nlp(text);
  return doc.people().length + doc.sentences().length;
}

/** Million characters in a second. */
function speed(size, { clock, processor }) {
  return { clock: size / 1000 / clock, processor: size / 1000 / processor };
}

function print(notes, part, first, rows) {
  const slowest = rows.at(-1)[1];
  const ratio = ({ clock, processor }) => ({ clock: clock / slowest.clock, processor: processor / slowest.processor });
  printTable(`Analysis of ${notes.length} notes of ${figure(lengthOf(notes) / 1e6)} million characters, in one thread`,
    ['reader', 'M chars/s', '× compromise', 'by processor: M chars/s', '× compromise'],
    rows.map(([name, own]) => [name, own.clock, ratio(own).clock, own.processor, ratio(own).processor]));
  const share = part.length === notes.length ? 'all notes' : `${part.length} of the notes, evenly chosen`;
  console.log(`\nMedian of ${REPEATS} after ${WARM_UP} runs that do not count, of which the first took ${figure(first.clock)} ms; compromise reads ${share} once, in as many turns.`);
  printAskedTime('times as fast as compromise', ratio(rows[1][1]), '≥', 40, ' ×');
  if (found === 0) console.log('Nothing was found.');
}

function scan(text) {
  let marks = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22 || code === 0x201c) marks++;
  }
  return marks;
}

/** So many of the notes, evenly chosen, that they have at most so many characters. */
function sample(notes, most) {
  const step = Math.ceil(lengthOf(notes) / most);
  return notes.filter((_, index) => index % step === 0);
}
