import { wordClass } from '../people/lexicon.ts';
import { looksLikeName, nameEndingAt, nameStartingAt } from '../people/name-phrase.ts';
import type { Token } from '../text/token.ts';
import { ceilingOf, type Clause } from './clause.ts';
import { ATTITUDES, BE } from './cue-words.ts';
import { BEFORE_OBJECT } from './noun-phrase.ts';
import { STATED_NOUNS, TEXT_NOUNS } from './nouns.ts';
import type { Passage } from './passage.ts';
import type { ReportingVerb } from './reporting-verbs.ts';
import { ownerOf, subjectBefore } from './subject.ts';
import { subjectFrom } from './subject-after.ts';
import { namedSubject, OBJECTS, pronounSubject, type Subject } from './subject-forms.ts';

/** What stands for the verb of a clause that has no reporting verb. */
const phraseVerb = (lemma: string, frame: ReportingVerb['frame'] = 'clause'): ReportingVerb =>
  ({ lemma, frame, form: 'finite', particle: '', nounLike: false });

/** The clause without a reporting verb at token `at`: `according to Name`, `Roe is worried that …`, `Roe's view is that …`. */
export function phraseAt(passage: Passage, at: number): Clause | null {
  const lemma = phraseOf(passage.tokens, at);
  if (lemma === '') return attitudeAt(passage, at) ?? viewAt(passage, at) ?? madeClearAt(passage, at) ?? wantsToKnowAt(passage, at) ?? letsKnowAt(passage, at) ?? inTellingAt(passage, at);
  const last = lemma === 'per' ? at : at + 1;
  const subject = subjectOfPhrase(passage, last);
  if (!subject) return null;
  return {
    verb: phraseVerb(lemma), at, last, sentence: passage.sentenceOf[at] as number, negated: false, hypothetical: false,
    subject, inverted: true, first: at, end: subject.last, inherited: false,
  };
}

/** `according to Name`, `per Name`, `in the words of Name`: the phrase before the name, '' for none. */
function phraseOf(tokens: readonly Token[], at: number): string {
  const { lowercase } = tokens[at] as Token;
  if (lowercase === 'according') return tokens[at + 1]?.lowercase === 'to' ? 'according to' : '';
  if (lowercase === 'words') return tokens[at + 1]?.lowercase === 'of' ? 'in the words of' : '';
  return lowercase === 'per' && isPerSomebody(tokens, at) ? 'per' : '';
}

/** `Per METR, …`, `…, per the company`; but `twice per week`. */
function isPerSomebody(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  if (!next || !(looksLikeName(next) || next.lowercase === 'the')) return false;
  return at === 0 || /[.,:;]/.test((tokens[at - 1] as Token).after);
}

/** Who follows the phrase that ends with token `last`. */
function subjectOfPhrase(passage: Passage, last: number): Subject | null {
  const { tokens, text } = passage;
  const ceiling = ceilingOf(passage, last);
  const object = tokens[last + 1];
  const pronoun = object && object.after !== '' ? OBJECTS[object.lowercase] : undefined;
  if (object && pronoun !== undefined) return pronounSubject(pronoun, object, last + 1);
  // `according to a memo seen by Roe`: the memo says it.
  if (/^(?:a|an|one|some|many|several|two|three)$/.test(object?.lowercase ?? '')) return writerOf(passage, last + 1, ceiling);
  return subjectFrom(text, tokens, last, ceiling);
}

/** `a filing by Kestrel Labs`, `a new report from Nadia Brandt`: who wrote it. */
function writerOf({ tokens, text }: Passage, first: number, ceiling: number): Subject | null {
  for (let at = first + 1; at < Math.min(first + 4, ceiling - 1); at++) {
    if (tokens[at]?.after !== '') return null;
    if (!TEXT_NOUNS.has((tokens[at] as Token).lowercase) || !/^(?:by|from)$/.test(tokens[at + 1]?.lowercase ?? '')) continue;
    const lead = /^(?:the|an?)$/.test(tokens[at + 2]?.lowercase ?? '') ? at + 3 : at + 2;
    const name = nameStartingAt(text, tokens, lead, ceiling);
    if (name?.first !== lead || tokens[name.last]?.possessive || wordClass(name.text) === 'place') return null;
    return namedSubject(name);
  }
  return null;
}

