import type { NameIndex } from '../people/name-index.ts';
import type { Block } from './blocks.ts';
import { labelWords, type LabelWords } from './label-words.ts';
import type { Label } from './labels.ts';
import { words } from './nouns.ts';

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
  /** True for the key of a heading or a contents entry. */
  isTitle(key: string): boolean;
  /** Lower-case words that stand inside sentences: a label of such words is no name. They are collected when first asked for. */
  readonly words: { readonly lowerWords: ReadonlySet<string> };
}

/** One thing that speaks for or against reading a label as a speaker. */
export interface Evidence {
  readonly id: string;
  readonly weight: number;
}

const THRESHOLD = 2.5;

/** True when the words before the colon, or marks that only names have, can show a name: without that no label is a speaker's. */
export function canBeSpeaker(label: Label, block: Block, evidence: LabelEvidence, headsQuote: boolean): boolean {
  const { mayBeName, isLowerPhrase } = labelWords(label.name);
  if (mayBeName || label.hasHonorific === true || hasAffiliation(label)) return true;
  if ((label.linked && (block.quoteDepth > 0 || headsQuote)) || (label.spaced && evidence.companions.has('spaced'))) return true;
  if (isHandlePhrase(label, block, evidence)) return true;
  return hasInitials(label, evidence) || (!isLowerPhrase && evidence.knownNames.has(label.name));
}

/** What makes labels look alike: those that look like a speaker's are likelier to be one. */
export function labelKind({ style, glued }: Label, { quoteDepth, isListItem }: Block): string {
  return style + String(glued) + String(quoteDepth > 0) + String(isListItem);
}

/** `Nadia Brandt (Kestrel):`; more words are a remark. */
const hasAffiliation = ({ affiliation }: Label): boolean => affiliation !== '' && affiliation.length < 60;

/** `> platform zero:`, twice, among the labels of other speakers in block quotes: a handle of two words. */
function isHandlePhrase({ name }: Label, { quoteDepth }: Block, { companions, counts }: LabelEvidence): boolean {
  if (quoteDepth === 0 || companions.size === 0) return false;
  const { isLowerPhrase, words: parts, startsWithFunctionWord, hasDigits, key } = labelWords(name);
  return isLowerPhrase && parts.length === 2 && !RUBRIC_NOUN.test(key) && !startsWithFunctionWord && !hasDigits && (counts.get(key) ?? 1) > 1;
}

const RUBRIC_NOUN = /(?:tip|takeaway|note|fact|question|direction|take|point|idea|lesson|rule|step|example|summary|answer|update|insight|quote)s?$/;

/** `KG:` beside `Kamel Grant:`, either of them. */
const hasInitials = ({ name }: Label, { initials, abbreviated }: LabelEvidence): boolean => initials.has(name) || abbreviated.has(name);

/**
 * Everything that bears on whether `label` names a speaker. A text without evidence yields an empty list.
 * @param startsQuote true at the start of a block quote
 * @param headsQuote true when nothing but a block quote follows the label
 */
