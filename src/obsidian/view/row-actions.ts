import { Menu, type HoverParent, type PaneType, type Workspace } from 'obsidian';
import type { Speaker } from '../../core/people/directory.ts';
import { isSaidNoPerson } from '../../core/people/said-no-person.ts';
import type { PanelRow, QuotationRow, SpeakerLabel, UnclearRow } from '../../core/panel/rows.ts';
import { shownSpan } from '../../core/text/split-quotation.ts';
import type { UserActions } from '../actions/user-actions.ts';
import type { QuotationChoice } from '../dialogs/quotation-modal.ts';
import type { SourceIndex } from '../index/source-index.ts';
import { PANEL_VIEW, type Navigation, type Place } from './navigation.ts';

/** A speaker of more spellings than this is split by the settings or a person note. */
const MOST_SPLITS = 6;

/** What can be done with a row of the panel. */
export class RowActions {
  constructor(
    private readonly workspace: Workspace,
    private readonly navigation: Navigation,
    private readonly actions: UserActions,
    private readonly index: SourceIndex,
  ) {}

  /** Goes to what a row stands for: its place in the note, or the note of its speaker. */
  open(row: PanelRow, path: string, pane: PaneType | boolean): void {
    if (row.kind === 'message' || row.kind === 'problems' || row.kind === 'unclear') return;
    if (row.kind === 'speaker') {
      const speaker = this.speaker(path, row.label.name);
      if (speaker !== null) void this.actions.openSpeaker(speaker, pane);
      return;
    }
    void this.navigation.open(path, this.placeOf(row, path), pane);
  }

  /** Shows what a row stands for in a preview, as the app does for a link. */
  hover(row: PanelRow, path: string, event: MouseEvent, targetEl: HTMLElement, hoverParent: HoverParent): void {
    const linktext = row.kind === 'speaker' ? row.label.notePath : linkOf(row, path);
    if (linktext === null) return;
    this.workspace.trigger('hover-link', { event, source: PANEL_VIEW, hoverParent, targetEl, linktext, sourcePath: path });
  }

  menu(row: PanelRow, path: string, event: MouseEvent | KeyboardEvent, el: HTMLElement): void {
    const menu = new Menu();
    if (row.kind === 'message' || row.kind === 'problems') return;
    if (row.kind === 'unclear') this.addCandidates(menu, row, path);
    if (row.kind === 'quotation') this.addQuotationItems(menu, row, path);
    if (row.kind === 'problem') {
      addItem(menu, 'wrench', 'Repair front matter…', () => this.actions.repair(path));
    }
    for (const label of labelsOf(row)) this.addSpeakerItems(menu, label, path);
    if (row.kind !== 'unclear' && (row.kind !== 'speaker' || row.label.notePath !== null)) {
      menu.addSeparator();
      addItem(menu, 'file-plus', 'Open in new tab', () => {
        this.open(row, path, 'tab');
      });
    }
    if (event.isTrusted && event.instanceOf(MouseEvent)) menu.showAtMouseEvent(event);
    else {
      const { left, bottom } = el.getBoundingClientRect();
      menu.showAtPosition({ x: left, y: bottom }, el.doc);
    }
  }

  /** Whom a name may stand for. Nothing is guessed: the user says who it is, or searches all speakers. */
  private addCandidates(menu: Menu, { name, candidates }: UnclearRow, path: string): void {
    for (const candidate of candidates) {
      addItem(menu, 'user-check', `${name} is ${candidate}`, () => this.actions.decideWho(name, candidate, path));
    }
    menu.addSeparator();
    addItem(menu, 'search', `${name} is somebody else…`, () => this.actions.mergeName(name, path));
    addItem(menu, 'user-x', `${name} is not a person`, () => this.actions.notAPerson(name, path));
  }

  private addQuotationItems(menu: Menu, row: QuotationRow, path: string): void {
    const choice = this.choiceOf(row, path);
    if (choice === null) return;
    addItem(menu, 'copy', 'Copy quotation with citation', () => this.actions.quotations.copy(choice));
    addItem(menu, 'text-cursor-input', 'Insert quotation', () => this.insert(choice));
  }

