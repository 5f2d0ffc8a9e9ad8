import { FuzzySuggestModal, type App, type FuzzyMatch } from 'obsidian';
import { noteName } from '../../core/source/note-path.ts';

/** A quotation to pick from: its words, who said them, and the note it stands in. */
export interface QuotationChoice {
  readonly text: string;
  readonly speakers: readonly string[];
  readonly path: string;
  readonly section: string;
}

/** Lets the user pick a quotation by its words or its speaker. @returns it, or null when cancelled. */
export function chooseQuotation(app: App, choices: readonly QuotationChoice[]): Promise<QuotationChoice | null> {
  return new Promise((resolve) => {
    new QuotationModal(app, choices, resolve).open();
  });
}

class QuotationModal extends FuzzySuggestModal<QuotationChoice> {
  private chosen: QuotationChoice | null = null;

  constructor(
    app: App, private readonly choices: readonly QuotationChoice[],
    private readonly done: (choice: QuotationChoice | null) => void,
  ) {
    super(app);
    this.setPlaceholder('Insert a quotation…');
    this.emptyStateText = 'No quotation with these words.';
  }

  override getItems(): QuotationChoice[] {
    return [...this.choices];
  }

  override getItemText({ speakers, text }: QuotationChoice): string {
    return `${speakers.join(', ')}: ${text}`;
  }

  override renderSuggestion({ item }: FuzzyMatch<QuotationChoice>, el: HTMLElement): void {
    el.createDiv({ text: item.text, cls: 'who-said-what-words' });
    const note = noteName(item.path);
    const facts = [item.speakers.join(', '), item.section, note].filter((fact) => fact !== '');
    el.createEl('small', { text: facts.join(' · '), cls: 'who-said-what-facts' });
  }

  override onChooseItem(choice: QuotationChoice): void {
    this.chosen = choice;
    this.done(choice);
  }

  override onClose(): void {
    // The app closes the modal before it says what was chosen.
    window.setTimeout(() => {
      if (this.chosen === null) this.done(null);
    }, 0);
  }
}
