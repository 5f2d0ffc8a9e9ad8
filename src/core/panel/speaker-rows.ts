import type { NoteSpeaker } from '../people/speaker.ts';
import type { NoteView } from './note-view.ts';
import { quotationRow, speakersOf, type ShownQuotation } from './quotation-rows.ts';
import type { UnplacedRow } from './rows.ts';
import { sectionIds, type GroupedRows } from './section-rows.ts';
import { addTo } from '../text/add-to.ts';

/** Everything one speaker says in the note, whatever the note calls them. */
interface Group {
  /** As shown: the vault's name where there is one; '' for the unnamed. */
  readonly shownName: string;
  /** The first name in the note. */
  readonly name: string;
  readonly names: Set<string>;
  readonly quotations: ShownQuotation[];
}

/** The speakers by number of quotations, the unnamed last; under each the sections with the speaker's quotations. */
export function speakerRows(view: NoteView): GroupedRows {
  const rows: UnplacedRow[] = [];
  const facts = new Map(view.analysis.speakers.map((speaker) => [speaker.name, speaker]));
  const ids = sectionIds(view.analysis.note.sections);
  let currentId: string | null = null;
  for (const group of groupsOf(view)) {
    const id = `speaker:${group.shownName}`;
    const expanded = !view.filter.isEmpty || !view.options.collapsed.has(id);
    rows.push(speakerRow(view, group, facts, id, expanded));
    const below = sectionsOf(view, group, id, ids);
    const at = below.find((row) => row.kind === 'quotation' && row.current);
    if (at && currentId === null) currentId = expanded ? at.id : id;
    if (expanded) for (const row of below) rows.push(row);
  }
  return { rows, currentId };
}

function groupsOf({ visible, labels }: NoteView): Group[] {
  const groups = new Map<string, Group>();
  for (const shown of visible) {
    for (const name of speakersOf(shown.quotation)) {
      const shownName = name === '' ? '' : labels.label(name, 0).text;
      const group = groups.get(shownName) ?? { shownName, name, names: new Set(), quotations: [] };
      group.names.add(name);
      // Two names of one joint quotation may be the same speaker of the vault.
      if (group.quotations[group.quotations.length - 1] !== shown) group.quotations.push(shown);
      groups.set(shownName, group);
    }
  }
  const rank = ({ name, quotations }: Group): number => (name === '' ? 0 : quotations.length);
  return [...groups.values()].sort((a, b) => rank(b) - rank(a));
}

function speakerRow(view: NoteView, group: Group, facts: ReadonlyMap<string, NoteSpeaker>, id: string, expanded: boolean): UnplacedRow {
  const { name, shownName, names, quotations } = group;
  const known = [...names].flatMap((each) => facts.get(each) ?? []);
  const aliases = new Set([...names, ...known.flatMap((speaker) => speaker.aliases)]);
  aliases.delete(shownName);
  return {
    kind: 'speaker', id, depth: 1, label: view.labels.label(name, quotations.length),
    type: view.directory?.find(view.options.path, name)?.type ?? known[0]?.type ?? null,
    aliases: [...aliases].filter((alias) => alias !== ''), affiliations: [...new Set(known.flatMap((speaker) => speaker.affiliations))],
    quotations: quotations.length, direct: quotations.filter(({ quotation }) => quotation.kind === 'direct').length,
    unnamed: name === '', expanded, expandable: true, vault: null,
  };
}

/** The quotations of one speaker under the sections they stand in. */
function sectionsOf(view: NoteView, group: Group, parent: string, ids: readonly string[]): UnplacedRow[] {
  const { sections } = view.analysis.note;
  const { cursor, collapsed } = view.options;
  const rows: UnplacedRow[] = [];
  const bySection = new Map<number, ShownQuotation[]>();
  for (const shown of group.quotations) {
    addTo(bySection, shown.section, shown);
  }
  for (const [index, quotations] of bySection) {
    const section = sections[index];
    const untitled = section === undefined || section.level === 0;
    const id = untitled ? parent : `${parent}/${ids[index] as string}`;
    const expanded = untitled || !view.filter.isEmpty || !collapsed.has(id);
    if (!untitled) {
      rows.push({
        kind: 'section', id, depth: 2, title: view.filter.mark(section.title), blurb: section.blurb, headingLevel: section.level,
        line: section.line, span: section.heading, own: quotations.length, quotations: quotations.length, speakers: [],
        dimmed: false, current: cursor !== null && section.start <= cursor && cursor < section.end, expanded, expandable: true,
      });
    }
    if (!expanded) continue;
    const depth = untitled ? 2 : 3;
    for (const shown of quotations) {
      rows.push(quotationRow(shown, view.labels, view.filter, { parent: id, depth, path: null, cursor, underSpeaker: true }));
    }
  }
  return rows;
}