  private addSpeakerItems(menu: Menu, { name }: SpeakerLabel, path: string): void {
    const speaker = this.speaker(path, name);
    const here = this.index.isSource(path) ? path : null;
    // What stays in its note is decided for that note only.
    const only = speaker === null ? here : null;
    menu.addSeparator();
    const shown = speaker?.name ?? name;
    if (speaker !== null) {
      const title = speaker.notePath === null ? `Create the note of ${shown}` : `Open the note of ${shown}`;
      addItem(menu, 'user', title, () => this.actions.openSpeaker(speaker, false));
      addItem(menu, 'pencil', `Rename ${shown}…`, () => this.actions.renameSpeaker(speaker));
      addItem(menu, 'merge', `Merge ${shown} with…`, () => this.actions.mergeSpeakers(speaker));
      for (const other of speaker.merges.slice(0, MOST_SPLITS)) {
        addItem(menu, 'split', `${other.name} is not ${shown}`, () => this.actions.splitSpeaker(speaker, other.name, here));
      }
      if (speaker.sources.length > 1) {
        addItem(menu, 'users', `Two people are called ${shown}…`, () => this.actions.splitByNotes(speaker, here));
      }
    } else {
      addItem(menu, 'user-check', `${shown} is…`, () => this.actions.mergeName(shown, path));
    }
    if (speaker?.type !== 'organization') {
      addItem(menu, 'building', `${shown} is an organization`, () => this.actions.organization(shown, only));
    }
    if (speaker !== null && isSaidNoPerson(speaker, this.index.decisions)) return;
    addItem(menu, 'user-x', `${shown} is not a person`, () => this.actions.notAPerson(shown, only));
  }

  private async insert(choice: QuotationChoice): Promise<void> {
    await this.actions.quotations.insertChoice(choice, this.navigation.lastEditor());
  }

  private placeOf(row: Exclude<PanelRow, { kind: 'message' | 'speaker' | 'problems' | 'unclear' }>, path: string): Place | null {
    if (row.kind === 'source') return null;
    if (row.kind !== 'quotation') return { line: row.line };
    const text = this.index.analysis(path)?.note.text.slice(row.span.start, row.span.end);
    return text === undefined ? { line: row.line } : { line: row.line, words: { text, span: row.span } };
  }

  private choiceOf({ span, section, speakers }: QuotationRow, path: string): QuotationChoice | null {
    const source = this.index.analysis(path)?.note.text;
    const names = speakers.map((speaker) => speaker.text).filter((_, index) => speakers[index]?.name !== '');
    if (source === undefined) return null;
    const { start, end } = shownSpan(source, span);
    return { text: source.slice(start, end), speakers: names, path, section };
  }

  /** The speaker of the vault that a name of a note, or of the list of the vault, stands for. */
  private speaker(path: string, name: string): Speaker | null {
    const directory = this.index.directory();
    return directory.find(path, name) ?? directory.speakers.find((speaker) => speaker.name === name) ?? null;
  }
}

/** The named speakers that a menu is about. */
function labelsOf(row: PanelRow): readonly SpeakerLabel[] {
  const labels = row.kind === 'speaker' ? [row.label] : row.kind === 'quotation' ? row.speakers : [];
  return labels.filter(({ name }) => name !== '');
}

function linkOf(row: Exclude<PanelRow, { kind: 'speaker' }>, path: string): string | null {
  switch (row.kind) {
    case 'section':
      return headingLink(path, row.title.text, row.headingLevel);
    case 'quotation':
      return headingLink(path, row.section, row.section === '' ? 0 : 1);
    case 'source':
    case 'problem':
      return path;
    case 'message':
    case 'problems':
    case 'unclear':
      return null;
  }
}

function headingLink(path: string, title: string, level: number): string {
  return level === 0 ? path : `${path}#${title}`;
}

function addItem(menu: Menu, icon: string, title: string, act: () => unknown): void {
  menu.addItem((item) => item.setTitle(title).setIcon(icon).onClick(() => void act()));
}
