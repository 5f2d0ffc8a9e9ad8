import { Setting, type App, type ButtonComponent } from 'obsidian';
import { counted } from '../../core/counted.ts';
import { nameKey } from '../../core/people/name.ts';
import type { Speaker } from '../../core/people/directory.ts';
import { noteName } from '../../core/source/note-path.ts';
import { AnswerModal } from './answer-modal.ts';

/** The notes in which a name is somebody else's, and what to call the other one. */
export interface SplitByNotes {
  readonly name: string;
  readonly notes: readonly string[];
}

/**
 * Asks in which of a speaker's notes another person of that name is quoted.
 * @param note the note that the user comes from: picked at first; null for none.
 * @param taken names that nobody new can have.
 * @returns null when cancelled.
 */
export function splitByNotes(app: App, speaker: Speaker, note: string | null, taken: readonly string[]): Promise<SplitByNotes | null> {
  return new SplitModal(app, speaker, note, taken).ask();
}

class SplitModal extends AnswerModal<SplitByNotes | null> {
  private readonly picked = new Set<string>();
  private readonly taken: ReadonlySet<string>;
  private name: string;
  private button: ButtonComponent | null = null;

  constructor(app: App, private readonly speaker: Speaker, note: string | null, taken: readonly string[]) {
    super(app, `Two people are called ${speaker.name}`, null);
    this.taken = new Set([speaker.name, ...taken].map(nameKey));
    let number = 2;
    while (this.taken.has(nameKey(`${speaker.name} (${number})`))) number++;
    this.name = `${speaker.name} (${number})`;
    if (note !== null) this.picked.add(note);
  }

  override onOpen(): void {
    this.contentEl.addClass('who-said-what-split');
    new Setting(this.contentEl).setName('Name of the other one').setDesc('Must not be the name of another speaker.').addText((text) => {
      text.setValue(this.name).onChange((name) => {
        this.name = name.trim();
        this.drawButton();
      });
      text.inputEl.setAttribute('aria-label', 'Name of the other one');
    });
    this.contentEl.createEl('p', { text: 'In which notes is the other one quoted?' });
    for (const { path, date, quotations } of this.speaker.sources) {
      const title = noteName(path);
      new Setting(this.contentEl).setName(title).setDesc([date, counted(quotations, 'quotation')].filter((fact) => fact !== '').join(' · '))
        .addToggle((toggle) => toggle.setValue(this.picked.has(path)).onChange((isPicked) => {
          if (isPicked) this.picked.add(path);
          else this.picked.delete(path);
          this.drawButton();
        })).controlEl.querySelector('input')?.setAttribute('aria-label', title);
    }
    this.button = this.addButtons('Keep apart', () => ({ name: this.name, notes: [...this.picked] }));
    this.drawButton();
  }

  private drawButton(): void {
    this.button?.setDisabled(this.name === '' || this.picked.size === 0 || this.taken.has(nameKey(this.name)));
  }
}