/** `Roe is worried about “…”`, `Roe was adamant that …`: an attitude that is told in words. */
function attitudeAt({ tokens, text, sentenceOf }: Passage, at: number): Clause | null {
  if (!ATTITUDES.has((tokens[at] as Token).lowercase) || !/^(?:that|about|of)$/.test(tokens[at + 1]?.lowercase ?? '')) return null;
  if (!BE.has(tokens[at - 1]?.lowercase ?? '')) return null;
  const { subject, negated, hypothetical, first } = subjectBefore(text, tokens, at - 1, Math.max(0, at - 14));
  if (!subject || subject.kind === 'noun') return null;
  return {
    verb: phraseVerb('be worried', 'quote'), at, last: at + 1, sentence: sentenceOf[at] as number, negated, hypothetical,
    subject, inverted: false, first, end: at + 1, inherited: false,
  };
}

/** `Chris Roe's view of it is that …`: the owner of a view says what it is. */
function viewAt(passage: Passage, at: number): Clause | null {
  const { tokens, text, quoteOf, sentenceOf } = passage;
  const { lowercase } = tokens[at] as Token;
  if ((lowercase !== 'is' && lowercase !== 'was') || !thatFollows(passage, at)) return null;
  const sentence = sentenceOf[at] as number;
  for (let noun = at - 1; noun > 0 && noun >= at - 6; noun--) {
    const word = tokens[noun] as Token;
    if (/[.;:!?]/.test(word.after) || quoteOf[noun] !== -1 || sentenceOf[noun] !== sentence) return null;
    const owner = tokens[noun - 1] as Token;
    if (!STATED_NOUNS.has(word.lowercase) || !owner.possessive || !looksLikeName(owner)) continue;
    const name = nameEndingAt(text, tokens, noun - 1);
    return name && {
      verb: phraseVerb('view is'), at, last: at, sentence, negated: false, hypothetical: false,
      subject: namedSubject(name, name.first, noun), inverted: false, first: name.first, end: at, inherited: false,
    };
  }
  return null;
}

/** `is, in short, that …`: up to seven words behind, in the same sentence. */
function thatFollows({ tokens, sentenceOf }: Passage, at: number): boolean {
  for (let next = at + 1; next < Math.min(tokens.length, at + 8); next++) {
    if ((tokens[next] as Token).lowercase === 'that' && sentenceOf[next] === sentenceOf[at]) return true;
  }
  return false;
}

/** A clause whose subject stands before the verb at `verb`, and whose last word is token `last`. */
function clauseOf({ tokens, text, sentenceOf }: Passage, verb: number, last: number, reporting: ReportingVerb): Clause | null {
  const { subject, negated, hypothetical, first } = subjectBefore(text, tokens, verb, Math.max(0, verb - 14));
  if (!subject || subject.kind === 'noun') return null;
  return {
    verb: reporting, at: verb, last, sentence: sentenceOf[verb] as number, negated, hypothetical,
    subject, inverted: false, first, end: last, inherited: false,
  };
}

