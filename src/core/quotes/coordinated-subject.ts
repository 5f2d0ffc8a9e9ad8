import { looksLikeName, nameStartingAt } from '../people/name-phrase.ts';
import type { Token } from '../text/token.ts';
import { PREPOSITIONS } from './noun-phrase.ts';
import { words } from './nouns.ts';
import type { Passage } from './passage.ts';
import { namedSubject, pronounSubject, type Subject } from './subject-forms.ts';

/** Words from the subject of a sentence to its last verb. */
const FARTHEST = 30;
/** Words before the subject: `On Tuesday,`, `Last week`. */
const LONGEST_LEAD = 6;

/** With these a clause of its own begins, whose subject is another. */
const CLAUSE_WORDS = words(
  'i we you he she they it who whom which that what because while when if as after before since so although though whether until',
  'where than',
);
/** Behind these the first clause of a sentence is none of its main ones. */
const SUBORDINATORS = words('when if after as while because although though since before until once unless whether whenever given');

/**
 * `Jane Roe took the stage and said that …`: the subject of a verb that stands behind `and`, `but` or `then`, when the sentence
 * has one subject only, at its start.
 * @param at token of the verb @param start first token of its sentence, or the first outside quotation marks
 */
export function coordinatedSubject(passage: Passage, at: number, start: number): Subject | null {
  const { tokens } = passage;
  if (at - start > FARTHEST || !/^(?:and|but|then)$/.test(tokens[at - 1]?.lowercase ?? '')) return null;
  const subject = subjectAtStart(passage, start, at);
  if (!subject || !isVerbLike(tokens[subject.last + 1])) return null;
  for (let index = subject.last + 1; index < at - 1; index++) {
    const { lowercase, after } = tokens[index] as Token;
    if (CLAUSE_WORDS.has(lowercase) || passage.quoteOf[index] !== -1 || /[;:—–()]/.test(after)) return null;
    // `…, the board met and said`
    if (after.includes(',') && /^(?:the|an?|its|his|her|their|our|my|and)$/.test(tokens[index + 1]?.lowercase ?? '')) return null;
  }
  return subject;
}

/** The name, `he` or `she` with which a sentence starts, behind a time or a place. */
function subjectAtStart({ text, tokens, quoteOf }: Passage, start: number, end: number): Subject | null {
  if (SUBORDINATORS.has((tokens[start] as Token).lowercase)) return null;
  for (let index = start; index < Math.min(start + LONGEST_LEAD, end - 1); index++) {
    const token = tokens[index] as Token;
    if (quoteOf[index] !== -1) return null;
    if (token.lowercase === 'he' || token.lowercase === 'she') return pronounSubject(token.lowercase, token, index);
    const before = tokens[index - 1];
    // `Hiring Roe solves it and declares …`: that somebody does it is the subject.
    if (index > start && /.ing$/.test(before?.lowercase ?? '')) return null;
    if (!looksLikeName(token) || (index > start && before !== undefined && PREPOSITIONS.has(before.lowercase))) {
      if (CLAUSE_WORDS.has(token.lowercase)) return null;
      continue;
    }
    const name = nameStartingAt(text, tokens, index, end - 2);
    if (!name || name.first > index) continue;
    const last = tokens[name.last] as Token;
    return last.possessive || last.after !== '' ? null : namedSubject(name);
  }
  return null;
}

/** What a verb can look like: no preposition, no conjunction, no name. */
function isVerbLike(token: Token | undefined): boolean {
  return token !== undefined && !token.capital && !PREPOSITIONS.has(token.lowercase) && !/^(?:and|or|but|nor|the|an?)$/.test(token.lowercase);
}
