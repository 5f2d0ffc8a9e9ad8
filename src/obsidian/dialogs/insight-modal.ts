import { Setting, type App } from 'obsidian';
import type { Insight } from '../../core/insights/insight.ts';
import { AnswerModal } from './answer-modal.ts';

/** Shows insights with their section, all of them picked. @returns those that stay picked, or null when cancelled. */
export function chooseInsights(app: App, insights: readonly Insight[]): Promise<readonly Insight[] | null> {
  return new InsightModal(app, insights).ask();
}

class InsightModal extends AnswerModal<readonly Insight[] | null> {
  private readonly picked: Set<Insight>;

  constructor(app: App, private readonly insights: readonly Insight[]) {
    super(app, 'Key insights', null);
    this.picked = new Set(insights);
  }

  override onOpen(): void {
    for (const insight of this.insights) {
      new Setting(this.contentEl)
        .setName(insight.text)
        .setDesc([insight.section, ...insight.reasons].filter((part) => part !== '').join(' · '))
        .addToggle((toggle) => toggle.setValue(true).onChange((isPicked) => {
          if (isPicked) this.picked.add(insight);
          else this.picked.delete(insight);
        }));
    }
    this.addButtons('Write to the note', () => this.insights.filter((insight) => this.picked.has(insight)));
  }
}
