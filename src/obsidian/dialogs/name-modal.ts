import { TextComponent, type App } from 'obsidian';
import { AnswerModal } from './answer-modal.ts';

/** Asks for a name. @returns it without blanks around it, or null when it is empty, unchanged or cancelled. */
export async function askName(app: App, title: string, name: string): Promise<string | null> {
  const answer = (await new NameModal(app, title, name).ask())?.trim() ?? '';
  return answer === '' || answer === name ? null : answer;
}

class NameModal extends AnswerModal<string | null> {
  constructor(app: App, title: string, private readonly name: string) {
    super(app, title, null);
  }

  override onOpen(): void {
    const input = new TextComponent(this.contentEl).setValue(this.name);
    input.inputEl.addClass('who-said-what-name');
    input.inputEl.setAttribute('aria-label', 'Name');
    input.inputEl.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing) return;
      event.preventDefault();
      this.give(input.getValue());
    });
    this.addButtons('Rename', () => input.getValue());
    input.inputEl.select();
  }
}