export function weighLabel(label: Label, block: Block, text: string, evidence: LabelEvidence, headsQuote = false, startsQuote = false): Evidence[] {
  const shown = labelWords(label.name);
  const { words, key, isOutlet } = shown;
  const found: Evidence[] = [];
  const add = (id: string, weight: number): void => void found.push({ id, weight });
  if (shown.isRole) add('role-label', -4);
  if (shown.isAiSystem) add('ai-system', -2);
  if (!isOutlet && shown.hasDigits) add('has-digits', -3);
  if (evidence.isTitle(key)) add('is-title', -3);
  if (!shown.isLowerPhrase && evidence.knownNames.has(label.name)) add('known-name', 3);
  else if (hasInitials(label, evidence)) add('initials', 4);
  else if (!isOutlet) weighWords(shown, evidence, block.quoteDepth > 0 || headsQuote || label.spaced, add);
  // `The Kiln:` heads an item of the newsletter of that name.
  if (key.startsWith('the ') && block.quoteDepth === 0 && !headsQuote) add('article', -4);
  if (isHandlePhrase(label, block, evidence)) add('handle-phrase', 2.5);
  if (label.hasHonorific === true) add('honorific', 2);
  if (shown.endsInRole) add('role-words', -5);
  const count = evidence.counts.get(key) ?? 1;
  if (count >= 4) add('recurs-often', 2.5);
  else if (count >= 2) add('recurs', 1.5);
  if (hasAffiliation(label)) add('affiliation', /^[\p{Lu}@]/u.test(label.affiliation) ? 1.5 : 1);
  if (evidence.companions.size > 0 && evidence.companions.has(labelKind(label, block))) {
    if (words.length > 1) add('companions', 1);
    else if (!block.isListItem && (shown.firstCanBeGiven || asksAgain(label, block, text, evidence))) add('companions', 1.5);
  }
  // A time before one name is a chapter (`12:30 Tarn: the early years`), before names that recur a turn.
  if (label.time !== 'none') add('timed', label.time === 'after' || count >= 2 ? 1 : found.some(({ id }) => id === 'companions') ? 0 : -2);
  const body = text.slice(label.textStart, Math.min(block.content.end, label.textStart + 400));
  if (/^["“‘']/.test(body)) add('quoted-text', 2);
  if (FIRST_PERSON.test(body.slice(0, 200))) add('first-person', 1);
  if (block.quoteDepth > 0) add('block-quote', 1.5);
  // A single word that no lexicon knows is a name where somebody speaks; elsewhere it is as likely a rubric (`Symptom:`).
  const speaks = startsQuote || found.some(({ id }) => id === 'companions' || id === 'quoted-text' || id === 'first-person');
  if (speaks && shown.isUnknownName && !evidence.words.lowerWords.has(key)) add('unknown-name', startsQuote ? 1 : 0);
  if (label.spaced && evidence.companions.has('spaced')) add('spaced-colon', 3.5);
  if (label.linked && (block.quoteDepth > 0 || headsQuote)) add('linked-name', 4);
  if (headsQuote && (words.length === 1 || words.every((word) => !/^\p{Ll}/u.test(word)))) add('heads-block-quote', 2);
  if (block.isListItem) add('list-item', -1.5);
  if (isOutlet) add('organization', -0.5);
  if (body.length < 15 && !headsQuote) add('short-text', -0.5);
  if (label.glued) add('glued', -0.5);
  return found;
}

/** `**Tarn:** How did it start?`: one unknown word before questions, more than once. */
function asksAgain(label: Label, block: Block, text: string, evidence: LabelEvidence): boolean {
  const { isUnknownName, key } = labelWords(label.name);
  if (!isUnknownName || label.style !== 'bold' || (evidence.counts.get(key) ?? 1) < 2) return false;
  return text.charAt(block.content.end - 1) === '?' && !evidence.words.lowerWords.has(key);
}

const FIRST_PERSON = /\b(?:I|I['’](?:m|ve|d|ll)|[Ww]e|[Ww]e['’]re|[Mm]y|me|[Oo]urs?)\b/;

function weighWords(shown: LabelWords, evidence: LabelEvidence, inQuote: boolean, add: (id: string, weight: number) => void): void {
  if (shown.isHandle) {
    add('handle', 3);
    return;
  }
  const { words, lowerCount } = shown;
  const isOne = words.length === 1;
  if (lowerCount > 0) add('lower-case-words', -2.5);
  if (shown.startsWithFunctionWord) add('function-word', -3);
  const hasCommonWord = shown.hasCommonWord || shown.unknownWords.some((word) => evidence.words.lowerWords.has(word));
  if (hasCommonWord && lowerCount === 0) add('common-words', shown.startsWithGivenClass && !isOne ? -1 : -3);
  if (shown.hasMiddleInitial) add('middle-initial', 1.5);
  if (!isOne && words.length <= 4 && !hasCommonWord && lowerCount === 0) {
    if (shown.firstCanBeGiven) add('given-name', 2.5);
    else if (!shown.isSomewhere) add('capitalized-name', 2);
  } else if (isOne && shown.firstCanBeGiven) add('single-given-name', 1);
  // `> odo_finch: …`: an unknown lower-case word before a colon is a handle rather than a label.
  if (shown.isUnknownLower && inQuote && !evidence.words.lowerWords.has(words[0] as string)) add('unknown-word', 3.5);
  if (shown.isEnumerated) add('enumerator', -3);
}

/**
 * Evidence that the words are a name, from the words themselves or from marks that only names have (a link, a time, a
 * handle). How often a label stands and what follows it says nothing of that: `Confidence:` six times is a rubric.
 */
const NAME_EVIDENCE = words(
  'known-name initials handle-phrase linked-name spaced-colon thread-header turn-header affiliation handle middle-initial given-name',
  'capitalized-name honorific single-given-name unknown-word unknown-name organization',
);

/** True when the evidence is enough. */
export function isSpeakerLabel(found: readonly Evidence[]): boolean {
  return found.some(({ id }) => NAME_EVIDENCE.has(id)) && found.reduce((sum, evidence) => sum + evidence.weight, 0) >= THRESHOLD;
}
