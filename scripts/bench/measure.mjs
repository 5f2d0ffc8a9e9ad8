import { existsSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

/**
 * Milliseconds that `work` takes, by the clock and of the processor. Other work on the machine touches the latter less. Where
 * the system tells it (Linux), it is this thread's alone; elsewhere what the engine does beside it, clearing memory and
 * compiling in threads of its own, is in it.
 */
export function timed(work) {
  const before = processorTime();
  const start = performance.now();
  work();
  const clock = performance.now() - start;
  return { clock, processor: processorTime() - before };
}

/** Nanoseconds that a thread ran; see the kernel's documentation of schedstat. */
const SCHEDSTAT = '/proc/thread-self/schedstat';
const isTold = existsSync(SCHEDSTAT);

function processorTime() {
  if (isTold) return Number(readFileSync(SCHEDSTAT, 'utf8').split(' ')[0]) / 1e6;
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** One time out of several: the median, the most, the sum of each. */
export function of(runs, choose) {
  return { clock: choose(runs.map(({ clock }) => clock)), processor: choose(runs.map(({ processor }) => processor)) };
}

export function added(one, other, sign = 1) {
  return { clock: one.clock + sign * other.clock, processor: one.processor + sign * other.processor };
}

export function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

export function most(values) {
  return Math.max(...values);
}

export function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

/** A number as tables show it: three figures, or all before the point. */
export function figure(value) {
  if (!Number.isFinite(value)) return '-';
  return value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2);
}

/** Prints rows below a title, the first column to the left and the others to the right. */
export function printTable(title, heads, rows) {
  const shown = [heads, ...rows].map((row) => row.map((cell) => (typeof cell === 'number' ? figure(cell) : cell)));
  const widths = heads.map((_, column) => Math.max(...shown.map((row) => row[column].length)));
  console.log(`\n${title}\n`);
  for (const row of shown) console.log(row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('   ').trimEnd());
}

/** Prints what is asked of a figure, and whether it is so. */
export function printAsked(what, value, relation, limit, unit = '') {
  const isMet = relation === '≥' ? value >= limit : value <= limit;
  console.log(`${isMet ? 'as asked' : 'NOT MET '}  ${what}: ${figure(value)}${unit}, asked ${relation} ${limit}${unit}`);
}

/** The same for a time: what counts is the processor's. */
export function printAskedTime(what, { clock, processor }, relation, limit, unit) {
  printAsked(`${what} (by the clock ${figure(clock)}${unit})`, processor, relation, limit, unit);
}
