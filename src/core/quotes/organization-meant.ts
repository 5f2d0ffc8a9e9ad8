import { isAiSystem } from '../people/known-organizations.ts';
import { nameKey } from '../people/name.ts';
import { wholeOrganization } from '../people/whole-organization.ts';
import { firstEndingAfter, type Span } from '../text/span.ts';
import type { Candidate } from './candidate.ts';
import type { NameFacts } from './name-facts.ts';
import type { NoteReading } from './note-reading.ts';
import { NAMED_ORGANIZATIONS, ORGANIZATION_NOUNS, words } from './nouns.ts';
import type { NamePhrase } from '../people/name-phrase.ts';
import type { ReadBlock } from './read-block.ts';

/** Names looked at in a line: farther back nothing is safe. */
const NEAR = 40;
const COMPANY_NOUN = /^(?:company|firm|startup|vendor|maker|lab|studio)$/;
const NO_COMPANY = /(?:institute|university|college|school|post|times|journal|news|review|union|ministry|department|committee|council|foundation|congress|senate|court)$/i;

/**
 * What `the company`, `the consortium` stands for: the organization with that word in its name, the only one that fits, or
 * the one that a sentence was about, in this line and the one before. Several that fit leave it open.
 */
export function organizationMeant(head: string, candidate: Candidate, { blocks, prose }: NoteReading, facts: NameFacts): string | null {
  const found = new Map<string, string>();
  const depth = prose[candidate.block]?.quoteDepth ?? 0;
  let subject: string | null = null;
  for (let index = candidate.block, lines = 0; index >= 0 && lines < 2; index--) {
    if (blocks[index]?.kind === 'heading') break;
    const block = prose[index];
    if (!block || block.quoteDepth > depth) continue;
    lines++;
    let own: string | null = null;
    let lead: string | null = null;
    const end = firstEndingAfter(block.names, candidate.start);
    for (const name of block.names.slice(Math.max(0, end - NEAR), end)) {
      // `the Office of Working Lives`
      if (name.text.toLowerCase() === head) return wholeOrganization(block.passage.text, block.passage.tokens, name, block.passage.tokens.length - 1)?.text ?? null;
      if (!facts.isOrganization(name.text)) continue;
      if (name.text.toLowerCase().endsWith(head)) return name.text;
      if (NAMED_ORGANIZATIONS.has(head)) continue;
      // `Tarn's app`: the group is somebody else.
      if (COMPANY_NOUN.test(head) ? NO_COMPANY.test(name.text) : block.passage.tokens[name.last]?.possessive) continue;
      found.set(nameKey(name.text), name.text);
      if (name.first <= 3) lead ??= name.text;
      if (block.passage.quoteOf[name.first] === -1 && startsSentence(block, name)) own = name.text;
    }
    // The item before is about another one.
    if (block.isListItem && lines === 1) return own ?? lead;
    subject ??= own;
  }
  return found.size === 1 ? [...found.values()][0] ?? null : subject;
}

/** The only organization or system named in the line before `it`; null where the only one is an abbreviation that could be anything. */
export function onlyThing(before: number, { names }: ReadBlock, facts: NameFacts): string | null {
  const end = firstEndingAfter(names, before);
  const things = new Map<string, string>();
  for (const { text } of names.slice(Math.max(0, end - NEAR), end)) {
    if (isAiSystem(nameKey(text)) || facts.isOrganization(text) || facts.isTerm(text)) things.set(nameKey(text), text);
  }
  const [only] = things.values();
  return things.size === 1 && only !== undefined && !facts.isUnknownAbbreviation(only) ? only : null;
}

/**
 * `Tarn Labs found a cost that grows, due to what they call “…”`: the organization that the sentence is about, or whose team
 * or researchers it is about, before a `they` that has a word for something; null for any other `they`.
 */
export function organizationNaming({ start }: Span, { block: at }: Candidate, { prose }: NoteReading, facts: NameFacts): string | null {
  const block = prose[at];
  const they = block ? firstEndingAfter(block.passage.tokens, start) : -1;
  if (!block || block.passage.tokens[they - 1]?.lowercase !== 'what') return null;
  const { sentenceOf, tokens } = block.passage;
  const subject = block.names.find(({ first }) => first < they && sentenceOf[first] === sentenceOf[they]);
  if (!subject || !facts.isOrganization(subject.text)) return null;
  const [before, noun] = [tokens[subject.first - 1]?.lowercase ?? '', tokens[subject.first - 2]?.lowercase ?? ''];
  const isTeam = /^(?:at|from)$/.test(before) && (ORGANIZATION_NOUNS.has(noun) || INVESTIGATORS.has(noun));
  // Not `Workers sued the FTC over what they call …`.
  const first = before === 'the' ? subject.first - 1 : subject.first;
  return isTeam || startsSentence(block, { first }) ? subject.text : null;
}

/** Those whose words for what they found are their organization's; not its workers, users or critics. */
const INVESTIGATORS = words('researchers scientists engineers economists analysts authors developers');

export function startsSentence(block: ReadBlock, name: Pick<NamePhrase, 'first'>): boolean {
  const { sentenceOf } = block.passage;
  return name.first === 0 || sentenceOf[name.first - 1] !== sentenceOf[name.first];
}
