// node scripts/train-insights.mjs VAULT [--write] [--predict FILE]
// Learns the weights of src/core/insights/learned-weights.ts from the notes of a vault whose key_insights were written
// by hand, and says by five-fold cross-validation over notes what they are worth. Deterministic. --write stores the
// weights and the list of common words; without it nothing is written. --predict writes what `who-said-what insights
// --json --max 3` would print if each note's weights had been learned from the other folds only.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadCore } from './insights/load-core.mjs';
import { logistic, ridge } from './insights/regression.mjs';
import { rouge } from './insights/rouge.mjs';

const FOLDS = 5;
const INSIGHTS = 3;
/** How much the form of a sentence counts beside its words; pulls of the weights towards 0. */
const FORM = 8;
const PULL_OF_SENTENCES = 1;
const PULL_OF_WORDS = 20;
/** A stem is common in the first, second or third degree when this share of the notes has it. */
const TIERS = [0.5, 0.3, 0.15];

const root = fileURLToPath(new URL('../', import.meta.url));
const target = (name) => join(root, 'src/core/insights', name);
const { positionals: [vault], values: { write, predict } } = parseArgs({
  allowPositionals: true, options: { write: { type: 'boolean', default: false }, predict: { type: 'string' } },
});
if (vault === undefined) {
  console.error('Give the folder of a vault.');
  process.exit(2);
}

const paths = readdirSync(vault).filter((name) => name.endsWith('.md')).sort();
const texts = paths.map((name) => readFileSync(join(vault, name), 'utf8'));
if (write) writeFileSync(target('common-words.ts'), commonWords(await loadCore(root)));
const core = await loadCore(root);
const read = texts.map((text, index) => readNote(text, paths[index]));
const notes = read.filter(({ isExample }) => isExample);
console.log(`${notes.length} of ${texts.length} notes have key insights of their own`);

const totals = [0, 0, 0];
const predicted = new Map();
for (let fold = 0; fold < FOLDS; fold++) {
  const weights = learn(notes.filter((_, index) => index % FOLDS !== fold));
  for (const note of notes.filter((_, index) => index % FOLDS === fold)) {
    add(totals, score(note, weights));
    predicted.set(note, weights);
  }
}
if (predict !== undefined) {
  // A note that is no example was in no training, whichever the weights.
  const some = predicted.values().next().value;
  const insights = (note) => (note.isStub ? [] : choose(note, predicted.get(note) ?? some).map(({ start, end, speakers }) => ({ text: [...speakers, note.text.slice(start, end)].join(': '), start, end })));
  writeFileSync(predict, JSON.stringify({ notes: read.map((note) => ({ path: note.path, insights: insights(note) })) }));
}
report('five-fold cross-validation', totals);
const weights = learn(notes);
const seen = [0, 0, 0];
for (const note of notes) add(seen, score(note, weights));
report('the notes learned from', seen);
if (write) writeFileSync(target('learned-weights.ts'), source(weights));
console.log(source(weights));

function report(what, sums) {
  console.log(`${what}: ROUGE-1, -2, -L ${sums.map((sum) => ((100 * sum) / notes.length).toFixed(2)).join(' ')}`);
}

function add(sums, values) {
  values.forEach((value, index) => (sums[index] += value));
}

/** What the regressions need of one note, which is no example when its key insights are none, few or copied from its text. */
function readNote(text, path) {
  const analysis = core.analyse(text, 'note.md');
  const references = analysis.facts.keyInsights.filter((insight) => core.words(insight).length > 4);
  const body = core.words(core.plainText(text.slice(analysis.note.bodyStart))).join(' ');
  const { kept } = core.findCandidates(analysis);
  const isExample = references.length >= INSIGHTS && kept.length >= 12 && text.length - analysis.note.bodyStart >= 2500 &&
    references.every((reference) => !body.includes(core.words(reference).slice(0, 8).join(' ')));
  const used = references.slice(0, INSIGHTS);
  const { vectors, central, values } = core.featureValues(analysis, kept);
  const inReferences = new Set(core.contentStems(used.join(' ')));
  return {
    path, text, isExample, isStub: core.whyNoInsights(analysis) !== null,
    references: used, kept, vectors, values,
    words: [...core.wordEvidence(analysis, kept, central)].map(([stem, evidence]) => ({ stem, evidence, isIn: inReferences.has(stem) ? 1 : 0 })),
    // The root keeps one lucky sentence from outweighing all others.
    worth: kept.map(({ plain }) => Math.sqrt(Math.max(0, ...used.map((reference) => sum(rouge([plain], [reference])))))),
  };
}

