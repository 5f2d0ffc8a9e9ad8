import { isRoleWord } from '../../people/lexicon.ts';
import { isPersonal } from '../../people/note-names.ts';
import { isHandle } from '../../people/name.ts';
import { nameStartingAt } from '../../people/name-phrase.ts';
import { SPEECH_NOUNS, STATED_NOUNS } from '../nouns.ts';
import { ownerOf } from '../subject.ts';
import { namedSubject, type Subject } from '../subject-forms.ts';
import { isNobody, isTitle, readingOf, sentenceStart, tokenAt, wordsInside, type QuoteContext, type QuoteRule } from './quote-context.ts';

export const ownedWords: QuoteRule = {
  id: 'owned-words',
  form: 9,
  reason: 'The quoted words are somebody\'s claim, line or prediction: a possessive name before the noun.',
  examples: [
    "Nobody forgot Nadia Brandt's line that “⟦direct@Nadia Brandt: a queue is a promise to somebody⟧” in the years after.",
    'I keep coming back to Nadia Brandt’s prediction, from two years ago, of "⟦direct@Nadia Brandt: a year in which nobody reads the logs⟧" now.',
  ],
  match(context) {
    const { passage } = context;
    if (context.before < 1) return null;
    const link = tokenAt(context, context.before).lowercase;
    if (wordsInside(context) < (link === 'that' ? 3 : 4) || !/^(?:that|of|is|was)$/.test(link)) return null;
    for (let noun = context.before - 1; noun > 0 && noun > context.before - 9; noun--) {
      const word = tokenAt(context, noun);
      if (/[.;:!?]/.test(word.after) || passage.quoteOf[noun] !== -1) return null;
      if (!STATED_NOUNS.has(word.lowercase)) continue;
      const start = sentenceStart(passage, noun);
      const owner = ownerOf(passage.text, passage.tokens, noun, start);
      if (owner) return isNobody(owner) ? null : readingOf(owner, word.text);
      // `Roe pulls out the take that …`: whoever the sentence is about has it.
      const topic = noun === context.before - 1 ? topicPerson(context, start) : null;
      return topic && readingOf(topic, word.text);
    }
    return null;
  },
};

/** The person that the sentence starts with. */
function topicPerson(context: QuoteContext, start: number): Subject | null {
  const { passage } = context;
  const name = nameStartingAt(passage.text, passage.tokens, start, context.before);
  if (!name || name.first !== start || tokenAt(context, name.last).possessive) return null;
  return isPersonal(name.text) || context.isNamed(name.text) || isHandle(name.text) ? namedSubject(name) : null;
}

const WORDINGS = /^(?:words|phrase|phrasing|wording|telling|formulation|view|account|terms|estimation|reckoning)$/;

export const inTheirWords: QuoteRule = {
  id: 'in-their-words',
  form: 6,
  reason: 'The quotation is somebody\'s words, phrase or view: "in her words" right before it.',
  examples: [
    'The lift was, in Nadia Brandt’s phrase, "⟦direct@Nadia Brandt: a queue that goes up⟧" and no more.',
    'Nadia Brandt was there. The lift is, in her own words, “⟦direct@Nadia Brandt: a queue that goes up.⟧”',
    'In other words, “a queue that goes up” is what they built.',
    'In my view, “a queue that goes up” is no lift.',
  ],
  match(context) {
    const { passage, before } = context;
    if (before < 2 || wordsInside(context) < 3 || isTitle(context)) return null;
    const noun = tokenAt(context, before);
    if (!WORDINGS.test(noun.lowercase) || !noun.after.startsWith(',')) return null;
    const start = sentenceStart(passage, before);
    const link = [before - 2, before - 3, before - 4, before - 5].find((at) => at >= start && tokenAt(context, at).lowercase === 'in');
    const owner = link === undefined ? null : ownerOf(passage.text, passage.tokens, before, link + 1);
    return owner && !isNobody(owner) ? readingOf(owner, noun.text) : null;
  },
};

/** `Roe's paper is long, but it boils down to “…”`: a sentence about somebody's text quotes that text. */
export const ownedText: QuoteRule = {
  id: 'owned-text',
  form: 9,
  reason: 'The sentence is about something that somebody wrote or said; the words that it quotes are from there.',
  examples: [
    'Nadia Brandt’s paper is long, but it boils down to the point that every line is “⟦direct@Nadia Brandt: a debt that somebody else pays⟧” in the end.',
    'Nadia Brandt’s paper, “A Short History of Waiting in Line,” is out.',
  ],
  match(context) {
    const { passage, quote } = context;
    if (context.before < 2 || quote.mark !== 'double' || isTitle(context)) return null;
    const start = sentenceStart(passage, context.before);
    for (let noun = start + 1; noun < Math.min(start + 6, context.before); noun++) {
      if (!SPEECH_NOUNS.has(tokenAt(context, noun).lowercase)) continue;
      const owner = ownerOf(passage.text, passage.tokens, noun, start);
      if (owner?.kind !== 'names' || owner.first !== start || hasOtherSpeaker(context, noun)) return null;
      // `Tarn's head of policy`
      if (passage.tokens.slice(start, noun).some((word) => !word.capital && isRoleWord(word.text))) return null;
      return readingOf(owner, tokenAt(context, noun).text);
    }
    return null;
  },
};

/** `Roe’s paper is long, but Poe says that it is “…”`: between token `noun` and the quotation somebody else is named as saying something. */
function hasOtherSpeaker({ clauses, passage, before }: QuoteContext, noun: number): boolean {
  const sentence = passage.sentenceOf[before];
  return clauses.some(({ first, end, sentence: own, subject, inherited }) => {
    if (first <= noun || end > before || own !== sentence) return false;
    return subject?.kind === 'names' && !inherited && subject.first > noun;
  });
}
