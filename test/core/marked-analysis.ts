import type { Analysis } from '../../src/core/analyse.ts';
import type { NoteSpeaker } from '../../src/core/people/speaker.ts';
import type { Quotation, QuotationKind } from '../../src/core/quotes/quotation.ts';
import { sectionAt } from '../../src/core/source/note.ts';
import { parseNote } from '../../src/core/source/parse-note.ts';
import type { SourceFacts } from '../../src/core/source/schema.ts';
import { parseMarked, type Mark } from '../marked.ts';

const NO_FACTS: SourceFacts = {
  id: '', url: '', title: '', author: '', authorHandle: '', creator: '', guests: [], platform: '', format: '',
  topics: [], synopsis: '', keyInsights: [], aliases: [], date: '',
};

/**
 * The analysis of a note whose quotations are marked in it: `⟦direct@Ada Penrose: It is slow.⟧`, joint speakers as
 * `Ada & Bo`, no label for an unnamed speaker.
 */
export function markedAnalysis(input: string, facts: Partial<SourceFacts> = {}): Analysis {
  const { text, marks } = parseMarked(input);
  const note = parseNote(text);
  const quotations = marks.map((mark): Quotation => ({
    start: mark.start, end: mark.end, kind: mark.kind as QuotationKind, line: note.lines.lineAt(mark.start), speakers: speakersOf(mark),
    mention: '', mentions: [], relayedBy: [], cue: ':', section: note.sections[sectionAt(note.sections, mark.start)]?.title ?? '',
    rule: 'test/marked', reason: 'The test says so.',
  }));
  const names = [...new Set(quotations.flatMap(({ speakers }) => speakers))];
  const speakers = names.map((name): NoteSpeaker => {
    const own = quotations.filter((quotation) => quotation.speakers.includes(name));
    return {
      name, type: 'person', scope: 'full', aliases: [], affiliations: [], quotations: own.length,
      direct: own.filter(({ kind }) => kind === 'direct').length,
    };
  });
  return { path: 'marked.md', note, facts: { ...NO_FACTS, ...facts }, quotations, speakers, problems: [] };
}

function speakersOf({ label }: Mark): string[] {
  return label === '' ? [] : label.split(' & ');
}
