import type { Analysis } from './analyse.ts';
import type { NoteExplanation } from './explain/explain-note.ts';
import type { Insight } from './insights/insight.ts';
import type { Problem } from './source/problem.ts';

/** What every note of the document has; the README describes it. */
export interface NoteJson {
  readonly path: string;
  readonly sections: readonly object[];
  readonly quotations: readonly object[];
  readonly speakers: readonly object[];
  readonly insights?: readonly object[];
  /** Only where it was asked for. */
  readonly rejected?: readonly object[];
  /** Why there are none, where that was looked for. */
  readonly noInsights?: string;
  readonly problems: readonly Problem[];
}

/**
 * One note of the JSON document that the commands print, as the README describes it. Spans are UTF-16 offsets into the
 * whole file; lines count from 1.
 */
export function noteJson(
  path: string, { note, quotations, speakers, problems }: Analysis, insights?: readonly Insight[], noInsights: string | null = null,
): NoteJson {
  return {
    path,
    sections: note.sections.map(({ title, level, start, end, line, blurb }) => ({ title, level, start, end, line, blurb })),
    quotations: quotations.map((quotation) => ({
      start: quotation.start,
      end: quotation.end,
      line: quotation.line,
      kind: quotation.kind,
      speakers: quotation.speakers,
      mention: quotation.mention,
      relayedBy: quotation.relayedBy,
      cue: quotation.cue,
      section: quotation.section,
      rule: quotation.rule,
      reason: quotation.reason,
    })),
    speakers: speakers.map((speaker) => ({
      name: speaker.name,
      type: speaker.type,
      aliases: speaker.aliases,
      quotations: speaker.quotations,
    })),
    ...(insights && {
      insights: insights.map(({ text, start, end, section, score, reasons }) => ({ text, start, end, section, score, reasons })),
    }),
    ...(noInsights !== null && { noInsights }),
    problems: problems.map(({ line, code, message }) => ({ line, code, message })),
  };
}

/** The same with the reasons: what led to each speaker, and what was considered and not attributed. */
export function explainedNoteJson(path: string, analysis: Analysis, { attributions, rejected }: NoteExplanation): NoteJson {
  const json = noteJson(path, analysis);
  return {
    ...json,
    quotations: json.quotations.map((quotation, index) => ({ ...quotation, ...attributions[index] })),
    rejected: rejected.map(({ start, end, line, what, words, mention, rule, reason, why, evidence }) => ({
      start, end, line, what, words, mention, rule, reason, why, evidence,
    })),
  };
}

/** The same for a file that could not be read: it has only problems. */
export function unreadNoteJson(path: string, problems: readonly Problem[], withInsights: boolean): NoteJson {
  return { path, sections: [], quotations: [], speakers: [], ...(withInsights && { insights: [] }), problems };
}
