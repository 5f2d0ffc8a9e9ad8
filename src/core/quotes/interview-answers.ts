import { isPersonal } from '../people/note-names.ts';
import type { LabelledPassage } from './candidate.ts';
import type { NoteReading } from './note-reading.ts';
import { LABEL_RULES } from './rules/label-rules.ts';
import { knownSubject } from './subject-forms.ts';

const LEAST_QUESTIONS = 3;

/** `A conversation with Jane Roe` */
const WITH_GUEST = /^(?!.*\bfrom\b).*\b(?:conversation|interview|discussion|chat|Q ?& ?A) with ((?:\p{Lu}[\p{L}'’.-]+ ?){2,4})(?!and\b|&)/u;

/**
 * The answers of an interview whose questions are whole bold lines and whose only guest the front matter or the title names.
 * None when the note labels its speakers, or when it is not plain that it is such an interview.
 */
export function interviewAnswers(reading: NoteReading): LabelledPassage[] {
  const { guests, title } = reading.facts;
  const guest = guests.length === 1 ? (guests[0] as string) : guests.length === 0 ? WITH_GUEST.exec(title)?.[1]?.trim() ?? '' : '';
  if (!guest || (guests.length === 0 && !isPersonal(guest)) || reading.isTranscript) return [];
  const questions = reading.blocks.map((_block, index) => isBoldQuestion(reading, index));
  const asked = questions.filter(Boolean).length;
  if (asked < LEAST_QUESTIONS) return [];
  // Who is told about is not who answers.
  const family = guest.slice(guest.lastIndexOf(' ') + 1);
  const tellsOfGuest = (index: number): boolean => {
    const block = reading.prose[index];
    return block?.names.some(({ text, first }) => block.passage.quoteOf[first] === -1 && (text === guest || text === family)) ?? false;
  };
  const found: LabelledPassage[] = [];
  questions.forEach((isQuestion, index) => {
    const answer = isQuestion ? answerAfter(reading, index, (at) => questions[at] === true || tellsOfGuest(at)) : null;
    if (answer) found.push(answer);
  });
  if (found.length * 2 < asked) return [];
  return found.map((passage) => ({
    ...passage,
    candidate: { ...passage.candidate, subject: knownSubject(guest) },
  }));
}

function isBoldQuestion(reading: NoteReading, index: number): boolean {
  const tokens = reading.prose[index]?.passage.tokens;
  const first = tokens?.[0];
  const last = tokens?.[tokens.length - 1];
  return first !== undefined && last !== undefined && /^(?:\*\*|__)/.test(first.before) && /\?[”"]?(?:\*\*|__)$/.test(last.after);
}

/** @param isOver whether a block is the interviewer's again */
function answerAfter(reading: NoteReading, question: number, isOver: (index: number) => boolean): LabelledPassage | null {
  let first = -1;
  let last = -1;
  for (let index = question + 1; index < reading.blocks.length; index++) {
    const block = reading.blocks[index];
    if (!block || block.kind === 'heading' || block.kind === 'rule' || isOver(index)) break;
    if (block.kind === 'blank') continue;
    if (first < 0) first = index;
    last = index;
  }
  const start = reading.blocks[first]?.content.start;
  const end = reading.blocks[last]?.content.end;
  if (start === undefined || end === undefined) return null;
  const span = { start, end };
  return { candidate: { ...span, kind: 'direct', rule: LABEL_RULES.answer.id, subject: null, relay: null, cue: '?', block: first }, claim: span };
}
