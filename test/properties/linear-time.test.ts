import { describe, expect, it } from 'vitest';
import { analyse, type Analysis } from '../../src/core/analyse.ts';
import { explainNote } from '../../src/core/explain/explain-note.ts';
import { rankInsights } from '../../src/core/insights/rank.ts';
import { foreignLines } from '../../src/core/notes/foreign-lines.ts';
import { DEFAULT_SETTINGS } from '../../src/core/settings.ts';
import { planRepair } from '../../src/core/source/repair.ts';
import { HOSTILE_TEXTS } from '../../scripts/hostile-texts.mjs';
import { carriedOut, planOf, unlinkPlanOf, type MemoryVault } from './memory-vault.ts';

const SIZE = 16 * 1024;
/** Linear work takes four times as long for a text four times as long, quadratic work sixteen times. */
const TIMES = 4;
const MOST = 10;
/** In milliseconds: what takes so little is not measured, its first run least of all. */
const NOTHING = 200;
const HEAD = '---\nid: S-1\nplatform: web\nformat: article\n---\n';

const WORK: Readonly<Record<string, (analysis: Analysis) => unknown>> = {
  'the analysis': ({ note }) => analyse(note.text, 'In/0.md'),
  'why it is so': explainNote,
  'key insights': (analysis) => rankInsights(analysis, { count: 5 }),
  'a sync, and taking the links out': ({ note }) => {
    const settings = { ...DEFAULT_SETTINGS, linkDensity: 'every' as const };
    const vault: MemoryVault = { notes: new Map([['In/0.md', note.text]]), settings, useMarkdownLinks: false };
    const after = carriedOut(vault, planOf(vault, new Set(['people', 'links'])));
    return carriedOut(after, unlinkPlanOf(after));
  },
  'a repair': ({ note }) => planRepair(`---\nid: "S-"1"\n${note.text.slice(HEAD.length)}\n---\n`),
};

const analyses = new Map<string, Analysis>();

function analysisOf(kind: string, size: number): Analysis {
  const key = `${kind} ${size}`;
  const analysis = analyses.get(key) ?? analyse(HEAD + (HOSTILE_TEXTS[kind]?.(size) ?? ''), 'In/0.md');
  analyses.set(key, analysis);
  return analysis;
}

/** Milliseconds of the processor, which tell more than those of the clock when other programs run. */
function least(work: () => unknown, repeats: number): number {
  let best = Infinity;
  for (let repeat = 0; repeat < repeats; repeat++) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

describe('a text that nobody writes but an attacker', () => {
  it.each(Object.keys(HOSTILE_TEXTS).flatMap((kind) => Object.keys(WORK).map((what) => [kind, what] as const)))('%s: %s takes no more than the length of the text', (kind, what) => {
    const [short, long] = [SIZE, TIMES * SIZE].map((size) => analysisOf(kind, size)) as [Analysis, Analysis];
    const work = WORK[what] as (analysis: Analysis) => unknown;
    const once = least(() => work(long), 1);
    if (once < NOTHING) return;
    expect(Math.min(once, least(() => work(long), 1)) / least(() => work(short), 3)).toBeLessThan(MOST);
  }, 120_000);
});

describe('a person note between whose markers somebody wrote', () => {
  it.each([']', '- ]', '[[a]]', '[a](', '- ] · 1'])('a line of %j again and again is looked at once', (piece) => {
    const line = `- ${piece.repeat(64 * 1024)}`;
    expect(least(() => foreignLines(line), 2)).toBeLessThan(2000);
    expect(foreignLines(line)).toEqual([line]);
  }, 120_000);
});
