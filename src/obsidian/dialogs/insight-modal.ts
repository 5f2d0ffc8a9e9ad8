import { Setting, type App, type ButtonComponent } from 'obsidian';
import type { Insight } from '../../core/insights/insight.ts';
import { AnswerModal } from './answer-modal.ts';

/** More reasons than these are no help in choosing. */
const SHOWN_REASONS = 2;

/** The key insights that a note has now, and whether the settings would have them replaced. */
export interface ExistingInsights {
  readonly texts: readonly string[];
  readonly replace: boolean;
}

/** What the user wants written: in place of what is there, or after it. */
export interface ChosenInsights {
  readonly insights: readonly Insight[];
  readonly existing: 'add' | 'replace';
}

/** Shows insights with their section, all of them picked. @returns those that stay picked, or null when cancelled. */
export function chooseInsights(app: App, insights: readonly Insight[], existing: ExistingInsights): Promise<ChosenInsights | null> {
  return new InsightModal(app, insights, existing).ask();
}

class InsightModal extends AnswerModal<ChosenInsights | null> {
  private readonly picked: Set<Insight>;
  private replaces: boolean;
  private button: ButtonComponent | null = null;

  constructor(app: App, private readonly insights: readonly Insight[], private readonly existing: ExistingInsights) {
    super(app, 'Key insights', null);
    this.picked = new Set(insights);
    this.replaces = existing.replace || existing.texts.length === 0;
  }

  override onOpen(): void {
    this.contentEl.addClass('who-said-what-insights');
    if (this.existing.texts.length > 0) this.addExisting();
    for (const insight of this.insights) {
      const setting = new Setting(this.contentEl)
        .setName(insight.text)
        .setDesc([insight.section, ...insight.reasons.slice(0, SHOWN_REASONS)].filter((part) => part !== '').join(' · '))
        .addToggle((toggle) => toggle.setValue(true).onChange((isPicked) => {
          if (isPicked) this.picked.add(insight);
          else this.picked.delete(insight);
          this.drawButton();
        }));
      nameControl(setting, insight.text);
    }
    this.button = this.addButtons('Write to the note', () => ({
      insights: this.insights.filter((insight) => this.picked.has(insight)), existing: this.replaces ? 'replace' : 'add',
    }));
    this.drawButton();
  }

  private addExisting(): void {
    const { texts } = this.existing;
    this.contentEl.createEl('p', { text: 'The note has these key insights now:' });
    const list = this.contentEl.createEl('ul');
    for (const text of texts) list.createEl('li', { text });
    const setting = new Setting(this.contentEl).setName('Replace them').setDesc('Left off, new ones are added after them.')
      .addToggle((toggle) => toggle.setValue(this.replaces).onChange((replaces) => {
        this.replaces = replaces;
      }));
    nameControl(setting, 'Replace them');
  }

  private drawButton(): void {
    this.button?.setDisabled(this.picked.size === 0);
  }
}

/** The toggle says nothing by itself to who cannot see its row. */
function nameControl({ controlEl }: Setting, name: string): void {
  controlEl.querySelector('input')?.setAttribute('aria-label', name);
}
