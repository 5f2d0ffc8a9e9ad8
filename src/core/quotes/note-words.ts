import { isPersonal } from '../people/note-names.ts';
import type { Token } from '../text/token.ts';
import type { ReadBlock } from './read-block.ts';

/** The words and names of a whole note by their kind. Each kind is collected when a rule first asks for it. */
export class NoteWords {
  private lowercase: ReadonlySet<string> | null = null;
  private inside: ReadonlySet<string> | null = null;
  private families: ReadonlySet<string> | null = null;
  private givens: ReadonlySet<string> | null = null;
  private reporting: ReadonlySet<string> | null = null;

  constructor(private readonly prose: readonly (ReadBlock | null)[]) {}

  get lowerWords(): ReadonlySet<string> {
    return this.lowercase ??= collectLowerWords(this.prose);
  }

  get insideWords(): ReadonlySet<string> {
    return this.inside ??= collectInsideWords(this.prose);
  }

  get familyNames(): ReadonlySet<string> {
    return this.families ??= collectNames(this.prose, (name) => name.slice(name.lastIndexOf(' ') + 1));
  }

  get givenNames(): ReadonlySet<string> {
    return this.givens ??= collectNames(this.prose, (name) => name.split(' ')[0] as string);
  }

  get reportingNames(): ReadonlySet<string> {
    return this.reporting ??= collectReportingNames(this.prose);
  }
}

/** Counts the readings, so that each word is counted once in each. */
let readings = 0;

function collectLowerWords(prose: readonly (ReadBlock | null)[]): Set<string> {
  const words = new Set<string>();
  const reading = ++readings;
  for (const block of prose) {
    if (!block) continue;
    const { tokens } = block.passage;
    for (let at = 0; at < tokens.length; at++) {
      const { word, after } = tokens[at] as Token;
      // The word of a label (`odo_finch: …`) says nothing about itself.
      if (word.countedIn === reading || word.capital || word.text.length < 3 || (at === 0 && after.includes(':'))) continue;
      word.countedIn = reading;
      // `xAI` is a name.
      if (word.lowercase === word.text) words.add(word.lowercase);
    }
  }
  return words;
}

function collectInsideWords(prose: readonly (ReadBlock | null)[]): Set<string> {
  const words = new Set<string>();
  for (const block of prose) {
    if (!block) continue;
    const { tokens, sentenceOf } = block.passage;
    for (let at = 1; at < tokens.length; at++) {
      const token = tokens[at] as Token;
      if (token.word.capital && token.before === '' && sentenceOf[at] === sentenceOf[at - 1]) words.add(token.text);
    }
  }
  return words;
}

function collectReportingNames(prose: readonly (ReadBlock | null)[]): Set<string> {
  const names = new Set<string>();
  for (const block of prose) {
    for (const { subject, inherited } of block?.clauses ?? []) {
      if (subject.kind !== 'names' || inherited) continue;
      for (const { text } of subject.names) if (!text.includes(' ')) names.add(text);
    }
  }
  return names;
}

/** A part of each personal name of the text. */
function collectNames(prose: readonly (ReadBlock | null)[], part: (name: string) => string): Set<string> {
  const names = new Set<string>();
  for (const block of prose) for (const { text } of block?.names ?? []) if (isPersonal(text)) names.add(part(text));
  return names;
}
