import type { Analysis } from '../../../src/core/analyse.ts';
import type { Directory, Speaker } from '../../../src/core/people/directory.ts';
import type { NoteSpeaker } from '../../../src/core/people/speaker.ts';
import type { Quotation } from '../../../src/core/quotes/quotation.ts';
import { parseNote } from '../../../src/core/source/parse-note.ts';
import { readFacts } from '../../../src/core/source/schema.ts';
import { sectionAt } from '../../../src/core/source/note.ts';

/** An analysis of a text in which each speaker says the given words: made by hand, so that the panel is tested alone. */
export function analysisOf(path: string, text: string, said: readonly (readonly [speaker: string, words: string])[]): Analysis {
  const note = parseNote(text);
  const quotations = said.map(([speaker, words]): Quotation => {
    const start = text.indexOf(words);
    if (start < 0) throw new Error(`Nobody says ${words}`);
    return {
      start, end: start + words.length, kind: 'direct', line: note.lines.lineAt(start), speakers: speaker === '' ? [] : [speaker],
      mention: speaker, mentions: [], relayedBy: [], cue: 'says', rule: 'test', reason: 'It is written so.',
      section: note.sections[sectionAt(note.sections, start)]?.title ?? '',
    };
  });
  const names = [...new Set(quotations.flatMap(({ speakers }) => speakers))];
  const speakers = names.map((name): NoteSpeaker => {
    const count = quotations.filter((quotation) => quotation.speakers.includes(name)).length;
    return { name, type: 'person', scope: 'full', aliases: [], quotations: count, direct: count, affiliations: [] };
  });
  return { path, note, facts: readFacts(note.frontMatter), quotations, speakers, problems: note.frontMatter.problems };
}

/** A directory of the speakers of some notes, each with the person note given. */
export function directoryOf(notes: ReadonlyMap<string, Analysis>, personNotes: Readonly<Record<string, string>> = {}): Directory {
  const speakers = new Map<string, Speaker>();
  for (const [path, analysis] of notes) {
    for (const { name, quotations } of analysis.speakers) {
      const before = speakers.get(name);
      speakers.set(name, {
        name, type: 'person', aliases: [], affiliations: [], merges: [], notePath: personNotes[name] ?? null,
        quotations: (before?.quotations ?? 0) + quotations, direct: (before?.direct ?? 0) + quotations,
        sources: [...(before?.sources ?? []), { path, date: analysis.facts.date, quotations, nameInNote: name }],
      });
    }
  }
  const ordered = [...speakers.values()].sort((a, b) => b.quotations - a.quotations || (a.name < b.name ? -1 : 1));
  return { speakers: ordered, find: (_, name) => speakers.get(name) ?? null };
}
