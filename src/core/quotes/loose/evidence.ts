import { canBeGiven, isRoleWord } from '../../people/lexicon.ts';
import { isHandle, nameKey } from '../../people/name.ts';
import { isPersonal } from '../../people/note-names.ts';
import { isAiSystem, ORGANIZATIONS } from '../../people/known-organizations.ts';
import type { Candidate } from '../candidate.ts';
import { reportingVerb } from '../reporting-verbs.ts';
import { tokenAt, wordsInside, type QuoteContext } from '../rules/quote-context.ts';
import { SPEECH_NOUNS } from '../subject.ts';
import { startOfSentence, wordsBetween, type PossibleSpeaker } from './possible-speakers.ts';

/** What the note as a whole shows. */
export interface LooseFacts {
  /** Keys of the names that words were attributed to by a rule. */
  readonly quoted: ReadonlySet<string>;
  /** Share of the quoted passages that a rule attributed, 0–1. */
  readonly share: number;
  /** The passage attributed last before these words, and how many lines of text lie between. */
  readonly previous: Candidate | null;
  readonly linesSince: number;
  /** True when the previous passage stands in the same sentence; in the sentence right before. */
  readonly sameSentence: boolean;
  readonly nextSentence: boolean;
}

const FIRST_PERSON = /^(?:i|we|my|our|us|me|i['’](?:m|ve|d|ll)|we['’](?:re|ve|d|ll)|let['’]s)$/;
const AUXILIARY = /^(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|should|must|may|might|isn['’]t|aren['’]t|don['’]t|doesn['’]t|didn['’]t|can['’]t|won['’]t|it['’]s|that['’]s|there['’]s|they['’]re|you['’]re|he['’]s|she['’]s|what['’]s|cannot)$/;
const TERM_NOUN = /^(?:so-called|called|named|titled|entitled|term|word|words|phrase|dubbed|known|slogan|title|headline|meaning|labeled|mode|button|aka)$/;
const SPEECH = /^(?:claim|claims|line|idea|question|quote|view|point|argument|notion|warning|promise|concern|concerns|worry|fear|belief|prediction|assertion|suggestion|statement|post|tweet|memo|letter|message|response|answer|reply|words|phrase|take|complaint|call|calls|goal|conclusion|thesis|remark|remarks|admission|declaration|explanation|position|reason|description|criticism|verdict|theory)$/;
const HYPOTHETICAL = /^(?:if|imagine|suppose|maybe|perhaps|like|e\.g|eg|say|such|whether|hypothetical|hypothetically|example|instance|prompt|something|anything)$/;
const ARTICLE = /^(?:a|an|the|this|that|these|those|his|her|its|their|my|our|your|some|any|no|each|every|another)$/;
const PREPOSITION = /^(?:in|on|at|for|from|with|by|to|into|about|over|under|between|against|through|via|than|like|without|around|toward|towards)$/;
const VERBISH = /^(?:be|is|are|was|were|been|being|becomes|became|means|meant|has|have|had|uses|used|using|considers|considered|see|sees|saw|seen|finds|found|worried|hears|heard)$/;

/** What speaks for and against somebody having said loose words, as ids of `LOOSE_WEIGHTS`. */
export function looseEvidence(context: QuoteContext, speaker: PossibleSpeaker, facts: LooseFacts): string[] {
  return [...ofWords(context), ...ofPlace(context), ...ofSpeaker(context, speaker, facts), ...ofBetween(context, speaker), ...ofNote(facts, speaker)];
}

function ofWords(context: QuoteContext): string[] {
  const { passage, quote } = context;
  const count = wordsInside(context);
  const inside = passage.tokens.slice(context.firstInside, Math.min(context.lastInside + 1, context.firstInside + 40));
  const found = [count === 1 ? 'words:1' : count === 2 ? 'words:2' : count <= 4 ? 'words:3-4' : count <= 8 ? 'words:5-8' : count <= 15 ? 'words:9-15' : 'words:16+'];
  if (quote.mark === 'single') found.push('single-mark');
  if (/[.!?…]/.test(passage.text.charAt(quote.end - 1))) found.push('ends-sentence');
  else if (/,/.test(passage.text.charAt(quote.end - 1))) found.push('ends-with-comma');
  if (inside[0]?.capital) found.push('starts-capital');
  if (inside.some((word) => FIRST_PERSON.test(word.lower))) found.push('first-person');
  if (inside.some((word) => AUXILIARY.test(word.lower))) found.push('has-verb');
  if (count > 1 && inside.every((word) => word.capital || word.text.length < 4)) found.push('title-case');
  if (!quote.closed) found.push('unclosed');
  return found;
}

function ofPlace(context: QuoteContext): string[] {
  const { passage, before, after, lastInside } = context;
  const found: string[] = [];
  const sentence = passage.sentenceOf[context.firstInside];
  const starts = before < 0 || passage.sentenceOf[before] !== sentence;
  const ends = after >= passage.tokens.length || passage.sentenceOf[after] !== sentence;
  if (starts && ends) found.push('whole-sentence');
  else if (starts) found.push('starts-sentence');
  else if (ends) found.push('to-sentence-end');
  else found.push(/[,;:—–-]/.test(tokenAt(context, lastInside).after) || /,/.test(passage.text.charAt(context.quote.end - 1)) ? 'then-comma' : 'goes-on');
  if (starts) return found;
  const word = tokenAt(context, before);
  if (passage.quoteOf[before] !== -1) found.push('after-quote');
  else if (/[:：]/.test(word.after)) found.push('after-colon');
  else if (/,/.test(word.after)) found.push('after-comma');
  else if (/[(—–-]/.test(word.after)) found.push('after-dash');
  else if (word.lower === 'that' || word.lower === 'as' || word.lower === 'of' || word.lower === 'and' || word.lower === 'or') found.push(`after-${word.lower}`);
  else if (ARTICLE.test(word.lower)) found.push('after-article');
  else if (PREPOSITION.test(word.lower)) found.push('after-preposition');
  else if (VERBISH.test(word.lower)) found.push('after-be');
  else if (TERM_NOUN.test(word.lower)) found.push('after-term');
  else if (reportingVerb(word.lower, [])) found.push('after-reporting-verb');
  else found.push('after-word');
  return found;
}

function ofSpeaker(context: QuoteContext, { how, subject, distance, clause }: PossibleSpeaker, facts: LooseFacts): string[] {
  const found = [`by:${how}`];
  if (how !== 'previous') found.push(distance <= 1 ? 'beside' : distance <= 4 ? 'near' : distance <= 12 ? 'apart' : 'far');
  if (clause) {
    found.push(`frame:${clause.verb.frame}`);
    if (clause.negated) found.push('negated');
    if (clause.hypothetical) found.push('hypothetical-clause');
    if (clause.inherited) found.push('inherited-subject');
  }
  if (subject?.kind === 'pronoun') found.push(`pronoun:${/^(?:he|she)$/.test(subject.word) ? 'person' : subject.word}`);
  else if (subject?.kind === 'noun') found.push('noun-phrase');
  else if (subject?.kind === 'names') {
    const name = subject.names[0]?.text ?? '';
    const key = nameKey(name);
    if (facts.quoted.has(key) || facts.quoted.has(key.split(' ').pop() ?? '')) found.push('quoted-elsewhere');
    if (ORGANIZATIONS.has(key) || isAiSystem(key)) found.push('known-organization');
    else if (isHandle(name) || isPersonal(name) || subject.names.some((one) => one.hasRole) || canBeGiven(name.split(' ')[0] ?? '')) found.push('person-like');
    else found.push('bare-name');
  }
  return found;
}

/** What stands between the speaker and the words. */
function ofBetween(context: QuoteContext, { how, subject }: PossibleSpeaker): string[] {
  const found: string[] = [];
  const from = !subject ? startOfSentence(context) - 1 : subject.last < context.firstInside ? subject.last : context.lastInside;
  const to = subject && subject.first > context.lastInside ? subject.first : context.firstInside;
  const words = wordsBetween(context, from, to);
  const last = words.slice(-4);
  if (last.some((word) => SPEECH.test(word.lower) || SPEECH_NOUNS.has(word.lower))) found.push('speech-noun-before');
  if (last.some((word) => TERM_NOUN.test(word.lower))) found.push('term-noun-before');
  if (words.some((word) => FIRST_PERSON.test(word.lower) || word.lower === 'you')) found.push('author-between');
  if (words.some((word) => HYPOTHETICAL.test(word.lower))) found.push('hypothetical-between');
  if (words.some((word) => reportingVerb(word.lower, []))) found.push('reporting-verb-between');
  if (words.some((word) => word.capital && word.before === '' && !isRoleWord(word.text))) found.push('capital-between');
  if (how !== 'previous' && words.some((word) => /[;:]/.test(word.after))) found.push('break-between');
  const lead = tokenAt(context, startOfSentence(context));
  if (FIRST_PERSON.test(lead.lower)) found.push('author-starts');
  return found;
}

function ofNote(facts: LooseFacts, { how }: PossibleSpeaker): string[] {
  const found = [facts.share > 0.75 ? 'note:quotes' : facts.share > 0.4 ? 'note:mixed' : 'note:scare'];
  if (facts.sameSentence) found.push(how === 'previous' || how === 'clause' ? 'goes-on-in-sentence' : 'quoted-before-in-sentence');
  else if (facts.nextSentence) found.push(how === 'previous' ? 'goes-on-in-next-sentence' : 'quoted-in-sentence-before');
  else if (facts.linesSince === 0) found.push(how === 'previous' ? 'goes-on-in-line' : 'quoted-in-line');
  else if (how === 'previous') found.push(facts.linesSince === 1 ? 'goes-on-in-next-line' : 'goes-on-later');
  return found;
}
