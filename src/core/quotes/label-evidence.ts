import { canBeGiven, isFunctionWord, isRoleWord, wordClass } from '../people/lexicon.ts';
import { looksLikeHandle } from '../people/name-phrase.ts';
import type { NameIndex } from '../people/name-index.ts';
import { isParticle, nameKey } from '../people/name.ts';
import { isAiSystem, ORGANIZATIONS } from '../people/known-organizations.ts';
import type { Block } from './blocks.ts';
import type { Label } from './labels.ts';
import { isRoleLabel } from './turn-roles.ts';

/** What the whole note says about its labels; made once. */
export interface LabelEvidence {
  /** By `nameKey` of the label. */
  readonly counts: ReadonlyMap<string, number>;
  /** Names that the front matter gives, or that a reporting verb attributes words to. */
  readonly knownNames: NameIndex<string>;
  /** Kinds of labels of which at least two others are speakers. */
  readonly companions: ReadonlySet<string>;
  /** Initials of full names that are labels themselves: `KG` beside `Kamel Grant:`. */
  readonly initials: ReadonlyMap<string, string>;
  /** Labels whose initials are labels too. */
  readonly abbreviated: ReadonlySet<string>;
  /** Keys of headings and contents entries. */
  readonly titles: ReadonlySet<string>;
  /** Lower-case words that stand inside sentences: a label of such words is no name. They are collected when first asked for. */
  readonly words: { readonly lowerWords: ReadonlySet<string> };
}

/** One thing that speaks for or against reading a label as a speaker. */
export interface Evidence {
  readonly id: string;
  readonly weight: number;
}

const THRESHOLD = 2.5;

/**
 * Everything that bears on whether `label` names a speaker. A text without evidence yields an empty list.
 * @param startsQuote true at the start of a block quote
 * @param headsQuote true when nothing but a block quote follows the label
 */
