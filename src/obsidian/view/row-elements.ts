import { setIcon } from 'obsidian';
import { counted } from '../../core/counted.ts';
import type {
  MarkedText, MessageRow, PanelRow, ProblemRow, ProblemsRow, QuotationRow, SectionRow, SourceRow, SpeakerLabel, SpeakerRow, UnclearRow,
} from '../../core/panel/rows.ts';

/** Class of the part of a row that opens and closes it. */
export const TOGGLE_CLASS = 'who-said-what-toggle';

/** Draws one row of the panel. Every text of a note is set as text, never read as markup. */
export function drawRow(el: HTMLElement, row: PanelRow): void {
  el.empty();
  el.className = `who-said-what-row tree-item-self is-clickable mod-${row.kind}`;
  el.setCssProps({ '--who-said-what-depth': String(row.depth) });
  setAttributes(el, row);
  const isExpandable = 'expandable' in row && row.expandable;
  if (isExpandable) addToggle(el, row.expanded);
  const body = el.createDiv({ cls: 'tree-item-inner who-said-what-body' });
  switch (row.kind) {
    case 'section':
      drawSection(el, body, row);
      break;
    case 'speaker':
      drawSpeaker(el, body, row);
      break;
    case 'quotation':
      drawQuotation(body, row);
      break;
    case 'source':
      drawSource(el, body, row);
      break;
    case 'problem':
      drawProblem(el, body, row);
      break;
    case 'problems':
      drawProblems(body, row);
      break;
    case 'unclear':
      drawUnclear(body, row);
      break;
    case 'message':
      drawMessage(el, body, row);
      break;
  }
}

function setAttributes(el: HTMLElement, row: PanelRow): void {
  const isCurrent = 'current' in row && row.current;
  el.toggleClass('is-active', isCurrent);
  el.toggleClass('is-dimmed', row.kind === 'section' && row.dimmed);
  el.setAttrs({
    role: 'treeitem',
    'aria-level': row.depth,
    'aria-posinset': row.position,
    'aria-setsize': row.siblings,
    'aria-expanded': 'expandable' in row && row.expandable ? String(row.expanded) : null,
    'aria-current': isCurrent ? 'true' : null,
  });
}

function addToggle(el: HTMLElement, isExpanded: boolean): void {
  const icon = el.createDiv({ cls: `tree-item-icon collapse-icon ${TOGGLE_CLASS}` });
  icon.toggleClass('is-collapsed', !isExpanded);
  // The state is on the row itself, so a reader need not hear of the icon.
  icon.setAttribute('aria-hidden', 'true');
  setIcon(icon, 'right-triangle');
}

function drawSection(el: HTMLElement, body: HTMLElement, row: SectionRow): void {
  addMarked(body.createDiv({ cls: 'who-said-what-title' }), row.title);
  if (row.blurb !== '') body.createDiv({ text: row.blurb, cls: 'who-said-what-blurb' });
  if (row.speakers.length > 0) addNames(body.createDiv({ cls: 'who-said-what-facts' }), row.speakers);
  addCount(el, row.quotations);
}

/** What is said of a speaker that is no person. */
const TYPES = { person: '', organization: 'organization', other: 'not a person' } as const;

function drawSpeaker(el: HTMLElement, body: HTMLElement, row: SpeakerRow): void {
  const name = body.createDiv({ cls: 'who-said-what-title' });
  addMarked(name, row.label);
  name.toggleClass('has-note', row.label.notePath !== null);
  const aliases = telling(row.aliases, row.label.text);
  const facts = [row.type === null ? '' : TYPES[row.type], ...row.affiliations, aliases.length > 0 ? `also ${aliases.join(', ')}` : ''];
  if (row.vault !== null) facts.unshift(row.vault.lastSeen);
  const shown = facts.filter((fact) => fact !== '');
  if (shown.length > 0) body.createDiv({ text: shown.join(' · '), cls: 'who-said-what-facts' });
  if (row.vault !== null) addSparkline(el, row.vault.series);
  addCount(el, row.quotations);
}

function drawQuotation(body: HTMLElement, row: QuotationRow): void {
  const words = body.createDiv({ cls: 'who-said-what-words' });
  words.toggleClass('is-indirect', row.quotationKind === 'indirect');
  addMarked(words, row.text);
  const names = row.underSpeaker && row.speakers.length === 1 ? [] : row.speakers;
  const rest = [row.quotationKind === 'indirect' ? 'paraphrase' : '', row.relayedBy.length > 0 ? `as told by ${row.relayedBy.join(', ')}` : ''];
  const shown = rest.filter((fact) => fact !== '').join(' · ');
  if (names.length === 0 && shown === '') return;
  const facts = body.createDiv({ cls: 'who-said-what-facts' });
  addNames(facts, names);
  facts.appendText(names.length > 0 && shown !== '' ? ` · ${shown}` : shown);
}

