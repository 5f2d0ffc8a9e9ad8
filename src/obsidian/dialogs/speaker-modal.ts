import { FuzzySuggestModal, type App, type FuzzyMatch } from 'obsidian';
import { counted } from '../../core/counted.ts';
import type { Speaker } from '../../core/people/directory.ts';

/** Lets the user pick a speaker by any of the names. @returns it, or null when cancelled. */
export function chooseSpeaker(app: App, speakers: readonly Speaker[], placeholder: string): Promise<Speaker | null> {
  return new Promise((resolve) => {
    new SpeakerModal(app, speakers, placeholder, resolve).open();
  });
}

class SpeakerModal extends FuzzySuggestModal<Speaker> {
  private chosen: Speaker | null = null;

  constructor(
    app: App, private readonly speakers: readonly Speaker[], placeholder: string,
    private readonly done: (speaker: Speaker | null) => void,
  ) {
    super(app);
    this.setPlaceholder(placeholder);
    this.emptyStateText = 'No speaker of that name.';
  }

  override getItems(): Speaker[] {
    return [...this.speakers];
  }

  override getItemText(speaker: Speaker): string {
    return [speaker.name, ...speaker.aliases].join(', ');
  }

  override renderSuggestion(match: FuzzyMatch<Speaker>, el: HTMLElement): void {
    const { name, aliases, quotations, sources } = match.item;
    el.createDiv({ text: name });
    const facts = [counted(quotations, 'quotation'), counted(sources.length, 'note'), aliases.join(', ')];
    el.createEl('small', { text: facts.filter((fact) => fact !== '').join(' · '), cls: 'who-said-what-facts' });
  }

  override onChooseItem(speaker: Speaker): void {
    this.chosen = speaker;
    this.done(speaker);
  }

  override onClose(): void {
    // The app closes the modal before it says what was chosen.
    window.setTimeout(() => {
      if (this.chosen === null) this.done(null);
    }, 0);
  }
}
