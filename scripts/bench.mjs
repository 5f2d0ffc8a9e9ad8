// npm run bench [-- VAULT] [--browser | --only PART[,PART…]]
// How fast everything is, in one run: ratios to yardsticks that are measured beside it, medians of several repeats, and what
// is asked of them. Nothing fails by it. Without a vault it is the example vault, multiplied.
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BROWSER_PARTS, benchBrowser } from './bench/browser.mjs';
import { benchGrowth, benchWarmStart } from './bench/command.mjs';
import { buildCore, root } from './bench/core.mjs';
import { figure } from './bench/measure.mjs';
import { benchOneNote } from './bench/one-note.mjs';
import { benchReading } from './bench/reading.mjs';
import { benchStages } from './bench/stages.mjs';
import { lengthOf, multiplied, readVault } from './bench/vault.mjs';

/** Characters of text that are enough to measure; the example vault has fewer. */
const LEAST = 1_500_000;

// Processes first: while they are measured, this one is still small.
const PARTS = { warm: benchWarmStart, growth: benchGrowth, note: benchOneNote, stages: benchStages, reading: benchReading };

const ALL = [...Object.keys(PARTS), ...BROWSER_PARTS];

const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' }, browser: { type: 'boolean' } } });
const wanted = values.only?.split(',') ?? (values.browser ? BROWSER_PARTS : ALL);
if (wanted.some((part) => !ALL.includes(part)) || positionals.length > 1) {
  console.error(`npm run bench -- [VAULT] [--browser | --only PART,…]: the parts are ${Object.keys(PARTS).join(', ')}, and in a browser ${BROWSER_PARTS.join(', ')}.`);
  process.exit(2);
}
const vault = positionals[0] ?? join(root, 'test', 'vault');
const core = await buildCore(
  'analyse.ts', 'read-vault-note.ts', 'plan-vault.ts', 'settings.ts', 'record/analysis-record.ts', 'people/build-directory.ts',
  'notes/person-note.ts', 'notes/plan-person-notes.ts', 'links/plan-links.ts', 'links/link-writer.ts', 'insights/rank.ts',
  'source/parse-note.ts', 'source/read-front-matter.ts', 'source/sections.ts', 'source/contents.ts', 'source/schema.ts',
  'text/lines.ts', 'text/markdown.ts', 'text/headings.ts', 'text/protected.ts',
  'quotes/note-reading.ts', 'quotes/find-candidates.ts', 'quotes/attribute.ts',
);
const once = readVault(vault);
if (lengthOf(once) === 0) {
  console.error(`${vault}: There is no Markdown in it.`);
  process.exit(2);
}
const times = positionals.length > 0 ? 1 : Math.ceil(LEAST / lengthOf(once));
const notes = multiplied(once, times, core);
console.log(`${vault}${times > 1 ? `, ${times} times over` : ''}: ${notes.length} notes of ${figure(lengthOf(notes) / 1e6)} million characters.`);
console.log(`Node ${process.versions.node}, ${cpus().length} processors, ${figure(loadavg()[0])} processes at work in the last minute.`);
for (const part of wanted) await PARTS[part]?.(notes, core);
const inBrowser = wanted.filter((part) => BROWSER_PARTS.includes(part));
if (inBrowser.length > 0) await benchBrowser(once, core, inBrowser);