/** `Roe wanted to know whether …`, `She would like to know who …`: somebody asks. */
function wantsToKnowAt(passage: Passage, at: number): Clause | null {
  const { tokens } = passage;
  if ((tokens[at] as Token).lowercase !== 'know' || tokens[at - 1]?.lowercase !== 'to' || !/^(?:whether|if|who|what|why|how|when|where|which)$/.test(tokens[at + 1]?.lowercase ?? '')) return null;
  const verb = at - 2;
  const { lowercase = '' } = tokens[verb] ?? {};
  if (!/^(?:wanted|wants)$/.test(lowercase) && !(lowercase === 'like' && /(?:^would|['’]d)$/.test(tokens[verb - 1]?.lowercase ?? ''))) return null;
  const clause = clauseOf(passage, lowercase === 'like' && tokens[verb - 1]?.lowercase === 'would' ? verb - 1 : verb, at, phraseVerb('ask'));
  return clause && !isCurious(tokens, clause, verb) ? { ...clause, hypothetical: false } : null;
}

/** `because he wanted to know`, `has always wanted to know`: why somebody does something, or what they are like. */
function isCurious(tokens: readonly Token[], { first, subject }: Clause, verb: number): boolean {
  const lead = tokens[first - 1]?.lowercase ?? '';
  if (/^(?:because|if|whenever|unless|since|while|child|girl|boy|that|who|and)$/.test(lead) || (lead === 'when' && subject.kind !== 'names')) return true;
  return tokens.slice(subject.last + 1, verb).some(({ lowercase }) => /^(?:always|never|ever|often|long|only|just)$/.test(lowercase));
}

/** `Roe let it be known that …`, `Roe lets them know that …`. */
function letsKnowAt(passage: Passage, at: number): Clause | null {
  const { tokens, sentenceOf } = passage;
  const { lowercase } = tokens[at] as Token;
  if (lowercase !== 'know' && lowercase !== 'known') return null;
  for (let verb = at - 2; verb >= Math.max(0, at - 4); verb--) {
    if (sentenceOf[verb] !== sentenceOf[at] || (tokens[verb] as Token).after !== '') return null;
    if (!/^lets?$/.test((tokens[verb] as Token).lowercase)) continue;
    if (lowercase === 'known' && (verb !== at - 3 || tokens[at - 1]?.lowercase !== 'be')) return null;
    if (/^(?:will|would|to|can|could|should|must|might|may)$|['’](?:ll|d)$/.test(tokens[verb - 1]?.lowercase ?? '')) return null;
    if (tokens[at + 1]?.lowercase !== 'that' && !(lowercase === 'known' && tokens.slice(at + 1, at + 6).some((word) => word.lowercase === 'that'))) return null;
    const clause = clauseOf(passage, verb, at, phraseVerb('let know', 'claim'));
    return clause && BEFORE_OBJECT.test(tokens[clause.subject.first - 1]?.lowercase ?? '') ? null : clause;
  }
  return null;
}

/** `In her telling, …`, `…, in Roe's account, …`: it is as she says. */
function inTellingAt({ tokens, text, sentenceOf }: Passage, at: number): Clause | null {
  const noun = tokens[at] as Token;
  if (!/^(?:telling|account)$/.test(noun.lowercase) || !noun.after.startsWith(',')) return null;
  const link = [at - 2, at - 3, at - 4].find((back) => tokens[back]?.lowercase === 'in');
  if (link === undefined || sentenceOf[link] !== sentenceOf[at]) return null;
  // `left $200 in her account,`
  const starts = link === 0 || sentenceOf[link - 1] !== sentenceOf[link] || (tokens[link - 1] as Token).after.endsWith(',');
  const subject = starts ? ownerOf(text, tokens, at, link + 1) : null;
  if (noun.lowercase === 'account' && subject?.kind !== 'pronoun') return null;
  if (!subject || subject.first !== link + 1 || (subject.kind === 'pronoun' && !/^(?:he|she|they)$/.test(subject.word))) return null;
  return {
    verb: phraseVerb('according to'), at: link, last: at, sentence: sentenceOf[at] as number, negated: false, hypothetical: false,
    subject, inverted: true, first: link, end: at, inherited: false,
  };
}

/** `Roe made clear that …`, `Roe makes it plain that …`; the verb alone is too common a word to look at. */
function madeClearAt(passage: Passage, at: number): Clause | null {
  const { tokens, sentenceOf } = passage;
  if (!/^(?:clear|plain)$/.test((tokens[at] as Token).lowercase)) return null;
  const verb = tokens[at - 1]?.lowercase === 'it' ? at - 2 : at - 1;
  if (!/^(?:made|makes|making)$/.test(tokens[verb]?.lowercase ?? '') || sentenceOf[verb] !== sentenceOf[at]) return null;
  return clauseOf(passage, verb, at, phraseVerb('make clear'));
}