/** The aliases that say more than a part of the name does. */
function telling(aliases: readonly string[], name: string): readonly string[] {
  const words = new Set(name.toLowerCase().split(/\s+/));
  return aliases.filter((alias) => alias.toLowerCase().split(/\s+/).some((word) => !words.has(word)));
}

function drawSource(el: HTMLElement, body: HTMLElement, row: SourceRow): void {
  body.createDiv({ text: row.title, cls: 'who-said-what-title' });
  if (row.date !== '') body.createDiv({ text: row.date, cls: 'who-said-what-facts' });
  addCount(el, row.quotations);
}

function drawProblem(el: HTMLElement, body: HTMLElement, row: ProblemRow): void {
  const icon = body.createSpan({ cls: 'who-said-what-icon' });
  icon.setAttribute('aria-hidden', 'true');
  setIcon(icon, 'triangle-alert');
  const text = body.createDiv();
  if (row.title !== '') text.createDiv({ text: row.title, cls: 'who-said-what-title' });
  text.createDiv({ text: `Line ${row.line}: ${row.message}` });
  el.setAttribute('aria-label', `Problem in line ${row.line}${row.title === '' ? '' : ` of ${row.title}`}: ${row.message}`);
}

function drawProblems(body: HTMLElement, row: ProblemsRow): void {
  const icon = body.createSpan({ cls: 'who-said-what-icon' });
  icon.setAttribute('aria-hidden', 'true');
  setIcon(icon, 'triangle-alert');
  body.createSpan({ text: `Front matter problems in ${counted(row.notes, 'note')}` });
}

function drawUnclear(body: HTMLElement, row: UnclearRow): void {
  const icon = body.createSpan({ cls: 'who-said-what-icon' });
  icon.setAttribute('aria-hidden', 'true');
  setIcon(icon, 'circle-help');
  const text = body.createDiv();
  text.createDiv({ text: `Who is ${row.name}?`, cls: 'who-said-what-title' });
  text.createDiv({ text: `${row.candidates.join(', ')}, or somebody else`, cls: 'who-said-what-facts' });
}

function drawMessage(el: HTMLElement, body: HTMLElement, row: MessageRow): void {
  el.removeClass('is-clickable');
  body.addClass('pane-empty');
  body.setText(row.message);
}

function addNames(el: HTMLElement, speakers: readonly SpeakerLabel[]): void {
  for (const [index, speaker] of speakers.entries()) {
    if (index > 0) el.appendText(', ');
    addMarked(el.createSpan({ cls: speaker.notePath === null ? '' : 'has-note' }), speaker);
  }
}

function addCount(el: HTMLElement, count: number): void {
  if (count === 0) return;
  const label = counted(count, 'quotation');
  el.createDiv({ cls: 'tree-item-flair-outer' }).createSpan({ text: String(count), cls: 'tree-item-flair', attr: { 'aria-label': label } });
}

/** Appends a text with what the filter found marked. */
function addMarked(el: HTMLElement, { text, matches }: MarkedText): void {
  let at = 0;
  for (const { start, end } of matches) {
    el.appendText(text.slice(at, start));
    el.createSpan({ text: text.slice(start, end), cls: 'search-result-file-matched-text' });
    at = end;
  }
  el.appendText(text.slice(at));
}

const SPARK_HEIGHT = 16;
const SPARK_WIDTH = 48;
/** Bars are this wide at least and at most, with the space after them. */
const SPARK_STEPS = { least: 3, most: 8 };

/** Bars of quotations over time. The numbers are in the row, so this is for the eye only. */
function addSparkline(el: HTMLElement, series: readonly number[]): void {
  if (series.length < 2) return;
  const most = Math.max(...series, 1);
  const step = Math.max(SPARK_STEPS.least, Math.min(SPARK_STEPS.most, Math.floor(SPARK_WIDTH / series.length)));
  const width = series.length * step;
  const svg = el.createSvg('svg', {
    cls: 'who-said-what-spark',
    attr: { viewBox: `0 0 ${width} ${SPARK_HEIGHT}`, width, height: SPARK_HEIGHT, 'aria-hidden': 'true' },
  });
  for (const [index, value] of series.entries()) {
    if (value === 0) continue;
    const height = Math.max(1, Math.round((value / most) * SPARK_HEIGHT));
    svg.createSvg('rect', { attr: { x: index * step, y: SPARK_HEIGHT - height, width: step - 1, height } });
  }
}
