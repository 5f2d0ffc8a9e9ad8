import { nameStartingAt } from '../people/name-phrase.ts';
import { firstEndingAfter } from '../text/span.ts';
import type { Token } from '../text/token.ts';
import { words } from './nouns.ts';
import type { Passage } from './passage.ts';
import type { ReadBlock } from './read-block.ts';
import { ownerOf, subjectBefore } from './subject.ts';
import { namedSubject, type Subject } from './subject-forms.ts';

/** Lines of text, and words of each, that are looked through for the text. */
const FAR_LINES = 3;
const FAR_WORDS = 120;
/** Words between somebody who sends a text and the text. */
const NEAR = 8;

/** Words for one text: a `filing` may have been told of as a complaint. */
const KINDS = [
  words('letter email memo message note post document statement'),
  words('complaint filing lawsuit brief motion petition document'),
  words('report review study paper survey analysis summary document essay article book'),
];
const SENT = /^(?:sent|wrote|written|posted|published|filed|circulated|issued|released|penned|submitted|lodged)$/;
const OTHER_THING = /^(?:reply|answer|order|plaque|novel|poem|sign|book|story|page|banner|poster|ruling|verdict)$/;

/**
 * Who wrote what `head` stands for (`the letter begins: “…”`): of the texts of that kind told of before `before`, the last one
 * that somebody owns (`its review`), sent (`the Guild sent a letter`) or signed (`a memo by Roe`).
 * @param head the noun, or `it` for any text
 * @returns the name as written there; null where nobody is said to have
 */
export function authorOfText(head: string, before: number, from: number, prose: readonly (ReadBlock | null)[]): string | null {
  const kinds = KINDS.filter((kind) => head === 'it' || kind.has(head));
  for (let index = from, lines = 0; index >= 0 && lines < (head === 'it' ? 1 : FAR_LINES); index--) {
    const block = prose[index];
    if (!block) continue;
    lines++;
    const { tokens, quoteOf } = block.passage;
    const end = Math.min(firstEndingAfter(tokens, before), tokens.length);
    for (let at = end - 1; at >= Math.max(0, end - FAR_WORDS); at--) {
      const { lowercase } = tokens[at] as Token;
      // `It reads: “…”` may be said of the plaque.
      if (quoteOf[at] !== -1 || (head === 'it' && OTHER_THING.test(lowercase))) {
        if (quoteOf[at] === -1) return null;
        continue;
      }
      if (!kinds.some((kind) => kind.has(lowercase))) continue;
      const author = authorAt(block.passage, at);
      if (author?.kind === 'names') return author.names[0]?.text ?? null;
      // Of another one nobody knows who wrote it; `the letter` is the one before.
      if (tokens[at - 1]?.lowercase !== 'the') return null;
    }
  }
  return null;
}

/** Who wrote the text whose noun is token `at`. */
function authorAt(passage: Passage, at: number): Subject | null {
  const { tokens, text, sentenceOf } = passage;
  let floor = at;
  while (floor > 0 && at - floor < FAR_WORDS && sentenceOf[floor - 1] === sentenceOf[at]) floor--;
  const owner = ownerOf(text, tokens, at, floor);
  if (owner?.kind === 'names') return owner;
  if (owner) return nameIn(passage, floor, at);
  if (/^(?:by|from)$/.test(tokens[at + 1]?.lowercase ?? '') && tokens[at]?.after === '') return asSubject(passage, at + 2);
  for (let verb = at - 1; verb > Math.max(floor, at - NEAR); verb--) {
    // `an essay about a study`, `published the email`, `posted a letter she had received`
    if (/^(?:about|on|of|the|leaked)$/.test((tokens[verb] as Token).lowercase) || /^(?:s?he|they|it|that|who|which|from)$/.test(tokens[at + 1]?.lowercase ?? '')) return null;
    if (!SENT.test((tokens[verb] as Token).lowercase)) continue;
    const { subject } = subjectBefore(text, tokens, verb, floor);
    return subject?.kind === 'names' ? subject : null;
  }
  return null;
}

/** `In her complaint Ada Roe alleges`, `The Council did not say so in its review`: the one name that the sentence begins with, before the noun or right behind it. */
function nameIn(passage: Passage, floor: number, noun: number): Subject | null {
  const lead = passage.tokens[floor]?.lowercase === 'the' ? floor + 1 : floor;
  return asSubject(passage, noun + 1) ?? asSubject(passage, lead);
}

function asSubject({ text, tokens }: Passage, first: number): Subject | null {
  const name = nameStartingAt(text, tokens, first);
  return name?.first === first && !tokens[name.last]?.possessive ? namedSubject(name) : null;
}
