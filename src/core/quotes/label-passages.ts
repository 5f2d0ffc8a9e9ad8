import { directCandidate, type LabelledPassage } from './candidate.ts';
import { isSignedQuotation } from './introduced-blocks.ts';
import { ORGANIZATIONS } from '../people/known-organizations.ts';
import { nameKey } from '../people/name.ts';
import type { ParsedNote, Section } from '../source/note.ts';
import { isPersonal } from '../people/note-names.ts';
import { isRoleLabel, turnRole } from './turn-roles.ts';
import type { NoteReading } from './note-reading.ts';
import { headsBlockQuote, type SpeakerLabel } from './weigh-labels.ts';
import type { ReadBlock } from './read-block.ts';
import { isTitleLine } from './title-line.ts';
import { interviewAnswers } from './interview-answers.ts';
import { LABEL_RULES } from './rules/label-rules.ts';
import { knownSubject, namedSubject, type Subject } from './subject-forms.ts';
import { firstEndingAfter, type Span } from '../text/span.ts';

/** The passages of all accepted labels, and the answers to bold questions, in order. */
export function labelledPassages(reading: NoteReading): LabelledPassage[] {
  const answers = interviewAnswers(reading);
  if (answers.length > 0) return answers;
  const labels = reading.speakerLabels;
  const found: LabelledPassage[] = [];
  labels.forEach((label, index) => {
    const passage = passageOf(reading, label, labels[index + 1]);
    if (passage) found.push(passage);
  });
  return [...found, ...headingTurns(reading)].sort((a, b) => a.claim.start - b.claim.start);
}

const LEAST_HEADINGS = 3;

/** `## Kestrel: Where did it start?`: headings that begin with one name over and over are turns of its bearer. */
function headingTurns(reading: NoteReading): LabelledPassage[] {
  const { note } = reading;
  // Headings by topic look the same (`Tarn: A new office`): questions among labelled answers are asked for.
  if (reading.labelled.size < 2) return [];
  const turns = note.sections.flatMap((section) => headingTurn(note, section) ?? []);
  const counts = new Map<string, number>();
  for (const { name } of turns) counts.set(nameKey(name), (counts.get(nameKey(name)) ?? 0) + 1);
  const known = new Set([reading.facts.author, reading.facts.creator, ...reading.facts.guests].map(nameKey));
  const isSpeaker = (name: string): boolean => {
    const key = nameKey(name);
    if ((counts.get(key) ?? 0) < LEAST_HEADINGS || !(known.has(key) || isPersonal(name) || ORGANIZATIONS.has(key))) return false;
    return !isRoleLabel(name);
  };
  return turns.filter(({ name }) => isSpeaker(name)).map(({ name, start, end }) => {
    const block = note.lines.lineAt(start) - note.lines.lineAt(note.bodyStart);
    const candidate = directCandidate({ start, end }, LABEL_RULES.turn.id, knownSubject(name, name), ':', block);
    return { candidate, claim: { start, end } };
  });
}

/** A question behind a name in a heading, and where it stands in the text. */
interface HeadingTurn extends Span {
  readonly name: string;
}

function headingTurn({ text }: ParsedNote, { title, heading }: Section): HeadingTurn | null {
  const label = /^([\p{L}@][^:?!.]{1,40}):\s+(?=\S.{10})/u.exec(title);
  const name = label?.[1];
  if (!label || !name || !title.includes('?')) return null;
  const start = text.indexOf(title, heading.start);
  const end = start + title.length;
  // A title with markup in it does not stand in the text as it reads.
  return start >= 0 && end <= heading.end ? { name, start: start + label[0].length, end } : null;
}

function passageOf(reading: NoteReading, label: SpeakerLabel, next: SpeakerLabel | undefined): LabelledPassage | null {
  const block = reading.prose[label.block] as ReadBlock;
  const stop = next && next.block === label.block ? next.from : block.content.end;
  const whole = wholeQuote(block, label, stop);
  const rule = ruleOf(reading, label, block);
  const subject = subjectOf(label, reading);
  const cue = label.style === 'thread' ? '@' : label.style === 'header' ? '' : ':';
  if (whole) {
    const candidate = directCandidate(whole, rule.id, subject, cue, label.block);
    return { candidate, claim: { start: label.from, end: whole.outerEnd } };
  }
  const end = stop < block.content.end ? stop : endOfRun(reading, label, block, next);
  const span = trim(reading.note.text, { start: startOfText(reading, label, block), end });
  if (span.end <= span.start) return null;
  if (span.start >= (next?.from ?? Infinity) || isContact(reading.note.text, span) || isStageDirection(reading.note.text, span)) return null;
  const candidate = directCandidate(span, rule.id, subject, cue, label.block);
  return { candidate, claim: { start: label.from, end: span.end } };
}

/** `https://example.org/roe (Site: Tarn)`: where to find somebody, addresses and remarks in brackets, is nothing they say. */
function isContact(text: string, { start, end }: Span): boolean {
  if (end - start > 600 || !/^[(<[]*(?:https?:|www\.|@)/.test(text.slice(start, start + 12))) return false;
  const rest = text.slice(start, end).replace(/(?:https?:\/\/|www\.|@)[^\s)\]>]+|\([^()]*\)/g, ' ');
  return (rest.match(/\p{L}{2,}/gu) ?? []).length < 3;
}

