import type { LabelledPassage } from './candidate.ts';
import type { NoteReading } from './note-reading.ts';
import { LABEL_RULES } from './rules/label-rules.ts';

const LEAST_QUESTIONS = 3;

/**
 * The answers of an interview whose questions are whole bold lines and whose only guest the front matter names. None when
 * the note labels its speakers, or when it is not plain that it is such an interview.
 */
export function interviewAnswers(reading: NoteReading): LabelledPassage[] {
  const guest = reading.facts.guests.length === 1 ? (reading.facts.guests[0] as string) : '';
  if (!guest || reading.isTranscript) return [];
  const questions = reading.blocks.map((_block, index) => isBoldQuestion(reading, index));
  if (questions.filter(Boolean).length < LEAST_QUESTIONS) return [];
  const found: LabelledPassage[] = [];
  questions.forEach((isQuestion, index) => {
    const answer = isQuestion ? answerAfter(reading, questions, index) : null;
    if (answer) found.push(answer);
  });
  // Who is told about is not who answers.
  const family = guest.slice(guest.lastIndexOf(' ') + 1);
  const isToldAbout = found.some(({ claim }) => reading.prose.some((block) => block?.names.some((name) => name.start >= claim.start && name.end <= claim.end && block.passage.quoteOf[name.first] === -1 && (name.text === guest || name.text === family))));
  if (isToldAbout) return [];
  return found.map((passage) => ({
    ...passage,
    candidate: { ...passage.candidate, subject: { kind: 'known', name: guest, text: '', span: null, first: 0, last: 0 } },
  }));
}

function isBoldQuestion(reading: NoteReading, index: number): boolean {
  const tokens = reading.prose[index]?.passage.tokens;
  const first = tokens?.[0];
  const last = tokens?.[tokens.length - 1];
  return first !== undefined && last !== undefined && /^(?:\*\*|__)/.test(first.before) && /\?[”"]?(?:\*\*|__)$/.test(last.after);
}

function answerAfter(reading: NoteReading, questions: readonly boolean[], question: number): LabelledPassage | null {
  let first = -1;
  let last = -1;
  for (let index = question + 1; index < reading.blocks.length; index++) {
    const block = reading.blocks[index];
    if (!block || questions[index] || block.kind === 'heading' || block.kind === 'rule') break;
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
