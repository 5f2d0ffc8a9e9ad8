// node scripts/generate-word-tables.mjs
// Writes what the plugin needs of compromise's lexicon and conjugations as two small modules, so that compromise itself
// need not be shipped. Run it after an update of compromise or a change of the reporting verbs;
// test/core/people/word-table.test.ts and test/core/quotes/verb-forms.test.ts fail until then.
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import nlp from 'compromise/two';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../', import.meta.url));
const { WORD_CLASSES, isDerived } = await load('src/core/people/word-rules.ts');
const { VERBS } = await load('src/core/quotes/verb-list.ts');
const model = nlp.model();
const { lexicon } = model.one;
const { switches, orgWords } = model.two;
const has = (object, key) => Object.prototype.hasOwnProperty.call(object, key);

/**
 * Prefix lengths are the letters from A; what else is free in ASCII stands for pairs. Control characters take one byte of
 * main.js like all others; left out are those that need an escape there.
 */
const MOST_SHARED = 10;
const CONTROLS = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).filter((char) => !'\0\b\t\n\v\f\r'.includes(char));
const PAIR_MARKS = [...'0123456789!#%&()*+,-./:;<=>?@[]^_{|}~$"`LMNOPQRSTUVWXYZ', ...CONTROLS, '\x7f'];

/** What no word of a text begins or ends with; see `tokens.ts`. */
const NO_EDGE = /^[!-#'-/:-?[-`{-~]|[!-#'-/:-?[-`{-~]$/;

const groups = new Map();
for (const word of new Set([...Object.keys(lexicon), ...Object.keys(switches), ...Object.keys(orgWords)])) {
  const traits = traitsOf(word);
  if (isNeeded(word, traits)) groups.set(traits, [...(groups.get(traits) ?? []), word]);
}
const parts = [];
const odd = [];
for (const [traits, words] of [...groups].sort()) {
  const plain = words.filter((word) => /^[a-z ]+$/.test(word)).sort();
  odd.push(...words.filter((word) => !/^[a-z ]+$/.test(word)).sort().map((word) => `${word}\t${traits}`));
  if (plain.length > 0) parts.push([traits, frontCoded(plain)]);
}
const { packed, pairs } = withPairs(parts.map(([, words]) => words).join('\n'));

await write('src/core/people/word-table.ts', [
  '/** Traits of each group of `WORDS`, in order; `word-traits.ts` says what the letters mean. */',
  `export const GROUPS = ${quoted(parts.map(([traits]) => traits).join(' '))};`,
  '/** Marks of `WORDS` with the two characters that each stands for, in the order in which they were made. */',
  `export const PAIRS = ${quoted(pairs)};`,
  '/** Words with other characters than `a` to `z`, each with its traits. */',
  `export const ODD_WORDS = ${quoted(odd.join('\n'))};`,
  '/** Sorted words, one group a line: of each the number of letters it shares with the one before (`A` for 0), and the rest. */',
  `export const WORDS = ${quoted(packed)};`,
]);

const { conjugate } = nlp.methods().two.transform.verb;
const heads = [...new Set(Object.values(VERBS).flatMap((list) => list.split(',').map((verb) => verb.trim().split(' ')[0])))].sort();
const irregular = heads.flatMap((head) => {
  const { PresentTense, PastTense, Gerund } = conjugate(head, model);
  const stem = head.replace(/e$/, '');
  const isRegular = PresentTense === `${head}s` && PastTense === `${stem}ed` && Gerund === `${stem}ing`;
  return isRegular ? [] : [`${head} ${PresentTense} ${PastTense} ${Gerund}`];
});
await write('src/core/quotes/verb-forms.ts', [
  '/** Verbs that do not just add `-s`, `-ed` and `-ing`: base, present, past and `-ing` form. */',
  `export const IRREGULAR = ${quoted(irregular.join(','))};`,
]);

/** The letters that `word-traits.ts` reads. */
function traitsOf(word) {
  const tag = has(lexicon, word) ? [lexicon[word]].flat().join('+') : undefined;
  const kind = has(switches, word) ? switches[word] : undefined;
  return [
    tag === undefined ? '-' : WORD_CLASSES.find(([, pattern]) => pattern.test(tag))[0],
    tag !== undefined && /Singular|Actor|Noun|Infinitive/.test(tag) && !/Name|Place|City/.test(tag) ? 'P' : '',
    tag !== undefined && /Actor|Honorific/.test(tag) && !/Name/.test(tag) ? 'R' : '',
    tag !== undefined && /Determiner|Pronoun|Preposition|Conjunction|QuestionWord|Modal|Reflexive|Adverb|Auxiliary|Copula/.test(tag) ? 'F' : '',
    tag !== undefined && /Infinitive|Gerund/.test(tag) ? 'V' : '',
    tag === undefined ? '' : /FemaleName/.test(tag) ? 'w' : /MaleName/.test(tag) ? 'm' : '',
    kind === undefined ? '' : /Verb/.test(kind) ? 'S' : 's',
    has(orgWords, word) ? 'O' : '',
  ].join('');
}

/** Leaves out phrases that are no names, words that the rules for unknown words take for common ones anyway, and signs such as `:-)`. */
function isNeeded(word, traits) {
  if (NO_EDGE.test(word)) return false;
  if (word.includes(' ')) return /^[gfpo]/.test(traits);
  return traits !== 'c' || !(isDerived(word) || (/[a-z]s$/.test(word) && /[PsS]/.test(traitsOf(word.slice(0, -1)))));
}

function frontCoded(sorted) {
  let previous = '';
  return sorted.map((word) => {
    let shared = 0;
    while (shared < MOST_SHARED && shared < previous.length && previous[shared] === word[shared]) shared++;
    previous = word;
    return String.fromCharCode(65 + shared) + word.slice(shared);
  }).join('');
}

/** Byte pair encoding: the most frequent pair of neighbours becomes one character, again and again. */
function withPairs(text) {
  let packed = text;
  let pairs = '';
  for (const mark of PAIR_MARKS) {
    const counts = new Map();
    for (let at = 0; at + 1 < packed.length; at++) {
      const pair = packed.slice(at, at + 2);
      if (!pair.includes('\n')) counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
    const [pair] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0];
    packed = packed.split(pair).join(mark);
    pairs += mark + pair;
  }
  return { packed, pairs };
}

function quoted(text) {
  const escaped = text.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n').replace(/\t/g, '\\t');
  // eslint-disable-next-line no-control-regex -- they stand for pairs
  return `'${escaped.replace(/[\x01-\x1f\x7f]/g, (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`)}'`;
}

async function write(path, lines) {
  const head = '// Generated by scripts/generate-word-tables.mjs from compromise (MIT licence). Do not edit.';
  await writeFile(`${root}${path}`, `${[head, ...lines].join('\n')}\n`);
}

async function load(path) {
  const { outputFiles } = await build({ absWorkingDir: root, entryPoints: [path], bundle: true, format: 'esm', write: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