export function weighLabel(label: Label, block: Block, text: string, evidence: LabelEvidence, headsQuote = false, startsQuote = false): Evidence[] {
  const words = label.name.split(/\s+/);
  const key = nameKey(label.name);
  const found: Evidence[] = [];
  const add = (id: string, weight: number): void => void found.push({ id, weight });
  if (isRoleLabel(label.name)) add('role-label', -4);
  if (isAiSystem(key)) add('ai-system', -2);
  const isOutlet = ORGANIZATIONS.has(key);
  if (!isOutlet && words.some((word) => /\d/.test(word) && !looksLikeHandle(word))) add('has-digits', -3);
  if (evidence.titles.has(key)) add('is-title', -3);
  const isLowerPhrase = words.length > 1 && words.every((word) => /^\p{Ll}/u.test(word));
  const known = !isLowerPhrase && evidence.knownNames.matches(label.name).length > 0;
  if (known) add('known-name', 3);
  else if (evidence.initials.has(label.name) || evidence.abbreviated.has(label.name)) add('initials', 4);
  else if (!isOutlet) weighWords(words, evidence, block.quoteDepth > 0 || headsQuote || label.spaced, add);
  // `Product Manager:` names a role, whoever has it; `Stephen King:` does not.
  const last = words[words.length - 1] as string;
  if (words.length > 1 && isRoleWord(last) && !canBeGiven(words[0] as string)) add('role-words', -5);
  const count = evidence.counts.get(key) ?? 1;
  if (count >= 4) add('recurs-often', 2.5);
  else if (count >= 2) add('recurs', 1.5);
  if (label.affiliation && label.affiliation.length < 60) add('affiliation', /^[\p{Lu}@]/u.test(label.affiliation) ? 1.5 : 1);
  if (evidence.companions.size > 0 && evidence.companions.has(label.style + String(label.glued) + String(block.quoteDepth > 0) + String(block.isListItem)) && (words.length > 1 || (canBeGiven(words[0] as string) && !block.isListItem))) add('companions', words.length > 1 ? 1 : 1.5);
  // A time before one name is a chapter (`12:30 Tarn: the early years`), before names that recur a turn.
  if (label.time !== 'none') add('timed', label.time === 'after' || count >= 2 ? 1 : found.some(({ id }) => id === 'companions') ? 0 : -2);
  const body = text.slice(label.textStart, Math.min(block.content.end, label.textStart + 400));
  if (/^["“‘']/.test(body)) add('quoted-text', 2);
  if (/\b(?:I|I['’](?:m|ve|d|ll)|[Ww]e|[Ww]e['’]re|[Mm]y|me|[Oo]urs?)\b/.test(body.slice(0, 200))) add('first-person', 1);
  if (block.quoteDepth > 0) add('block-quote', 1.5);
  // A single word that no lexicon knows is a name where somebody speaks; elsewhere it is as likely a rubric (`Symptom:`).
  const speaks = startsQuote || found.some(({ id }) => id === 'companions' || id === 'quoted-text' || id === 'first-person');
  if (speaks && words.length === 1 && /^\p{Lu}\p{Ll}+$/u.test(last) && /^(?:unknown|family)$/.test(wordClass(last)) && !evidence.words.lowerWords.has(key)) add('unknown-name', startsQuote ? 1 : 0);
  if (label.spaced && evidence.companions.has('spaced')) add('spaced-colon', 3.5);
  if (label.linked && (block.quoteDepth > 0 || headsQuote)) add('linked-name', 4);
  if (headsQuote && (words.length === 1 || words.every((word) => !/^\p{Ll}/u.test(word)))) add('heads-block-quote', 2);
  if (block.isListItem) add('list-item', -1.5);
  if (isOutlet) add('organization', -0.5);
  if (body.length < 15 && !headsQuote) add('short-text', -0.5);
  if (label.glued) add('glued', -0.5);
  return found;
}

function weighWords(words: readonly string[], evidence: LabelEvidence, inQuote: boolean, add: (id: string, weight: number) => void): void {
  const first = words[0] ?? '';
  const classes = words.map((word) => (isParticle(word) ? 'unknown' : wordClass(word.replace(/[.,]/g, ''))));
  if (words.length === 1 && looksLikeHandle(first)) {
    add('handle', 3);
    return;
  }
  const lower = words.filter((word) => /^\p{Ll}/u.test(word) && !isParticle(word));
  if (lower.length > 0) add('lower-case-words', -2.5);
  if (isFunctionWord(first) && !canBeGiven(first)) add('function-word', -3);
  const common = words.filter((word, index) => !isParticle(word) && ((classes[index] === 'common' && !isRoleWord(word) && !(index === 0 && canBeGiven(word) && words.length > 1)) ||
    (classes[index] === 'unknown' && evidence.words.lowerWords.has(word.toLowerCase()))));
  if (common.length > 0 && lower.length === 0) add('common-words', classes[0] === 'given' && words.length > 1 ? -1 : -3);
  if (words.length > 1 && words.slice(1, -1).some((word) => /^\p{Lu}\.?$/u.test(word))) add('middle-initial', 1.5);
  if (words.length > 1 && words.length <= 4 && common.length === 0 && lower.length === 0) {
    if (canBeGiven(first)) add('given-name', 2.5);
    else if (!classes.includes('organization') && !classes.includes('place')) add('capitalized-name', 2);
  } else if (words.length === 1 && canBeGiven(first)) add('single-given-name', 1);
  // `> odo_finch: …`: an unknown lower-case word before a colon is a handle rather than a label.
  if (words.length === 1 && lower.length === 1 && inQuote && classes[0] === 'unknown' && !first.includes('-') && !evidence.words.lowerWords.has(first)) add('unknown-word', 3.5);
  if (words.length > 1 && /^\p{Lu}$/u.test(words[words.length - 1] as string)) add('enumerator', -3);
}

/**
 * Evidence that the words are a name, from the words themselves or from marks that only names have (a link, a time, a
 * handle). How often a label stands and what follows it says nothing of that: `Confidence:` six times is a rubric.
 */
const NAME_EVIDENCE = /^(?:known-name|initials|linked-name|spaced-colon|thread-header|turn-header|affiliation|handle|middle-initial|given-name|capitalized-name|single-given-name|unknown-word|unknown-name|organization)$/;

/** True when the evidence is enough. */
export function isSpeakerLabel(found: readonly Evidence[]): boolean {
  return found.some(({ id }) => NAME_EVIDENCE.test(id)) && found.reduce((sum, evidence) => sum + evidence.weight, 0) >= THRESHOLD;
}