function learn(training) {
  const wordFeatures = Object.keys(core.WORD_WEIGHTS);
  const words = training.flatMap(({ words: own }) => own.map(({ evidence, isIn }) => ({
    x: [...wordFeatures.map((feature) => evidence[feature]), 1], y: isIn, weight: 10 / Math.sqrt(own.length),
  })));
  const forms = Object.keys(core.SENTENCE_WEIGHTS);
  // Within a note, because sentences compete with those of the same note only.
  const sentences = training.flatMap(({ values, worth }) => {
    const means = forms.map((form) => mean(values.map((value) => value[form])));
    const middle = mean(worth);
    const scale = 1 / Math.sqrt(values.length);
    return values.map((value, index) => ({ x: forms.map((form, at) => (value[form] - means[at]) * scale), y: (worth[index] - middle) * scale, weight: 1 }));
  });
  const wordWeights = logistic(words, PULL_OF_WORDS).map(round);
  const formWeights = ridge(sentences, PULL_OF_SENTENCES).map((value) => round(FORM * value));
  return {
    bias: wordWeights.at(-1),
    words: Object.fromEntries(wordFeatures.map((feature, index) => [feature, wordWeights[index]])),
    sentences: Object.fromEntries(forms.map((form, index) => [form, formWeights[index]])),
  };
}

function choose({ kept, vectors, values, words }, learned) {
  const likely = new Map(words.map(({ stem, evidence }) => [stem, core.likelihood(evidence, learned.words, learned.bias)]));
  const scored = core.scoreBy({ candidates: kept, vectors, values }, (stem) => likely.get(stem) ?? 0, learned.sentences);
  return core.selectDiverse(scored, INSIGHTS).map(({ candidate }) => candidate).sort((a, b) => a.start - b.start);
}

function score(note, learned) {
  return rouge(choose(note, learned).map(({ plain, speakers }) => [...speakers, plain].join(' ')), note.references);
}

function source({ words, bias, sentences }) {
  const head = readFileSync(target('learned-weights.ts'), 'utf8').split('*/')[0];
  const record = (name, values) => `export const ${name} = {\n${Object.entries(values).map(([key, value]) => `  ${key}: ${value},\n`).join('')}} as const;\n`;
  return `${head}*/\n${record('WORD_WEIGHTS', words)}export type WordFeature = keyof typeof WORD_WEIGHTS;\nexport const WORD_BIAS = ${bias};\n\n` +
    `${record('SENTENCE_WEIGHTS', sentences)}export type SentenceFeature = keyof typeof SENTENCE_WEIGHTS;\n`;
}

/** The list of common words, made new from what the vault's notes share; names, which stand in capitals, stay out. */
function commonWords({ analyse, findCandidates, stem, STOP_WORDS }) {
  const holding = new Map();
  const small = new Map();
  const all = new Map();
  for (const text of texts) {
    const found = new Set();
    for (const { plain } of findCandidates(analyse(text, 'note.md')).kept) {
      for (const [index, word] of (plain.match(/[\p{L}\p{N}]+/gu) ?? []).entries()) {
        if (index === 0 || !/^\p{Script=Latin}{3,}$/u.test(word) || STOP_WORDS.has(word.toLowerCase())) continue;
        const key = stem(word.toLowerCase());
        found.add(key);
        all.set(key, (all.get(key) ?? 0) + 1);
        if (word === word.toLowerCase()) small.set(key, (small.get(key) ?? 0) + 1);
      }
    }
    for (const key of found) holding.set(key, (holding.get(key) ?? 0) + 1);
  }
  const tiers = TIERS.map((share, index) => [...holding]
    .filter(([key, count]) => count / texts.length >= share && (index === 0 || count / texts.length < TIERS[index - 1]) && (small.get(key) ?? 0) > 0.7 * all.get(key))
    .map(([key]) => key).sort());
  const lines = tiers.map((tier) => `  (\n${wrap(tier)}\n  ).split(' '),\n`).join('');
  const file = readFileSync(target('common-words.ts'), 'utf8');
  const from = file.indexOf('const TIERS');
  return `${file.slice(0, from)}const TIERS: readonly (readonly string[])[] = [\n${lines}];\n${file.slice(file.indexOf('\nconst COMMONNESS'))}`;
}

function wrap(list) {
  const rows = [''];
  for (const word of list) {
    if (rows.at(-1).length + word.length > 110) rows.push('');
    rows[rows.length - 1] += `${rows.at(-1) === '' ? '' : ' '}${word}`;
  }
  return rows.map((row, index) => `    '${row}${index < rows.length - 1 ? " ' +" : "'"}`).join('\n');
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values) {
  return values.length === 0 ? 0 : sum(values) / values.length;
}

function round(value) {
  return Math.round(value * 100) / 100 + 0;
}