/** `[Loads the lamp file] [Counts lamps]`: what somebody does, in brackets, is nothing they say. */
function isStageDirection(text: string, { start, end }: Span): boolean {
  if (text.charAt(start) !== '[' || end - start > 600 || /\b(?:I|we|my|our)\b/i.test(text.slice(start, end))) return false;
  return text.slice(start, end).replace(/\[[^[\]]*\](?!\()/g, '').trim() === '';
}

/** The text after the label; for an empty line after it (`**Name**` alone), the next prose. */
function startOfText(reading: NoteReading, label: SpeakerLabel, block: ReadBlock): number {
  if (label.textStart < block.content.end) return label.textStart;
  for (let index = label.block + 1; index < reading.blocks.length; index++) {
    const following = reading.blocks[index];
    if (!following || following.kind === 'heading' || following.kind === 'rule') break;
    if (following.kind !== 'blank') return following.content.start;
  }
  return block.content.end;
}

/** `Name: "…"` labels just the quotation, when it fills the line or all of its first sentence. */
function wholeQuote(block: ReadBlock, label: SpeakerLabel, stop: number): { start: number; end: number; outerEnd: number } | null {
  const quote = block.passage.quotes[firstEndingAfter(block.passage.quotes, label.textStart)];
  if (!quote?.closed || quote.outer.start < label.end || quote.outer.start > label.textStart) return null;
  if (quote.end - quote.start < (stop - label.textStart) * 0.6) return null;
  return { start: quote.start, end: quote.end, outerEnd: quote.outer.end };
}

function ruleOf(reading: NoteReading, label: SpeakerLabel, block: ReadBlock): { id: string } {
  if (label.style === 'thread') return LABEL_RULES.thread;
  if (label.style === 'header') return LABEL_RULES.turn;
  if (label.glued) return LABEL_RULES.glued;
  if (block.quoteDepth > 0) return LABEL_RULES.blockQuote;
  if (reading.isTranscript && !block.isListItem) return LABEL_RULES.turn;
  return label.style === 'bold' ? LABEL_RULES.bold : LABEL_RULES.plain;
}

function subjectOf({ name, start, end, first, last, affiliation, standsFor }: SpeakerLabel, reading: NoteReading): Subject {
  const span = { start, end };
  if (turnRole(name) !== null) {
    const holder = reading.roleHolder(name);
    if (holder) return knownSubject(holder, name, span, first, last);
    return { kind: 'noun', head: name.toLowerCase(), text: name, definite: false, span, first, last };
  }
  if (standsFor !== undefined) return knownSubject(standsFor, name, span, first, last);
  return namedSubject({ start, end, text: name, affiliation, hasRole: false, hasArticle: false, first, last });
}

/**
 * Where the author's own voice resumes: a block quote ends with its lines; a turn of a transcript and a post of a thread at
 * the next label, heading or rule; any other labelled passage with its paragraph and the list right under it.
 */
function endOfRun(reading: NoteReading, label: SpeakerLabel, block: ReadBlock, next: SpeakerLabel | undefined): number {
  const { blocks } = reading;
  const heads = headsBlockQuote(blocks, label);
  const runsOn = label.style === 'thread' || label.style === 'header' || (reading.isTranscript && !block.isListItem && block.quoteDepth === 0);
  const listMayFollow = label.style === 'bold' || /:\s*$/.test(reading.note.text.slice(block.content.start, block.content.end));
  let end = block.content.end;
  let started = label.textStart < block.content.end;
  for (let index = label.block + 1; index < blocks.length; index++) {
    const following = blocks[index];
    if (!following || (next && index >= next.block)) break;
    if (block.quoteDepth > 0) {
      if (following.quoteDepth === 0) break;
    } else if (heads) {
      if (following.quoteDepth === 0 && (started || following.kind !== 'blank')) break;
    } else if (following.kind === 'heading' || following.kind === 'rule') break;
    else if (!runsOn && following.kind !== 'blank') {
      if (started && !(listMayFollow && following.isListItem && !block.isListItem)) break;
    }
    // A picture or code at the end belongs to nobody's words; between them it does.
    if (following.kind === 'blank' || following.kind === 'code') continue;
    if (runsOn && following.changesVoice) break;
    if (runsOn && following.quoteDepth === 0 && isSignedQuotation(reading, index)) break;
    if (runsOn && started && following.quoteDepth === 0 && isTitleLine(reading.prose[index], lineBefore(reading, index))) break;
    if (runsOn && isPageFurniture(reading.note.text.slice(following.content.start, following.content.end))) break;
    end = following.content.end;
    started = true;
  }
  return end;
}

/** The last line of text before a block, over blank ones. */
function lineBefore({ prose, blocks }: NoteReading, index: number): ReadBlock | null {
  let at = index - 1;
  while (at > 0 && blocks[at]?.kind === 'blank') at--;
  return prose[at] ?? null;
}

/** What surrounds a captured text rather than belonging to it: calls to subscribe, mail footers, buttons in capitals. */
const FURNITURE: readonly RegExp[] = [
  // Mail footers.
  /\bunsubscribe\b|reader-supported publication|manage (?:your )?(?:subscription|preferences)/i,
  /view (?:this (?:post|email) )?(?:in|on) (?:your |the )?(?:browser|web)/i,
  // Buttons and calls.
  /^(?:subscribe|share|listen now|read more|upgrade|like & restack|get the app|start writing)\b.{0,80}$/i,
  /^(?:leave a comment|thanks for (?:reading|listening))\b.{0,80}$/i,
  // A line in capitals.
  /^[\p{Lu}\d ]{8,}\s*(?:\(?https?:\S+\)?)?$/u,
];

function isPageFurniture(line: string): boolean {
  const head = line.slice(0, 600).replace(/[([]?https?:\S+/g, '').trim().slice(0, 300);
  return FURNITURE.some((pattern) => pattern.test(head));
}

function trim(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /[\s*_>]/.test(text.charAt(start))) start++;
  while (end > start && /[\s*_]/.test(text.charAt(end - 1))) end--;
  return { start, end };
}
