import type { Analysis } from '../../src/core/analyse.ts';
import type { Directory, Speaker } from '../../src/core/people/directory.ts';
import type { NoteSpeaker } from '../../src/core/people/speaker.ts';
import type { Quotation } from '../../src/core/quotes/quotation.ts';
import { parseNote } from '../../src/core/source/parse-note.ts';
import { readFacts } from '../../src/core/source/schema.ts';
import { sectionAt } from '../../src/core/source/note.ts';

/** Spellings that the analysis of these tests knows, with the speaker's full name. */
export const SPELLINGS: Readonly<Record<string, string>> = {
  'Ada Penrose': 'Ada Penrose',
  'A. Penrose': 'Ada Penrose',
  Penrose: 'Ada Penrose',
  'Tomas Lindqvist': 'Tomas Lindqvist',
  'Mirela Oduya': 'Mirela Oduya',
  '@mirela_o': 'Mirela Oduya',
};

const SAYS = /(?:\]\]|\]\([^)\s]*\))? (says|argues): "([^"]*)"/y;

/**
 * Stands in for the real analysis: it knows one form, `Name says: "…"` (`argues:` for a paraphrase), whether or not
 * the name is a link, so that a test can say exactly what is attributed.
 */
export function saidAnalysis(text: string, path = ''): Analysis {
  const note = parseNote(text);
  const quotations: Quotation[] = [];
  const names = Object.keys(SPELLINGS).map((name) => name.replace(/[.]/g, '\\.')).join('|');
  for (const match of text.slice(note.bodyStart).matchAll(new RegExp(names, 'g'))) {
    const start = note.bodyStart + match.index;
    const end = start + match[0].length;
    SAYS.lastIndex = end;
    const said = SAYS.exec(text);
    if (said === null) continue;
    const words = SAYS.lastIndex - 1 - (said[2] ?? '').length;
    const speaker = SPELLINGS[match[0]] as string;
    quotations.push({
      start: words, end: SAYS.lastIndex - 1, kind: said[1] === 'says' ? 'direct' : 'indirect', line: note.lines.lineAt(words),
      speakers: [speaker], mention: match[0], mentions: [{ start, end, speaker, text: match[0], isName: true }],
      relayedBy: [], cue: said[1] as string, section: note.sections[sectionAt(note.sections, words)]?.title ?? '',
      rule: 'test', reason: 'The test says so.',
    });
  }
  return { path, note, facts: readFacts(note.frontMatter), quotations, speakers: speakersOf(quotations), problems: [] };
}

function speakersOf(quotations: readonly Quotation[]): NoteSpeaker[] {
  return [...new Set(quotations.map((quotation) => quotation.speakers[0] as string))].map((name) => {
    const own = quotations.filter((quotation) => quotation.speakers[0] === name);
    return {
      name, type: 'person', scope: 'full',
      aliases: [...new Set(own.map((quotation) => quotation.mention))].filter((mention) => mention !== name),
      quotations: own.length, direct: own.filter((quotation) => quotation.kind === 'direct').length, affiliations: [],
    };
  });
}

/** A speaker as a directory would give it, with what the test does not care about filled in. */
export function speakerNamed(name: string, given: Partial<Speaker> = {}): Speaker {
  return {
    name, type: 'person', aliases: [], affiliations: [], quotations: 1, direct: 1, sources: [], merges: [],
    notePath: `People/${name}.md`, ...given,
  };
}

/** A directory of exactly these speakers, found by their names in every note. */
export function directoryOf(...speakers: readonly Speaker[]): Directory {
  return { speakers, find: (_path, name) => speakers.find((speaker) => speaker.name === name) ?? null };
}
