// npm run bench:hostile [-- KIND]
// How long work takes on texts that nobody writes but an attacker: the analysis for half a megabyte and for one, and what
// follows from it for a part of that. Linear work takes twice the time for twice the text. Each figure is the least of several
// repeats, since only the work is of interest here.
import { performance } from 'node:perf_hooks';
import { buildCore } from './bench/core.mjs';
import { HOSTILE_TEXTS } from './hostile-texts.mjs';

const MEGABYTE = 1 << 20;
const REPEATS = 3;
const HEAD = '---\nid: S-1\nplatform: web\nformat: article\n---\n';
/** More than twice the time for twice the text, with what a machine's other work may add. */
const SUSPICIOUS = 3;
/** In milliseconds: the ratio of shorter times says nothing. */
const NOTHING = 50;

const core = await buildCore(
  'analyse.ts', 'explain/explain-note.ts', 'insights/rank.ts', 'notes/foreign-lines.ts', 'settings.ts', 'source/repair.ts', 'plan-vault.ts', 'links/link-writer.ts',
);
const only = process.argv[2];
const kinds = Object.entries(HOSTILE_TEXTS).filter(([kind]) => only === undefined || kind === only);

table('the analysis, 1 MB', MEGABYTE, (text) => () => core.analyse(text, 'In/0.md'));
table('why it is so, 128 KB', MEGABYTE / 8, (text) => {
  const analysis = core.analyse(text, 'In/0.md');
  return () => core.explainNote(analysis);
});
table('key insights, 128 KB', MEGABYTE / 8, (text) => {
  const analysis = core.analyse(text, 'In/0.md');
  return () => core.rankInsights(analysis, { count: 5 });
});
table('a sync, and taking the links out, 128 KB', MEGABYTE / 8, (text) => () => {
  const settings = { ...core.DEFAULT_SETTINGS, linkDensity: 'every' };
  const writer = (paths) => core.linkWriter({ useMarkdownLinks: false, newLinkFormat: 'shortest' }, paths);
  const { changes, links } = core.planVault({ notes: [{ path: 'In/0.md', text }], people: [], settings, only: new Set(['people', 'links']), writer });
  const linked = changes.find(({ path, kind }) => path === 'In/0.md' && kind === 'update')?.text ?? text;
  core.planUnlinkVault({ notes: [{ path: 'In/0.md', text: linked }], settings: { ...settings, links } });
});
table('a repair, 128 KB', MEGABYTE / 8, (text) => () => core.planRepair(`---\nid: "S-"1"\n${text.slice(HEAD.length)}\n---\n`));
table('what somebody wrote between the markers of a person note, 128 KB', MEGABYTE / 8, (text) => () => core.foreignLines(text));

/** @param prepare what is to be measured for a text */
function table(title, size, prepare) {
  console.log(`\n${title.padEnd(32)}     half    whole   times`);
  for (const [kind, make] of kinds) {
    const [half, whole] = [size / 2, size].map((length) => least(prepare(HEAD + make(length))));
    const mark = whole > NOTHING && whole / half > SUSPICIOUS ? '   MORE THAN LINEAR' : '';
    console.log(`${kind.padEnd(32)} ${half.toFixed(0).padStart(8)} ${whole.toFixed(0).padStart(8)}   ${(whole / half).toFixed(1).padStart(5)}${mark}`);
  }
}

/** Milliseconds. */
function least(work) {
  let best = Infinity;
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
    // What takes seconds is slow enough once.
    if (best > 5000) break;
  }
  return best;
}
